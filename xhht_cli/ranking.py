"""Ranking: the units ahead of a target's level and those behind it, each by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from xhht_cli.assessment import UnitResults
from xhht_cli.measure_verdicts import Outcome
from xhht_cli.plan.model import Standard, Unit
from xhht_cli.verdicts import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A unit and its value; None where what is known proves the outcome without one."""

    unit: Unit
    value: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The units that a target can be held against.

    ``ahead`` keep the level, the farthest from a floor or ceiling first; ``behind`` do not, the
    farthest outside first, both for sure and without estimates; those without a value come last.
    ``open`` counts the others.
    """

    ahead: tuple[Ranked, ...]
    behind: tuple[Ranked, ...]
    open: int


def rank(units: Sequence[UnitResults], target: str) -> Ranking:
    """Rank units by a target; those that have nothing to count are left out.

    So are all of them while the level is not set, or where it is that of a count: a count is the
    sum over the units, and no unit's own.
    """
    found = [
        (each.unit, verdict)
        for each in units
        for result in each.results
        for verdict in result.verdicts
        if verdict.target.id == target and _ranked(verdict)
    ]
    sure = [(unit, verdict) for unit, verdict in found if not verdict.estimated]
    ahead = [each for each in sure if each[1].outcome is Outcome.MET]
    behind = [each for each in sure if each[1].outcome is Outcome.NOT_MET]
    ahead.sort(key=lambda each: _inside(each[1].deciding.value, each[1].target.standard))
    behind.sort(key=lambda each: _outside(each[1].deciding.value, each[1].target.standard))
    return Ranking(
        ahead=tuple(Ranked(unit=unit, value=each.deciding.value) for unit, each in ahead),
        behind=tuple(Ranked(unit=unit, value=each.deciding.value) for unit, each in behind),
        open=len(found) - len(ahead) - len(behind),
    )


def _ranked(verdict: Verdict) -> bool:
    judged = verdict.outcome not in (Outcome.NOT_APPLICABLE, Outcome.NOT_SET)
    return judged and verdict.target.per is not None


def _inside(value: Fraction | None, standard: Standard | None) -> tuple[bool, Fraction]:
    """Order by how far a value is from a floor or a ceiling; between both, all are alike."""
    if value is None or standard is None:
        return True, Fraction()
    if standard.ceiling is None:
        return False, -value
    return False, value if standard.floor is None else Fraction()


def _outside(value: Fraction | None, standard: Standard | None) -> tuple[bool, Fraction]:
    if value is None or standard is None:
        return True, Fraction()
    return False, -standard.gap(value)
