"""R12x: whether the unit is one of the register's, in that year, and the one named."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches

from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan, Unit
from xhht_cli.rules.catalogue import Hit, hit, return_rule
from xhht_cli.rules.names import bare, units_named
from xhht_cli.rules.subject import Subject, brief, is_blank

_NEAREST = 3
"""How many units are suggested at most."""


@return_rule(
    "R121",
    Severity.ERROR,
    Effect.RETURN,
    say("The unit code is missing; the name “{name}” is that of {unit}."),
    say("The unit code is missing."),
)
def missing_unit(subject: Subject) -> Iterator[Hit]:
    """The unit code (Mã đơn vị) stands at the top of the return.

    Common causes: a blank form without a unit was filled in; the top right corner was deleted.

    What to do: Write the unit's code at Mã đơn vị; xhht units lists the codes.
    """
    heading = subject.found.heading
    if heading and is_blank(heading.unit):
        name = heading.unit_name.raw if heading.unit_name else ""
        bearers = _bearers(name, subject) if name.strip() else ()
        unit = f"{bearers[0].code} {bearers[0].name}" if bearers else None
        place = [subject.cell(heading.unit)] if heading.unit else []
        yield hit(*place, name=brief(name), unit=unit)


@return_rule(
    "R122",
    Severity.ERROR,
    Effect.RETURN,
    say("The register has no unit “{value}”; nearest to it: {nearest}."),
    say("The register has no unit “{value}”."),
)
def unknown_unit(subject: Subject) -> Iterator[Hit]:
    """The unit code is one of the register's.

    Common causes: a slip in the code; the unit's name was written in place of its code; the unit is
    not in the register yet.

    What to do: Correct the code at Mã đơn vị; xhht units lists the codes. If the unit is to report,
    add it to the register.
    """
    heading = subject.found.heading
    if heading is None or heading.unit is None or is_blank(heading.unit):
        return
    if heading.unit_code not in subject.plan.codes:
        code = heading.unit_code or heading.unit.raw.strip()
        written = [cell.raw for cell in (heading.unit_name, heading.unit) if cell]
        nearest = _nearest(code, written, subject)
        yield hit(subject.cell(heading.unit), nearest=nearest or None)


def _nearest(code: str, written: Sequence[str], subject: Subject) -> tuple[str, ...]:
    """Name the units that may have been meant: by a name that is written, else by the code."""
    plan = subject.plan
    units = tuple(plan.units_in(subject.year).values()) if subject.year else plan.units
    named = [unit for name in written for unit in units_named(name, units)]
    close = get_close_matches(code, [unit.code for unit in units], _NEAREST)
    found = named or [unit for each in close for unit in units if unit.code == each]
    return tuple(dict.fromkeys(f"{unit.code} {unit.name}" for unit in found))[:_NEAREST]


@return_rule(
    "R123",
    Severity.ERROR,
    Effect.RETURN,
    say(
        "{unit} was in force from {start} until {until}, not at the end of {year}; "
        "its territory then is that of {others}."
    ),
    say("{unit} was in force from {start} until {until}, not at the end of {year}."),
    say(
        "{unit} is in force only from {begin}, not at the end of {year}; "
        "its territory then is that of {others}."
    ),
    say("{unit} is in force only from {begin}, not at the end of {year}."),
)
def unit_not_in_force(subject: Subject) -> Iterator[Hit]:
    """The unit is in force on 31 December of the year of the return.

    Common causes: the unit was merged, split or renamed under another code; the year is wrong; an
    old form was used again.

    What to do: See whether the year is right. If it is, the return is due from the unit that holds
    the territory in that year, under its code; xhht explain with the unit's code shows its history.
    """
    heading, plan = subject.found.heading, subject.plan
    if heading is None or subject.year is None or subject.unit or not plan.units_in(subject.year):
        return
    rows = sorted(
        plan.rows.get(heading.unit_code or "", ()),
        key=lambda unit: unit.valid_from,
    )
    if heading.unit and rows:
        values = _history(rows, subject.year, plan)
        yield hit(subject.cell(heading.unit), year=str(subject.year), **values)


def _history(rows: list[Unit], year: int, plan: Plan) -> dict[str, object]:
    """Say when a unit that is not in force in a year was, and whose its territory is then."""
    begun = [unit for unit in rows if unit.valid_from <= date(year, 12, 31)]
    unit = begun[-1] if begun else rows[0]
    holders = _holders(unit, year, plan.successors if begun else plan.predecessors)
    others = tuple(f"{holder.code} {holder.name}" for holder in holders) or None
    if begun:
        span = {"start": unit.valid_from, "until": unit.valid_to}
        return {"unit": unit.name, "others": others, **span}
    return {"unit": unit.name, "begin": unit.valid_from, "others": others}


def _holders(unit: Unit, year: int, step: Mapping[Unit, tuple[Unit, ...]]) -> tuple[Unit, ...]:
    """Follow a unit's territory, or the pieces of it, to those who hold it at a year's end."""
    if unit.in_force(year):
        return (unit,)
    found = (holder for other in step[unit] for holder in _holders(other, year, step))
    return tuple(dict.fromkeys(found))


@return_rule(
    "R124",
    Severity.ERROR,
    Effect.RETURN,
    say("The code {value} is that of {unit}, but the name “{name}” is that of {other}."),
)
def unit_contradicts_itself(subject: Subject) -> Iterator[Hit]:
    """The unit code and the unit's name do not belong to two different units.

    Common causes: another unit's return was used as a pattern and only one of the two was changed.

    What to do: Find out whose figures these are, and correct the code or the name.
    """
    heading, unit = subject.found.heading, subject.unit
    if heading is None or heading.unit is None or unit is None or is_blank(heading.unit_name):
        return
    name = heading.unit_name.raw if heading.unit_name else ""
    # who else bears the name is looked for among all units, in a nation thousands
    others = _bearers(name, subject) if bare(name) != bare(unit.name) else ()
    if others and unit.code not in {other.code for other in others}:
        other = f"{others[0].code} {others[0].name}"
        yield hit(subject.cell(heading.unit), unit=unit.name, name=brief(name), other=other)


def _bearers(name: str, subject: Subject) -> tuple[Unit, ...]:
    """Give the units of a name: those in force that year, else those of any year."""
    current = subject.plan.units_in(subject.year).values() if subject.year else ()
    return tuple(units_named(name, current)) or tuple(units_named(name, subject.plan.units))


UNIT_RULES = (missing_unit, unknown_unit, unit_not_in_force, unit_contradicts_itself)
