"""Reading .xlsb with calamine, in the child process, and its records for what calamine leaves out.

Record numbers and layouts: [MS-XLSB], sections 2.1.4 and 2.4.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from python_calamine import CalamineWorkbook, load_workbook

from xhht_cli.returns.archive import Archive
from xhht_cli.returns.grid import (
    NEAR_COLUMNS,
    Content,
    ErrorValue,
    Grid,
    Hidden,
    Merged,
    grid_of,
    over,
    percentage,
    put,
)
from xhht_cli.returns.limits import DEFAULT, Limits
from xhht_cli.returns.package import related
from xhht_cli.returns.styles import percent_of

WORKBOOK = "xl/workbook.bin"

_ROW, _BLANK, _ERROR, _NUMBERS, _LAST_CELL = 0, 1, (3, 11), (2, 5, 9), 11
_FORMAT, _STYLE, _STYLES_BEGIN, _STYLES_END, _SHEET = 44, 47, 617, 618, 156
_COLUMNS, _MERGED = 60, 176
_VISIBLE = 0
_ROW_FLAGS, _HIDDEN_ROW = 11, 0x10
_COLUMN_FLAGS, _HIDDEN_COLUMNS = 16, 0x01
_CELL_HEAD = 8
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


@dataclass(frozen=True, slots=True)
class _SheetPart:
    """A worksheet: its name, its records, and whether nobody sees it."""

    name: str
    records: bytes
    hidden: bool


def read_xlsb(data: bytes, limits: Limits = DEFAULT) -> tuple[Grid, ...]:
    """Read the sheets of an .xlsb; any other exception means that it is damaged.

    Raises:
        NoWorkbookError: A cell is too far away for calamine, or the archive has a fault.
    """
    with Archive(data, limits) as archive:
        parts = {ident: (kind, part) for ident, kind, part in related(archive, WORKBOOK)}
        percent = _percent_styles(archive, parts)
        sheets = [
            _SheetPart(name, archive.read(parts[ident][1]), hidden)
            for name, ident, hidden in _sheets(archive.read(WORKBOOK))
            if parts.get(ident, ("",))[0] == "worksheet"
        ]
    for sheet in sheets:
        _hold_to_area(sheet.records, limits)
    book = load_workbook(BytesIO(data))
    return tuple(_grid(book, sheet, percent) for sheet in sheets)


def _grid(book: CalamineWorkbook, sheet: _SheetPart, percent: Mapping[int, bool]) -> Grid:
    """Put into calamine's rows what it left out: errors and percentages."""
    name, records = sheet.name, sheet.records
    values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    rows: list[list[Content]] = [[*row] for row in values]
    for row, column, kind, body in _cells(records):
        if kind in _ERROR:
            put(rows, row, column, ErrorValue(_ERRORS.get(body[_CELL_HEAD], "#")))
        style = int.from_bytes(body[4:7], "little")
        known = rows[row][column] if kind in _NUMBERS and style in percent else None
        if isinstance(known, int | float):
            put(rows, row, column, percentage(known, literal=not percent[style]))
    return grid_of(name, rows, _merged(records), _hidden(records, sheet=sheet.hidden))


def _merged(records: bytes) -> Merged:
    """Find the merged cells: first and last row, first and last column of each."""
    ranges = (
        struct.unpack_from("<IIII", body) for kind, body in _records(records) if kind == _MERGED
    )
    return {(top, left): (bottom, right) for top, bottom, left, right in ranges}


def _hidden(records: bytes, *, sheet: bool) -> Hidden:
    rows: set[int] = set()
    columns: set[int] = set()
    for kind, body in _records(records):
        if kind == _ROW and body[_ROW_FLAGS] & _HIDDEN_ROW:
            rows.add(int.from_bytes(body[:4], "little"))
        elif kind == _COLUMNS and body[_COLUMN_FLAGS] & _HIDDEN_COLUMNS:
            first, last = struct.unpack_from("<II", body)
            columns.update(range(first, min(last + 1, NEAR_COLUMNS)))
    return Hidden(sheet=sheet, rows=frozenset(rows), columns=frozenset(columns))


def _hold_to_area(records: bytes, limits: Limits) -> None:
    rows = columns = 0
    for row, column, kind, _ in _cells(records):
        if kind != _BLANK:
            rows, columns = max(rows, row + 1), max(columns, column + 1)
    if rows * columns > limits.cells:
        raise over(limits, "cells", rows * columns)


def _cells(records: bytes) -> Iterator[tuple[int, int, int, bytes]]:
    """Give row, column, kind and body of every cell record."""
    row = 0
    for kind, body in _records(records):
        if kind == _ROW:
            row = int.from_bytes(body[:4], "little")
        elif kind <= _LAST_CELL:
            yield row, int.from_bytes(body[:4], "little"), kind, body


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Take a part apart into its records: number and length in groups of seven bits."""
    place = 0
    while place < len(data):
        kind, place = _number(data, place, 2)
        length, place = _number(data, place, 4)
        yield kind, data[place : place + length]
        place += length


def _number(data: bytes, place: int, longest: int) -> tuple[int, int]:
    number = 0
    for group in range(longest):
        byte = data[place + group]
        number |= (byte & 0x7F) << (7 * group)
        if not byte & 0x80:
            return number, place + group + 1
    return number, place + longest


def _sheets(workbook: bytes) -> Iterator[tuple[str, str, bool]]:
    """Give name and link of each sheet, and whether it is hidden."""
    for kind, body in _records(workbook):
        if kind == _SHEET:
            ident, rest = _wide_string(body[8:])
            yield _wide_string(rest)[0], ident, int.from_bytes(body[:4], "little") != _VISIBLE


def _wide_string(data: bytes) -> tuple[str, bytes]:
    (length,) = struct.unpack_from("<I", data)
    end = 4 + 2 * length
    return data[4:end].decode("utf-16-le"), data[end:]


def _percent_styles(archive: Archive, parts: Mapping[str, tuple[str, str]]) -> Mapping[int, bool]:
    part = next((part for kind, part in parts.values() if kind == "styles"), "")
    formats: dict[int, bool | None] = {9: True, 10: True}
    styles: list[bool | None] = []
    inside = False
    for kind, body in _records(archive.read(part)) if part in archive else ():
        if kind == _FORMAT:
            formats[int.from_bytes(body[:2], "little")] = percent_of(_wide_string(body[2:])[0])
        elif kind in {_STYLES_BEGIN, _STYLES_END}:
            inside = kind == _STYLES_BEGIN
        elif kind == _STYLE and inside:
            styles.append(formats.get(int.from_bytes(body[2:4], "little")))
    return {n: percent for n, percent in enumerate(styles) if percent is not None}
