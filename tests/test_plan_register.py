"""The register of units as it comes from editors and from Excel."""

from datetime import date
from pathlib import Path

import pytest

from xhht_cli.plan.model import Unit
from xhht_cli.plan.register import read_register, whole_code

HEADER = "code,name,kind,valid_from,valid_to,successors,basis\n"


def read(folder: Path, text: str, encoding: str = "utf-8") -> tuple[list[Unit], list[str]]:
    path = folder / "units.csv"
    path.write_bytes(text.encode(encoding))
    rows, mistakes = read_register(path)
    lines = [line.id.format(**dict(line.values)) for line in mistakes]
    return [row.unit for row in rows], lines


def test_a_row_is_a_unit(tmp_path: Path) -> None:
    units, mistakes = read(
        tmp_path, HEADER + "07072,Thị trấn Đông Triều,thi-tran,2004-08-31,2015-03-11,,NQ 1\n"
    )
    assert mistakes == []
    assert units == [
        Unit(
            code="07072",
            name="Thị trấn Đông Triều",
            kind="thi-tran",
            valid_from=date(2004, 8, 31),
            valid_to=date(2015, 3, 11),
            successors=(),
            basis="NQ 1",
        )
    ]


def test_what_excel_saves_in_vietnam_reads_the_same(tmp_path: Path) -> None:
    plain = HEADER + (
        "07093,Xã Đức Chính,xa,2004-08-31,2015-03-11,07093,\n"
        "07093,Phường Đức Chính,phuong,2015-03-12,,,\n"
    )
    excel = (
        "code;name;kind;valid_from;valid_to;successors;basis\r\n"
        "7093;Xã Đức Chính;xa;31/08/2004;11/3/2015;7093;\r\n"
        "7093;Phường Đức Chính;phuong;12/03/2015;;;\r\n"
        ";;;;;;\r\n"
    )
    expected = read(tmp_path, plain)
    assert expected[1] == []
    assert read(tmp_path, excel, encoding="utf-8-sig") == expected


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("7069", "07069"),
        ("1", "00001"),
        ("07069", "07069"),
        ("107069", "107069"),
        ("GDDT", "GDDT"),
        ("٧٠٦٩", "٧٠٦٩"),
        ("", ""),
    ],
)
def test_a_code_gets_the_zeros_back_that_excel_took_off(cell: str, code: str) -> None:
    assert whole_code(cell) == code


def test_names_typed_on_a_mac_are_composed(tmp_path: Path) -> None:
    units, _ = read(tmp_path, HEADER + "00001,Xa\u0303 Mo\u0323\u0302t,xa,2011-01-01,,,\n")
    assert units[0].name == "X\u00e3 M\u1ed9t"


def test_several_successors_are_a_split(tmp_path: Path) -> None:
    units, mistakes = read(
        tmp_path,
        HEADER + "00001,Một,xa,2011-01-01,2012-12-31,00002 00003,\n"
        "00002,Hai,xa,2013-01-01,,,\n00003,Ba,xa,2013-01-01,,,\n",
    )
    assert mistakes == []
    assert units[0].successors == ("00002", "00003")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "00001,Một,xa,2011-01-01,,,\n00001,Một,xa,2011-01-01,,,\n",
            (
                "line 3, column valid_from: 00001 begins on the same day in line 2;"
                " one of the two must go."
            ),
        ),
        (
            "00001,Một,xa,2011-01-01,2014-12-31,,\n00001,Một,xa,2014-12-31,,,\n",
            "line 3, column valid_from: 00001 is still in force then by line 2.",
        ),
        (
            "00001,Một,xa,2013-01-01,,,\n00001,Một,xa,2011-01-01,,,\n",
            "line 2, column valid_from: 00001 is still in force then by line 3.",
        ),
        (
            "00001,Một,xa,2011-01-01,2010-12-31,,\n",
            "line 2, column valid_to: 2010-12-31 is before valid_from 2011-01-01.",
        ),
        (
            "00001,Một,xa,2011-01-01,2012-12-31,00009,\n",
            "line 2, column successors: no row of 00009 begins on 2013-01-01.",
        ),
        (
            "00001,Một,xa,2011-01-01,,00001,\n",
            "line 2, column successors: only a unit with a valid_to has successors.",
        ),
        (
            "00001,Một,xa,2011-02-30,,,\n",
            (
                "line 2, column valid_from:"
                " “2011-02-30” is not a day from 1900 to 2100, such as 2011-12-31."
            ),
        ),
        (
            "00001,Một,xa,2011-01-01,nay,,\n",
            "line 2, column valid_to: “nay” is not a day from 1900 to 2100, such as 2011-12-31.",
        ),
        (
            "00001,Một,xa,2011-01-01,9999-12-31,,\n",
            (
                "line 2, column valid_to:"
                " “9999-12-31” is not a day from 1900 to 2100, such as 2011-12-31."
            ),
        ),
        (
            "00001,Một,xa,2011-01-01,2012-12-31,00002,\n00002,,xa,2013-01-01,,,\n",
            "line 3, column name: must not be empty.",
        ),
        ("00001,,xa,2011-01-01,,,\n", "line 2, column name: must not be empty."),
        ("00001,Một,xa,2011-01-01\n", "line 2: the row has 4 cells, the header 7."),
    ],
)
def test_a_mistake_is_told_with_line_and_column(tmp_path: Path, rows: str, expected: str) -> None:
    assert read(tmp_path, HEADER + rows)[1] == [f"units.csv, {expected}"]


def test_a_long_row_overlaps_each_later_one(tmp_path: Path) -> None:
    rows = "1a,Một,xa,2011-01-01,,,\n1a,Một,xa,2012-01-01,2012-12-31,,\n1a,Một,xa,2015-01-01,,,\n"
    assert read(tmp_path, HEADER + rows)[1] == [
        "units.csv, line 3, column valid_from: 1a is still in force then by line 2.",
        "units.csv, line 4, column valid_from: 1a is still in force then by line 2.",
    ]


def test_columns_are_checked_before_rows(tmp_path: Path) -> None:
    assert read(tmp_path, "code,name,name,kind,valid_from,valid_to,ghi chú,basis\n")[1] == [
        "units.csv, line 1: there is no column successors.",
        "units.csv, line 1: the column name is doubled.",
        (
            "units.csv, line 1: the column “ghi chú” is not known;"
            " the columns are code, name, kind, valid_from, valid_to, successors, basis."
        ),
    ]


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_file_has_no_columns(tmp_path: Path, text: str) -> None:
    assert "units.csv, line 1: there is no column code." in read(tmp_path, text)[1]


def test_blank_lines_keep_the_numbers_of_the_lines(tmp_path: Path) -> None:
    assert read(tmp_path, HEADER + "\n,,,,,,\n00001,,xa,2011-01-01,,,\n")[1] == [
        "units.csv, line 4, column name: must not be empty."
    ]


def test_a_cell_without_end_is_told(tmp_path: Path) -> None:
    _, mistakes = read(tmp_path, HEADER + "00001," + "M" * 200_000)
    assert mistakes[0].startswith("units.csv, line 2: this is not CSV: ")


def test_a_register_without_units_is_a_mistake(tmp_path: Path) -> None:
    assert read(tmp_path, HEADER)[1] == ["units.csv: the register has no unit."]
