"""Reading .xlsb, drawn record by record as Excel writes it ([MS-XLSB])."""

import struct
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.workbooks import entry, packed, read
from xhht_cli.returns.limits import Excess
from xhht_cli.returns.model import Cell, Fault, Trouble


def _number(number: int) -> bytes:
    groups = []
    while True:
        number, group = number >> 7, number & 0x7F
        groups.append(group | (0x80 if number else 0))
        if not number:
            return bytes(groups)


def _b(kind: int, body: bytes = b"") -> bytes:
    return _number(kind) + _number(len(body)) + body


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _b_cell(kind: int, column: int, value: bytes, style: int = 0) -> bytes:
    return _b(kind, struct.pack("<II", column, style) + value)


def _b_row(row: int, cells: Iterable[bytes], flags: int = 0) -> bytes:
    head = struct.pack("<IIHBBBI", row, 0, 255, 0, flags, 0, 0)
    return _b(0, head) + b"".join(cells)


REAL, ERROR, STRING = 5, 3, 6


def _real(number: float) -> bytes:
    return struct.pack("<d", number)


def _xlsb(
    entry_cell: bytes, *, row: int = 0, state: int = 0, columns: bytes = b"", end: bytes = b""
) -> bytes:
    """Make an .xlsb with a return whose one entry stands in C3; style 1 is a percentage."""
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}'
        "</Relationships>"
    )
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    one = f'<Relationship Id="rId{{}}" Type="{kinds}/{{}}" Target="{{}}"/>'
    rows = (
        _b_row(0, [_b_cell(STRING, 0, _wide("Năm báo cáo:")), _b_cell(REAL, 1, _real(2013))]),
        _b_row(1, [_b_cell(STRING, 1, _wide("Mã số")), _b_cell(STRING, 2, _wide("Số liệu"))]),
        _b_row(2, [_b_cell(REAL, 1, _real(101)), entry_cell], flags=row),
    )
    styles = _b(617, struct.pack("<I", 2)) + b"".join(
        _b(47, struct.pack("<HH", 0, number_format) + bytes(12)) for number_format in (0, 9)
    )
    sheet = struct.pack("<II", state, 1) + _wide("rId1") + _wide("Biểu")
    dimension = _b(148, struct.pack("<IIII", 0, 2, 0, 2))
    return packed(
        {
            "[Content_Types].xml": b"<Types/>",
            "_rels/.rels": rels.format(one.format(1, "officeDocument", "xl/workbook.bin")).encode(),
            "xl/workbook.bin": _b(131) + _b(143) + _b(156, sheet) + _b(144) + _b(132),
            "xl/_rels/workbook.bin.rels": rels.format(
                one.format(1, "worksheet", "worksheets/sheet1.bin")
                + one.format(2, "styles", "styles.bin")
            ).encode(),
            "xl/styles.bin": _b(278) + styles + _b(618) + _b(279),
            "xl/worksheets/sheet1.bin": (
                _b(129) + dimension + columns + _b(145) + b"".join(rows) + _b(146) + end + _b(130)
            ),
        }
    )


@pytest.mark.parametrize(
    ("cell", "raw", "number", "fault"),
    [
        (_b_cell(REAL, 2, _real(12)), "12", 12, None),
        (_b_cell(STRING, 2, _wide("1.236")), "1.236", 1236, None),
        (_b_cell(REAL, 2, _real(0.65), style=1), "65%", None, Fault.PERCENTAGE),
        (_b_cell(ERROR, 2, b"\x07"), "#DIV/0!", None, Fault.ERROR_VALUE),
        (b"", "", None, None),
    ],
)
def test_a_cell_says_what_it_is(
    tmp_path: Path, cell: bytes, raw: str, number: int | None, fault: Fault | None
) -> None:
    found = read(tmp_path, _xlsb(cell), "file.xlsb")
    only = entry(found, "101")
    assert only.cell == Cell(address="C3", raw=raw)
    assert only.value is not None
    assert (only.value.number, only.value.fault) == (number, fault)


TWELVE = _b_cell(REAL, 2, _real(12))
ITEM_102 = _b_row(3, [_b_cell(REAL, 1, _real(102))])


def _columns(first: int, last: int, flags: int) -> bytes:
    return _b(390) + _b(60, struct.pack("<IIIIH", first, last, 2340, 0, flags)) + _b(391)


def _merged(*corners: int) -> bytes:
    return _b(177, struct.pack("<I", 1)) + _b(176, struct.pack("<IIII", *corners)) + _b(178)


@pytest.mark.parametrize(
    ("book", "codes"),
    [
        (_xlsb(TWELVE), []),
        (_xlsb(TWELVE, row=0x10), ["101"]),
        (_xlsb(TWELVE, row=0x2F), []),
        (_xlsb(TWELVE, columns=_columns(2, 16383, 0x01)), ["101"]),
        (_xlsb(TWELVE, columns=_columns(2, 2, 0x02)), []),
        (_xlsb(TWELVE, columns=_columns(3, 9, 0x01)), []),
        (_xlsb(TWELVE, state=1), ["101"]),
        (_xlsb(TWELVE, state=2), ["101"]),
    ],
)
def test_what_an_xlsb_hides_is_told(tmp_path: Path, book: bytes, codes: list[str]) -> None:
    assert [each.code for each in read(tmp_path, book, "file.xlsb").hidden] == codes


@pytest.mark.parametrize(
    ("merged", "fault"),
    [
        (_merged(2, 3, 2, 2), Fault.SHARED),
        (_merged(0, 1_048_575, 0, 16_383), Fault.SHARED),
        (_merged(2, 2, 2, 3), None),
    ],
)
def test_a_merged_cell_of_an_xlsb_over_two_items_is_neithers(
    tmp_path: Path, merged: bytes, fault: Fault | None
) -> None:
    found = read(tmp_path, _xlsb(TWELVE + ITEM_102, end=merged), "file.xlsb")
    value = entry(found, "101").value
    assert value is not None
    assert (value.number, value.fault) == (None if fault else 12, fault)


def test_a_far_cell_is_beyond_the_limits(tmp_path: Path) -> None:
    far = _b_row(1_048_575, [_b_cell(REAL, 16_383, _real(7))])
    found = read(tmp_path, _xlsb(far), "file.xlsb")
    assert found.trouble is Trouble.OVER_LIMITS
    assert found.excess == Excess(limit="cells", found=1_048_576 * 16_384, most=2_000_000)
