"""Reading .ods: the cells of ``content.xml``, where errors and percentages say what they are.

calamine gives the same blank for an empty cell and an error value here too, and no raw look is
cheaper than reading the part itself.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from xhht_cli.messages import say
from xhht_cli.returns.archive import Archive
from xhht_cli.returns.grid import (
    NEAR_COLUMNS,
    NEAR_ROWS,
    Content,
    ErrorValue,
    Formula,
    Grid,
    Hidden,
    Merged,
    NoWorkbookError,
    Percentage,
    gathered,
    is_near,
    percentage,
)
from xhht_cli.returns.limits import DEFAULT, Limits
from xhht_cli.returns.model import Trouble

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALCEXT = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_GROUPS = {
    f"{_TABLE}table-{name}"
    for name in ("header-rows", "row-group", "rows", "header-columns", "column-group", "columns")
}
_OUT_OF_SIGHT = ("collapse", "filter")
_CELLS = {f"{_TABLE}{name}" for name in ("table-cell", "covered-table-cell")}

_ERROR = re.compile(r"#[A-Z0-9/_]+[!?]?|Err:[0-9]+|#N/A")
_DURATION = re.compile(r"(-?)PT?(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9.,]+)S)?")
_SPACES = {"s": " ", "tab": "\t", "line-break": "\n"}


@dataclass(frozen=True, slots=True)
class Run:
    """Equal cells: their rows and columns, and how many of these each spans."""

    down: range
    across: range
    height: int
    width: int
    content: Content


@dataclass(frozen=True, slots=True)
class Line:
    """Equal rows or columns: their element, which ones they are, and whether nobody sees them."""

    element: ET.Element
    places: range
    hidden: bool


def read_ods(data: bytes, limits: Limits = DEFAULT) -> tuple[Grid, ...]:
    """Read the sheets of an OpenDocument workbook; any other exception means that it is damaged.

    Raises:
        NoWorkbookError: It is damaged, encrypted, or holds something else than sheets.
    """
    with Archive(data, limits) as archive:
        return _sheets(archive)


def _sheets(archive: Archive) -> tuple[Grid, ...]:
    if _is_encrypted(archive):
        raise NoWorkbookError(Trouble.ENCRYPTED)
    try:
        root = ET.fromstring(archive.read("content.xml"))  # noqa: S314 - `Archive.read` refuses document types
    except (ET.ParseError, ValueError, LookupError) as fault:
        raise NoWorkbookError(Trouble.DAMAGED, f"content.xml: {fault}") from fault
    sheets = root.find(f"{_OFFICE}body/{_OFFICE}spreadsheet")
    if sheets is None:
        raise NoWorkbookError(Trouble.DOCUMENT, say("an OpenDocument file without sheets"))
    hidden = frozenset(_hidden_styles(root))
    return tuple(_grid(table, hidden) for table in sheets.findall(f"{_TABLE}table"))


def _is_encrypted(archive: Archive) -> bool:
    manifest = "META-INF/manifest.xml"
    return manifest in archive and b"encryption-data" in archive.read(manifest)


def _hidden_styles(root: ET.Element) -> Iterator[str | None]:
    """Give the names of the styles that keep a whole sheet out of sight."""
    for style in root.iter(f"{_STYLE}style"):
        properties = style.find(f"{_STYLE}table-properties")
        if properties is not None and properties.get(f"{_TABLE}display") == "false":
            yield style.get(f"{_STYLE}name")


def _grid(table: ET.Element, hidden_styles: frozenset[str | None]) -> Grid:
    runs = tuple(_runs(table))
    cells = (cell for run in runs if run.content != "" for cell in _cells(run))
    hidden = Hidden(
        sheet=table.get(f"{_TABLE}style-name", "") in hidden_styles,
        rows=_hidden(table, "row"),
        columns=_hidden(table, "column"),
    )
    return gathered(table.get(f"{_TABLE}name", ""), cells, _merged(runs), hidden)


def _hidden(table: ET.Element, what: str) -> frozenset[int]:
    """Give the rows or the columns that are out of sight, as far as a form could reach."""
    hidden = (line.places for line in _lines(table, what) if line.hidden)
    return frozenset(place for places in hidden for place in places if place < NEAR_ROWS)


def _merged(runs: Iterable[Run]) -> Merged:
    return {
        (row, run.across.start): (row + run.height - 1, run.across.start + run.width - 1)
        for run in runs
        if run.height > 1 or run.width > 1
        for row in run.down[:NEAR_ROWS]
    }


def _cells(run: Run) -> Iterator[tuple[int, int, Content]]:
    """Give the near cells of a run one by one, and for all the far ones the last."""
    for row in range(run.down.start, min(run.down.stop, NEAR_ROWS)):
        for column in range(run.across.start, min(run.across.stop, NEAR_COLUMNS)):
            yield row, column, run.content
    last = run.down[-1], run.across[-1]
    if not is_near(*last):
        yield *last, run.content


def _runs(table: ET.Element) -> Iterator[Run]:
    for row in _lines(table, "row"):
        yield from _runs_in(row.element, row.places)


def _runs_in(row: ET.Element, down: range) -> Iterator[Run]:
    start = 0
    for element in row:
        if element.tag in _CELLS:
            across = range(start, start + _times(element, "columns-repeated"))
            start = across.stop
            height, width = (_times(element, f"{what}-spanned") for what in ("rows", "columns"))
            yield Run(down, across, height, width, _content(element))


def _lines(table: ET.Element, what: str) -> Iterator[Line]:
    """Give the rows or the columns, one after the other."""
    start = 0
    for element, hidden in _among(table, f"{_TABLE}table-{what}", hidden=False):
        places = range(start, start + _times(element, f"{what}s-repeated"))
        start = places.stop
        yield Line(element, places, hidden)


def _among(parent: ET.Element, tag: str, *, hidden: bool) -> Iterator[tuple[ET.Element, bool]]:
    """Give the elements in a table and its groups, and whether they or a group are hidden."""
    for element in parent:
        if element.tag == tag:
            yield element, hidden or element.get(f"{_TABLE}visibility") in _OUT_OF_SIGHT
        elif element.tag in _GROUPS:
            closed = hidden or element.get(f"{_TABLE}display") == "false"
            yield from _among(element, tag, hidden=closed)


def _times(element: ET.Element, what: str) -> int:
    times = element.get(f"{_TABLE}number-{what}", "1")
    return max(1, int(times)) if times.isdecimal() and len(times) < len("10000000") else 1


def _content(cell: ET.Element) -> Content:
    formula = cell.get(f"{_TABLE}formula")
    kind = cell.get(f"{_OFFICE}value-type")
    paragraphs = cell.findall(f"{_TEXT}p")
    text = "\n".join(map(_paragraph, paragraphs))
    if formula is not None and kind is None and not paragraphs:
        return Formula(f"={formula.partition('=')[2]}")
    if cell.get(f"{_CALCEXT}value-type") == "error" or (formula and _ERROR.fullmatch(text)):
        return ErrorValue(text or "#")
    try:
        return _typed(cell, kind, text)
    except ValueError:
        return text or "?"


def _typed(cell: ET.Element, kind: str | None, text: str) -> Content:
    match kind:
        case "float" | "currency":
            return _number(float(cell.get(f"{_OFFICE}value", "")), text)
        case "percentage":
            return percentage(float(cell.get(f"{_OFFICE}value", "")))
        case "boolean":
            return cell.get(f"{_OFFICE}boolean-value") == "true"
        case "date":
            return _day(cell.get(f"{_OFFICE}date-value", ""))
        case "time":
            return _duration(cell.get(f"{_OFFICE}time-value", ""))
        case _:
            return text or cell.get(f"{_OFFICE}string-value", "")


def _number(number: float, text: str) -> Content:
    """Tell apart what only the style does, and with it the text that is shown: 12% and TRUE."""
    if "%" in text:
        return Percentage(text)
    return bool(number) if text.isalpha() and number in {0, 1} else number


def _day(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _duration(text: str) -> timedelta:
    parts = _DURATION.fullmatch(text)
    if parts is None:
        raise ValueError(text)
    sign, hours, minutes, seconds = parts.groups()
    span = timedelta(
        hours=int(hours or 0),
        minutes=int(minutes or 0),
        seconds=float((seconds or "0").replace(",", ".")),
    )
    return -span if sign else span


def _paragraph(element: ET.Element) -> str:
    parts = [element.text or ""]
    for child in element:
        name = child.tag.rpartition("}")[2]
        times = child.get(f"{_TEXT}c", "1")
        spaces = min(int(times), 100) if times.isdecimal() else 1
        parts.append(_SPACES[name] * spaces if name in _SPACES else _paragraph(child))
        parts.append(child.tail or "")
    return "".join(parts)
