"""Texts: how long Excel takes them, and how they are cut to that."""

import re

MOST = 255
"""Of a prompt, of the foot of a page, of a text within a formula."""

MOST_IN_TITLE = 32
"""Of the title of a prompt."""

_BREAK = re.compile(r"(?<=[.!?])\s+")


def shortened(text: str, most: int) -> str:
    """Cut a text to a length at the end of a sentence, or of a word where none ends in time."""
    if len(text) <= most:
        return text
    parts = _BREAK.split(text)
    while len(parts) > 1 and len(" ".join(parts)) > most:
        parts.pop()
    whole = " ".join(parts)
    if len(whole) <= most:
        return whole
    return whole[: most - 1].rsplit(" ", 1)[0] + "…"
