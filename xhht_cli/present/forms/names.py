"""Names: what the files of blank returns are called, safe on every system.

ASCII only, no separators, no name that Windows keeps for devices.
"""

import re
import unicodedata

from xhht_cli.plan.model import Unit

_UNSAFE = re.compile(r"[^A-Za-z0-9.]+")
_PORTS = (f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10))
_DEVICES = frozenset(("CON", "PRN", "AUX", "NUL", *_PORTS))
_LONGEST = 60


def blank_name(form_code: str) -> str:
    """Name the blank form: ``01.N-XHHT-X.xlsx`` for ``01.N/XHHT-X``."""
    stem = _plain(form_code) or "bieu"
    device = stem.split(".", 1)[0].upper() in _DEVICES
    return f"{'bieu-' if device else ''}{stem}.xlsx"


def template_name(unit: Unit, year: int) -> str:
    """Name a unit's own copy: ``2013_07075_Xa-An-Sinh.xlsx``."""
    parts = (str(year), _plain(unit.code), _plain(unit.name))
    return "_".join(part for part in parts if part) + ".xlsx"


def _plain(text: str) -> str:
    """Give a text without marks and signs: ``Xã An Sinh`` is ``Xa-An-Sinh``."""
    parts = unicodedata.normalize("NFD", text.translate({0x110: "D", 0xD0: "D", 0x111: "d"}))
    letters = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return _UNSAFE.sub("-", letters)[:_LONGEST].strip(".-")
