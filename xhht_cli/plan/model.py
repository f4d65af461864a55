"""The plan: forms, items, indicators, targets and the register of units, as values.

A plan is data (see ``xhht_cli/plans``); `xhht_cli.plan.load_plan` reads it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from pathlib import Path

from xhht_cli.messages import Text
from xhht_cli.plan.items import Form, Item, ItemKind, Relation, Rule, Section, Term, Who
from xhht_cli.plan.levels import Levels, levels_of
from xhht_cli.plan.office import Office
from xhht_cli.plan.plausible import Copies, Fall, Jump, Outlier, Plausibility, Thousandth
from xhht_cli.plan.targets import (
    Amendment,
    Count,
    Formula,
    Indicator,
    Measure,
    Pair,
    Pooled,
    Reaching,
    Retitled,
    Share,
    Standard,
    Target,
    Trend,
)
from xhht_cli.plan.units import Kind, Unit

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "Amendment",
    "Copies",
    "Count",
    "Fall",
    "Form",
    "Formula",
    "Indicator",
    "Item",
    "ItemKind",
    "Jump",
    "Kind",
    "Measure",
    "Office",
    "Outlier",
    "Pair",
    "Plan",
    "Plausibility",
    "Pooled",
    "Reaching",
    "Relation",
    "Retitled",
    "Rule",
    "Section",
    "Share",
    "Standard",
    "Target",
    "Term",
    "Thousandth",
    "Trend",
    "Unit",
    "Who",
]

_DAY = timedelta(days=1)
_RECEIVER = Text(vi="Phòng Giáo dục và Đào tạo", en="Office of Education and Training")

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""A return of a year outside these is a slip of the pen, whatever the register holds."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A plan whole. Items, indicators, targets and units stand in the order of their files.

    ``units`` are those that file, ``upper`` those that stand above them and file nothing.
    ``plausibility`` and ``office`` are None where the plan says nothing of them; ``trends`` are the
    directions it gives without a figure; ``beside`` are the folders of plans that are used
    together with it.
    """

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
    plausibility: Plausibility | None = None
    trends: tuple[Trend, ...] = ()
    office: Office | None = None
    upper: tuple[Unit, ...] = ()
    beside: tuple[Path, ...] = ()

    @property
    def receiver(self) -> Text:
        """Whom the returns go to: the plan's own office, else that of a district."""
        return self.office.body if self.office else _RECEIVER

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
        """The code of the form that each kind of unit files; a level files none."""
        return {kind.id: kind.form for kind in self.kinds if kind.form is not None}

    @cached_property
    def form_by_code(self) -> Mapping[str, Form]:
        """Forms by code."""
        return {form.code: form for form in self.forms}

    @cached_property
    def codes(self) -> frozenset[str]:
        """Every code of a unit that files, whatever the year."""
        return frozenset(self.rows)

    @cached_property
    def rows(self) -> Mapping[str, tuple[Unit, ...]]:
        """The rows of each code that files, in the order of the register."""
        return by_code(self.units)

    @cached_property
    def upper_rows(self) -> Mapping[str, tuple[Unit, ...]]:
        """The rows of each code that stands above those that file."""
        return by_code(self.upper)

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
    def _levels_by_year(self) -> dict[int, Levels]:
        return {}

    def levels(self, year: int) -> Levels:
        """The units in force at the end of ``year``, those that file and those above them."""
        if year not in self._levels_by_year:
            upper = {unit.code: unit for unit in self.upper if unit.in_force(year)}
            self._levels_by_year[year] = levels_of(self.units_in(year).values(), upper)
        return self._levels_by_year[year]

    @cached_property
    def _named(self) -> frozenset[str]:
        """The codes of the units that items name: only their copies differ from their kind's."""
        everyone = (who for item in self.items for who in item.who.values())
        return frozenset(code for who in everyone for code in (*who.units, *who.not_units))

    def _copy_of(self, unit: Unit) -> tuple[str, str | None]:
        """Name the copy of its form that a unit has."""
        return unit.kind, unit.code if unit.code in self._named else None

    @cached_property
    def _items_by_copy(self) -> dict[tuple[str, str | None], tuple[Item, ...]]:
        return {}

    def items_of(self, unit: Unit) -> tuple[Item, ...]:
        """The items that the unit's copy of its form has."""
        copy = self._copy_of(unit)
        if copy not in self._items_by_copy:
            form = self.form_by_kind[unit.kind]
            who = ((item, item.who.get(form)) for item in self.items)
            found = tuple(item for item, users in who if users and users.includes(unit))
            self._items_by_copy[copy] = found
        return self._items_by_copy[copy]

    @cached_property
    def _codes_by_copy(self) -> dict[tuple[str, str | None], frozenset[str]]:
        return {}

    def codes_of(self, unit: Unit) -> frozenset[str]:
        """The codes of the items that the unit's copy of its form has; many units share a set."""
        copy = self._copy_of(unit)
        if copy not in self._codes_by_copy:
            self._codes_by_copy[copy] = frozenset(item.code for item in self.items_of(unit))
        return self._codes_by_copy[copy]

    @cached_property
    def successors(self) -> Mapping[Unit, tuple[Unit, ...]]:
        """The rows that begin the day after a row ends, by the row."""
        rows = (*self.units, *self.upper)
        starts = {(unit.code, unit.valid_from): unit for unit in rows}
        found: dict[Unit, tuple[Unit, ...]] = {}
        for unit in rows:
            end = unit.valid_to
            starting = [starts.get((code, end + _DAY)) for code in unit.successors] if end else []
            found[unit] = tuple(each for each in starting if each is not None)
        return found

    @cached_property
    def predecessors(self) -> Mapping[Unit, tuple[Unit, ...]]:
        """The rows whose territory, or a piece of it, a row took over, by the row."""
        found: dict[Unit, list[Unit]] = {unit: [] for unit in (*self.units, *self.upper)}
        for unit, successors in self.successors.items():
            for successor in successors:
                found[successor].append(unit)
        return {unit: tuple(units) for unit, units in found.items()}

    def territory(self, unit: Unit, year: int) -> tuple[Unit, ...] | None:
        """The units that covered ``unit``'s exact territory at the end of an earlier ``year``.

        One unit if it was the same row or a chain of one-to-one changes, several after a merger,
        None after a split or before the register begins: no exact back-series exists then.
        """
        if unit.in_force(year):
            return (unit,)
        before = self.predecessors[unit]
        if not before or any(len(old.successors) > 1 for old in before):
            return None
        parts = tuple(self.territory(old, year) for old in before)
        known = tuple(part for part in parts if part is not None)
        if len(known) < len(parts):
            return None
        return tuple(sorted((u for part in known for u in part), key=lambda u: u.code))


def by_code(units: Iterable[Unit]) -> Mapping[str, tuple[Unit, ...]]:
    """Group rows of the register by their code."""
    found: dict[str, list[Unit]] = {}
    for unit in units:
        found.setdefault(unit.code, []).append(unit)
    return {code: tuple(rows) for code, rows in found.items()}
