"""Compliance table: an assessment as words, row by row, before any format lays it out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from xhht_cli.assessment import Assessment, Result
from xhht_cli.coverage import Coverage
from xhht_cli.indicators import Ratio, Series
from xhht_cli.measure_verdicts import MeasureVerdict, Outcome
from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Plan, Target
from xhht_cli.present import words
from xhht_cli.present.amounts import amount, counts, span
from xhht_cli.present.findings import summary
from xhht_cli.present.language import Language
from xhht_cli.present.levels import asked
from xhht_cli.present.numbers import thresholds_of
from xhht_cli.present.territory import subject_of
from xhht_cli.present.words import Milestone, Tone, milestone_of
from xhht_cli.verdicts import Verdict

UNKNOWN = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A target, or (``target`` is '') one measure below it, by its id. '' is an empty cell.

    ``counts`` are what a rate is made of, '' for a number that is nothing but itself. ``bounds``
    stand where something is missing; ``over`` says that the shortfall is what lies above a ceiling.
    ``a_year`` is how many more, or fewer, are needed each year until the target is due.
    """

    target: str = ""
    measure: str = ""
    title: str = ""
    counts: str
    value: str
    bounds: str
    reported: str
    level: str = ""
    shortfall: str = ""
    over: bool = False
    a_year: str = ""
    verdict: str = ""
    provisional: str = ""
    pace: str = ""
    tone: Tone = Tone.SILENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The targets of one milestone; ``outcomes`` says how many of them stand how."""

    heading: str
    label: str
    outcomes: str
    rows: tuple[Row, ...]

    @property
    def counts(self) -> str:
        """The line that counts the outcomes, by the milestone's label."""
        return f"{self.label}: {self.outcomes}"


Judged = tuple[Verdict, Result]


def title_lines(assessment: Assessment, language: Language) -> tuple[str, str]:
    """Say what was assessed: the plan; then the year, the unit, the returns and the findings.

    The findings counted are those of all returns of the year, also where one unit is assessed, as
    in the JSON; then it is said so.
    """
    unit = assessment.unit
    parts = (
        say("Year {year}", year=str(assessment.year)),
        subject_of(assessment.plan, unit, assessment.upper, assessment.year),
        _usable(assessment.coverage),
    )
    said = [language.say(part) for part in parts]
    found = summary(assessment.findings, language)
    if unit:
        found = language.say(say("in the year's returns of all units: {counts}", counts=found))
    return language.text(assessment.plan.title), " · ".join([*said, found])


def _usable(coverage: Coverage) -> Message:
    """Count the usable returns, and the empty ones among them."""
    usable, expected, empty = coverage.usable, len(coverage.expected), len(coverage.empty)
    if empty:
        return say(
            "usable returns {usable}/{expected} (empty: {empty})",
            usable=usable,
            expected=expected,
            empty=empty,
        )
    return say("usable returns {usable}/{expected}", usable=usable, expected=expected)


def sections(assessment: Assessment, language: Language) -> tuple[Section, ...]:
    """Give the targets grouped by milestone, those set anew each year by themselves."""
    return tuple(
        _section(milestone, tuple(group), assessment, language)
        for milestone, group in groupby(judged_targets(assessment), key=_milestone)
    )


def judged_targets(assessment: Assessment) -> tuple[Judged, ...]:
    """Give every verdict with its result, by milestone and then in the order of the plan."""
    place = {target.id: number for number, target in enumerate(assessment.plan.targets)}
    found = [(verdict, result) for result in assessment.results for verdict in result.verdicts]
    found.sort(key=lambda judged: place[judged[0].target.id])
    return tuple(sorted(found, key=_milestone))


