"""Findings: what is wrong with a return, where, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from xhht_cli.messages import Message


class Severity(Enum):
    """How much a finding weighs.

    An *error* means something was written and is not used; a *warning* that everything written is
    used, but look; a *note* that nothing is wrong.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Effect(Enum):
    """What a finding keeps from being used."""

    NOTHING = "nothing"
    ITEMS = "the items of its cells"
    RETURN = "the whole return"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCell:
    """A cell a finding speaks of; ``item`` is None where no item of the plan stands there.

    ``file`` is None for a cell of the return that the finding is about. ``written`` is the item's
    code in the row, '' where it is that of ``item``.
    """

    item: str | None
    sheet: str
    cell: str
    value: str
    file: str | None = None
    written: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding. The place is in the fields, never part of the sentence.

    ``file`` and ``sheet`` name the return, ``cell``, ``item`` and ``value`` the place where it
    stands (None for a finding about a whole return); ``cells`` are all the cells it speaks of,
    that one included. ``unit`` is the code as the return gives it, ``year`` likewise.
    """

    code: str
    severity: Severity
    effect: Effect
    file: str
    sheet: str
    unit: str | None
    year: int | None
    cell: str | None
    item: str | None
    value: str | None
    cells: tuple[FoundCell, ...]
    message: Message
    remedy: Message


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Put errors before warnings and these before notes; those alike stay as they are."""
    order = tuple(Severity)
    return tuple(sorted(findings, key=lambda found: order.index(found.severity)))
