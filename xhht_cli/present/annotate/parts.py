"""Parts: an .xlsx taken apart, so that what is not touched stays as it is to the byte.

openpyxl would write the whole workbook anew: pictures, shapes and what it does not know would be
lost, and so would the values of formulas, without which a return does not read the same.
"""

import io
import posixpath
import re
from typing import Any, TypeAlias
from zipfile import ZipFile

from lxml import etree  # type: ignore[import-untyped]  # lxml has no types of its own

from xhht_cli.present.archive import repack
from xhht_cli.returns.archive import Archive

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CONTENT_TYPES = "[Content_Types].xml"
LARGEST = 64 << 20
"""Of all parts together, unpacked: they are in memory at once, some as trees."""
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

Element: TypeAlias = Any
"""An element of lxml, which has no types."""


class UnusualWorkbookError(Exception):
    """It is written to by nobody: a Strict workbook, a very large one, parts that do not fit."""


class Parts:
    """The parts of a workbook, to be changed and packed again."""

    def __init__(self, data: bytes) -> None:
        """Unpack; the limits of reading hold.

        Raises:
            NoWorkbookError: It is damaged, or larger than the limits allow.
            UnusualWorkbookError: It has no workbook where one is expected, or is very large.
        """
        with Archive(data) as archive, ZipFile(io.BytesIO(data)) as listing:
            names = [name for name in listing.namelist() if not name.endswith("/")]
            doubled = len({_plain(name).casefold() for name in names}) < len(names)
            if doubled or sum(part.file_size for part in listing.infolist()) > LARGEST:
                raise UnusualWorkbookError
            self._parts = {_plain(name): archive.read(name) for name in names}
        self._trees: dict[str, Element] = {}
        roots = (target for kind, _, target in self.related("") if kind == "officeDocument")
        self.workbook = next(roots, "")
        if self.xml(self.workbook).tag != f"{{{MAIN}}}workbook":
            raise UnusualWorkbookError

    def __contains__(self, name: str) -> bool:
        """Say whether there is such a part."""
        return name in self._parts or name in self._trees

    def content(self, name: str) -> bytes:
        """Give a part as it is."""
        return self._parts[name]

    def put(self, name: str, content: bytes) -> None:
        """Put a part in, or another content in its place."""
        self._trees.pop(name, None)
        self._parts[name] = content

    def _drop(self, name: str) -> None:
        for gone in (name, _rels(name)):
            self._trees.pop(gone, None)
            self._parts.pop(gone, None)
        for each in list(self.xml(_CONTENT_TYPES)):
            if each.get("PartName") == f"/{name}":
                self.xml(_CONTENT_TYPES).remove(each)

    def xml(self, name: str) -> Element:
        """Give a part as a tree; what is changed in it is packed."""
        if name not in self._trees:
            self._trees[name] = _parsed(self._parts.get(name, b""))
        return self._trees[name]

    def related(self, name: str) -> list[tuple[str, str, str]]:
        """Give kind, id and full name of the parts that a part refers to."""
        if _rels(name) not in self:
            return []
        found = self.xml(_rels(name)).iterchildren(f"{{{_RELATED}}}Relationship")
        return [
            (each.get("Type", "").rpartition("/")[2], each.get("Id", ""), _full(name, each))
            for each in found
            if each.get("TargetMode") != "External"
        ]

    def relate(self, name: str, kind: str, target: str) -> str:
        """Let a part refer to another one; give the id."""
        if _rels(name) not in self:
            self.put(_rels(name), f'<Relationships xmlns="{_RELATED}"/>'.encode())
        known = {each.get("Id") for each in self.xml(_rels(name))}
        ident = next(new for n in range(1, 10**6) if (new := f"rIdXhht{n}") not in known)
        about = {"Id": ident, "Type": f"{OFFICE}/{kind}", "Target": f"/{target}"}
        etree.SubElement(self.xml(_rels(name)), f"{{{_RELATED}}}Relationship", about)
        return ident

    def unrelate(self, name: str, ident: str) -> None:
        """Take out a relationship, and the part it leads to with all that this part refers to."""
        for each in list(self.xml(_rels(name))):
            if each.get("Id") == ident:
                self._drop(_full(name, each))
                self.xml(_rels(name)).remove(each)

    def declare(self, name: str, content_type: str) -> None:
        """Say of what type a part is."""
        types = self.xml(_CONTENT_TYPES)
        part = {"PartName": f"/{name}", "ContentType": content_type}
        if not any(each.get("PartName") == part["PartName"] for each in types):
            etree.SubElement(types, f"{{{_TYPES}}}Override", part)

    @property
    def has_macros(self) -> bool:
        """Whether it is a workbook with macros, by its declared type."""
        declared = (each.get("ContentType", "") for each in self.xml(_CONTENT_TYPES))
        return any("sheet.macroEnabled.main" in each for each in declared)

    def packed(self) -> bytes:
        """Pack the parts again; the same parts give the same bytes."""
        for name, tree in self._trees.items():
            if _written(tree) != _written(_parsed(self._parts[name])):
                self._parts[name] = _written(tree)
        content = io.BytesIO()
        with ZipFile(content, "w") as archive:
            for name, part in self._parts.items():
                archive.writestr(name, part)
        return repack(content.getvalue())


def text(content: str) -> str:
    """Make a text one that XML and Excel take for just this text."""
    return _ESCAPE.sub("_x005F_", _ILLEGAL.sub("\ufffd", content))


def the(parent: Element, name: str) -> Element:
    """Give the child that an element must have.

    Raises:
        UnusualWorkbookError: It has none.
    """
    child = parent.find(f"{{{MAIN}}}{name}")
    if child is None:
        raise UnusualWorkbookError
    return child


def put_in_order(parent: Element, new: Element, before: tuple[str, ...]) -> None:
    """Put an element before the first of those that the schema has after it, else at the end."""
    later = {f"{{{MAIN}}}{name}" for name in before}
    for place, child in enumerate(parent):
        if child.tag in later:
            parent.insert(place, new)
            return
    parent.append(new)


def _parsed(part: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        tree: Element = etree.fromstring(part, parser)
    except etree.XMLSyntaxError as fault:
        raise UnusualWorkbookError from fault
    return tree


def _written(tree: Element) -> bytes:
    content: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _rels(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _full(name: str, relationship: Element) -> str:
    target = relationship.get("Target", "").replace("\\", "/")
    folder = "" if target.startswith("/") else posixpath.dirname(name)
    return posixpath.normpath(posixpath.join(folder, target.lstrip("/")))
