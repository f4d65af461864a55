"""The return: the sheet a unit fills in, in the look of a Vietnamese statistical form."""

import math
from collections.abc import Mapping

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from xhht_cli.plan.model import Item, ItemKind, Section
from xhht_cli.present.forms import hints
from xhht_cli.present.forms.checks import blanks_formula, check_formula
from xhht_cli.present.forms.copies import FormCopy, broken_in_words
from xhht_cli.present.forms.look import AMBER, RED, height, put, put_formula
from xhht_cli.present.forms.page import protect, set_page

_HEAD = ("STT", "Chỉ tiêu", "Mã số", "Đơn vị tính", "Số liệu", "Kiểm tra", "Ghi chú")
_WIDTHS = (5, 54, 7, 13, 11, 24, 17)
_ENTRY = "E"
_RECEIVER = "Phòng Giáo dục và Đào tạo"
_RULE_OF_BLANKS = "Không có thì ghi 0; chưa biết thì để trống"
_ALL, _LEFT, _RIGHT = sum(_WIDTHS), sum(_WIDTHS[:3]), sum(_WIDTHS[5:])
_INDENT = 1.5
_PAGE = 10.5 / 7.27 * (_ALL + len(_WIDTHS)) * 7 * 0.75
"""Points of rows on a page: A4 within its margins (inches), as high to wide as the columns ask."""
_DEFAULT_ROW = 15
_OVERHANG = 0.15
"""The part of a page by which the sheet is rather made smaller than let run onto another page."""


