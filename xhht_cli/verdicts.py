"""Verdicts: where an indicator stands against a target, decided exactly.

The rules are those of the plan's specification: outcomes, shortfall and decisive returns of its
section 6, pace of its section 7.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import accumulate
from math import ceil

from xhht_cli.balance import keeps
from xhht_cli.indicators import IndicatorValues, Ratio, Series
from xhht_cli.pace import Pace, PaceRange, pace_towards, worst
from xhht_cli.plan.model import Plan, Standard, Target


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


_SETTLED = frozenset({Outcome.MET, Outcome.NOT_MET})

WORST_FIRST = (Outcome.NOT_MET, Outcome.UNDETERMINED, Outcome.NO_DATA, Outcome.MET)
"""The order in which the deciding measure of an indicator is looked for."""


class Phase(Enum):
    """How the assessed year stands to the target's."""

    UPCOMING = "upcoming"
    DUE = "due"
    PAST = "past"


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
        return _by_estimate(self.outcome, self.unaided, _SETTLED)

    @property
    def conditional(self) -> bool:
        """Whether the outcome holds only if the estimated sizes do; so may nothing to count."""
        return _by_estimate(self.outcome, self.unaided, _SETTLED | {Outcome.NOT_APPLICABLE})

    @property
    def lacking(self) -> int | None:
        """The shortfall, None where there is none: nothing lacks of a floor that is met for sure.

        The value of what is known may be below a floor that all of it together meets.
        """
        return None if self.outcome is Outcome.MET else self.shortfall or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """An indicator against one target, held against milestone ``year``.

    ``estimated`` marks a met or not-met that would be undetermined without estimates,
    ``conditional`` also a not-applicable that holds only if the estimated sizes do. ``deciding``
    is the verdict of the measure that decides; ``measures`` those of all judged measures, in the
    plan's order. ``pace`` and ``pace_best`` are the worst of the measures'.
    """

    target: Target
    year: int
    phase: Phase
    outcome: Outcome
    estimated: bool
    conditional: bool
    deciding: MeasureVerdict
    measures: tuple[MeasureVerdict, ...]
    pace: Pace | None
    pace_best: Pace | None
    pace_base: int | None

    @property
    def aim_reached(self) -> bool | None:
        """Whether all measures with something to count reach the aim; None where that is open."""
        reached = {
            each.aim_reached for each in self.measures if each.outcome is not Outcome.NOT_APPLICABLE
        }
        return False if False in reached else None if None in reached else bool(reached) or None

    @property
    def pace_from(self) -> int | None:
        """The base year of the measure whose pace it is: the first of those with the worst."""
        own = (each.pace.base for each in self.measures if each.pace.worst is self.pace)
        return next(own, None) if self.pace else None

    @property
    def unpaced(self) -> bool:
        """Whether a pace is looked for, and there are too few years with enough returns for it."""
        looked_for = self.phase is Phase.UPCOMING and not self.target.yearly
        judged = self.outcome not in {Outcome.NOT_APPLICABLE, Outcome.NOT_SET}
        return looked_for and self.pace is None and judged


def judge(
    values: IndicatorValues,
    plan: Plan,
    year: int,
    level: str | None = None,
    *,
    single: bool = False,
) -> tuple[Verdict, ...]:
    """Hold an indicator against each of its targets that is listed in ``year``.

    ``level`` is the kind of the upper unit it is about: targets that do not bind it are left out.
    ``single`` says that it is about one unit that files: the level of a count is that of all
    together, so none is set for the unit.
    """
    own = (target for target in plan.targets if target.indicator == values.indicator.id)
    bound = (target.at(year) for target in own if target.binds(level))
    targets = (each.without_level() if single and _of_all(each) else each for each in bound)
    listed = ((target, target.milestone(year)) for target in targets)
    return tuple(
        _verdict(values, target, milestone, year) for target, milestone in listed if milestone
    )


def _of_all(target: Target) -> bool:
    return target.per is None and target.standard is not None


def _verdict(values: IndicatorValues, target: Target, milestone: int, year: int) -> Verdict:
    phase = _phase(year, milestone)
    pacing = phase is Phase.UPCOMING and not target.yearly
    measures = tuple(_measure(series, target, pacing=pacing) for series in values.judged)
    outcome = combined([verdict.outcome for verdict in measures])
    unaided = combined([verdict.unaided for verdict in measures])
    deciding = _deciding(measures, target.standard)
    pace = worst(verdict.pace.worst for verdict in measures)
    return Verdict(
        target=target,
        year=milestone,
        phase=phase,
        outcome=outcome,
        estimated=_by_estimate(outcome, unaided, _SETTLED),
        conditional=_by_estimate(outcome, unaided, _SETTLED | {Outcome.NOT_APPLICABLE}),
        deciding=deciding,
        measures=measures,
        pace=pace,
        pace_best=worst(verdict.pace.best for verdict in measures),
        pace_base=deciding.pace.base if pace else None,
    )


def _phase(year: int, milestone: int) -> Phase:
    if year < milestone:
        return Phase.UPCOMING
    return Phase.DUE if year == milestone else Phase.PAST


def _by_estimate(outcome: Outcome, unaided: Outcome, settled: frozenset[Outcome]) -> bool:
    return outcome in settled and unaided is not outcome


def combined(outcomes: Sequence[Outcome]) -> Outcome:
    """Give the outcome of an indicator by those of its judged measures."""
    if Outcome.NOT_SET in outcomes:
        return Outcome.NOT_SET
    applicable = [outcome for outcome in outcomes if outcome is not Outcome.NOT_APPLICABLE]
    if not applicable:
        return Outcome.NOT_APPLICABLE
    if Outcome.NOT_MET in applicable:
        return Outcome.NOT_MET
    if all(outcome is Outcome.NO_DATA for outcome in applicable):
        return Outcome.NO_DATA
    settled = all(outcome is Outcome.MET for outcome in applicable)
    return Outcome.MET if settled else Outcome.UNDETERMINED


def _deciding(measures: Sequence[MeasureVerdict], standard: Standard | None) -> MeasureVerdict:
    """Find the measure that decides: of the worst outcome, the farthest outside, then the first.

    Of those within, it is the one with the lowest value; with nothing but a ceiling, the highest.
    """
    for outcome in WORST_FIRST:
        found = [verdict for verdict in measures if verdict.outcome is outcome]
        if found and standard:
            return min(found, key=lambda verdict: _worth(verdict.value, standard))
    return measures[0]


def _worth(value: Fraction | None, standard: Standard) -> tuple[bool, Fraction, Fraction]:
    if value is None:
        return True, Fraction(0), Fraction(0)
    return False, -standard.gap(value), -value if standard.floor is None else value


def _measure(series: Series, target: Target, *, pacing: bool) -> MeasureVerdict:
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
