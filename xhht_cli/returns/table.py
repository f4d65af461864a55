"""Tables: a return's entries, row by row, and the numbers beside them that no item claims."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from xhht_cli.plan.editions import Edition
from xhht_cli.plan.model import Item, ItemKind, Plan
from xhht_cli.returns.grid import Content, Grid, Place, address, shown
from xhht_cli.returns.layout import Column, Layout
from xhht_cli.returns.legacy_fonts import in_form
from xhht_cli.returns.model import Beside, Cell, Entry, Fault, Value, Writing
from xhht_cli.returns.spelling import squeezed
from xhht_cli.returns.values import (
    count_of,
    count_with_unit,
    reads_as_number,
    tidied,
    yes_or_no_of,
)

_CODE = re.compile(r"[0-9][0-9A-Za-z.\-]{0,9}")
_INDEX = re.compile(r"\(?[A-Za-z0-9]\)?")
_INDEX_CELLS = 4
_WHOLE_CODE = re.compile(r"([0-9]{3,})[.,]0*")
_QUIET = (Column.NUMBER, Column.TITLE, Column.CODE, Column.NOTE, Column.EARLIER)
"""Columns whose numbers belong to the form or are remarks."""
_OWN = (Column.NUMBER, Column.TITLE, Column.CODE, Column.VALUE, Column.EARLIER)
"""Columns where no answer can have slipped to."""


class _Row(NamedTuple):
    """A row with a code: its number from 0, the code as written, what the entry and the note say.

    ``column`` is that of the entry.
    """

    number: int
    column: int
    written: str
    content: Content
    note: Content


def read_entries(
    grid: Grid, layout: Layout, plan: Plan, edition: Edition | None = None
) -> Iterator[tuple[int, Entry]]:
    """Give every entry with its row; a code the plan does not know needs content to be one.

    The codes of an earlier edition become today's; rows of those that fell away are left out.
    """
    coded = tuple(_coded_rows(grid, layout))
    shared = _shared(grid, layout, frozenset(row.number for row in coded))
    for row in coded:
        code = edition.today(row.written) if edition else row.written
        if code is None:
            continue
        item = plan.item_by_code.get(code)
        if item is not None:
            value = _value(row.content, item)
            if value.number is not None and row.number in shared:
                value = Value(number=None, writing=None, fault=Fault.SHARED, candidate=None)
            entry = _entry(row, layout, item.code, value)
            named = entry if code == row.written else entry._replace(as_written=row.written)
            yield row.number, named
        elif squeezed(shown(row.content)):
            yield row.number, _entry(row, layout, code, None)


def read_dropped(grid: Grid, layout: Layout, edition: Edition) -> Iterator[tuple[int, Entry]]:
    """Give the entries with content whose codes fell away, each with its row."""
    for row in _coded_rows(grid, layout):
        if edition.today(row.written) is None and squeezed(shown(row.content)):
            yield row.number, _entry(row, layout, row.written, None)


def codes_in(grid: Grid, layout: Layout) -> tuple[str, ...]:
    """Give the codes of all rows as they are written, also where nothing is entered."""
    return tuple(row.written for row in _coded_rows(grid, layout))


def answers_beside(
    grid: Grid, layout: Layout, entries: Sequence[tuple[int, Entry]], plan: Plan
) -> Iterator[Beside]:
    """Give, for blank entries, the answer that stands in another cell of the row, the nearest."""
    place = layout.columns[Column.VALUE]
    own = {layout.columns[column] for column in _OWN if column in layout.columns}
    first, last = _reach(layout)
    others = sorted(
        (column for column in range(first, last + 1) if column not in own),
        key=lambda column: (abs(column - place), column),
    )
    for row, entry in entries:
        if entry.value is not None and entry.value.writing is Writing.BLANK:
            item = plan.item_by_code[entry.code]
            column = next((c for c in others if _is_answer(grid.at(row, c), item)), None)
            if column is not None:
                cell = Cell(address=address(row, column), raw=shown(grid.at(row, column)))
                yield Beside(entry=entry, cell=cell)


def _is_answer(content: Content, item: Item) -> bool:
    """Say whether a cell would answer an item; a dash beside the entry is no 0."""
    if content == "":
        return False
    value = _value(content, item)
    meant = value.number is not None and value.writing is not Writing.SIGN_FOR_ZERO
    return meant or (item.kind is ItemKind.COUNT and reads_as_number(content))


def out_of_sight(
    grid: Grid, layout: Layout, entries: Sequence[tuple[int, Entry]]
) -> tuple[Entry, ...]:
    """Give the entries with content that nobody sees who opens the workbook."""
    hidden = grid.hidden
    all_of_them = hidden.sheet or layout.columns[Column.VALUE] in hidden.columns
    rows = hidden.rows | _covered(grid, layout, frozenset(row for row, _ in entries))
    return tuple(entry for row, entry in entries if entry.cell.raw and (all_of_them or row in rows))


def unclaimed(grid: Grid, layout: Layout, rows: frozenset[int]) -> Iterator[Cell]:
    """Give the numbers in the table area that no item claims; ``rows`` are those of entries.

    The area reaches from the header to the last entry, and one column beyond the table.
    """
    place = layout.columns[Column.VALUE]
    quiet = {layout.columns[column] for column in _QUIET if column in layout.columns}
    first, last = _reach(layout)
    heard = [column for column in range(first, last + 1) if column not in quiet]
    area = islice(enumerate(grid.rows), layout.header + 1, max(rows, default=-1) + 1)
    filled = (
        (row, column, line[column])
        for row, line in area
        for column in heard
        if column < len(line) and line[column] != "" and (column != place or row not in rows)
    )
    for row, column, content in filled:
        if reads_as_number(content) and not _is_index(grid, layout, row):
            yield Cell(address=address(row, column), raw=shown(content))


def _reach(layout: Layout) -> tuple[int, int]:
    """Give the first column of the table, and the last one and one beyond it."""
    return min(layout.columns.values()), max(layout.columns.values()) + 1


def _coded_rows(grid: Grid, layout: Layout) -> Iterator[_Row]:
    place, column = layout.columns[Column.CODE], layout.columns[Column.VALUE]
    note = layout.columns.get(Column.NOTE)
    for row in range(layout.header + 1, len(grid.rows)):
        code = _code(grid.at(row, place))
        if code is not None and not _is_index(grid, layout, row):
            noted = "" if note is None else grid.at(row, note)
            yield _Row(row, column, code, grid.at(row, column), noted)


@lru_cache(maxsize=1 << 12, typed=True)
def _code(content: Content) -> str | None:
    if isinstance(content, bool) or not isinstance(content, str | int | float):
        return None
    text = tidied(shown(content))
    whole = _WHOLE_CODE.fullmatch(text)
    return whole[1] if whole else text if _CODE.fullmatch(text) else None


def _merged(grid: Grid, layout: Layout, rows: frozenset[int]) -> Iterator[tuple[Place, set[int]]]:
    """Give the first cell of each merged cell that takes in entries, and the rows of these."""
    place = layout.columns[Column.VALUE]
    for (top, left), (bottom, right) in grid.merged.items():
        if left <= place <= right:
            taken = {top} & rows if top == bottom else {r for r in rows if top <= r <= bottom}
            yield (top, left), taken


def _shared(grid: Grid, layout: Layout, rows: frozenset[int]) -> frozenset[int]:
    """Give the rows of items whose entries are parts of one merged cell."""
    together = (taken for _, taken in _merged(grid, layout, rows) if len(taken) > 1)
    return frozenset(row for taken in together for row in taken)


def _covered(grid: Grid, layout: Layout, rows: frozenset[int]) -> frozenset[int]:
    """Give the rows whose entry lies under a merged cell that begins elsewhere."""
    place = layout.columns[Column.VALUE]
    taken = ((first, row) for first, taken in _merged(grid, layout, rows) for row in taken)
    return frozenset(row for first, row in taken if first != (row, place))


def _is_index(grid: Grid, layout: Layout, row: int) -> bool:
    """Say whether this is the row of column numbers (A, B, C, 1, 2) right below the header."""
    if row != layout.header + 1:
        return False
    texts = [shown(content).strip() for content in grid.rows[row] if content != ""]
    return len(texts) >= _INDEX_CELLS and all(map(_INDEX.fullmatch, texts))


def _value(content: Content, item: Item) -> Value:
    if item.kind is ItemKind.YES_NO:
        return yes_or_no_of(content)
    value = count_of(content)
    return count_with_unit(content, item.unit.vi) if value.fault and type(content) is str else value


def _entry(row: _Row, layout: Layout, code: str, value: Value | None) -> Entry:
    blank = value is not None and value.writing is Writing.BLANK
    raw = "" if blank else shown(row.content)
    return Entry(
        code=code,
        cell=Cell(address=address(row.number, row.column), raw=raw),
        value=value,
        note="" if row.note == "" else squeezed(in_form(shown(row.note), layout.font)),
    )
