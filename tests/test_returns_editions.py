"""Returns on an older form: read by its map, under today's codes, each by the cell it stands in."""

from pathlib import Path

import pytest

from tests.editions import EARLIER, NEW, OLD, edition_plan, edition_return
from tests.workbooks import entry, raws


def test_a_marked_older_return_is_read_under_todays_codes(tmp_path: Path) -> None:
    found = edition_return(tmp_path, edition_plan(tmp_path / "p"), OLD, 2018, "2014")
    assert raws(found) == {"101": "900", "102": "450", "901": "Có"}
    families = entry(found, "102")
    assert (families.cell.address, families.as_written) == ("E7", "103")
    assert families.value
    assert families.value.number == 450
    assert entry(found, "101").as_written == ""


def test_a_code_that_fell_away_is_kept_apart_and_its_row_is_claimed(tmp_path: Path) -> None:
    found = edition_return(tmp_path, edition_plan(tmp_path / "p"), OLD, 2015, "2014")
    assert [(e.code, e.cell.address, e.cell.raw) for e in found.dropped] == [
        ("102", "E6", "70"),
        ("110", "E8", "12"),
    ]
    assert found.unclaimed == ()


def test_the_heading_says_the_mark_and_the_version_it_is_read_as(tmp_path: Path) -> None:
    plan = edition_plan(tmp_path / "p")
    found = edition_return(tmp_path, plan, OLD, 2018, "2014")
    assert found.heading
    assert found.heading.version_cell
    assert (found.heading.version_cell.raw, found.heading.version) == ("2014", "2014")


def test_a_return_without_a_mark_is_the_older_one_up_to_its_last_year(tmp_path: Path) -> None:
    plan = edition_plan(tmp_path / "p")
    of_then, of_now = (edition_return(tmp_path, plan, OLD, year) for year in (2015, 2016))
    assert raws(of_then)["102"] == "450"
    assert raws(of_now)["102"] == "70"
    assert [(f.heading and f.heading.version) for f in (of_then, of_now)] == ["2014", "2016"]


def test_a_mark_that_is_not_known_is_no_version(tmp_path: Path) -> None:
    found = edition_return(tmp_path, edition_plan(tmp_path / "p"), NEW, 2018, "2020")
    assert found.heading
    assert found.heading.version is None


def test_a_mark_in_the_cell_beside_its_label_is_read(tmp_path: Path) -> None:
    found = edition_return(tmp_path, edition_plan(tmp_path / "p"), OLD, 2018, "| '2014")
    assert raws(found)["102"] == "450"


def test_without_a_form_number_the_version_is_that_of_the_form_its_unit_files(
    tmp_path: Path,
) -> None:
    plan = edition_plan(tmp_path / "p")
    found = edition_return(tmp_path, plan, OLD, 2015, form="")
    assert found.heading
    assert (found.heading.form_code, found.heading.version) == (None, "2014")
    assert raws(found)["102"] == "450"


def test_a_return_with_the_number_of_before_is_of_that_version(tmp_path: Path) -> None:
    numbered = EARLIER.replace("until = 2015", 'code = "01/BC-X"')
    plan = edition_plan(tmp_path / "p", numbered)
    found = edition_return(tmp_path, plan, OLD, 2018, form="01/bc-x")
    assert found.heading
    assert (found.heading.form_code, found.heading.version) == ("01/HT-X", "2014")
    assert raws(found)["102"] == "450"
    for form in ("01/HT-X", "01/HT-X (thay 01/BC-X )"):
        today = edition_return(tmp_path, plan, NEW, 2012, form=form)
        assert today.heading
        assert today.heading.version == "2016"


def test_the_mark_goes_before_the_number(tmp_path: Path) -> None:
    numbered = EARLIER.replace("until = 2015", 'code = "01/BC-X"')
    plan = edition_plan(tmp_path / "p", numbered)
    found = edition_return(tmp_path, plan, NEW, 2018, "2016", form="01/BC-X")
    assert found.heading
    assert found.heading.version == "2016"
    assert raws(found)["102"] == "450"


@pytest.mark.parametrize(
    "line",
    [
        "Phiên bản: 2014",
        "PHIÊN BẢN 2014",
        "Phiên bản biểu 2014",
        "Phiên bản biểu mẫu: 2014",
        "Phiên bản của biểu: 2014",
        "Phiên bản mẫu: 2014",
        "Mẫu phiên bản: 2014",
        "Phiên bản biểu：２０１４",
        "Phiên bản: ２０１４",
        "Phiên bản: | 2014",
        "Phiên bản biểu: | '２０１４",
    ],
)
def test_the_mark_is_read_however_its_label_is_written(line: str, tmp_path: Path) -> None:
    found = edition_return(tmp_path, edition_plan(tmp_path / "p"), OLD, 2018, line=line)
    assert found.heading
    assert found.heading.version == "2014"
    assert raws(found)["102"] == "450"


def test_the_version_of_something_else_is_no_mark(tmp_path: Path) -> None:
    plan = edition_plan(tmp_path / "p")
    found = edition_return(tmp_path, plan, NEW, 2018, line="Phiên bản phần mềm: 2014")
    assert found.heading
    assert (found.heading.version_cell, found.heading.version) == (None, "2016")
