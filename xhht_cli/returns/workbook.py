"""Workbooks: a file's sheets as grids, its kind recognised by content and not by suffix."""

import re
import stat
from pathlib import Path

from xhht_cli.returns.archive import LARGEST_FILE, Archive
from xhht_cli.returns.child import ChildReader, Way
from xhht_cli.returns.grid import Grid, NoWorkbookError
from xhht_cli.returns.model import Trouble
from xhht_cli.returns.ods import read_ods
from xhht_cli.returns.package import Package, is_workbook
from xhht_cli.returns.xlsb import WORKBOOK as BINARY_WORKBOOK
from xhht_cli.returns.xlsx import read_plain_xlsx

_ZIP = b"PK"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_BARE_XLS = (b"\x09\x00\x04", b"\x09\x00\x06", b"\x09\x02\x06", b"\x09\x04\x06", b"\x09\x08")
_MARKUP = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|\?xml|meta|style)", re.IGNORECASE
)
_OTHERS = {
    b"%PDF": "a PDF file",
    b"{\\rtf": "an RTF document",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_BEGINNING = 4096


def read_bytes(path: Path) -> bytes:
    """Read a file whole.

    Raises:
        NoWorkbookError: The system forbids it, or the file is larger than the limits allow.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise NoWorkbookError(Trouble.UNREADABLE_PATH, "not a regular file")
        if status.st_size > LARGEST_FILE:
            raise NoWorkbookError(Trouble.OVER_LIMITS, f"{status.st_size >> 20} MB")
        return path.read_bytes()
    except OSError as fault:
        raise NoWorkbookError(Trouble.UNREADABLE_PATH, fault.strerror or str(fault)) from fault


def read_workbook(data: bytes, child: ChildReader) -> tuple[Grid, ...]:
    """Read the sheets of a file, given as its bytes.

    Raises:
        NoWorkbookError: It gives none; the error says why.
    """
    if data.startswith(_ZIP):
        with Archive(data) as archive:
            return _read_archive(data, archive, child)
    if data.startswith(_OLE):
        return _read_ole(data, child)
    if data.startswith(_BARE_XLS):
        return child.read(Way.XLS, data)
    raise _no_workbook(data)


def _read_archive(data: bytes, archive: Archive, child: ChildReader) -> tuple[Grid, ...]:
    if BINARY_WORKBOOK in archive:
        return child.read(Way.XLSB, data)
    if "content.xml" in archive:
        return read_ods(archive)
    if "word/document.xml" in archive or "ppt/presentation.xml" in archive:
        raise NoWorkbookError(Trouble.NOT_A_WORKBOOK, "a Word or PowerPoint file")
    if not is_workbook(archive):
        raise NoWorkbookError(Trouble.NOT_A_WORKBOOK, "a zip archive without a workbook")
    package = Package(archive)
    grids = read_plain_xlsx(data, archive, package)
    return _look_closely(data, package, child) if grids is None else grids


def _look_closely(data: bytes, package: Package, child: ChildReader) -> tuple[Grid, ...]:
    grids = child.read(Way.CLOSE_LOOK, data)
    if {grid.name for grid in grids} < set(package.sheets):
        raise NoWorkbookError(Trouble.DAMAGED, "a sheet is missing")
    return grids


def _read_ole(data: bytes, child: ChildReader) -> tuple[Grid, ...]:
    if _stream("Workbook") not in data and _stream("EncryptedPackage") in data:
        raise NoWorkbookError(Trouble.ENCRYPTED)
    if _stream("Workbook") not in data and _stream("WordDocument") in data:
        raise NoWorkbookError(Trouble.NOT_A_WORKBOOK, "a Word document")
    return child.read(Way.XLS, data)


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _no_workbook(data: bytes) -> NoWorkbookError:
    if not data.strip(b"\0"):
        return NoWorkbookError(Trouble.DAMAGED, "empty")
    beginning = data[:_BEGINNING]
    if _MARKUP.match(beginning):
        return NoWorkbookError(Trouble.NOT_A_WORKBOOK, "a web page (HTML) or XML file")
    known = next((word for start, word in _OTHERS.items() if data.startswith(start)), None)
    if known is None and not re.search(rb"[\0-\x08\x0e-\x1f]", beginning):
        known = "a text file"
    return NoWorkbookError(Trouble.NOT_A_WORKBOOK, known or "")
