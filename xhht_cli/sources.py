"""Sources: what an assessment was made from, looked up by unit and item."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xhht_cli.assessment import Assessment
from xhht_cli.facts import unit_of
from xhht_cli.findings import Effect, Finding
from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Plan, Unit
from xhht_cli.provenance import Cells, Place, Term, Written, with_digests, written
from xhht_cli.returns.model import Entry, Return

Stand = tuple[str, str]
"""File and sheet of a return."""

LeftOut = tuple[Written, Message]
"""A cell that is not used, and why."""

StandIn = tuple[int, str | None, Place | None, Message]
"""An estimate: its value, as it was written and where, and the sentence about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The cells of the used returns, those of returns set aside, and the findings on both.

    ``returns`` maps each unit with a usable return in the assessed year to its file; ``codes`` are
    those that stand in the row of a cell (file, sheet, address) where they are not the item's.
    """

    plan: Plan
    year: int
    used: Cells
    returns: Mapping[str, str]
    aside: Mapping[str, tuple[tuple[Return, Finding], ...]]
    faults: Mapping[tuple[str, str, str], Finding]
    codes: Mapping[tuple[str, str, str], str]

    @classmethod
    def of(cls, assessment: Assessment, used: Cells | None = None) -> "Sources":
        """Gather the sources of an assessment; ``used`` are its cells where they are known."""
        plan, year = assessment.plan, assessment.year
        records = with_digests(assessment.rows, assessment.intake)
        return cls(
            plan=plan,
            year=year,
            used=written(records) if used is None else used,
            returns={fact.unit: fact.file for fact in assessment.rows if fact.year == year},
            aside=_set_aside(assessment),
            faults=_faults(assessment.findings),
            codes=_codes(assessment.intake.returns),
        )

    def as_written(self, place: Place | None) -> str | None:
        """Give the code that a row has on its form, where that is another than the item's."""
        return self.codes.get((place.file, place.sheet, place.cell)) if place else None

    def cells(self, unit: Unit, item: str) -> tuple[Written, ...]:
        """The cells of an item in the unit's used return."""
        return self.used.get((self.year, unit.code, item), ())

    def unknown(self, unit: Unit, items: Sequence[str]) -> tuple[str, ...]:
        """Those of the items that are not known of the unit."""
        return tuple(item for item in items if self._value(unit, item) is None)

    def first(self, unit: Unit, items: Sequence[str], value: int | None) -> str | None:
        """The first of the items that has this known value."""
        found = (item for item in items if value is not None and self._value(unit, item) == value)
        return next(found, None)

    def filed(self, unit: Unit) -> bool:
        """Whether the unit has a usable return in the assessed year."""
        return unit.code in self.returns

    def set_aside(self, unit: Unit, item: str) -> tuple[LeftOut, ...]:
        """The cells of an item in the unit's returns that are not used, each with the reason."""
        return tuple(
            (_cell(found, entry), _because(finding))
            for found, finding in self.aside.get(unit.code, ())
            for entry in found.entries
            if entry.code == item
        )

    def why_unknown(self, cell: Written, item: str) -> Message:
        """Say why a cell of a used return gives no value."""
        fault = self.faults.get((cell.place.file, cell.place.sheet, item))
        if fault is not None:
            return _because(fault)
        if cell.raw.strip():
            return say("“{value}” means not collected.", value=cell.raw.strip())
        return say("The cell is blank.")

    def why_absent(self, unit: Unit) -> Message:
        """Say why there is no cell at all."""
        if self.filed(unit):
            return say("The return {file} has no row for it.", file=self.returns[unit.code])
        if unit.code in self.aside:
            return say("There is no usable return.")
        return say("No return was received.")

    def estimates(self, item: str, term: Term) -> Iterator[StandIn]:
        """Give what stands in for the denominator of a term, cell by cell."""
        estimate, size = term.part.estimate, term.part.size
        if estimate is None or size is None or term.part.denominator is not None:
            return
        if estimate.source is not None:
            yield estimate.size, None, None, _base_figure(estimate.year, estimate.source)
            return
        raised = size if size > estimate.size else None
        for earlier in self.plan.territory(term.unit, estimate.year) or ():
            for cell in self.used.get((estimate.year, earlier.code, item), ()):
                if cell.value is not None:
                    reason = _earlier_figure(estimate.year, earlier, cell.place, raised)
                    yield cell.value, cell.raw, cell.place, reason

    def _value(self, unit: Unit, item: str) -> int | None:
        values = [cell.value for cell in self.cells(unit, item)]
        return next((value for value in values if value is not None), None)


def _base_figure(year: int, source: str) -> Message:
    return say(
        "Base figure of {year} ({source}): an estimate, in the bounds only.",
        year=str(year),
        source=source,
    )


def _earlier_figure(year: int, unit: Unit, place: Place, raised: int | None) -> Message:
    sentence = say(
        "From {year} ({unit}, {file}, {cell}): an estimate, in the bounds only.",
        year=str(year),
        unit=unit.name,
        file=place.file,
        cell=place.cell,
    )
    if raised is None:
        return sentence
    return say(
        "{sentence} Raised to {size}, which the numerator is known to reach.",
        sentence=sentence,
        size=raised,
    )


def _because(finding: Finding) -> Message:
    return say("{code}: {sentence}", code=finding.code, sentence=finding.message)


def _cell(found: Return, entry: Entry) -> Written:
    return Written(
        value=entry.value.number if entry.value else None,
        raw=entry.cell.raw,
        place=Place(
            file=found.file,
            sheet=found.sheet,
            cell=entry.cell.address,
            sha256=found.sha256 or None,
        ),
    )


def _set_aside(assessment: Assessment) -> Mapping[str, tuple[tuple[Return, Finding], ...]]:
    """Give the returns of the year that are not used, by unit, each with the first finding."""
    reasons: dict[Stand, Finding] = {}
    for finding in assessment.findings:
        if finding.effect is Effect.RETURN:
            reasons.setdefault((finding.file, finding.sheet), finding)
    aside: dict[str, tuple[tuple[Return, Finding], ...]] = {}
    for found in assessment.intake.returns:
        reason, unit = reasons.get((found.file, found.sheet)), unit_of(found, assessment.plan)
        if reason and unit and found.heading and found.heading.year == assessment.year:
            aside[unit.code] = (*aside.get(unit.code, ()), (found, reason))
    return aside


def _faults(findings: Sequence[Finding]) -> Mapping[tuple[str, str, str], Finding]:
    """Give the first finding that keeps an item from being used, by file, sheet and item."""
    faults: dict[tuple[str, str, str], Finding] = {}
    for finding in findings:
        for cell in finding.cells if finding.effect is Effect.ITEMS else ():
            faults.setdefault((finding.file, finding.sheet, cell.item or ""), finding)
    return faults


def _codes(returns: Sequence[Return]) -> Mapping[tuple[str, str, str], str]:
    """Give the codes as written, by file, sheet and cell, of forms that have others than today."""
    return {
        (found.file, found.sheet, entry.cell.address): entry.as_written
        for found in returns
        for entry in found.entries
        if entry.as_written
    }
