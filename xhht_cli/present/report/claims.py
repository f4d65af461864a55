"""Claims: how a target stands, said as far as the verdict proves it and no further."""

from typing import assert_never

from xhht_cli.measure_verdicts import Outcome
from xhht_cli.messages import Message, say
from xhht_cli.parts import Estimate
from xhht_cli.present.levels import Side
from xhht_cli.present.report.matter import Matter, complete
from xhht_cli.present.territory import owner_of
from xhht_cli.verdicts import Phase

_MET = {
    Side.FLOOR: say("the floor of {floor} is met"),
    Side.CEILING: say("the ceiling of {ceiling} is not exceeded"),
    Side.WITHIN: say("the figure lies within the level from {floor} to {ceiling}"),
}
_MET_EARLY = _MET | {Side.FLOOR: say("the floor of {floor} is reached ahead of time")}
_NOT_MET = {
    Side.FLOOR: say("the floor of {floor} is not met"),
    Side.CEILING: say("the ceiling of {ceiling} is exceeded"),
    Side.WITHIN: say("the figure lies outside the level from {floor} to {ceiling}"),
}
_NOT_YET = {
    Side.FLOOR: say("the floor of {floor} is not reached yet"),
    Side.CEILING: say("the figure has not come down to the ceiling of {ceiling} yet"),
    Side.WITHIN: say("the figure does not lie within the level from {floor} to {ceiling} yet"),
}
_OPEN = {
    Side.FLOOR: say("it cannot be said yet whether the floor of {floor} is reached"),
    Side.CEILING: say("it cannot be said yet whether the ceiling of {ceiling} is exceeded"),
    Side.WITHIN: say(
        "it cannot be said yet whether the figure lies within the level from {floor} to {ceiling}"
    ),
}
_UNIT_MET = {
    Side.FLOOR: say("at or above {owner}'s level of {floor}"),
    Side.CEILING: say("not above {owner}'s level of {ceiling}"),
    Side.WITHIN: say("within {owner}'s level from {floor} to {ceiling}"),
}
_UNIT_NOT_MET = {
    Side.FLOOR: say("below {owner}'s level of {floor}"),
    Side.CEILING: say("above {owner}'s level of {ceiling}"),
    Side.WITHIN: say("outside {owner}'s level from {floor} to {ceiling}"),
}
_UNIT_OPEN = {
    Side.FLOOR: say("it cannot be said yet how this stands to {owner}'s level of {floor}"),
    Side.CEILING: say("it cannot be said yet how this stands to {owner}'s level of {ceiling}"),
    Side.WITHIN: say(
        "it cannot be said yet how this stands to {owner}'s level from {floor} to {ceiling}"
    ),
}
_SO_FAR = {
    Side.FLOOR: say("{claim}; by the figures received it is so far at or above it"),
    Side.CEILING: say("{claim}; by the figures received it is so far not above it"),
    Side.WITHIN: say("{claim}; by the figures received it lies within so far"),
}
_NOT_SO_FAR = {
    Side.FLOOR: say("{claim}; by the figures received it is so far below it"),
    Side.CEILING: say("{claim}; by the figures received it is so far above it"),
    Side.WITHIN: say("{claim}; by the figures received it lies outside so far"),
}


def claim(matter: Matter) -> Message:
    """Say how the figures stand to the target, without its end; on what condition, if on any."""
    said = _claim(matter)
    if matter.verdict.conditional and not matter.apart:
        held = condition(matter, matter.estimates)
        return say("{claim}, {condition}", claim=said, condition=held)
    return said


def condition(matter: Matter, estimates: tuple[Estimate, ...]) -> Message:
    """Say what must hold for a verdict that rests on estimates."""
    years, sources = sizes(estimates)
    held = (
        say("if the size of the unit has not changed since {years}", years=years)
        if matter.one
        else say(
            "if the size of the units without figures has not changed since {years}", years=years
        )
    )
    if sources:
        return say("{condition} (sizes taken from: {sources})", condition=held, sources=sources)
    return held


