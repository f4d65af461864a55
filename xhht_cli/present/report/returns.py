"""Returns: the section that says who has reported."""

from collections.abc import Iterator, Sequence
from datetime import date

from xhht_cli.dossier import Dossier
from xhht_cli.messages import Message, say
from xhht_cli.present.findings import summary
from xhht_cli.present.language import Language
from xhht_cli.present.naming import came_in_empty, named
from xhht_cli.present.report.blocks import Block, Paragraph, Table
from xhht_cli.present.status.words import STATES, forms, state_of, unplaced_notes
from xhht_cli.status.model import State, Status, UnitStatus

_MOST = 30
"""So many names are all given: who is missing is what the reader asks first."""
_WIDTHS = (45, 24, 24, 24, 24, 24)


def returns_blocks(dossier: Dossier, language: Language) -> tuple[Block, ...]:
    """Say who has reported for the year, and what the check of the returns found."""
    status = dossier.status
    messages = (
        *_received(status),
        *_late(status),
        *unplaced_notes(status),
        _checked(dossier, language),
    )
    said = tuple(Paragraph(text=language.say(each)) for each in messages)
    if status.unit:
        return said
    return (said[0], _table(status, language), *said[1:])


def _checked(dossier: Dossier, language: Language) -> Message:
    """Count what the check found, of one unit only what stands in its own return."""
    status = dossier.status
    if status.unit:
        own = status.units[0]
        return say(
            "The check of the return found: errors {errors}, warnings {warnings}.",
            errors=own.errors,
            warnings=own.warnings,
        )
    found = summary(dossier.assessment.findings, language)
    return say("The check of the returns found: {findings}.", findings=found)


def _received(status: Status) -> Iterator[Message]:
    year, expected = str(status.year), len(status.units)
    if status.unit:
        yield say(
            "Return of {unit} for {year}: {state}.",
            unit=status.unit.name,
            year=year,
            state=state_of(status.units[0]),
        )
        return
    received = len(status.received)
    if received == expected:
        yield say(
            "Returns for {year} have been received from all units that report (number: {count}).",
            year=year,
            count=expected,
        )
    else:
        yield say(
            "Returns received for {year}: {received} of {expected}; still missing: {missing}.",
            year=year,
            received=received,
            expected=expected,
            missing=len(status.of(State.MISSING)),
        )
    if status.of(State.FAULTY):
        yield say(
            "Returns with errors in some cells: {count}; what is in those cells is not used.",
            count=len(status.of(State.FAULTY)),
        )
    if status.empty:
        yield came_in_empty([each.unit for each in status.empty])
    yield from _by_form(status)


def _by_form(status: Status) -> Iterator[Message]:
    for form, units in forms(status):
        missing = _names(units, State.MISSING)
        if missing:
            yield say("Not received, form {form}: {units}.", form=form, units=named(missing, _MOST))
        rejected = _names(units, State.REJECTED)
        if rejected:
            yield say(
                "Received but not usable, form {form}: {units}.",
                form=form,
                units=named(rejected, _MOST),
            )


def _names(units: Sequence[UnitStatus], state: State) -> list[str]:
    return [each.unit.name for each in units if each.state is state]


def _late(status: Status) -> Iterator[Message]:
    if status.replaced:
        yield say("Earlier returns replaced by a later one: {count}.", count=status.replaced)
    if status.deadline and status.unit:
        yield from _own_lateness(status.units[0], status.deadline)
    elif status.deadline:
        yield say(
            "Dated after the deadline of {day}: {late}. Without a day that can be read, so not "
            "known whether late: {undated}.",
            day=status.deadline,
            late=len(status.late),
            undated=len(status.undated),
        )


def _own_lateness(own: UnitStatus, deadline: date) -> Iterator[Message]:
    """Say whether the return of one unit came late; nothing where none came."""
    if own.late:
        yield say("The return is dated after the deadline of {day}.", day=deadline)
    elif own.late is False:
        yield say("The return is dated within the deadline of {day}.", day=deadline)
    elif own.current:
        yield say(
            "The return has no day that can be read, so whether it was late for the deadline of "
            "{day} is not known.",
            day=deadline,
        )


def _table(status: Status, language: Language) -> Table:
    """Count the returns of each form by how they came in."""
    states = tuple(State)
    labels = (say("Form"), say("Expected"), *(STATES[state] for state in states))
    rows = [_row(form, units, language) for form, units in forms(status)]
    if len(rows) > 1:
        rows.append(_row(language.say(say("In all")), status.units, language))
    return Table(
        header=tuple(_titled(language.say(label)) for label in labels),
        rows=tuple(rows),
        widths=_WIDTHS,
        centred=tuple(range(1, len(labels))),
    )


def _row(name: str, units: Sequence[UnitStatus], language: Language) -> tuple[str, ...]:
    states = [each.state for each in units]
    counts = (len(states), *(states.count(state) for state in State))
    return (name, *(language.number(count) for count in counts))


def _titled(label: str) -> str:
    return label[:1].upper() + label[1:]
