"""Hints: what Excel says when an entry cell is entered, and when what was typed is not expected.

All of it only warns: "-" and "…" are allowed, and a return must never refuse what its unit wants
to say. Excel takes 255 characters in a text and 32 in a title, or it repairs the file.
"""

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from xhht_cli.plan.model import FIRST_YEAR, LAST_YEAR, Item, ItemKind
from xhht_cli.present.forms.checks import count_condition
from xhht_cli.present.forms.texts import MOST, MOST_IN_TITLE, shortened

_COUNT_ERROR = (
    "Ghi số nguyên, không âm, không có phần thập phân (ví dụ 1236). Không có thì ghi 0; chưa "
    "biết thì để trống. Giữ lại điều vừa ghi?"
)
_ANSWER_ERROR = "Chỉ ghi Có hoặc Không; chưa biết thì để trống. Giữ lại điều vừa ghi?"
_HEADING_ERROR = "Giá trị này khác với cách ghi thường dùng. Giữ lại điều vừa ghi?"


def hint_entry(sheet: Worksheet, cell: str, item: Item) -> None:
    """Give an item's entry cell its prompt, and a warning for what is no count or answer."""
    if item.kind is ItemKind.YES_NO:
        rule = DataValidation(type="list", formula1='"Có,Không"', allow_blank=True)
        rule.error = _ANSWER_ERROR
    else:
        rule = DataValidation(type="custom", formula1=count_condition(cell), allow_blank=True)
        rule.error = _COUNT_ERROR
    _add(sheet, cell, rule, title_of(item), item.definition.vi)


def title_of(item: Item) -> str:
    """Give the title of an item's prompt, which may be too long."""
    return f"Mã {item.code} ({item.unit.vi})"


def hint_submission(sheet: Worksheet, cell: str) -> None:
    """Explain the *Lần nộp*."""
    rule = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="1")
    prompt = "Để trống hoặc ghi 1 khi nộp lần đầu; nộp lại bản sửa thì ghi 2, 3, …"
    _add(sheet, cell, rule, "Lần nộp", prompt)


def hint_date(sheet: Worksheet, cell: str) -> None:
    """Explain the *Ngày lập biểu*."""
    rule = DataValidation(type="date", operator="greaterThanOrEqual", formula1="36526")
    _add(sheet, cell, rule, "Ngày lập biểu", "Ghi ngày/tháng/năm, ví dụ 15/01/2014.")


def hint_year(sheet: Worksheet, cell: str) -> None:
    """Explain the *Năm báo cáo* of a copy that names no year."""
    rule = DataValidation(
        type="whole", operator="between", formula1=str(FIRST_YEAR), formula2=str(LAST_YEAR)
    )
    _add(sheet, cell, rule, "Năm báo cáo", "Ghi năm bằng bốn chữ số, ví dụ 2013.")


def hint_unit(sheet: Worksheet, cell: str, receiver: str) -> None:
    """Explain the *Mã đơn vị* of a copy that names no unit."""
    prompt = (
        f"Ghi mã do {receiver} thông báo. Mã xã, phường, thị trấn có 5 chữ số, ghi cả số 0 ở đầu."
    )
    _add(sheet, cell, DataValidation(type=None), "Mã đơn vị", prompt)


def _add(sheet: Worksheet, cell: str, rule: DataValidation, title: str, prompt: str) -> None:
    rule.promptTitle = shortened(title, MOST_IN_TITLE)
    rule.prompt = shortened(prompt, MOST)
    rule.showInputMessage = True
    if rule.type is not None:
        rule.errorStyle = "warning"
        rule.errorTitle = "Xem lại ô này"
        rule.error = rule.error or _HEADING_ERROR
        rule.showErrorMessage = True
    rule.add(cell)
    sheet.add_data_validation(rule)
