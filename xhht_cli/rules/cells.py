"""R20x to R213: entry cells whose content is not the count, or the Có/Không, asked for."""

from collections.abc import Iterator

from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import say
from xhht_cli.returns.model import Fault
from xhht_cli.rules.catalogue import Hit, hit, return_rule
from xhht_cli.rules.subject import Subject


def _faulty(subject: Subject, fault: Fault) -> Iterator[Hit]:
    for entry, value in subject.odd.get(fault, ()):
        yield hit(subject.entry(entry), candidate=value.candidate)


@return_rule(
    "R201",
    Severity.ERROR,
    Effect.ITEMS,
    say("{value} has decimals, but this is a count; was {candidate} meant?"),
    say("{value} has decimals, but this is a count."),
)
def decimals(subject: Subject) -> Iterator[Hit]:
    """A count has no decimals.

    Common causes: 24.480 was typed in a program that takes the point for the decimal sign, and
    became 24.48; a rate was entered in place of a number; an average was calculated.

    What to do: Type the number without points and commas (24480), or ask the unit which number it
    is. It is never multiplied in silence.
    """
    return _faulty(subject, Fault.FRACTION)


@return_rule(
    "R202",
    Severity.ERROR,
    Effect.ITEMS,
    say("{value} is below zero, but this is a count."),
)
def negative(subject: Subject) -> Iterator[Hit]:
    """A count is not below zero.

    Common causes: the change against the year before was entered; a formula subtracts the wrong
    way round; a dash was typed before the number.

    What to do: Enter the number there is on 31 December; 0 if there is none.
    """
    return _faulty(subject, Fault.NEGATIVE)


@return_rule(
    "R203",
    Severity.ERROR,
    Effect.ITEMS,
    say("“{value}” is not a number; was {candidate} meant?"),
    say("“{value}” is not a number."),
)
def words(subject: Subject) -> Iterator[Hit]:
    """A count is a number, not words.

    Common causes: "about", "over" or a remark was typed with the number; "none" was written for 0;
    the number was written in words.

    What to do: Leave only the number in the cell and write the remark under Ghi chú; write 0 where
    there is none. Leave the cell blank if the number is not known.
    """
    return _faulty(subject, Fault.TEXT)


@return_rule(
    "R204",
    Severity.ERROR,
    Effect.ITEMS,
    say("{value} is a percentage, but a count is asked for."),
)
def percentage(subject: Subject) -> Iterator[Hit]:
    """A count is not a percentage.

    Common causes: the rate was entered in place of the number; the cell has the format per cent.

    What to do: Enter the number itself; rates are calculated from it. If the number is right, set
    the format of the cell to a plain number.
    """
    return _faulty(subject, Fault.PERCENTAGE)


@return_rule(
    "R205",
    Severity.ERROR,
    Effect.ITEMS,
    say("{value} is a date or a time, but a count is asked for."),
)
def date_or_time(subject: Subject) -> Iterator[Hit]:
    """A count is not a date or a time.

    Common causes: 3/5 or 1-2 was typed, and Excel made a date of it; a date was pasted into the
    wrong cell.

    What to do: Set the format of the cell to a plain number and type the number again.
    """
    return _faulty(subject, Fault.DATE)


@return_rule(
    "R206",
    Severity.ERROR,
    Effect.ITEMS,
    say("{value} is a logical value and not what is asked for."),
)
def true_or_false(subject: Subject) -> Iterator[Hit]:
    """A cell holds a number, or Có or Không, and not TRUE or FALSE.

    Common causes: a tick box is linked to the cell; a formula compares two cells.

    What to do: Type the number, or Có or Không where the item asks for it.
    """
    return _faulty(subject, Fault.BOOLEAN)


@return_rule(
    "R207",
    Severity.ERROR,
    Effect.ITEMS,
    say("The formula {value} was never calculated, so that its result is not known."),
)
def never_calculated(subject: Subject) -> Iterator[Hit]:
    """A formula comes with its result.

    Common causes: the workbook was written by a program that does not calculate and was not opened
    in Excel since; calculation is set to manual.

    What to do: Open the workbook in Excel or LibreOffice, press F9 and save it, or type the number
    in place of the formula.
    """
    return _faulty(subject, Fault.UNCALCULATED)


@return_rule(
    "R208",
    Severity.ERROR,
    Effect.ITEMS,
    say("The cell shows the error {value}."),
)
def error_value(subject: Subject) -> Iterator[Hit]:
    """A formula does not end in an error.

    Common causes: the formula divides by zero or by a blank; it points to a deleted cell or to a
    workbook the unit did not send.

    What to do: Repair the formula, or type the number in its place.
    """
    return _faulty(subject, Fault.ERROR_VALUE)


@return_rule(
    "R209",
    Severity.ERROR,
    Effect.ITEMS,
    say("“{value}” is neither Có nor Không."),
)
def neither_yes_nor_no(subject: Subject) -> Iterator[Hit]:
    """An item of the kind Có/Không is answered with Có or Không.

    Common causes: x, a number or the title of a decision was entered.

    What to do: Type Có or Không; number and date of the decision belong under Ghi chú. Leave the
    cell blank if it is not known.
    """
    return _faulty(subject, Fault.NOT_YES_NO)


@return_rule(
    "R210",
    Severity.ERROR,
    Effect.ITEMS,
    say("“{value}” can be read in more than one way; was {candidate} meant?"),
    say("“{value}” can be read in more than one way."),
)
def ambiguous(subject: Subject) -> Iterator[Hit]:
    """A number can be read in one way only.

    Common causes: points and commas are mixed; thousands are not in groups of three; a digit is
    missing after the point; a word other than the item's own unit of measure stands behind the
    number; the letter O was typed for 0.

    What to do: Type the number without points, commas and spaces, or ask the unit which number it
    is.
    """
    return _faulty(subject, Fault.AMBIGUOUS)


@return_rule(
    "R211",
    Severity.ERROR,
    Effect.ITEMS,
    say("{value} is too large for a count of people or things in a district."),
)
def too_large(subject: Subject) -> Iterator[Hit]:
    """A count is of a size that is possible in a district.

    Common causes: two numbers were typed into one cell; a telephone number or an amount of money
    was pasted.

    What to do: Enter the number asked for.
    """
    return _faulty(subject, Fault.TOO_LARGE)


@return_rule(
    "R212",
    Severity.ERROR,
    Effect.ITEMS,
    say("“{value}” holds more than one number, but only one is asked for."),
)
def several_numbers(subject: Subject) -> Iterator[Hit]:
    """A cell holds one number.

    Common causes: a part and its total were typed into one cell (120/450); a sum was typed without
    the sign = before it (12+3); a range was given.

    What to do: Enter the one number that the item asks for, added up where need be; what else is to
    be said belongs under Ghi chú.
    """
    return _faulty(subject, Fault.SEVERAL)


@return_rule(
    "R213",
    Severity.ERROR,
    Effect.ITEMS,
    say(
        "{value} stands in a merged cell over the rows of several items; whose it is is not known."
    ),
)
def shared_cell(subject: Subject) -> Iterator[Hit]:
    """Every item has a cell of its own.

    Common causes: cells of the column Số liệu were merged, because several items have one number or
    by a slip.

    What to do: Take the merged cell apart (Unmerge Cells) and enter each item's number in its own
    row.
    """
    return _faulty(subject, Fault.SHARED)


CELL_RULES = (
    decimals,
    negative,
    words,
    percentage,
    date_or_time,
    true_or_false,
    never_calculated,
    error_value,
    neither_yes_nor_no,
    ambiguous,
    too_large,
    several_numbers,
    shared_cell,
)
