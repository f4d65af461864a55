"""Reporting on the page: who has reported, form by form, and the duties clause by clause."""

from collections.abc import Sequence
from dataclasses import dataclass

from xhht_cli.messages import Message
from xhht_cli.present.language import Language
from xhht_cli.present.status import words
from xhht_cli.present.status.words import Row
from xhht_cli.present.words import STATE_TONES, Tone
from xhht_cli.status.model import Clause, Status

_COUNTED = words.UNIT_LABELS[3:6]
"""Errors, warnings and Lần nộp: columns that are sorted by number."""
_WORDS = 3
"""Clause, item and title of a duty stand before its numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """The units that file a form, each with the tone of how it stands."""

    heading: str
    units: tuple[tuple[Row, Tone], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyView:
    """A duty under one clause, its numbers, and who has not said Có."""

    clause: str
    item: str
    title: str
    numbers: tuple[str, ...]
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyTable:
    """Duties, or requests; ``counts`` are the headers of the columns of numbers."""

    title: str
    labels: tuple[str, ...]
    counts: tuple[str, ...]
    duties: tuple[DutyView, ...]


def form_views(status: Status, language: Language, *, listed: bool) -> tuple[FormView, ...]:
    """Give the units form by form; where they are not listed, only how many stand how."""
    return tuple(
        FormView(
            heading=words.form_heading(form, units, language),
            units=tuple(
                (words.row_of(each, language), STATE_TONES[each.state])
                for each in (units if listed else ())
            ),
        )
        for form, units in words.forms(status)
    )


def unit_labels(language: Language) -> tuple[tuple[str, str], ...]:
    """Give the headers of the units' columns, and by what each is sorted."""
    return tuple(
        (language.say(label), "number" if label in _COUNTED else "text")
        for label in words.UNIT_LABELS
    )


def duty_tables(status: Status, language: Language) -> tuple[DutyTable, ...]:
    """Give the duties and the requests, where there are any."""
    tables = (
        _table(words.DUTIES, words.DUTY_LABELS, status.duties, language),
        _table(words.REQUESTS, words.REQUEST_LABELS, status.requests, language),
    )
    return tuple(table for table in tables if table.duties)


def _table(
    title: Message, labels: Sequence[Message], clauses: Sequence[Clause], language: Language
) -> DutyTable:
    return DutyTable(
        title=language.say(title),
        labels=tuple(language.say(label) for label in labels[:_WORDS]),
        counts=tuple(language.say(label) for label in labels[_WORDS:]),
        duties=tuple(
            DutyView(clause=clause, item=item, title=text, numbers=tuple(numbers), lacking=lacking)
            for (clause, item, text, *numbers), lacking in words.duty_rows(clauses, language)
        ),
    )
