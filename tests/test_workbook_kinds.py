"""Sheets of a plan with ceilings, counts, shares of units, classes and changes, by hand."""

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.formula.translate import Translator
from openpyxl.worksheet.worksheet import Worksheet

from tests.dossiers import drawn_up
from tests.filling import Filed
from tests.recalculated import SOFFICE, differing, formulas, opened, recalculated, values
from xhht_cli.plan import load_plan
from xhht_cli.present.language import language
from xhht_cli.present.workbook import summary_workbook

PLAN = load_plan(Path(__file__).parent / "plans" / "every-way")
PLAIN, RIVER, HIGH, FAR = "91001", "91002", "91003", "91004"

FIRST = {"101": 100, "102": 50, "111": 200, "112": 30, "121": 500, "122": 100, "131": 1, "141": 2}
FILED: Filed = {
    (2011, PLAIN): {**FIRST, "142": 30},
    (2011, HIGH): {**FIRST, "142": 30},
    (2011, FAR): {"131": 0},
    (2013, PLAIN): {**FIRST, "102": 68, "112": 20, "142": 40},
    (2013, RIVER): {**FIRST, "102": 75, "131": 0, "142": 40},
    (2015, PLAIN): {**FIRST, "102": 70, "112": 11, "122": 120, "142": 71},
    (2015, RIVER): {"101": 0, "102": 0, "111": 0, "112": 0, "121": 0, "122": 0, "131": 0},
    (2015, HIGH): {"101": 100, "102": 60, "131": 1, "142": 5},
}
"""Of 2015: Far Hills files nothing; there are no people on the river, and half is known up high."""


@cache
def content(year: int) -> bytes:
    return summary_workbook(drawn_up(FILED, year, PLAN), language("en"))


@cache
def book(year: int, *, cached: bool) -> Workbook:
    return opened(content(year), data_only=cached)


def sheet(name: str, year: int = 2015, *, cached: bool = True) -> Worksheet:
    found = book(year, cached=cached)[name]
    assert isinstance(found, Worksheet)
    return found


def line(target: str, columns: str, year: int = 2015) -> list[object]:
    """The cells of a target's row on the first sheet."""
    page = sheet("Overview", year)
    row = next(cell.row for cell in page["A"] if cell.value == target)
    return [page[f"{column}{row}"].value for column in columns]


def shown(target: str, columns: str, year: int = 2015) -> list[str]:
    """The number formats of them."""
    page = sheet("Overview", year)
    row = next(cell.row for cell in page["A"] if cell.value == target)
    return [page[f"{column}{row}"].number_format for column in columns]


def test_a_ceiling_is_compared_from_above_and_what_is_over_bears_a_plus() -> None:
    # 11 of 200 adults, 1 more than 5 per cent; nothing to count on the river
    assert line("M1", "CDEHIJL") == [11, 200, 11 / 200, 5, 2, "above", 1]
    assert shown("M1", "EHIL") == ["0.00%", '"≤ "0"%"', '0"%"', '"+"#,##0']


def test_a_figure_per_thousand_is_the_figure_itself() -> None:
    assert line("S1", "CDEHJ") == [120, 500, 240, 200, "at or above"]
    assert shown("S1", "EH") == ['0.00"‰"', '"≥ "0"‰"']


def test_a_count_has_a_dash_for_a_denominator() -> None:
    assert line("C1", "CDEHJL") == [2, 1, 2, 3, "below", 1]
    assert shown("C1", "DEHR") == ['"–"', "#,##0", '"≥ "#,##0', '"–"']


def test_a_count_has_a_lower_bound_alone_while_a_return_is_missing() -> None:
    # Plain has one centre, High another, and Far has not filed
    assert line("C1", "FG") == [2, None]
    assert shown("C1", "F") == ["#,##0"]


def test_what_is_to_stay_within_is_shown_and_compared_at_both_ends() -> None:
    # 71 learners in 2 classes
    assert line("L1", "CDEHJL") == [71, 2, 35.5, 15, "outside", 1]
    assert shown("L1", "EH") == ["0.00", '"≥ "0" ≤ 35"']
    page = sheet("Overview", cached=False)
    row = next(cell.row for cell in page["A"] if cell.value == "L1")
    assert f"AND(C{row}>=H{row}*D{row},C{row}<=35*D{row})" in str(page[f"J{row}"].value)


def test_a_share_of_units_counts_those_that_keep_the_standard_of_their_class() -> None:
    # Plain 70 of 100 and High 60 of 100, where 60 is enough; River is not counted, Far not known
    assert line("X1", "CDE") == [2, 2, 1]
    assert line("X2", "CDE") == [2, 3, 2 / 3]


