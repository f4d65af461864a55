"""R227 and R228: answers that stand where nobody looks for them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import say
from xhht_cli.returns.model import Beside
from xhht_cli.rules.catalogue import Hit, hit, return_rule
from xhht_cli.rules.subject import Subject
from xhht_cli.rules.titles import short_title


def slipped(subject: Subject) -> Sequence[Beside]:
    """Give the answers to items asked for that stand beside their cells."""
    return [found for found in subject.found.beside if found.entry.code in subject.asked]


@return_rule(
    "R227",
    Severity.ERROR,
    Effect.ITEMS,
    say("“{value}” stands in the row of item {code} ({title}), whose Số liệu is blank; not used."),
)
def answer_beside(subject: Subject) -> Iterator[Hit]:
    """The answer to an item stands in the column Số liệu.

    Common causes: the number was typed one column off, at Đơn vị tính, Kiểm tra or Ghi chú; a
    column was inserted; cells were merged across columns.

    What to do: If it is the answer to the item, move it to the column Số liệu of its row; if it is
    not, delete it or write it as a remark with words.
    """
    for found in slipped(subject):
        code = found.entry.code
        title = short_title(subject.plan.item_by_code[code])
        place, blank = subject.cell(found.cell, code), subject.entry(found.entry)
        yield hit(place, blank, code=code, title=title)


@return_rule(
    "R228",
    Severity.WARNING,
    Effect.NOTHING,
    say("The whole sheet is hidden, and its numbers are used: {count}."),
    say(
        "Hidden rows, hidden columns or merged cells keep from sight what is used: {number}; items:"
        " {codes}."
    ),
)
def out_of_sight(subject: Subject) -> Iterator[Hit]:
    """Whoever opens the workbook sees every number of the return.

    Common causes: rows were hidden or filtered away to print the form; cells were merged over a
    number, which is still there; an old copy of the sheet was hidden instead of deleted.

    What to do: Unhide the rows, columns or the sheet (right click, Unhide; lift the filter), take
    merged cells apart (Unmerge Cells), and see whether the numbers there are meant. Delete a sheet
    that is no longer good.
    """
    found = [entry for entry in subject.found.hidden if entry.code in subject.asked]
    if found:
        whole, count = subject.found.hidden_sheet, len(found)
        values = {"count": count if whole else None, "number": count}
        codes = tuple(entry.code for entry in found)
        yield replace(hit(*map(subject.entry, found), codes=codes, **values), item=None)


PLACE_RULES = (answer_beside, out_of_sight)
