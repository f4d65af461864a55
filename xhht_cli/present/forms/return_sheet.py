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
from xhht_cli.present.forms.columns import Columns, columns_of
from xhht_cli.present.forms.copies import FormCopy, broken_in_words
from xhht_cli.present.forms.look import AMBER, RED, height, put, put_formula
from xhht_cli.present.forms.page import protect, set_page
from xhht_cli.present.forms.reference import reference, source_of

_RULE_OF_BLANKS = "Không có thì ghi 0; chưa biết thì để trống"
_INDENT = 1.5
_HIGH_TO_WIDE, _PIXELS, _POINTS = 10.5 / 7.27, 7, 0.75
"""Of A4 within its margins; a unit of a column's width in pixels; a pixel in points."""
_DEFAULT_ROW = 15
_OVERHANG = 0.15
"""The part of a page by which the sheet is rather made smaller than let run onto another page."""


def draw_return(sheet: Worksheet, copy: FormCopy) -> None:
    """Draw the sheet: heading, table, place for signatures, print set-up, protection."""
    columns = columns_of(copy.last)
    for letter, width in zip(columns.letters, columns.widths, strict=True):
        sheet.column_dimensions[letter].width = width
    _draw_form(sheet, copy)
    _draw_unit(sheet, copy, columns)
    _draw_submission(sheet, columns)
    head = _draw_title(sheet, copy, columns)
    for letter, text in zip(columns.letters, columns.heads, strict=True):
        put(sheet, f"{letter}{head}", text, "head")
    sheet.row_dimensions[head].height = 32
    rows = _rows(copy, head + 1)
    last = _draw_table(sheet, copy, columns, rows, head + 1)
    if rows:
        above = f"{columns.check}{head - 1}:{columns.note}{head - 1}"
        put_formula(sheet, above, blanks_formula(_runs(copy, columns, rows)), "counter")
        _colour_checks(sheet, columns, head + 1, last)
    end = _draw_signatures(sheet, columns, last + 1)
    sheet.freeze_panes = f"A{head + 1}"
    set_page(sheet, copy, head=head, landscape=False, pages=_pages(sheet, columns, end))
    protect(sheet)


def _draw_form(sheet: Worksheet, copy: FormCopy) -> None:
    put(sheet, "A1:C1", f"Biểu số: {copy.form.code}", "form")
    put(sheet, "A2:C3", f"Ban hành theo {copy.plan.source.vi}", "issued")
    if copy.form.version:
        put(sheet, "A4:C4", f"Phiên bản biểu: {copy.form.version}", "label")


def _draw_unit(sheet: Worksheet, copy: FormCopy, columns: Columns) -> None:
    name, code = (copy.unit.name, copy.unit.code) if copy.unit else (None, None)
    style = "given" if copy.unit else "entry"
    lines = (("Đơn vị báo cáo:", name), ("Mã đơn vị:", code))
    for row, (label, value) in enumerate(lines, start=1):
        _put_labelled(sheet, columns, row, label, value, style)
    _put_labelled(sheet, columns, 3, "Đơn vị nhận báo cáo:", copy.plan.receiver.vi, "given")
    sheet.row_dimensions[1].height = max(17, height(name or "", columns.right, 11, bold=True))
    sheet.row_dimensions[2].height = 17
    sheet.row_dimensions[3].height = 17
    if copy.unit is None:
        hints.hint_unit(sheet, f"{columns.check}2", copy.plan.receiver.vi)


def _put_labelled(  # noqa: PLR0913, PLR0917  # a label, and what stands beside it
    sheet: Worksheet, columns: Columns, row: int, label: str, value: object, style: str
) -> None:
    put(sheet, f"D{row}:{columns.entry}{row}", label, "label")
    put(sheet, f"{columns.check}{row}:{columns.note}{row}", value, style)


def _draw_submission(sheet: Worksheet, columns: Columns) -> None:
    _put_labelled(sheet, columns, 4, "Ngày lập biểu:", None, "entry date")
    _put_labelled(sheet, columns, 5, "Lần nộp:", None, "entry number")
    sheet.row_dimensions[4].height = sheet.row_dimensions[5].height = 17
    hints.hint_date(sheet, f"{columns.check}4")
    hints.hint_submission(sheet, f"{columns.check}5")


def _draw_title(sheet: Worksheet, copy: FormCopy, columns: Columns) -> int:
    """Draw title, remarks and the line above the table; give the row of the table's head."""
    title, note = copy.form.title.vi.upper(), columns.note
    put(sheet, f"A6:{note}6", title, "title")
    sheet.row_dimensions[6].height = height(title, columns.whole, 14) + 8
    row = 7
    if copy.remark:
        put(sheet, f"A{row}:{note}{row}", copy.remark, "remark")
        sheet.row_dimensions[row].height = height(copy.remark, columns.whole, 11, bold=True)
        row += 1
    if copy.last:
        source = source_of(copy.last)
        put(sheet, f"A{row}:{note}{row}", source, "source")
        sheet.row_dimensions[row].height = height(source, columns.whole, 10)
        row += 1
    put(sheet, f"A{row}:B{row}", _RULE_OF_BLANKS, "hint")
    put(sheet, f"C{row}:{columns.last or 'D'}{row}", "Năm báo cáo:", "label right")
    entry = f"{columns.entry}{row}"
    put(sheet, entry, copy.year, "given year" if copy.year else "entry number")
    if copy.year is None:
        hints.hint_year(sheet, entry)
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


