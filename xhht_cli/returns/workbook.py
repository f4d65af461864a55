"""Workbooks: a file's sheets as grids, its kind recognised by content and not by suffix."""

import os
import stat
import zipfile
from io import BytesIO
from pathlib import Path

from xhht_cli.errors import reason_of
from xhht_cli.messages import say
from xhht_cli.returns.archive import Archive
from xhht_cli.returns.child import ChildReader, Way
from xhht_cli.returns.folder import SUFFIXES
from xhht_cli.returns.grid import Grid, NoWorkbookError, over
from xhht_cli.returns.kinds import no_workbook, other_document
from xhht_cli.returns.limits import DEFAULT, Limits
from xhht_cli.returns.model import Trouble
from xhht_cli.returns.package import Package, workbook_in
from xhht_cli.returns.xlsb import WORKBOOK as BINARY_WORKBOOK
from xhht_cli.returns.xlsx import read_plain_xlsx

_ZIP = b"PK\x03\x04"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_BARE_XLS = (b"\x09\x00\x04", b"\x09\x00\x06", b"\x09\x02\x06", b"\x09\x04\x06", b"\x09\x08")
_AT_ONCE = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How a file is opened: not to wait for a pipe that took its place in between."""


def read_bytes(path: Path, limits: Limits = DEFAULT) -> bytes:
    """Read a file whole.

    Raises:
        NoWorkbookError: The system forbids it, the file is larger than the limits allow, or it was
            written to while it was read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NoWorkbookError(Trouble.UNREADABLE_PATH, say("not a regular file"))
        with os.fdopen(os.open(path, _AT_ONCE), "rb") as file:
            before = os.fstat(file.fileno())
            if before.st_size > limits.file_size:
                raise over(limits, "file-size", before.st_size)
            data = file.read(before.st_size + 1)
            after = os.fstat(file.fileno())
    except (OSError, ValueError) as fault:
        raise NoWorkbookError(Trouble.UNREADABLE_PATH, reason_of(fault)) from fault
    if len(data) != after.st_size or before.st_mtime_ns != after.st_mtime_ns:
        raise NoWorkbookError(Trouble.UNREADABLE_PATH, say("it was changed while it was read"))
    return data


def read_workbook(data: bytes, child: ChildReader) -> tuple[Grid, ...]:
    """Read the sheets of a file, given as its bytes.

    Raises:
        NoWorkbookError: It gives none; the error says why.
    """
    if data.startswith(_OLE):
        return _read_ole(data, child)
    if data.startswith(_BARE_XLS):
        return child.read(Way.XLS, data)
    if data.startswith(_ZIP) or zipfile.is_zipfile(BytesIO(data)):
        with Archive(data, child.limits) as archive:
            return _read_archive(data, archive, child)
    if data.startswith(_ZIP[:2]):
        raise NoWorkbookError(Trouble.DAMAGED, "File is not a zip file")
    raise no_workbook(data)


def _read_archive(data: bytes, archive: Archive, child: ChildReader) -> tuple[Grid, ...]:
    if BINARY_WORKBOOK in archive:
        return child.read(Way.XLSB, data)
    if "content.xml" in archive:
        return child.read(Way.ODS, data)
    if not archive.light and _RELATIONS in archive:
        return child.read(Way.XLSX, data)
    workbook = workbook_in(archive)
    if workbook not in archive:
        raise _other_archive(archive)
    grids = read_plain_xlsx(data, archive, Package(archive, workbook))
    return child.read(Way.XLSX, data) if grids is None else grids


def _other_archive(archive: Archive) -> NoWorkbookError:
    if "word/document.xml" in archive or "ppt/presentation.xml" in archive:
        return NoWorkbookError(Trouble.DOCUMENT, say("a Word or PowerPoint file"))
    inside = sum(Path(name).suffix.lower() in SUFFIXES for name in archive.names)
    if inside:
        return NoWorkbookError(Trouble.PACKED, say("a zip archive with workbooks in it"))
    return NoWorkbookError(Trouble.PACKED, say("a zip archive without a workbook"))


def _read_ole(data: bytes, child: ChildReader) -> tuple[Grid, ...]:
    if not any(_stream(name) in data for name in ("Workbook", "Book")):
        if _stream("EncryptedPackage") in data:
            raise NoWorkbookError(Trouble.ENCRYPTED)
        other = other_document(data)
        if other is not None:
            raise other
    return child.read(Way.XLS, data)


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")
