"""Ranking: the units ahead of a target's floor and those behind it, each by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from xhht_cli.assess import UnitResults
from xhht_cli.plan.model import Unit
from xhht_cli.verdicts import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A unit and its value in per cent; None where what is known proves the outcome without one."""

    unit: Unit
    value: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The units that a target can be held against.

    ``ahead`` have reached the floor, the highest first; ``behind`` have not, the lowest first, both
    for sure and without estimates; those without a value come last. ``open`` counts the others.
    """

    ahead: tuple[Ranked, ...]
    behind: tuple[Ranked, ...]
    open: int


def rank(units: Sequence[UnitResults], target: str) -> Ranking:
    """Rank units by a target; those that have nothing to count are left out."""
    found = [
        (each.unit, verdict)
        for each in units
        for result in each.results
        for verdict in result.verdicts
        if verdict.target.id == target and verdict.outcome is not Outcome.NOT_APPLICABLE
    ]
    by_outcome: dict[Outcome, list[Ranked]] = {Outcome.MET: [], Outcome.NOT_MET: []}
    for unit, verdict in found:
        if verdict.outcome in by_outcome and not verdict.estimated:
            one = Ranked(unit=unit, value=verdict.deciding.value)
            by_outcome[verdict.outcome].append(one)
    ahead, behind = by_outcome[Outcome.MET], by_outcome[Outcome.NOT_MET]
    ahead.sort(key=lambda each: (each.value is None, -(each.value or 0)))
    behind.sort(key=lambda each: (each.value is None, each.value or 0))
    return Ranking(
        ahead=tuple(ahead), behind=tuple(behind), open=len(found) - len(ahead) - len(behind)
    )