def test_a_target_of_a_class_is_about_the_units_of_that_class() -> None:
    assert line("G2", "CDE") == [60, 100, 0.6]
    page = sheet("Overview", cached=False)
    row = next(cell.row for cell in page["A"] if cell.value == "G2")
    assert '(sl_phan_loai="dbkk")' in str(page[f"C{row}"].value)


def test_what_is_not_set_yet_is_neither_compared_nor_short() -> None:
    assert line("N1", "CDEHJKL", 2013) == [80, 400, 0.2, "–", None, "not set yet", None]
    assert line("N1", "EHJ") == [71 / 200, 30, "at or above"]


def test_a_changed_level_is_the_one_in_force_in_the_year() -> None:
    assert line("G1", "HI", 2013) == [65, 70]
    assert line("G1", "HI", 2015) == [75, 80]


def test_the_columns_are_not_called_floors_where_some_are_ceilings() -> None:
    heads = [cell.value for cell in sheet("Overview")[6]]
    assert heads[4:10] == [
        *("Value reached", "At least", "At most", "Level", "Aim", "Against the level"),
    ]
    assert heads[11] == "Short by (+: over by)"


def test_the_data_have_a_column_of_classes_and_one_for_each_share_of_units() -> None:
    page = sheet("Data")
    heads = [cell.value for cell in page[6]]
    assert heads[6:9] == ["Return", "Class", "101"]
    assert heads[18:] == ["X1", "X2"]
    rows = {(row[0].value, row[1].value): row for row in page.iter_rows(7, 18)}
    of_2015 = [
        [rows[2015, unit][column].value for column in (7, 18, 19)]
        for unit in (PLAIN, RIVER, HIGH, FAR)
    ]
    assert of_2015 == [[None, 1, 1], [None, "x", 0], ["dbkk", 1, 1], [None, "–", "–"]]
    assert rows[2013, FAR][7].value == "dbkk"
    assert rows[2015, PLAIN][18].number_format == '[=1]"Có";[=0]"Không";0'


def test_the_units_that_keep_a_standard_are_totalled_of_those_that_are_settled() -> None:
    page = sheet("Data")
    labels = {page.cell(row, 2).value: row for row in range(19, 32)}
    first = labels["Total 2015"]
    assert [page[f"S{first + place}"].value for place in range(3)] == [2, 2, 4]
    assert sheet("Data", cached=False)[f"S{first}"].value == f"=SUMIFS(sl_dat_1,sl_nam,$A{first})"


def test_a_unit_stands_against_levels_of_every_kind() -> None:
    page = sheet("By unit")
    found = {
        page.cell(8, column).value: [page.cell(row, column) for row in (6, 9)]
        for column in range(5, 16)
    }
    assert [cells[0].value for cells in found.values()] == [
        *(0.75, 0.6, 0.05, 200, 3, "≥ 15 ≤ 35", 0.8, 1, 2, 3, 0.3),
    ]
    assert found["M1"][0].number_format == '"≤ "0%'
    assert [found[target][1].number_format for target in ("M1", "S1", "C1", "L1")] == [
        *('0.00%" ✗"', '0.00"‰ ✓"', "#,##0", '0.00" ✗"'),
    ]
    assert found["S1"][1].value == 240
    assert str(page["A2"].value).startswith(
        "Each unit by itself, against the plan's levels: ✓ kept"
    )


def test_what_is_not_set_yet_has_no_mark_and_no_colour_of_a_verdict() -> None:
    page = sheet("By unit", 2013)
    assert (page["O6"].value, page["O9"].value) == ("not set yet", 0.2)
    assert (page["O9"].number_format, page["O9"].fill.fgColor.rgb) == ("0.00%", "FFE7E6E6")


def block(title: str, year: int = 2015) -> dict[object, list[object]]:
    """The figures of a chart: name to the years from 2011 on."""
    rows: list[list[object]]
    rows = [[cell.value for cell in row] for row in sheet("Trends", year).iter_rows()]
    start = next(place for place, row in enumerate(rows) if row[0] == title)
    return {row[0]: [*row[3:8]] for row in rows[start + 1 : start + 6]}


def test_the_line_of_a_changed_level_has_a_step_only_once_the_change_is_in_force() -> None:
    title = "Learning families"
    assert block(f"G1 – {title}", 2013)["G1: floor"] == [0.65] * 5
    now = block(f"G1 – {title}, by the new criteria")
    assert now["G1: floor"] == [0.65, 0.65, 0.65, 0.75, 0.75]
    assert now["G1: aim"] == [0.7, 0.7, 0.7, 0.8, 0.8]
    assert now["G1: milestone"] == [None, None, None, None, 0.75]


