"""R11x to R141: what stands above the table: form, unit, year and Lần nộp."""

from collections.abc import Iterator

from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import say
from xhht_cli.plan.model import FIRST_YEAR, LAST_YEAR
from xhht_cli.returns.model import Cell, Trouble
from xhht_cli.rules.catalogue import Hit, hit, return_rule
from xhht_cli.rules.subject import Subject, brief, is_blank


def _at(subject: Subject, cell: Cell | None, **values: object) -> Hit:
    """Make a hit at a cell of the heading, which may not have been found."""
    return hit(*([subject.cell(cell)] if cell else []), **values)


def _written(cell: Cell | None) -> bool:
    return not is_blank(cell)


@return_rule(
    "R111",
    Severity.ERROR,
    Effect.RETURN,
    say("The plan has no form {form}; its forms are {forms}."),
)
def unknown_form(subject: Subject) -> Iterator[Hit]:
    """The form number (Biểu số) is one of this plan's.

    Common causes: the return belongs to another plan or to an older edition of the form; the form
    number was changed by hand.

    What to do: If it is the right form, correct the number at Biểu số; otherwise ask the unit to
    fill in the blank return of this plan.
    """
    heading = subject.found.heading
    if heading and heading.form and _written(heading.form) and heading.form_code is None:
        forms = tuple(form.code for form in subject.plan.forms)
        yield _at(subject, heading.form, form=brief(heading.form.raw), forms=forms)


@return_rule(
    "R112",
    Severity.WARNING,
    Effect.NOTHING,
    say("The form number is missing; the return is read as form {form}, which {unit} files."),
)
def missing_form(subject: Subject) -> Iterator[Hit]:
    """The form number (Biểu số) stands at the top of the return.

    Common causes: the top left corner was deleted or hidden; the table was copied into another
    workbook without what stands above it.

    What to do: Write the form number at Biểu số again, and see that the return is on the form its
    unit files.
    """
    heading = subject.found.heading
    if heading and subject.unit and is_blank(heading.form):
        form = subject.plan.form_by_kind[subject.unit.kind]
        yield _at(subject, heading.form, form=form, unit=subject.unit.name)


@return_rule(
    "R113",
    Severity.ERROR,
    Effect.RETURN,
    say("The return is on form {form}, but {unit} files form {expected}."),
)
def wrong_form(subject: Subject) -> Iterator[Hit]:
    """The return is on the form that its unit files.

    Common causes: the unit was sent the other form; the unit code is that of another unit.

    What to do: See whether the unit code is right. If it is, have the figures entered into the form
    that the unit files.
    """
    heading, unit = subject.found.heading, subject.unit
    if heading is None or unit is None or heading.form_code is None:
        return
    expected = subject.plan.form_by_kind[unit.kind]
    if heading.form_code != expected:
        values = {"form": heading.form_code, "unit": unit.name, "expected": expected}
        yield _at(subject, heading.form, **values)


@return_rule(
    "R114",
    Severity.NOTE,
    Effect.NOTHING,
    say("The form was typed for the old fonts {font}; its labels and names are read accordingly."),
)
def legacy_font(subject: Subject) -> Iterator[Hit]:
    """The return is typed in Unicode.

    Common causes: the unit still types with TCVN3 (.VnTime) or VNI fonts; the form was pasted into
    an old workbook.

    What to do: Look over names and remarks, which may be garbled. Ask the unit to type in Unicode
    (Times New Roman) or to convert the file with Unikey.
    """
    heading = subject.found.heading
    if heading and heading.font:
        yield hit(font=heading.font.value)


@return_rule(
    "R115",
    Severity.ERROR,
    Effect.RETURN,
    say("No return is recognised; the text is typed for the old fonts {font}."),
)
def illegible_font(subject: Subject) -> Iterator[Hit]:
    """A workbook typed for TCVN3 (.VnTime) or VNI fonts has the labels of a return all the same.

    Common causes: the file is another report, typed for an old font; a program changed letters of
    such a font when the file was copied or converted.

    What to do: Convert the file to Unicode with Unikey and see whether it is a return; if so, have
    the figures entered into the unit's blank return (xhht template).
    """
    if subject.found.trouble is Trouble.LEGACY_FONT:
        yield hit(font=subject.found.detail)


@return_rule(
    "R131",
    Severity.ERROR,
    Effect.RETURN,
    say("“{value}” is not a year."),
    say("The year is missing."),
)
def missing_year(subject: Subject) -> Iterator[Hit]:
    """The year of the return (Năm báo cáo) can be read.

    Common causes: the cell was left blank; a whole date, a range of years or a remark stands in it.

    What to do: Write the year of the return, four digits and nothing else, at Năm báo cáo.
    """
    heading = subject.found.heading
    if heading and heading.year is None:
        cell = heading.year_cell
        yield _at(subject, cell, value=brief(cell.raw) if cell and _written(cell) else None)


@return_rule(
    "R132",
    Severity.ERROR,
    Effect.RETURN,
    say("{year} is not between {first} and {last}."),
    say("The register has no unit in force at the end of {year}."),
)
def impossible_year(subject: Subject) -> Iterator[Hit]:
    """The year is one for which units of the register file returns.

    Common causes: two digits were swapped; the register begins later or was not continued.

    What to do: Correct the year at Năm báo cáo. If the year is right, use a register of units that
    covers it.
    """
    heading = subject.found.heading
    year = heading.year if heading else None
    if heading is None or year is None:
        return
    if subject.year is None:
        bounds = {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
        yield _at(subject, heading.year_cell, year=str(year), **bounds)
    elif not subject.plan.units_in(year):
        yield _at(subject, heading.year_cell, year=str(year))


@return_rule(
    "R133",
    Severity.WARNING,
    Effect.NOTHING,
    say("The return is for {year}, but its date, {before}, lies before that year."),
    say("The return is for {year}, but its date, {after}, lies more than a year after its end."),
)
def date_far_from_year(subject: Subject) -> Iterator[Hit]:
    """The return was drawn up (Ngày lập biểu) in its year or in the year after it.

    Common causes: an older return was used as a pattern, and the year or the date left as it was; a
    slip in the year; the return was filed very late.

    What to do: See which year the numbers are of, and correct Năm báo cáo or Ngày lập biểu.
    """
    heading, year = subject.found.heading, subject.year
    if heading is None or heading.date is None or heading.date_cell is None or year is None:
        return
    day = heading.date
    before, after = day if day.year < year else None, day if day.year > year + 1 else None
    if before or after:
        yield _at(subject, heading.date_cell, year=str(year), before=before, after=after)


@return_rule(
    "R141",
    Severity.ERROR,
    Effect.NOTHING,
    say("“{value}” at Lần nộp is not a plain number and is counted as 1; was {candidate} meant?"),
    say("“{value}” at Lần nộp is not a whole number from 1; it is counted as 1."),
)
def unreadable_submission(subject: Subject) -> Iterator[Hit]:
    """Lần nộp, if it is filled in, is a whole number from 1.

    Common causes: a date or words such as "lần 2" were written; 0 was written for the first return.

    What to do: Write the number alone: 1 for the first return of the year, 2 for the one that
    replaces it, and so on.
    """
    heading = subject.found.heading
    if heading and heading.submission is None and _written(heading.submission_cell):
        candidate = heading.submission_candidate
        yield _at(subject, heading.submission_cell, candidate=candidate and str(candidate))


FORM_RULES = (unknown_form, missing_form, wrong_form, legacy_font, illegible_font)
YEAR_RULES = (missing_year, impossible_year, date_far_from_year, unreadable_submission)
