"""Grids: the cells of a sheet as any of the readers gives them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

from xhht_cli.messages import Message
from xhht_cli.returns.limits import Excess, Limits, excess
from xhht_cli.returns.model import Cell, Trouble

NEAR_ROWS = 9_999
NEAR_COLUMNS = 104
"""No form reaches beyond row 9999 or column CZ; what stands there is far away."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was never calculated, with the sign = before it."""

    text: str


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """An error value, such as ``#DIV/0!``."""

    text: str


@dataclass(frozen=True, slots=True)
class Percentage:
    """A number that its cell shows as a percentage, such as ``65%``."""

    text: str


Content = (
    int
    | float
    | str
    | bool
    | date
    | datetime
    | time
    | timedelta
    | Formula
    | ErrorValue
    | Percentage
)
"""What a cell holds; '' is nothing. (A datetime is a date, and a bool an int; so look in order.)"""


Place = tuple[int, int]
"""Row and column, counted from 0."""

Merged = Mapping[Place, Place]
"""The last cell of each merged cell by its first; one may reach to the end of the sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """What nobody sees who opens the workbook: a whole sheet, or rows and columns, from 0 on."""

    sheet: bool
    rows: frozenset[int]
    columns: frozenset[int]


NOTHING_HIDDEN = Hidden(sheet=False, rows=frozenset(), columns=frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A sheet: its near cells from A1 on, row by row (rows may be short), and the far ones.

    No field has a default: each reader says what is merged and what is hidden.
    """

    name: str
    rows: Sequence[Sequence[Content]]
    far: tuple[Cell, ...]
    merged: Merged
    hidden: Hidden

    def at(self, row: int, column: int) -> Content:
        """Give the content of a cell; rows and columns count from 0."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]


class NoWorkbookError(Exception):
    """A file gives no grids; caught where files are read, and put into a return."""

    def __init__(
        self, trouble: Trouble, detail: Message | str = "", excess: Excess | None = None
    ) -> None:
        """Keep why, a word more about it for people, and the limit that was reached."""
        super().__init__(trouble, detail, excess)
        self.trouble = trouble
        self.detail = detail
        self.excess = excess


def over(limits: Limits, name: str, found: int | None) -> NoWorkbookError:
    """Make the error of a file that is over a limit."""
    return NoWorkbookError(Trouble.OVER_LIMITS, "", excess(limits, name, found))


def grid_of(name: str, rows: list[list[Content]], merged: Merged, hidden: Hidden) -> Grid:
    """Part rows that may reach far into near cells and far ones with content."""
    beyond = range(NEAR_ROWS, len(rows))
    wide = (row for row, line in enumerate(rows[:NEAR_ROWS]) if len(line) > NEAR_COLUMNS)
    far = tuple(
        Cell(address=address(row, column), raw=shown(content))
        for row in (*wide, *beyond)
        for column, content in enumerate(rows[row])
        if content != "" and not is_near(row, column)
    )
    near = rows[:NEAR_ROWS]
    if far:
        near = [line[:NEAR_COLUMNS] for line in near]
    return Grid(name=name, rows=near, far=far, merged=merged, hidden=hidden)


def gathered(
    name: str, cells: Iterable[tuple[int, int, Content]], merged: Merged, hidden: Hidden
) -> Grid:
    """Put together a grid from cells: row, column, content."""
    rows: list[list[Content]] = []
    far: list[Cell] = []
    for row, column, content in cells:
        if content != "" and is_near(row, column):
            put(rows, row, column, content)
        elif content != "":
            far.append(Cell(address=address(row, column), raw=shown(content)))
    return Grid(name=name, rows=rows, far=tuple(far), merged=merged, hidden=hidden)


@lru_cache(maxsize=1 << 15)
def address(row: int, column: int) -> str:
    """Name a cell as Excel does: (0, 0) is A1. One string for each, many returns share it."""
    letters = ""
    left = column + 1
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@lru_cache(maxsize=1 << 14)
def position(name: str) -> tuple[int, int]:
    """Give row and column of an address, counted from 0; the opposite of `address`."""
    letters, digits = _ADDRESS.fullmatch(name).groups()  # type: ignore[union-attr] # callers match first
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(digits) - 1, column - 1


def is_near(row: int, column: int) -> bool:
    """Say whether a form could reach the cell."""
    return row < NEAR_ROWS and column < NEAR_COLUMNS


def put(rows: list[list[Content]], row: int, column: int, content: Content) -> None:
    """Set a near cell, lengthening rows as needed."""
    while len(rows) <= row:
        rows.append([])
    line = rows[row]
    line.extend([""] * (column + 1 - len(line)))
    line[column] = content


def percentage(number: float, *, literal: bool = False) -> Percentage:
    """Show a number as its cell does; a *literal* sign stands after the number as it is."""
    if literal:
        return Percentage(f"{shown(number)}%")
    hundredfold = Decimal(repr(number)) * 100
    return Percentage(f"{hundredfold.normalize():f}%" if hundredfold.is_finite() else "%")


def shown(content: Content) -> str:
    """Write a content out for people, without number format."""
    match content:
        case str():
            return content
        case Formula() | ErrorValue() | Percentage():
            return content.text
        case bool():
            return str(content).upper()
        case float():
            return _number_shown(content)
        case datetime() if content.time() == time():
            return content.date().isoformat()
        case _:
            return str(content)


@lru_cache(maxsize=1 << 14)
def _number_shown(number: float) -> str:
    """Write a number out; one string for each, many returns share it."""
    return str(int(number)) if number.is_integer() else repr(number)
