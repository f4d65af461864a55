"""The explanation: the second sheet of a return, with every item's definition and the filers.

Its head row never holds both *Mã số* and *Số liệu*: that is how a reader knows a return.
"""

from openpyxl.worksheet.worksheet import Worksheet

from xhht_cli.plan.model import Form, Item
from xhht_cli.present.forms.copies import FormCopy, rule_in_words
from xhht_cli.present.forms.look import height, put
from xhht_cli.present.forms.page import protect, set_page
from xhht_cli.present.forms.reference import how_to_compare

TITLE = "Giải thích"

_HEAD = ("Mã số", "Chỉ tiêu", "Đơn vị tính", "Cách hiểu, cách tính", "Căn cứ", "Phải khớp với")
_WIDTHS = (7, 36, 12, 62, 11, 27)
_ALL = sum(_WIDTHS)
_HOW_TO = (
    "1. Chỉ điền vào các ô màu vàng. Không thêm, xóa dòng; không sửa Mã số.",
    "2. Không có thì ghi 0; chưa biết thì để trống. Ô trống nghĩa là chưa biết, không phải là 0.",
    "3. Ghi số nguyên, không phần thập phân, không kèm chữ hoặc đơn vị tính, không ghi tỷ lệ %.",
    "4. Chỉ tiêu có/không thì ghi Có hoặc Không; số, ngày văn bản ghi ở cột Ghi chú.",
    (
        "5. Số liệu tính đến ngày 31/12 của năm báo cáo, trừ khi chỉ tiêu nói khác. Đếm số người, "
        "không đếm số lượt."
    ),
    (
        "6. Cột Kiểm tra báo chỗ chưa khớp: sửa cho đến khi cột này trống. Dòng “Xem lại” là điều "
        "ít gặp: nếu đúng thì giữ nguyên và nói rõ ở Ghi chú."
    ),
    (
        "7. Lần nộp: nộp lần đầu ghi 1 hoặc để trống; nộp lại bản sửa ghi 2, 3, … Bản có Lần nộp "
        "cao nhất được dùng."
    ),
    ("8. Lưu tệp dạng Excel (.xlsx) và gửi về {receiver}; bản in có chữ ký, dấu lưu tại đơn vị."),
)
_NAMES = 60
"""Of units in a row, which cannot be higher than a page."""

_FILERS_UNKNOWN = (
    "Danh sách theo từng năm in ở trang Giải thích của biểu gửi riêng cho mỗi đơn vị; nếu dùng "
    "bản trống này, hỏi {receiver}."
)


def draw_explanation(sheet: Worksheet, copy: FormCopy) -> None:
    """Draw the sheet: how to fill in, every item of the copy, who files the other form."""
    for letter, width in zip("ABCDEF", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    row = _draw_lines(sheet, 1, f"GIẢI THÍCH BIỂU {copy.form.code}", (copy.form.title.vi,))
    how_to = tuple(line.format(receiver=copy.plan.receiver.vi) for line in _HOW_TO)
    how_to = (*how_to, how_to_compare(copy.last)) if copy.last else how_to
    row = _draw_lines(sheet, row + 1, "Cách điền", how_to)
    put(sheet, f"A{row + 1}:F{row + 1}", "Từng chỉ tiêu", "form")
    head = row + 2
    for letter, text in zip("ABCDEF", _HEAD, strict=True):
        put(sheet, f"{letter}{head}", text, "head")
    sheet.row_dimensions[head].height = 20
    row = head + 1
    for section, items in copy.sections:
        row = _draw_section(sheet, row, section.title.vi)
        for item in items:
            _draw_item(sheet, row, copy, item)
            row += 1
    for form in copy.plan.forms[1:]:
        row = _draw_lines(sheet, row + 1, _filers_title(copy, form), _filers(copy, form))
    set_page(sheet, copy, head=head, landscape=True, pages=0)
    protect(sheet)


def _draw_lines(sheet: Worksheet, row: int, title: str, lines: tuple[str, ...]) -> int:
    """Draw a title and lines from ``row`` on; give the row after them."""
    put(sheet, f"A{row}:F{row}", title, "form")
    sheet.row_dimensions[row].height = height(title, _ALL, 12, bold=True)
    for line in lines:
        row += 1
        put(sheet, f"A{row}:F{row}", line, "text")
        sheet.row_dimensions[row].height = height(line, _ALL, 11)
    return row + 1


def _draw_section(sheet: Worksheet, row: int, title: str) -> int:
    put(sheet, f"A{row}:F{row}", title, "section")
    sheet.row_dimensions[row].height = height(title, _ALL, 12, bold=True)
    return row + 1


def _draw_item(sheet: Worksheet, row: int, copy: FormCopy, item: Item) -> None:
    texts = _texts(copy, item)
    put(sheet, f"A{row}", int(item.code) if item.code.isdigit() else item.code, "cell middle")
    for letter, text in zip("BCDEF", texts, strict=True):
        put(sheet, f"{letter}{row}", text, "cell")
    sheet.row_dimensions[row].height = item_height(copy, item)


def _texts(copy: FormCopy, item: Item) -> tuple[str, ...]:
    rules = " ".join(rule_in_words(rule, item) for rule in copy.rules_of(item))
    clauses = ", ".join(item.clauses) + (" (đề nghị)" if item.request else "")
    return (item.title.vi, item.unit.vi, item.definition.vi, clauses, rules)


def item_height(copy: FormCopy, item: Item) -> float:
    """Give the height in points of an item's row, `TALLEST` where its texts do not fit."""
    texts = zip(_texts(copy, item), _WIDTHS[1:], strict=True)
    return max(height(text, width, 11) for text, width in texts)


def _filers_title(copy: FormCopy, form: Form) -> str:
    of_year = f" năm {copy.year}" if copy.year else ""
    return f"Danh sách đơn vị nộp biểu {form.code}{of_year}"


def _filers(copy: FormCopy, form: Form) -> tuple[str, ...]:
    if copy.year is None:
        return (_FILERS_UNKNOWN.format(receiver=copy.plan.receiver.vi),)
    units = copy.plan.units_in(copy.year).values()
    names = [unit.name for unit in units if copy.plan.form_by_kind[unit.kind] == form.code]
    lines = (names[first : first + _NAMES] for first in range(0, len(names), _NAMES))
    return tuple("; ".join(line) for line in lines) or ("Không có đơn vị nào.",)
