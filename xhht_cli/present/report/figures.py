"""Figures: what a report says that a target's figures are, and on what they rest."""

from collections.abc import Iterator
from fractions import Fraction

from xhht_cli.indicators import Ratio
from xhht_cli.measure_verdicts import MeasureVerdict, Outcome
from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Measure, Reaching
from xhht_cli.present import words
from xhht_cli.present.handbook.wording import standard_words
from xhht_cli.present.levels import Side
from xhht_cli.present.notes import estimates_of
from xhht_cli.present.report.claims import sizes
from xhht_cli.present.report.matter import Matter, complete

_KEPT = {
    Side.FLOOR: say("at or above the level"),
    Side.CEILING: say("not above the level"),
    Side.WITHIN: say("within the level"),
}
OUTSIDE = {
    Side.FLOOR: say("below the level"),
    Side.CEILING: say("above the level"),
    Side.WITHIN: say("outside the level"),
}
"""How a unit stands that does not keep a level."""


def figures(matter: Matter) -> Iterator[Message]:
    """Say what the figures are, of each judged measure where there are several."""
    if not matter.several:
        yield figure(matter, matter.deciding)
        yield from _missing(matter, matter.deciding)
        return
    measures = matter.verdict.measures
    yield say(
        "Each of the {count} groups is judged by itself: {groups}.",
        count=len(measures),
        groups=_joined([_group(matter, each) for each in measures]),
    )
    if not all(complete(matter.ratio(each)) for each in measures):
        yield (
            say("The figures of the unit are not complete.")
            if matter.one
            else say("These are the figures received; not all have been.")
        )


def _joined(parts: list[Message]) -> Message:
    """Join with semicolons: the parts have commas of their own."""
    joined = parts[0]
    for part in parts[1:]:
        joined = say("{one}; {other}", one=joined, other=part)
    return joined


def _group(matter: Matter, own: MeasureVerdict) -> Message:
    """Say in short how one of several measures stands."""
    ratio, word = matter.ratio(own), _word(matter, own)
    group = ratio.measure.title
    if ratio.value is None:
        return say("{group}: {verdict}", group=group, verdict=word)
    value = matter.amount(ratio.value, ratio.measure)
    said = (
        say("{group} {count}, {verdict}", group=group, count=value, verdict=word)
        if ratio.measure.per is None
        else say(
            "{group} {numerator}/{denominator}, that is {percent}, {verdict}",
            group=group,
            numerator=ratio.numerator,
            denominator=ratio.denominator,
            percent=value,
            verdict=word,
        )
    )
    if own.outcome is not Outcome.NOT_MET or not own.lacking:
        return said
    if own.over:
        return say("{group}, {count} too many", group=said, count=own.lacking)
    return say("{group}, lacking {count}", group=said, count=own.lacking)


def _word(matter: Matter, own: MeasureVerdict) -> Message:
    compared = comparison(matter, own.outcome) if matter.one else None
    word = compared or words.outcome_word(own.outcome, matter.verdict.phase)
    return say("{verdict} by estimate", verdict=word) if own.conditional else word


def comparison(matter: Matter, outcome: Outcome) -> Message | None:
    """Say how one unit stands, which no target binds, so that it cannot fail one; None if open."""
    if matter.apart and outcome in (Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED):
        return say("not compared")
    if outcome is Outcome.MET:
        return _KEPT[matter.side]
    return OUTSIDE[matter.side] if outcome is Outcome.NOT_MET else None


def figure(matter: Matter, ratio: Ratio) -> Message:
    """Say what a measure's figures are."""
    measure = ratio.measure
    if matter.one and isinstance(measure.formula, Reaching):
        return _reached(matter, ratio, measure.formula)
    if ratio.value is None:
        return (
            say("No number can be given from the figures received.")
            if measure.per is None
            else say("No rate can be worked out from the figures received.")
        )
    values = {
        "counted": matter.counted(measure),
        "numerator": ratio.numerator,
        "denominator": ratio.denominator,
        "percent": matter.amount(ratio.value, measure),
    }
    return Message(_figure(measure).id, (*values.items(), ("whole", matter.whole(measure))))


def _figure(measure: Measure) -> Message:
    """Give the sentence for what a measure is given in."""
    if isinstance(measure.formula, Reaching):
        return say(
            "The units that reach what is asked of each are {numerator}/{denominator}, that is "
            "{percent}."
        )
    match measure.per:
        case None:
            return say("The result, in {counted}, is {numerator}.")
        case 100:
            return say("The result, in {counted}, is {numerator}/{denominator}, that is {percent}.")
        case _:
            return say(
                "The result is {numerator} ({counted}) over {denominator} ({whole}), that is "
                "{percent}."
            )


def _reached(matter: Matter, ratio: Ratio, reaching: Reaching) -> Message:
    """Say whether the one unit keeps what is asked of each."""
    unit = matter.dossier.assessment.unit
    standard = reaching.standard_of(unit.class_ if unit else None)
    asked = standard_words(standard, reaching.per)
    if ratio.value is None:
        return say(
            "It cannot be said yet whether the unit reaches what is asked of each, {asked}.",
            asked=asked,
        )
    if ratio.numerator:
        return say("The unit reaches what is asked of each, {asked}.", asked=asked)
    return say("The unit does not reach what is asked of each, {asked}.", asked=asked)


def _missing(matter: Matter, ratio: Ratio) -> Iterator[Message]:
    """Say on how many units the figures rest, and where the rate lies with the others."""
    if complete(ratio) or matter.apart:
        return
    yield from _covered(matter, ratio)
    if ratio.lower is None:
        return
    where = _within(matter, ratio, ratio.lower)
    if ratio.estimated:
        years, _ = sizes(tuple(estimates_of(ratio)))
        yield say(
            "Estimated with the size in {years} of what has no figures, {where}.",
            years=years,
            where=where,
        )
    else:
        yield say("With what has no figures, {where}.", where=where)


def _within(matter: Matter, ratio: Ratio, least: Fraction) -> Message:
    """Say where a figure lies; ends that are printed alike are one, and there may be no upper."""
    lower, most = matter.amount(least, ratio.measure), ratio.upper
    upper = None if most is None else matter.amount(most, ratio.measure)
    figure = say("the number") if ratio.measure.per is None else say("the rate")
    if upper is None:
        return say("{figure} is at least {lower}", figure=figure, lower=lower)
    if lower == upper:
        return say("{figure} is {rate}", figure=figure, rate=lower)
    return say("{figure} lies between {lower} and {upper}", figure=figure, lower=lower, upper=upper)


def _covered(matter: Matter, ratio: Ratio) -> Iterator[Message]:
    counts = {"reported": ratio.reported, "expected": ratio.expected}
    sized = all(part.size is not None for part in ratio.parts)
    open_ = matter.verdict.outcome is Outcome.UNDETERMINED and not sized
    if matter.one and open_:
        yield say("The size of what has no figures is not known.")
    elif open_:
        yield say(
            "Units with full figures: {reported}/{expected}; the size of the rest is not fully "
            "known.",
            **counts,
        )
    elif not matter.one:
        yield say("Units with full figures: {reported}/{expected}.", **counts)
