"""Roll-up: every year of the returns, the district's total the same under every boundary."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.filling import Filed, draw_years, write_returns
from xhht_cli.errors import NoReturnsError, WrongCallError
from xhht_cli.indicators import Ratio
from xhht_cli.measure_verdicts import Outcome
from xhht_cli.plan import load_plan
from xhht_cli.review import Standing, review
from xhht_cli.rollup import LineResults, Rollup, YearResults, roll_up

PLAN = load_plan()
HISTORY: Filed = {
    # Việt Dân and Tân Việt, one unit from November 2024
    (2022, "07084"): {"401": 900, "403": 300},
    (2022, "07087"): {"401": 700, "403": 200},
    (2023, "07084"): {"401": 900, "403": 600},
    (2024, "07084"): {"401": 1600, "403": 1000},
}


@pytest.fixture(name="returns")
def _returns(tmp_path: Path) -> Path:
    write_returns(PLAN, HISTORY, tmp_path)
    return tmp_path


def ratio_in(year: YearResults, measure: str = "ho-hieu-hoc") -> Ratio:
    return next(s.now for r in year.results for s in r.values.series if s.measure.id == measure)


def counts(year: YearResults) -> tuple[int, int]:
    ratio = ratio_in(year)
    return ratio.numerator, ratio.denominator


def lines_of(found: Rollup, code: str) -> list[LineResults]:
    return [line for line in found.lines if code in {unit.code for unit in line.line.units}]


def test_every_year_is_what_the_returns_say(returns: Path) -> None:
    found = roll_up(returns)
    assert {y.year: counts(y) for y in found.years} == {
        2022: (500, 1600),
        2023: (600, 900),
        2024: (1000, 1600),
    }
    assert {y.year: (y.usable, y.expected) for y in found.years}[2022] == (2, 63)


def test_the_years_can_be_limited(returns: Path) -> None:
    assert [y.year for y in roll_up(returns, first=2023, last=2023).years] == [2023]
    with pytest.raises(NoReturnsError):
        roll_up(returns, first=2025)


def test_of_then_a_merger_begins_a_line(returns: Path) -> None:
    lines = lines_of(roll_up(returns, by_unit=True), "07084")
    assert [[(y.year, counts(y)) for y in line.years] for line in lines] == [
        [(2022, (300, 900)), (2023, (600, 900))],
        [(2024, (1000, 1600))],
    ]


def test_on_later_boundaries_its_parts_are_summed(returns: Path) -> None:
    (line,) = lines_of(roll_up(returns, by_unit=True, boundaries=2024), "07084")
    assert [(y.year, counts(y), y.usable, y.expected) for y in line.years] == [
        (2022, (500, 1600), 2, 2),
        (2023, (600, 900), 1, 2),
        (2024, (1000, 1600), 1, 1),
    ]


def test_one_unit_follows_its_territory(returns: Path) -> None:
    found = roll_up(returns, unit="07084")
    assert [(y.year, counts(y)) for y in found.years] == [
        (2022, (500, 1600)),
        (2023, (600, 900)),
        (2024, (1000, 1600)),
    ]
    with pytest.raises(WrongCallError):
        roll_up(returns, unit="07087")


@pytest.mark.parametrize("boundaries", [None, 2011, 2023, 2024, 2025])
def test_the_lines_add_up_to_the_district_under_every_boundary(
    tmp_path: Path, boundaries: int | None
) -> None:
    years = (2023, 2025)
    drawn = draw_years(PLAN, years, 7)
    filed = {key: known for key, known in drawn.items() if key[1].startswith("07")}
    write_returns(PLAN, filed, tmp_path)
    found = roll_up(tmp_path, by_unit=True, boundaries=boundaries)
    for place, year in enumerate(years):
        of_lines = [y for line in found.lines for y in line.years if y.year == year]
        for result in found.years[place].results:
            for series in result.values.series:
                parts = [
                    s.now
                    for y in of_lines
                    for r in y.results
                    for s in r.values.series
                    if s.measure.id == series.measure.id
                ]
                now = series.now
                assert sum(part.numerator for part in parts) == now.numerator
                assert sum(part.denominator for part in parts) == now.denominator
                assert sum(part.reported for part in parts) == now.reported
                assert sum(part.expected for part in parts) == now.expected
        assert all(y.usable <= y.expected for y in of_lines)


def test_a_direction_without_a_figure_is_followed(tmp_path: Path) -> None:
    for year, literate in ((2012, 60), (2013, 90)):
        filed: Filed = {
            (year, "07075"): {"801": 100, "802": literate, "909": 1},
            (year, "07078"): {"801": 100, "802": 70, "909": 0},
        }
        write_returns(PLAN, filed, tmp_path)
    trends = [
        (y.year, t.trend.measure.id, t.value) for y in roll_up(tmp_path).years for t in y.trends
    ]
    assert trends == [
        *((2012, "mu-chu", Fraction(35)), (2012, "pho-cap", Fraction(50))),
        *((2013, "mu-chu", Fraction(20)), (2013, "pho-cap", Fraction(50))),
    ]


def test_relapse_shows_as_met_and_then_not_met(tmp_path: Path) -> None:
    for year, recognised in ((2015, 700), (2016, 600)):
        filed: Filed = {
            (year, code): {"401": 1000, "403": recognised}
            for code in PLAN.units_in(year)
            if code.startswith("07")
        }
        write_returns(PLAN, filed, tmp_path)
    outcomes = [
        v.outcome
        for y in roll_up(tmp_path).years
        for r in y.results
        for v in r.verdicts
        if v.target.id == "T08"
    ]
    assert outcomes == [Outcome.MET, Outcome.NOT_MET]


def standing_of(found: Rollup, target: str) -> Standing:
    return next(s for s in review(found.years[-1]) if s.verdict.target.id == target)


def test_a_review_says_where_a_target_stood_stands_and_what_it_needs(tmp_path: Path) -> None:
    communes = [code for code in PLAN.units_in(2013) if code.startswith("07")]
    now = dict.fromkeys(communes, 450) | {"07075": 500, "07078": 400}
    filed: Filed = {(2011, code): {"401": 1000, "403": 250} for code in communes}
    filed |= {(2013, code): {"401": 1000, "403": now[code]} for code in communes}
    write_returns(PLAN, filed, tmp_path)
    found = standing_of(roll_up(tmp_path), "T08")
    assert found.start is not None
    assert found.start.year == 2011
    assert [found.start.value, found.now.value] == [25, 45]
    # 45 % stands on the line from 25 % in 2011 to 65 % in 2015 where 2013 does
    assert [found.ahead, found.ahead_best] == [0, 0]
    assert found.deciding.need == Fraction(20, 2)
    assert found.deciding.need_count == 21 * 200 // 2
    holding = [(each.unit, each.shortfall) for each in found.holding]
    assert (holding[0], holding[1], holding[-1]) == (("07078", 250), ("07069", 200), ("07075", 150))


@pytest.mark.parametrize(
    ("target", "now", "ahead"), [("T07", 30, None), ("T07", 90, None), ("T08", 90, 2)]
)
def test_nothing_is_further_ahead_than_the_floor_and_what_is_past_has_no_way(
    tmp_path: Path, target: str, now: int, ahead: int | None
) -> None:
    for year, counted in ((2011, 10), (2013, now)):
        communes = [code for code in PLAN.units_in(year) if code.startswith("07")]
        known = {"301": 100, "303": counted, "401": 100, "403": counted}
        write_returns(PLAN, {(year, code): known for code in communes}, tmp_path)
    found = standing_of(roll_up(tmp_path), target)
    assert [found.ahead, found.ahead_best] == [ahead, ahead]


def test_with_a_return_missing_the_way_is_said_at_both_ends(tmp_path: Path) -> None:
    communes = [code for code in PLAN.units_in(2013) if code.startswith("07")]
    filed: Filed = {(2011, code): {"401": 1000, "403": 250} for code in communes}
    filed |= {(2013, code): {"401": 1000, "403": 450} for code in communes if code != "07069"}
    write_returns(PLAN, filed, tmp_path)
    found = standing_of(roll_up(tmp_path), "T08")
    # 9000 or 10000 of 21000: 375/21 or 475/21 of the gap of 40 points over four years, less two
    assert found.ahead == Fraction(375, 21) / 40 * 4 - 2
    assert found.ahead_best == Fraction(475, 21) / 40 * 4 - 2


def test_where_a_size_is_unknown_a_review_has_a_start_and_no_line(tmp_path: Path) -> None:
    filed: Filed = {
        (2011, "07075"): {"401": 1000, "403": 250},
        (2013, "07075"): {"401": 1000, "403": 500},
    }
    write_returns(PLAN, filed, tmp_path)
    found = standing_of(roll_up(tmp_path), "T08")
    assert found.start is not None
    assert (found.start.year, found.ahead) == (2011, None)


def test_a_base_figure_is_an_estimate_of_last_resort(tmp_path: Path) -> None:
    write_returns(PLAN, {(2013, "07075"): {"401": 1000, "403": 700}}, tmp_path)
    others = [c for c in PLAN.units_in(2013) if c.startswith("07") and c != "07075"]
    base = tmp_path / "base.csv"
    rows = [f"{code},401,2012,10,Niên giám thống kê 2012" for code in others]
    base.write_text("\n".join(["unit,item,year,value,source", *rows]), encoding="utf-8")
    ratio = ratio_in(roll_up(tmp_path, base=base).years[0])
    assert (ratio.numerator, ratio.denominator) == (700, 1000)
    # 20 communes of 10 households each: 700 to 900 of 1200
    assert [ratio.lower, ratio.upper] == [Fraction(700, 12), Fraction(900, 12)]
    assert {part.estimate.source for part in ratio.parts if part.estimate} == {
        "Niên giám thống kê 2012"
    }
