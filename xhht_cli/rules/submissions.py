"""R142 to R144: several returns for the same unit and year."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import say
from xhht_cli.returns.model import Fault
from xhht_cli.rules.catalogue import Hit, folder_rule, hit
from xhht_cli.rules.subject import Subject, brief

Reading = tuple[tuple[int | None, Fault | None], ...]

_NOTHING: Reading = ((None, None),)
_SHOWN = 3
"""How many differing items a sentence names."""


def _submission(subject: Subject) -> int:
    heading = subject.found.heading
    return heading.submission if heading and heading.submission else 1


def _rivals(subjects: Sequence[Subject]) -> Iterator[list[Subject]]:
    """Give the returns for the same unit and year where there are several, in sorted order."""

    def key(subject: Subject) -> tuple[str, int]:
        heading = subject.found.heading
        return (subject.unit.code if subject.unit else "", heading.year or 0 if heading else 0)

    known = sorted((s for s in subjects if s.unit), key=lambda s: (key(s), s.place))
    groups = (list(group) for _, group in groupby(known, key))
    return (group for group in groups if len(group) > 1)


def _latest(rivals: list[Subject]) -> list[Subject]:
    """Keep those with the highest Lần nộp."""
    highest = max(map(_submission, rivals))
    return [subject for subject in rivals if _submission(subject) == highest]


def _reading(subject: Subject, code: str) -> Reading:
    """Say how an item reads; blank, "…" and not in the table are alike not known."""
    values = (entry.value for entry in subject.by_code.get(code, ()))
    return tuple((value.number, value.fault) for value in values if value) or _NOTHING


def _differing(equals: Iterable[Subject]) -> list[str]:
    """Give the codes of the items that do not read the same in all of the returns."""
    first, *others = equals
    return [
        item.code
        for item in first.items
        if any(_reading(other, item.code) != _reading(first, item.code) for other in others)
    ]


def _name(subject: Subject, seen_from: Subject) -> str:
    """Name a return by its file, and its sheet if both are in one file."""
    file, sheet = subject.place
    return f"{file} [{sheet}]" if file == seen_from.found.file else file


@folder_rule(
    "R142",
    Severity.NOTE,
    Effect.RETURN,
    say("Replaced by Lần nộp {submission} in {file}."),
)
def replaced(subjects: Sequence[Subject]) -> Iterator[tuple[Subject, Hit]]:
    """No later return (Lần nộp) of the same unit and year is there.

    Common causes: the unit corrected its return and sent it again, as it should.

    What to do: Nothing. The later return is used; this one is kept for the record.
    """
    for rivals in _rivals(subjects):
        latest = _latest(rivals)
        for subject in rivals:
            if subject not in latest:
                submission, file = _submission(latest[0]), _name(latest[0], subject)
                yield subject, hit(submission=str(submission), file=file)


@folder_rule(
    "R143",
    Severity.WARNING,
    Effect.RETURN,
    say("The same return is in {file}, which is used; every item reads the same."),
)
def doubled(subjects: Sequence[Subject]) -> Iterator[tuple[Subject, Hit]]:
    """A return is there once.

    Common causes: the same attachment was saved twice; a copy lies in a second folder.

    What to do: Delete one of the two files.
    """
    for equals in map(_latest, _rivals(subjects)):
        if not _differing(equals):
            yield from ((subject, hit(file=_name(equals[0], subject))) for subject in equals[1:])


@folder_rule(
    "R144",
    Severity.ERROR,
    Effect.RETURN,
    say("Contradicted by {files}, with the same Lần nộp: {examples}, and {more} more items."),
    say("Contradicted by {files}, with the same Lần nộp: {examples}."),
)
def contradicted(subjects: Sequence[Subject]) -> Iterator[tuple[Subject, Hit]]:
    """Two returns for the same unit, year and Lần nộp say the same.

    Common causes: a corrected return was sent without raising Lần nộp; two people of the unit
    filled in a return each; a return bears the code of another unit.

    What to do: Ask the unit which one holds. Write the next number at Lần nộp of that one, or take
    the other out of the folder.
    """
    for equals in map(_latest, _rivals(subjects)):
        if codes := _differing(equals):
            yield from ((subject, _contradiction(subject, equals, codes)) for subject in equals)


def _contradiction(subject: Subject, equals: list[Subject], codes: list[str]) -> Hit:
    others = [other for other in equals if other is not subject]
    cells = [subject.entry(entry) for code in codes for entry in subject.by_code.get(code, ())]
    examples = tuple(
        f"{code}: {' ≠ '.join(_raw(each, code) for each in (subject, *others))}"
        for code in codes[:_SHOWN]
    )
    return Hit(
        place=None,
        item=None,
        cells=tuple(cells),
        values={
            "files": tuple(_name(other, subject) for other in others),
            "examples": examples,
            "more": len(codes) - _SHOWN if len(codes) > _SHOWN else None,
        },
    )


def _raw(subject: Subject, code: str) -> str:
    """Show what stands at an item; an empty set for nothing."""
    return " | ".join(brief(entry.cell.raw) for entry in subject.by_code.get(code, ())) or "∅"


SUBMISSION_RULES = (replaced, doubled, contradicted)
