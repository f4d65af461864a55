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


def _xls(entry_cell: bytes, *, state: int = 0, writer: bytes = b"") -> bytes:
    """Make a bare BIFF8 stream with a return whose one entry stands in C3."""
    styles = b"".join(
        _record(0xE0, struct.pack("<HHHBBBBIIH", 0, number_format, 0, 0, 0, 0, 0, 0, 0, 0))
        for number_format in (0, 9, 14)
    )
    font = _record(0x31, bytes(14) + b"\x01\x00A")
    begin = (
        _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + font * 4 + styles + writer
    )
    name = "Biểu"
    listed = 4 + 8 + 2 * len(name)
    start = len(begin) + listed + 4
    sheet = struct.pack("<IBBBB", start, state, 0, len(name), 1) + name.encode("utf-16-le")
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


LIBREOFFICE = _record(0x5C, b"\4\0\0Calc" + b" " * 105)
TEXT_12 = b"\x1e\x0c\x00\x17\x01\x00\x30\x41\x30\x00"
CELL_F2 = b"\x44\x01\x00\x05\xc0"
SUM = b"\x25\x13\x00\x14\x00\x04\xc0\x04\xc0\x19\x10\x00\x00"
MOST = b"\x25\x13\x00\x14\x00\x04\xc0\x04\xc0\x42\x01\x07\x00"


@pytest.mark.parametrize(
    ("tokens", "number"),
    [(TEXT_12, None), (CELL_F2, None), (ONE_MINUS_ONE, 0), (SUM, 0), (MOST, 0)],
)
def test_a_zero_of_libreoffice_is_one_if_the_formula_gives_but_numbers(
    tmp_path: Path, tokens: bytes, number: int | None
) -> None:
    cell = _formula(2, 2, bytes(8), tokens)
    value = entry(read(tmp_path, _xls(cell, writer=LIBREOFFICE), "file.xls"), "101").value
    assert value is not None
    assert (value.number, value.fault) == (number, None if number == 0 else Fault.UNCALCULATED)


def test_a_zero_of_excel_is_one(tmp_path: Path) -> None:
    value = entry(read(tmp_path, _xls(_formula(2, 2, bytes(8), CELL_F2)), "file.xls"), "101").value
    assert value is not None
    assert value.number == 0


def _row(row: int, height: int, flags: int) -> bytes:
    return _record(0x208, struct.pack("<HHHHHHI", row, 0, 9, height, 0, 0, flags))


def _columns(first: int, last: int, width: int, flags: int) -> bytes:
    return _record(0x7D, struct.pack("<HHHHHH", first, last, width, 0, flags, 0))


def _merged(*corners: int) -> bytes:
    return _record(0xE5, struct.pack("<HHHHH", 1, *corners))


HIDDEN_ROW, HIDDEN_COLUMN = 0x20, 0x01


@pytest.mark.parametrize(
    ("mark", "codes"),
    [
        (_row(2, 255, HIDDEN_ROW), ["101"]),
        (_row(2, 0, 0), ["101"]),
        (_row(2, 255, 0), []),
        (_row(1, 255, HIDDEN_ROW), []),
        (_columns(2, 2, 2048, HIDDEN_COLUMN), ["101"]),
        (_columns(0, 5, 0, 0), ["101"]),
        (_columns(0, 5, 2048, 0), []),
        (_columns(3, 5, 2048, HIDDEN_COLUMN), []),
    ],
)
def test_hidden_rows_and_columns_of_an_xls_are_told(
    tmp_path: Path, mark: bytes, codes: list[str]
) -> None:
    found = read(tmp_path, _xls(mark + _number(2, 2, 12)), "file.xls")
    assert [each.code for each in found.hidden] == codes


@pytest.mark.parametrize(("state", "hidden"), [(0, False), (1, True), (2, True)])
def test_a_hidden_sheet_of_an_xls_is_told(tmp_path: Path, state: int, *, hidden: bool) -> None:
    assert read(tmp_path, _xls(_number(2, 2, 12), state=state), "a.xls").hidden_sheet is hidden


@pytest.mark.parametrize(
    ("merged", "fault"),
    [
        (_merged(2, 3, 2, 2), Fault.SHARED),
        (_merged(2, 65535, 2, 255), Fault.SHARED),
        (_merged(0, 65535, 0, 255), Fault.SHARED),
        (_merged(2, 2, 2, 4), None),
        (_merged(4, 5, 2, 2), None),
    ],
)
def test_a_merged_cell_of_an_xls_over_two_items_is_neithers(
    tmp_path: Path, merged: bytes, fault: Fault | None
) -> None:
    cells = _number(2, 2, 12) + _number(3, 1, 102) + merged
    value = entry(read(tmp_path, _xls(cells), "file.xls"), "101").value
    assert value is not None
    assert (value.number, value.fault) == (None if fault else 12, fault)


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