def by_target(rows: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    """Part the rows of a section by target: its own, then those of the measures below it."""
    starts = [place for place, row in enumerate(rows) if row.target]
    ends = (*starts[1:], len(rows))
    return tuple(tuple(rows[start:end]) for start, end in zip(starts, ends, strict=True))


def _milestone(judged: Judged) -> Milestone:
    return milestone_of(judged[0].target)


def _section(
    milestone: Milestone, judged: Sequence[Judged], assessment: Assessment, language: Language
) -> Section:
    verdicts = [verdict for verdict, _ in judged]
    rows = (_rows(*each, assessment.plan, language) for each in judged)
    return Section(
        heading=words.heading(milestone, verdicts[0], assessment.year, language),
        label=language.say(milestone.label),
        outcomes=_outcomes(verdicts, language),
        rows=tuple(row for several in rows for row in several),
    )


def _outcomes(verdicts: Sequence[Verdict], language: Language) -> str:
    phase, found = verdicts[0].phase, [verdict.outcome for verdict in verdicts]
    names = {outcome: language.say(words.outcome_word(outcome, phase)) for outcome in Outcome}
    return " · ".join(
        f"{found.count(each)} {name}" for each, name in names.items() if each in found
    )


def _rows(verdict: Verdict, result: Result, plan: Plan, language: Language) -> Iterator[Row]:
    """Make the row of a target from its deciding measure, and one for each measure below it."""
    series = result.values.series
    deciding = next(each for each in series if each.measure.id == verdict.deciding.measure)
    yield replace(
        _judged_row(deciding.now, verdict.deciding, verdict, plan, language),
        target=verdict.target.id,
        title=language.text(result.values.indicator.title),
        level=asked(verdict.target, plan, language),
        verdict=words.verdict_words(verdict, language),
        pace=words.pace_words(verdict.pace, verdict.pace_best, language, verdict.target.standard),
        tone=words.tone_of(verdict.outcome, verdict.phase),
    )
    several = len(result.values.judged) > 1
    for each in series:
        if several or not each.measure.judged:
            yield _measure_row(each, verdict, plan, language)


def _measure_row(series: Series, verdict: Verdict, plan: Plan, language: Language) -> Row:
    own = next((each for each in verdict.measures if each.measure == series.measure.id), None)
    row = (
        _judged_row(series.now, own, verdict, plan, language)
        if own
        else _figures(series.now, plan, verdict.target, language)
    )
    return replace(row, measure=series.measure.id, title=language.text(series.measure.title))


def _judged_row(
    ratio: Ratio, own: MeasureVerdict, verdict: Verdict, plan: Plan, language: Language
) -> Row:
    short = own.lacking
    yearly = own.need_count if short and own.need_count != short else None
    return replace(
        _figures(ratio, plan, verdict.target, language),
        shortfall=_shortfall(own, language),
        over=own.over and bool(short),
        a_year=language.say(_a_year(yearly, over=own.over)) if yearly else "",
        verdict=words.measure_words(own, verdict.phase, language),
        provisional=words.provisional_words(own, verdict.phase, language),
        pace=words.pace_words(own.pace.worst, own.pace.best, language, verdict.target.standard),
        tone=words.tone_of(own.outcome, verdict.phase),
    )


def _a_year(count: int, *, over: bool) -> Message:
    return say("{count}/year fewer", count=count) if over else say("{count}/year", count=count)


def _shortfall(own: MeasureVerdict, language: Language) -> str:
    """Write how many are lacking, or how many there are above a ceiling: over by 12."""
    if not own.lacking:
        return ""
    if own.over:
        return language.say(say("over by {count}", count=own.lacking))
    return language.number(own.lacking)


def _figures(ratio: Ratio, plan: Plan, target: Target, language: Language) -> Row:
    """Make a row of nothing but a measure's figures."""
    thresholds, value = thresholds_of(plan, target.indicator), ratio.value
    number, per = language.number, ratio.measure.per
    return Row(
        counts="" if value is None or per is None else counts(ratio, language),
        value=UNKNOWN if value is None else amount(value, thresholds, per, language),
        bounds=_bounds(ratio, thresholds, language),
        reported=f"{number(ratio.reported)}/{number(ratio.expected)}",
    )


def _bounds(ratio: Ratio, thresholds: Iterable[Decimal], language: Language) -> str:
    """Give the bounds where something is missing; a star marks those that rest on estimates."""
    if ratio.silent or all(part.known for part in ratio.parts):
        return ""
    ends = span(ratio, thresholds, language)
    return f"{ends}*" if ends and ratio.estimated else ends
