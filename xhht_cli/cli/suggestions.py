"""Suggestions: what was meant by a name that does not exist."""

from collections.abc import Iterable

from xhht_cli.errors import WrongCallError
from xhht_cli.messages import Message, say


def unknown(sentence: Message, name: str, existing: Iterable[str]) -> WrongCallError:
    """Make the error for a name that does not exist, with the nearest ones, else all there are."""
    from difflib import get_close_matches  # needed only when something is wrong

    names = list(existing)
    by_lower = {each.lower(): each for each in names}
    close = [by_lower[each] for each in get_close_matches(name.lower(), by_lower)]
    if close:
        return WrongCallError(sentence, say("Did you mean: {names}?", names=tuple(close)))
    return WrongCallError(sentence, say("There is: {names}.", names=tuple(names)))
