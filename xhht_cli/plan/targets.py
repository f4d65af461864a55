"""Targets: the indicators with their measures, and the floors they are held against."""

from dataclasses import dataclass
from decimal import Decimal

from xhht_cli.messages import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A sum of numerator items over one denominator item; codes."""

    numerator: tuple[str, ...]
    denominator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """A ratio: the sum of its pairs' numerators over the sum of their denominators."""

    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share of units: of the expected units of ``kinds``, those that answered Có to all items."""

    items: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure of an indicator; only *judged* measures are held against the targets.

    ``id`` is the indicator's for its only judged measure, else ``indicator:items/denominator``.
    """

    id: str
    title: Text
    judged: bool
    formula: Pooled | Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A figure the plan sets targets for, with its measures in the order they are printed."""

    id: str
    title: Text
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A floor (and aim) for an indicator by 31 December of ``last_year``.

    ``first_year`` differs from ``last_year`` only for a target that is set anew each year.
    ``floor`` and ``aim`` are in per cent. ``base`` is the plan's own base year, if it names one.
    ``quote`` is the plan's own words, white space folded; ``reading`` how they are read.
    ``levels`` are the kinds of upper units that it binds; none given means all.
    """

    id: str
    indicator: str
    first_year: int
    last_year: int
    floor: Decimal
    aim: Decimal | None
    clause: str
    quote: str
    reading: Text | None
    orientation: bool
    base: int | None
    levels: tuple[str, ...] = ()

    def binds(self, level: str | None) -> bool:
        """Say whether the target binds units of a kind; None is the plan's whole territory."""
        return level is None or not self.levels or level in self.levels

    @property
    def yearly(self) -> bool:
        """Whether the target is set anew for each year."""
        return self.first_year != self.last_year

    def milestone(self, year: int) -> int | None:
        """Give the year the target is held against when ``year`` is assessed.

        None when it is not listed: a yearly target is judged on a year's own returns only, so
        after its last year there is nothing left to judge.
        """
        if not self.yearly:
            return self.last_year
        return None if year > self.last_year else max(year, self.first_year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A direction without a figure: shown over the years, never judged.

    ``quote`` is the plan's own words. ``complement`` shows what is missing to the whole: 100 per
    cent less the measure (the illiterate by the literate).
    """

    title: Text
    clause: str
    quote: str
    measure: Measure
    complement: bool
