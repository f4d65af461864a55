"""Levels: who stands above whom at the end of a year, from the nation down to who files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xhht_cli.plan.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """The units in force at the end of a year, by what stands above them.

    ``upper`` are the units that file nothing, by code. ``children`` are the units one level below
    a code, in the order of the register, those that file last; below None stand those without a
    parent. ``filing`` are the units that file below an upper unit's code, however far below.
    """

    upper: Mapping[str, Unit]
    children: Mapping[str | None, tuple[Unit, ...]]
    filing: Mapping[str, tuple[Unit, ...]]

    @property
    def top(self) -> Unit | None:
        """The one unit that stands above all others; None where several do, or none."""
        tops = self.children.get(None, ())
        return tops[0] if len(tops) == 1 and tops[0].code in self.upper else None

    def below(self, unit: Unit | None) -> tuple[Unit, ...]:
        """The units one level below a unit; of the whole register, below its top.

        A whole register without one top has all units without a parent below it: without any
        parents, every unit.
        """
        above = unit or self.top
        return self.children.get(above.code if above else None, ())

    def units(self, unit: Unit) -> tuple[Unit, ...]:
        """The units that file for a unit of any level: itself, or those below it."""
        return self.filing.get(unit.code, ()) if unit.code in self.upper else (unit,)


def levels_of(filing: Iterable[Unit], upper: Mapping[str, Unit]) -> Levels:
    """Put the units of a year into levels; the register's check has seen to it that they are."""
    units = tuple(filing)
    children: dict[str | None, list[Unit]] = {}
    for unit in (*upper.values(), *units):
        children.setdefault(unit.parent, []).append(unit)
    below: dict[str, list[Unit]] = {}
    for unit in units:
        above = upper.get(unit.parent or "")
        while above:
            below.setdefault(above.code, []).append(unit)
            above = upper.get(above.parent or "")
    return Levels(
        upper=upper,
        children={code: tuple(found) for code, found in children.items()},
        filing={code: tuple(found) for code, found in below.items()},
    )
