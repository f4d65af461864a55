"""R405 and R406: returns whose numbers are those of another return."""

from collections.abc import Iterator, Sequence

from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import say
from xhht_cli.plan.model import Copies, ItemKind
from xhht_cli.rules.catalogue import Hit, folder_rule
from xhht_cli.rules.history import dated, file_of, histories
from xhht_cli.rules.subject import Subject

Numbers = tuple[tuple[str, int], ...]


def _numbers(subject: Subject) -> Numbers:
    """Give the counts of a return by item."""
    counts = (item.code for item in subject.items if item.kind is ItemKind.COUNT)
    return tuple((c, subject.numbers[c]) for c in counts if c in subject.numbers)


def _worth_a_word(numbers: Numbers, least: int) -> bool:
    """Say whether numbers are too many and too different to be equal by chance."""
    return len({number for _, number in numbers if number}) >= least


def _hit(subject: Subject, other: Subject) -> Hit:
    """Tell of all the counts of a return, as no cell is more concerned than another."""
    codes = (code for code, _ in _numbers(subject))
    return Hit(
        place=None,
        item=None,
        cells=tuple(subject.entry(subject.by_code[code][0]) for code in codes),
        values={
            "unit": other.unit.name if other.unit else None,
            "code": other.unit.code if other.unit else None,
            "year": str(other.year),
            "file": file_of(other, subject),
        },
    )


def _copies(subjects: Sequence[Subject]) -> Copies | None:
    plausible = subjects[0].plan.plausibility if subjects else None
    return plausible.copies if plausible else None


@folder_rule(
    "R405",
    Severity.WARNING,
    Effect.NOTHING,
    say("All its numbers are those of {unit} ({code}), {year}, in {file}."),
)
def of_another_unit(subjects: Sequence[Subject]) -> Iterator[tuple[Subject, Hit]]:
    """Two units do not report the same numbers throughout.

    Common causes: one return was saved under two units, and only the heading was changed; a unit
    filled in its return over the one of another unit.

    What to do: Ask both units which of them the numbers belong to. They are used for both until
    then.
    """
    copies = _copies(subjects)
    alike: dict[Numbers, list[Subject]] = {}
    for subject, _, _ in dated(subjects):
        alike.setdefault(_numbers(subject), []).append(subject)
    for numbers, group in alike.items():
        if copies and len(group) > 1 and _worth_a_word(numbers, copies.units):
            yield from _of_other_units(group)


def _of_other_units(group: Sequence[Subject]) -> Iterator[tuple[Subject, Hit]]:
    """Hold each return against the first of another unit that is not of a later year."""
    ordered = sorted(group, key=lambda subject: (subject.year or 0, subject.place))
    for subject in ordered:
        others = (other for other in ordered if _is_other(subject, other))
        if first := next(others, None):
            yield subject, _hit(subject, first)


def _is_other(subject: Subject, other: Subject) -> bool:
    if subject.unit is None or other.unit is None or other.year is None or subject.year is None:
        return False
    if other.year > subject.year:
        return False
    return subject.plan.territory(subject.unit, other.year) != (other.unit,)


@folder_rule(
    "R406",
    Severity.WARNING,
    Effect.NOTHING,
    say("All its numbers are those of {year}, in {file}."),
)
def of_an_earlier_year(subjects: Sequence[Subject]) -> Iterator[tuple[Subject, Hit]]:
    """A unit does not report the same numbers throughout as in an earlier year.

    Common causes: an old return was sent again, and only the year was changed; the unit has not
    counted yet.

    What to do: Ask the unit for the numbers of this year. Those that stand there are used until
    then.
    """
    copies = _copies(subjects)
    for subject, earlier in histories(subjects):
        numbers = _numbers(subject)
        alone = (each.parts[0] for each in earlier if len(each.parts) == 1)
        same = next((part for part in alone if _numbers(part) == numbers), None)
        if copies and same is not None:
            yield from _repeated(subject, same, numbers, copies)


def _repeated(
    subject: Subject, before: Subject, numbers: Numbers, copies: Copies
) -> Iterator[tuple[Subject, Hit]]:
    if _worth_a_word(numbers, copies.years):
        yield subject, _hit(subject, before)


COPY_RULES = (of_another_unit, of_an_earlier_year)
