"""Measure verdicts: where one measure stands against a target, decided exactly.

The rules are those of the plan's specification: outcomes, shortfall and decisive returns of its
section 6, pace of its section 7.
"""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import accumulate
from math import ceil

from xhht_cli.balance import keeps
from xhht_cli.indicators import Ratio, Series
from xhht_cli.pace import PaceRange, pace_towards
from xhht_cli.plan.model import Standard, Target


class Outcome(Enum):
    """Whether a standard is kept, as far as the returns received can prove.

    ``NOT_SET`` is a target that is announced and has no figure yet.
    """

    MET = "met"
    NOT_MET = "not-met"
    UNDETERMINED = "undetermined"
    NO_DATA = "no-data"
    NOT_APPLICABLE = "not-applicable"
    NOT_SET = "not-set"


SETTLED = frozenset({Outcome.MET, Outcome.NOT_MET})


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureVerdict:
    """One judged measure against one target.

    ``estimated`` marks a met or not-met that would be undetermined without estimates;
    ``provisional`` is the verdict of the value while the outcome is undetermined. ``shortfall`` is
    how many more must be counted for the value to reach the floor, or how many fewer for it to
    come down to the ceiling, which ``over`` says. ``decisive`` are the codes of
    the units whose returns could settle it, ``needed`` (q) of ``outstanding`` (W) what they would
    have to add. ``need`` is the points a year from now on, ``need_count`` the same as a count.
    """

    measure: str
    value: Fraction | None
    outcome: Outcome
    unaided: Outcome
    provisional: Outcome | None
    aim_reached: bool | None
    shortfall: int | None
    over: bool
    decisive: tuple[str, ...]
    needed: int | None
    outstanding: int | None
    pace: PaceRange
    need: Fraction | None
    need_count: int | None

    @property
    def estimated(self) -> bool:
        """Whether the outcome is met or not-met by an estimate only."""
        return by_estimate(self.outcome, self.unaided, SETTLED)

    @property
    def conditional(self) -> bool:
        """Whether the outcome holds only if the estimated sizes do; so may nothing to count."""
        return by_estimate(self.outcome, self.unaided, SETTLED | {Outcome.NOT_APPLICABLE})

    @property
    def lacking(self) -> int | None:
        """The shortfall, None where there is none: nothing lacks of a floor that is met for sure.

        The value of what is known may be below a floor that all of it together meets.
        """
        return None if self.outcome is Outcome.MET else self.shortfall or None


def by_estimate(outcome: Outcome, unaided: Outcome, settled: frozenset[Outcome]) -> bool:
    """Say whether an outcome is one of these by estimated sizes only."""
    return outcome in settled and unaided is not outcome


def verdict_on(series: Series, target: Target, *, pacing: bool) -> MeasureVerdict:
    """Hold a measure against a target; ``pacing`` says whether a pace is looked for."""
    ratio, standard = series.now, target.standard
    outcome = outcome_of(ratio, standard)
    open_ = outcome is Outcome.UNDETERMINED
    decisive, needed, outstanding = _decisive(ratio, standard) if open_ else ((), None, None)
    shortfall = _shortfall(ratio, standard)
    left = target.last_year - ratio.year
    return MeasureVerdict(
        measure=series.measure.id,
        value=ratio.value,
        outcome=outcome,
        unaided=outcome_of(ratio, standard, estimates=False) if ratio.estimated else outcome,
        provisional=_of_value(ratio, standard) if open_ else None,
        aim_reached=_aim_reached(ratio, target),
        shortfall=shortfall,
        over=_over(ratio, standard),
        decisive=decisive,
        needed=needed,
        outstanding=outstanding,
        pace=pace_towards(series, target) if pacing else PaceRange(),
        need=_need(ratio, standard, left) if pacing else None,
        need_count=ceil(Fraction(shortfall, left)) if pacing and shortfall is not None else None,
    )


