"""Review: what an interim or a final review needs to know of each target.

The way is the straight line of the pace (the plan's specification, section 7): from the value of
the base year to the floor in the target's year.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from xhht_cli.assess import Result
from xhht_cli.indicators import Part, Ratio, Series
from xhht_cli.plan.model import Target
from xhht_cli.rollup import YearResults
from xhht_cli.verdicts import MeasureVerdict, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A unit that holds a target back: how many more it would have to count to reach the floor."""

    unit: str
    shortfall: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One target in a review: of the measure that decides.

    ``start`` is the first year with a value, None where that is the reviewed year itself. ``ahead``
    is by how many years the value is ahead of the line (behind it, if negative), None where there
    is no line yet or the start was not below the floor. ``holding`` are the units below the floor
    by what they lack, the largest first; units without a value are not among them.
    """

    verdict: Verdict
    start: Ratio | None
    now: Ratio
    ahead: Fraction | None
    holding: tuple[Holding, ...]

    @property
    def deciding(self) -> MeasureVerdict:
        """The verdict of the measure that decides, with what is needed a year from here."""
        return self.verdict.deciding


def review(year: YearResults) -> tuple[Standing, ...]:
    """Review each target that is listed in a year, in the order of the results."""
    return tuple(standing for result in year.results for standing in _standings(result))


def _standings(result: Result) -> Iterator[Standing]:
    by_id = {series.measure.id: series for series in result.values.series}
    for verdict in result.verdicts:
        series = by_id[verdict.deciding.measure]
        start = _start(series)
        yield Standing(
            verdict=verdict,
            start=start,
            now=series.now,
            ahead=None if start is None else _ahead(start, series.now, verdict.target),
            holding=_holding(series.now, Fraction(verdict.target.floor)),
        )


def _start(series: Series) -> Ratio | None:
    valued = [ratio for ratio in series.ratios[:-1] if ratio.percent is not None]
    return valued[0] if valued else None


def _ahead(start: Ratio, now: Ratio, target: Target) -> Fraction | None:
    """Give the years between the assessed one and the one in which the line has today's value."""
    floor = Fraction(target.floor)
    if target.yearly or start.percent is None or now.percent is None or start.percent >= floor:
        return None
    if start.year >= target.last_year:
        return None
    done = (now.percent - start.percent) / (floor - start.percent)
    return start.year + done * (target.last_year - start.year) - now.year


def _holding(now: Ratio, floor: Fraction) -> tuple[Holding, ...]:
    sums: dict[str, Fraction] = {}
    for part in now.parts:
        sums[part.unit] = sums.get(part.unit, Fraction()) + _lack(part, floor)
    short = (Holding(unit=unit, shortfall=ceil(lack)) for unit, lack in sums.items() if lack > 0)
    return tuple(sorted(short, key=lambda each: (-each.shortfall, each.unit)))


def _lack(part: Part, floor: Fraction) -> Fraction:
    if part.numerator is None or part.denominator is None:
        return Fraction()
    return floor * part.denominator / 100 - part.numerator
