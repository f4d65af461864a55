"""Sheets of the summary workbook: four units of 2013 and two of 2012, worked out by hand."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.assessments import small
from tests.builders import AGENCY_FORM, BLANK, DOTS, Typed, fault, heading, number, sound
from tests.dossiers import drawn_up
from tests.filling import Filed
from tests.recalculated import Cells, formulas, opened, text_of, values
from xhht_cli.assess import examination_of
from xhht_cli.dossier import Dossier, draw_up
from xhht_cli.present.language import language
from xhht_cli.present.workbook import summary_workbook
from xhht_cli.returns.model import Fault, Intake

NO, YES = number(0, "Không"), number(1, "Có")
HAMLETS = {"101": 10, "102": 8, "103": 7, "104": 7}
OTHERS = {"101": 4, "102": 4, "103": 3, "104": 3}


@cache
def dossier(unit: str | None = None) -> Dossier:
    """Mạo Khê files nothing, An Sinh and Tràng Lương leave gaps, the Front has a strange name."""
    few = small("07069", "07075", "07078", "MTTQ")
    names = {"MTTQ": "=1+1 <b>Mặt trận</b>"}
    few = replace(few, units=tuple(replace(u, name=names.get(u.code, u.name)) for u in few.units))
    front = heading(unit="MTTQ", form=AGENCY_FORM)
    an_sinh: dict[str, Typed | int]
    an_sinh = {**HAMLETS, "202": BLANK, "401": fault("về 900", Fault.TEXT), "403": 5, "402": DOTS}
    returns = (
        sound(an_sinh, heading(unit="07075"), "=cmd.xlsx"),
        sound({**OTHERS, "201": NO, "202": BLANK, "205": NO}, heading(unit="07078"), "b.xlsx"),
        sound({}, front, "c.xlsx"),
        sound(HAMLETS, heading(unit="07075", year=2012), "d.xlsx"),
        sound(OTHERS, heading(unit="07078", year=2012), "e.xlsx"),
    )
    return draw_up(examination_of(Intake(returns=returns, skipped=()), few), 2013, unit)


@cache
def found_in(unit: str | None = None) -> Cells:
    return values(book(unit))


@cache
def live_in() -> Mapping[tuple[str, str], str]:
    return formulas(book())


@cache
def pages(unit: str | None = None) -> Workbook:
    return opened(book(unit))


@cache
def book(unit: str | None = None) -> bytes:
    return summary_workbook(dossier(unit), language("en"))


def sheet(name: str, unit: str | None = None) -> Worksheet:
    return pages(unit)[name]


def row_of(name: str, first: str, unit: str | None = None) -> dict[str, object]:
    """The values of the row whose first cell says so, by the letter of the column."""
    found = found_in(unit)
    at = {place: value for (where, place), value in found.items() if where == name}
    row = next(place[1:] for place, value in at.items() if place[0] == "A" and value == first)
    return {
        place.removesuffix(row): v
        for place, v in at.items()
        if place.strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == row
    }


def test_every_unit_of_every_year_has_a_row_the_latest_year_first() -> None:
    data = sheet("Data")
    assert [(data[f"A{row}"].value, data[f"B{row}"].value) for row in range(7, 15)] == [
        (2013, "07069"), (2013, "07075"), (2013, "07078"), (2013, "MTTQ"),
        (2012, "07069"), (2012, "07075"), (2012, "07078"), (2012, "MTTQ"),
    ]  # fmt: skip
    assert [data[f"G{row}"].value for row in range(7, 11)] == [
        "no return", "used", "used", "used",
    ]  # fmt: skip


def test_what_is_not_known_is_no_number_and_says_why() -> None:
    found = found_in()
    head = {
        value: place
        for (name, place), value in found.items()
        if name == "Data" and place.endswith("6") and len(place) < 4
    }

    def at(code: str, row: int) -> object:
        return found.get(("Data", f"{head[code][:-1]}{row}"))

    assert at("101", 8) == 10
    assert at("202", 8) is None
    assert at("401", 8) == "?"
    assert at("402", 8) == "…"
    assert at("101", 10) == "x"
    assert at("101", 7) is None


def test_totals_are_live_and_count_the_units_behind_them() -> None:
    found, live = found_in(), live_in()
    assert [found["Data", f"H{row}"] for row in (16, 17, 18)] == [14, 2, 3]
    assert live["Data", "H16"] == "=SUMIFS(sl_101,sl_nam,$A16)"
    assert live["Data", "H17"] == '=COUNTIFS(sl_nam,$A17,sl_101,">=0")'


def test_a_figure_is_a_link_to_the_cell_it_was_written_in() -> None:
    link = sheet("Data")["H8"].hyperlink
    assert link is not None
    assert link.location == "'Sources'!A5"
    row = [sheet("Sources").cell(5, column).value for column in range(1, 11)]
    assert row[:7] == [2013, "07075", "Xã An Sinh", "101", 10, "10", "=cmd.xlsx"]
    assert row[7:9] == ["Biểu", "E11"]


def test_with_more_figures_than_a_sheet_takes_links_only_units_are_links(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("xhht_cli.present.workbook.figures._MOST_LINKS", 10)
    data = opened(summary_workbook(dossier(), language("en")))["Data"]
    link = data["C8"].hyperlink
    assert link is not None
    assert link.location == "'Sources'!A5"
    assert (data["H8"].hyperlink, data["C7"].hyperlink) == (None, None)


def test_text_from_returns_and_registers_is_never_a_formula() -> None:
    cells = sheet("By unit")
    names = {cells[f"B{row}"].value: cells[f"B{row}"].data_type for row in range(9, 13)}
    assert names["=1+1 <b>Mặt trận</b>"] == "s"
    assert sheet("Sources")["G5"].data_type == "s"


def test_a_target_has_exact_parts_a_rate_and_a_comparison() -> None:
    row = row_of("Overview", "T01")
    # 7 + 3 of 10 + 4 hamlets; Mạo Khê has not reported, and nobody knows how large it is
    assert (row["C"], row["D"], row["E"]) == (10, 14, 10 / 14)
    assert (row["H"], row["J"], row["L"], row["O"]) == (100, "below", 4, "2/3")
    assert (row["Q"], row["R"]) == (10, 14)


def test_one_no_makes_a_share_known_and_a_blank_beside_a_yes_does_not() -> None:
    row = row_of("Overview", "T27")
    assert (row["C"], row["D"], row["E"], row["J"]) == (0, 1, 0, "below")
    row = row_of("Overview", "T04")
    assert (row["C"], row["D"], row["E"]) == (2, 3, 2 / 3)


def test_nothing_to_count_is_words_and_no_rate() -> None:
    row = row_of("Overview", "T15")
    assert (row["C"], row["D"], row["E"], row["J"]) == (0, 0, "not applicable", "not applicable")
    assert "H" in row
    assert "L" not in row


def test_the_first_sheet_says_that_both_sums_agree() -> None:
    assert found_in()["Overview", "J4"] == "agrees"
    assert "SUMPRODUCT" in live_in()["Overview", "J4"]


def test_a_unit_stands_against_each_floor_with_a_mark_beside_the_rate() -> None:
    cells = sheet("By unit")
    found = {place: value for (name, place), value in found_in().items() if name == "By unit"}
    assert [found.get(f"E{row}") for row in range(7, 13)] == [
        10 / 14, "T01", "–", 0.7, 0.75, None,
    ]  # fmt: skip
    assert cells["E10"].number_format == '0.00%" ✗"'
    assert found["E6"] == 1


AMBER, BLUE, GREEN = "FFFFE699", "FFDDEBF7", "FFC6E0B4"


def studying(filed: Filed) -> Workbook:
    """Open the workbook of households (401) and study-loving ones (403): T08 is 65% in 2015."""
    return opened(summary_workbook(drawn_up(filed, 2013), language("en")))


def shown(page: Worksheet, target: str) -> list[tuple[str, str]]:
    """Give the marks of a target and their fills: of the district, and of each unit."""
    column = next(cell.coordinate[:-1] for cell in page[8] if cell.value == target)
    cells = [page[f"{column}{row}"] for row in (7, 9, 10)]
    return [(cell.number_format, cell.fill.fgColor.rgb) for cell in cells]


def cached(content: bytes) -> dict[str, object]:
    return {place: value for (name, place), value in values(content).items() if name == "By unit"}


BY_ESTIMATE: Filed = {
    (2012, "07075"): {"401": 100},
    (2012, "07078"): {"401": 1000},
    (2013, "07075"): {"401": 100, "403": 60},
    (2013, "07078"): {"403": 900},
}
"""60 of 100 households are known to be study-loving; by estimate at least 960 of 1100 are."""


def test_mark_and_colour_are_the_verdict_though_the_known_rate_is_below_the_floor() -> None:
    marks = shown(studying(BY_ESTIMATE)["By unit"], "T08")
    assert marks[0] == ('0.00%" ✓*"', GREEN)
    assert marks[1] == ('0.00%" ✗"', AMBER)
    assert marks[2][1] == GREEN


def test_a_verdict_without_a_rate_is_a_mark() -> None:
    content = summary_workbook(drawn_up(BY_ESTIMATE, 2013), language("en"))
    column = next(p[:-1] for p, value in cached(content).items() if value == "T08")
    assert [cached(content)[f"{column}{row}"] for row in (7, 9, 10)] == [0.6, 0.6, "✓*"]


def test_what_is_undetermined_is_never_green_though_the_known_rate_is_above_the_floor() -> None:
    page = studying({(2013, "07075"): {"401": 100, "403": 70}})["By unit"]
    assert shown(page, "T08")[:2] == [('0.00%" ?"', BLUE), ('0.00%" ✓"', GREEN)]
    assert len(page.conditional_formatting) == 0


def test_nothing_is_short_of_a_target_that_is_met() -> None:
    page = studying(BY_ESTIMATE)["Overview"]
    row = next(cell.row for cell in page["A"] if cell.value == "T08")
    assert page[f"K{row}"].value == "met, the aim too*"
    assert [page[f"{column}{row}"].value for column in "LM"] == [None, None]


def test_a_row_of_sources_is_one_line_with_the_whole_sha_256() -> None:
    sha = "0123456789abcdef" * 4
    cells = {
        key: tuple(each._replace(place=each.place._replace(sha256=sha)) for each in found)
        for key, found in dossier().cells.items()
    }
    book = opened(summary_workbook(replace(dossier(), cells=cells), language("en")))
    page = book["Sources"]
    assert (page["E4"].value, page["F4"].value) == ("Figure read", "As written")
    assert page["J5"].value == sha
    assert not page["J5"].alignment.wrap_text
    assert page.column_dimensions["J"].width > 48
    assert {page.row_dimensions[row].height for row in range(5, page.max_row + 1)} == {18}


def test_the_path_of_a_source_is_one_line_in_small_letters_or_several_if_it_is_long() -> None:
    times = {"101": 20}
    cells = {
        key: tuple(
            each._replace(place=each.place._replace(file="thư-mục/" * times.get(key[2], 6)))
            for each in found
        )
        for key, found in dossier().cells.items()
    }
    page = opened(summary_workbook(replace(dossier(), cells=cells), language("en")))["Sources"]
    short, long = page["G6"], page["G5"]
    assert (short.alignment.shrinkToFit, page.row_dimensions[6].height) == (True, 18)
    # 160 letters in a column for 38: four lines or five of 15 points
    assert long.alignment.wrap_text
    assert 60 <= (page.row_dimensions[5].height or 0) <= 90


def test_one_unit_stands_alone_with_the_items_of_its_form() -> None:
    found = found_in("MTTQ")
    assert found["By unit", "A9"] == "MTTQ"
    assert ("By unit", "A10") not in found
    assert "101" not in {value for (name, _), value in found.items() if name == "Data"}
    assert found["Overview", "J4"] == "agrees"


@pytest.mark.parametrize("code", ["vi", "en"])
def test_the_same_dossier_gives_the_same_bytes(code: str) -> None:
    first = summary_workbook(dossier(), language(code))
    assert first == summary_workbook(dossier(), language(code))
    with ZipFile(BytesIO(first)) as archive:
        assert {each.date_time[:3] for each in archive.infolist()} == {(1980, 1, 1)}
        assert b"1980-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_every_sheet_prints_on_landscape_a4_with_its_head_on_each_page() -> None:
    heads = {
        page.title: (page.freeze_panes, page.print_title_rows, page.print_title_cols)
        for page in pages().worksheets
    }
    assert heads == {
        "Overview": ("C7", "$6:$6", None),
        "By unit": ("C9", "$4:$8", "$A:$B"),
        "Data": ("D7", "$3:$6", "$A:$C"),
        "Duties and requests": ("D2", None, None),
        "Reporting": ("C7", "$6:$6", None),
        "Errors, warnings": ("C5", "$4:$4", None),
        "Trends": ("B6", "$5:$5", None),
        "Sources": ("A5", "$4:$4", None),
        "Method": (None, None, None),
    }
    for page in pages().worksheets:
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)


def test_an_answer_stands_in_the_words_of_the_returns_in_the_data_too() -> None:
    answers = sheet("Data")
    column = next(cell.column_letter for cell in answers[6] if cell.value == "201")
    assert answers[f"{column}9"].value == 0
    assert answers[f"{column}9"].number_format == '[=1]"Có";[=0]"Không";0'


def test_a_workbook_can_be_read_as_text() -> None:
    assert "Overview!C8\t10\n" in text_of(book())
