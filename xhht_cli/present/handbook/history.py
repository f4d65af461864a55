"""History: what an item was called and how it was defined, over the years of the plan."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Item
from xhht_cli.present.handbook.page import Field, field


def history(item: Item) -> Field:
    """Give the words of an item over the years; nothing where they never changed."""
    return field(
        "changes",
        say("Title and definition over the years"),
        *_lines(item),
        data=[
            {
                "from": each.since,
                "title": each.title,
                "definition": each.definition,
                "basis": each.basis or None,
            }
            for each in item.phrasings
        ],
    )


def histories(items: Iterable[Item]) -> Iterator[Message]:
    """Tell of each item whose words changed what they were, and from when they are."""
    return (
        say("{code}, {line}", code=item.code, line=line) for item in items for line in _lines(item)
    )


def _lines(item: Item) -> Iterator[Message]:
    for first, then in pairwise(item.phrasings):
        if first.since is None and then.since is not None:
            yield say(
                "until {year}: {title}: {definition}",
                year=str(then.since - 1),
                title=first.title,
                definition=first.definition,
            )
        yield say(
            "from {year} ({basis}): {title}: {definition}",
            year=str(then.since),
            basis=then.basis,
            title=then.title,
            definition=then.definition,
        )
