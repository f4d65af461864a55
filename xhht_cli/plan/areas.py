"""Areas: the units a figure is about, year by year, as the register changes under them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A territory to add up over; ``parts`` are its units in force at the end of each year.

    ``whole`` says that it is all the register, so that figures nobody reports are shown as well.
    """

    parts: Mapping[int, tuple[Unit, ...]]
    whole: bool

    def units(self, year: int) -> tuple[Unit, ...]:
        """The units that file for the area in a year; none where it cannot be followed."""
        return self.parts.get(year, ())


def district(plan: Plan, years: Iterable[int]) -> Area:
    """Make the area of every unit in force."""
    return Area(parts={year: tuple(plan.units_in(year).values()) for year in years}, whole=True)


def one_unit(plan: Plan, unit: Unit, years: Iterable[int]) -> Area:
    """Make the area of one unit, its earlier years by its exact territory."""
    return Area(parts={year: plan.territory(unit, year) or () for year in years}, whole=False)


def unit_in(plan: Plan, code: str, year: int) -> Unit:
    """Give the unit of a code at the end of a year.

    Raises:
        WrongCallError: There is none.
    """
    units = plan.units_in(year)
    if code in units:
        return units[code]
    if code in plan.codes:
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
    rows = (unit for unit in plan.units if unit.code == code)
    ends = ((row.valid_from, row.valid_to) for row in rows)
    return tuple(f"{first:%d/%m/%Y}–{f'{last:%d/%m/%Y}' if last else '…'}" for first, last in ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a series by unit: one unit, or several that cannot be told apart in some years.

    ``units`` are those of the boundaries asked for (``boundaries``, None for those of then);
    several stand where a split or a later merger made their earlier (or later) figures inseparable.
    ``merged_from`` are the codes of the other units it was formed from, or whose figures are added
    up in it. ``first`` is the year from which the territory of its unit files by itself, None where
    nothing else came before it; ``last`` the last such year, None where it goes on or for several.
    """

    units: tuple[Unit, ...]
    merged_from: tuple[str, ...]
    area: Area
    boundaries: int | None
    first: int | None
    last: int | None


def lines(plan: Plan, years: Iterable[int], boundaries: int | None) -> tuple[Line, ...]:
    """Follow every unit of the years, each in exactly one line, so that lines add up to the whole.

    ``boundaries`` None keeps the units of then: a one-to-one change (xã to phường) goes on in its
    line, a merger or a split begins new ones. A year draws the boundaries of that year's end:
    mergers are summed, and what cannot be separated stands in one line under all its units.
    """
    parts: dict[tuple[Unit, ...], dict[int, tuple[Unit, ...]]] = {}
    for year in sorted(set(years)):
        for key, units in _keyed(plan, year, boundaries):
            parts.setdefault(key, {})[year] = units
    order = {unit: place for place, unit in enumerate(plan.units)}
    keys = sorted(parts, key=lambda key: (len(key) > 1, [order[unit] for unit in key]))
    return tuple(_line(plan, key, parts[key], boundaries) for key in keys)


def _line(
    plan: Plan,
    key: tuple[Unit, ...],
    parts: Mapping[int, tuple[Unit, ...]],
    boundaries: int | None,
) -> Line:
    own = {unit.code for unit in key}
    merged = {unit.code for units in parts.values() for unit in units}
    before = plan.predecessors[_first(plan, key[0])]
    if len(before) > 1:
        merged |= {unit.code for unit in before}
    begins, ends = _first(plan, key[0]).valid_from, _last(plan, key[0]).valid_to
    alone = len(key) == 1
    return Line(
        units=key,
        merged_from=tuple(sorted(merged - own)),
        area=Area(parts=parts, whole=False),
        boundaries=boundaries,
        first=begins.year if alone and before else None,
        # the unit in force on 31 December files: one that ends earlier does not in its last year
        last=(ends + timedelta(days=1)).year - 1 if alone and ends else None,
    )


def line_in(plan: Plan, name: str, year: int, boundaries: int) -> Line:
    """Give the line of a year on the boundaries of another that a code names.

    ``name`` is the code of a unit of the boundaries; a line of several that cannot be told apart
    has the code of each of them, and all of them joined by ``+``.

    Raises:
        WrongCallError: There is no such line, or it has no territory in the year.
    """
    codes = set(name.split("+"))
    found = lines(plan, (year,), boundaries)
    named = [line for line in found if codes <= {unit.code for unit in line.units}]
    named.sort(key=lambda line: not line.units[0].in_force(boundaries))
    if not named:
        raise _no_line(plan, codes, year, boundaries)
    return named[0]


def _no_line(plan: Plan, codes: set[str], year: int, boundaries: int) -> WrongCallError:
    """Say why a code names no line, and which one to ask for."""
    found, drawn = lines(plan, (year,), boundaries), plan.units_in(boundaries)
    of_then = [line for line in found if codes & {unit.code for unit in line.area.units(year)}]
    apart = [line for line in found if codes & {unit.code for unit in line.units}]
    remedy = say("xhht rollup --by unit --boundaries {year} shows its lines.", year=str(boundaries))
    if len(codes) > 1 and apart:
        return WrongCallError(
            say(
                "In {year} each of {units} has a line of its own.", year=str(year), units=_of(apart)
            ),
            say("Ask for one of them."),
        )
    if codes <= drawn.keys():
        return WrongCallError(
            say(
                "{unit} has no figures in {year}: no unit of that year has part of its territory.",
                unit=tuple(_named(drawn[code]) for code in sorted(codes)),
                year=str(year),
            ),
            remedy,
        )
    return WrongCallError(
        say(
            "No line on the boundaries of {year} is called {name}.",
            year=str(boundaries),
            name="+".join(sorted(codes)),
        ),
        say("Its territory of {year} is in: {units}.", year=str(year), units=_of(of_then))
        if of_then
        else remedy,
    )


def _of(found: Iterable[Line]) -> tuple[str, ...]:
    """Name lines by their codes and units."""
    return tuple("+".join(_named(unit) for unit in line.units) for line in found)


def _named(unit: Unit) -> str:
    return f"{unit.code} {unit.name}"


def _keyed(
    plan: Plan, year: int, boundaries: int | None
) -> list[tuple[tuple[Unit, ...], tuple[Unit, ...]]]:
    """Group the units of a year by the line they belong to."""
    units = tuple(plan.units_in(year).values())
    if boundaries is None:
        return [((_last(plan, unit),), (unit,)) for unit in units]
    groups = _components(_overlaps(plan, units, year, boundaries))
    return [
        (tuple(drawn) if drawn else (_last(plan, group[0]),), tuple(group))
        for group, drawn in groups
    ]


def _overlaps(
    plan: Plan, units: tuple[Unit, ...], year: int, boundaries: int
) -> list[tuple[list[Unit], list[Unit]]]:
    """Give each unit of the year with the units of the boundaries that share territory with it."""
    drawn = tuple(plan.units_in(boundaries).values())
    if year <= boundaries:
        return [([unit], _later(plan, unit, boundaries)) for unit in units]
    later = {unit: set(_later(plan, unit, year)) for unit in drawn}
    return [([unit], [old for old in drawn if unit in later[old]]) for unit in units]


def _components(
    pairs: list[tuple[list[Unit], list[Unit]]],
) -> list[tuple[list[Unit], list[Unit]]]:
    """Join what shares a unit of the boundaries, until nothing does."""
    joined: list[tuple[list[Unit], list[Unit]]] = []
    for group, drawn in pairs:
        touching = [each for each in joined if set(each[1]) & set(drawn)]
        joined = [each for each in joined if each not in touching]
        units = [unit for each in touching for unit in each[0]]
        old = dict.fromkeys(unit for each in touching for unit in each[1])
        joined.append(([*units, *group], list(old | dict.fromkeys(drawn))))
    return joined


def _later(plan: Plan, unit: Unit, year: int) -> list[Unit]:
    """Give the units that hold the unit's territory, or a piece of it, at the end of a year."""
    if unit.in_force(year):
        return [unit]
    found = (each for after in plan.successors[unit] for each in _later(plan, after, year))
    return list(dict.fromkeys(found))


def _one_to_one(plan: Plan, unit: Unit) -> Unit | None:
    """Give the row that goes on with exactly the unit's territory, if there is one."""
    after = plan.successors[unit]
    alone = len(after) == 1 and len(plan.predecessors[after[0]]) == 1
    return after[0] if alone else None


def _last(plan: Plan, unit: Unit) -> Unit:
    """Give the latest row of the unit's exact territory."""
    after = _one_to_one(plan, unit)
    return unit if after is None else _last(plan, after)


def _first(plan: Plan, unit: Unit) -> Unit:
    """Give the earliest row of the unit's exact territory."""
    before = plan.predecessors[unit]
    alone = len(before) == 1 and len(plan.successors[before[0]]) == 1
    return _first(plan, before[0]) if alone else unit
