"""Targets: the indicators with their measures, and the standards they are held against."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import reduce

from xhht_cli.messages import Text

PER_CENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A sum of numerator items over one denominator item; codes."""

    numerator: tuple[str, ...]
    denominator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """A ratio: the sum of its pairs' numerators over the sum of their denominators.

    ``capped`` says that hard rules keep every numerator within its denominator.
    """

    pairs: tuple[Pair, ...]
    capped: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share of units: of the expected units of ``kinds``, those that answered Có to all items."""

    items: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A sum of items, over nothing."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """What is asked of a figure: at least ``floor``, at most ``ceiling``, or to stay within both.

    One of the two is given at least; both are in the unit of the figure (``per``).
    """

    floor: Decimal | None
    ceiling: Decimal | None

    def gap(self, value: Fraction) -> Fraction:
        """Give how far a value is outside; 0 where the standard is kept."""
        below = Fraction(0) if self.floor is None else Fraction(self.floor) - value
        above = Fraction(0) if self.ceiling is None else value - Fraction(self.ceiling)
        return max(Fraction(0), below, above)

    def kept(self, value: Fraction) -> bool:
        """Say whether a value is neither below the floor nor above the ceiling."""
        return not self.gap(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaching:
    """A share of units: of those that have something to count, the units that keep a standard.

    Each unit is judged by its own figures. ``by_class`` are the standards of units of a class, in
    place of ``standard``; ``per`` is the unit of the inner figure, None for a count.
    """

    formula: Pooled | Count
    per: int | None
    standard: Standard
    by_class: Mapping[str, Standard]

    def standard_of(self, kind: str | None) -> Standard:
        """Give the standard of units of a class; None is a unit without one."""
        return self.by_class.get(kind or "", self.standard)


Formula = Pooled | Share | Count | Reaching


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure of an indicator; only *judged* measures are held against the targets.

    ``id`` is the indicator's for its only judged measure, else ``indicator:items/denominator``.
    ``per`` is what the figure is given in: 100 for per cent, 1000 per thousand, None for a count.
    ``classes`` are the classes of units that it is about ('' for units of none), all where none is
    given.
    """

    id: str
    title: Text
    judged: bool
    formula: Formula
    per: int | None = PER_CENT
    classes: tuple[str, ...] = ()

    @property
    def scale(self) -> int:
        """What a figure is multiplied by: the value is ``scale`` · numerator / denominator."""
        return self.per or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Retitled:
    """A title that an indicator bears from a year on, by a later document."""

    first_year: int
    title: Text
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A figure the plan sets targets for, with its measures in the order they are printed.

    ``changes`` are those of its title, the earliest first.
    """

    id: str
    title: Text
    measures: tuple[Measure, ...]
    changes: tuple[Retitled, ...] = ()

    def at(self, year: int) -> "Indicator":
        """Give the indicator under the title that it bears at the end of a year."""
        titles = [each.title for each in self.changes if each.first_year <= year]
        return replace(self, title=titles[-1]) if titles else self


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What a later document made of a target, in force from the end of ``first_year`` on.

    Whatever is None stays as it was; a floor or a ceiling sets a target that was only announced.
    """

    first_year: int
    basis: str
    last_year: int | None
    floor: Decimal | None
    ceiling: Decimal | None
    aim: Decimal | None
    clause: str | None
    quote: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What an indicator must reach by 31 December of ``last_year``.

    ``first_year`` differs from ``last_year`` only for a target that is set anew each year.
    ``floor``, ``ceiling`` and ``aim`` are in the unit of the indicator's figure (``per``, see
    `Measure`); ``aim`` lies beyond the floor, or below the ceiling where there is no floor. Without
    floor and ceiling the target is announced and not yet set, and ``expected`` says when it will
    be. ``base`` is the plan's own base year, if it names one. ``quote`` is the plan's own words,
    white space folded; ``reading`` how they are read. ``levels`` are the kinds of upper units that
    it binds; none given means all. ``changes`` are what later documents made of it, the earliest
    first.
    """

    id: str
    indicator: str
    first_year: int
    last_year: int
    floor: Decimal | None
    aim: Decimal | None
    clause: str
    quote: str
    reading: Text | None
    orientation: bool
    base: int | None
    levels: tuple[str, ...] = ()
    ceiling: Decimal | None = None
    expected: Text | None = None
    per: int | None = PER_CENT
    changes: tuple[Amendment, ...] = ()

    def at(self, year: int) -> "Target":
        """Give the target as it is in force at the end of a year."""
        made = [change for change in self.changes if change.first_year <= year]
        return reduce(Target._amended, made, self)

    def _amended(self, change: Amendment) -> "Target":
        once = not self.yearly
        last = change.last_year or self.last_year
        return replace(
            self,
            first_year=last if once else self.first_year,
            last_year=last,
            floor=self.floor if change.floor is None else change.floor,
            ceiling=self.ceiling if change.ceiling is None else change.ceiling,
            aim=self.aim if change.aim is None else change.aim,
            clause=change.clause or self.clause,
            quote=change.quote or self.quote,
        )

    def without_level(self) -> "Target":
        """Give the target with nothing asked for, and nothing announced any more."""
        return replace(self, floor=None, ceiling=None, aim=None, expected=None)

    @property
    def asks_nothing(self) -> bool:
        """Whether nothing is asked for or announced: a level that is set for others."""
        return self.standard is None and self.expected is None

    def binds(self, level: str | None) -> bool:
        """Say whether the target binds units of a kind; None is the plan's whole territory."""
        return level is None or not self.levels or level in self.levels

    @property
    def standard(self) -> Standard | None:
        """What is asked of the figure; None while it is not set."""
        if self.floor is None and self.ceiling is None:
            return None
        return Standard(floor=self.floor, ceiling=self.ceiling)

    @property
    def limits(self) -> tuple[Decimal, ...]:
        """Every figure that the target names."""
        named = (self.floor, self.ceiling, self.aim)
        return tuple(limit for limit in named if limit is not None)

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
