"""R10x: files that gave no return."""

from collections.abc import Iterator

from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import Message, say
from xhht_cli.returns.limits import MEASURES, Measure
from xhht_cli.returns.model import Trouble
from xhht_cli.rules.catalogue import Hit, hit, return_rule
from xhht_cli.rules.kinds import KIND_RULES
from xhht_cli.rules.subject import Subject
from xhht_cli.rules.troubles import trouble_of


def _measured(limit: str, value: int) -> Message:
    """Say a value of a limit with its unit of measure."""
    match MEASURES[limit]:
        case Measure.BYTES:
            large = value >= 1 << 20
            return (
                say("{size} MB", size=-(-value >> 20))
                if large
                else say("{size} KB", size=-(-value >> 10))
            )
        case Measure.SECONDS:
            return say("{count} seconds", count=value)
        case Measure.NUMBER:
            return say("{count}", count=value)


@return_rule(
    "R101",
    Severity.ERROR,
    Effect.RETURN,
    say("This is not a workbook: {detail}"),
    say("This is not a workbook."),
)
def not_a_workbook(subject: Subject) -> Iterator[Hit]:
    """The content of the file is that of a workbook, whatever its name says.

    Common causes: a file of another program was renamed to .xlsx; the beginning of the file is
    damaged.

    What to do: Open the file in Excel or LibreOffice and save it as .xlsx. If it does not open
    there, ask the unit to send its return again.
    """
    return trouble_of(subject, Trouble.NOT_A_WORKBOOK)


@return_rule(
    "R102",
    Severity.ERROR,
    Effect.RETURN,
    say("The workbook is protected by a password: {detail}"),
    say("The workbook is protected by a password."),
)
def encrypted(subject: Subject) -> Iterator[Hit]:
    """The workbook opens without a password.

    Common causes: the unit protects all its documents; the office's software encrypts attachments.

    What to do: Open the workbook with the password and save it without one, or ask the unit for a
    copy without password.
    """
    return trouble_of(subject, Trouble.ENCRYPTED)


@return_rule(
    "R103",
    Severity.ERROR,
    Effect.RETURN,
    say("The workbook is damaged: {detail}"),
    say("The workbook is damaged."),
)
def damaged(subject: Subject) -> Iterator[Hit]:
    """The workbook is whole.

    Common causes: the download or the copy was cut off; a memory stick was pulled out too early; a
    mail program changed the attachment; an uncommon program wrote it.

    What to do: Fetch the file once more from the mail. If Excel opens it, save it as .xlsx, and if
    it offers to repair it, compare every figure after that; else ask the unit to send it again.
    """
    return trouble_of(subject, Trouble.DAMAGED)


@return_rule(
    "R104",
    Severity.ERROR,
    Effect.RETURN,
    say(
        "The file is over the limit {limit}: {found}, and at most {most} is read; to read it all"
        " the same: --limit {limit}={more}"
    ),
    say("The file is over the limit {limit} of {most}; to raise it: --limit {limit}={more}"),
    say("The workbook is larger than a return can be."),
)
def over_limits(subject: Subject) -> Iterator[Hit]:
    """The workbook is no larger than a return with its attachments may be.

    Common causes: pictures or whole documents were pasted into the workbook; formats reach down to
    the last row of the sheet; the file is something other than a return.

    What to do: Copy the table into the unit's blank return, or delete pictures, other sheets and
    the empty rows below the form, and save the workbook again. If the file is sound, raise the
    limit with the option --limit.
    """
    excess = subject.found.excess
    if excess is not None:
        found = None if excess.found is None else _measured(excess.limit, excess.found)
        most = _measured(excess.limit, excess.most)
        yield hit(limit=excess.limit, found=found, most=most, more=excess.enough)


@return_rule(
    "R105",
    Severity.ERROR,
    Effect.RETURN,
    say("Reading the workbook failed or took too long: {detail}"),
    say("Reading the workbook failed or took too long."),
)
def reader_died(subject: Subject) -> Iterator[Hit]:
    """The workbook can be read to its end in reasonable time.

    Common causes: the file is damaged in a way that the program that saved it overlooks; it was
    made by a program that does not keep to the format.

    What to do: Open the file in Excel or LibreOffice, save it under a new name as .xlsx, and use
    that copy.
    """
    return trouble_of(subject, Trouble.READER_DIED)


@return_rule(
    "R106",
    Severity.ERROR,
    Effect.RETURN,
    say("The file cannot be opened: {detail}"),
    say("The file cannot be opened."),
)
def unreadable_path(subject: Subject) -> Iterator[Hit]:
    """The operating system lets the file be read.

    Common causes: you have no right to read the file; another program holds it; it lies on a
    network drive or in a cloud folder that is not connected.

    What to do: Close the file in other programs, copy it to a folder of your own and run the
    command again.
    """
    return trouble_of(subject, Trouble.UNREADABLE_PATH)


@return_rule(
    "R107",
    Severity.ERROR,
    Effect.RETURN,
    say("There is no recognisable return in the workbook: {detail}"),
    say("There is no recognisable return in the workbook."),
)
def no_form(subject: Subject) -> Iterator[Hit]:
    """A sheet of the workbook has the table of a return, with the columns Mã số and Số liệu.

    Common causes: the file is another report; the header row of the table was deleted or worded
    anew; the figures were typed into a sheet of the unit's own making.

    What to do: Have the figures entered into the unit's blank return (xhht template). If the file
    is no return at all, take it out of the folder.
    """
    return trouble_of(subject, Trouble.NO_FORM)


FILE_RULES = (
    not_a_workbook,
    encrypted,
    damaged,
    over_limits,
    reader_died,
    unreadable_path,
    no_form,
    *KIND_RULES,
)
