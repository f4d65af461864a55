"""Roll-up words: the years of an indicator, row by row, before any format lays them out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xhht_cli.indicators import Ratio, Series
from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Measure, Plan, Target, Trend
from xhht_cli.plan.targets import PER_CENT
from xhht_cli.present import words
from xhht_cli.present.amounts import bare, unit_of
from xhht_cli.present.compliance import UNKNOWN
from xhht_cli.present.language import Language
from xhht_cli.present.levels import asked, only_per_cent, stages, value_label
from xhht_cli.present.matrix import MARKS, Mark
from xhht_cli.present.numbers import thresholds_of
from xhht_cli.present.sparks import scale_of, spark
from xhht_cli.present.territory import subject_of
from xhht_cli.present.words import milestone_of
from xhht_cli.rollup import Rollup, TrendValue, YearResults, fallen_from, verdict_on
from xhht_cli.verdicts import Verdict

Years = Sequence[YearResults]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """A measure or a target over the years: a mark for each, '' where it has none.

    ``spark`` draws a measure's values on a scale from 0 to 100 per cent, else to the largest of its
    values and levels; ``note`` says how the last year stands to a target.
    """

    name: str
    note: str = ""
    marks: tuple[Mark, ...]
    spark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSection:
    """An indicator over the years: its measures, then its targets."""

    title: str
    measures: tuple[YearRow, ...]
    targets: tuple[YearRow, ...]


def title_lines(rollup: Rollup, language: Language) -> tuple[str, str]:
    """Say what was rolled up: the plan; then whose figures, and the returns of every year."""
    last = rollup.years[-1].year if rollup.years else 0
    name = subject_of(rollup.plan, rollup.unit, rollup.upper, last)
    filed = tuple(f"{each.year}: {each.usable}/{each.expected}" for each in rollup.years)
    facts = (name, say("usable returns {years}", years=filed))
    drawn = say("boundaries of {year}", year=str(rollup.boundaries)) if rollup.boundaries else None
    said = [language.say(each) for each in (*facts, *([drawn] if drawn else []))]
    return language.text(rollup.plan.title), " · ".join(said)


def all_sections(rollup: Rollup, language: Language) -> tuple[YearSection, ...]:
    """Give every indicator that has a figure in one of the years, then the trends."""
    trends = trend_section(rollup, language)
    return (*sections(rollup, language), *([trends] if trends else []))


def sections(rollup: Rollup, language: Language) -> tuple[YearSection, ...]:
    """Give every indicator that has a figure in one of the years, in the order of the plan."""
    there = {r.values.indicator.id for each in rollup.years for r in each.results}
    return tuple(
        YearSection(
            title=language.text(indicator.at(rollup.years[-1].year).title),
            measures=tuple(
                _measure_row(measure, indicator.id, rollup, language)
                for measure in indicator.measures
                if any(_series(each, measure.id) for each in rollup.years)
            ),
            targets=tuple(
                _target_row(target, rollup, language)
                for target in rollup.plan.targets
                if target.indicator == indicator.id
            ),
        )
        for indicator in rollup.plan.indicators
        if indicator.id in there
    )


def trend_section(rollup: Rollup, language: Language) -> YearSection | None:
    """Give the directions without a figure, if there are any: values, never verdicts."""
    rows = tuple(
        _trend_row(trend, rollup, language)
        for trend in rollup.plan.trends
        if any(trend_on(each, trend) for each in rollup.years)
    )
    title = language.say(say("Directions without a figure (shown, never judged)"))
    return YearSection(title=title, measures=rows, targets=()) if rows else None


def trend_on(year: YearResults, trend: Trend) -> TrendValue | None:
    """Find a trend's value in a year; None where nobody is to report it."""
    return next((value for value in year.trends if value.trend == trend), None)


def trend_name(trend: Trend, plan: Plan, language: Language) -> str:
    """Name a trend by its title and clause; with a sign where not all figures are in per cent."""
    name = f"{language.text(trend.title)} ({trend.clause})"
    alike = only_per_cent(plan) and all(each.measure.per == PER_CENT for each in plan.trends)
    sign = "" if alike else unit_of(trend.measure.per, language)
    return f"{name}, {sign}" if sign else name


def trend_mark(value: TrendValue | None, language: Language) -> Mark:
    """Give a trend's value without any sign, since nothing judges it."""
    if value is None:
        return Mark()
    shown, per = value.value, value.trend.measure.per
    return Mark(text=UNKNOWN if shown is None else bare(shown, (), per, language))


def _trend_row(trend: Trend, rollup: Rollup, language: Language) -> YearRow:
    found = [trend_on(each, trend) for each in rollup.years]
    values = [value.value if value else None for value in found]
    return YearRow(
        name=trend_name(trend, rollup.plan, language),
        marks=tuple(trend_mark(value, language) for value in found),
        spark=spark(rollup.years, values, scale_of(values, (), trend.measure.per)),
    )


