"""Plan cases: which of a plan's own cases hold, in four formats."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Styled

from xhht_cli.cases.model import CaseResult, Line
from xhht_cli.messages import Message, say
from xhht_cli.present.formats import as_csv, as_json, as_markdown, printable
from xhht_cli.present.language import Language

SCHEMA = "xhht/plan-test/1"
COLUMNS = (
    *("file", "case", "name", "target", "measure", "year", "passed", "key", "expected"),
    *("computed", "agrees"),
)
"""Of a line in CSV: one for each quantity that a case expects."""

_OK, _FAILED = say("ok"), say("failed")


def closing(results: Sequence[CaseResult]) -> Message:
    """Say in one sentence how many cases hold."""
    failed = sum(not result.passed for result in results)
    if failed:
        return say("Cases: {count}. Failed: {failed}.", count=len(results), failed=failed)
    return say("Cases: {count}. All of them hold.", count=len(results))


def cases_table(results: Sequence[CaseResult], language: Language) -> tuple[RenderableType, ...]:
    """Lay the cases out for a terminal; of those that fail, what was expected and computed."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for result in results:
        word, style = (_OK, "green") if result.passed else (_FAILED, "bold red")
        name = Styled(printable(result.case.name))
        for line in () if result.passed else _details(result):
            name.append(f"\n{printable(language.say(line))}", style="dim")
        table.add_row(Styled(language.say(word), style=style), name)
    return Group(table, ""), Styled(language.say(closing(results)), style="bold")


def _details(result: CaseResult) -> Iterator[Message]:
    """Say where a case stands, and what came out where it should not have."""
    yield say("{place}", place=result.case.place)
    for line in result.lines:
        if not line.agrees:
            yield _difference(line)
    yield from result.findings


def _difference(line: Line) -> Message:
    return say(
        "{key}: expected {expected}, computed {computed}",
        key=line.key,
        expected=line.expected,
        computed=line.computed,
    )


def cases_json(plan: str, results: Sequence[CaseResult], language: Language) -> str:
    """Write the cases as JSON (``xhht/plan-test/1``)."""
    failed = sum(not result.passed for result in results)
    head = {"schema": SCHEMA, "plan": plan, "failed": failed}
    return as_json(head | {"cases": [_record(result, language) for result in results]})


def _record(result: CaseResult, language: Language) -> dict[str, object]:
    lines = [
        {
            "key": line.key,
            "expected": line.expected,
            "computed": line.computed,
            "agrees": line.agrees,
        }
        for line in result.lines
    ]
    findings = [language.say(found) for found in result.findings]
    return _head(result) | {"lines": lines, "findings": findings}


def _head(result: CaseResult) -> dict[str, object]:
    file, _, case = result.case.place.partition(": ")
    return {
        "file": file,
        "case": case,
        "name": result.case.name,
        "target": result.case.target,
        "measure": result.case.measure,
        "year": result.case.year,
        "passed": result.passed,
    }


def cases_csv(results: Sequence[CaseResult]) -> str:
    """Write the cases as CSV, a row for each quantity that is expected."""
    return as_csv(COLUMNS, (row for result in results for row in _rows(result)))


def _rows(result: CaseResult) -> Iterator[list[object]]:
    head = _head(result) | {"passed": str(result.passed).lower()}
    for line in result.lines:
        agrees = str(line.agrees).lower()
        yield [*head.values(), line.key, line.expected, line.computed, agrees]


def cases_markdown(results: Sequence[CaseResult], language: Language) -> str:
    """Write the cases as a Markdown table with a closing sentence."""
    header = [language.say(label) for label in (say("Result"), say("Case"), say("Difference"))]
    rows = [
        (
            language.say(_OK if result.passed else _FAILED),
            result.case.name,
            "; ".join(language.say(_difference(line)) for line in result.lines if not line.agrees),
        )
        for result in results
    ]
    return f"{as_markdown(header, rows)}\n{language.say(closing(results))}\n"
