"""Pace: how far an indicator has come on the straight way to an upcoming target.

The share of the gap that is closed over the share of the time that has passed (the plan's
specification, section 7), with the thresholds 0,95 and 0,60 of Eurostat and Open SDG.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from xhht_cli.indicators import Ratio, Series
from xhht_cli.plan.model import Target

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
    """Give the years that count for the pace: those with bounds and data, from a stated base on."""
    return tuple(
        ratio
        for ratio in series.ratios
        if ratio.lower is not None
        and not ratio.silent
        and (target.base is None or ratio.year >= target.base)
    )


def pace_towards(series: Series, target: Target) -> PaceRange:
    """Measure the pace of one measure towards an upcoming target, at both ends of its bounds."""
    points = points_towards(series, target)
    if not points or points[-1] is not series.now or len(points) == 1:
        return PaceRange()
    start, now = points[0], points[-1]
    return PaceRange(
        worst=_pace(start.upper, now.lower, start, now, target),
        best=_pace(start.lower, now.upper, start, now, target),
        base=start.year,
    )


def _pace(
    before: Fraction | None, value: Fraction | None, start: Ratio, now: Ratio, target: Target
) -> Pace | None:
    if before is None or value is None:
        return None
    floor = Fraction(target.floor)
    gap, gap_before = max(Fraction(0), floor - value), max(Fraction(0), floor - before)
    if not gap:
        return Pace.REACHED
    if not gap_before:
        return Pace.LOST
    done = (gap_before - gap) / gap_before
    time = Fraction(now.year - start.year, target.last_year - start.year)
    return _graded(done / time)


def _graded(ratio: Fraction) -> Pace:
    if ratio >= ON_TRACK:
        return Pace.ON_TRACK
    if ratio >= BEHIND:
        return Pace.BEHIND
    return Pace.FAR_BEHIND if ratio >= 0 else Pace.MOVING_AWAY
