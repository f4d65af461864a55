"""Layout: where on a sheet a return's header row, columns and labels are."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from xhht_cli.returns.grid import Content, Grid
from xhht_cli.returns.legacy_fonts import Font, font_of, readings
from xhht_cli.returns.spelling import folded, squeezed
from xhht_cli.returns.values import reads_as_number


class Column(Enum):
    """A column of the table, by how its header begins."""

    NUMBER = ("stt", "so tt", "tt")
    TITLE = ("chi tieu",)
    CODE = ("ma so",)
    UNIT = ("don vi tinh", "dvt")
    VALUE = ("so lieu",)
    CHECK = ("kiem tra",)
    NOTE = ("ghi chu",)
    EARLIER = ("nam truoc",)


class Label(Enum):
    """A label above the table, by how it begins."""

    FORM = ("bieu so",)
    UNIT = ("ma don vi",)
    NAME = ("don vi bao cao",)
    YEAR = ("nam bao cao",)
    SUBMISSION = ("lan nop",)
    DATE = ("ngay lap bieu",)
    RECEIVER = ("don vi nhan bao cao",)
    VERSION = (
        "phien ban bieu",
        "phien ban cua bieu",
        "phien ban mau",
        "mau phien ban",
        "phien ban",
    )


TELLING = (Label.FORM, Label.UNIT, Label.YEAR)
"""One of these above the header row makes a sheet a return."""

_NUMBERS = frozenset((Label.YEAR, Label.SUBMISSION))
_NO_LABEL = "bieu so lieu"
_BARE = "phien ban"
"""A label only where no further word follows: "Phiên bản phần mềm" is none."""
_COLON = str.maketrans("：", ":")
_NOTHING_YET = re.compile(r"[\s.…_]*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label's value stands: its cell, and the text if it shares the label's cell."""

    row: int
    column: int
    content: Content


@dataclass(frozen=True, slots=True)
class Layout:
    """A return's layout; rows and columns count from 0. ``font`` is as in a `Heading`."""

    header: int
    columns: Mapping[Column, int]
    labels: Mapping[Label, Place]
    font: Font | None


def find_layout(grid: Grid) -> Layout | None:
    """Find the layout of a return, or None where the sheet is none."""
    lines = ((row, line) for row, line in enumerate(grid.rows) if any(map(_header, line)))
    for row, line in lines:
        columns = _columns(line)
        if Column.CODE in columns and Column.VALUE in columns:
            labels = _labels(grid, row)
            telling = any(label in labels for label in TELLING)
            font = _font(grid, row)
            return Layout(row, columns, labels, font) if telling else None
    return None


_LONGEST_HEADER = 40
_HEADERS = {start: column for column in Column for start in column.value}


def _columns(line: Sequence[Content]) -> dict[Column, int]:
    """Map a row's headers; one that says more ("Số liệu năm trước") gives way to the plain one."""
    headers = [(place, header) for place, header in enumerate(map(_header, line)) if header]
    plain: dict[Column, int] = {}
    longer: dict[Column, int] = {}
    for place, (start, reading) in headers:
        (plain if start == folded(reading) else longer).setdefault(_HEADERS[start], place)
    return longer | plain


@lru_cache(maxsize=1 << 13)
def _header(content: Content) -> tuple[str, str] | None:
    """Give how a header begins, and the header as it is read; None where a cell holds none."""
    if not isinstance(content, str) or len(content) >= _LONGEST_HEADER:
        return None
    for reading in readings(content):
        words = folded(reading)
        start = next((start for start in _HEADERS if words.startswith(start)), None)
        if start is not None:
            return start, reading
    return None


def _font(grid: Grid, header: int) -> Font | None:
    lines = grid.rows[: header + 1]
    texts = (text for line in lines for text in line if type(text) is str)
    return next(filter(None, map(_font_of, texts)), None)


@lru_cache(maxsize=1 << 12)
def _font_of(text: str) -> Font | None:
    """Give the font that a label or a header was typed for."""
    known = _label(text) or _header(text)
    return font_of(text, known[1]) if known else None


def _labels(grid: Grid, header: int) -> dict[Label, Place]:
    found: dict[Label, Place] = {}
    for row in range(header):
        for label, place in _labels_in(grid, row):
            known = found.get(label)
            if known is None or known.content == "":
                found[label] = place
    return found


def _labels_in(grid: Grid, row: int) -> Iterator[tuple[Label, Place]]:
    lines = (
        (column, line)
        for column, content in enumerate(grid.rows[row])
        if type(content) is str
        for line in content.splitlines()
    )
    for column, line in lines:
        found = _label(line)
        if found is not None:
            label, reading = found
            yield label, _place(grid, row, column, label, _behind(reading, label))


@lru_cache(maxsize=1 << 12)
def _label(text: str) -> tuple[Label, str] | None:
    """Give the label that a line begins with, and the line as it is read."""
    for reading in readings(text):
        words = folded(reading).lstrip("-+*• ")
        label = next((label for label in Label if _start(words, label)), None)
        if label is not None and not words.startswith(_NO_LABEL):
            return label, reading
    return None


def _start(words: str, label: Label) -> str:
    """Give the spelling of a label that words begin with, '' where they begin with none."""
    spelling = next((each for each in label.value if words.startswith(each)), "")
    longer = spelling == _BARE and words[len(_BARE) :].lstrip()[:1].isalpha()
    return "" if longer else spelling


def _behind(line: str, label: Label) -> str:
    """Give what stands behind a label in its own cell.

    Dots to write upon are nothing, and small letters without a colon only make the label longer.
    """
    text = squeezed(line).translate(_COLON).lstrip("-+*• ")
    _, colon, behind = text.partition(":")
    value = (behind if colon else text[len(_start(folded(text), label)) :]).strip()
    longer = not colon and value[:1].islower()
    return "" if longer or _NOTHING_YET.fullmatch(value) else value


def _place(grid: Grid, row: int, column: int, label: Label, behind: str) -> Place:
    """Find a label's value: in its own cell, else in the next cell to the right with content.

    Beyond the cell beside it (where the form counts its blanks) only a number is a year.
    """
    if behind:
        return Place(row, column, behind)
    line = grid.rows[row]
    beside = grid.merged.get((row, column), (row, column))[1] + 1
    for right in range(beside, len(line)):
        content = line[right]
        if isinstance(content, str) and _NOTHING_YET.fullmatch(content):
            continue
        mistaken = right > beside and label in _NUMBERS and not reads_as_number(content)
        if mistaken or _is_label(content):
            break
        return Place(row, right, content)
    return Place(row, beside, "")


def _is_label(content: Content) -> bool:
    return isinstance(content, str) and any(map(_label, content.splitlines()))
