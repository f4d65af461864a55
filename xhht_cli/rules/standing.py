"""Standings: how each unit's return of a year came in."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from xhht_cli.findings import Finding, Severity
from xhht_cli.plan.model import Plan, Unit
from xhht_cli.returns.model import Return


class Reception(Enum):
    """How a unit's return came in."""

    SOUND = "sound"
    FAULTY = "faulty"
    NOT_RECEIVED = "not received"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A unit that is to report, its files, and how many errors and warnings they have."""

    unit: Unit
    reception: Reception
    files: tuple[str, ...]
    errors: int
    warnings: int


def standings(
    returns: Sequence[Return], findings: Sequence[Finding], plan: Plan, year: int
) -> tuple[Standing, ...]:
    """Say of every unit in force at the end of a year how its return came in.

    A unit is *faulty* when a return that bears its code has an error, else *sound*.
    """
    return tuple(_standing(unit, returns, findings, year) for unit in plan.units_in(year).values())


def _standing(
    unit: Unit, returns: Sequence[Return], findings: Sequence[Finding], year: int
) -> Standing:
    own = (unit.code, year)
    headed = ((found, found.heading) for found in returns if found.heading)
    files = [found.file for found, head in headed if (head.unit_code, head.year) == own]
    weights = [found.severity for found in findings if (found.unit, found.year) == own]
    faulty = Reception.FAULTY if Severity.ERROR in weights else Reception.SOUND
    return Standing(
        unit=unit,
        reception=faulty if files else Reception.NOT_RECEIVED,
        files=tuple(dict.fromkeys(files)),
        errors=weights.count(Severity.ERROR),
        warnings=weights.count(Severity.WARNING),
    )
