"""R404: counts that have lost three zeros, as where 24.000 was stored as 24."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median_low

from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import say
from xhht_cli.plan.model import ItemKind, Thousandth
from xhht_cli.rules.among_units import peers
from xhht_cli.rules.catalogue import Hit, folder_rule, hit
from xhht_cli.rules.history import Report, file_of, histories
from xhht_cli.rules.subject import Subject
from xhht_cli.rules.titles import short_title

_SHOWN = 3
"""How many other years a sentence names."""

Reports = Mapping[tuple[str, str], Sequence[Report]]
Numbers = Mapping[str, Sequence[int]]


@folder_rule(
    "R404",
    Severity.WARNING,
    Effect.NOTHING,
    say("{title} ({code}) is {number}; in the unit's other years it is about {usual} ({files})."),
    say("{title} ({code}) is {number}; most of the {count} other units report {others} or more."),
)
def thousandth(subjects: Sequence[Subject]) -> Iterator[tuple[Subject, Hit]]:
    """A count is not about a thousandth of what the unit has in other years, or other units have.

    Common causes: Excel took the point of 24.000 for a decimal point and kept 24; the unit counted
    in thousands.

    What to do: Ask the unit for the whole number. What stands there is used until then; if it is
    right, leave it as it is.
    """
    plausible = subjects[0].plan.plausibility if subjects else None
    rule = plausible.thousandth if plausible else None
    if rule is None:
        return
    reports = _other_years(subjects)
    for group in peers(subjects):
        numbers = _numbers(group)
        for subject in group:
            around = _Around(rule, reports.get(subject.place, ()), numbers)
            yield from ((subject, found) for found in around.hits(subject))


def _other_years(subjects: Sequence[Subject]) -> Reports:
    """Give what each return's exact territory reported in all other years, earlier and later."""
    found: dict[tuple[str, str], list[Report]] = {}
    for subject, earlier in histories(subjects):
        found.setdefault(subject.place, []).extend(earlier)
        later = Report(year=subject.year or 0, parts=(subject,))
        for report in earlier:
            if len(report.parts) == 1:
                found.setdefault(report.parts[0].place, []).append(later)
    return found


def _numbers(group: Sequence[Subject]) -> Numbers:
    """Collect what a group reports of each count, ascending."""
    found: dict[str, list[int]] = {}
    for subject in group:
        for code, number in _counts(subject):
            found.setdefault(code, []).append(number)
    return {code: sorted(numbers) for code, numbers in found.items()}


def _counts(subject: Subject) -> Iterator[tuple[str, int]]:
    items = subject.plan.item_by_code
    return ((code, n) for code, n in subject.numbers.items() if items[code].kind is ItemKind.COUNT)


class _Around:
    """What stands around the counts of a return: other years, and the other units of the year."""

    def __init__(self, rule: Thousandth, reports: Sequence[Report], numbers: Numbers) -> None:
        self.rule = rule
        self.reports = reports
        self.numbers = numbers

    def hits(self, subject: Subject) -> Iterator[Hit]:
        """Find the counts that are so much smaller."""
        for code, number in _counts(subject):
            values = number and (
                self._by_years(subject, code, number) or self._by_peers(code, number)
            )
            if values:
                title = short_title(subject.plan.item_by_code[code])
                cell = subject.entry(subject.by_code[code][0])
                others = [other for report in self.reports for other in report.cells((code,))]
                yield hit(cell, *others, title=title, code=code, number=number, **values)

    def _by_years(self, subject: Subject, code: str, number: int) -> dict[str, object] | None:
        if not self.reports:
            return None
        known = [(report, report.total((code,))) for report in self.reports]
        totals = [total for _, total in known if total is not None]
        usual = median_low(totals) if totals else 0
        if not _within(self.rule.years, number, usual):
            return None
        year = subject.year or 0
        named = sorted(
            (report for report, total in known if total is not None),
            key=lambda report: (abs(report.year - year), report.year),
        )
        files = [file_of(part, subject) for report in named[:_SHOWN] for part in report.parts]
        return {"usual": usual, "files": tuple(files)}

    def _by_peers(self, code: str, number: int) -> dict[str, object] | None:
        """Compare with what three quarters of the others reach; the number is below that."""
        numbers = self.numbers[code]
        count = len(numbers) - 1
        if count < self.rule.units:
            return None
        others = numbers[count // 4 + 1]
        return (
            {"count": count, "others": others} if _within(self.rule.peers, number, others) else None
        )


def _within(factors: tuple[int, int], number: int, usual: int) -> bool:
    low, high = factors
    return low * number <= usual <= high * number


THOUSANDTH_RULES = (thousandth,)
