"""Targets on the page: each with its bar, its measures and its way to the items."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from xhht_cli.dossier import Dossier
from xhht_cli.indicators import Series
from xhht_cli.measure_verdicts import Outcome
from xhht_cli.messages import say
from xhht_cli.plan.formulas import measure_items
from xhht_cli.present import words
from xhht_cli.present.compliance import Judged, Row, by_target, judged_targets, sections
from xhht_cli.present.handbook.wording import measure_words
from xhht_cli.present.language import Language
from xhht_cli.present.notes import target_notes
from xhht_cli.present.page.bars import Bar, bar_of
from xhht_cli.present.words import Tone, milestone_of
from xhht_cli.rules.titles import short_title


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """How many targets have an outcome."""

    count: int
    word: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemTotal:
    """An item of a measure over all units: the sum of what is known, and of how many units."""

    code: str
    title: str
    total: str
    known: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureView:
    """A measure of a target: its figures, its formula, its items, the units not in the value."""

    row: Row
    formula: str
    items: tuple[ItemTotal, ...]
    outside: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetView:
    """A target: its row, its bar with the sentence that says the same, and what lies behind it."""

    row: Row
    bar: Bar
    sentence: str
    clause: str
    quote: str
    reading: str
    measures: tuple[MeasureView, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneView:
    """The targets of one milestone, with their outcomes counted."""

    anchor: str
    heading: str
    chips: tuple[Chip, ...]
    targets: tuple[TargetView, ...]


def milestones(dossier: Dossier, language: Language) -> tuple[MilestoneView, ...]:
    """Give the targets by milestone, in the order of the compliance table."""
    judged = judged_targets(dossier.assessment)
    groups = groupby(judged, key=lambda each: milestone_of(each[0].target))
    found = sections(dossier.assessment, language)
    return tuple(
        MilestoneView(
            anchor=f"milestone-{number}",
            heading=section.heading,
            chips=_chips(group, language),
            targets=tuple(_targets(group, section.rows, dossier, language)),
        )
        for number, (section, group) in enumerate(
            zip(found, (tuple(several) for _, several in groups), strict=True), 1
        )
    )


def _chips(group: Sequence[Judged], language: Language) -> tuple[Chip, ...]:
    counts = Counter((verdict.outcome, verdict.phase) for verdict, _ in group)
    order = list(Outcome)
    return tuple(
        Chip(
            count=count,
            word=language.say(words.outcome_word(*kind)),
            tone=words.tone_of(*kind),
        )
        for kind, count in sorted(counts.items(), key=lambda each: order.index(each[0][0]))
    )


def _targets(
    group: Sequence[Judged], rows: Sequence[Row], dossier: Dossier, language: Language
) -> Iterator[TargetView]:
    for judged, own in zip(group, by_target(rows), strict=True):
        yield _target(judged, own, dossier, language)


def _target(
    judged: Judged, rows: Sequence[Row], dossier: Dossier, language: Language
) -> TargetView:
    verdict, result = judged
    target, row = verdict.target, rows[0]
    by_measure = {each.measure.id: each for each in result.values.series}
    return TargetView(
        row=row,
        bar=bar_of(by_measure[verdict.deciding.measure].now, target, language),
        sentence=_sentence(row, language),
        clause=target.clause,
        quote=target.quote,
        reading=language.text(target.reading) if target.reading else "",
        measures=tuple(
            _measure(series, own, dossier, language)
            for series, own in _with_rows(judged, rows, language)
        ),
        notes=target_notes(target.id, dossier.assessment, language),
    )


def _sentence(row: Row, language: Language) -> str:
    value = " ".join(part for part in (row.value, row.bounds) if part)
    words_of = {"value": value, "level": row.level, "verdict": row.verdict}
    return language.say(say("Value {value}, level {level}: {verdict}.", **words_of))


def _with_rows(
    judged: Judged, rows: Sequence[Row], language: Language
) -> Iterator[tuple[Series, Row]]:
    """Pair the measures with their rows; an only judged measure stands in the target's own."""
    below = {row.measure: row for row in rows[1:]}
    for series in judged[1].values.series:
        own = replace(rows[0], title=language.text(series.measure.title))
        yield series, below.get(series.measure.id, own)


def _measure(series: Series, row: Row, dossier: Dossier, language: Language) -> MeasureView:
    assessment = dossier.assessment
    names = {unit.code: unit.name for unit in dossier.units(assessment.year)}
    return MeasureView(
        row=row,
        formula=language.say(measure_words(series.measure, assessment.plan)),
        items=tuple(
            _item(code, dossier, language)
            for code in measure_items(series.measure)
            if dossier.totals[assessment.year, code].asked
        ),
        outside=tuple(names[code] for code in series.now.incomplete),
    )


def _item(code: str, dossier: Dossier, language: Language) -> ItemTotal:
    assessment = dossier.assessment
    total = dossier.totals[assessment.year, code]
    return ItemTotal(
        code=code,
        title=language.text(short_title(assessment.plan.item_by_code[code])),
        total=language.number(total.sum),
        known=f"{language.number(total.known)}/{language.number(total.asked)}",
    )
