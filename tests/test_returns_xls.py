"""Reading .xls, drawn record by record as Excel 97 and LibreOffice write it ([MS-XLS])."""

import struct
from pathlib import Path

import pytest

from tests.workbooks import entry, read
from xhht_cli.returns.model import Cell, Fault, Return, Trouble, Writing


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _text(row: int, column: int, text: str) -> bytes:
    place = struct.pack("<HHHHB", row, column, 0, len(text), 1)
    return _record(0x204, place + text.encode("utf-16-le"))


def _number(row: int, column: int, number: float, style: int = 0) -> bytes:
    return _record(0x203, struct.pack("<HHHd", row, column, style, number))


def _error(row: int, column: int, code: int) -> bytes:
    return _record(0x205, struct.pack("<HHHBB", row, column, 0, code, 1))


def _true(row: int, column: int) -> bytes:
    return _record(0x205, struct.pack("<HHHBB", row, column, 0, 1, 0))


def _formula(row: int, column: int, result: bytes, tokens: bytes) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    return _record(0x06, place + result + bytes(6) + struct.pack("<H", len(tokens)) + tokens)


PERCENT_STYLE, DATE_STYLE = 1, 2
EMPTY_TEXT_TOKEN, ONE_MINUS_ONE = b"\x17\x00\x00", b"\x1e\x01\x00\x1e\x01\x00\x04"


def _xls(entry_cell: bytes) -> bytes:
    """Make a bare BIFF8 stream with a return whose one entry stands in C3."""
    styles = b"".join(
        _record(0xE0, struct.pack("<HHHBBBBIIH", 0, number_format, 0, 0, 0, 0, 0, 0, 0, 0))
        for number_format in (0, 9, 14)
    )
    font = _record(0x31, bytes(14) + b"\x01\x00A")
    begin = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + font * 4 + styles
    name = "Biểu"
    listed = 4 + 8 + 2 * len(name)
    start = len(begin) + listed + 4
    sheet = struct.pack("<IBBBB", start, 0, 0, len(name), 1) + name.encode("utf-16-le")
    cells = [
        _text(0, 0, "Năm báo cáo:"),
        _number(0, 1, 2013),
        _text(1, 1, "Mã số"),
        _text(1, 2, "Số liệu"),
        _number(2, 1, 101),
        entry_cell,
    ]
    worksheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    end = _record(0x0A, b"")
    return begin + _record(0x85, sheet) + end + worksheet + b"".join(cells) + end


@pytest.mark.parametrize(
    ("cell", "raw", "number", "fault"),
    [
        (_number(2, 2, 12), "12", 12, None),
        (_number(2, 2, 24.48), "24.48", None, Fault.FRACTION),
        (_text(2, 2, "1.236"), "1.236", 1236, None),
        (_number(2, 2, 1, PERCENT_STYLE), "100%", None, Fault.PERCENTAGE),
        (_number(2, 2, 41423, DATE_STYLE), "2013-05-29", None, Fault.DATE),
        (_error(2, 2, 0x07), "#DIV/0!", None, Fault.ERROR_VALUE),
        (_true(2, 2), "TRUE", None, Fault.BOOLEAN),
        (_formula(2, 2, bytes(8), ONE_MINUS_ONE), "0", 0, None),
        (_formula(2, 2, bytes(8), EMPTY_TEXT_TOKEN), "=…", None, Fault.UNCALCULATED),
        (_formula(2, 2, b"\3\0\0\0\0\0\xff\xff", EMPTY_TEXT_TOKEN), "", None, None),
        (b"", "", None, None),
    ],
)
def test_a_cell_says_what_it_is(
    tmp_path: Path, cell: bytes, raw: str, number: int | None, fault: Fault | None
) -> None:
    found = read(tmp_path, _xls(cell), "file.xls")
    only = entry(found, "101")
    assert only.cell == Cell(address="C3", raw=raw)
    assert only.value is not None
    assert (only.value.number, only.value.fault) == (number, fault)


def test_a_far_cell_is_listed(tmp_path: Path) -> None:
    found = read(tmp_path, _xls(_number(65535, 255, 7)), "file.xls")
    assert found.far == (Cell(address="IV65536", raw="7"),)


def test_a_password_is_said(tmp_path: Path) -> None:
    whole = _xls(_number(2, 2, 12))
    begin = len(_record(0x809, bytes(16)))
    locked = whole[:begin] + _record(0x2F, bytes(54)) + whole[begin:]
    assert read(tmp_path, locked, "file.xls").trouble is Trouble.ENCRYPTED


def test_a_truncated_file_ends_nothing(tmp_path: Path) -> None:
    whole = _xls(_number(2, 2, 12))
    for length in range(20, len(whole), 61):
        assert _total(read(tmp_path, whole[:length], "file.xls"))


def _total(found: Return) -> bool:
    return found.trouble in {Trouble.DAMAGED, Trouble.NO_FORM} or found.heading is not None


def test_blank_is_how_an_empty_entry_is_written(tmp_path: Path) -> None:
    value = entry(read(tmp_path, _xls(b""), "file.xls"), "101").value
    assert value is not None
    assert value.writing is Writing.BLANK