def outcome_of(ratio: Ratio, standard: Standard | None, *, estimates: bool = True) -> Outcome:
    """Decide one measure by the balance of its pairs; with or without estimates."""
    if standard is None:
        return Outcome.NOT_SET
    if _nothing(ratio, estimates=estimates):
        return Outcome.NOT_APPLICABLE
    if ratio.silent:
        return Outcome.NO_DATA
    kept = keeps(ratio.parts, standard, ratio.measure.per, estimates=estimates)
    if kept is None:
        return Outcome.UNDETERMINED
    return Outcome.MET if kept else Outcome.NOT_MET


def _nothing(ratio: Ratio, *, estimates: bool) -> bool:
    """Say whether there is nothing to count; a count itself may well be 0."""
    if ratio.measure.per is None:
        return not ratio.parts
    return all((part.size if estimates else part.denominator) == 0 for part in ratio.parts)


def _of_value(ratio: Ratio, standard: Standard | None) -> Outcome | None:
    if ratio.value is None or standard is None:
        return None
    return Outcome.MET if standard.kept(ratio.value) else Outcome.NOT_MET


def _over(ratio: Ratio, standard: Standard | None) -> bool:
    """Say whether a value lies above a ceiling, or must not where there is no floor."""
    if standard is None or standard.ceiling is None:
        return False
    return standard.floor is None or (ratio.value is not None and ratio.value > standard.ceiling)


def _shortfall(ratio: Ratio, standard: Standard | None) -> int | None:
    if standard is None or not ratio.denominator:
        return None
    whole, floor, ceiling = (
        Fraction(ratio.denominator, ratio.measure.scale),
        standard.floor,
        standard.ceiling,
    )
    lacking = 0 if floor is None else ceil(Fraction(floor) * whole) - ratio.numerator
    beyond = 0 if ceiling is None else ratio.numerator - int(Fraction(ceiling) * whole)
    return max(0, lacking, beyond)


def _need(ratio: Ratio, standard: Standard | None, years: int) -> Fraction | None:
    if ratio.value is None or standard is None:
        return None
    return standard.gap(ratio.value) / years


def _aim_reached(ratio: Ratio, target: Target) -> bool | None:
    low, high = ratio.lower, ratio.upper
    if target.aim is None or low is None:
        return None
    aim = Fraction(target.aim)
    if target.floor is None:
        return False if low > aim else True if high is not None and high <= aim else None
    return True if low >= aim else False if high is not None and high < aim else None


def _decisive(
    ratio: Ratio, standard: Standard | None
) -> tuple[tuple[str, ...], int | None, int | None]:
    """Find the fewest units whose returns could settle an undetermined measure, with q and W.

    q and W are given of floors only, and where every numerator has a limit.
    """
    unlimited = {part.unit for part in ratio.parts if part.size is None or part.high is None}
    if unlimited or standard is None:
        return tuple(sorted(unlimited)), None, None
    room: dict[str, int] = {}
    for part in ratio.parts:
        room[part.unit] = room.get(part.unit, 0) + (part.high or 0) - part.low
    needed, outstanding = _needed(ratio, standard), sum(room.values())
    enough = min(needed, outstanding - needed + 1)
    units = sorted(room, key=lambda unit: (-room[unit], unit))
    reached = list(accumulate(room[unit] for unit in units))
    count = next(place for place, total in enumerate(reached, start=1) if total >= enough)
    if standard.ceiling is not None:
        return tuple(units[:count]), None, None
    return tuple(units[:count]), needed, outstanding


def _needed(ratio: Ratio, standard: Standard) -> int:
    """Give how many more must be counted to reach an open floor, else to break a ceiling."""
    sizes = sum(part.size or 0 for part in ratio.parts)
    whole = Fraction(1) if ratio.measure.per is None else Fraction(sizes, ratio.measure.scale)
    least = sum(part.low for part in ratio.parts)
    lacking = 0 if standard.floor is None else ceil(Fraction(standard.floor) * whole) - least
    if lacking > 0 or standard.ceiling is None:
        return lacking
    return int(Fraction(standard.ceiling) * whole) - least + 1
