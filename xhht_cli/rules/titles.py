"""Titles of items, short enough for a sentence."""

from xhht_cli.messages import Text
from xhht_cli.plan.model import Item


def short_title(item: Item) -> Text:
    """Give an item's title without what the form adds in brackets."""
    return Text(vi=_outside(item.title.vi), en=_outside(item.title.en))


def _outside(title: str) -> str:
    before, bracket, behind = title.partition(" (")
    if not bracket:
        return title
    return f"{before}{behind.partition(')')[2]}".strip()
