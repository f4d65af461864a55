"""Reminder: the paragraph that asks the units that miss for their returns."""

from collections.abc import Sequence

from xhht_cli.messages import Text, say
from xhht_cli.present.language import Language
from xhht_cli.status.model import State, Status, UnitStatus


def reminder(status: Status, language: Language) -> str:
    """Write the reminder in one paragraph; '' when there is nobody to remind."""
    missing, rejected = status.of(State.MISSING), status.of(State.REJECTED)
    if not (missing or rejected or status.empty):
        return ""
    year, source, body = str(status.year), status.plan.source, status.plan.receiver
    receiver = Text(vi=body.vi, en=f"{body.en} ({body.vi})")
    sentences = []
    if missing:
        sentences.append(
            say(
                "The {receiver} has not received the {year} returns on building the learning "
                "society ({source}) of the following units ({count}): {units}.",
                receiver=receiver,
                year=year,
                source=source,
                count=len(missing),
                units=_by_form(missing, language),
            )
        )
    if rejected:
        sentences.append(
            say(
                "The {year} returns of the following units ({count}) came in but cannot be used, "
                "and have to be sent again: {units}.",
                year=year,
                count=len(rejected),
                units=_by_form(rejected, language),
            )
        )
    if status.empty:
        sentences.append(
            say(
                "The {year} returns of the following units ({count}) came in empty, and have to be "
                "filled in and sent again: {units}.",
                year=year,
                count=len(status.empty),
                units=_by_form(status.empty, language),
            )
        )
    sentences.append(
        say(
            "These units are asked to fill in the form named, with unit code, year and date, and "
            "to send it to the {receiver} as soon as they can, so that its report can be made.",
            receiver=receiver,
        )
    )
    if status.deadline:
        sentences.append(say("The deadline is {day}.", day=status.deadline))
    return " ".join(language.say(sentence) for sentence in sentences)


def _by_form(units: Sequence[UnitStatus], language: Language) -> str:
    """Name the units behind the number of the form that they file."""
    forms: dict[str, list[str]] = {}
    for each in units:
        forms.setdefault(each.form, []).append(each.unit.name)
    return "; ".join(
        language.say(say("form {form}: {units}", form=form, units=tuple(names)))
        for form, names in sorted(forms.items())
    )
