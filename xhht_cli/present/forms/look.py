"""Look: the named styles of a return, and how tall a row must be for its text."""

import math
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

FACE = "Times New Roman"
YELLOW, PALE, GREY, DARK, RED, AMBER = "FFF2CC", "FFFBEB", "E7E6E6", "D0CECE", "C00000", "7F6000"

_LINE = Side(style="thin", color="7F7F7F")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_UNDERLINE = Border(bottom=_LINE)
_OPEN = Protection(locked=False)
_PIXELS_A_CHAR = 7
"""Of a column's width unit, the digit of the default font."""
_LEADING = 1.28
_WIDTHS: Mapping[str, float] = {
    letter: width
    for letters, width in (
        (" .,", 0.25),
        ("ijlt:;/'", 0.28),
        ("frI()-[]", 0.34),
        ("s", 0.39),
        ("acez“”", 0.45),
        ("ELTFPSZ", 0.61),
        ("wABCDGHKNOQRUVXY", 0.73),
        ("mWM%—…", 0.95),
    )
    for letter in letters
}
_OTHER, _SPACE = 0.51, 0.25
"""Widths in ems of Times New Roman, by letters without their marks."""
_BOLD, _MARGIN = 1.06, 1.04
"""How much wider bold text is; and room for programs that set text wider than the face says."""


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=colour, end_color=colour)


def _font(size: float, *, bold: bool = False, italic: bool = False, color: str = "000000") -> Font:
    return Font(name=FACE, size=size, bold=bold, italic=italic, color=color)


def _at(horizontal: str, *, indent: int = 0, vertical: str = "center") -> Alignment:
    return Alignment(horizontal=horizontal, vertical=vertical, wrap_text=True, indent=indent)


_STYLES: Mapping[str, Mapping[str, object]] = {
    "form": {"font": _font(12, bold=True), "alignment": _at("left")},
    "issued": {"font": _font(11, italic=True), "alignment": _at("left", vertical="top")},
    "label": {"font": _font(11), "alignment": _at("left")},
    "label right": {"font": _font(12), "alignment": _at("right")},
    "given": {"font": _font(11, bold=True), "alignment": _at("left"), "number_format": "@"},
    "given year": {"font": _font(12, bold=True), "alignment": _at("left"), "number_format": "0"},
    "title": {"font": _font(14, bold=True), "alignment": _at("center")},
    "remark": {"font": _font(11, bold=True, color=RED), "alignment": _at("center")},
    "hint": {"font": _font(11, italic=True), "alignment": _at("left")},
    "counter": {"font": _font(11, bold=True), "alignment": _at("right")},
    "head": {
        "font": _font(11, bold=True),
        "alignment": _at("center"),
        "border": _BOX,
        "fill": _fill(DARK),
    },
    "section": {
        "font": _font(12, bold=True),
        "alignment": _at("left"),
        "border": _BOX,
        "fill": _fill(GREY),
    },
    "section note": {"font": _font(10, italic=True), "alignment": _at("left"), "border": _BOX},
    "number": {"font": _font(11), "alignment": _at("center"), "border": _BOX},
    "item 0": {"font": _font(12), "alignment": _at("left"), "border": _BOX},
    "item 1": {"font": _font(12), "alignment": _at("left", indent=1), "border": _BOX},
    "item 2": {"font": _font(12), "alignment": _at("left", indent=2), "border": _BOX},
    "check": {"font": _font(10, color=RED), "alignment": _at("left"), "border": _BOX},
    "count": {
        "font": _font(12),
        "alignment": _at("right", indent=1),
        "border": _BOX,
        "fill": _fill(YELLOW),
        "number_format": "#,##0",
        "protection": _OPEN,
    },
    "answer": {
        "font": _font(12),
        "alignment": _at("center"),
        "border": _BOX,
        "fill": _fill(YELLOW),
        "protection": _OPEN,
    },
    "note": {
        "font": _font(11),
        "alignment": _at("left"),
        "border": _BOX,
        "fill": _fill(PALE),
        "number_format": "@",
        "protection": _OPEN,
    },
    "entry": {
        "font": _font(11, bold=True),
        "alignment": _at("left"),
        "border": _UNDERLINE,
        "fill": _fill(YELLOW),
        "number_format": "@",
        "protection": _OPEN,
    },
    "entry number": {
        "font": _font(11, bold=True),
        "alignment": _at("left"),
        "border": _UNDERLINE,
        "fill": _fill(YELLOW),
        "number_format": "0",
        "protection": _OPEN,
    },
    "entry date": {
        "font": _font(11),
        "alignment": _at("left"),
        "border": _UNDERLINE,
        "fill": _fill(YELLOW),
        "number_format": "dd/mm/yyyy",
        "protection": _OPEN,
    },
    "place": {"font": _font(11, italic=True), "alignment": _at("center"), "protection": _OPEN},
    "signer": {"font": _font(12, bold=True), "alignment": _at("center")},
    "how to sign": {"font": _font(11, italic=True), "alignment": _at("center")},
    "signature": {"font": _font(12, bold=True), "alignment": _at("center"), "protection": _OPEN},
    "text": {"font": _font(11), "alignment": _at("left", vertical="top")},
    "cell": {"font": _font(11), "alignment": _at("left", vertical="top"), "border": _BOX},
    "cell middle": {"font": _font(11), "alignment": _at("center", vertical="top"), "border": _BOX},
}