def _runs(copy: FormCopy, columns: Columns, rows: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (f"{columns.entry}{rows[items[0].code]}", f"{columns.entry}{rows[items[-1].code]}")
        for _, items in copy.sections
    )


def _draw_table(
    sheet: Worksheet, copy: FormCopy, columns: Columns, rows: Mapping[str, int], row: int
) -> int:
    """Draw sections and items from ``row`` on; give the last row."""
    cells = {code: f"{columns.entry}{row}" for code, row in rows.items()}
    for number, (section, items) in enumerate(copy.sections, start=1):
        _draw_section(sheet, columns, section, _roman(number), row)
        place = [0, 0, 0]
        for item in items:
            row = rows[item.code]
            _draw_item(sheet, copy, columns, item, cells)
            put(sheet, f"A{row}", _place(place, item.depth), "number")
        row += 1
    return row - 1


def _draw_section(
    sheet: Worksheet, columns: Columns, section: Section, numeral: str, row: int
) -> None:
    put(sheet, f"A{row}", numeral, "section")
    put(sheet, f"B{row}:{columns.note}{row}", section.title.vi, "section")
    room = columns.whole - columns.widths[0]
    sheet.row_dimensions[row].height = height(section.title.vi, room, 12, bold=True)
    if section.note:
        put(sheet, f"A{row + 1}:{columns.note}{row + 1}", section.note.vi, "section note")
        sheet.row_dimensions[row + 1].height = height(section.note.vi, columns.whole, 10)


def _draw_item(
    sheet: Worksheet, copy: FormCopy, columns: Columns, item: Item, cells: Mapping[str, str]
) -> None:
    entry = cells[item.code]
    row = int(entry.removeprefix(columns.entry))
    counts = item.kind is ItemKind.COUNT
    put(sheet, f"B{row}", item.title.vi, f"item {min(item.depth, 2)}")
    put(sheet, f"C{row}", _as_number(item.code), "number")
    put(sheet, f"D{row}", item.unit.vi, "number")
    if copy.last:
        put(sheet, f"{columns.last}{row}", reference(copy.last, item), "last")
    put(sheet, entry, copy.entries.get(item.code), "count" if counts else "answer")
    put_formula(sheet, f"{columns.check}{row}", check_formula(copy, item, cells), "check")
    put(sheet, f"{columns.note}{row}", None, "note")
    hints.hint_entry(sheet, entry, item)
    messages = " ".join(broken_in_words(rule, item) for rule in copy.rules_of(item))
    sheet.row_dimensions[row].height = max(
        height(item.title.vi, columns.widths[1] - _INDENT * item.depth, 12),
        height(item.unit.vi, columns.widths[3], 11),
        height(messages, columns.widths[-2], 10),
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


def _colour_checks(sheet: Worksheet, columns: Columns, first: int, last: int) -> None:
    """Colour an entry and its check: amber for a second look, red for a mistake."""
    check = columns.check
    for condition, ink, ground in (
        (f'LEFT(${check}{first},7)="Xem lại"', AMBER, "FFE699"),
        (f"LEN(${check}{first})>0", RED, "F8CBAD"),
    ):
        colours = DifferentialStyle(font=Font(color=ink), fill=PatternFill(bgColor=ground))
        rule = Rule(type="expression", formula=[condition], dxf=colours, stopIfTrue=True)
        sheet.conditional_formatting.add(f"{columns.entry}{first}:{check}{last}", rule)


def _draw_signatures(sheet: Worksheet, columns: Columns, row: int) -> int:
    """Draw place, date and signers below the table; give the last row."""
    note = columns.note
    put(sheet, f"D{row + 1}:{note}{row + 1}", "…………, ngày …… tháng …… năm ………", "place")
    put(sheet, f"A{row + 2}:B{row + 2}", "Người lập biểu", "signer")
    put(sheet, f"D{row + 2}:{note}{row + 2}", "Thủ trưởng đơn vị", "signer")
    put(sheet, f"A{row + 3}:B{row + 3}", "(Ký, họ tên)", "how to sign")
    put(sheet, f"D{row + 3}:{note}{row + 3}", "(Ký, đóng dấu, họ tên)", "how to sign")
    put(sheet, f"A{row + 4}:B{row + 4}", None, "signature")
    put(sheet, f"D{row + 4}:{note}{row + 4}", None, "signature")
    sheet.row_dimensions[row + 4].height = 60
    return row + 4


def _pages(sheet: Worksheet, columns: Columns, last: int) -> int:
    """Give the pages the sheet is to take, so that no page holds the signatures alone."""
    page = _HIGH_TO_WIDE * (columns.whole + len(columns.widths)) * _PIXELS * _POINTS
    heights = (sheet.row_dimensions[row].height or _DEFAULT_ROW for row in range(1, last + 1))
    return math.ceil(sum(heights) / page - _OVERHANG)
