"""R116 to R120 and R229: returns on another version of the form than today's."""

from collections.abc import Iterator

from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import say
from xhht_cli.plan.model import Form
from xhht_cli.returns.editions import form_of
from xhht_cli.rules.catalogue import Hit, hit, return_rule
from xhht_cli.rules.subject import Subject, brief
from xhht_cli.rules.unmarked import unmarked


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


@return_rule(
    "R118",
    Severity.WARNING,
    Effect.NOTHING,
    say(
        "The form bears no version; by its year alone it is read as version {version}, and not as "
        "{other}, on which these codes stand for something else: {codes}."
    ),
    say("The form bears no version; its codes are read as those of version {version}."),
)
def missing_version(subject: Subject) -> Iterator[Hit]:
    """A form that has versions says which one it is (Phiên bản biểu).

    Common causes: a form from before there were versions was filled in; the line was deleted; the
    table was copied into another workbook without what stands above it.

    What to do: See whether the items stand under the codes of that version. If they do not, write
    the right version at Phiên bản biểu, above the table, or have the figures entered into the blank
    return of the year (xhht template).
    """
    found = unmarked(subject)
    if found is None or found.strange:
        return
    doubt = next(found.doubts, None)
    version = found.read_as.name
    if found.read_as.edition is None and not doubt:
        yield hit(version=version, other=None, codes=None)
    elif doubt and found.declared and found.whole:
        yield hit(version=version, other=doubt.other, codes=doubt.codes)


@return_rule(
    "R119",
    Severity.ERROR,
    Effect.RETURN,
    say(
        "The form bears no version and is for a year of version {version}, but has codes that only "
        "{other} has: {codes}."
    ),
    say("The form bears no version, but has codes of version {older} that are no more: {codes}."),
)
def like_another_version(subject: Subject) -> Iterator[Hit]:
    """A form without a version has no codes that only another version has than its year's.

    Common causes: a form from before there were versions was filled in for a year after it; a newer
    form was filled in for a year before it, and its version was deleted; the unit added rows.

    What to do: If it is the form of that other version, write this at Phiên bản biểu, above the
    table, as in “Phiên bản biểu: 2013”; its codes are then read as they stand there. Otherwise
    correct the codes.
    """
    found = unmarked(subject)
    strange = found.strange if found else None
    if found and strange:
        name, codes = strange
        earlier = found.read_as.edition
        version, other = (found.read_as.name, name) if earlier else (None, None)
        yield hit(version=version, other=other, older=name, codes=codes)


@return_rule(
    "R120",
    Severity.ERROR,
    Effect.RETURN,
    say(
        "The form bears no version, and nothing tells whether it is {version} or {other}, on which "
        "these codes stand for something else: {codes}."
    ),
)
def either_version(subject: Subject) -> Iterator[Hit]:
    """A form without a version says the same by every version that it may be.

    Common causes: the line with the version was deleted; a form from before there were versions
    was filled in, and codes have changed places since then.

    What to do: Ask the unit for the form as it was sent to it, or see by the titles of the rows
    which version it is, and write it at Phiên bản biểu, above the table, as in “Phiên bản biểu:
    2013”. Where nobody can tell, have the figures entered into the blank return of the year (xhht
    template). Until then the return is not used, lest a number come under the wrong item.
    """
    found = unmarked(subject)
    if found is None or found.strange or (found.declared and found.whole):
        return
    doubt = next(found.doubts, None)
    if doubt:
        yield hit(version=found.read_as.name, other=doubt.other, codes=doubt.codes)


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


EDITION_RULES = (
    unknown_version,
    earlier_version,
    missing_version,
    like_another_version,
    either_version,
)
DROPPED_RULES = (fallen_away,)
