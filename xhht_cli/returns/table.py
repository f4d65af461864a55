"""Tables: a return's entries, row by row, and the numbers beside them that no item claims."""

import re
from collections.abc import Iterator
from functools import lru_cache

from xhht_cli.plan.model import ItemKind, Plan
from xhht_cli.returns.grid import Content, Grid, address, shown
from xhht_cli.returns.layout import Column, Layout
from xhht_cli.returns.model import Cell, Entry, Value, Writing
from xhht_cli.returns.spelling import squeezed
from xhht_cli.returns.values import count_of, reads_as_number, tidied, yes_or_no_of

_CODE = re.compile(r"[0-9][0-9A-Za-z.\-]{0,9}")
_INDEX = re.compile(r"\(?[A-Za-z0-9]\)?")
_INDEX_CELLS = 4
_QUIET = (Column.NUMBER, Column.TITLE, Column.CODE, Column.NOTE)
"""Columns whose numbers belong to the form or are remarks."""


def read_entries(grid: Grid, layout: Layout, plan: Plan) -> Iterator[tuple[int, Entry]]:
    """Give every entry with its row; a code the plan does not know needs content to be one."""
    place = layout.columns[Column.VALUE]
    for row, code in _coded_rows(grid, layout):
        item = plan.item_by_code.get(code)
        content = grid.at(row, place)
        if item is not None:
            value = _value(content, item.kind)
            yield row, _entry(grid, layout, row, item.code, value)
        elif squeezed(shown(content)):
            yield row, _entry(grid, layout, row, code, None)


def unclaimed(grid: Grid, layout: Layout, rows: frozenset[int]) -> Iterator[Cell]:
    """Give the numbers in the table area that no item claims; ``rows`` are those of entries.

    The area reaches from the header to the last entry, and one column beyond the table.
    """
    place = layout.columns[Column.VALUE]
    quiet = {layout.columns[column] for column in _QUIET if column in layout.columns}
    first, last = min(layout.columns.values()), max(layout.columns.values()) + 1
    heard = [column for column in range(first, last + 1) if column not in quiet]
    places = (
        (row, column)
        for row in range(layout.header + 1, max(rows, default=-1) + 1)
        for column in heard
        if not (column == place and row in rows)
    )
    for row, column in places:
        content = grid.at(row, column)
        if content != "" and reads_as_number(content) and not _is_index(grid, layout, row):
            yield Cell(address=address(row, column), raw=shown(content))


def _coded_rows(grid: Grid, layout: Layout) -> Iterator[tuple[int, str]]:
    place = layout.columns[Column.CODE]
    for row in range(layout.header + 1, len(grid.rows)):
        code = _code(grid.at(row, place))
        if code is not None and not _is_index(grid, layout, row):
            yield row, code


@lru_cache(maxsize=1 << 12, typed=True)
def _code(content: Content) -> str | None:
    if isinstance(content, bool) or not isinstance(content, str | int | float):
        return None
    text = tidied(shown(content))
    return text if _CODE.fullmatch(text) else None


def _is_index(grid: Grid, layout: Layout, row: int) -> bool:
    """Say whether this is the row of column numbers (A, B, C, 1, 2) right below the header."""
    if row != layout.header + 1:
        return False
    texts = [shown(content).strip() for content in grid.rows[row] if content != ""]
    return len(texts) >= _INDEX_CELLS and all(map(_INDEX.fullmatch, texts))


def _value(content: Content, kind: ItemKind) -> Value:
    return yes_or_no_of(content) if kind is ItemKind.YES_NO else count_of(content)


def _entry(grid: Grid, layout: Layout, row: int, code: str, value: Value | None) -> Entry:
    place = layout.columns[Column.VALUE]
    blank = value is not None and value.writing is Writing.BLANK
    raw = "" if blank else shown(grid.at(row, place))
    place_of_note = layout.columns.get(Column.NOTE)
    note = "" if place_of_note is None else grid.at(row, place_of_note)
    return Entry(
        code=code,
        cell=Cell(address=address(row, place), raw=raw),
        value=value,
        note="" if note == "" else squeezed(shown(note)),
    )
