"""Words: what an outcome, a phase and a pace are called."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.assessments import Known, assessed, small
from tests.every_way import PLAIN, PLAN, RIVER
from xhht_cli.pace import Pace
from xhht_cli.plan.model import Standard
from xhht_cli.present.compliance import Row, sections
from xhht_cli.present.language import language
from xhht_cli.present.words import STATE_TONES, pace_words
from xhht_cli.status.model import State

VI, EN = language("vi"), language("en")
PAIR = small("07075", "07078")
ALONE = replace(PLAN, units=tuple(unit for unit in PLAN.units if unit.code == PLAIN))
"""The plan with targets of every kind, for a territory of one commune."""


def row_of(known: Known, target: str, year: int = 2013) -> Row:
    """The row of a target, the first below its heading."""
    ((section),) = sections(assessed(known, year, PAIR, targets=(target,)), EN)
    return section.rows[0]


def households(recognised: int, year: int = 2013) -> Known:
    return {
        year: {
            "07075": {"401": 1000, "403": recognised},
            "07078": {"401": 1000, "403": recognised},
        }
    }


@pytest.mark.parametrize(
    ("recognised", "year", "verdict"),
    [
        (649, 2013, "not there yet"),
        (649, 2015, "not met"),
        (649, 2016, "not met"),
        (650, 2013, "met"),
        (699, 2015, "met"),
        (700, 2015, "met, the aim too"),
        (1000, 2016, "met, the aim too"),
    ],
)
def test_a_target_below_its_floor_fails_only_once_it_is_due(
    recognised: int, year: int, verdict: str
) -> None:
    assert row_of(households(recognised, year), "T08", year).verdict == verdict


def test_a_verdict_that_rests_on_an_estimate_has_a_star() -> None:
    # 100 households of 2011 cannot undo what 1000 of 1000 prove: 1000/1100 is 90,9 %
    known: Known = {
        2011: {"07078": {"401": 100}},
        2013: {"07075": {"401": 1000, "403": 1000}},
    }
    row = row_of(known, "T08")
    assert (row.verdict, row.bounds) == ("met, the aim too*", "[90.91–100.00]*")


def test_an_undetermined_verdict_says_what_the_value_would_be() -> None:
    row = row_of({2013: {"07075": {"401": 1000, "403": 1000}}}, "T08")
    assert (row.verdict, row.provisional, row.bounds) == ("undetermined", "(now: met)", "")


def test_nothing_known_is_no_data_and_nothing_to_count_is_not_applicable() -> None:
    nothing = row_of({2013: {"07075": {}}}, "T08")
    assert (nothing.verdict, nothing.value, nothing.counts) == ("no data", "–", "")
    none: Known = {2013: {"07075": {"401": 0, "403": 0}, "07078": {"401": 0, "403": 0}}}
    assert row_of(none, "T08").verdict == "not applicable"


def test_what_is_printed_never_contradicts_the_verdict() -> None:
    # 129992/200000 is 64,996 %: two decimals would show 65,00
    known: Known = {
        2015: {
            "07075": {"401": 100_000, "403": 64_996},
            "07078": {"401": 100_000, "403": 64_996},
        }
    }
    row = row_of(known, "T08", 2015)
    assert (row.value, row.verdict, row.shortfall) == ("64.996%", "not met", "8")


@pytest.mark.parametrize(
    ("target", "year", "vi", "en"),
    [
        (
            "T08",
            2013,
            "Mốc 2015 – chưa đến hạn (còn 2 năm)",
            "Milestone 2015 – upcoming (2 years left)",
        ),
        (
            "T08",
            2014,
            "Mốc 2015 – chưa đến hạn (còn 1 năm)",
            "Milestone 2015 – upcoming (1 year left)",
        ),
        ("T08", 2015, "Mốc 2015 – đến hạn", "Milestone 2015 – due"),
        ("T08", 2016, "Mốc 2015 – đã qua hạn (1 năm)", "Milestone 2015 – past (by 1 year)"),
        ("T08", 2018, "Mốc 2015 – đã qua hạn (3 năm)", "Milestone 2015 – past (by 3 years)"),
        (
            "T14",
            2013,
            "Hằng năm 2011–2015 – năm 2013 – đến hạn",
            "Every year 2011–2015 – for 2013 – due",
        ),
        (
            "T25",
            2019,
            "Mốc 2020 – định hướng – chưa đến hạn (còn 1 năm)",
            "Milestone 2020 – orientation – upcoming (1 year left)",
        ),
    ],
)
def test_a_heading_says_how_the_year_stands_to_the_milestone(
    target: str, year: int, vi: str, en: str
) -> None:
    drawn = assessed({year: {"07075": {"401": 1}}}, year, PAIR, targets=(target,))
    assert [sections(drawn, spoken)[0].heading for spoken in (VI, EN)] == [vi, en]


@pytest.mark.parametrize(
    ("worst", "best", "vi"),
    [
        (Pace.LOST, Pace.LOST, "tụt dưới mức"),
        (Pace.MOVING_AWAY, Pace.MOVING_AWAY, "đi ngược"),
        (Pace.FAR_BEHIND, Pace.BEHIND, "chậm nhiều đến chậm"),
        (Pace.ON_TRACK, Pace.REACHED, "đúng tiến độ đến đạt trước hạn"),
        (None, None, ""),
    ],
)
def test_both_ends_of_a_pace_are_said_where_they_differ(
    worst: Pace | None, best: Pace | None, vi: str
) -> None:
    assert pace_words(worst, best, VI) == vi


@pytest.mark.parametrize(
    ("floor", "ceiling", "said"),
    [
        (Decimal(5), None, "fallen below to on track"),
        (None, Decimal(5), "risen above to on track"),
        (Decimal(5), Decimal(9), "no longer within to on track"),
    ],
)
def test_what_is_lost_is_said_by_the_side_it_was_kept_on(
    floor: Decimal | None, ceiling: Decimal | None, said: str
) -> None:
    standard = Standard(floor=floor, ceiling=ceiling)
    assert pace_words(Pace.LOST, Pace.ON_TRACK, EN, standard) == said


def test_what_is_above_a_ceiling_is_over_and_what_is_below_a_floor_is_short() -> None:
    # 6 of 100 adults where 5 may be, 199 books for 1000 people where 200 must be
    figures = {"111": 100, "112": 6, "121": 1000, "122": 199}
    (found,) = sections(assessed({2015: {PLAIN: figures}}, 2015, ALONE, targets=("M1", "S1")), EN)
    rows = {row.target: (row.value, row.level, row.shortfall, row.over) for row in found.rows}
    assert rows == {
        "M1": ("6.00%", "≤ 5–2%", "over by 1", True),
        "S1": ("199.00‰", "≥ 200‰", "1", False),
    }


def test_a_count_is_shown_without_a_rate() -> None:
    (found,) = sections(assessed({2015: {PLAIN: {"131": 4}}}, 2015, ALONE, targets=("C1",)), EN)
    row = found.rows[0]
    assert (row.counts, row.value, row.bounds, row.level) == ("", "4", "", "≥ 3")


def test_the_bounds_are_those_that_are_known() -> None:
    # River has not answered, and had 500 inhabitants the year before; the others never filed
    known: Known = {
        2014: {RIVER: {"121": 500}},
        2015: {PLAIN: {"131": 2, "151": 1, "121": 1000, "122": 300}},
    }
    few = replace(PLAN, units=tuple(unit for unit in PLAN.units if unit.code in (PLAIN, RIVER)))
    bounds = {}
    for plan in (few, PLAN):
        drawn = assessed(known, 2015, plan, targets=("C1", "V1", "S1"))
        bounds[plan is few] = [row.bounds for found in sections(drawn, EN) for row in found.rows]
    # C1 is a count, V1 counts answers; 300 books are 200 of 1500 at the least, if sizes are known
    assert bounds[True] == ["[≥ 200.00]*", "[≥ 2]", "[1–2]"]
    assert bounds[False] == ["", "[≥ 2]", "[1–4]"]


def test_a_target_that_is_not_set_lacks_no_pace() -> None:
    known: Known = {2013: {PLAIN: {"111": 100, "142": 20, "101": 100, "102": 20}}}
    drawn = assessed(known, 2013, ALONE)
    verdicts = {v.target.id: v for result in drawn.results for v in result.verdicts}
    assert [verdicts[target].unpaced for target in ("N1", "G1")] == [False, True]


def test_every_state_of_a_return_has_a_tone() -> None:
    assert set(STATE_TONES) == set(State)
