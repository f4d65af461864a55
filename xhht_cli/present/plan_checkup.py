"""Plan checkup: the mistakes and lints of a plan, in four formats."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Styled

from xhht_cli.messages import Message, say
from xhht_cli.plan.checkup import Checkup
from xhht_cli.plan.mistake_places import place_of
from xhht_cli.present.formats import as_csv, as_json, as_markdown, printable
from xhht_cli.present.language import Language

SCHEMA = "xhht/plan-check/1"
COLUMNS = ("severity", "code", "file", "path", "line", "column", "message")

_ERROR, _WARNING = "error", "warning"
_WORDS = {_ERROR: say("error"), _WARNING: say("warning")}
_STYLES = {_ERROR: "bold red", _WARNING: "yellow"}

Remark = tuple[str, str | None, Message]
"""How much it weighs, its code (of a mistake none) and what it says."""


def _remarks(checkup: Checkup) -> Iterator[Remark]:
    yield from ((_ERROR, None, message) for message in checkup.mistakes)
    yield from ((_WARNING, lint.code, lint.message) for lint in checkup.lints)


def closing(checkup: Checkup) -> Message:
    """Say in one sentence whether the plan can be used."""
    if checkup.mistakes:
        return say(
            "The plan {plan} cannot be used. Mistakes found: {count}. Warnings are looked for when"
            " there are none.",
            plan=checkup.name,
            count=len(checkup.mistakes),
        )
    if checkup.lints:
        return say(
            "The plan {plan} can be used. Worth a second look: {count}.",
            plan=checkup.name,
            count=len(checkup.lints),
        )
    return say("The plan {plan} can be used; nothing is wrong with it.", plan=checkup.name)


def checkup_table(checkup: Checkup, language: Language) -> tuple[RenderableType, ...]:
    """Lay mistakes and lints out for a terminal, and close with what follows from them."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(2):
        table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    remarks = tuple(_remarks(checkup))
    for severity, code, message in remarks:
        word = Styled(language.say(_WORDS[severity]), style=_STYLES[severity])
        table.add_row(word, Styled(code or ""), Styled(printable(language.say(message))))
    last = Styled(language.say(closing(checkup)), style="bold")
    return (Group(table, ""), last) if remarks else (last,)


def checkup_json(checkup: Checkup, language: Language) -> str:
    """Write a checkup as JSON (``xhht/plan-check/1``)."""
    head = {"schema": SCHEMA, "plan": checkup.name, "usable": checkup.plan is not None}
    remarks = [_record(remark, language) for remark in _remarks(checkup)]
    return as_json(head | {"remarks": remarks})


def _record(remark: Remark, language: Language) -> dict[str, object]:
    severity, code, message = remark
    place = place_of(message)
    return {
        "severity": severity,
        "code": code,
        "file": place.file,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "message": language.say(message),
    }


def checkup_csv(checkup: Checkup, language: Language) -> str:
    """Write a checkup as CSV, a row for each mistake and lint."""
    records = (_record(remark, language) for remark in _remarks(checkup))
    return as_csv(COLUMNS, ([record[name] for name in COLUMNS] for record in records))


def checkup_markdown(checkup: Checkup, language: Language) -> str:
    """Write a checkup as a Markdown table with a closing sentence."""
    header = [language.say(label) for label in (say("Severity"), say("Code"), say("Problem"))]
    rows = [
        (language.say(_WORDS[severity]), code or "", language.say(message))
        for severity, code, message in _remarks(checkup)
    ]
    table = f"{as_markdown(header, rows)}\n" if rows else ""
    return f"{table}{language.say(closing(checkup))}\n"
