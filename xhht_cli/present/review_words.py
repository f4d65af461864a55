"""Review words: what an interim or a final review says of each target, before any layout."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from xhht_cli.indicators import Ratio
from xhht_cli.measure_verdicts import Outcome
from xhht_cli.messages import Message, Text, say
from xhht_cli.plan.formulas import counted_items
from xhht_cli.plan.model import Measure, Plan, Reaching
from xhht_cli.plan.targets import PER_CENT
from xhht_cli.present import words
from xhht_cli.present.amounts import amount
from xhht_cli.present.compliance import UNKNOWN
from xhht_cli.present.language import Language
from xhht_cli.present.levels import Side, asked, changed_by, side_of
from xhht_cli.present.naming import named
from xhht_cli.present.numbers import printed, thresholds_of
from xhht_cli.present.territory import subject_of
from xhht_cli.present.words import Milestone, Tone, milestone_of
from xhht_cli.review import Holding, Standing, interim, review
from xhht_cli.rollup import Rollup, YearResults

_HOLDING = {
    Side.FLOOR: say("Units below the floor ({count}): {units}."),
    Side.CEILING: say("Units above the ceiling ({count}): {units}."),
    Side.WITHIN: say("Units outside the level ({count}): {units}."),
}
_NOT_REACHING = say("Units whose own figures do not reach what is asked ({count}): {units}.")
_HELD = {
    Side.FLOOR: say("{unit} (short by {count})"),
    Side.CEILING: say("{unit} (over by {count})"),
    Side.WITHIN: say("{unit} (off by {count})"),
}
_NAMED = 3
"""How many units that hold a target back are named before the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """A target in a review; ``sentences`` say what is needed, the way so far, who holds it back."""

    target: str
    title: str
    start: str
    now: str
    level: str
    verdict: str
    tone: Tone
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSection:
    """The targets of one milestone."""

    heading: str
    rows: tuple[ReviewRow, ...]


def review_title(rollup: Rollup, language: Language) -> tuple[str, str]:
    """Say which review it is of which plan, of whom, and on how many returns it rests.

    It is an interim one while a target that is no orientation is still to come.
    """
    year = rollup.years[-1]
    first = interim(rollup.plan, year.year)
    name = say("Interim review") if first else say("Final review")
    head = say("{review} of {year}", review=name, year=str(year.year))
    parts = (
        subject_of(rollup.plan, rollup.unit, rollup.upper, year.year),
        say("usable returns {usable}/{expected}", usable=year.usable, expected=year.expected),
    )
    plan = language.text(rollup.plan.title)
    return f"{language.say(head)} – {plan}", " · ".join(language.say(part) for part in parts)


def review_sections(rollup: Rollup, language: Language) -> tuple[ReviewSection, ...]:
    """Review the last of the years, its targets by milestone and in the order of the plan."""
    year, place = rollup.years[-1], {t.id: n for n, t in enumerate(rollup.plan.targets)}
    found = sorted(review(year), key=lambda each: place[each.verdict.target.id])
    found.sort(key=_milestone)
    return tuple(
        _section(tuple(group), year, rollup, language)
        for _, group in groupby(found, key=_milestone)
    )


def _milestone(standing: Standing) -> Milestone:
    return milestone_of(standing.verdict.target)


def _section(
    standings: Sequence[Standing], year: YearResults, rollup: Rollup, language: Language
) -> ReviewSection:
    first = standings[0]
    return ReviewSection(
        heading=words.heading(_milestone(first), first.verdict, year.year, language),
        rows=tuple(_row(each, rollup, language) for each in standings),
    )


def _row(standing: Standing, rollup: Rollup, language: Language) -> ReviewRow:
    verdict, plan = standing.verdict, rollup.plan
    target, year = verdict.target, standing.now.year
    indicator, changed = plan.indicator_by_id[target.indicator].at(year), changed_by(target, year)
    sentences = (
        *([changed] if changed else []),
        *_measured(standing, len(verdict.measures)),
        *_needed(standing, plan),
        *_way(standing),
        *(() if rollup.unit else _holding(standing, plan)),
    )
    return ReviewRow(
        target=target.id,
        title=language.text(indicator.title),
        start=_start(standing.start, target.indicator, plan, language),
        now=_percent(standing.now, target.indicator, plan, language),
        level=asked(target, plan, language),
        verdict=words.verdict_words(verdict, language),
        tone=words.tone_of(verdict.outcome, verdict.phase),
        sentences=tuple(language.say(each) for each in sentences),
    )


