"""Words of a status: what the table and the document say in the same way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Unit
from xhht_cli.present.formats import printable
from xhht_cli.present.language import Language
from xhht_cli.present.naming import came_in_empty, named
from xhht_cli.present.territory import whole_of
from xhht_cli.status.model import Clause, Duty, Filing, State, Status, Tally, UnitStatus, Use

STATES = {
    State.SOUND: say("sound"),
    State.FAULTY: say("faulty"),
    State.REJECTED: say("not usable"),
    State.MISSING: say("not received"),
}
_USES = {
    Use.REPLACED: say("{file} (replaced)"),
    Use.DOUBLED: say("{file} (a copy)"),
    Use.REJECTED: say("{file} (not usable: {codes})"),
}
UNIT_LABELS = (
    *(say("Code"), say("Unit"), say("Return"), say("Errors"), say("Warnings")),
    *(say("Lần nộp"), say("Ngày lập biểu"), say("Duties done"), say("Files")),
)
DUTY_LABELS = (
    say("Clause"),
    say("Item"),
    say("Duty"),
    say("Done"),
    say("Not done"),
    say("Unknown"),
)
REQUEST_LABELS = (*DUTY_LABELS[:2], say("Request"), *DUTY_LABELS[3:])
DUTIES = say("Duties, clause by clause")
REQUESTS = say("Requests: the plan asks for them and does not oblige")
REMINDER = say("Reminder, to be copied (--reminder prints it alone)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A unit in words; ``late`` and ``earlier`` stand below day and *Lần nộp* or beside them."""

    code: str
    name: str
    state: str
    errors: str
    warnings: str
    submission: str
    earlier: str
    dated: str
    late: str
    duties: str
    files: tuple[str, ...]


def title_lines(status: Status, language: Language) -> tuple[str, str]:
    """Give the plan's title, and what is shown: the year, the unit, the deadline."""
    parts = [say("Who has reported for {year}", year=str(status.year))]
    if status.unit:
        parts.append(say("{unit}", unit=status.unit.name))
    elif status.plan.upper:
        parts.append(whole_of(status.plan, status.upper, status.year))
    if status.deadline:
        parts.append(say("deadline {day}", day=status.deadline))
    return language.text(status.plan.title), " · ".join(language.say(part) for part in parts)


def forms(status: Status) -> Iterator[tuple[str, tuple[UnitStatus, ...]]]:
    """Give the units form by form, in the order of the register within each."""
    ordered = sorted(status.units, key=lambda each: each.form)
    return ((form, tuple(group)) for form, group in groupby(ordered, key=lambda each: each.form))


def form_heading(form: str, units: Sequence[UnitStatus], language: Language) -> str:
    """Head the units of a form with their counts."""
    words = (say("Form {form}", form=form), counts(units))
    return " – ".join(language.say(each) for each in words)


def counts(units: Sequence[UnitStatus]) -> Message:
    """Say how many units there are in each state."""
    states = [each.state for each in units]
    return say(
        "{count} to report: {sound} sound, {faulty} faulty, {rejected} not usable, {missing} not "
        "received",
        count=len(states),
        sound=states.count(State.SOUND),
        faulty=states.count(State.FAULTY),
        rejected=states.count(State.REJECTED),
        missing=states.count(State.MISSING),
    )


def state_of(each: UnitStatus) -> Message:
    """Say how a unit's return came in, and whether there is nothing in it."""
    state = STATES[each.state]
    return say("{state}, empty", state=state) if each.empty else state


def row_of(each: UnitStatus, language: Language) -> Row:
    """Put a unit into words; what is not known or not there stays blank."""
    current, number = each.current, language.number
    late = language.say(say("late")) if each.late else ""
    earlier = language.say(say("(replaced: {count})", count=each.replaced)) if each.replaced else ""
    return Row(
        code=each.unit.code,
        name=each.unit.name,
        state=language.say(state_of(each)),
        errors=number(each.errors) if current else "",
        warnings=number(each.warnings) if current else "",
        submission=number(current.submission) if current and current.submission else "",
        earlier=earlier,
        dated=_dated(current, language) if current else "",
        late=late,
        duties=_done(each.duties) if each.state in (State.SOUND, State.FAULTY) else "",
        files=tuple(_file(filing, each, language) for filing in each.filings),
    )


