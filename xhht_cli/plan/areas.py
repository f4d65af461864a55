"""Areas: the units a figure is about, year by year, as the register changes under them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A territory to add up over; ``parts`` are its units in force at the end of each year.

    ``whole`` says that it is all the register, or all below an upper unit, so that figures nobody
    reports are shown as well. ``level`` is the kind of that upper unit, by which targets bind; None
    where every target is held against it, '' where the register has several units at its top.
    """

    parts: Mapping[int, tuple[Unit, ...]]
    whole: bool
    level: str | None = None

    def units(self, year: int) -> tuple[Unit, ...]:
        """The units that file for the area in a year; none where it cannot be followed."""
        return self.parts.get(year, ())


def district(plan: Plan, years: Iterable[int]) -> Area:
    """Make the area of every unit in force; its level is that of the one unit above all others."""
    parts = {year: tuple(plan.units_in(year).values()) for year in years}
    top = plan.levels(max(parts)).top if parts and plan.upper else None
    level = (top.kind if top else "") if plan.upper else None
    return Area(parts=parts, whole=True, level=level)


def one_unit(plan: Plan, unit: Unit, years: Iterable[int]) -> Area:
    """Make the area of one unit, its earlier years by its exact territory."""
    return Area(parts={year: plan.territory(unit, year) or () for year in years}, whole=False)


def area_of(plan: Plan, unit: Unit | None, years: Iterable[int]) -> Area:
    """Make the area of a unit of any level; of every unit in force without one.

    An upper unit's is what files below it at the end of each year, its earlier years by its exact
    territory: below the units that its row goes back to.
    """
    if unit is None:
        return district(plan, years)
    if unit.kind in plan.form_by_kind:
        return one_unit(plan, unit, years)
    rows = {year: plan.territory(unit, year) or () for year in years}
    parts = {
        year: tuple(each for row in upper for each in plan.levels(year).units(row))
        for year, upper in rows.items()
    }
    return Area(parts=parts, whole=True, level=unit.kind)


def unit_in(plan: Plan, code: str, year: int) -> Unit:
    """Give the unit of a code at the end of a year, of whatever level.

    Raises:
        WrongCallError: There is none.
    """
    found = plan.units_in(year).get(code) or plan.levels(year).upper.get(code)
    if found:
        return found
    if code in plan.rows or code in plan.upper_rows:
        raise WrongCallError(
            say(
                "Unit {code} is not in force at the end of {year}; it is in: {years}.",
                code=code,
                year=str(year),
                years=_spans(plan, code),
            )
        )
    raise WrongCallError(say("The register has no unit {code}.", code=code))


def _spans(plan: Plan, code: str) -> tuple[str, ...]:
    """Give the spans of time in which a code is in force, as they are written."""
    rows = plan.rows.get(code, ()) + plan.upper_rows.get(code, ())
    ends = ((row.valid_from, row.valid_to) for row in rows)
    return tuple(f"{first:%d/%m/%Y}–{f'{last:%d/%m/%Y}' if last else '…'}" for first, last in ends)
