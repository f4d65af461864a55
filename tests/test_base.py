"""Base figures: a good file is read, and each row that does not fit is named by its line."""

from pathlib import Path

import pytest

from tests.builders import plan
from xhht_cli.base import read_base
from xhht_cli.errors import WrongCallError
from xhht_cli.facts import BaseFigure

HEADER = "unit,item,year,value,source"
GOOD = "07075,401,2012,1000,Niên giám thống kê 2012"


def written(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / "base.csv"
    path.write_text("\n".join(lines), encoding=encoding)
    return path


def told(path: Path) -> list[str]:
    with pytest.raises(WrongCallError) as raised:
        read_base(path, plan())
    return str(raised.value).split("\n")


def test_a_figure_stands_under_its_year_unit_and_item(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER, GOOD, "GDDT,751,2014,0,Sổ theo dõi của Phòng")
    assert read_base(path, plan()) == {
        (2012, "07075", "401"): BaseFigure(value=1000, source="Niên giám thống kê 2012"),
        (2014, "GDDT", "751"): BaseFigure(value=0, source="Sổ theo dõi của Phòng"),
    }


def test_what_excel_saves_in_vietnam_reads_the_same(tmp_path: Path) -> None:
    lines = ("Item;Unit;Year;Value;Source", '401;7075;2012; 1000 ;"Niên giám; tr. 12"', ";;;;")
    assert read_base(written(tmp_path, *lines, encoding="utf-8-sig"), plan()) == {
        (2012, "07075", "401"): BaseFigure(value=1000, source="Niên giám; tr. 12")
    }


def test_a_header_alone_gives_no_figures(tmp_path: Path) -> None:
    assert read_base(written(tmp_path, HEADER), plan()) == {}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (GOOD.replace(",2012,", ",0,"), "“0” is no year."),
        (GOOD.replace(",2012,", ",99999,"), "“99999” is no year."),
        (GOOD.replace(",2012,", ",1999,"), "“1999” is no year."),
        (GOOD.replace(",2012,", ",2101,"), "“2101” is no year."),
        (GOOD.replace(",2012,", ",02012,"), "“02012” is no year."),
        (GOOD.replace(",2012,", ",²012,"), "“²012” is no year."),
        (GOOD.replace(",2012,", ",,"), "“” is no year."),
        (GOOD.replace(",2012,", f",{'9' * 5000},"), f"“{'9' * 40}…” is no year."),
        (GOOD.replace(",1000,", ",1.5,"), "“1.5” is no value of item 401."),
        (GOOD.replace(",1000,", ",-1,"), "“-1” is no value of item 401."),
        (GOOD.replace(",1000,", ",٣,"), "“٣” is no value of item 401."),
        (GOOD.replace(",1000,", ",,"), "“” is no value of item 401."),
        (GOOD.replace(",1000,", f",{'9' * 5000},"), f"“{'9' * 40}…” is no value of item 401."),
        (
            GOOD.replace(",1000,", ",9223372036854775808,"),
            "“9223372036854775808” is no value of item 401.",
        ),
        (GOOD.replace("07075", "99999"), "the register has no unit 99999 in 2012."),
        (GOOD.replace(",2012,", ",2025,"), "the register has no unit 07075 in 2025."),
        (GOOD.replace(",401,", ",999,"), "item 999 is not asked of Xã An Sinh."),
        (GOOD.replace(",401,", ",751,"), "item 751 is not asked of Xã An Sinh."),
        (
            GOOD.replace(",401,", ",201,"),
            "item 201 is yes-no; a count is needed.",
        ),
        (
            GOOD.replace("Niên giám thống kê 2012", " "),
            "say in the column source where it is from.",
        ),
    ],
)
def test_a_row_that_does_not_fit_is_named_by_its_line(
    tmp_path: Path, line: str, expected: str
) -> None:
    assert told(written(tmp_path, HEADER, GOOD.replace("07075", "07078"), line)) == [
        "The base figures in base.csv cannot be used.",
        f"base.csv:3: {expected}",
    ]


def test_every_row_that_does_not_fit_is_named(tmp_path: Path) -> None:
    lines = (GOOD.replace("2012,", "12,"), "07078,401,2012", "07081,403,2012,x,")
    assert sorted(told(written(tmp_path, HEADER, *lines))[1:]) == [
        "base.csv, line 3: the row has 3 cells, the header 5.",
        "base.csv:2: “12” is no year.",
        "base.csv:4: say in the column source where it is from.",
        "base.csv:4: “x” is no value of item 403.",
    ]


def test_a_figure_that_stands_twice_is_named(tmp_path: Path) -> None:
    again = GOOD.replace("07075", "7075").replace("1000", "1001")
    assert told(written(tmp_path, HEADER, GOOD, again))[1:] == [
        "base.csv:3: the same item as in base.csv:2."
    ]


def test_a_missing_and_an_unknown_column_are_both_named(tmp_path: Path) -> None:
    found = told(written(tmp_path, HEADER.replace("source", "nguồn"), GOOD))
    assert found[1:] == [
        "base.csv, line 1: there is no column source.",
        (
            "base.csv, line 1: the column “nguồn” is not known; the columns are unit, item, year,"
            " value, source."
        ),
    ]


def test_an_empty_file_has_no_columns(tmp_path: Path) -> None:
    assert "base.csv, line 1: there is no column unit." in told(written(tmp_path, ""))


def test_a_file_that_is_not_there_or_no_text_says_so(tmp_path: Path) -> None:
    assert told(tmp_path / "base.csv") == [f"base.csv: there is no such file in {tmp_path}."]
    path = tmp_path / "base.csv"
    path.write_bytes(b"unit,item\xff")
    assert "the file is not UTF-8" in told(path)[0]
