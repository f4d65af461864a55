"""Archives: the zip around a workbook, looked over before anything is read from it."""

import re
import zipfile
import zlib
from io import BytesIO
from typing import Self

from xhht_cli.returns.grid import NoWorkbookError, over
from xhht_cli.returns.limits import DEFAULT, LIGHT, LONGEST_HEAD, Limits
from xhht_cli.returns.model import Trouble

_ENCRYPTED = 1
_IS_XML = re.compile(r"\.(?:xml|rels|vml)$", re.IGNORECASE)
_BEGINS, _ENDS, _ENDS_64 = b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x06"
_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s++|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)
"""Possessive: a head of blanks or comments that no declaration follows is given up at once."""
_WIDE = tuple("<!DOCTYPE".encode(coding) for coding in ("utf-16-le", "utf-16-be"))
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_CODING = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._\-]+)["']""")
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
)


class Archive:
    """A zip within the limits; parts are found whatever the case of their names.

    ``odd`` says that another reader might see other parts in it, or none: names that differ only
    by case or stand twice, bytes before the zip or a second end.
    """

    def __init__(self, data: bytes, limits: Limits = DEFAULT) -> None:
        """Open the zip.

        Raises:
            NoWorkbookError: It is damaged, or larger than the limits allow.
        """
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _FAULTS as fault:
            raise NoWorkbookError(Trouble.DAMAGED, str(fault)) from fault
        parts = self._zip.infolist()
        _hold_to_limits(parts, limits)
        self._exact = {part.filename: part for part in parts}
        self._parts = {_plain(part.filename): part for part in parts}
        self.names = tuple(part.filename for part in parts)
        one_end = data.count(_ENDS) == 1 and _ENDS_64 not in data
        self.odd = len(self._parts) < len(parts) or not data.startswith(_BEGINS) or not one_end

    def __enter__(self) -> Self:
        """Give the archive itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the zip."""
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        """Say whether there is such a part."""
        return _plain(name) in self._parts

    def size(self, name: str) -> int:
        """Give the size of a part, unpacked; 0 where there is none."""
        part = self._found(name)
        return part.file_size if part else 0

    @property
    def light(self) -> bool:
        """Whether all its XML is so little that reading it can take no time and no memory."""
        parts = (part for part in self._zip.infolist() if _IS_XML.search(part.filename))
        return sum(part.file_size for part in parts) <= LIGHT

    def read(self, name: str) -> bytes:
        """Unpack a part.

        Raises:
            NoWorkbookError: There is no such part, it is damaged, or it declares a document type,
                as only an entity bomb does.
        """
        part = self._part(name)
        try:
            content = self._zip.read(part)
        except _FAULTS as fault:
            raise NoWorkbookError(Trouble.DAMAGED, str(fault)) from fault
        return _without_declaration(content, part.filename)

    def head(self, name: str) -> bytes:
        """Unpack the beginning of a part; see `read`."""
        part = self._part(name)
        try:
            with self._zip.open(part) as unpacking:
                content = unpacking.read(LONGEST_HEAD)
        except _FAULTS as fault:
            raise NoWorkbookError(Trouble.DAMAGED, str(fault)) from fault
        return _without_declaration(content, part.filename)

    def tail(self, name: str) -> bytes:
        """Unpack the end of a part; see `read`."""
        content = b""
        try:
            with self._zip.open(self._part(name)) as unpacking:
                while chunk := unpacking.read(LIGHT):
                    content = (content + chunk)[-LIGHT:]
        except _FAULTS as fault:
            raise NoWorkbookError(Trouble.DAMAGED, str(fault)) from fault
        return content

    def _found(self, name: str) -> zipfile.ZipInfo | None:
        return self._exact.get(name) or self._parts.get(_plain(name))

    def _part(self, name: str) -> zipfile.ZipInfo:
        part = self._found(name)
        if part is None:
            raise NoWorkbookError(Trouble.DAMAGED, f"no part {name}")
        if part.flag_bits & _ENCRYPTED:
            raise NoWorkbookError(Trouble.ENCRYPTED)
        return part


def is_plain_text(part: bytes) -> bool:
    """Say whether an XML part is written in UTF-8, as nearly all are."""
    coding = _CODING.match(part[:200].removeprefix(b"\xef\xbb\xbf"))
    plain = coding is None or coding[1].lower() in {b"utf-8", b"utf8", b"us-ascii"}
    return plain and not part.startswith(_WIDE_MARKS)


def _without_declaration(content: bytes, name: str) -> bytes:
    wide = content.startswith(_WIDE_MARKS) and any(written in content for written in _WIDE)
    if wide or _DECLARATION.match(content):
        raise NoWorkbookError(Trouble.DAMAGED, f"document type declared in {name}")
    return content


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _hold_to_limits(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(parts) > limits.parts:
        raise over(limits, "parts", len(parts))
    whole = sum(part.file_size for part in parts)
    if whole > limits.unpacked_size:
        raise over(limits, "unpacked-size", whole)
    large = (part for part in parts if part.file_size > LIGHT)
    ratio = max((part.file_size // max(1, part.compress_size) for part in large), default=0)
    if ratio > limits.ratio:
        raise over(limits, "ratio", ratio)
