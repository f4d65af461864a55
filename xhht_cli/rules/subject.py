"""Subjects: a return together with what the plan knows of it, for the rules to look up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from xhht_cli.findings import FoundCell
from xhht_cli.plan.editions import Edition
from xhht_cli.plan.model import FIRST_YEAR, LAST_YEAR, Item, Plan, Unit
from xhht_cli.returns.editions import edition_of
from xhht_cli.returns.model import Cell, Entry, Fault, Return, Value, Writing
from xhht_cli.rules.broken import Broken, broken_rules

_LONGEST = 60
"""More of a cell than this is not repeated in a sentence."""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A return, judged as its unit's copy of the form.

    ``year`` is None where it is missing or impossible, ``unit`` is the one in force at its end.
    ``complete`` says that the items asked for are those of the unit's own copy, so that one can
    tell what is missing; where unit or form are in doubt they are all items of the form, or of the
    plan.
    """

    found: Return
    plan: Plan
    year: int | None
    unit: Unit | None
    complete: bool

    @property
    def place(self) -> tuple[str, str]:
        """File and sheet: what names a return."""
        return self.found.file, self.found.sheet

    @cached_property
    def edition(self) -> Edition | None:
        """The earlier version of the form that the return is on; None for today's."""
        return edition_of(self.found.heading, self.plan) if self.found.heading else None

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The items asked for, in the order of the form; an earlier version may lack some."""
        if self.unit and self.complete:
            asked, edition = self.plan.items_of(self.unit), self.edition
            if edition is None:
                return asked
            return tuple(each for each in asked if not edition.lacks(each.code))
        form = self.found.heading.form_code if self.found.heading else None
        return tuple(item for item in self.plan.items if form is None or form in item.who)

    @cached_property
    def asked(self) -> frozenset[str]:
        """The codes of the items asked for."""
        if self.unit and self.complete and self.edition is None:
            return self.plan.codes_of(self.unit)
        return frozenset(item.code for item in self.items)

    @cached_property
    def by_code(self) -> Mapping[str, Sequence[Entry]]:
        """The entries asked for; an item may stand more than once in the table."""
        asked = self.asked
        entries = [entry for entry in self.found.entries if entry.code in asked]
        found = {entry.code: (entry,) for entry in entries}
        if len(found) == len(entries):
            return found
        return {code: [entry for entry in entries if entry.code == code] for code in found}

    @cached_property
    def odd(self) -> Mapping[Fault | Writing, Sequence[tuple[Entry, Value]]]:
        """The entries asked for that are faulty or not written plainly, by what they are."""
        found: dict[Fault | Writing, list[tuple[Entry, Value]]] = {}
        for entry in chain.from_iterable(self.by_code.values()):
            value = entry.value
            if value is None or value.writing is Writing.PLAIN:
                continue
            kind = value.fault or value.writing
            if kind is not None:
                found.setdefault(kind, []).append((entry, value))
        return found

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The known values of the items that stand once in the table."""
        single = ((code, found[0].value) for code, found in self.by_code.items() if not found[1:])
        known = ((code, value.number) for code, value in single if value is not None)
        return {code: number for code, number in known if number is not None}

    @cached_property
    def broken(self) -> Sequence[Broken]:
        """The plan's rules that the return breaks."""
        return tuple(broken_rules(self.items, self.numbers))

    def cell(self, cell: Cell, item: str | None = None, written: str = "") -> FoundCell:
        """Name a cell of the return; ``written`` is the item's code in the row if it differs."""
        return FoundCell(
            item=item,
            sheet=self.found.sheet,
            cell=cell.address,
            value=cell.raw,
            written=written,
        )

    def entry(self, entry: Entry) -> FoundCell:
        """Name the cell of an entry that the plan knows."""
        return self.cell(entry.cell, entry.code, entry.as_written)


def subject_of(found: Return, plan: Plan) -> Subject:
    """Look up what the plan knows of a return."""
    heading = found.heading
    if heading is None:
        return Subject(found=found, plan=plan, year=None, unit=None, complete=False)
    possible = heading.year is not None and FIRST_YEAR <= heading.year <= LAST_YEAR
    year = heading.year if possible else None
    unit = plan.units_in(year).get(heading.unit_code or "") if year else None
    form = plan.form_by_kind[unit.kind] if unit else None
    complete = form is not None and (heading.form_code == form or is_blank(heading.form))
    return Subject(found=found, plan=plan, year=year, unit=unit, complete=complete)


def is_blank(cell: Cell | None) -> bool:
    """Say whether nothing is written in a cell of the heading."""
    return cell is None or not cell.raw.strip()


def brief(raw: str) -> str:
    """Make the content of a cell fit for a sentence: one line, printable, not too long."""
    line = " ".join("".join(c if c.isprintable() else " " for c in raw).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
