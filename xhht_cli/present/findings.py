"""Findings for people and programs: a table for the terminal, JSON, CSV and Markdown."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from xhht_cli.findings import Finding, FoundCell, Severity
from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Plan
from xhht_cli.present.formats import as_csv, as_json, as_markdown, escaped, printable
from xhht_cli.present.language import Language
from xhht_cli.present.words import SEVERITIES

SCHEMA = "xhht/check/1"
_BLANK = "R231"
_WIDTHS = (8, 4, 4, 3)
"""Of severity, code, cell and item at least, so that they line up from file to file."""


_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_ONE = {
    Severity.ERROR: say("{count} error"),
    Severity.WARNING: say("{count} warning"),
    Severity.NOTE: say("{count} note"),
}
_MANY = {
    Severity.ERROR: say("{count} errors"),
    Severity.WARNING: say("{count} warnings"),
    Severity.NOTE: say("{count} notes"),
}


def summary(findings: Sequence[Finding], language: Language) -> str:
    """Count the findings by severity, on one line."""
    counts = {kind: sum(found.severity is kind for found in findings) for kind in Severity}
    return " · ".join(
        language.say(Message((_ONE if count == 1 else _MANY)[kind].id, (("count", count),)))
        for kind, count in counts.items()
    )


def findings_table(
    findings: Sequence[Finding], plan: Plan, language: Language
) -> tuple[RenderableType, ...]:
    """Lay the findings out for a terminal, file by file, and close with their counts.

    A remedy is said once below the findings of its code; blank cells of a return share a line.
    """
    sheets = groupby(findings, key=lambda found: (found.file, found.sheet))
    blocks = [_block(tuple(group), plan, language) for _, group in sheets]
    return (*blocks, Styled(summary(findings, language), style="bold"))


def _block(findings: tuple[Finding, ...], plan: Plan, language: Language) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for width in _WIDTHS:
        table.add_column(no_wrap=True, min_width=width)
    table.add_column(ratio=1)
    for _, group in groupby(findings, key=lambda found: found.code):
        alike = tuple(group)
        for row in _rows(alike, language):
            table.add_row(*row)
        remedy = language.say(alike[0].remedy)
        table.add_row("", "", "", "", Styled(f"→ {remedy}", style="dim"))
    title = Styled(_heading(findings[0], plan), style="bold")
    return Group(title, Padding(table, (0, 0, 1, 2)))


def _rows(alike: tuple[Finding, ...], language: Language) -> Iterator[tuple[Styled, ...]]:
    """Make the rows of the findings of one code in one return."""
    first = alike[0]
    word = Styled(language.say(SEVERITIES[first.severity][0]), style=_STYLES[first.severity])
    if first.code == _BLANK:
        told = printable(language.say(_blanks(alike)))
        yield word, Styled(first.code), Styled(""), Styled(""), Styled(told)
        return
    for found in alike:
        told = printable(language.say(found.message))
        place = (found.code, found.cell or "", _item(found), told)
        yield (word, *map(Styled, place))


def _blanks(alike: Sequence[Finding]) -> Message:
    """Say where the blank cells are, those below each other in one breath."""
    runs = groupby(enumerate(alike), key=lambda pair: _row_above(*pair))
    places = (_from_to([found for _, found in run]) for _, run in runs)
    return say("Blank cells: {count}. Cell and item: {cells}.", count=len(alike), cells=(*places,))


def _row_above(place: int, found: Finding) -> tuple[str, int]:
    """Give the column and the row minus the place in the list, which a run has in common."""
    address = found.cell or ""
    column = address.rstrip("0123456789")
    return column, int(address[len(column) :] or 0) - place


def _from_to(run: Sequence[Finding]) -> str:
    first, last = run[0], run[-1]
    if first is last:
        return f"{first.cell} ({first.item})"
    return f"{first.cell}–{last.cell} ({first.item}–{last.item})"


def _item(found: Finding) -> str:
    """Name the item of a finding, and the code in its row where the form has another."""
    written = next((cell.written for cell in found.cells if cell.cell == found.cell), "")
    return f"{found.item or ''} ({written})".strip() if written else found.item or ""


def _heading(found: Finding, plan: Plan) -> str:
    """Name a return by file and sheet, unit and year."""
    parts = (found.file, found.sheet, _unit(found, plan), str(found.year or ""))
    return printable(" · ".join(part for part in parts if part))


def _unit(found: Finding, plan: Plan) -> str:
    if found.unit is None or found.year is None or found.unit not in plan.rows:
        return found.unit or ""
    rows = [unit for unit in plan.rows[found.unit] if unit.valid_from.year <= found.year]
    return f"{found.unit} {rows[-1].name}" if rows else found.unit


def findings_json(findings: Sequence[Finding], language: Language) -> str:
    """Write the findings as JSON (``xhht/check/1``)."""
    records = [_record(found, language) for found in findings]
    return as_json({"schema": SCHEMA, "findings": records})


def _record(found: Finding, language: Language) -> dict[str, object]:
    return {
        "finding": found.code,
        "severity": found.severity.value,
        "file": found.file,
        "sheet": found.sheet,
        "cell": found.cell,
        "unit": found.unit,
        "year": found.year,
        "item": found.item,
        "value": found.value,
        "cells": [_cell(each) for each in found.cells],
        "message": language.say(found.message),
        "remedy": language.say(found.remedy),
    }


def _cell(cell: FoundCell) -> dict[str, object]:
    """Turn a cell into a record.

    ``file`` only stands there for a cell of another return, ``written`` where it is another code.
    """
    elsewhere: dict[str, object] = {"file": cell.file} if cell.file else {}
    elsewhere |= {"written": cell.written} if cell.written else {}
    record = {"item": cell.item, "sheet": cell.sheet, "cell": cell.cell, "value": cell.value}
    return record | elsewhere


COLUMNS = (
    *("finding", "severity", "file", "sheet", "cell", "unit", "year", "item", "value"),
    *("cells", "message", "remedy"),
)
"""Of the CSV; ``cells`` are all addresses in that return, separated by spaces."""


def findings_csv(findings: Sequence[Finding], language: Language) -> str:
    """Write the findings as CSV, one row each."""
    records = (_record(found, language) for found in findings)
    joined = (
        record | {"cells": " ".join(cell.cell for cell in found.cells if not cell.file)}
        for record, found in zip(records, findings, strict=True)
    )
    return as_csv(COLUMNS, ([record[name] for name in COLUMNS] for record in joined))


def findings_markdown(findings: Sequence[Finding], plan: Plan, language: Language) -> str:
    """Write the findings in Markdown, a table for each return, and close with their counts."""
    sheets = groupby(findings, key=lambda found: (found.file, found.sheet))
    blocks = [_section(tuple(group), plan, language) for _, group in sheets]
    return "\n".join([*blocks, f"{summary(findings, language)}\n"])


def _section(findings: tuple[Finding, ...], plan: Plan, language: Language) -> str:
    labels = (say("Severity"), say("Code"), say("Cell"), say("Item"), say("Finding"), say("Remedy"))
    header = [language.say(label) for label in labels]
    rows = [
        (
            language.say(SEVERITIES[found.severity][0]),
            found.code,
            found.cell or "",
            _item(found),
            language.say(found.message),
            language.say(found.remedy),
        )
        for found in findings
    ]
    return f"## {escaped(_heading(findings[0], plan))}\n\n{as_markdown(header, rows)}"
