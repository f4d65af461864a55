"""Names of units, compared without what people leave out or write in another way."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from xhht_cli.plan.model import Unit
from xhht_cli.returns.spelling import folded

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_PREFIX = re.compile(r"(?:ubnd|uy ban nhan dan|xa|phuong|thi tran|tt|x|p) (?=.)")


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """Give a name folded, without "UBND" and without "xã", "phường" or "thị trấn" before it."""
    words = _NO_LETTER.sub(" ", folded(name)).strip()
    while match := _PREFIX.match(words):
        words = words[match.end() :]
    return words


def units_named(name: str, units: Iterable[Unit]) -> Iterator[Unit]:
    """Give the units that bear a name, however it is spelt."""
    wanted = bare(name)
    return (unit for unit in units if bare(unit.name) == wanted)
