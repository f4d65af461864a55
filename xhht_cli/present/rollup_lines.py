"""Roll-up lines: every unit over the years, target by target, before any format lays it out."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xhht_cli.messages import Message, say
from xhht_cli.plan.lines import Line
from xhht_cli.plan.model import Plan, Target, Trend, Unit
from xhht_cli.present.language import Language
from xhht_cli.present.matrix import Mark, mark_of
from xhht_cli.present.rollup_words import (
    target_name,
    trend_mark,
    trend_name,
    trend_on,
)
from xhht_cli.present.territory import whole_row
from xhht_cli.rollup import LineResults, Rollup, YearResults, verdict_on


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLines:
    """A target, or a trend, over the years: a row for the whole, then one for each line of it."""

    title: str
    rows: tuple[tuple[str, tuple[Mark, ...]], ...]


def line_units(each: LineResults, boundaries: int | None) -> tuple[Unit, ...]:
    """Give the units a line is named by: those of the boundaries, else of its last year shown."""
    upper = each.line.area.level is not None
    return each.line.units if boundaries or upper else each.line.area.units(each.years[-1].year)


def line_code(units: Sequence[Unit]) -> str:
    """Give the code of a line: one, or several joined where they cannot be told apart."""
    return "+".join(unit.code for unit in units)


def line_name(units: Sequence[Unit], language: Language) -> str:
    """Name a line by its unit, or by all of the units that cannot be told apart."""
    names = tuple(unit.name for unit in units)
    if len(names) == 1:
        return names[0]
    return language.say(say("inseparable: {units}", units=names))


def line_labels(rollup: Rollup, language: Language) -> tuple[str, ...]:
    """Name every line for people: those of one name with their years, or else their codes too."""
    named = [line_units(each, rollup.boundaries) for each in rollup.lines]
    bare = [line_name(units, language) for units in named]
    times, alike = [_when(each.line) for each in rollup.lines], Counter(bare)
    told = [
        language.say(say("{unit} ({when})", unit=name, when=when))
        if when and alike[name] > 1
        else name
        for name, when in zip(bare, times, strict=True)
    ]
    still = Counter(told)
    return tuple(
        language.say(say("{unit} ({code})", unit=name, code=line_code(units)))
        if still[name] > 1
        else name
        for name, units in zip(told, named, strict=True)
    )


def _when(line: Line) -> Message | None:
    """Say from or until when a line's unit files by itself; None if nothing limits it."""
    if line.first is not None:
        return say("from {year}", year=str(line.first))
    return None if line.last is None else say("until {year}", year=str(line.last))


_Marking = Callable[[YearResults], Mark]
"""What of a year stands in its cell."""


def target_lines(rollup: Rollup, language: Language) -> tuple[TargetLines, ...]:
    """Give the lines of each target that concerns one of them, then of each trend likewise."""
    plan, labels = rollup.plan, line_labels(rollup, language)
    against = (_against_target(target, rollup, language) for target in plan.targets)
    along = (_along_trend(trend, plan, language) for trend in plan.trends)
    drawn = (_lines(title, mark, labels, rollup, language) for title, mark in (*against, *along))
    return tuple(each for each in drawn if len(each.rows) > 1)


def _against_target(target: Target, rollup: Rollup, language: Language) -> tuple[str, _Marking]:
    plan, indicator = rollup.plan, rollup.plan.indicator_by_id[target.indicator]
    title = language.text(indicator.at(rollup.years[-1].year).title)

    def mark(year: YearResults) -> Mark:
        return mark_of(verdict_on(year, target.id), plan, language)

    return f"{target_name(target, plan, language)} – {title}", mark


def _along_trend(trend: Trend, plan: Plan, language: Language) -> tuple[str, _Marking]:
    def mark(year: YearResults) -> Mark:
        return trend_mark(trend_on(year, trend), language)

    return trend_name(trend, plan, language), mark


def _lines(
    title: str, mark: _Marking, labels: Sequence[str], rollup: Rollup, language: Language
) -> TargetLines:
    years = [each.year for each in rollup.years]
    head = whole_row(rollup.plan, rollup.upper, years[-1])
    whole = rollup.unit.name if rollup.unit else language.say(head)
    rows = [(whole, _marks(mark, rollup.years, years))]
    for label, each in zip(labels, rollup.lines, strict=True):
        marks = _marks(mark, each.years, years)
        if any(found.text for found in marks):
            rows.append((f"{label} (+)" if each.line.merged_from else label, marks))
    return TargetLines(title=title, rows=tuple(rows))


def _marks(mark: _Marking, there: Sequence[YearResults], years: Sequence[int]) -> tuple[Mark, ...]:
    by_year: Mapping[int, YearResults] = {each.year: each for each in there}
    return tuple(mark(by_year[year]) if year in by_year else Mark() for year in years)


def line_notes(rollup: Rollup, language: Language) -> Iterator[Message]:
    """Say what a line with a sign is formed from."""
    for label, each in zip(line_labels(rollup, language), rollup.lines, strict=True):
        if each.line.merged_from:
            yield say(
                "(+) {unit}: formed from {others}, or with their figures.",
                unit=label,
                others=tuple(_names(each.line, rollup.plan)),
            )


def _names(line: Line, plan: Plan) -> Iterator[Message]:
    """Name each unit by what it was called before the line's, since codes are used again."""
    begin = line.units[0].valid_from
    for code in line.merged_from:
        rows = plan.rows.get(code, ()) or plan.upper_rows[code]
        before = [unit for unit in rows if unit.valid_to and unit.valid_to < begin]
        yield say("{unit} ({code})", unit=(before[-1:] or rows)[0].name, code=code)
