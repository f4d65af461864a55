"""Lines: the units of a series by unit, each followed over the years as boundaries change."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from xhht_cli.plan.areas import Area
from xhht_cli.plan.model import Plan, Unit

Members = Callable[[int], Mapping[Unit, Unit]]
"""The units that file for a year, each with the unit that stands for it: itself, or one above."""


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

    def members(year: int) -> Mapping[Unit, Unit]:
        return {unit: unit for unit in plan.units_in(year).values()}

    return _followed(plan, years, boundaries, members)


def lines_below(
    plan: Plan, years: Iterable[int], boundaries: int | None, upper: Unit | None
) -> tuple[Line, ...]:
    """Follow likewise the units one level below an upper unit, or below the whole register."""

    def members(year: int) -> Mapping[Unit, Unit]:
        levels = plan.levels(year)
        above = (plan.territory(upper, year) or ()) if upper else (None,)
        below = (member for each in above for member in levels.below(each))
        return {unit: member for member in below for unit in levels.units(member)}

    return _followed(plan, years, boundaries, members)


def _followed(
    plan: Plan, years: Iterable[int], boundaries: int | None, members: Members
) -> tuple[Line, ...]:
    parts: dict[tuple[Unit, ...], dict[int, tuple[Unit, ...]]] = {}
    for year in sorted(set(years)):
        for key, units in _keyed(plan, year, boundaries, members):
            parts.setdefault(key, {})[year] = units
    order = {unit: place for place, unit in enumerate((*plan.upper, *plan.units))}
    keys = sorted(parts, key=lambda key: (len(key) > 1, [order[unit] for unit in key]))
    return tuple(_line(plan, key, parts[key], boundaries) for key in keys)


def _line(
    plan: Plan,
    key: tuple[Unit, ...],
    parts: Mapping[int, tuple[Unit, ...]],
    boundaries: int | None,
) -> Line:
    own, upper = {unit.code for unit in key}, key[0].kind not in plan.form_by_kind
    merged = {unit.code for units in parts.values() for unit in units if not upper}
    before = plan.predecessors[_first(plan, key[0])]
    if len(before) > 1:
        merged |= {unit.code for unit in before}
    begins, ends = _first(plan, key[0]).valid_from, _last(plan, key[0]).valid_to
    alone = len(key) == 1
    of_then = upper and boundaries is None
    return Line(
        units=(_row_of(plan, key[0], max(parts)),) if of_then else key,
        merged_from=tuple(sorted(merged - own)),
        area=Area(parts=parts, whole=upper, level=key[0].kind if upper else None),
        boundaries=boundaries,
        first=begins.year if alone and before else None,
        # the unit in force on 31 December files: one that ends earlier does not in its last year
        last=(ends + timedelta(days=1)).year - 1 if alone and ends else None,
    )


def _keyed(
    plan: Plan, year: int, boundaries: int | None, members: Members
) -> list[tuple[tuple[Unit, ...], tuple[Unit, ...]]]:
    """Group the units of a year by the line they belong to."""
    found = members(year)
    if boundaries is None:
        keyed: dict[tuple[Unit, ...], list[Unit]] = {}
        for unit, member in found.items():
            keyed.setdefault((_last(plan, member),), []).append(unit)
        return [(key, tuple(units)) for key, units in keyed.items()]
    drawn = members(boundaries)
    groups = _components(_overlaps(plan, tuple(found), year, boundaries, drawn))
    return [
        (tuple(drawn) if drawn else (_last(plan, group[0]),), tuple(group))
        for group, drawn in groups
    ]


def _overlaps(
    plan: Plan,
    units: tuple[Unit, ...],
    year: int,
    boundaries: int,
    drawn: Mapping[Unit, Unit],
) -> list[tuple[list[Unit], list[Unit]]]:
    """Give each unit of the year with those drawn that share territory with it.

    ``drawn`` are the units of the boundaries, each with the one that stands for it.
    """
    sharing: dict[Unit, dict[Unit, None]] = {unit: {} for unit in units}
    if year <= boundaries:
        pairs = ((unit, old) for unit in units for old in _later(plan, unit, boundaries))
    else:
        pairs = ((unit, old) for old in drawn for unit in _later(plan, old, year))
    for unit, old in pairs:
        if unit in sharing and old in drawn:
            sharing[unit][drawn[old]] = None
    return [([unit], list(found)) for unit, found in sharing.items()]


def _components(
    pairs: list[tuple[list[Unit], list[Unit]]],
) -> list[tuple[list[Unit], list[Unit]]]:
    """Join what shares a unit of the boundaries, until nothing does."""
    joined: dict[int, tuple[list[Unit], list[Unit]]] = {}
    place: dict[Unit, int] = {}
    for number, (group, drawn) in enumerate(pairs):
        numbers = sorted({place[unit] for unit in drawn if unit in place})
        touching = [joined.pop(each) for each in numbers]
        units = [unit for each in touching for unit in each[0]]
        old = dict.fromkeys(unit for each in touching for unit in each[1])
        joined[number] = ([*units, *group], list(old | dict.fromkeys(drawn)))
        place |= dict.fromkeys(joined[number][1], number)
    return list(joined.values())


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


def _row_of(plan: Plan, unit: Unit, year: int) -> Unit:
    """Give the row by which a unit's exact territory was known at the end of an earlier year."""
    found = plan.territory(unit, year) or (unit,)
    return found[0]


def _first(plan: Plan, unit: Unit) -> Unit:
    """Give the earliest row of the unit's exact territory."""
    before = plan.predecessors[unit]
    alone = len(before) == 1 and len(plan.successors[before[0]]) == 1
    return _first(plan, before[0]) if alone else unit
