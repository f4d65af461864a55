"""Duties: the section that says what the units have done of what the plan tells them to do."""

from collections.abc import Sequence

from xhht_cli.dossier import Dossier
from xhht_cli.messages import Message, say
from xhht_cli.present.language import Language
from xhht_cli.present.report.blocks import Block, Heading, Paragraph, Table
from xhht_cli.present.status.words import DUTY_LABELS, REQUEST_LABELS, duty_rows
from xhht_cli.status.model import Clause

_WIDTHS = (21, 13, 80, 17, 17, 17)
_CENTRED = (0, 1, 3, 4, 5)


def duty_blocks(dossier: Dossier, language: Language) -> tuple[Block, ...]:
    """Give the duties clause by clause, and apart from them the requests."""
    status = dossier.status
    if not (status.duties or status.requests):
        none = say("The plan gives no duty that the returns ask about.")
        return (Paragraph(text=language.say(none)),)
    intro = (
        say(
            "As the unit answered in its return. A duty stands under each clause that it answers; "
            "without a usable return or without an answer it is counted as unknown."
        )
        if status.unit
        else say(
            "As the units answered in their returns. A duty stands under each clause that it "
            "answers; the units without a usable return or without an answer are counted as "
            "unknown."
        )
    )
    blocks: list[Block] = [Paragraph(text=language.say(intro))]
    parts: list[tuple[Message, Sequence[Message], Sequence[Clause]]] = [
        (say("Duties of the units"), DUTY_LABELS, status.duties),
        (say("Requests: asked for, not binding"), REQUEST_LABELS, status.requests),
    ]
    there = [part for part in parts if part[2]]
    for number, (title, labels, clauses) in enumerate(there, start=1):
        blocks.append(Heading(text=f"{number}. {language.say(title)}", level=2))
        blocks.append(_table(labels, clauses, language))
    return tuple(blocks)


def _table(labels: Sequence[Message], clauses: Sequence[Clause], language: Language) -> Table:
    return Table(
        header=tuple(language.say(label) for label in labels),
        rows=tuple(
            (code, item, "\n".join((title, *lacking)), *numbers)
            for (code, item, title, *numbers), lacking in duty_rows(clauses, language)
        ),
        widths=_WIDTHS,
        centred=_CENTRED,
    )
