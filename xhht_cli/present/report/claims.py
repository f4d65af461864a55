"""Claims: how a target stands, said as far as the verdict proves it and no further."""

from typing import assert_never

from xhht_cli.indicators import Estimate
from xhht_cli.messages import Message, say
from xhht_cli.present.report.matter import Matter, complete
from xhht_cli.verdicts import Outcome, Phase


def claim(matter: Matter) -> Message:
    """Say how the figures stand to the target, without its end; on what condition, if on any."""
    said = _unit_claim(matter) if matter.one else _district_claim(matter)
    if matter.verdict.conditional:
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


def _district_claim(matter: Matter) -> Message:
    verdict, floor = matter.verdict, matter.floor
    early = verdict.phase is Phase.UPCOMING
    match verdict.outcome:
        case Outcome.MET:
            met = say("the floor of {floor} is met", floor=floor)
            ahead = say("the floor of {floor} is reached ahead of time", floor=floor)
            return _with_aim(ahead if early else met, matter)
        case Outcome.NOT_MET:
            not_met = say("the floor of {floor} is not met", floor=floor)
            not_yet = say("the floor of {floor} is not reached yet", floor=floor)
            return _with_shortfall(not_yet if early else not_met, matter)
        case Outcome.UNDETERMINED:
            return _with_provisional(
                say("it cannot be said yet whether the floor of {floor} is reached", floor=floor),
                matter,
            )
        case Outcome.NO_DATA | Outcome.NOT_APPLICABLE:
            return _nothing(verdict.outcome)
        case _:
            assert_never(verdict.outcome)


def _unit_claim(matter: Matter) -> Message:
    verdict, floor = matter.verdict, matter.floor
    match verdict.outcome:
        case Outcome.MET:
            return _with_aim(
                say("at or above the district's level of {floor}", floor=floor), matter
            )
        case Outcome.NOT_MET:
            return _with_shortfall(
                say("below the district's level of {floor}", floor=floor), matter
            )
        case Outcome.UNDETERMINED:
            return _with_provisional(
                say(
                    "it cannot be said yet how this stands to the district's level of {floor}",
                    floor=floor,
                ),
                matter,
            )
        case Outcome.NO_DATA | Outcome.NOT_APPLICABLE:
            return _nothing(verdict.outcome)
        case _:
            assert_never(verdict.outcome)


def _nothing(outcome: Outcome) -> Message:
    if outcome is Outcome.NO_DATA:
        return say("there are no figures yet, so nothing can be judged")
    return say("there is nothing to count, so nothing is judged")


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
    if complete(matter.deciding):
        return say(
            "{claim}; what is lacking, in {counted}, is {count}",
            claim=said,
            count=own.lacking,
            counted=counted,
        )
    return say(
        "{claim}; what is lacking by the figures received, in {counted}, is {count}",
        claim=said,
        count=own.lacking,
        counted=counted,
    )


def _with_provisional(said: Message, matter: Matter) -> Message:
    match matter.verdict.deciding.provisional:
        case _ if matter.several:
            return said
        case Outcome.MET:
            return say("{claim}; by the figures received it is so far at or above it", claim=said)
        case Outcome.NOT_MET:
            below = say("{claim}; by the figures received it is so far below it", claim=said)
            return _with_shortfall(below, matter)
        case _:
            return said
