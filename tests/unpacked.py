"""Unpacked: a workbook's parts as text, to compare what two workbooks say.

The bytes of a zip hang on the zlib, those of its XML on the XML library; what they say does not.
"""

import io
from xml.etree.ElementTree import canonicalize
from zipfile import ZipFile


def unpacked(workbook: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(workbook)) as archive:
        return {name: canonicalize(archive.read(name).decode()) for name in archive.namelist()}
