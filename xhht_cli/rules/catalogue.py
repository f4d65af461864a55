"""Catalogue: what a rule is, what it yields, and what is told of it in the docs.

A rule is one function. Its decorator gives code, severity, effect and sentences; its docstring says
what should be so, the common causes when it is not, and what to do then.
"""

import inspect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Generic, TypeVar

from xhht_cli.findings import Effect, Finding, FoundCell, Severity
from xhht_cli.messages import Message
from xhht_cli.rules.subject import Subject, brief

CAUSES, REMEDY = "Common causes: ", "What to do: "
"""How the second and the third paragraph of a rule's docstring begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """What there is to know about a rule, apart from how it finds what it finds.

    ``sentences`` begins with the fullest; a finding takes the first whose placeholders are known.
    """

    code: str
    severity: Severity
    effect: Effect
    checks: Message
    causes: Message
    remedy: Message
    sentences: tuple[Message, ...]

    @property
    def sentence(self) -> Message:
        """The fullest of the sentences."""
        return self.sentences[0]

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The names that the fullest sentence has places for."""
        return _placeholders(self.sentence.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a rule found in a return, and the values for its sentences, None where not known.

    ``place`` is the cell where the finding stands, ``item`` the item it is about; both are None for
    a finding about a whole return.
    """

    place: FoundCell | None
    item: str | None
    cells: tuple[FoundCell, ...]
    values: dict[str, object]


def hit(*cells: FoundCell, **values: object) -> Hit:
    """Make a hit that stands at its first cell, whose content is ``{value}`` unless given."""
    if not cells:
        return Hit(place=None, item=None, cells=(), values=values)
    place = cells[0]
    return Hit(
        place=place, item=place.item, cells=cells, values={"value": brief(place.value)} | values
    )


InReturn = Callable[[Subject], Iterable[Hit]]
InFolder = Callable[[Sequence[Subject]], Iterable[tuple[Subject, Hit]]]
Find = TypeVar("Find", InReturn, InFolder)


@dataclass(frozen=True, slots=True)
class Rule(Generic[Find]):
    """A rule: its entry in the catalogue and its function.

    The function of a *return rule* looks at one return, that of a *folder rule* at all of them.
    """

    entry: CatalogueEntry
    find: Find


ReturnRule = Rule[InReturn]
FolderRule = Rule[InFolder]


def return_rule(
    code: str, severity: Severity, effect: Effect, *sentences: Message
) -> Callable[[InReturn], ReturnRule]:
    """Make the decorated function a rule about one return."""
    return lambda find: Rule(_entry(find, code, severity, effect, sentences), find)


def folder_rule(
    code: str, severity: Severity, effect: Effect, *sentences: Message
) -> Callable[[InFolder], FolderRule]:
    """Make the decorated function a rule about all returns together."""
    return lambda find: Rule(_entry(find, code, severity, effect, sentences), find)


def _entry(
    find: InReturn | InFolder,
    code: str,
    severity: Severity,
    effect: Effect,
    sentences: tuple[Message, ...],
) -> CatalogueEntry:
    paragraphs = (inspect.getdoc(find) or "").split("\n\n")
    checks, causes, remedy = (" ".join(paragraph.split()) for paragraph in paragraphs)
    return CatalogueEntry(
        code=code,
        severity=severity,
        effect=effect,
        checks=Message(checks),
        causes=_below(CAUSES, causes, code),
        remedy=_below(REMEDY, remedy, code),
        sentences=sentences,
    )


def _below(heading: str, paragraph: str, code: str) -> Message:
    if not paragraph.startswith(heading):
        problem = f"the docstring of {code} lacks the paragraph {heading!r}"
        raise ValueError(problem)
    return Message(paragraph.removeprefix(heading))


def finding(entry: CatalogueEntry, subject: Subject, found: Hit) -> Finding:
    """Make the finding of what a rule found in a return."""
    heading = subject.found.heading
    place = found.place
    return Finding(
        code=entry.code,
        severity=entry.severity,
        effect=entry.effect,
        file=subject.found.file,
        sheet=subject.found.sheet,
        unit=heading.unit_code if heading else None,
        year=heading.year if heading else None,
        cell=place.cell if place else None,
        item=found.item,
        value=place.value if place else None,
        cells=found.cells,
        message=_worded(entry, found.values),
        remedy=entry.remedy,
    )


def _worded(entry: CatalogueEntry, values: dict[str, object]) -> Message:
    """Give the first sentence whose placeholders are all known, with their values."""
    for sentence in entry.sentences:
        names = _placeholders(sentence.id)
        if all(values.get(name) is not None for name in names):
            return Message(sentence.id, tuple((name, values[name]) for name in names))
    problem = f"no sentence of {entry.code} can do with {sorted(values)}"
    raise ValueError(problem)


@cache
def _placeholders(sentence: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, name, _, _ in Formatter().parse(sentence) if name))
