"""R22x and R23x: what stands in the table, what is missing, and how it is written."""

from collections.abc import Iterator

from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import say
from xhht_cli.returns.model import Entry, Writing
from xhht_cli.rules.catalogue import Hit, hit, return_rule
from xhht_cli.rules.places import PLACE_RULES, slipped
from xhht_cli.rules.subject import Subject, brief
from xhht_cli.rules.titles import short_title


def _says_something(entry: Entry) -> bool:
    """Say whether a cell holds a number or a fault, and not a blank or "…"."""
    value = entry.value
    return value is not None and not (value.number is None and value.fault is None)


def _written(subject: Subject, writing: Writing) -> Iterator[Hit]:
    for entry, value in subject.odd.get(writing, ()):
        yield hit(subject.entry(entry), number=value.number)


@return_rule(
    "R221",
    Severity.ERROR,
    Effect.ITEMS,
    say("The plan has no item {code}, so that “{value}” is not used."),
)
def unknown_item(subject: Subject) -> Iterator[Hit]:
    """The code of each row (Mã số) is one of the plan's.

    Common causes: the code was changed or mistyped; the unit added a row of its own; the form is
    that of another plan.

    What to do: Correct the code at Mã số, or move what the row says to Ghi chú.
    """
    for entry in subject.found.entries:
        if entry.code not in subject.plan.item_by_code and entry.cell.raw.strip():
            yield hit(subject.cell(entry.cell), code=brief(entry.code))


@return_rule(
    "R222",
    Severity.ERROR,
    Effect.ITEMS,
    say("Item {code} ({title}) stands {count} times in the table: {values}."),
)
def doubled_item(subject: Subject) -> Iterator[Hit]:
    """Each item stands in one row of the table.

    Common causes: a row was copied; a code was mistyped as that of another item; the unit split an
    item over several rows.

    What to do: Keep one row for the item, with its whole number, or correct the code that is wrong.
    """
    for code, entries in subject.by_code.items():
        if len(entries) > 1 and any(map(_says_something, entries)):
            yield hit(
                *map(subject.entry, entries),
                code=code,
                title=short_title(subject.plan.item_by_code[code]),
                count=len(entries),
                values=tuple(brief(entry.cell.raw) or "∅" for entry in entries),
            )


@return_rule(
    "R223",
    Severity.WARNING,
    Effect.NOTHING,
    say("Item {code} ({title}) is missing from the table."),
)
def missing_item(subject: Subject) -> Iterator[Hit]:
    """Every item that is asked of the unit has its row.

    Common causes: the row was deleted or its code cleared; an older form or another unit's copy was
    used.

    What to do: Put the row back with its code at Mã số and enter the number. Until then the item
    counts as not known.
    """
    for item in subject.items if subject.complete else ():
        if item.code not in subject.by_code:
            values: dict[str, object] = {"code": item.code, "title": short_title(item)}
            yield Hit(place=None, item=item.code, cells=(), values=values)


@return_rule(
    "R224",
    Severity.ERROR,
    Effect.ITEMS,
    say("{value} stands in the table, but in no item's row or column, and is not used."),
)
def unclaimed_number(subject: Subject) -> Iterator[Hit]:
    """Every number in the table belongs to an item.

    Common causes: the number was typed one row or column off; the item's code was deleted; a
    total of the unit's own stands in the table or beside it.

    What to do: Move the number to the column Số liệu of its item, or delete it.
    """
    told = {found.cell.address for found in slipped(subject)}
    loose = (cell for cell in subject.found.unclaimed if cell.address not in told)
    return (hit(subject.cell(cell)) for cell in loose)


@return_rule(
    "R225",
    Severity.ERROR,
    Effect.NOTHING,
    say("“{value}” stands far outside the form and is not used."),
)
def far_away(subject: Subject) -> Iterator[Hit]:
    """Nothing stands far outside the form.

    Common causes: something was typed or pasted at the end of the sheet by mistake.

    What to do: Go to the cell (Ctrl+G) and see what it is. Move it to its place or delete it.
    """
    return (hit(subject.cell(cell)) for cell in subject.found.far)


@return_rule(
    "R226",
    Severity.ERROR,
    Effect.ITEMS,
    say("Item {code} ({title}) is not asked of {unit}, so that “{value}” is not used."),
)
def foreign_item(subject: Subject) -> Iterator[Hit]:
    """Only items that are asked of the unit have a value.

    Common causes: another unit's copy of the form was used; a row was copied from elsewhere.

    What to do: Delete the value. If the unit should report the item, change in the plan who files
    it.
    """
    if subject.unit is None or not subject.complete:
        return
    for entry in subject.found.entries:
        item = subject.plan.item_by_code.get(entry.code)
        if item and entry.code not in subject.asked and _says_something(entry):
            values = {"code": entry.code, "title": short_title(item), "unit": subject.unit.name}
            yield hit(subject.entry(entry), **values)


@return_rule(
    "R231",
    Severity.NOTE,
    Effect.NOTHING,
    say("The cell is blank: the number is not known."),
)
def blank(subject: Subject) -> Iterator[Hit]:
    """Every item has an entry.

    Common causes: the unit does not know the number, or forgot it; it left the cell blank because
    there is none.

    What to do: Ask the unit. Where there is none, 0 (or Không) has to be written; a blank is never
    counted as 0.
    """
    return _written(subject, Writing.BLANK) if subject.complete else iter(())


@return_rule(
    "R232",
    Severity.NOTE,
    Effect.NOTHING,
    say("“{value}” means not collected: the number is not known."),
)
def not_collected(subject: Subject) -> Iterator[Hit]:
    """Every number was collected.

    Common causes: the unit has no source for the number yet.

    What to do: Ask the unit when it will have the number; until then it is not known.
    """
    return _written(subject, Writing.NOT_COLLECTED) if subject.complete else iter(())


@return_rule(
    "R233",
    Severity.WARNING,
    Effect.NOTHING,
    say("The text “{value}” was read as the number {number}."),
)
def grouped_text(subject: Subject) -> Iterator[Hit]:
    """A number is not stored as text with its thousands grouped.

    Common causes: the number was typed with points, commas or spaces between the thousands, or
    copied from a document.

    What to do: See whether the number is right. Next time type it without points, commas and
    spaces.
    """
    return _written(subject, Writing.GROUPED_TEXT)


@return_rule(
    "R234",
    Severity.NOTE,
    Effect.NOTHING,
    say("The number {number} is stored as text; it is used."),
)
def text_number(subject: Subject) -> Iterator[Hit]:
    """A number is stored as a number.

    Common causes: the cell has the format Text; an apostrophe stands before the number; it was
    copied from a document or a web page.

    What to do: Nothing needs to be done. To be rid of the note, choose Convert to Number in Excel.
    """
    return _written(subject, Writing.TEXT_NUMBER)


@return_rule(
    "R235",
    Severity.NOTE,
    Effect.NOTHING,
    say("“{value}” was read as the number {number}, with the item's unit of measure behind it."),
)
def with_unit(subject: Subject) -> Iterator[Hit]:
    """A number stands without its unit of measure.

    Common causes: the unit of measure was typed behind the number (120 hộ), as in a letter.

    What to do: Nothing needs to be done. Next time type the number alone.
    """
    return _written(subject, Writing.WITH_UNIT)


TABLE_RULES = (
    unknown_item,
    doubled_item,
    missing_item,
    unclaimed_number,
    far_away,
    foreign_item,
    *PLACE_RULES,
    blank,
    not_collected,
    grouped_text,
    text_number,
    with_unit,
)
