"""Pace: the share of the gap closed over the share of the time passed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xhht_cli.facts import Ledger
from xhht_cli.indicators import IndicatorValues, compute
from xhht_cli.pace import Pace, worst
from xhht_cli.plan import load_plan
from xhht_cli.plan.areas import district
from xhht_cli.verdicts import Verdict, judge

PLAN = load_plan()


def households(year: int, recognised: int | None, of: int | None) -> dict[str, dict[str, int]]:
    """Every commune of a year with the same number of households."""
    items = {"401": of, "403": recognised}
    known = {item: value for item, value in items.items() if value is not None}
    return {
        code: dict(known) for code, unit in PLAN.units_in(year).items() if "07" in unit.code[:2]
    }


def verdict_on(target: str, history: dict[int, dict[str, dict[str, int]]], year: int) -> Verdict:
    values = compute(Ledger(history), PLAN, district(PLAN, history), year)
    indicator = next(t.indicator for t in PLAN.targets if t.id == target)
    (found,) = (v for v in values if v.indicator.id == indicator)
    assert isinstance(found, IndicatorValues)
    return next(v for v in judge(found, PLAN, year) if v.target.id == target)


@pytest.mark.parametrize(
    ("before", "now", "pace"),
    [  # of 1000 households in 2011 and 2013; T08 wants 650 in 2015, so half the time has passed
        (250, 450, Pace.ON_TRACK),  # half of the gap of 400
        (250, 440, Pace.ON_TRACK),  # 190 of 200: 0,95
        (250, 439, Pace.BEHIND),
        (250, 370, Pace.BEHIND),  # 120 of 200: 0,60
        (250, 369, Pace.FAR_BEHIND),
        (250, 250, Pace.FAR_BEHIND),
        (250, 249, Pace.MOVING_AWAY),
        (700, 649, Pace.LOST),
        (250, 650, Pace.REACHED),
        (700, 660, Pace.REACHED),
    ],
)
def test_pace_is_the_gap_closed_over_the_time_passed(before: int, now: int, pace: Pace) -> None:
    history = {2011: households(2011, before, 1000), 2013: households(2013, now, 1000)}
    found = verdict_on("T08", history, 2013)
    assert (found.pace, found.pace_best, found.pace_base) == (pace, pace, 2011)


def test_the_first_year_has_no_pace_yet() -> None:
    found = verdict_on("T08", {2013: households(2013, 400, 1000)}, 2013)
    assert (found.pace, found.pace_best, found.pace_base) == (None, None, None)


def test_a_target_that_is_due_has_no_pace() -> None:
    history = {2011: households(2011, 250, 1000), 2015: households(2015, 400, 1000)}
    assert verdict_on("T08", history, 2015).pace is None


def test_with_a_return_missing_the_pace_is_computed_at_both_ends() -> None:
    # 21 communes of 1000; in 2013 one is missing, its 1000 estimated from 2011
    now = households(2013, 450, 1000)
    del now["07069"]
    found = verdict_on("T08", {2011: households(2011, 250, 1000), 2013: now}, 2013)
    # lower 9000/21000 = 42,86 %: (42,86 − 25)/40 of the gap in half the time: 0,89
    assert (found.pace, found.pace_best) == (Pace.BEHIND, Pace.ON_TRACK)


def test_what_is_needed_a_year_is_the_gap_over_the_years_left() -> None:
    history = {2011: households(2011, 250, 1000), 2013: households(2013, 450, 1000)}
    deciding = verdict_on("T08", history, 2013).deciding
    assert deciding.need == Fraction(20, 2)
    assert deciding.need_count == 21 * 200 // 2


def test_the_worst_of_several_is_lost() -> None:
    assert worst([Pace.REACHED, None, Pace.LOST, Pace.MOVING_AWAY]) is Pace.LOST
    assert worst([None]) is None


@given(st.integers(0, 640), st.integers(2012, 2014))
def test_on_the_straight_line_the_pace_is_on_track(start: int, year: int) -> None:
    share = Fraction(year - 2011, 2015 - 2011)
    now = start + -(-(650 - start) * share.numerator // share.denominator)
    history = {2011: households(2011, start, 1000), year: households(year, now, 1000)}
    assert verdict_on("T08", history, year).pace is Pace.ON_TRACK
