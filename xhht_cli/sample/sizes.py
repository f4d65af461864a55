"""Sizes: how large invented units are and where their rates go (``sizes.toml``)."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

_TABLES = tomllib.loads((files("xhht_cli.sample") / "sizes.toml").read_text("utf-8"))

Span = tuple[float, float]


def _spans(table: Mapping[str, list[float]]) -> Mapping[str, Span]:
    return {name: (low, high) for name, (low, high) in table.items()}


SCALE = _spans(_TABLES["scale"])
FIXED = {who: _spans(table) for who, table in _TABLES["fixed"].items()}
SCALED = {who: _spans(table) for who, table in _TABLES["scaled"].items()}
RATES = _spans(_TABLES["rates"])
OTHERWISE = _spans(_TABLES["otherwise"])
MISTAKES: Mapping[str, str] = _TABLES["mistakes"]


def total_of(item_id: str, who: tuple[str, ...]) -> tuple[Span, bool]:
    """Give a total's span and whether it is a multiple of the unit's scale.

    ``who`` are the unit's code, kind and form: the first that has a line for the item counts.
    """
    for name in who:
        for table, scaled in ((FIXED, False), (SCALED, True)):
            if item_id in table.get(name, {}):
                return table[name][item_id], scaled
    return OTHERWISE["total"], False
