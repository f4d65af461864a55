"""Names of units, compared without what people leave out or write in another way."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from xhht_cli.plan.model import Unit
from xhht_cli.returns.legacy_fonts import readings, without_soft_hyphens
from xhht_cli.returns.spelling import folded, squeezed

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_PREFIX = re.compile(r"(?:ubnd|uy ban nhan dan|xa|phuong|thi tran|tt|x|p) (?=.)")
_SUFFIX = re.compile(r"(?<=[a-z0-9]) (?:huyen|thi xa|thanh pho|tp|tx|tinh)(?: .*)?$")


@lru_cache(maxsize=1 << 15)
def bare(name: str) -> str:
    """Give a name folded, without "UBND", "xã", "phường" before it and "huyện …" behind it."""
    words = _NO_LETTER.sub(" ", folded(name)).strip()
    while match := _PREFIX.match(words):
        words = words[match.end() :]
    return _SUFFIX.sub("", words)


def units_named(name: str, units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Give the units that bear a name, however it is spelt and whatever font it was typed for."""
    known = tuple(units)
    written = readings(name)
    wanted = set(map(bare, written))
    found = tuple(unit for unit in known if bare(unit.name) in wanted)
    return found or _without_u_horn(written, known)


def _without_u_horn(written: Sequence[str], units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Give the one unit whose name, typed in TCVN3, has lost its soft hyphens, the letters ư."""
    found = tuple(unit for unit in units if any(_lost_horns(name, unit) for name in written))
    return found if len({bare(unit.name) for unit in found}) == 1 else ()


def _lost_horns(name: str, unit: Unit) -> bool:
    """Compare with every other mark in its place: Bình Dơng was Bình Dương, Bình Đông was not."""
    own = " ".join(unit.name.split()[-len(bare(unit.name).split()) :])
    left = without_soft_hyphens(own)
    return left != own and bare(left) == bare(name) and left.casefold() in squeezed(name).casefold()
