"""Page of a plan with targets of every kind: bars, charts, key and filter."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.every_way import PLAIN, PLAN, dossier_of
from tests.filling import Filed
from tests.pages import by_id, english, text, three_years, tree
from xhht_cli.present.language import language
from xhht_cli.present.page.axes import Axes, Times
from xhht_cli.present.page.bars import bar_of, end_of

# PLAIN: 6 of 100 adults are illiterate, 250 books for 1000 people, 1 centre, 40 learners a class
OF_EVERY_KIND: Filed = {
    (2013, PLAIN): {"101": 100, "102": 70, "111": 100, "112": 6}
    | {"121": 1000, "122": 250, "131": 1, "141": 1, "142": 40}
}


@pytest.fixture(scope="module")
def page() -> Element:
    """A page of the built-in plan."""
    return tree(english(three_years()))


@pytest.fixture(scope="module")
def other() -> Element:
    """A page of the plan with targets of every kind."""
    return tree(english(dossier_of(OF_EVERY_KIND, 2013)))


def bar(page: Element, target: str) -> dict[str, list[str | None]]:
    """What a bar has: where its fill ends, its marks by kind, and its labels."""
    drawn = by_id(page, target).find(".//svg")
    assert drawn is not None
    lines = [(e.get("class") or "", e.get("x1")) for e in drawn.findall("line")]
    kinds = {kind: [x for name, x in lines if name == kind] for kind, _ in lines}
    fill = [e.get("width") for e in drawn.findall("rect[@class='fill']")]
    return {"fill": fill, **kinds, "labels": [e.text for e in drawn.findall("text")]}


@pytest.mark.parametrize(
    ("target", "drawn"),
    [
        (  # a ceiling of 5 % with the aim of 2 %, on a line from 0 to 8 %
            "M1",
            {
                "fill": ["75.00%"],
                "ceiling": ["62.50%"],
                "aim": ["25.00%"],
                "labels": ["8%", "5", "2"],
            },
        ),
        (  # 250 and 200 of 400 per thousand
            "S1",
            {"fill": ["62.50%"], "floor": ["50.00%"], "labels": ["400‰", "200"]},
        ),
        ("C1", {"fill": ["25.00%"], "floor": ["75.00%"], "labels": ["4", "3"]}),
        (  # from 15 to 35 of 60: 40 stands at two thirds
            "L1",
            {
                "fill": ["66.67%"],
                "floor": ["25.00%"],
                "ceiling": ["58.33%"],
                "labels": ["60", "15", "35"],
            },
        ),
        ("N1", {"fill": ["40.00%"], "labels": []}),
    ],
)
def test_a_bar_has_the_scale_and_the_marks_of_its_target(
    other: Element, target: str, drawn: dict[str, list[str]]
) -> None:
    assert bar(other, target) == drawn


def test_a_chart_has_its_own_scale_and_a_line_for_each_end(other: Element) -> None:
    # from y 12 to 128: 35 and 15 of 60 are 67.7 and 29 below the foot of the drawing
    chart = by_id(other, "years-lop-hoc")
    lines = [path.get("d") for path in chart.findall(".//path[@class='goal']")]
    marks = [e.text for e in chart.findall("svg/text")][:3]

    assert lines == ["M30.0 99.0H306.0", "M30.0 60.3H306.0"]
    assert marks == ["60", "30", "0"]


@pytest.mark.parametrize(
    ("values", "limits", "per", "end"),
    [
        (["2/5"], ["0.5"], 100_000, "3/5"),  # 0.4 with a ceiling of 0.5 per 100,000
        (["1/50", None], ["0.01"], 1_000, "1/25"),
        (["6"], ["5", "2"], 100, "8"),
        (["51"], ["5"], 100, "100"),  # above a half all of it is shown
        ([None], ["5"], 100, "6"),
        (["0"], [], None, "2"),
        (["0"], [], 1_000, "2"),
        (["3"], ["9.5"], None, "10"),
    ],
)
def test_a_scale_of_ceilings_ends_at_a_round_number_above_all_that_is_drawn(
    values: list[str | None], limits: list[str], per: int | None, end: str
) -> None:
    drawn = [None if each is None else Fraction(each) for each in values]
    found = end_of(drawn, [Decimal(each) for each in limits], per, capped=True)
    assert found == Fraction(end)


@given(st.lists(st.fractions(min_value=0, max_value=10**9), min_size=1))
def test_what_is_drawn_reaches_at_least_half_way_up_its_scale(values: list[Fraction]) -> None:
    end, largest = end_of(values, [], 1_000, capped=True), max(values)
    assert largest < end
    assert largest == 0 or end <= 2 * largest


def test_a_scale_below_1_has_marks_with_decimals() -> None:
    english_ = language("en")
    axes = Axes(years=Times(first=2011, last=2015), end=Fraction(3, 5))
    assert [label for _, label in axes.marks(english_)] == ["0.6", "0.3", "0"]


def test_a_level_that_was_changed_is_drawn_from_its_year_on() -> None:
    """G1: 65 up to 2013, 75 from 2014. 2012 to 2020 are 276 wide; 65 and 75 of 100 are 116 high."""
    filed = {(year, PLAIN): {"101": 100, "102": 70} for year in (2012, 2013, 2014)}
    chart = by_id(tree(english(dossier_of(filed, 2014))), "years-gia-dinh")
    lines = [path.get("d") for path in chart.findall(".//path[@class='goal']")]
    flags = [path.get("transform") for path in chart.findall(".//path[@class='flag']")]
    assert lines == ["M30.0 52.6H64.5", "M99.0 41.0H306.0"]
    assert flags == ["translate(133.5 41.0)"]


def test_a_long_unit_is_left_out_at_the_end_of_a_line_and_a_label_that_would_be_cut() -> None:
    m1 = next(each for each in PLAN.targets if each.id == "M1")
    rare = replace(m1, per=100_000, ceiling=Decimal(5_000), aim=Decimal(500))
    now = next(
        series.now
        for result in dossier_of(OF_EVERY_KIND, 2013).assessment.results
        for series in result.values.series
        if series.measure.id == "mu-chu"
    )
    measured = replace(now, measure=replace(now.measure, per=100_000))
    drawn = bar_of(measured, rare, language("en"))
    assert drawn.end == "8,000"
    assert drawn.ceiling is not None
    assert drawn.aim is not None
    assert (drawn.ceiling.label, drawn.aim.label) == ("5,000", "")


def test_a_level_that_is_not_set_has_no_line_and_no_verdict(other: Element) -> None:
    assert by_id(other, "years-nguoi-hoc").findall(".//path[@class='goal']") == []
    assert "not set yet" in text(by_id(other, "N1").find("div[@class='what']"))


def test_what_is_above_a_ceiling_is_said_to_be_too_much(other: Element) -> None:
    # 5 of 100 may be illiterate; there are 6
    told = text(by_id(other, "M1").find("div[@class='what']"))

    assert "over by 1" in told
    assert "Short by" not in told


def test_the_key_and_the_filter_have_what_the_plan_asks_for(page: Element, other: Element) -> None:
    keys = [text(each.find(".//p[@class='key']")) for each in (page, other)]
    states = [
        [text(o) for o in each.findall(".//select[@data-key='state']/*")] for each in (page, other)
    ]

    assert ["ceiling" in key for key in keys] == [False, True]
    assert [state[1] for state in states] == ["below the floor", "level not kept"]
    assert ["no level set" in state for state in states] == [False, True]


def test_a_count_of_one_unit_is_in_no_state(other: Element) -> None:
    cells_of = [td for td in other.findall(".//td[@data-t='C1']") if text(td) == "1"]

    assert [td.get("data-o") for td in cells_of] == [None]
