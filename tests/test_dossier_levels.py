"""Dossiers of levels: the units one level below, and what is listed one by one."""

from io import BytesIO
from pathlib import Path

import docx
import pytest

from tests.filling import Filed, draw_years
from tests.in_memory import returns_of
from tests.levels import write_plan
from tests.pages import by_id, text, tree
from tests.recalculated import SOFFICE, differing, formulas, opened, recalculated, values
from xhht_cli.assess import examination_of
from xhht_cli.dossier import Dossier, draw_up
from xhht_cli.plan import load_plan
from xhht_cli.plan.model import Plan
from xhht_cli.present.language import language
from xhht_cli.present.page import page_html
from xhht_cli.present.report import report_document
from xhht_cli.present.workbook import summary_workbook
from xhht_cli.returns.model import Intake

EN = language("en")

# households recognised of all; 10002, GD1 and 10005 have not reported
FIGURES: Filed = {
    (2013, "10001"): {"401": 100, "403": 50},
    (2013, "10003"): {"401": 100, "403": 60},
    (2013, "10004"): {"401": 50, "403": 20},
}


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return load_plan(write_plan(tmp_path_factory.mktemp("nation")))


def drawn(plan: Plan, unit: str | None = None, most: int = 1_000) -> Dossier:
    intake = Intake(returns=tuple(returns_of(plan, FIGURES)), skipped=())
    return draw_up(examination_of(intake, plan), 2013, unit, most=most)


def below(dossier: Dossier) -> dict[str, tuple[tuple[int, int] | None, int, int]]:
    """Give usable and expected returns, recognised households and all, of each unit below."""
    found = {}
    for each in dossier.assessment.below:
        series = (s.now for r in each.results for s in r.values.series)
        now = next(ratio for ratio in series if ratio.measure.id == "ho-hieu-hoc")
        found[each.unit.code] = (each.returns, now.numerator, now.denominator)
    return found


def test_a_dossier_has_the_upper_units_one_level_below_with_their_returns(plan: Plan) -> None:
    assert below(drawn(plan)) == {"01": ((2, 4), 110, 200), "02": ((1, 2), 20, 50)}
    assert below(drawn(plan, "01")) == {"001": ((1, 3), 50, 100), "002": ((1, 1), 60, 100)}
    assert below(drawn(plan, "001")) == below(drawn(plan, "10001")) == {}


def test_units_that_file_are_listed_up_to_a_number_where_levels_stand_above_them(
    plan: Plan,
) -> None:
    listed = {
        (unit, most): [each.unit.code for each in drawn(plan, unit, most).assessment.units]
        for unit, most in ((None, 6), (None, 5), ("001", 1))
    }
    assert listed == {
        (None, 6): ["10001", "10002", "GD1", "10003", "10004", "10005"],
        (None, 5): [],
        ("001", 1): ["10001", "10002", "GD1"],
    }


def test_the_workbook_has_a_sheet_of_the_units_one_level_below(plan: Plan) -> None:
    book = opened(summary_workbook(drawn(plan), EN), data_only=True)
    assert book.sheetnames[:3] == ["Overview", "One level below", "By unit"]
    sheet = book["One level below"]
    heads = [cell.value for cell in sheet[8]]
    column = heads.index("T08")
    assert [[row[n].value for n in (0, 3, column)] for row in sheet["A9:AZ10"]] == [
        ["01", "2/4", 0.55],
        ["02", "1/2", 0.4],
    ]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_its_formulas_give_what_the_program_found(plan: Plan, tmp_path: Path) -> None:
    returns = returns_of(plan, draw_years(plan, [2011, 2013], seed=5))
    dossier = draw_up(examination_of(Intake(returns=tuple(returns), skipped=()), plan), 2013)
    content = summary_workbook(dossier, EN)
    assert any(sheet == "One level below" for sheet, _ in formulas(content))
    assert differing(values(content), values(recalculated(content, tmp_path))) == []


def test_a_workbook_without_the_units_that_file_has_figures_and_no_formulas(plan: Plan) -> None:
    content = summary_workbook(drawn(plan, most=5), EN)
    book, whole = opened(content), summary_workbook(drawn(plan), EN)
    assert book.sheetnames == [
        "Overview",
        "One level below",
        "Errors, warnings",
        "Trends",
        "Method",
    ]
    assert formulas(content) == {}
    mine, theirs = (
        {place: value for place, value in values(each).items() if place[0] == "One level below"}
        for each in (content, whole)
    )
    assert mine == theirs
    (said,) = (value for value in values(content).values() if "--each-unit" in str(value))
    assert str(said).startswith("The 6 units that file are not listed one by one here, only")


def test_the_report_has_a_table_of_the_units_one_level_below(plan: Plan) -> None:
    document = docx.Document(BytesIO(report_document(drawn(plan), EN)))
    rows = [[cell.text for cell in row.cells] for t in document.tables for row in t.rows]
    of_province = next(row for row in rows if row[0] == "Tỉnh Thử Một")
    assert of_province[1] == "2/4"
    of_target = [row[2:] for row in rows if row[0] == "T08"][1]
    assert of_target == ["65", "0", "0", "2"], "returns are missing in both provinces"


def test_the_page_has_a_map_of_the_units_one_level_below(plan: Plan) -> None:
    page = tree(page_html(drawn(plan), EN))
    heat = text(by_id(page, "heat"))
    assert "Units one level below" in heat
    assert "Tỉnh Thử Một returns 2/4" in heat
    assert "Xã Ba" in heat
    few = page_html(drawn(plan, most=5), EN)
    assert "Xã Ba" not in text(by_id(tree(few), "heat"))
    assert "--each-unit" in few