_REFERENCE: Mapping[str, Mapping[str, object]] = {
    "last": {
        "font": _font(11, color="595959"),
        "alignment": _at("right", indent=1),
        "border": _BOX,
        "fill": _fill(GREY),
        "number_format": "#,##0",
    },
    "source": {"font": _font(10, italic=True, color="595959"), "alignment": _at("left")},
}
"""Of the column of reference, which most forms do not have."""


def add_styles(book: Workbook) -> None:
    """Give the workbook the styles that its cells take by name, and the face as its default.

    Excel measures column widths in digits of the default font.
    """
    styles = book._named_styles  # type: ignore[attr-defined] # noqa: SLF001 - no public way to it
    styles["Normal"].font = _font(11)
    _add(book, _STYLES)


def add_reference_styles(book: Workbook) -> None:
    """Give the workbook the styles of the column of reference as well."""
    _add(book, _REFERENCE)


def _add(book: Workbook, styles: Mapping[str, Mapping[str, object]]) -> None:
    for name, parts in styles.items():
        style = NamedStyle(name=f"xhht {name}")
        for part, value in parts.items():
            setattr(style, part, value)
        book.add_named_style(style)


def put(sheet: Worksheet, address: str, value: object, style: str) -> None:
    """Write a value in a style into a cell, or into a range (``A1:C2``) that becomes one cell.

    Text is text, whatever it begins with; a formula is written by `put_formula`.
    """
    first = _dressed(sheet, address, style)
    cell = sheet[first]
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def put_formula(sheet: Worksheet, address: str, formula: str, style: str) -> None:
    """Write a formula in a style into a cell, or into a range that becomes one cell."""
    sheet[_dressed(sheet, address, style)].value = formula


def _dressed(sheet: Worksheet, address: str, style: str) -> str:
    first, _, last = address.partition(":")
    if not last:
        sheet[first].style = f"xhht {style}"
        return first
    for row in sheet[address]:
        for cell in row:
            cell.style = f"xhht {style}"
    sheet.merged_cells.add(address)  # merge_cells() would work out borders that the style has
    return first


TALLEST = 400
"""Points; a row in Excel has at most 409, some of which stand around a text."""


@lru_cache(maxsize=4096)
def height(text: str, width: float, size: float, *, bold: bool = False) -> float:
    """Give the height in points that a text of a size needs in a column (or columns) of a width.

    It is at most `TALLEST`.
    """
    room = width * _PIXELS_A_CHAR / (size * 4 / 3) / (_BOLD if bold else 1) / _MARGIN
    lines, used = 1, 0.0
    for word in text.split():
        wide = sum(map(_ems, unicodedata.normalize("NFC", word)))
        fits = used == 0 or used + _SPACE + wide <= room
        lines += not fits
        used = used + _SPACE + wide if fits else wide
    return min(TALLEST, math.ceil(lines * size * _LEADING) + 2)


@lru_cache(maxsize=1024)
def _ems(letter: str) -> float:
    return _WIDTHS.get(unicodedata.normalize("NFD", letter)[0], _OTHER)
