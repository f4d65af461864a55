"""Verdicts: where an indicator stands against a target, by its judged measures.

The rules are those of the plan's specification: outcomes of its section 6, pace of its section 7.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from xhht_cli.indicators import IndicatorValues
from xhht_cli.measure_verdicts import SETTLED, MeasureVerdict, Outcome, by_estimate, verdict_on
from xhht_cli.pace import Pace, worst
from xhht_cli.plan.model import Plan, Standard, Target

WORST_FIRST = (Outcome.NOT_MET, Outcome.UNDETERMINED, Outcome.NO_DATA, Outcome.MET)
"""The order in which the deciding measure of an indicator is looked for."""


class Phase(Enum):
    """How the assessed year stands to the target's."""

    UPCOMING = "upcoming"
    DUE = "due"
    PAST = "past"


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
    measures = tuple(verdict_on(series, target, pacing=pacing) for series in values.judged)
    outcome = combined([verdict.outcome for verdict in measures])
    unaided = combined([verdict.unaided for verdict in measures])
    deciding = _deciding(measures, target.standard)
    pace = worst(verdict.pace.worst for verdict in measures)
    return Verdict(
        target=target,
        year=milestone,
        phase=phase,
        outcome=outcome,
        estimated=by_estimate(outcome, unaided, SETTLED),
        conditional=by_estimate(outcome, unaided, SETTLED | {Outcome.NOT_APPLICABLE}),
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
