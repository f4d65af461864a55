"""Facts: what the used returns say, one row per item of a return."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from xhht_cli.findings import Effect, Finding
from xhht_cli.plan.model import Plan, Unit
from xhht_cli.returns.model import Entry, Return


class Fact(NamedTuple):
    """A row of the facts; ``value`` is None where the cell is blank, faulty or put in doubt."""

    unit: str
    year: int
    form: str
    item: str
    value: int | None
    raw: str
    file: str
    sheet: str
    cell: str


COLUMNS = Fact._fields
"""Of the facts table."""


def unit_of(found: Return, plan: Plan) -> Unit | None:
    """Give the unit a return is of: its code, in force at the end of its year."""
    heading = found.heading
    if heading is None or heading.year is None or heading.unit_code is None:
        return None
    return plan.units_in(heading.year).get(heading.unit_code)


def to_facts(
    returns: Sequence[Return], findings: Sequence[Finding], plan: Plan
) -> tuple[Fact, ...]:
    """Give the entries of every used return.

    A finding keeps its return, or the items of its cells, from being used as its effect says.
    They are sorted as the returns are.
    """
    set_aside = {(f.file, f.sheet) for f in findings if f.effect is Effect.RETURN}
    doubted = {
        (f.file, f.sheet, cell.item)
        for f in findings
        if f.effect is Effect.ITEMS
        for cell in f.cells
    }
    used = (found for found in returns if (found.file, found.sheet) not in set_aside)
    return tuple(fact for found in used for fact in _facts_of(found, doubted, plan))


def _facts_of(
    found: Return, doubted: set[tuple[str, str, str | None]], plan: Plan
) -> Iterator[Fact]:
    unit, year = unit_of(found, plan), found.heading.year if found.heading else None
    if unit is None or year is None:
        return
    form = plan.form_by_kind[unit.kind]
    for entry in _expected(found.entries, unit, plan):
        known = (found.file, found.sheet, entry.code) not in doubted and entry.value is not None
        value = entry.value.number if known and entry.value else None
        place = (found.file, found.sheet, entry.cell.address)
        yield Fact(unit.code, year, form, entry.code, value, entry.cell.raw, *place)


def _expected(entries: Iterable[Entry], unit: Unit, plan: Plan) -> Iterator[Entry]:
    """Keep the entries that the unit's copy of the form asks for."""
    asked = plan.codes_of(unit)
    return (entry for entry in entries if entry.code in asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseFigure:
    """A count from elsewhere than a return, such as the statistical yearbook."""

    value: int
    source: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is known, for looking up: year, then unit, then item, to the whole number.

    A unit that filed a usable return stands under its year even if it knows nothing. ``base`` are
    figures from elsewhere by year, unit and item: for estimates of last resort, never more.
    """

    known: Mapping[int, Mapping[str, Mapping[str, int]]]
    base: Mapping[tuple[int, str, str], BaseFigure] = field(default_factory=dict)

    @property
    def years(self) -> tuple[int, ...]:
        """The years with a usable return, ascending."""
        return tuple(sorted(self.known))

    @property
    def latest(self) -> int | None:
        """The latest year with usable returns of at least two units, else of one; None without."""
        return latest_of(self.known)

    def filed(self, year: int) -> AbstractSet[str]:
        """The codes of the units with a usable return for ``year``."""
        return self.known.get(year, {}).keys()

    def items(self, unit: Unit, year: int) -> Mapping[str, int]:
        """What is known of a unit in a year, by item."""
        return self.known.get(year, {}).get(unit.code, {})


def latest_of(units: Mapping[int, Collection[str]]) -> int | None:
    """Give the latest year that has at least two units, else one; ``units`` are those by year."""
    several = [year for year, codes in units.items() if len(codes) > 1]
    return max(several or (year for year, codes in units.items() if codes), default=None)


def to_ledger(
    facts: Iterable[Fact], base: Mapping[tuple[int, str, str], BaseFigure] | None = None
) -> Ledger:
    """Index facts."""
    known: dict[int, dict[str, dict[str, int]]] = {}
    for fact in facts:
        items = known.setdefault(fact.year, {}).setdefault(fact.unit, {})
        if fact.value is not None:
            items[fact.item] = fact.value
    return Ledger(known, base or {})
