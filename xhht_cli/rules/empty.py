"""R236: a return that came in without anything filled in."""

from collections.abc import Iterator

from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import say
from xhht_cli.returns.model import Return, Writing
from xhht_cli.rules.catalogue import Hit, return_rule
from xhht_cli.rules.subject import Subject


@return_rule(
    "R236",
    Severity.WARNING,
    Effect.NOTHING,
    say("The form is empty: entries asked for: {count}, and none of them is filled in."),
)
def empty_form(subject: Subject) -> Iterator[Hit]:
    """A return that came in is filled in.

    Common causes: the blank form was sent back as it was; the filled-in form was saved under
    another name, and the wrong file was sent; the numbers were lost when the file was converted.

    What to do: Ask the unit for the return that is filled in. Until then this one counts as
    received and every number of it as not known, none as 0. Where there is nothing to count, 0 (or
    Không) has to be written.
    """
    if subject.complete and _says_nothing(subject.found):
        first = next(iter(subject.found.entries), None)
        place = subject.cell(first.cell) if first else None
        cells = (place,) if place else ()
        yield Hit(place=place, item=None, cells=cells, values={"count": len(subject.items)})


def _says_nothing(found: Return) -> bool:
    """Say whether there is no content anywhere in the table; "…" for not collected is none."""
    elsewhere = found.unclaimed or found.beside or found.dropped
    return not elsewhere and all(
        entry.value is not None and entry.value.writing in (Writing.BLANK, Writing.NOT_COLLECTED)
        for entry in found.entries
    )


EMPTY_FORM = empty_form.entry.code
"""The code by which others know a return in which nothing is filled in."""

EMPTY_RULES = (empty_form,)
