"""Page of a plan with targets of every kind: bars, charts, key and filter."""

from xml.etree.ElementTree import Element

import pytest

from tests.every_way import PLAIN, dossier_of
from tests.filling import Filed
from tests.pages import by_id, english, text, three_years, tree

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
        (  # a ceiling of 5 % with the aim of 2 %, on the line from 0 to 100
            "M1",
            {
                "fill": ["6.00%"],
                "ceiling": ["5.00%"],
                "aim": ["2.00%"],
                "labels": ["5", "2"],
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

    assert lines == ["M30 99.0H306", "M30 60.3H306"]
    assert marks == ["60", "30", "0"]


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
