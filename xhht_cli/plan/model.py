"""The plan: forms, items, indicators, targets and the register of units, as values.

A plan is data (see ``xhht_cli/plans``); `xhht_cli.plan.load_plan` reads it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from functools import cached_property

from xhht_cli.messages import Text

_DAY = timedelta(days=1)

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""A return of a year outside these is a slip of the pen, whatever the register holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A class of units, such as ``xa`` or ``phong-ban``, and the form it files."""

    id: str
    title: Text
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One row of the register: a unit between two changes of its territory.

    ``valid_to`` is the last day, None while the unit is in force. ``successors`` are codes of the
    rows that begin the day after; two of them mean a split.
    """

    code: str
    name: str
    kind: str
    valid_from: date
    valid_to: date | None
    successors: tuple[str, ...]
    basis: str

    def in_force(self, year: int) -> bool:
        """Say whether the unit files for ``year``: it is in force on 31 December."""
        day = date(year, 12, 31)
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A return's form: its number (``01.N/XHHT-X``) and title."""

    code: str
    title: Text


class ItemKind(Enum):
    """What an entry cell takes."""

    COUNT = "count"
    YES_NO = "yes-no"


class Relation(Enum):
    """How the two sides of a rule must stand to each other."""

    AT_MOST = "<="
    AT_LEAST = ">="
    EQUAL = "="


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term of a rule's side: an item's code, or (``item`` is None) a constant.

    ``factor`` is the sign for an item, the value itself for a constant.
    """

    item: str | None
    factor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """An (in)equality between items of one return; a broken soft one is a warning."""

    left: tuple[Term, ...]
    relation: Relation
    right: tuple[Term, ...]
    soft: bool

    @property
    def items(self) -> tuple[str, ...]:
        """The codes it speaks of, in the order written, each once."""
        codes = (term.item for term in (*self.left, *self.right) if term.item is not None)
        return tuple(dict.fromkeys(codes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Which of the units that file a form have an item on their copy.

    Empty ``kinds`` and ``units`` mean every one; ``not_units`` are left out again.
    """

    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    not_units: tuple[str, ...] = ()

    @property
    def everyone(self) -> bool:
        """Whether every copy of the form has the item."""
        return not (self.kinds or self.units or self.not_units)

    def includes(self, unit: Unit) -> bool:
        """Say whether the copy of ``unit`` has the item."""
        named = unit.code in self.units or unit.kind in self.kinds
        return unit.code not in self.not_units and (named or not (self.kinds or self.units))


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A headed group of items on the forms; ``note`` is the small print under its heading."""

    code: str
    title: Text
    note: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A row of a form.

    ``who`` maps the code of each form that has the item to the units whose copy has it;
    ``depth`` is the indent (0 a total, 1 a part of it, 2 a part of a part); ``clauses`` are those
    of the plan the item answers; ``request`` marks what the plan only asks for ("Đề nghị").
    """

    code: str
    id: str
    section: str
    title: Text
    unit: Text
    kind: ItemKind
    depth: int
    definition: Text
    clauses: tuple[str, ...]
    request: bool
    who: Mapping[str, Who]
    rules: tuple[Rule, ...]


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


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A plan whole. Items, indicators, targets and units stand in the order of their files."""

    id: str
    title: Text
    source: Text
    kinds: tuple[Kind, ...]
    forms: tuple[Form, ...]
    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    indicators: tuple[Indicator, ...]
    targets: tuple[Target, ...]
    units: tuple[Unit, ...]

    @cached_property
    def item_by_code(self) -> Mapping[str, Item]:
        """Items by code."""
        return {item.code: item for item in self.items}

    @cached_property
    def indicator_by_id(self) -> Mapping[str, Indicator]:
        """Indicators by id."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def form_by_kind(self) -> Mapping[str, str]:
        """The code of the form that each kind of unit files."""
        return {kind.id: kind.form for kind in self.kinds}

    @cached_property
    def form_by_code(self) -> Mapping[str, Form]:
        """Forms by code."""
        return {form.code: form for form in self.forms}

    @cached_property
    def codes(self) -> frozenset[str]:
        """Every unit code of the register, whatever the year."""
        return frozenset(unit.code for unit in self.units)

    @cached_property
    def _units_by_year(self) -> dict[int, Mapping[str, Unit]]:
        return {}

    def units_in(self, year: int) -> Mapping[str, Unit]:
        """The units that file for ``year``, by code, in the order of the register."""
        if year not in self._units_by_year:
            found = {unit.code: unit for unit in self.units if unit.in_force(year)}
            self._units_by_year[year] = found
        return self._units_by_year[year]

    @cached_property
    def _items_by_unit(self) -> dict[Unit, tuple[Item, ...]]:
        return {}

    def items_of(self, unit: Unit) -> tuple[Item, ...]:
        """The items that the unit's copy of its form has."""
        if unit not in self._items_by_unit:
            form = self.form_by_kind[unit.kind]
            who = ((item, item.who.get(form)) for item in self.items)
            found = tuple(item for item, users in who if users and users.includes(unit))
            self._items_by_unit[unit] = found
        return self._items_by_unit[unit]

    @cached_property
    def _codes_by_unit(self) -> dict[Unit, frozenset[str]]:
        return {}

    def codes_of(self, unit: Unit) -> frozenset[str]:
        """The codes of the items that the unit's copy of its form has."""
        if unit not in self._codes_by_unit:
            self._codes_by_unit[unit] = frozenset(item.code for item in self.items_of(unit))
        return self._codes_by_unit[unit]

    @cached_property
    def _predecessors(self) -> Mapping[Unit, tuple[Unit, ...]]:
        starts = {(unit.code, unit.valid_from): unit for unit in self.units}
        found: dict[Unit, list[Unit]] = {unit: [] for unit in self.units}
        for unit in self.units:
            end = unit.valid_to
            starting = [starts.get((code, end + _DAY)) for code in unit.successors] if end else []
            for successor in filter(None, starting):
                found[successor].append(unit)
        return {unit: tuple(units) for unit, units in found.items()}

    def territory(self, unit: Unit, year: int) -> tuple[Unit, ...] | None:
        """The units that covered ``unit``'s exact territory at the end of an earlier ``year``.

        One unit if it was the same row or a chain of one-to-one changes, several after a merger,
        None after a split or before the register begins: no exact back-series exists then.
        """
        if unit.in_force(year):
            return (unit,)
        before = self._predecessors[unit]
        if not before or any(len(old.successors) > 1 for old in before):
            return None
        parts = tuple(self.territory(old, year) for old in before)
        known = tuple(part for part in parts if part is not None)
        if len(known) < len(parts):
            return None
        return tuple(sorted((u for part in known for u in part), key=lambda u: u.code))
