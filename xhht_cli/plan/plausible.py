"""Plausible: what the plan says is to be expected over years and among units."""

from dataclasses import dataclass
from decimal import Decimal

from xhht_cli.plan.targets import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """Totals that change little: by ``percent`` of the smaller a year, or less than ``least``."""

    items: tuple[str, ...]
    percent: Decimal
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """Cumulative shares: they fall by at most ``points`` per cent, or under ``least`` counts."""

    ratios: tuple[Pair, ...]
    points: Decimal
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlier:
    """Rates to compare between the units of a form.

    A rate is far from the others when its modified z-score is above ``score`` and it is at least
    ``points`` per cent from their median. Compared are denominators of at least ``least``, where
    at least ``units`` have one.
    """

    ratios: tuple[Pair, ...]
    score: Decimal
    points: Decimal
    units: int
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Thousandth:
    """How many times smaller a count is that may have lost three zeros: from, to.

    ``years`` is against the unit's other years, ``peers`` against the other units of its form,
    where these are at least ``units``.
    """

    years: tuple[int, int]
    peers: tuple[int, int]
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """How many different numbers above 0 two equal returns must have to be worth a word."""

    units: int
    years: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plausibility:
    """What is plausible over years and among units; a part that is None is not checked."""

    jumps: tuple[Jump, ...]
    fall: Fall | None
    outlier: Outlier | None
    thousandth: Thousandth | None
    copies: Copies | None
