"""Hidden: what of a sheet nobody sees who opens it, as the raw sheet says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = b' hidden="'
_ROW = re.compile(rb"<row\s[^>]*>")
_COLUMN = re.compile(rb"<col\s[^>]*>")
_OUT_OF_SIGHT = re.compile(rb'\shidden="(?:1|true)"')
_ROW_NUMBER = re.compile(rb'\sr="([0-9]{1,7})"')
_FIRST, _LAST = re.compile(rb'\smin="([0-9]{1,5})"'), re.compile(rb'\smax="([0-9]{1,5})"')
_MOST_COLUMNS = 1 << 14


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is out of sight: the whole sheet, or rows and columns, counted from 0."""

    sheet: bool = False
    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


NOTHING_HIDDEN = Hidden()


def hidden_in(raw: bytes, *, sheet: bool) -> Hidden:
    """Find the rows and columns that a raw sheet of an .xlsx hides."""
    marked = _MARK in raw
    rows = frozenset(_rows(raw) if marked else ())
    columns = frozenset(_columns(raw) if marked else ())
    return Hidden(sheet, rows, columns) if sheet or rows or columns else NOTHING_HIDDEN


def _rows(raw: bytes) -> Iterator[int]:
    for row in _ROW.findall(raw):
        number = _ROW_NUMBER.search(row)
        if number and _OUT_OF_SIGHT.search(row):
            yield int(number[1]) - 1


def _columns(raw: bytes) -> Iterator[int]:
    for column in _COLUMN.findall(raw[: raw.find(b"<sheetData")]):
        first, last = _FIRST.search(column), _LAST.search(column)
        if first and last and _OUT_OF_SIGHT.search(column):
            yield from range(int(first[1]) - 1, min(int(last[1]), _MOST_COLUMNS))
