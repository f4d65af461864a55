"""Kinds: what a file that is no workbook is instead, by its first bytes."""

import re

from xhht_cli.messages import Message, say
from xhht_cli.returns.grid import NoWorkbookError
from xhht_cli.returns.model import Trouble

_BEGINNING = 4096
_MARKS = (
    (b"%PDF", Trouble.DOCUMENT, say("a PDF file")),
    (b"{\\rtf", Trouble.DOCUMENT, say("an RTF document")),
    (b"\x89PNG", Trouble.DOCUMENT, say("a picture")),
    (b"\xff\xd8\xff", Trouble.DOCUMENT, say("a picture")),
    (b"GIF8", Trouble.DOCUMENT, say("a picture")),
    (b"II*\0", Trouble.DOCUMENT, say("a picture")),
    (b"MM\0*", Trouble.DOCUMENT, say("a picture")),
    (b"Rar!", Trouble.PACKED, say("a RAR archive")),
    (b"7z\xbc\xaf", Trouble.PACKED, say("a 7z archive")),
    (b"\x1f\x8b", Trouble.PACKED, say("a gzip archive")),
    (b"L\0\0\0\x01\x14\x02\0", Trouble.POINTER, say("a shortcut (.lnk)")),
    (b"[InternetShortcut]", Trouble.POINTER, say("an Internet shortcut (.url)")),
)
_RIFF, _WEBP = b"RIFF", b"WEBP"
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|table|meta|style|script|div)\b", re.IGNORECASE
)
_XML = re.compile(rb"<(?:\?xml|!--|!DOCTYPE|[A-Za-z_][\w.\-]*(?::[\w.\-]+)?[\s>/])")
_WORKBOOK_XML = (b"urn:schemas-microsoft-com:office:spreadsheet", b"office:spreadsheet")
_JSON = re.compile(rb"[{\[]\s*(?:[\"{\[\]}0-9tfn-])")
_STUB = re.compile(rb'"(?:doc_id|resource_id|url)"\s*:\s*"')
_BINARY = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_LOCK_SIZES = range(160, 170)
_LONGEST_NAME = 54

_IN_OLE = (
    ("WordDocument", say("a Word document")),
    ("PowerPoint Document", say("a PowerPoint file")),
    ("__properties_version1.0", say("an e-mail (.msg)")),
)


def no_workbook(data: bytes) -> NoWorkbookError:
    """Say what a file is whose first bytes are those of no workbook."""
    if not data.strip(b"\0"):
        return NoWorkbookError(Trouble.EMPTY)
    if _is_lock(data):
        return NoWorkbookError(Trouble.POINTER, say("a lock file (~$…) of an open workbook"))
    for mark, trouble, words in _MARKS:
        if data.startswith(mark):
            return NoWorkbookError(trouble, words)
    bitmap = data.startswith(b"BM") and data[6:10] == bytes(4)
    if bitmap or (data.startswith(_RIFF) and data[8:12] == _WEBP):
        return NoWorkbookError(Trouble.DOCUMENT, say("a picture"))
    return _in_text(_narrow(data[:_BEGINNING]))


def other_document(data: bytes) -> NoWorkbookError | None:
    """Say what an OLE file is that is no .xls and not encrypted; None where it may be one."""
    known = (words for name, words in _IN_OLE if name.encode("utf-16-le") in data)
    words = next(known, None)
    return NoWorkbookError(Trouble.DOCUMENT, words) if words else None


def _in_text(beginning: bytes) -> NoWorkbookError:
    text = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    if any(name in text for name in _WORKBOOK_XML) and text.startswith(b"<"):
        return NoWorkbookError(Trouble.OLD_XML)
    if _HTML.match(text) or (text.startswith(b"<") and _HTML.search(text)):
        return NoWorkbookError(Trouble.WEB_PAGE)
    if _BINARY.search(text):
        return NoWorkbookError(Trouble.NOT_A_WORKBOOK)
    if text.startswith(b"{") and _STUB.search(text):
        return NoWorkbookError(Trouble.POINTER, say("a link to an online sheet (.gsheet)"))
    return NoWorkbookError(Trouble.TEXT, _sort_of(text))


def _sort_of(text: bytes) -> Message:
    if _XML.match(text):
        return say("an XML file")
    if _JSON.match(text):
        return say("a JSON file")
    first = text.splitlines()[0] if text else b""
    if b"\t" in first:
        return say("a table as text (tab-separated)")
    if b";" in first or b"," in first:
        return say("a table as text (CSV)")
    return say("a text file")


def _narrow(beginning: bytes) -> bytes:
    """Put UTF-16, which Excel's "Unicode text" is, into UTF-8."""
    coding = _WIDE.get(beginning[:2])
    if coding is None:
        return beginning
    return beginning[2:].decode(coding, "ignore").encode("utf-8", "ignore")


def _is_lock(data: bytes) -> bool:
    """Say whether this is what Excel leaves beside an open workbook: the name of who opened it."""
    length = data[0]
    padded = data[1 + length : _LONGEST_NAME + 1]
    return len(data) in _LOCK_SIZES and 0 < length <= _LONGEST_NAME and not padded.strip(b" \0")
