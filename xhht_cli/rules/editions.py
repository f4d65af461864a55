"""R116 to R119 and R229: returns on another version of the form than today's."""

from collections.abc import Iterator

from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import say
from xhht_cli.plan.editions import Edition
from xhht_cli.plan.model import Form
from xhht_cli.returns.editions import form_of, mark_of
from xhht_cli.rules.catalogue import Hit, hit, return_rule
from xhht_cli.rules.subject import Subject, brief


def _form(subject: Subject) -> Form | None:
    heading = subject.found.heading
    return form_of(heading, subject.plan) if heading else None


@return_rule(
    "R116",
    Severity.ERROR,
    Effect.RETURN,
    say("The return is on version {version} of form {form}; the plan knows {versions}."),
    say("The return is on version {version} of form {form}; the plan knows no version of it."),
)
def unknown_version(subject: Subject) -> Iterator[Hit]:
    """The version printed on the form (Phiên bản biểu) is one that the plan knows.

    Common causes: the form is newer than the plan in use; it is an older one whose codes the plan
    does not say how to read; the mark was changed by hand.

    What to do: If the form is newer, use the plan that it was made with. Otherwise have the figures
    entered into a blank return of this plan (xhht template), or add the version to the plan
    ([[form.earlier]] in items.toml).
    """
    heading, form = subject.found.heading, _form(subject)
    if heading and heading.version_cell and form and heading.version is None:
        known = tuple(filter(None, (form.version, *(each.version for each in form.earlier))))
        values = {"form": form.code, "versions": known or None}
        cell = subject.cell(heading.version_cell)
        yield hit(cell, version=brief(heading.version_cell.raw), **values)


@return_rule(
    "R117",
    Severity.NOTE,
    Effect.NOTHING,
    say("The return is on version {version} of form {form}; its codes are read as those of {now}."),
)
def earlier_version(subject: Subject) -> Iterator[Hit]:
    """The return is on today's version of its form.

    Common causes: the unit filled in a form that it had from earlier; the return is of a year in
    which the older form was in use.

    What to do: Nothing, the figures are read by the plan's map of codes. For the next year send the
    unit the blank return of today (xhht template).
    """
    form, edition = _form(subject), subject.edition
    if form and edition:
        yield hit(version=edition.version, form=form.code, now=form.version)


def _unmarked(subject: Subject) -> Form | None:
    """Give the form of a return that is read as today's version without saying that it is."""
    heading, form = subject.found.heading, _form(subject)
    marked = heading is None or mark_of(heading) or subject.edition
    return form if form and form.version and not marked else None


def _telling(subject: Subject, edition: Edition) -> tuple[str, ...]:
    """Give the codes of a return that only an earlier edition has."""
    known = subject.plan.item_by_code
    codes = (entry.code for entry in subject.found.entries if entry.code not in known)
    return tuple(dict.fromkeys(code for code in codes if edition.names(code)))


@return_rule(
    "R118",
    Severity.WARNING,
    Effect.NOTHING,
    say("The form bears no version; its codes are read as those of version {version}."),
)
def missing_version(subject: Subject) -> Iterator[Hit]:
    """A form that has versions says which one it is (Phiên bản biểu).

    Common causes: a form from before there were versions was filled in; the line was deleted; the
    table was copied into another workbook without what stands above it.

    What to do: See whether the items stand under the codes of today's form. If it is an older form,
    have the figures entered into the blank return of today (xhht template), or say in the plan
    until which year forms without a version are older ones (until in items.toml).
    """
    form = _unmarked(subject)
    if form and not any(_telling(subject, edition) for edition in form.earlier):
        yield hit(version=form.version)


@return_rule(
    "R119",
    Severity.ERROR,
    Effect.RETURN,
    say("The form bears no version, but has codes of version {version} that are no more: {codes}."),
)
def like_an_earlier_version(subject: Subject) -> Iterator[Hit]:
    """A form without a version has no codes that only an earlier version had.

    Common causes: a form from before there were versions was filled in for a year after it; the
    unit added rows of its older form.

    What to do: If it is the older form, write its version at Phiên bản biểu, above the table, as in
    “Phiên bản biểu: 2013”; its codes are then read as they were. Otherwise correct the codes.
    """
    form = _unmarked(subject)
    found = ((each.version, _telling(subject, each)) for each in (form.earlier if form else ()))
    telling = next((each for each in found if each[1]), None)
    if telling:
        yield hit(version=telling[0], codes=telling[1])


@return_rule(
    "R229",
    Severity.NOTE,
    Effect.NOTHING,
    say("Item {code} of version {version} fell away; “{value}” is not needed and not used."),
)
def fallen_away(subject: Subject) -> Iterator[Hit]:
    """The items of an older form are still asked for.

    Common causes: the return is on an earlier version of the form, some of whose items the plan has
    given up.

    What to do: Nothing. The figure stays in the file, and is in no indicator.
    """
    heading = subject.found.heading
    for entry in subject.found.dropped:
        version = heading.version if heading else None
        yield hit(subject.cell(entry.cell), code=brief(entry.code), version=version)


EDITION_RULES = (unknown_version, earlier_version, missing_version, like_an_earlier_version)
DROPPED_RULES = (fallen_away,)
