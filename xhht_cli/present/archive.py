"""Archives: a workbook or document repacked, so that the same content gives the same bytes."""

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first date a zip can hold; it stands in place of the clock."""
_STAMP = b"1980-01-01T00:00:00Z"
_CORE = "docProps/core.xml"
_STAMPED = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*(</dcterms:)")
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16
_SMALLEST = 9


def repack(document: bytes) -> bytes:
    """Pack the parts of an Office file (.xlsx, .docx) again without a trace of when and where.

    Parts are sorted by name ([Content_Types].xml comes first that way), their dates and the
    document's created and modified are 1 January 1980, and the system that packed it is not told.
    """
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(document)) as old, ZipFile(packed, "w") as new:
        for name in sorted(old.namelist()):
            part = old.read(name)
            content = _unstamped(part) if name == _CORE else part
            new.writestr(_timeless(name), content, compresslevel=_SMALLEST)
    return packed.getvalue()


def _timeless(name: str) -> ZipInfo:
    info = ZipInfo(name, _EPOCH)
    info.compress_type = ZIP_DEFLATED
    info.create_system = _UNIX
    info.external_attr = _PLAIN_FILE
    return info


def _unstamped(core: bytes) -> bytes:
    return _STAMPED.sub(rb"\g<1>" + _STAMP + rb"\g<2>", core)
