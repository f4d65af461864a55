"""The sheet of trends: values as formulas on a true time axis, and the charts drawn from them."""

import re
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.assessments import small
from tests.in_memory import returns_of
from xhht_cli.assess import examination_of
from xhht_cli.dossier import draw_up
from xhht_cli.present.language import language
from xhht_cli.present.workbook.figures import write_figures
from xhht_cli.present.workbook.layout import Layout
from xhht_cli.present.workbook.look import Book
from xhht_cli.present.workbook.trends import write_trends
from xhht_cli.returns.model import Intake

EN = language("en")
pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group:UserWarning")
"""openpyxl cannot read the small pictures in cells."""
FIRST = {"401": 100, "402": 60, "403": 40, "801": 50, "802": 40}
LATER = {"401": 200, "402": 150, "403": 130, "801": 50, "802": 45}


@cache
def written(*years: int) -> bytes:
    """Households of An Sinh: 40 of 100 study-loving in the first year, 130 of 200 after it."""
    few = small("07075")
    filed = {(y, "07075"): FIRST if y == years[0] else LATER for y in years}
    intake = Intake(returns=tuple(returns_of(few, filed)), skipped=())
    dossier = draw_up(examination_of(intake, few), years[-1])
    book, layout = Book(EN, few.title), Layout.of(dossier, EN)
    write_figures(book, dossier, layout, EN)
    write_trends(book, dossier, layout, EN)
    return book.finish()


def sheet(content: bytes, *, cached: bool = True) -> Worksheet:
    found = load_workbook(BytesIO(content), data_only=cached)["Trends"]
    assert isinstance(found, Worksheet)
    return found


def below(found: Worksheet, title: str) -> list[list[object]]:
    """Give the rows from the first with a title on: name, pace, and the years."""
    rows: list[list[object]] = [[cell.value for cell in row] for row in found.iter_rows()]
    start = next(n for n, row in enumerate(rows) if row[0] == title)
    return [row[:2] + row[3:] for row in rows[start + 1 :]]


HOUSEHOLDS = "Households recognised as study-loving families"
NONE: list[object] = [None]


def test_a_year_without_returns_is_an_empty_column_between() -> None:
    found = sheet(written(2011, 2013))
    head = next(row for row in found.iter_rows() if row[0].value == "Indicator, target")
    assert [cell.value for cell in head][3:] == [*range(2011, 2021)]
    value, registered, target = below(found, HOUSEHOLDS)[:3]
    assert value == ["Value", None, 0.4, None, 0.65, *NONE * 7]
    assert registered == [
        "Registered for the title of study-loving family",
        None,
        0.6,
        None,
        0.75,
        *NONE * 7,
    ]
    assert target[0] == "T08 (2015) ≥ 65–70"
    assert target[2:] == ["not there yet", None, "met", None, "≥ 65–70", *NONE * 5]


def test_a_value_is_a_formula_over_the_rows_of_the_year_in_its_head() -> None:
    formula = str(below(sheet(written(2011, 2013), cached=False), HOUSEHOLDS)[0][4])
    assert "sl_nam=F$" in formula
    assert "sl_403" in formula
    assert "sl_401" in formula


def test_illiterate_women_are_what_is_missing_to_the_whole() -> None:
    rows = below(sheet(written(2011, 2013)), "Directions without a figure (shown, never judged)")
    assert rows[0][2:5] == [0.2, None, 0.1]


def test_their_formula_takes_the_counted_from_the_whole() -> None:
    found = sheet(written(2011, 2013), cached=False)
    rows = below(found, "Directions without a figure (shown, never judged)")
    whole = r"SUMPRODUCT\(\(sl_nam=(D\$\d+)\)\*[^,]*,sl_801\)"
    counted = r"SUMPRODUCT\(\(sl_nam=\1\)\*[^,]*,sl_802\)"
    assert re.search(rf"\({whole}\)-\({counted}\)", str(rows[0][2]))


def test_a_value_that_is_not_known_is_a_dash_and_no_zero() -> None:
    title = "Study-loving lineages"
    assert below(sheet(written(2011, 2013)), title)[0][2:5] == ["–", None, "–"]


def test_one_year_is_said_to_be_no_trend() -> None:
    told = [row[0].value for row in sheet(written(2013)).iter_rows(max_row=6)]
    assert "Only 2013 is there so far: a trend takes two years." in told


def charts(content: bytes) -> list[str]:
    with ZipFile(BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
        return [archive.read(name).decode() for name in names]


def test_a_chart_runs_from_the_first_year_to_the_milestone_with_gaps() -> None:
    chart = next(each for each in charts(written(2011, 2013)) if "T08 – " in each)
    categories = re.findall(r"<c:cat><c:numRef><c:f>([^<]*)</c:f>", chart)
    assert len(categories) == 4
    assert {re.sub(r"\d+", "", each) for each in categories} == {"Trends!$D$:$H$"}
    assert "dispBlanksAs" not in chart  # without it a blank is a gap
    assert '<c:max val="1"/>' in chart
    assert '<c:min val="0"/>' in chart


def test_floor_aim_and_milestone_of_a_chart_stand_as_figures_below() -> None:
    rows = below(sheet(written(2011, 2013)), f"T08 – {HOUSEHOLDS}")
    assert [row[0] for row in rows[:5]] == [
        *(
            "Value",
            "Registered for the title of study-loving family",
            "T08: floor",
            "T08: aim",
            "T08: milestone",
        ),
    ]
    assert rows[0][2:] == [0.4, None, 0.65, *NONE * 7]
    assert rows[2][2:] == [0.65] * 5 + NONE * 5
    assert rows[3][2:] == [0.7] * 5 + NONE * 5
    assert rows[4][2:] == [*NONE * 4, 0.65, *NONE * 5]


def test_small_pictures_are_drawn_over_the_years_with_returns_only() -> None:
    with ZipFile(BytesIO(written(2011, 2013))) as archive:
        text = archive.read("xl/worksheets/sheet2.xml").decode()
    ranges = re.findall(r"<xm:f>([^<]*)</xm:f>", text)
    assert ranges
    assert {re.sub(r"\d+", "", each) for each in ranges} == {"'Trends'!D:F"}


def test_a_printed_page_begins_at_the_row_of_charts_and_their_frames_lie_below_its_edge() -> None:
    with ZipFile(BytesIO(written(2011, 2013))) as archive:
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
        text = archive.read("xl/worksheets/sheet2.xml").decode()
    breaks = [int(each) for each in re.findall(r'<brk id="(\d+)"', text)]
    corners = re.findall(r"<xdr:from>.*?<xdr:row>(\d+)</xdr:row><xdr:rowOff>(\d+)", drawing)
    rows = sorted({int(row) for row, _ in corners})
    assert breaks[1:-1] == rows[3::3]
    assert {int(offset) > 0 for _, offset in corners} == {True}
