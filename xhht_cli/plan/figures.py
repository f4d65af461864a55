"""Figures: a unit, an item, a year and a value as text, held against the plan."""

from collections.abc import Iterator, Mapping, Sequence

from xhht_cli.messages import Message, say
from xhht_cli.plan.csv_rows import Row
from xhht_cli.plan.model import FIRST_YEAR, LAST_YEAR, Item, ItemKind, Plan, Unit

_YEARS = frozenset(map(str, range(FIRST_YEAR, LAST_YEAR + 1)))
_LARGEST, _DIGITS = 2**63 - 1, 19
"""The largest count that the facts table holds, and how many digits it has."""
_SHOWN = 40
"""How much of a text that is no year and no value is shown."""


def unit_asked(place: str, fields: Mapping[str, str], plan: Plan) -> Unit | Message:
    """Find the unit in force in ``year`` whose copy of its form has ``item``; or what is wrong."""
    year, code, item = (fields[name] for name in ("year", "unit", "item"))
    if year not in _YEARS:
        return say("{place}: “{text}” is no year.", place=place, text=_shortened(year))
    unit = plan.units_in(int(year)).get(code)
    if unit is None:
        return say(
            "{place}: the register has no unit {code} in {year}.", place=place, code=code, year=year
        )
    if item not in plan.codes_of(unit):
        return say(
            "{place}: item {item} is not asked of {unit}.", place=place, item=item, unit=unit.name
        )
    return unit


def check_value(place: str, value: str, item: Item) -> Iterator[Message]:
    """Find out if ``value`` is no whole number that a count, or an answer (0, 1), can be."""
    largest = 1 if item.kind is ItemKind.YES_NO else _LARGEST
    whole = value.isascii() and value.isdigit() and len(value) <= _DIGITS
    if not whole or int(value) > largest:
        yield say(
            "{place}: “{text}” is no value of item {item}.",
            place=place,
            text=_shortened(value),
            item=item.code,
        )


def check_doubles(rows: Sequence[Row]) -> Iterator[Message]:
    """Find items that have two values for the same unit and year."""
    seen: dict[tuple[str, str, str], str] = {}
    for place, fields in rows:
        key = (fields["year"], fields["unit"], fields["item"])
        if fields["value"] and key in seen:
            yield say("{place}: the same item as in {other}.", place=place, other=seen[key])
        if fields["value"]:
            seen[key] = place


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
