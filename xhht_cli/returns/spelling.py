"""Spelling: Vietnamese text made comparable, however it was typed."""

import re
import unicodedata
from functools import lru_cache

_NO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_MARK_APART = re.compile(" (?=[\u0300-\u036f])")
_ALIKE = str.maketrans("ĐđÐðƉƣƢ", "DdDdDuU")
"""Đ, as Icelandic and African letters too, and Ƣ, which bad fonts have in the place of Ư."""
_STROKED = str.maketrans("ÐðƉ", "ĐđĐ")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def squeezed(text: str) -> str:
    """Give the text in NFC, every run of white space made one space, none at the ends.

    What has no width is left out, and a mark that a space parts from its letter is put back.
    """
    if text.isascii():
        return " ".join(text.split())
    spaced = " ".join(_NO_WIDTH.sub("", text).split())
    return unicodedata.normalize("NFC", _MARK_APART.sub("", spaced))


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Give the text squeezed, in lower case and without any mark: hoá, hóa and HOA are one."""
    plain = squeezed(text).translate(_ALIKE).casefold()
    letters = unicodedata.normalize("NFD", plain)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def marked(text: str) -> tuple[str, str]:
    """Give letters and tones of a word apart: hoá and hóa are one, hộ and họ are not."""
    letters = unicodedata.normalize("NFD", squeezed(text).translate(_STROKED).casefold())
    tones = sorted(letter for letter in letters if letter in _TONES)
    return "".join(letter for letter in letters if letter not in _TONES), "".join(tones)


@lru_cache(maxsize=1024)
def key(text: str) -> str:
    """Give the letters and digits of the folded text alone, to compare codes by."""
    return "".join(letter for letter in folded(text) if letter.isalnum())
