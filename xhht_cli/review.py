"""Review: what an interim or a final review needs to know of each target.

The way is the straight line of the pace (the plan's specification, section 7): from the value of
the base year to the floor in the target's year.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from xhht_cli.assess import Result
from xhht_cli.indicators import Part, Ratio
from xhht_cli.pace import points_towards
from xhht_cli.plan.model import Plan, Target
from xhht_cli.rollup import YearResults
from xhht_cli.verdicts import MeasureVerdict, Phase, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A unit that holds a target back: how many more it would have to count to reach the floor."""

    unit: str
    shortfall: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One target in a review: of the measure that decides.

    ``start`` is the first year that counts for the pace, else the first with a value, None where
    that is the reviewed one. ``ahead`` and ``ahead_best`` are by how many years it is ahead of the
    line of the pace (behind it, if negative) at the two ends of what the returns allow, None where
    there is no line, the target's year is past, or the start was not below the floor. ``holding``
    are the units below the floor by what they lack, the largest first; units whose
    figures are not complete are not among them.
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
        start, now = _start(points, series.now) or _start(series.ratios, series.now), series.now
        still = not verdict.target.yearly and verdict.phase is not Phase.PAST
        lined = start in points and now in points and still
        worst = (start.upper, now.lower, start, now) if start and lined else None
        best = (start.lower, now.upper, start, now) if start and lined else None
        yield Standing(
            verdict=verdict,
            start=start,
            now=series.now,
            ahead=_ahead(*worst, verdict.target) if worst else None,
            ahead_best=_ahead(*best, verdict.target) if best else None,
            holding=_holding(series.now, Fraction(verdict.target.floor)),
        )


def _start(ratios: Sequence[Ratio], now: Ratio) -> Ratio | None:
    before = (ratio for ratio in ratios if ratio is not now and ratio.percent is not None)
    return next(before, None)


def _ahead(
    before: Fraction | None, value: Fraction | None, start: Ratio, now: Ratio, target: Target
) -> Fraction | None:
    """Give the years between the one in which the line has the value and the reviewed one.

    The line ends at the floor in the target's year: nothing is further ahead than that.
    """
    floor, end = Fraction(target.floor), target.last_year
    if before is None or value is None or before >= floor or start.year >= end:
        return None
    done = min(Fraction(1), (value - before) / (floor - before))
    return start.year + done * (end - start.year) - min(now.year, end)


def _holding(now: Ratio, floor: Fraction) -> tuple[Holding, ...]:
    sums: dict[str, Fraction] = {}
    for part in now.parts:
        if part.unit not in now.incomplete:
            sums[part.unit] = sums.get(part.unit, Fraction()) + _lack(part, floor)
    short = (Holding(unit=unit, shortfall=ceil(lack)) for unit, lack in sums.items() if lack > 0)
    return tuple(sorted(short, key=lambda each: (-each.shortfall, each.unit)))


def _lack(part: Part, floor: Fraction) -> Fraction:
    if part.numerator is None or part.denominator is None:
        return Fraction()
    return floor * part.denominator / 100 - part.numerator