def _series(year: YearResults, measure: str) -> Series | None:
    found = (s for r in year.results for s in r.values.series if s.measure.id == measure)
    return next(found, None)


def _measure_row(measure: Measure, indicator: str, rollup: Rollup, language: Language) -> YearRow:
    plan, limits = rollup.plan, thresholds_of(rollup.plan, indicator)
    targets = [target.id for target in plan.targets if target.indicator == indicator]
    found = [_series(each, measure.id) for each in rollup.years]
    signs = [_sign(each, measure.id, targets) for each in rollup.years]
    ratios = [series.now if series else None for series in found]
    values = [ratio.value if ratio else None for ratio in ratios]
    return YearRow(
        name=_name(measure, indicator, plan, language),
        marks=tuple(
            _value(ratio, sign, limits, language) for ratio, sign in zip(ratios, signs, strict=True)
        ),
        spark=spark(rollup.years, values, scale_of(values, limits, measure.per)),
    )


def _name(measure: Measure, indicator: str, plan: Plan, language: Language) -> str:
    """Name a measure; with what it is given in, where not all figures are in per cent."""
    own = measure.id == indicator
    name = language.say(value_label(plan)) if own else language.text(measure.title)
    unit = "" if only_per_cent(plan) else unit_of(measure.per, language)
    return f"{name}, {unit}" if unit else name


def _sign(year: YearResults, measure: str, targets: Sequence[str]) -> Mark:
    """Give the sign of a measure's outcome, where only one target can be meant by it."""
    verdict = verdict_on(year, targets[0]) if len(targets) == 1 else None
    own = next((m for m in verdict.measures if m.measure == measure), None) if verdict else None
    if verdict is None or own is None:
        return Mark()
    tone = words.tone_of(own.outcome, verdict.phase)
    return Mark(text=MARKS.get(own.outcome, ""), tone=tone)


def _value(
    ratio: Ratio | None, sign: Mark, thresholds: Sequence[Decimal], language: Language
) -> Mark:
    if ratio is None:
        return Mark()
    if ratio.value is None:
        return Mark(text=UNKNOWN + sign.text, tone=sign.tone)
    shown = bare(ratio.value, thresholds, ratio.measure.per, language)
    return Mark(text=shown + sign.text, tone=sign.tone)


def _target_row(target: Target, rollup: Rollup, language: Language) -> YearRow:
    years = rollup.years
    verdicts = [verdict_on(each, target.id) for each in years]
    return YearRow(
        name=target_name(target, rollup.plan, language),
        note=_pace(verdicts[-1], years[-1].year, language),
        marks=tuple(_states(target, years, language)),
    )


def target_name(target: Target, plan: Plan, language: Language) -> str:
    """Name a target by id, year and level, and what it was changed to: T08 (2015) ≥ 65–70."""
    first, *later = stages(target)
    milestone = milestone_of(first).label
    when = language.say(say("{target} ({milestone})", target=first.id, milestone=milestone))
    name = f"{when} {asked(first, plan, language)}"
    for change, stage in zip(target.changes, later, strict=True):
        new = say(
            "from {year}: {level}", year=str(change.first_year), level=asked(stage, plan, language)
        )
        name = f"{name}; {language.say(new)}"
    return name


def _states(target: Target, years: Years, language: Language) -> Iterator[Mark]:
    """Say how each year stands; below the floor after a year that had reached it is a relapse."""
    for each, before in zip(years, fallen_from(years, target), strict=True):
        verdict = verdict_on(each, target.id)
        if verdict is None:
            yield Mark()
            continue
        state = words.verdict_words(verdict, language)
        if before:
            state = language.say(say("{state} (fallen back)", state=state))
        yield Mark(text=state, tone=words.tone_of(verdict.outcome, verdict.phase))


def _pace(verdict: Verdict | None, year: int, language: Language) -> str:
    """Say the pace of the last year, and how many more it takes each year from there."""
    if verdict is None:
        return ""
    standard = verdict.target.standard
    pace = words.pace_words(verdict.pace, verdict.pace_best, language, standard)
    needed = verdict.deciding.need_count if verdict.deciding.lacking else None
    said = language.say(say("pace {year}: {pace}", year=str(year), pace=pace)) if pace else ""
    a_year = language.say(_a_year(needed, over=verdict.deciding.over)) if needed else ""
    return "; ".join(filter(None, (said, a_year)))


def _a_year(count: int, *, over: bool) -> Message:
    return (
        say("{count}/year fewer", count=count) if over else say("needs {count}/year", count=count)
    )
