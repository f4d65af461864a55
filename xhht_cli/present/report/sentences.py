"""Sentences: what a report says of one target, right in every case."""

from collections.abc import Iterator
from fractions import Fraction

from xhht_cli.measure_verdicts import MeasureVerdict, Outcome
from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Measure
from xhht_cli.plan.targets import PER_CENT
from xhht_cli.present import words
from xhht_cli.present.levels import changed_by
from xhht_cli.present.naming import named
from xhht_cli.present.numbers import printed
from xhht_cli.present.report.claims import claim
from xhht_cli.present.report.figures import figures
from xhht_cli.present.report.matter import Matter, complete
from xhht_cli.rollup import fallen_from

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
        yield from figures(matter)
    yield say("{claim}.", claim=claim(matter))
    changed = changed_by(matter.verdict.target, matter.dossier.assessment.year)
    yield from [changed] if changed else ()
    yield from _relapse(matter)
    if not matter.one:
        yield from _needed(matter)
        yield from _pace(matter) if paced else ()
    if not matter.apart:
        yield from _settled(matter)


def _relapse(matter: Matter) -> Iterator[Message]:
    year = fallen_from(matter.dossier.rollup.years, matter.verdict.target)[-1]
    if year:
        yield say("This level was reached in {year} and has not been kept.", year=str(year))


def _needed(matter: Matter) -> Iterator[Message]:
    """Say what it takes each year until an upcoming target is due."""
    own, ratio = matter.verdict.deciding, matter.deciding
    if not own.need or not own.need_count or not own.lacking:
        return
    if own.need_count == own.lacking and not matter.several:
        return
    values = {"year": str(matter.verdict.year), "way": _way(matter, own, ratio.measure)}
    if matter.several:
        yield say(
            "By the figures of the group that decides, {group}, until the end of {year} {way}.",
            group=ratio.measure.title,
            **values,
        )
    elif complete(ratio):
        yield say("Until the end of {year} {way}.", **values)
    else:
        yield say("By the figures received, until the end of {year} {way}.", **values)


def _way(matter: Matter, own: MeasureVerdict, measure: Measure) -> Message:
    """Say what it takes each year, in points only where the figure is in per cent."""
    values = {
        "points": printed(own.need or Fraction(), ()),
        "count": own.need_count,
        "counted": matter.counted(measure),
    }
    return Message(_each_year(measure, over=own.over).id, tuple(values.items()))


def _each_year(measure: Measure, *, over: bool) -> Message:
    if measure.per == PER_CENT and over:
        return say(
            "it takes {points} percentage points less each year, which in {counted} is {count}"
        )
    if measure.per == PER_CENT:
        return say(
            "it takes {points} more percentage points each year, which in {counted} is {count}"
        )
    if over:
        return say("the number has to fall each year, in {counted}, by {count}")
    return say("the number has to grow each year, in {counted}, by {count}")


def _pace(matter: Matter) -> Iterator[Message]:
    verdict = matter.verdict
    standard = verdict.target.standard
    pace = words.pace_words(verdict.pace, verdict.pace_best, matter.language, standard)
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
