"""The look at a raw sheet: what calamine cannot tell, found by a few compiled patterns.

calamine gives the same blank for an empty cell, an error value and a formula that was never
calculated; it knows no number formats; and it allocates the whole rectangle up to the farthest
cell, which ends the process if that is far away.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from xhht_cli.returns.grid import (
    Content,
    ErrorValue,
    Formula,
    is_near,
    percentage,
    position,
    put,
)
from xhht_cli.returns.limits import DEFAULT

_OTHERS = rb'(?: (?:s|cm|vm|ph)="(?!0[0-9])[A-Za-z0-9]*+")*+'
_ANY_ATTRIBUTES = rb'(?: [A-Za-z0-9:._-]++="[^"<]*+")*+ ?+'
_TAG = b"<%b" + _ANY_ATTRIBUTES + b"(?:/>|>[^<]*+</%b>)"
_FORMULA_TAG, _VALUE_TAG, _TEXT_TAG = (_TAG % (name, name) for name in (b"f", b"v", b"t"))
_NUMBER_TAG = _VALUE_TAG.replace(b"[^<]*+", b"[^<&]*+")


def _cells_of(types: bytes, content: bytes) -> bytes:
    """Make the pattern of a cell behind its address, of such types and with such a content."""
    inside = rb"(?:%b\s*+)?+(?:%b)?+\s*+</c>" % (_FORMULA_TAG, content)
    return rb"%b%b ?+(?:/>|>\s*+%b)" % (types, _OTHERS, inside)


_MOST = (
    rb' s="[1-9][0-9]*+"(?:/>| t="(?:s|n)">(?:<v>[0-9.]++</v>)?+</c>'
    rb'| t="inlineStr"><is><t>[^<]*+</t></is></c>)'
)
"""What most cells are behind their address; it is tried first, which is faster."""
_CELL = rb"(?:%b|%b(?:%b|%b|%b))" % (
    _MOST,
    _OTHERS,
    _cells_of(rb'(?: t="(?:s|n|b|d)")?+', _NUMBER_TAG),
    _cells_of(rb' t="(?:str|e)"', _VALUE_TAG),
    _cells_of(rb' t="inlineStr"', rb"<is>%b</is>" % _TEXT_TAG),
)
"""A cell behind its address. For calamine 1&#50; is the number 1, and text is text in any cell."""


def _rows_of(address: bytes) -> re.Pattern[bytes]:
    """Make the pattern of rows and cells, to the last tag, with such addresses.

    calamine makes some sense of tags that do not fit together, and may lose a value by it.
    """
    cell = rb'<c r="%b"%b\s*+' % (address, _CELL)
    row = rb"<row%b(?:/>|>\s*+(?:%b)*+</row>)\s*+" % (_ANY_ATTRIBUTES, cell)
    return re.compile(rb"<sheetData%b>\s*+(?:%b)*+" % (_ANY_ATTRIBUTES, row))


_NEAR_ROWS = _rows_of(rb"[A-C]?[A-Z][1-9][0-9]{0,3}+")
_PLAIN_ROWS = _rows_of(rb"[A-Z]{1,3}+[1-9][0-9]{0,6}+")
_FILLED = re.compile(rb'<c r="([A-Z]{1,3}[1-9][0-9]{0,6})"(?:[^>]*[^/])?>(?!</c>)')
_NO_CELLS = re.compile(rb"<sheetData ?/>")
_NAME_SPACE = b'="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_VAST = re.compile(rb"""ount\s*=\s*["']?\s*[0-9]{7}""")
"""calamine makes room for as many as a count claims, and ends the process if there is none."""

FIRST_FAR_ROW = re.compile(rb'<row [^>]*?\br="[1-9][0-9]{4,}"')
_FAR_ROWS_KEPT = 20
_ROW_END, _SHEET_END = b"</row>", b"</sheetData></worksheet>"
_MERGE = re.compile(rb"""<mergeCell\s+ref\s*=\s*["']([A-Z0-9:$]+)["']""")
_ERROR = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]* t="e"[^>/]*>(.*?)</c>', re.DOTALL)
_FORMULA = re.compile(
    rb"<f(?:\s[^>]*)?(?:/>|(?<!/)>([^<]*)</f>)\s*(<v\s*/>|<v>\s*</v>|<v>0</v>)?\s*</c>"
)
_CELL_BEGINS, _ZERO = b'<c r="', b"<v>0</v>"
_VALUE = re.compile(rb"<v>([^<]*)</v>")


def is_modest(part: bytes) -> bool:
    """Say whether calamine may read a part: no count in it claims a million of anything."""
    return not _VAST.search(part)


