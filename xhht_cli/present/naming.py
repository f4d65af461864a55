"""Naming: a few units by name, the rest by their number."""

from collections.abc import Sequence

from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Unit

MOST = 8
"""How many a sentence names before it counts the rest."""


def named(names: Sequence[str | Message], most: int = MOST) -> tuple[str | Message, ...]:
    """Name as many as asked for and count the others; a single one more is named too."""
    rest = len(names) - most
    if rest <= 1:
        return tuple(names)
    return (*names[:most], say("and {count} others", count=rest))


def came_in_empty(units: Sequence[Unit]) -> Message:
    """Name the units whose return has nothing filled in, and say what that means."""
    return say(
        "Returns that came in empty ({count}): {units}. They count as received; no number of theirs"
        " is known, and none is taken for 0.",
        count=len(units),
        units=named([unit.name for unit in units]),
    )
