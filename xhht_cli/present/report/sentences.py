"""Sentences: what a report says of one target, right in every case."""

from collections.abc import Iterator

from xhht_cli.indicators import Ratio
from xhht_cli.messages import Message, say
from xhht_cli.present import words
from xhht_cli.present.numbers import printed
from xhht_cli.present.report.claims import claim, sizes
from xhht_cli.present.report.matter import Matter, complete, estimates_of
from xhht_cli.present.report.naming import named
from xhht_cli.rollup import fallen_from
from xhht_cli.verdicts import MeasureVerdict, Outcome

_SILENT = (Outcome.NO_DATA, Outcome.NOT_APPLICABLE)


def sentences(matter: Matter, *, paced: bool = True) -> tuple[str, ...]:
    """Say of a target what the figures are, how they stand to it, and what would settle it.

    ``paced`` adds the pace in a word.
    """
    said = _sentences(matter, paced=paced)
    return tuple(capital(matter.language.say(each)) for each in said)


def capital(text: str) -> str:
    """Begin a sentence with a capital letter."""
    return text[:1].upper() + text[1:]


def _sentences(matter: Matter, *, paced: bool) -> Iterator[Message]:
    if matter.verdict.outcome not in _SILENT:
        yield from _figures(matter)
    yield say("{claim}.", claim=claim(matter))
    yield from _relapse(matter)
    if not matter.one:
        yield from _needed(matter)
        yield from _pace(matter) if paced else ()
    yield from _settled(matter)


def _figures(matter: Matter) -> Iterator[Message]:
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
    ratio = matter.ratio(own)
    if ratio.percent is None:
        return say("{group}: {verdict}", group=ratio.measure.title, verdict=_word(matter, own))
    said = say(
        "{group} {numerator}/{denominator}, that is {percent}, {verdict}",
        group=ratio.measure.title,
        numerator=ratio.numerator,
        denominator=ratio.denominator,
        percent=matter.percent(ratio.percent),
        verdict=_word(matter, own),
    )
    if own.outcome is Outcome.NOT_MET and own.lacking:
        return say("{group}, lacking {count}", group=said, count=own.lacking)
    return said


def _word(matter: Matter, own: MeasureVerdict) -> Message:
    word = words.outcome_word(own.outcome, matter.verdict.phase)
    if matter.one and own.outcome is Outcome.MET:
        word = say("at or above the level")
    elif matter.one and own.outcome is Outcome.NOT_MET:
        word = say("below the level")
    return say("{verdict} by estimate", verdict=word) if own.conditional else word


def figure(matter: Matter, ratio: Ratio) -> Message:
    """Say what a measure's figures are."""
    if ratio.percent is None:
        return say("No rate can be worked out from the figures received.")
    return say(
        "The result, in {counted}, is {numerator}/{denominator}, that is {percent}.",
        counted=matter.counted(ratio.measure),
        numerator=ratio.numerator,
        denominator=ratio.denominator,
        percent=matter.percent(ratio.percent),
    )


def _missing(matter: Matter, ratio: Ratio) -> Iterator[Message]:
    """Say on how many units the figures rest, and where the rate lies with the others."""
    if complete(ratio):
        return
    yield from _covered(matter, ratio)
    if ratio.lower is None or ratio.upper is None:
        return
    where = _within(matter.percent(ratio.lower), matter.percent(ratio.upper))
    if ratio.estimated:
        years, _ = sizes(tuple(estimates_of(ratio)))
        yield say(
            "Estimated with the size in {years} of what has no figures, {where}.",
            years=years,
            where=where,
        )
    else:
        yield say("With what has no figures, {where}.", where=where)


def _within(lower: str, upper: str) -> Message:
    """Say where a rate lies; ends that are printed alike are one."""
    if lower == upper:
        return say("the rate is {rate}", rate=lower)
    return say("the rate lies between {lower} and {upper}", lower=lower, upper=upper)


def _covered(matter: Matter, ratio: Ratio) -> Iterator[Message]:
    counts = {"reported": ratio.reported, "expected": ratio.expected}
    open_ = matter.verdict.outcome is Outcome.UNDETERMINED and ratio.lower is None
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


def _relapse(matter: Matter) -> Iterator[Message]:
    year = fallen_from(matter.dossier.rollup.years, matter.verdict.target)[-1]
    if year:
        yield say("This level was reached in {year} and has not been kept.", year=str(year))


def _needed(matter: Matter) -> Iterator[Message]:
    """Say what it takes each year until an upcoming target is due."""
    own = matter.verdict.deciding
    if not own.need or not own.need_count or not own.lacking:
        return
    if own.need_count == own.lacking and not matter.several:
        return
    ratio = matter.deciding
    values = {
        "year": str(matter.verdict.year),
        "points": printed(own.need, ()),
        "count": own.need_count,
        "counted": matter.counted(ratio.measure),
    }
    if matter.several:
        yield say(
            "By the figures of the group that decides, {group}, until the end of {year} it takes "
            "{points} more percentage points each year, which in {counted} is {count}.",
            group=ratio.measure.title,
            **values,
        )
    elif complete(ratio):
        yield say(
            "Until the end of {year} it takes {points} more percentage points each year, which in "
            "{counted} is {count}.",
            **values,
        )
    else:
        yield say(
            "By the figures received, until the end of {year} it takes {points} more percentage "
            "points each year, which in {counted} is {count}.",
            **values,
        )


def _pace(matter: Matter) -> Iterator[Message]:
    verdict = matter.verdict
    pace = words.pace_words(verdict.pace, verdict.pace_best, matter.language)
    if pace and verdict.outcome is not Outcome.MET:
        yield say("Pace since {base}: {pace}.", base=str(verdict.pace_from), pace=pace)


def _settled(matter: Matter) -> Iterator[Message]:
    """Name the units whose figures could settle what is undetermined, and what it takes."""
    verdict, own = matter.verdict, matter.verdict.deciding
    if verdict.outcome is not Outcome.UNDETERMINED or not own.decisive:
        return
    if not matter.one:
        units = {unit.code: unit.name for unit in matter.dossier.assessment.coverage.expected}
        names = named([units[code] for code in own.decisive])
        yield (
            say(
                "The figures of {units} could be enough to settle it ({group}).",
                units=names,
                group=matter.deciding.measure.title,
            )
            if matter.several
            else say("The figures of {units} could be enough to settle it.", units=names)
        )
    if own.needed is None or own.outstanding is None or matter.itself:
        return
    ratio = matter.deciding
    values = {
        "needed": own.needed,
        "outstanding": own.outstanding,
        "counted": matter.counted(ratio.measure),
    }
    if ratio.estimated:
        yield say(
            "To reach the level it takes at least {needed} more of the estimated {outstanding} "
            "outstanding, counted in {counted}.",
            **values,
        )
    else:
        yield say(
            "To reach the level it takes at least {needed} more of the {outstanding} outstanding, "
            "counted in {counted}.",
            **values,
        )