def near_rows(sheet: bytes, tail: bytes) -> bytes:
    """Cut off a long sheet some rows after the last that a form could reach.

    ``tail`` is the end of the sheet, where it says which cells are merged.
    """
    far = FIRST_FAR_ROW.search(sheet)
    end = far.start() if far else sheet.rfind(_ROW_END)
    for _ in range(_FAR_ROWS_KEPT if far else 1):
        end = max(end, sheet.find(_ROW_END, end + 1))
    if end < 0 or (not far and sheet.rstrip().endswith(b">") and _SHEET_END[:12] in sheet[end:]):
        return sheet
    return sheet[: end + len(_ROW_END)] + _end_with(_MERGE.findall(tail))


def _end_with(merged: list[bytes]) -> bytes:
    if not merged:
        return _SHEET_END
    cells = b"".join(b'<mergeCell ref="%b"/>' % cells for cells in merged)
    return b"</sheetData><mergeCells>%b</mergeCells></worksheet>" % cells


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A raw sheet, and where its rows begin and end; both are its end where it has none."""

    text: bytes
    start: int
    end: int


def raw_sheet(text: bytes) -> RawSheet:
    """Find the rows of a raw sheet."""
    start, end = text.find(b"<sheetData"), text.find(b"</sheetData>")
    there = 0 <= start < end
    return RawSheet(text, start, end) if there else RawSheet(text, len(text), len(text))


def is_within_reach(sheet: RawSheet) -> bool:
    """Say whether calamine may read the sheet, and the patterns of this module see all its cells.

    They do in what Excel, LibreOffice, WPS and openpyxl write: each cell with its address first,
    double quotes, no name-space prefix, no comments, and each tag closed where it belongs. Cells
    are far away at most within the area that calamine may allocate in our own process: so many
    cells as the limit is by default.
    """
    text, start, end = sheet.text, sheet.start, sheet.end
    head, rest = text[:start], text[end:]
    if not rest:
        return bool(_NO_CELLS.search(text))
    if _NAME_SPACE not in head or b"<sheetData" in rest:
        return False
    if not (is_modest(head) and is_modest(rest)):
        return False
    if _NEAR_ROWS.fullmatch(text, start, end):
        return True
    return bool(_PLAIN_ROWS.fullmatch(text, start, end)) and _area(text) <= DEFAULT.cells


def _area(sheet: bytes) -> int:
    """Give the size of the rectangle from A1 to the farthest row and column with content."""
    filled = [position(name.decode()) for name in _FILLED.findall(sheet)]
    rows = max((row + 1 for row, _ in filled), default=0)
    return rows * max((column + 1 for _, column in filled), default=0)


def lay_over(
    rows: list[list[Content]], sheet: RawSheet, percent: Mapping[bytes, bool], *, stale: bool
) -> None:
    """Put into calamine's rows what it left out: errors, uncalculated formulas, percentages.

    In a *stale* workbook, which asks to be calculated when opened, a formula's 0 is none yet:
    XlsxWriter gives each formula that value.
    """
    cells = sheet.text[sheet.start : sheet.end]
    for row, column, content in (*_errors(cells), *_uncalculated(cells, stale=stale)):
        if is_near(row, column):
            put(rows, row, column, content)
    for row, column, literal in _percentages(cells, percent):
        known = rows[row][column] if row < len(rows) and column < len(rows[row]) else ""
        if isinstance(known, int | float) and not isinstance(known, bool):
            put(rows, row, column, percentage(known, literal=literal))


def _errors(cells: bytes) -> Iterator[tuple[int, int, Content]]:
    for name, inner in _ERROR.findall(cells) if b't="e"' in cells else ():
        value = _VALUE.search(inner)
        yield *position(name.decode()), ErrorValue(_text(value[1]) if value else "#")


def _uncalculated(cells: bytes, *, stale: bool) -> Iterator[tuple[int, int, Content]]:
    for found in _FORMULA.finditer(cells):
        formula, value = found.groups()
        begin = cells.rfind(_CELL_BEGINS, 0, found.start()) + len(_CELL_BEGINS)
        name, _, attributes = cells[begin : found.start()].partition(b'"')
        empty_text = value and b't="str"' in attributes
        known = empty_text or (value == _ZERO and not stale)
        if not known and b't="e"' not in attributes:
            yield *position(name.decode()), _formula(formula or b"")


def _percentages(cells: bytes, percent: Mapping[bytes, bool]) -> Iterator[tuple[int, int, bool]]:
    if percent:
        for name, style in _styled(tuple(percent)).findall(cells):
            yield *position(name.decode()), not percent[style]


@lru_cache(maxsize=64)
def _styled(styles: tuple[bytes, ...]) -> re.Pattern[bytes]:
    return re.compile(
        rb'<c r="([A-Z]+[0-9]+)"[^>]* s="(' + b"|".join(styles) + rb')"(?:[^>]*[^/])?>'
    )


@lru_cache(maxsize=1 << 12)
def _formula(escaped: bytes) -> Formula:
    return Formula(f"={_text(escaped)}")


def _text(escaped: bytes) -> str:
    return html.unescape(escaped.decode("utf-8", "replace"))