def draw_return(sheet: Worksheet, copy: FormCopy) -> None:
    """Draw the sheet: heading, table, place for signatures, print set-up, protection."""
    for letter, width in zip("ABCDEFG", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    _draw_form(sheet, copy)
    _draw_unit(sheet, copy)
    _draw_submission(sheet)
    head = _draw_title(sheet, copy)
    for letter, text in zip("ABCDEFG", _HEAD, strict=True):
        put(sheet, f"{letter}{head}", text, "head")
    sheet.row_dimensions[head].height = 32
    rows = _rows(copy, head + 1)
    last = _draw_table(sheet, copy, rows, head + 1)
    if rows:
        runs = _runs(copy, rows)
        put_formula(sheet, f"F{head - 1}:G{head - 1}", blanks_formula(runs), "counter")
        _colour_checks(sheet, head + 1, last)
    end = _draw_signatures(sheet, last + 1)
    sheet.freeze_panes = f"A{head + 1}"
    set_page(sheet, copy, head=head, landscape=False, pages=_pages(sheet, end))
    protect(sheet)


def _draw_form(sheet: Worksheet, copy: FormCopy) -> None:
    put(sheet, "A1:C1", f"Biểu số: {copy.form.code}", "form")
    put(sheet, "A2:C3", f"Ban hành theo {copy.plan.source.vi}", "issued")


def _draw_unit(sheet: Worksheet, copy: FormCopy) -> None:
    name, code = (copy.unit.name, copy.unit.code) if copy.unit else (None, None)
    style = "given" if copy.unit else "entry"
    lines = (("Đơn vị báo cáo:", name), ("Mã đơn vị:", code))
    for row, (label, value) in enumerate(lines, start=1):
        put(sheet, f"D{row}:E{row}", label, "label")
        put(sheet, f"F{row}:G{row}", value, style)
    put(sheet, "D3:E3", "Đơn vị nhận báo cáo:", "label")
    put(sheet, "F3:G3", _RECEIVER, "given")
    sheet.row_dimensions[1].height = max(17, height(name or "", _RIGHT, 11, bold=True))
    sheet.row_dimensions[2].height = 17
    sheet.row_dimensions[3].height = 17
    if copy.unit is None:
        hints.hint_unit(sheet, "F2")


def _draw_submission(sheet: Worksheet) -> None:
    put(sheet, "D4:E4", "Ngày lập biểu:", "label")
    put(sheet, "F4:G4", None, "entry date")
    put(sheet, "D5:E5", "Lần nộp:", "label")
    put(sheet, "F5:G5", None, "entry number")
    sheet.row_dimensions[4].height = sheet.row_dimensions[5].height = 17
    hints.hint_date(sheet, "F4")
    hints.hint_submission(sheet, "F5")


def _draw_title(sheet: Worksheet, copy: FormCopy) -> int:
    """Draw title, remark and the line above the table; give the row of the table's head."""
    title = copy.form.title.vi.upper()
    put(sheet, "A6:G6", title, "title")
    sheet.row_dimensions[6].height = height(title, _ALL, 14) + 8
    row = 7
    if copy.remark:
        put(sheet, f"A{row}:G{row}", copy.remark, "remark")
        sheet.row_dimensions[row].height = height(copy.remark, _ALL, 11, bold=True)
        row += 1
    put(sheet, f"A{row}:B{row}", _RULE_OF_BLANKS, "hint")
    put(sheet, f"C{row}:D{row}", "Năm báo cáo:", "label right")
    put(sheet, f"E{row}", copy.year, "given year" if copy.year else "entry number")
    if copy.year is None:
        hints.hint_year(sheet, f"E{row}")
    sheet.row_dimensions[row].height = 20
    return row + 1


def _rows(copy: FormCopy, row: int) -> Mapping[str, int]:
    """Give each item its row, below the heading of its section (and its note)."""
    rows = {}
    for section, items in copy.sections:
        row += 2 if section.note else 1
        for item in items:
            rows[item.code] = row
            row += 1
    return rows


def _runs(copy: FormCopy, rows: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (f"{_ENTRY}{rows[items[0].code]}", f"{_ENTRY}{rows[items[-1].code]}")
        for _, items in copy.sections
    )


def _draw_table(sheet: Worksheet, copy: FormCopy, rows: Mapping[str, int], row: int) -> int:
    """Draw sections and items from ``row`` on; give the last row."""
    cells = {code: f"{_ENTRY}{row}" for code, row in rows.items()}
    for number, (section, items) in enumerate(copy.sections, start=1):
        _draw_section(sheet, section, _roman(number), row)
        place = [0, 0, 0]
        for item in items:
            row = rows[item.code]
            _draw_item(sheet, copy, item, cells)
            put(sheet, f"A{row}", _place(place, item.depth), "number")
        row += 1
    return row - 1


def _draw_section(sheet: Worksheet, section: Section, numeral: str, row: int) -> None:
    put(sheet, f"A{row}", numeral, "section")
    put(sheet, f"B{row}:G{row}", section.title.vi, "section")
    sheet.row_dimensions[row].height = height(section.title.vi, _ALL - _WIDTHS[0], 12, bold=True)
    if section.note:
        put(sheet, f"A{row + 1}:G{row + 1}", section.note.vi, "section note")
        sheet.row_dimensions[row + 1].height = height(section.note.vi, _ALL, 10)


def _draw_item(sheet: Worksheet, copy: FormCopy, item: Item, cells: Mapping[str, str]) -> None:
    row = int(cells[item.code].removeprefix(_ENTRY))
    counts = item.kind is ItemKind.COUNT
    put(sheet, f"B{row}", item.title.vi, f"item {min(item.depth, 2)}")
    put(sheet, f"C{row}", _as_number(item.code), "number")
    put(sheet, f"D{row}", item.unit.vi, "number")
    put(sheet, f"E{row}", copy.entries.get(item.code), "count" if counts else "answer")
    put_formula(sheet, f"F{row}", check_formula(copy, item, cells), "check")
    put(sheet, f"G{row}", None, "note")
    hints.hint_entry(sheet, f"E{row}", item)
    messages = " ".join(broken_in_words(rule, item) for rule in copy.rules_of(item))
    sheet.row_dimensions[row].height = max(
        height(item.title.vi, _WIDTHS[1] - _INDENT * item.depth, 12),
        height(item.unit.vi, _WIDTHS[3], 11),
        height(messages, _WIDTHS[5], 10),
    )


def _as_number(code: str) -> int | str:
    """Give an item code as a number where it is one, so that Excel marks nothing about it."""
    return int(code) if code.isascii() and code.isdigit() and code[0] != "0" else code


def _place(place: list[int], depth: int) -> int | str:
    """Number the next item of a section: 1 for a total, a, b, … for its parts, - below them."""
    level = min(depth, 2)
    place[level] += 1
    place[level + 1 :] = [0] * (2 - level)
    match level:
        case 0:
            return place[0]
        case 1:
            return chr(ord("a") + (place[1] - 1) % 26)
        case _:
            return "-"


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    digits = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * tens + digits[ones]


def _colour_checks(sheet: Worksheet, first: int, last: int) -> None:
    """Colour an entry and its check: amber for a second look, red for a mistake."""
    for condition, ink, ground in (
        (f'LEFT($F{first},7)="Xem lại"', AMBER, "FFE699"),
        (f"LEN($F{first})>0", RED, "F8CBAD"),
    ):
        colours = DifferentialStyle(font=Font(color=ink), fill=PatternFill(bgColor=ground))
        rule = Rule(type="expression", formula=[condition], dxf=colours, stopIfTrue=True)
        sheet.conditional_formatting.add(f"E{first}:F{last}", rule)


def _draw_signatures(sheet: Worksheet, row: int) -> int:
    """Draw place, date and signers below the table; give the last row."""
    put(sheet, f"D{row + 1}:G{row + 1}", "…………, ngày …… tháng …… năm ………", "place")
    put(sheet, f"A{row + 2}:B{row + 2}", "Người lập biểu", "signer")
    put(sheet, f"D{row + 2}:G{row + 2}", "Thủ trưởng đơn vị", "signer")
    put(sheet, f"A{row + 3}:B{row + 3}", "(Ký, họ tên)", "how to sign")
    put(sheet, f"D{row + 3}:G{row + 3}", "(Ký, đóng dấu, họ tên)", "how to sign")
    put(sheet, f"A{row + 4}:B{row + 4}", None, "signature")
    put(sheet, f"D{row + 4}:G{row + 4}", None, "signature")
    sheet.row_dimensions[row + 4].height = 60
    return row + 4


def _pages(sheet: Worksheet, last: int) -> int:
    """Give the pages the sheet is to take, so that no page holds the signatures alone."""
    heights = (sheet.row_dimensions[row].height or _DEFAULT_ROW for row in range(1, last + 1))
    return math.ceil(sum(heights) / _PAGE - _OVERHANG)
