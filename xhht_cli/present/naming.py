"""Naming: a few units by name, the rest by their number."""

from collections.abc import Sequence

from xhht_cli.messages import Message, say

MOST = 8
"""How many a sentence names before it counts the rest."""


def named(names: Sequence[str | Message], most: int = MOST) -> tuple[str | Message, ...]:
    """Name as many as asked for and count the others; a single one more is named too."""
    rest = len(names) - most
    if rest <= 1:
        return tuple(names)
    return (*names[:most], say("and {count} others", count=rest))
