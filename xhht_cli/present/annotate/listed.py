"""Listed: what a unit is told to correct in one file, in the words that it reads."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xhht_cli.findings import Finding, FoundCell, Severity, worst_first
from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Plan
from xhht_cli.present.language import Language
from xhht_cli.present.words import SEVERITIES

_LONGEST = 2_000
"""Letters of a text at most; Excel takes 32 767 in a cell or comment, and nobody reads them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One finding in words; ``sheet`` and ``cell`` are '' where it is about more than that."""

    unit: str
    severity: Severity
    severity_name: str
    sheet: str
    cell: str
    item: str
    value: str
    wrong: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The findings of one file: rows for the list, and comments by sheet and cell.

    Notes are listed last and get no comment: their cells are not faulty.
    """

    file: str
    rows: tuple[Row, ...]
    comments: Mapping[str, Mapping[str, str]]


def is_faulty(found: Finding) -> bool:
    """Say whether a finding asks the unit to look: an error or a warning does, a note does not."""
    return found.severity is not Severity.NOTE


def listed(file: str, findings: Sequence[Finding], plan: Plan, language: Language) -> Listed:
    """Put the findings of a file into words, the gravest first."""
    ordered = worst_first(findings)
    rows = tuple(_row(found, plan, language) for found in ordered)
    comments: dict[str, dict[str, list[str]]] = {}
    for found in filter(is_faulty, ordered):
        text = _comment(found, language)
        for cell in _own(found):
            comments.setdefault(cell.sheet, {}).setdefault(cell.cell, []).append(text)
    return Listed(
        file=file,
        rows=rows,
        comments={
            sheet: {cell: cut("\n\n".join(dict.fromkeys(texts))) for cell, texts in cells.items()}
            for sheet, cells in comments.items()
        },
    )


def cut(text: str) -> str:
    """Cut a text to a length that Excel takes anywhere."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _row(found: Finding, plan: Plan, language: Language) -> Row:
    return Row(
        unit=_unit(found, plan),
        severity=found.severity,
        severity_name=f"{language.say(SEVERITIES[found.severity][0])} ({found.code})",
        sheet=found.sheet,
        cell=found.cell or "",
        item=found.item or "",
        value=cut(found.value or ""),
        wrong=cut("\n".join(language.say(each) for each in _wrong(found))),
        remedy=cut(language.say(found.remedy)),
    )


def _unit(found: Finding, plan: Plan) -> str:
    known = plan.units_in(found.year) if found.year is not None else {}
    unit = known.get(found.unit) if found.unit else None
    return cut(f"{unit.name} ({unit.code})" if unit else found.unit or "")


def _wrong(found: Finding) -> Iterator[Message]:
    """Say what is wrong, and which other cells have to do with it, in this file and in others."""
    yield found.message
    others = tuple(cell.cell for cell in _own(found) if cell.cell != found.cell)
    if others:
        yield say("Cells concerned as well: {cells}.", cells=tuple(dict.fromkeys(others)))
    for cell in found.cells:
        if cell.file is not None:
            yield say(
                "In {file}, cell {cell}: “{value}”.",
                file=cell.file,
                cell=f"{cell.sheet}!{cell.cell}",
                value=cut(cell.value),
            )


def _own(found: Finding) -> tuple[FoundCell, ...]:
    """Give the cells of the file that the finding is about."""
    return tuple(cell for cell in found.cells if cell.file in (None, found.file))


def _comment(found: Finding, language: Language) -> str:
    severity = language.say(SEVERITIES[found.severity][0])
    message, remedy = language.say(found.message), language.say(found.remedy)
    return f"{severity.capitalize()} {found.code}: {message}\n→ {remedy}"