def sizes(estimates: tuple[Estimate, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the years of estimated sizes, and where those were taken from that no return gives."""
    years = sorted({each.year for each in estimates})
    sources = sorted({each.source for each in estimates if each.source})
    return tuple(str(year) for year in years), tuple(sources)


_NOTHING = (Outcome.NO_DATA, Outcome.NOT_APPLICABLE)


def _claim(matter: Matter) -> Message:
    outcome = matter.verdict.outcome
    match outcome:
        case _ if matter.apart and matter.asked.standard and outcome not in _NOTHING:
            return say(
                "the level of {level} is set for the whole and not held against one unit",
                level=matter.level,
            )
        case Outcome.MET:
            return _with_aim(_with_level(_met(matter), matter), matter)
        case Outcome.NOT_MET:
            return _with_shortfall(_with_level(_not_met(matter), matter), matter)
        case Outcome.UNDETERMINED:
            open_ = _UNIT_OPEN if matter.one else _OPEN
            return _with_provisional(_with_level(open_, matter), matter)
        case Outcome.NOT_SET | Outcome.NO_DATA | Outcome.NOT_APPLICABLE:
            return _nothing(outcome, matter)
        case _:
            assert_never(outcome)


def _nothing(outcome: Outcome, matter: Matter) -> Message:
    """Say why nothing is judged."""
    if outcome is Outcome.NOT_SET:
        expected = matter.verdict.target.expected or say("not set yet")
        return say("no level has been set yet ({expected})", expected=expected)
    if outcome is Outcome.NO_DATA:
        return say("there are no figures yet, so nothing can be judged")
    return say("there is nothing to count, so nothing is judged")


def _met(matter: Matter) -> dict[Side, Message]:
    if matter.one:
        return _UNIT_MET
    return _MET_EARLY if matter.verdict.phase is Phase.UPCOMING else _MET


def _not_met(matter: Matter) -> dict[Side, Message]:
    if matter.one:
        return _UNIT_NOT_MET
    return _NOT_YET if matter.verdict.phase is Phase.UPCOMING else _NOT_MET


def _with_level(sentences: dict[Side, Message], matter: Matter) -> Message:
    """Take the sentence of the side that the target asks for, with its ends."""
    owner = owner_of(matter.dossier.assessment.plan)
    values = (("floor", matter.floor), ("ceiling", matter.ceiling), ("owner", owner))
    return Message(sentences[matter.side].id, values)


def _with_aim(said: Message, matter: Matter) -> Message:
    """Add how a range's upper end is reached, by all the measures that it concerns."""
    if not matter.aim:
        return said
    reached = matter.verdict.aim_reached
    if reached:
        return say("{claim}; the aim of {aim} is reached too", claim=said, aim=matter.aim)
    if reached is False:
        return say("{claim}; the aim of {aim} is not reached yet", claim=said, aim=matter.aim)
    return say(
        "{claim}; whether the aim of {aim} is reached cannot be said yet",
        claim=said,
        aim=matter.aim,
    )


def _with_shortfall(said: Message, matter: Matter) -> Message:
    own = matter.verdict.deciding
    if not own.lacking or matter.several or matter.itself:
        return said
    counted = matter.counted(matter.deciding.measure)
    values = (("claim", said), ("count", own.lacking), ("counted", counted))
    return Message(_off_by(over=own.over, known=complete(matter.deciding)).id, values)


def _off_by(*, over: bool, known: bool) -> Message:
    """Give the sentence with what is lacking, or what there is too much."""
    if over and known:
        return say("{claim}; what is too many, in {counted}, is {count}")
    if over:
        return say("{claim}; what is too many by the figures received, in {counted}, is {count}")
    if known:
        return say("{claim}; what is lacking, in {counted}, is {count}")
    return say("{claim}; what is lacking by the figures received, in {counted}, is {count}")


def _with_provisional(said: Message, matter: Matter) -> Message:
    match matter.verdict.deciding.provisional:
        case _ if matter.several:
            return said
        case Outcome.MET:
            return Message(_SO_FAR[matter.side].id, (("claim", said),))
        case Outcome.NOT_MET:
            below = Message(_NOT_SO_FAR[matter.side].id, (("claim", said),))
            return _with_shortfall(below, matter)
        case _:
            return said