def _percent(ratio: Ratio, indicator: str, plan: Plan, language: Language) -> str:
    if ratio.value is None:
        return UNKNOWN
    return amount(ratio.value, thresholds_of(plan, indicator), ratio.measure.per, language)


def _start(start: Ratio | None, indicator: str, plan: Plan, language: Language) -> str:
    if start is None:
        return UNKNOWN
    return f"{_percent(start, indicator, plan, language)} ({start.year})"


def _measured(standing: Standing, measures: int) -> Iterator[Message]:
    """Name the measure that the figures are of, and on how many reports they rest if not all."""
    now = standing.now
    if measures > 1:
        yield say("The figures are those of: {measure}.", measure=now.measure.title)
    if now.reported < now.expected:
        yield say(
            "The figures cover {reported} of {expected} units only.",
            reported=now.reported,
            expected=now.expected,
        )
    start = standing.start
    if start and start.reported < start.expected:
        yield say(
            "Those of {year} cover {reported} of {expected}.",
            year=str(start.year),
            reported=start.reported,
            expected=start.expected,
        )


def _needed(standing: Standing, plan: Plan) -> Iterator[Message]:
    """Say what is still needed: each year until the target is due, or at all."""
    own, measure = standing.deciding, standing.now.measure
    if not own.lacking:
        return
    counted = _counted(measure, plan)
    if own.need and own.need_count:
        points = printed(own.need, ())
        values = ("points", points), ("count", own.need_count), ("counted", counted)
        yield Message(_yearly(measure, over=own.over).id, values)
    elif own.over:
        yield say("Over by {count} {counted}.", count=own.lacking, counted=counted)
    else:
        yield say("Short by {count} {counted}.", count=own.lacking, counted=counted)


def _yearly(measure: Measure, *, over: bool) -> Message:
    """Give the sentence that says what is needed each year; points are those of per cent."""
    if measure.per == PER_CENT and over:
        return say(
            "Needed each year from here: {points} points less, that is {count} {counted} fewer a "
            "year."
        )
    if measure.per == PER_CENT:
        return say(
            "Needed each year from here: {points} points, that is {count} more {counted} a year."
        )
    if over:
        return say("Needed each year from here: {count} {counted} fewer.")
    return say("Needed each year from here: {count} more {counted}.")


def _counted(measure: Measure, plan: Plan) -> Message | tuple[Text, ...]:
    """Name what a measure counts, by its items."""
    codes = counted_items(measure)
    if not codes:
        return say("units")
    return tuple(dict.fromkeys(plan.item_by_code[code].unit for code in codes))


def _way(standing: Standing) -> Iterator[Message]:
    """Say how many years the value is ahead of the straight line, or behind it."""
    ahead, best = standing.ahead, standing.ahead_best
    if ahead is None or best is None or standing.verdict.outcome is Outcome.MET:
        return
    worst, better, years = printed(ahead, ()), printed(best, ()), printed(abs(ahead), ())
    if worst != better:
        yield say(
            "On the line to the target: between {worst} and {best} years (− behind, + ahead), "
            "as far as the returns received can say.",
            worst=worst,
            best=better,
        )
    elif not ahead:
        yield say("On the line to the target.")
    elif ahead > 0:
        yield say("Ahead of the line to the target by {years} years.", years=years)
    else:
        yield say("Behind the line to the target by {years} years.", years=years)


def _holding(standing: Standing, plan: Plan) -> Iterator[Message]:
    """Name the units that are farthest outside, and count the rest."""
    standard, names = standing.verdict.target.standard, plan.units_in(standing.now.year)
    if not standing.holding or standard is None:
        return
    side = side_of(standard)
    units: list[str | Message] = [
        _held(names[each.unit].name, each, standing.now.measure, side) for each in standing.holding
    ]
    reaching = isinstance(standing.now.measure.formula, Reaching)
    sentence = _NOT_REACHING if reaching else _HOLDING[side]
    yield Message(sentence.id, (("count", len(units)), ("units", named(units, _NAMED))))


def _held(unit: str, holding: Holding, measure: Measure, side: Side) -> Message | str:
    """Name a unit with what it is off by; where units are counted, it is the unit itself."""
    if isinstance(measure.formula, Reaching):
        return unit
    return Message(_HELD[side].id, (("unit", unit), ("count", holding.shortfall)))
