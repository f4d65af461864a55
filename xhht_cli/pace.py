"""Pace: how far an indicator has come on the straight way to an upcoming target.

The share of the gap that is closed over the share of the time that has passed (the plan's
specification, section 7), with the thresholds 0,95 and 0,60 of Eurostat and Open SDG.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from xhht_cli.indicators import Ratio, Series
from xhht_cli.plan.model import Standard, Target

ON_TRACK, BEHIND = Fraction(95, 100), Fraction(60, 100)


class Pace(Enum):
    """How the way covered stands to the time that has passed; the worst first."""

    LOST = "lost"
    MOVING_AWAY = "moving-away"
    FAR_BEHIND = "far-behind"
    BEHIND = "behind"
    ON_TRACK = "on-track"
    REACHED = "reached"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceRange:
    """The pace at the two ends of what the returns allow, from year ``base``; None if unknown."""

    worst: Pace | None = None
    best: Pace | None = None
    base: int | None = None


def worst(paces: Iterable[Pace | None]) -> Pace | None:
    """Give the worst of the paces that are known."""
    known = {pace for pace in paces if pace is not None}
    return next((pace for pace in Pace if pace in known), None)


def points_towards(series: Series, target: Target) -> tuple[Ratio, ...]:
    """Give the years that count for the pace: with both bounds and data, from a stated base on."""
    return tuple(
        ratio
        for ratio in series.ratios
        if ratio.upper is not None
        and not ratio.silent
        and (target.base is None or ratio.year >= target.base)
    )


def pace_towards(series: Series, target: Target) -> PaceRange:
    """Measure the pace of one measure towards an upcoming target, at both ends of its bounds."""
    points, standard = points_towards(series, target), target.standard
    if standard is None or not points or points[-1] is not series.now or len(points) == 1:
        return PaceRange()
    start, now = points[0], points[-1]
    years = now.year - start.year, target.last_year - start.year
    before, after = gaps(start, standard), gaps(now, standard)
    return PaceRange(
        worst=_pace(min(before), max(after), years) if before and after else None,
        best=_pace(max(before), min(after), years) if before and after else None,
        base=start.year,
    )


def gaps(ratio: Ratio, standard: Standard) -> tuple[Fraction, ...]:
    """Give the gaps to a standard at the two ends of the bounds; between them lie all others.

    A standard with a floor and a ceiling may be kept between two ends that do not keep it.
    """
    if ratio.lower is None or ratio.upper is None:
        return ()
    ends = standard.gap(ratio.lower), standard.gap(ratio.upper)
    floor, ceiling = standard.floor, standard.ceiling
    within = floor is not None and ceiling is not None and ratio.lower < floor <= ratio.upper
    return (*ends, Fraction(0)) if within else ends


def _pace(before: Fraction, after: Fraction, years: tuple[int, int]) -> Pace:
    """Grade a way by its gaps before and after, and by the years that passed of how many."""
    passed, whole = years
    if not after:
        return Pace.REACHED
    if not before:
        return Pace.LOST
    return _graded((before - after) / before / Fraction(passed, whole))


def _graded(ratio: Fraction) -> Pace:
    if ratio >= ON_TRACK:
        return Pace.ON_TRACK
    if ratio >= BEHIND:
        return Pace.BEHIND
    return Pace.FAR_BEHIND if ratio >= 0 else Pace.MOVING_AWAY