def _dated(filing: Filing, language: Language) -> str:
    """Give the day as it is written; a cell that holds a day, as the language writes it."""
    if filing.date and filing.dated.startswith(filing.date.isoformat()):
        return language.date(filing.date)
    return printable(filing.dated)


def _done(tally: Tally) -> str:
    return f"{tally.done}/{tally.asked}" if tally.asked else ""


def _file(filing: Filing, each: UnitStatus, language: Language) -> str:
    alone = sum(other.file == filing.file for other in each.filings) == 1
    file = printable(filing.file if alone else f"{filing.file} [{filing.sheet}]")
    if filing.use is Use.USED:
        return file
    values = (("file", file), ("codes", filing.findings))
    return language.say(Message(_USES[filing.use].id, values))


def notes(status: Status, language: Language) -> tuple[str, ...]:
    """Give the sentences below the units, where there is something to say."""
    return tuple(language.say(message) for message in _notes(status))


def _notes(status: Status) -> Iterator[Message]:
    if len(dict(forms(status))) > 1:
        yield say("In all {counts}.", counts=counts(status.units))
    if status.deadline:
        yield say(
            "Dated after the deadline: {late}. Without a day that can be read, so not known "
            "whether late: {undated}.",
            late=len(status.late),
            undated=len(status.undated),
        )
    if status.replaced:
        yield say("Earlier returns replaced by a later Lần nộp: {count}.", count=status.replaced)
    yield from empty_notes(status)
    yield from version_notes(status)
    yield from unplaced_notes(status)


def empty_notes(status: Status) -> Iterator[Message]:
    """Name the units whose return came in with nothing filled in."""
    if status.empty:
        yield came_in_empty([each.unit for each in status.empty])


def version_notes(status: Status) -> Iterator[Message]:
    """Say on which version of its form the returns are that are used, and whose are earlier."""
    for (form, version), units in sorted(status.versions.items(), key=lambda each: each[0]):
        about = {"form": form, "version": version, "count": len(units)}
        if version == status.plan.form_by_code[form].version:
            yield say("Form {form}, version {version}: returns used: {count}.", **about)
        else:
            yield say(
                "Form {form}, earlier version {version}: returns used: {count} ({units}).",
                **about,
                units=_named(units),
            )


def unplaced_notes(status: Status) -> Iterator[Message]:
    """Name the files that no unit can be held to, and say what to do first."""
    if status.unplaced:
        files = tuple(
            f"{printable(each.file)} ({', '.join(each.findings)})" for each in status.unplaced
        )
        yield say(
            "Files that belong to no unit that reports for {year} ({count}): {files}.",
            year=str(status.year),
            count=len(files),
            files=files,
        )
        yield say("See whose they are before a reminder goes out.")


def duty_rows(
    clauses: Sequence[Clause], language: Language
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Give each duty's cells (the clause only where it begins), and who has not said Có."""
    first: dict[str, str] = {}
    for clause in clauses:
        for place, duty in enumerate(clause.duties):
            code = "" if place else clause.code
            numbers = (duty.done, duty.not_done, duty.unknown)
            words = (code, duty.item.code, language.text(duty.item.title))
            cells = (*words, *(language.number(len(units)) for units in numbers))
            told = _lacking(duty, first.get(duty.item.code))
            yield cells, tuple(language.say(each) for each in told)
            first.setdefault(duty.item.code, clause.code)


def _lacking(duty: Duty, told: str | None) -> Iterator[Message]:
    """Name who answered Không, and who reported without an answer; the silent are named above.

    ``told`` is the clause under which the same duty names them already.
    """
    if told and (duty.not_done or duty.blank):
        yield say("Units: see {clause}", clause=told)
        return
    if duty.not_done:
        yield say("Không: {units}", units=_named(duty.not_done))
    if duty.blank:
        yield say("No answer: {units}", units=_named(duty.blank))


def _named(units: Sequence[Unit]) -> tuple[str | Message, ...]:
    return named([unit.name for unit in units])
