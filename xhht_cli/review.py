"""Review: what an interim or a final review needs to know of each target.

The way is the straight line of the pace (the plan's specification, section 7): from the value of
the base year to the floor in the target's year.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from xhht_cli.assessment import Result
from xhht_cli.indicators import Ratio
from xhht_cli.measure_verdicts import MeasureVerdict
from xhht_cli.pace import gaps, points_towards
from xhht_cli.plan.model import Plan, Standard, Target
from xhht_cli.rollup import YearResults
from xhht_cli.verdicts import Phase, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A unit that holds a target back: how many more it would have to count to reach the floor."""

    unit: str
    shortfall: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One target in a review: of the measure that decides.

    ``start`` is the first year that counts for the pace. Where none does, since no year before has
    bounds, it is the first with a value, to be shown beside what is reported and with no line from
    it; never a year before the plan's own base, and None where that is the reviewed one. ``ahead``
    and ``ahead_best`` are by how many years it is ahead of the line of the pace (behind it, if
    negative) at the two ends of what the returns allow, None where there is no line, the target's
    year is past, or the start was not below the floor. ``holding`` are the units below the floor by
    what they lack, the largest first; units whose figures are not complete are not among them.
    """

    verdict: Verdict
    start: Ratio | None
    now: Ratio
    ahead: Fraction | None
    ahead_best: Fraction | None
    holding: tuple[Holding, ...]

    @property
    def deciding(self) -> MeasureVerdict:
        """The verdict of the measure that decides, with what is needed a year from here."""
        return self.verdict.deciding


def review(year: YearResults) -> tuple[Standing, ...]:
    """Review each target that is listed in a year, in the order of the results."""
    return tuple(standing for result in year.results for standing in _standings(result))


def interim(plan: Plan, year: int) -> bool:
    """Say whether a review is an interim one: a target that is no orientation is still to come."""
    return any(each.last_year > year and not each.orientation for each in plan.targets)


def _standings(result: Result) -> Iterator[Standing]:
    by_id = {series.measure.id: series for series in result.values.series}
    for verdict in result.verdicts:
        series = by_id[verdict.deciding.measure]
        points = points_towards(series, verdict.target)
        start, now = _start(points, series.now, None), series.now
        start = start or _start(series.ratios, now, verdict.target.base)
        still = not verdict.target.yearly and verdict.phase is not Phase.PAST
        lined = start in points and now in points and still
        ends = _ends(start, now, verdict.target) if start and lined else (None, None)
        yield Standing(
            verdict=verdict,
            start=start,
            now=series.now,
            ahead=ends[0],
            ahead_best=ends[1],
            holding=_holding(series.now, verdict.target.standard),
        )


def _start(ratios: Sequence[Ratio], now: Ratio, base: int | None) -> Ratio | None:
    before = (ratio for ratio in ratios if ratio is not now and ratio.value is not None)
    return next((ratio for ratio in before if base is None or ratio.year >= base), None)


def _ends(start: Ratio, now: Ratio, target: Target) -> tuple[Fraction | None, Fraction | None]:
    """Give the years ahead at the worst and the best end of what the returns allow."""
    if target.standard is None:
        return None, None
    before, after = gaps(start, target.standard), gaps(now, target.standard)
    if not before or not after:
        return None, None
    years = start.year, now.year, target.last_year
    return _ahead(min(before), max(after), years), _ahead(max(before), min(after), years)


def _ahead(before: Fraction, after: Fraction, years: tuple[int, int, int]) -> Fraction | None:
    """Give the years between the one in which the line has the value and the reviewed one.

    The line ends at the floor in the target's year: nothing is further ahead than that.
    """
    start, now, end = years
    if not before or start >= end:
        return None
    done = (before - after) / before
    return start + done * (end - start) - min(now, end)


def _holding(now: Ratio, standard: Standard | None) -> tuple[Holding, ...]:
    """Find the units outside a standard by themselves; a count is nobody's own."""
    if standard is None or now.measure.per is None:
        return ()
    sums: dict[str, tuple[int, Fraction]] = {}
    for part in now.parts:
        if part.unit not in now.incomplete:
            count, whole = sums.get(part.unit, (0, Fraction()))
            size = Fraction(part.denominator or 0, now.measure.scale)
            sums[part.unit] = count + (part.numerator or 0), whole + size
    outside = {unit: _outside(*each, standard) for unit, each in sums.items()}
    held = [Holding(unit=unit, shortfall=count) for unit, count in outside.items() if count > 0]
    return tuple(sorted(held, key=lambda each: (-each.shortfall, each.unit)))


def _outside(count: int, whole: Fraction, standard: Standard) -> int:
    """Give how many a unit lacks of a floor, or has above a ceiling."""
    floor, ceiling = standard.floor, standard.ceiling
    lacking = 0 if floor is None else ceil(Fraction(floor) * whole) - count
    beyond = 0 if ceiling is None else count - int(Fraction(ceiling) * whole)
    return max(lacking, beyond)
