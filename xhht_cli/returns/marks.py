"""Marks: what a raw sheet of an .xlsx says beside its cells: which are merged, which are hidden."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import cast

from xhht_cli.returns.grid import NOTHING_HIDDEN, Hidden, Place, position
from xhht_cli.returns.look import RawSheet

_FLAT_OR_HIDDEN = re.compile(rb"""h(?:idden\s*=\s*["']\s*[1t]|t\s*=\s*["'][0.]+["'])""")
_NARROW = re.compile(rb"""width\s*=\s*["'][0.]+["']""")
"""Each begins with letters, which makes it fast; what they find too much is sorted out later."""
_BLANKS = b" \t\r\n"

_TRUE = ("1", "true")
_NO_SIZE = re.compile(r"0+(?:\.0*)?|\.0+")
_NUMBER = re.compile(r"[1-9][0-9]{0,6}")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}):\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_MOST_COLUMNS = 1 << 14


class Marks:
    """A target for the parser of `xml.etree`: it keeps the marks and lets all the rest go."""

    def __init__(self) -> None:
        """Begin above the first row."""
        self.merged: dict[Place, Place] = {}
        self._rows: set[int] = set()
        self._columns: set[int] = set()
        self._row = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take in the start of an element."""
        match tag.rpartition("}")[2]:
            case "row":
                self._row = _number(attributes.get("r", ""), self._row + 1)
                if _is_hidden(attributes, "ht"):
                    self._rows.add(self._row - 1)
            case "col" if _is_hidden(attributes, "width"):
                first = _number(attributes.get("min", ""), _MOST_COLUMNS)
                last = _number(attributes.get("max", ""), first)
                self._columns.update(range(first - 1, min(last, _MOST_COLUMNS)))
            case "mergeCell":
                self._merge(attributes.get("ref", ""))

    def _merge(self, cells: str) -> None:
        corners = _RANGE.fullmatch(cells)
        if corners:
            first, last = position(corners[1] + corners[2]), position(corners[3] + corners[4])
            self.merged |= (upright(first, last),)

    def hidden(self, *, sheet: bool) -> Hidden:
        """Give what is hidden; of the whole sheet it is the workbook that says so."""
        return Hidden(sheet=sheet, rows=frozenset(self._rows), columns=frozenset(self._columns))

    def close(self) -> "Marks":
        """Give the marks themselves."""
        return self


def marks_in(raw: bytes) -> Marks:
    """Find the marks in a raw sheet, however it is written.

    Raises:
        ET.ParseError, ValueError, LookupError: The sheet is damaged.
    """
    parser = ET.XMLParser(target=Marks())  # noqa: S314 - `Archive.read` refuses document types
    parser.feed(raw)
    return cast("Marks", parser.close())


def hidden_in(raw: RawSheet, *, sheet: bool) -> Hidden:
    """Find what a raw sheet in UTF-8 hides, with a closer look where it may hide something.

    Raises:
        ET.ParseError: The sheet is damaged.
    """
    if _may_hide(raw):
        return marks_in(raw.text).hidden(sheet=sheet)
    return Hidden(sheet=True, rows=frozenset(), columns=frozenset()) if sheet else NOTHING_HIDDEN


def _may_hide(raw: RawSheet) -> bool:
    """Say whether an attribute may hide columns, which stand above the rows, or rows.

    fitToHeight="0" is another one.
    """
    columns = _NARROW.finditer(raw.text, 0, raw.start)
    found = (*columns, *_FLAT_OR_HIDDEN.finditer(raw.text, 0, raw.end))
    return any(raw.text[each.start() - 1] in _BLANKS for each in found)


def upright(corner: Place, opposite: Place) -> tuple[Place, Place]:
    """Give the first and the last cell of a rectangle of which two opposite ones are known."""
    (top, left), (bottom, right) = corner, opposite
    if top <= bottom and left <= right:
        return corner, opposite
    return (min(top, bottom), min(left, right)), (max(top, bottom), max(left, right))


def _number(text: str, otherwise: int) -> int:
    return int(text) if _NUMBER.fullmatch(text.strip()) else otherwise


def _is_hidden(attributes: Mapping[str, str], size: str) -> bool:
    flat = _NO_SIZE.fullmatch(attributes.get(size, "").strip()) is not None
    return flat or attributes.get("hidden", "").strip() in _TRUE
