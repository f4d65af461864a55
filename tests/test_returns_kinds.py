"""Kinds of files that are no workbook: each is told apart by its first bytes."""

from pathlib import Path

import pytest

from tests.builders import spoken
from tests.workbooks import FORM, packed, read, workbook
from xhht_cli.returns.model import Trouble

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)
RETURN = workbook(FORM + "1 | Tổng số | 101 | thôn | 12")
LOCK = b"\x05Admin" + b" " * 49 + b"\x05\0" + "Admin".encode("utf-16-le") + b" \0" * 49
OLD_XML = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'


@pytest.mark.parametrize(
    ("data", "trouble", "detail"),
    [
        (b"", Trouble.EMPTY, ""),
        (bytes(4096), Trouble.EMPTY, ""),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><p>", Trouble.WEB_PAGE, ""),
        (b"<HTML><body>404</body>", Trouble.WEB_PAGE, ""),
        (b'<?xml version="1.0"?><html xmlns="x"/>', Trouble.WEB_PAGE, ""),
        (OLD_XML, Trouble.OLD_XML, ""),
        (b"<?xml version='1.0'?><data/>", Trouble.TEXT, "an XML file"),
        (b'{"error": "not found"}', Trouble.TEXT, "a JSON file"),
        (b"101;12\n", Trouble.TEXT, "a table as text (CSV)"),
        (b"101\t12\n", Trouble.TEXT, "a table as text (tab-separated)"),
        ("\ufeff101\t12\n".encode("utf-16-le"), Trouble.TEXT, "a table as text (tab-separated)"),
        ("Kính gửi".encode(), Trouble.TEXT, "a text file"),
        (b"%PDF-1.4", Trouble.DOCUMENT, "a PDF file"),
        (b"\x89PNG\r\n\x1a\n", Trouble.DOCUMENT, "a picture"),
        (OLE + "WordDocument".encode("utf-16-le"), Trouble.DOCUMENT, "a Word document"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Trouble.ENCRYPTED, ""),
        (packed({"word/document.xml": b"<w/>"}), Trouble.DOCUMENT, "a Word or PowerPoint file"),
        (packed({"a.xlsx": RETURN}), Trouble.PACKED, "a zip archive with workbooks in it"),
        (packed({"a.txt": b"a"}), Trouble.PACKED, "a zip archive without a workbook"),
        (b"Rar!\x1a\x07\0", Trouble.PACKED, "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c", Trouble.PACKED, "a 7z archive"),
        (b"[InternetShortcut]\r\nURL=x", Trouble.POINTER, "an Internet shortcut (.url)"),
        (b"L\0\0\0\x01\x14\x02\0\0\0", Trouble.POINTER, "a shortcut (.lnk)"),
        (b'{"doc_id": "1a", "email": ""}', Trouble.POINTER, "a link to an online sheet (.gsheet)"),
        (LOCK, Trouble.POINTER, "a lock file (~$…) of an open workbook"),
        (b"\x01\x02\x03\x04" * 9, Trouble.NOT_A_WORKBOOK, ""),
    ],
)
def test_the_first_bytes_say_what_a_file_is(
    tmp_path: Path, data: bytes, trouble: Trouble, detail: str
) -> None:
    found = read(tmp_path, data)
    assert (found.trouble, spoken(found.detail)) == (trouble, detail)