def test_a_chart_has_the_lines_of_what_is_asked() -> None:
    assert [*block("M1 – Illiterate adults")][1:4] == ["M1: ceiling", "M1: aim", "M1: milestone"]
    assert block("L1 – Learners per class")["L1: ceiling"] == [35] * 5
    assert block("S1 – Books per 1,000 inhabitants")["S1: floor"] == [200] * 5
    names = [*block("N1 – Adults who learn", 2013)]
    assert not [name for name in names if str(name).startswith("N1")]


def axis(target: str, year: int = 2015) -> tuple[list[str], str]:
    """The most that a chart's axis of values shows, if it says so, and the format of its scale."""
    with ZipFile(BytesIO(content(year))) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
        charts = [archive.read(name).decode() for name in names]
    chart = next(each for each in charts if f"{target} – " in each)
    values_axis = chart[chart.index("<c:valAx>") :]
    shown = re.search(r'<c:numFmt formatCode="([^"]*)"', values_axis)
    assert shown
    return re.findall(r'<c:max val="([^"]*)"/>', values_axis), shown[1]


def test_a_scale_goes_to_100_per_cent_for_shares_and_as_far_as_it_takes_for_others() -> None:
    assert axis("G1") == (["1"], "0%")
    assert axis("M1") == ([], "0%")
    assert axis("S1") == ([], "General&quot;‰&quot;")
    assert axis("C1") == ([], "General")
    assert axis("N1", 2013) == (["1"], "0%")


def test_the_method_reads_the_plan_as_it_is() -> None:
    told = [str(cell.value) for cell in sheet("Method")["A"]]
    assert not any("Every figure of the plan is a floor" in each for each in told)
    for rule in ("A level is a floor (≥", "A range ≤ A–B", "A count is the sum", "A share of units",
                 "A unit has the class", "What a later document changed"):  # fmt: skip
        assert len([each for each in told if rule in each]) == 1


def test_the_method_says_what_every_kind_of_measure_and_target_is() -> None:
    rows = [[cell.value for cell in row] for row in sheet("Method").iter_rows()]
    by_id = {row[0]: row for row in rows}
    assert by_id["N1"][1] == (
        "not set yet: to be set in 2014 – 31 December 2020\n"
        "from 2015 at least 30%, 31 December 2020 (Quyết định mẫu số 2)"
    )
    assert by_id["M1"][1] == "≤ 5–2 % – 31 December 2015"
    assert by_id["S1"][1] == "≥ 200‰ – 31 December 2015"
    formulas_of = {row[1]: row[2] for row in rows if row[0] == "judged"}
    assert formulas_of["Communes that reach the standard of learning families"] == "102 / 101 ≥ 70%"
    assert formulas_of["Community learning centres"] == "131"
    assert "From 2014 on: Learning families, by the new criteria (Thông tư mẫu)." in by_id


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_no_cell_of_any_sheet_differs_once_worked_out_anew(tmp_path: Path) -> None:
    again = recalculated(content(2015), tmp_path)
    assert differing(values(content(2015)), values(again)) == []
    assert len(formulas(content(2015))) > 200
    assert values(again)["Overview", "J4"] == "agrees"


def _changed(written: bytes) -> bytes:
    """Take one learning family from Plain, 70 of 100, and swap its row with that of River."""
    changed = opened(written)
    page = changed["Data"]
    for cell, other in zip(page[7], page[8], strict=True):
        here, there = cell.coordinate, other.coordinate
        cell.value, other.value = (
            Translator(value, origin).translate_formula(new)
            if isinstance(value, str) and value.startswith("=")
            else value
            for value, origin, new in ((other.value, there, here), (cell.value, here, there))
        )
    assert (page["B8"].value, page["J8"].value) == (PLAIN, 70)
    page["J8"] = 69
    saved = BytesIO()
    changed.save(saved)
    return saved.getvalue()


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_unit_is_judged_anew_wherever_its_row_stands(tmp_path: Path) -> None:
    again = values(recalculated(_changed(content(2015)), tmp_path))
    assert [again["Data", f"{column}8"] for column in "BST"] == [PLAIN, 0, 1]
    assert [again["Data", f"{column}7"] for column in "BST"] == [RIVER, "x", 0]
    row = next(cell.row for cell in sheet("Overview")["A"] if cell.value == "X1")
    assert [again["Overview", f"{column}{row}"] for column in "CDE"] == [1, 2, 0.5]
    assert again["Overview", "J4"] == "does not agree"
