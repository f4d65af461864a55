"""Spelling: Vietnamese text made comparable, however it was typed."""

import re
import unicodedata
from functools import lru_cache

_SPACE = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff]+")
_D_WITH_STROKE = str.maketrans("ĐđÐð", "DdDd")


def squeezed(text: str) -> str:
    """Give the text in NFC, every run of white space made one space, none at the ends."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Give the text squeezed, in lower case and without any mark: hoá, hóa and HOA are one."""
    plain = squeezed(text).translate(_D_WITH_STROKE).casefold()
    letters = unicodedata.normalize("NFD", plain)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=1024)
def key(text: str) -> str:
    """Give the letters and digits of the folded text alone, to compare codes by."""
    return "".join(letter for letter in folded(text) if letter.isalnum())
