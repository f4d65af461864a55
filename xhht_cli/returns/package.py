"""Packages: the sheets of an .xlsx workbook and the parts they stand in."""

import posixpath
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

from xhht_cli.returns.archive import Archive
from xhht_cli.returns.grid import NoWorkbookError
from xhht_cli.returns.model import Trouble

_ROOT = "_rels/.rels"
_TRUE = ("1", "true")
_USUAL_WORKBOOK = "xl/workbook.xml"


class Package:
    """Where an .xlsx keeps what the look at the raw sheets needs."""

    def __init__(self, archive: Archive) -> None:
        """Follow the relationships from the root to the workbook and its sheets.

        Raises:
            NoWorkbookError: The parts do not hang together.
        """
        workbook = _workbook(archive)
        parts = {ident: (kind, part) for ident, kind, part in related(archive, workbook)}
        of_kind = dict(parts.values())
        self.styles = of_kind.get("styles", "")
        self.strings = of_kind.get("sharedStrings", "")
        listed = tuple(_parsed(archive, workbook).iter())
        self.stale = any(element.get("fullCalcOnLoad") in _TRUE for element in listed)
        sheets = ((sheet, parts.get(ident, ("", ""))) for sheet, ident in _sheets(listed))
        self.sheets = {sheet: part for sheet, (kind, part) in sheets if kind == "worksheet"}


def _sheets(elements: Iterable[ET.Element]) -> Iterator[tuple[str, str]]:
    for element in elements:
        if element.tag.rpartition("}")[2] == "sheet":
            ident = next((v for k, v in element.items() if k.endswith("relationships}id")), "")
            yield element.get("name", ""), ident


def is_workbook(archive: Archive) -> bool:
    """Say whether the archive is an Office file at all that has a workbook."""
    return _ROOT in archive and _workbook(archive) in archive


def _workbook(archive: Archive) -> str:
    if _USUAL_WORKBOOK in archive:
        return _USUAL_WORKBOOK
    roots = related(archive, "")
    return next((part for _, kind, part in roots if kind == "officeDocument"), _USUAL_WORKBOOK)


def related(archive: Archive, name: str) -> Iterator[tuple[str, str, str]]:
    """Give id, kind and full name of the parts that a part refers to."""
    folder, base = posixpath.split(name)
    for element in _parsed(archive, posixpath.join(folder, "_rels", f"{base}.rels")).iter():
        target = element.get("Target", "").replace("\\", "/")
        if element.get("Id") is not None and element.get("TargetMode") != "External":
            full = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = element.get("Type", "").rpartition("/")[2]
            yield element.get("Id", ""), kind, posixpath.normpath(full)


def _parsed(archive: Archive, name: str) -> ET.Element:
    try:
        return ET.fromstring(archive.read(name))  # noqa: S314 - `Archive.read` refuses document types
    except (ET.ParseError, ValueError, LookupError) as fault:
        raise NoWorkbookError(Trouble.DAMAGED, f"{name}: {fault}") from fault
