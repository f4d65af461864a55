"""History: what a unit's exact territory reported in other years."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from xhht_cli.findings import Effect, Finding, FoundCell
from xhht_cli.plan.model import Unit
from xhht_cli.rules.subject import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was reported of a territory in a year: by one unit, or by several before a merger."""

    year: int
    parts: tuple[Subject, ...]

    def total(self, codes: Iterable[str]) -> int | None:
        """Add up items over the parts; None when one of them is not known."""
        numbers = [part.numbers.get(code) for code in codes for part in self.parts]
        known = [number for number in numbers if number is not None]
        return sum(known) if len(known) == len(numbers) else None

    def cells(self, codes: Iterable[str]) -> tuple[FoundCell, ...]:
        """Name the cells of items over the parts, each with its file."""
        return tuple(
            replace(part.entry(part.by_code[code][0]), file=part.found.file)
            for code in codes
            for part in self.parts
            if code in part.by_code
        )

    def files(self, seen_from: Subject) -> tuple[str, ...]:
        """Name the returns it comes from."""
        return tuple(file_of(part, seen_from) for part in self.parts)


def file_of(subject: Subject, seen_from: Subject) -> str:
    """Name a return by its file, and its sheet if both are in one file."""
    file, sheet = subject.place
    return f"{file} [{sheet}]" if file == seen_from.found.file else file


def trusted(subjects: Sequence[Subject], findings: Iterable[Finding]) -> list[Subject]:
    """Leave out of the returns the entries that findings put in doubt."""
    doubted: dict[tuple[str, str], set[str | None]] = {}
    for found in findings:
        if found.effect is Effect.ITEMS:
            items = doubted.setdefault((found.file, found.sheet), set())
            items.update(cell.item for cell in found.cells)
    return [_without(subject, doubted.get(subject.place, set())) for subject in subjects]


def _without(subject: Subject, items: set[str | None]) -> Subject:
    if not items:
        return subject
    kept = tuple(entry for entry in subject.found.entries if entry.code not in items)
    return replace(subject, found=replace(subject.found, entries=kept))


def dated(subjects: Iterable[Subject]) -> Iterator[tuple[Subject, Unit, int]]:
    """Give the returns whose unit and year are known, with these."""
    for subject in subjects:
        if subject.unit is not None and subject.year is not None:
            yield subject, subject.unit, subject.year


def histories(subjects: Sequence[Subject]) -> Iterator[tuple[Subject, list[Report]]]:
    """Give each return with what its unit's territory reported in earlier years, latest first."""
    filed: dict[int, dict[str, Subject]] = {}
    for subject, unit, year in dated(subjects):
        filed.setdefault(year, {})[unit.code] = subject
    years = sorted(filed, reverse=True)
    for subject, unit, year in dated(subjects):
        before = (earlier for earlier in years if earlier < year)
        found = (_report(subject, unit, earlier, filed[earlier]) for earlier in before)
        yield subject, [report for report in found if report]


def _report(subject: Subject, unit: Unit, year: int, filed: Mapping[str, Subject]) -> Report | None:
    territory = subject.plan.territory(unit, year) or ()
    parts = tuple(filed[part.code] for part in territory if part.code in filed)
    return Report(year=year, parts=parts) if parts and len(parts) == len(territory) else None


def last_known(earlier: Iterable[Report], codes: Sequence[str]) -> Report | None:
    """Give the latest of the reports in which all of the items are known."""
    known = (report for report in earlier if all(report.total((c,)) is not None for c in codes))
    return next(known, None)
