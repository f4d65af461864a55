"""Verdicts: outcomes, shortfall, aim, decisive returns, and the measure that decides."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xhht_cli.facts import Ledger
from xhht_cli.indicators import IndicatorValues, Ratio, Series, compute, to_ratio
from xhht_cli.measure_verdicts import MeasureVerdict, Outcome, outcome_of
from xhht_cli.messages import Text
from xhht_cli.parts import Estimate, Part
from xhht_cli.plan import load_plan
from xhht_cli.plan.areas import district
from xhht_cli.plan.model import Count, Indicator, Measure, Pair, Pooled, Standard, Target
from xhht_cli.verdicts import Phase, combined, judge

NAME = Text(vi="thử", en="trial")
MEASURE = Measure(
    id="trial",
    title=NAME,
    judged=True,
    formula=Pooled(pairs=(Pair(numerator=("2",), denominator="1"),)),
)
PLAN = load_plan()


def part(unit: str, n: int | None, d: int | None, estimate: int | None = None) -> Part:
    return Part(
        unit=unit,
        numerator=n,
        denominator=d,
        at_least=n or 0,
        estimate=None if estimate is None else Estimate(size=estimate, year=2012, source=None),
        silent=n is None and d is None,
    )


def at_least(floor: int) -> Standard:
    return Standard(floor=Decimal(floor), ceiling=None)


def ratio(*parts: Part, year: int = 2013) -> Ratio:
    known = [(p.numerator, p.denominator) for p in parts if p.known]
    sizes = [p.size for p in parts]
    total = None if None in sizes else sum(size or 0 for size in sizes)
    bounds = [sum(p.low for p in parts), sum(p.high or 0 for p in parts)] if total else []
    lower, upper = (Fraction(100 * b, total) for b in bounds) if total else (None, None)
    return Ratio(
        measure=MEASURE,
        year=year,
        parts=parts,
        numerator=sum(n or 0 for n, _ in known),
        denominator=sum(d or 0 for _, d in known),
        reported=len(known),
        expected=len(parts),
        lower=lower,
        upper=upper,
    )


def verdict(
    *parts: Part, floor: int = 65, aim: int | None = None, by: int = 2013
) -> MeasureVerdict:
    indicator = Indicator(id="trial", title=NAME, measures=(MEASURE,))
    target = Target(
        id="T1",
        indicator="trial",
        first_year=by,
        last_year=by,
        floor=Decimal(floor),
        aim=None if aim is None else Decimal(aim),
        clause="II",
        quote="",
        reading=None,
        orientation=False,
        base=None,
    )
    series = Series(measure=MEASURE, ratios=(ratio(*parts),))
    values = IndicatorValues(indicator=indicator, series=(series,))
    (found,) = judge(values, replace(PLAN, targets=(target,)), 2013)
    return found.deciding


@pytest.mark.parametrize(
    ("parts", "outcome"),
    [
        ([part("a", 65, 100)], Outcome.MET),
        ([part("a", 64, 100)], Outcome.NOT_MET),
        ([part("a", 649_999, 1_000_000)], Outcome.NOT_MET),
        # b missing, its 50 estimated: 90..140 of 150, floor at 97,5
        ([part("a", 90, 100), part("b", None, None, 50)], Outcome.UNDETERMINED),
        # 98 of 150 even if b has none
        ([part("a", 98, 100), part("b", None, None, 50)], Outcome.MET),
        # 47 + 50 of 150 at the most
        ([part("a", 47, 100), part("b", None, None, 50)], Outcome.NOT_MET),
        # b of unknown size may outweigh anything
        ([part("a", 100, 100), part("b", None, None)], Outcome.UNDETERMINED),
        ([part("a", 0, 100), part("b", None, None)], Outcome.UNDETERMINED),
        # b's 10 of at least 10 add at most 35·10 to a's 100·50 − 65·100
        ([part("a", 50, 100), part("b", 10, None)], Outcome.NOT_MET),
        ([part("a", 0, 0), part("b", 0, 0)], Outcome.NOT_APPLICABLE),
        ([], Outcome.NOT_APPLICABLE),
        ([part("a", None, None), part("b", None, None)], Outcome.NO_DATA),
        ([part("a", None, None, 40)], Outcome.NO_DATA),
        ([part("a", 0, 0), part("b", 7, 10)], Outcome.MET),
    ],
)
def test_the_outcome_is_what_the_returns_can_prove(parts: list[Part], outcome: Outcome) -> None:
    assert outcome_of(ratio(*parts), at_least(65)) is outcome


def test_at_a_floor_of_100_one_proven_failure_is_enough_whoever_is_silent() -> None:
    assert outcome_of(ratio(part("a", 9, 10), part("b", None, None)), at_least(100)) is (
        Outcome.NOT_MET
    )


def test_without_its_estimate_the_verdict_would_be_open() -> None:
    found = verdict(part("a", 98, 100), part("b", None, None, 50))
    assert (found.outcome, found.unaided) == (Outcome.MET, Outcome.UNDETERMINED)
    assert found.estimated


def test_no_value_is_no_verdict() -> None:
    found = verdict(part("a", None, 10), part("b", 3, None))
    assert found.outcome is Outcome.UNDETERMINED
    assert (found.value, found.provisional, found.shortfall) == (None, None, None)


@pytest.mark.parametrize(
    ("counted", "aim_reached", "shortfall"), [(64, False, 1), (65, False, 0), (70, True, 0)]
)
def test_from_the_floor_met_from_the_aim_the_aim_reached(
    *, counted: int, aim_reached: bool, shortfall: int
) -> None:
    found = verdict(part("a", counted, 100), floor=65, aim=70)
    assert (found.aim_reached, found.shortfall) == (aim_reached, shortfall)


def test_an_aim_inside_the_bounds_is_not_known_to_be_reached() -> None:
    # 66..71 of 100
    found = verdict(part("a", 66, 95), part("b", None, None, 5), floor=65, aim=70)
    assert (found.outcome, found.aim_reached) == (Outcome.MET, None)


def test_decisive_returns_are_the_largest_that_could_settle_it() -> None:
    # D = 200, floor 65 % = 130; low 90, so q = 40 of W = 30 + 50 + 20
    found = verdict(
        part("a", 90, 100), part("b", None, 30), part("c", None, 50), part("d", None, None, 20)
    )
    assert (found.needed, found.outstanding) == (40, 100)
    assert found.decisive == ("c",)
    assert found.provisional is Outcome.MET


def test_where_a_size_is_unknown_everyone_missing_it_is_decisive() -> None:
    found = verdict(part("b", 3, None), part("a", None, None), part("c", 50, 100))
    assert (found.decisive, found.needed, found.outstanding) == (("a", "b"), None, None)


def test_a_year_before_the_milestone_is_upcoming_after_it_past() -> None:
    ledger = Ledger({2015: {"07075": {"401": 100, "403": 64}}})
    values = next(
        value
        for value in _computed(ledger, 2015)
        if value.indicator.id == "can-bo-huyen-sau-dai-hoc"
    )
    phases = {v.target.id: v.phase for v in judge(values, PLAN, 2015)}
    assert phases == {"T18": Phase.DUE, "T22": Phase.UPCOMING}


def _computed(ledger: Ledger, year: int) -> tuple[IndicatorValues, ...]:
    return compute(ledger, PLAN, district(PLAN, [year]), year)


@pytest.mark.parametrize(
    ("outcomes", "whole"),
    [
        ("met met", "met"),
        ("met not-met no-data", "not-met"),
        ("met no-data", "undetermined"),
        ("met undetermined", "undetermined"),
        ("no-data no-data", "no-data"),
        ("no-data not-applicable", "no-data"),
        ("met not-applicable", "met"),
        ("not-applicable not-applicable", "not-applicable"),
    ],
)
def test_an_indicator_of_several_measures_needs_them_all(outcomes: str, whole: str) -> None:
    assert combined([Outcome(word) for word in outcomes.split()]).value == whole


def parts_of(units: str, *, sized_only: bool = False) -> st.SearchStrategy[list[Part]]:
    def one(unit: str) -> st.SearchStrategy[Part]:
        small = st.integers(0, 4)
        exact = st.tuples(small, small).map(lambda t: part(unit, min(t), max(t)))
        sized = small.map(lambda d: part(unit, None, d))
        guessed = st.builds(
            lambda n, d: part(unit, n, None, max(d, n or 0)), st.none() | small, small
        )
        unsized = (st.none() | small).map(lambda n: part(unit, n, None))
        return st.one_of(exact, sized, guessed) | (st.nothing() if sized_only else unsized)

    return st.tuples(*(one(unit) for unit in units)).map(list)


def completions(parts: list[Part]) -> list[tuple[int, int]]:
    """Every (Σ numerator, Σ denominator) there can be; a size nobody knows may be large."""
    choices = []
    for each in parts:
        sizes = range(each.low, each.low + 3) if each.size is None else [each.size]
        wide = [*sizes, 1000] if each.size is None else sizes
        choices.append(
            [
                (n, d)
                for d in wide
                for n in ([each.numerator] if each.numerator is not None else {each.low, d})
            ]
        )
    return [(sum(n for n, _ in chosen), sum(d for _, d in chosen)) for chosen in product(*choices)]


@given(parts_of("abc"), st.sampled_from([10, 50, 65, 100]))
def test_the_outcome_holds_for_every_completion(parts: list[Part], floor: int) -> None:
    reached = {100 * n >= floor * d for n, d in completions(parts)}
    match outcome_of(ratio(*parts), at_least(floor)):
        case Outcome.MET:
            assert reached == {True}
        case Outcome.NOT_MET:
            assert reached == {False}
        case Outcome.UNDETERMINED:
            assert reached == {True, False}
        case Outcome.NOT_APPLICABLE:
            assert {d for _, d in completions(parts)} == {0}
        case Outcome.NOT_SET:
            pytest.fail("a floor is set")
        case Outcome.NO_DATA:
            assert all(each.silent for each in parts)


def settled_by(parts: list[Part], units: set[str], floor: int) -> bool:
    """Whether some answer of these units alone would settle the outcome."""
    choices = [
        [part(p.unit, n, p.size) for n in range(p.low, (p.high or 0) + 1)]
        if p.unit in units
        else [p]
        for p in parts
    ]
    settled = {Outcome.MET, Outcome.NOT_MET}
    return any(
        outcome_of(ratio(*chosen), at_least(floor)) in settled for chosen in product(*choices)
    )


@given(parts_of("abcd", sized_only=True), st.sampled_from([10, 50, 65, 100]))
def test_the_decisive_set_is_the_smallest_that_could_settle_it(
    parts: list[Part], floor: int
) -> None:
    found = verdict(*parts, floor=floor)
    assume(found.outcome is Outcome.UNDETERMINED)
    assert settled_by(parts, set(found.decisive), floor)
    fewer = combinations("abcd", len(found.decisive) - 1)
    assert not any(settled_by(parts, set(units), floor) for units in fewer)


EVERY_WAY = load_plan(Path(__file__).parent / "plans" / "every-way")
CENTRES, HOUSES = "131", "151"
"""A count, and a Có/Không item."""
COMMUNES = ("91001", "91002", "91003")
Filed = dict[str, dict[str, int]]
"""What each commune has answered."""


def counted(filed: Filed, items: tuple[str, ...]) -> Ratio:
    measure = replace(MEASURE, formula=Count(items=items), per=None)
    units = [EVERY_WAY.units_in(2015)[code] for code in COMMUNES]
    return to_ratio(measure, units, 2015, Ledger({2015: filed}), EVERY_WAY)


def count_verdict(
    filed: Filed, items: tuple[str, ...], floor: int | None, ceiling: int | None, aim: int
) -> MeasureVerdict:
    now = counted(filed, items)
    indicator = Indicator(id="trial", title=NAME, measures=(now.measure,))
    target = replace(
        PLAN.targets[0],
        indicator="trial",
        first_year=2015,
        last_year=2015,
        per=None,
        floor=None if floor is None else Decimal(floor),
        ceiling=None if ceiling is None else Decimal(ceiling),
        aim=Decimal(aim),
    )
    values = IndicatorValues(
        indicator=indicator, series=(Series(measure=now.measure, ratios=(now,)),)
    )
    (found,) = judge(values, replace(PLAN, targets=(target,)), 2015)
    return found.deciding


def sums(filed: Filed, items: tuple[str, ...]) -> set[int]:
    """All that the communes may add up to once they have answered; a count may be large."""
    choices = {CENTRES: (*range(7), 1000), HOUSES: (0, 1)}
    cells = [
        (filed[unit][item],) if item in filed[unit] else choices[item]
        for unit in COMMUNES
        for item in items
    ]
    return {sum(each) for each in product(*cells)}


def answers() -> st.SearchStrategy[Filed]:
    one = st.fixed_dictionaries(
        {}, optional={CENTRES: st.integers(0, 3), HOUSES: st.integers(0, 1)}
    )
    return st.fixed_dictionaries(dict.fromkeys(COMMUNES, one))


ITEMS = st.sampled_from([(CENTRES,), (HOUSES,), (CENTRES, HOUSES)])
LEVELS = st.sampled_from([(2, None), (4, None), (None, 2), (None, 5), (1, 3), (2, 4)])


@given(answers(), ITEMS)
def test_the_bounds_of_a_count_are_the_extremes_of_every_completion(
    filed: Filed, items: tuple[str, ...]
) -> None:
    found, possible = counted(filed, items), sums(filed, items)
    assert found.lower == min(possible)
    assert found.upper == (None if max(possible) >= 1000 else max(possible))


@given(answers(), ITEMS, LEVELS, st.integers(0, 6))
def test_what_is_said_of_a_count_holds_for_every_completion(
    filed: Filed, items: tuple[str, ...], levels: tuple[int | None, int | None], aim: int
) -> None:
    floor, ceiling = levels
    found, possible = count_verdict(filed, items, floor, ceiling, aim), sums(filed, items)
    kept = {(floor or 0) <= each <= (9999 if ceiling is None else ceiling) for each in possible}
    reached = {each <= aim if floor is None else each >= aim for each in possible}
    assert found.aim_reached is (None if len(reached) == 2 else reached.pop())
    if not any(item in filed[unit] for unit in COMMUNES for item in items):
        assert found.outcome is Outcome.NO_DATA
    elif found.outcome is Outcome.UNDETERMINED:
        assert kept == {True, False}
    else:
        assert kept == {found.outcome is Outcome.MET}


def could_settle(filed: Filed, items: tuple[str, ...], units: tuple[str, ...], floor: int) -> bool:
    """Whether the answers of some communes could settle a floor, whatever the others answer."""
    open_ = [(unit, item) for unit in units for item in items if item not in filed[unit]]
    for chosen in product((0, 1, 9), repeat=len(open_)):
        added = {unit: dict(known) for unit, known in filed.items()}
        for (unit, item), value in zip(open_, chosen, strict=True):
            added[unit][item] = min(value, 1) if item == HOUSES else value
        if len({each >= floor for each in sums(added, items)}) == 1:
            return True
    return False


@given(answers(), ITEMS, st.integers(1, 5))
def test_the_returns_named_could_settle_a_count_and_no_fewer_where_it_is_limited(
    filed: Filed, items: tuple[str, ...], floor: int
) -> None:
    found = count_verdict(filed, items, floor, None, 9)
    assume(found.outcome is Outcome.UNDETERMINED)
    assert could_settle(filed, items, found.decisive, floor)
    possible = sums(filed, items)
    if max(possible) >= 1000:
        assert (found.needed, found.outstanding) == (None, None)
        return
    assert (found.needed, found.outstanding) == (
        floor - min(possible),
        max(possible) - min(possible),
    )
    fewer = combinations(COMMUNES, len(found.decisive) - 1)
    assert not any(could_settle(filed, items, units, floor) for units in fewer)


def test_what_is_set_for_all_together_is_neither_set_nor_announced_for_one_unit() -> None:
    target = next(each for each in EVERY_WAY.targets if each.id == "C1")
    now = counted({"91001": {CENTRES: 2}}, (CENTRES,))
    indicator = Indicator(id="trung-tam", title=NAME, measures=(now.measure,))
    series = Series(measure=now.measure, ratios=(now,))
    values = IndicatorValues(indicator=indicator, series=(series,))
    found = {}
    for floor in (Decimal(3), None):
        announced = replace(target, floor=floor, expected=NAME)
        (verdict_,) = judge(values, replace(EVERY_WAY, targets=(announced,)), 2015, single=True)
        found[floor] = (verdict_.outcome, verdict_.target.expected)
    assert found == {Decimal(3): (Outcome.NOT_SET, None), None: (Outcome.NOT_SET, NAME)}
