"""Review: what it needs to know of each target."""

from dataclasses import replace

from tests.assessments import Known, small
from tests.every_way import HIGH, PLAIN, PLAN, RIVER
from tests.rollups import rolled
from xhht_cli.plan.model import Plan
from xhht_cli.review import Holding, Standing, interim, review

AN_SINH, TRANG_LUONG = "07075", "07078"
TWO = small(AN_SINH, TRANG_LUONG)


def standing(known: Known, few: Plan, target: str) -> Standing:
    """The standing of a target in the last year."""
    found = review(rolled(known, few).years[-1])
    return next(each for each in found if each.verdict.target.id == target)


def test_a_unit_that_is_known_by_half_holds_nothing_back() -> None:
    # of 10 schools and 10 offices it takes 16, An Sinh has 3; of Tràng Lương only schools are known
    known: Known = {
        2015: {
            AN_SINH: {"406": 10, "407": 1, "408": 10, "409": 2, "410": 0, "411": 0},
            TRANG_LUONG: {"406": 10, "407": 0},
        }
    }
    assert standing(known, TWO, "T10").holding == (Holding(unit=AN_SINH, shortfall=13),)


def test_units_above_a_ceiling_hold_back_by_what_is_too_many() -> None:
    # 5 % of 200 are 10, of 100 are 5
    figures = {
        PLAIN: {"111": 200, "112": 11},
        RIVER: {"111": 100, "112": 30},
        HIGH: {"111": 100, "112": 5},
    }
    found = standing({2015: figures}, PLAN, "M1").holding
    assert found == (Holding(unit=RIVER, shortfall=25), Holding(unit=PLAIN, shortfall=1))


def test_of_a_sum_over_all_no_unit_holds_anything_back() -> None:
    known: Known = {2015: {PLAIN: {"131": 0}, RIVER: {"131": 1}}}
    assert standing(known, PLAN, "C1").holding == ()


def test_a_level_that_is_not_set_has_no_line_and_nobody_below_it() -> None:
    known: Known = {
        2011: {PLAIN: {"111": 100, "142": 10}},
        2013: {PLAIN: {"111": 100, "142": 20}},
    }
    found = standing(known, PLAN, "N1")
    assert (found.ahead, found.ahead_best, found.holding) == (None, None, ())
    assert found.start is not None


def test_a_review_is_interim_while_a_target_of_the_whole_plan_is_to_come() -> None:
    due = [target.last_year for target in TWO.targets if not target.orientation]
    assert [interim(TWO, year) for year in (max(due) - 1, max(due))] == [True, False]


def test_targets_that_are_left_out_do_not_make_a_review_final() -> None:
    # only the year 2011 is listed below, while the plan goes on to 2015
    known: Known = {2013: {AN_SINH: {"104": 1, "101": 2, "401": 100, "403": 20}}}
    drawn = rolled(known, TWO, indicators=("thon-internet-thu-vien",))
    assert [each.verdict.year for each in review(drawn.years[-1])] == [2011]
    assert interim(drawn.plan, 2013)


def test_an_orientation_alone_leaves_a_review_final() -> None:
    later = tuple(t for t in TWO.targets if t.orientation)
    assert not interim(replace(TWO, targets=later), 2013)


# in 2011 River, of unknown size, has not reported; in the years after, all but its centres is known
UNEVEN: Known = {
    2011: {PLAIN: {"101": 100, "102": 40, "131": 1}},
    2013: {PLAIN: {"101": 100, "102": 50, "131": 1}, RIVER: {"101": 100, "102": 50}},
    2015: {PLAIN: {"101": 100, "102": 60, "131": 1}, RIVER: {"101": 100, "102": 60}},
}
PLAIN_AND_RIVER = replace(PLAN, units=tuple(u for u in PLAN.units if u.code in {PLAIN, RIVER}))


def starts(few: Plan) -> dict[str, int | None]:
    found = {target: standing(UNEVEN, few, target).start for target in ("G1", "C1")}
    return {target: start.year if start else None for target, start in found.items()}


def test_a_review_starts_where_the_pace_does_and_without_bounds_at_the_first_value() -> None:
    assert starts(PLAIN_AND_RIVER) == {"G1": 2013, "C1": 2011}


def test_a_review_never_starts_before_the_base_year_of_the_plan() -> None:
    targets = tuple(replace(target, base=2012) for target in PLAN.targets)
    assert starts(replace(PLAIN_AND_RIVER, targets=targets)) == {"G1": 2013, "C1": 2013}
