"""Document: a status in Markdown."""

from collections.abc import Sequence

from xhht_cli.messages import Message
from xhht_cli.present.formats import as_markdown, escaped
from xhht_cli.present.language import Language
from xhht_cli.present.status import words
from xhht_cli.present.status.reminder import reminder
from xhht_cli.status.model import Clause, Status, UnitStatus


def status_markdown(status: Status, language: Language) -> str:
    """Write a status in Markdown: the units form by form, duties, requests, the reminder."""
    plan, shown = words.title_lines(status, language)
    blocks = [f"# {escaped(plan)}\n", f"{escaped(shown)}\n"]
    header = [language.say(label) for label in words.UNIT_LABELS]
    for form, units in words.forms(status):
        heading = escaped(words.form_heading(form, units, language))
        rows = (_cells(each, language) for each in units)
        blocks.append(f"## {heading}\n\n{as_markdown(header, rows)}")
    notes = words.notes(status, language)
    blocks += ["".join(f"- {escaped(note)}\n" for note in notes)] if notes else []
    blocks += _duties(words.DUTIES, words.DUTY_LABELS, status.duties, language)
    blocks += _duties(words.REQUESTS, words.REQUEST_LABELS, status.requests, language)
    text = reminder(status, language)
    if text:
        blocks.append(f"## {escaped(language.say(words.REMINDER))}\n\n{escaped(text)}\n")
    return "\n".join(blocks)


def _cells(each: UnitStatus, language: Language) -> tuple[str, ...]:
    row = words.row_of(each, language)
    return (
        *(row.code, row.name, row.state, row.errors, row.warnings),
        f"{row.submission} {row.earlier}".strip(),
        f"{row.dated} {row.late}".strip(),
        row.duties,
        "; ".join(row.files),
    )


def _duties(
    heading: Message, labels: Sequence[Message], clauses: Sequence[Clause], language: Language
) -> list[str]:
    if not clauses:
        return []
    header = [language.say(label) for label in labels]
    rows = [
        (code, item, ". ".join((title, *lacking)), *numbers)
        for (code, item, title, *numbers), lacking in words.duty_rows(clauses, language)
    ]
    return [f"## {escaped(language.say(heading))}\n\n{as_markdown(header, rows)}"]
