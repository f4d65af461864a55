"""The records of an .xls, looked through for zeros that are none.

LibreOffice writes a formula whose result is a text (``=IF(A1="","",A1)``, ``=TEXT(12,"0")``) into
an .xls as one with the result 0 if the cell has a number format; only the formula itself tells
whether its result can be but a number.
Record numbers and layouts: [MS-XLS], sections 2.3 and 2.4.
"""

import os
import re
import struct
from collections import defaultdict
from collections.abc import Iterator, Mapping

from xlrd.compdoc import SIGNATURE, CompDoc

_BEGIN, _END, _SHEET, _FORMULA, _SHARED = 0x809, 0x0A, 0x85, 0x06, 0x4BC
_WRITER, _LIBREOFFICE = 0x5C, b"Calc"
_WORKSHEET = 0
_ZERO = bytes(8)
_TOKENS = 22
_EMPTY_TEXT = b"\x17\x00\x00"
_SEE_SHARED = b"\x01"
_CALCULATES = re.compile(
    rb"[\x03-\x07\x12-\x14]\Z|\x19\x10..\Z|[\x22\x42\x62].(?:\0|[\x04-\x07])\0\Z", re.DOTALL
)
"""How the tokens of a formula with a number end: + - * / ^ %, SUM, COUNT, AVERAGE, MIN, MAX."""


def doubtful_zeros(data: bytes) -> Mapping[int, frozenset[tuple[int, int]]]:
    """Give row and column of the formulas with result 0 that may stand for an empty text.

    They are listed by sheet, counted from 0 among the worksheets.
    """
    stream = _stream(data)
    doubtful = _doubtful_of_libreoffice if _is_by_libreoffice(stream) else _doubtful
    found: dict[int, frozenset[tuple[int, int]]] = defaultdict(frozenset)
    for number, start in enumerate(_sheets(stream)):
        found[number] = frozenset(doubtful(stream, start))
    return found


def _stream(data: bytes) -> bytes:
    if not data.startswith(SIGNATURE):
        return data
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - no path of ours
        document = CompDoc(data, logfile=nowhere)
        stream = document.get_named_stream("Workbook")
    return bytes(stream or b"")


def _sheets(stream: bytes) -> Iterator[int]:
    for kind, body in _records(stream, 0):
        if kind == _SHEET and body[5] == _WORKSHEET:
            yield int.from_bytes(body[:4], "little")


def _doubtful(stream: bytes, start: int) -> Iterator[tuple[int, int]]:
    records = tuple(_records(stream, start))
    shared = any(kind == _SHARED and _EMPTY_TEXT in body for kind, body in records)
    for kind, body in records:
        if kind == _FORMULA and body[6:14] == _ZERO:
            tokens = body[_TOKENS:]
            if _EMPTY_TEXT in tokens or (shared and tokens.startswith(_SEE_SHARED)):
                yield struct.unpack_from("<HH", body)


def _is_by_libreoffice(stream: bytes) -> bool:
    return any(kind == _WRITER and _LIBREOFFICE in body for kind, body in _records(stream, 0))


def _doubtful_of_libreoffice(stream: bytes, start: int) -> Iterator[tuple[int, int]]:
    for kind, body in _records(stream, start):
        tokens = body[_TOKENS:]
        if kind == _FORMULA and body[6:14] == _ZERO and not _CALCULATES.search(tokens):
            yield struct.unpack_from("<HH", body)


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Give kind and body of the records of a substream, those of charts within it included."""
    depth = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return
