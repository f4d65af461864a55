"""Spelling: Vietnamese text made comparable, however it was typed."""

import re
import unicodedata
from functools import lru_cache

_NO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_MARK_APART = re.compile("\\s+(?=[\u0300-\u036f])")
_ALIKE = str.maketrans("ĐđÐðƉƣƢ", "DdDdDuU")
"""Đ, as Icelandic and African letters too, and Ƣ, which bad fonts have in the place of Ư."""


def squeezed(text: str) -> str:
    """Give the text in NFC, every run of white space made one space, none at the ends.

    What has no width is left out, and a mark that a space parts from its letter is put back.
    """
    if text.isascii():
        return " ".join(text.split())
    joined = _MARK_APART.sub("", _NO_WIDTH.sub("", text))
    return " ".join(unicodedata.normalize("NFC", joined).split())


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Give the text squeezed, in lower case and without any mark: hoá, hóa and HOA are one."""
    plain = squeezed(text).translate(_ALIKE).casefold()
    letters = unicodedata.normalize("NFD", plain)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=1024)
def key(text: str) -> str:
    """Give the letters and digits of the folded text alone, to compare codes by."""
    return "".join(letter for letter in folded(text) if letter.isalnum())
