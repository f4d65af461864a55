"""Target checks: what is wrong with a target, its standard, and what later documents make of it."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from xhht_cli.messages import Message, say
from xhht_cli.plan.schema import StandardTable, TargetChangeTable, TargetTable
from xhht_cli.plan.targets import PER_CENT

Amounts = tuple[Decimal | None, Decimal | None, Decimal | None]
"""A floor, a ceiling and an aim."""


def check_target(place: str, target: TargetTable) -> Iterator[Message]:
    """Find what is wrong with the years of a target and of its changes."""
    if (target.year is None) == (target.years is None):
        yield say("{place}: give either year or years.", place=place)
    if target.years and target.years[0] >= target.years[1]:
        yield say("{place}.years: the first year must be before the last.", place=place)
    due = target.year or (target.years[0] if target.years else None)
    if target.base is not None and due is not None and target.base >= due:
        yield say("{place}.base: the base year must be before the target's year.", place=place)
    for number, (before, after) in enumerate(pairwise(target.change), start=2):
        if after.first <= before.first:
            where = f"{place}.change[{number}].from"
            yield say("{place}: changes stand in the order of their years.", place=where)
    yield from _check_changed_years(place, target)


def _check_changed_years(place: str, target: TargetTable) -> Iterator[Message]:
    due = target.years[-1] if target.years else target.year
    for number, change in enumerate(target.change, start=1):
        where = f"{place}.change[{number}]"
        due = change.year or due
        if due is not None and change.first > due:
            yield say("{place}.from: after the target's year {year}.", place=where, year=str(due))
        if change.year is not None and target.base is not None and target.base >= change.year:
            yield say("{place}.year: it must be after the base year.", place=where)
        if change.year is not None and target.years is not None:
            yield say("{place}.year: the target is set anew each year.", place=where)
        if _says_nothing(change):
            yield say("{place}: it changes nothing; say what is new from then on.", place=where)


def _says_nothing(change: TargetChangeTable) -> bool:
    said = (change.year, change.floor, change.ceiling, change.aim, change.clause, change.quote)
    return all(each is None for each in said)


def check_amounts(place: str, target: TargetTable, per: int | None) -> Iterator[Message]:
    """Find what is wrong with what a target asks for, at first and after each change.

    ``per`` is what the indicator's figure is given in: 100 for per cent, None for a count.
    """
    asked = (target.floor, target.ceiling, target.aim)
    if target.expected is None and target.floor is None and target.ceiling is None:
        yield say("{place}: give a floor, a ceiling, or expected while none is set.", place=place)
    if target.expected is not None and any(each is not None for each in asked):
        yield say(
            "{place}.expected: it is for a target that is not set yet; what sets it is a"
            " [[target.change]].",
            place=place,
        )
    yield from _check_asked(place, asked, per)
    for number, change in enumerate(target.change, start=1):
        new = (change.floor, change.ceiling, change.aim)
        asked = _merged(new, asked)
        if any(each is not None for each in new):
            yield from _check_asked(f"{place}.change[{number}]", asked, per)


def _merged(new: Amounts, old: Amounts) -> Amounts:
    floor, ceiling, aim = (n if n is not None else o for n, o in zip(new, old, strict=True))
    return floor, ceiling, aim


def check_standard(place: str, table: StandardTable, per: int | None) -> Iterator[Message]:
    """Find what is wrong with the standard that each unit is held against."""
    if table.floor is None and table.ceiling is None:
        yield say("{place}: give a floor or a ceiling.", place=place)
    yield from _check_asked(place, (table.floor, table.ceiling, None), per)


def _check_asked(place: str, asked: Amounts, per: int | None) -> Iterator[Message]:
    floor, ceiling, aim = asked
    for key, amount in (("floor", floor), ("ceiling", ceiling), ("aim", aim)):
        if per == PER_CENT and amount is not None and amount > PER_CENT:
            where = f"{place}.{key}"
            yield say("{place}: must be at most {limit}.", place=where, limit=str(PER_CENT))
    if floor is not None and ceiling is not None and floor > ceiling:
        yield say(
            "{place}.floor: the floor {floor} is above the ceiling {ceiling}.",
            place=place,
            floor=str(floor),
            ceiling=str(ceiling),
        )
    yield from _check_aim(place, asked)


def _check_aim(place: str, asked: Amounts) -> Iterator[Message]:
    floor, ceiling, aim = asked
    if aim is None:
        return
    if floor is not None and ceiling is not None:
        yield say("{place}.aim: a target with a floor and a ceiling has no aim.", place=place)
    elif floor is not None and floor > aim:
        yield say(
            "{place}.floor: the floor {floor} is above the aim {aim}.",
            place=place,
            floor=str(floor),
            aim=str(aim),
        )
    elif ceiling is not None and ceiling < aim:
        yield say(
            "{place}.ceiling: the ceiling {ceiling} is below the aim {aim}.",
            place=place,
            ceiling=str(ceiling),
            aim=str(aim),
        )
