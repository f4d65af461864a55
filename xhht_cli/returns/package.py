"""Packages: the sheets of an .xlsx workbook and the parts they stand in."""

import posixpath
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from xhht_cli.messages import say
from xhht_cli.returns.archive import Archive
from xhht_cli.returns.grid import NoWorkbookError
from xhht_cli.returns.model import Trouble

USUAL_WORKBOOK = "xl/workbook.xml"
USUAL_STRINGS, USUAL_STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_USUAL = (USUAL_WORKBOOK, USUAL_STRINGS, USUAL_STYLES)
_ROOT = "_rels/.rels"
_TRUE = ("1", "true")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet: its name, the part it stands in, and whether it is visible or hidden."""

    name: str
    part: str
    state: str

    @property
    def hidden(self) -> bool:
        """Whether nobody sees it, whatever the word for it."""
        return self.state != "visible"


class Package:
    """Where an .xlsx keeps what is read of it.

    ``sheets`` are the worksheets in their order, ``written`` is the workbook's own part.
    ``usual`` says that other readers
    find the same: the parts stand where they do everywhere, and no sheet's name stands twice.
    """

    def __init__(self, archive: Archive, workbook: str | None = None) -> None:
        """Follow the relationships from the root to the workbook and its sheets.

        ``workbook`` is its part, where `workbook_in` has found it already.

        Raises:
            NoWorkbookError: The parts do not hang together.
        """
        workbook = workbook or workbook_in(archive)
        parts = {ident: (kind, part) for ident, kind, part in related(archive, workbook)}
        of_kind = dict(parts.values())
        self.workbook = workbook
        self.styles = _only(archive, of_kind.get("styles"), USUAL_STYLES)
        self.strings = _only(archive, of_kind.get("sharedStrings"), USUAL_STRINGS)
        self.written = archive.read(workbook)
        listed = tuple(_tree(workbook, self.written).iter())
        self.stale = any(element.get("fullCalcOnLoad") in _TRUE for element in listed)
        self.from_1904 = any(element.get("date1904") in _TRUE for element in listed)
        sheets = tuple((sheet, *_part_of(ident, parts)) for sheet, ident in _sheets(listed))
        self.sheets = tuple(
            SheetPart(sheet.get("name", ""), part, sheet.get("state", "visible"))
            for sheet, kind, part in sheets
            if kind == "worksheet"
        )
        once = len({sheet.get("name") for sheet, _, _ in sheets}) == len(sheets)
        names = zip(_USUAL, (workbook, self.strings, self.styles), strict=True)
        placed = all(name.casefold() == usual.casefold() for usual, name in names)
        self.usual = once and placed and _ROOT in archive


def _only(archive: Archive, named: str | None, usual: str) -> str:
    """Give the part that is named, or where nothing is, the one where others look for it."""
    return named if named is not None and named in archive else usual


def _part_of(ident: str, parts: dict[str, tuple[str, str]]) -> tuple[str, str]:
    if ident not in parts:
        raise NoWorkbookError(Trouble.DAMAGED, say("a sheet is missing"))
    return parts[ident]


def _sheets(elements: Iterable[ET.Element]) -> Iterator[tuple[ET.Element, str]]:
    for element in elements:
        if element.tag.rpartition("}")[2] == "sheet":
            ident = next((v for k, v in element.items() if k.endswith("relationships}id")), "")
            yield element, ident


def workbook_in(archive: Archive) -> str:
    """Give the workbook's own part by its name; the archive has none if it is no workbook."""
    roots = related(archive, "") if _ROOT in archive else ()
    named = next((part for _, kind, part in roots if kind == "officeDocument"), USUAL_WORKBOOK)
    return named if named in archive else USUAL_WORKBOOK


def related(archive: Archive, name: str) -> Iterator[tuple[str, str, str]]:
    """Give id, kind and full name of the parts that a part refers to."""
    folder, base = posixpath.split(name)
    for element in _parsed(archive, posixpath.join(folder, "_rels", f"{base}.rels")).iter():
        target = element.get("Target", "").replace("\\", "/")
        if element.get("Id") is not None and element.get("TargetMode") != "External":
            full = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = element.get("Type", "").rpartition("/")[2]
            yield element.get("Id", ""), kind, _stored(archive, posixpath.normpath(full))


def _stored(archive: Archive, name: str) -> str:
    """Give the name as the archive has it: a target is an address, where a space is %20."""
    return name if name in archive else unquote(name)


def _parsed(archive: Archive, name: str) -> ET.Element:
    return _tree(name, archive.read(name))


@lru_cache(maxsize=8)
def _tree(name: str, part: bytes) -> ET.Element:
    try:
        return ET.fromstring(part)  # noqa: S314 - `Archive.read` refuses document types
    except (ET.ParseError, ValueError, LookupError) as fault:
        raise NoWorkbookError(Trouble.DAMAGED, f"{name}: {fault}") from fault
