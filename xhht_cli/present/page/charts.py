"""Charts: every indicator over the years, as places in a drawing and as the numbers themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import cycle, pairwise

from xhht_cli.dossier import Dossier
from xhht_cli.indicators import Ratio
from xhht_cli.messages import say
from xhht_cli.plan.model import Indicator, Measure, Target
from xhht_cli.plan.targets import PER_CENT
from xhht_cli.present.amounts import amount
from xhht_cli.present.language import Language
from xhht_cli.present.levels import only_floors
from xhht_cli.present.matrix import Mark
from xhht_cli.present.numbers import thresholds_of
from xhht_cli.present.page.axes import Axes, Times
from xhht_cli.present.page.bars import capped, end_of
from xhht_cli.present.rollup_words import YearRow, YearSection, sections, trend_section

_SHAPES = ("●", "■", "▲", "◆", "✚", "○")
"""One for each judged measure, in the drawing and beside its numbers."""
_HELP = say(
    "Vertical bars: bounds. Dashed line: a floor, with ◇ at its milestone year. A line is broken "
    "where a year has no value."
)
_OTHER_HELP = say(
    "Vertical bars: bounds. Dashed lines: floors and ceilings, with ◇ at their milestone year; "
    "none where no level is set. A line is broken where a year has no value."
)
_DRAWN = say("Values by year, in per cent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A year's value; ``low`` and ``high`` are the ends of its bounds, '' where there are none."""

    x: str
    y: str
    low: str
    high: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A measure as a line; ``pieces`` are broken where a year between is missing."""

    shape: str
    number: int
    dots: tuple[Dot, ...]
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A floor or a ceiling: how high its line is, from where to where it is in force.

    ``x`` is where the mark of its milestone stands, '' for a level that was changed later.
    """

    x: str
    y: str
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """An indicator over the years.

    ``goals`` name its targets; ``marks`` are the heights of its axis with what stands beside them;
    ``drawn`` says what its numbers are; ``rows`` are the numbers, with the shape of those drawn.
    """

    anchor: str
    title: str
    description: str
    goals: tuple[str, ...]
    drawn: str
    marks: tuple[tuple[str, str], ...]
    levels: tuple[Level, ...]
    tracks: tuple[Track, ...]
    rows: tuple[tuple[str, YearRow], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """All charts on one axis of time; ``directions`` are numbers that are never judged.

    ``help`` says how to read them.
    """

    years: tuple[str, ...]
    ticks: tuple[tuple[str, str], ...]
    help: str
    charts: tuple[Chart, ...]
    directions: YearSection | None


def years_of(dossier: Dossier, language: Language) -> Years:
    """Draw every indicator that has a figure in one of the years."""
    plan, shown = dossier.assessment.plan, dossier.years
    ends = [target.at(shown[-1]).last_year for target in plan.targets]
    axis = Times(first=min([*shown, *ends]), last=max([*shown, *ends]))
    there = {r.values.indicator.id for each in dossier.rollup.years for r in each.results}
    drawn = [indicator for indicator in plan.indicators if indicator.id in there]
    words = sections(dossier.rollup, language)
    return Years(
        years=tuple(map(str, shown)),
        help=language.say(_HELP if only_floors(plan) else _OTHER_HELP),
        ticks=tuple((axis.x(year), str(year)) for year in sorted({*shown, *ends})),
        charts=tuple(
            _chart(indicator, section, axis, dossier, language)
            for indicator, section in zip(drawn, words, strict=True)
        ),
        directions=trend_section(dossier.rollup, language),
    )


def _chart(
    indicator: Indicator,
    section: YearSection,
    years: Times,
    dossier: Dossier,
    language: Language,
) -> Chart:
    plan, year = dossier.assessment.plan, dossier.assessment.year
    targets = [t.at(year) for t in plan.targets if t.indicator == indicator.id]
    judged = [measure for measure in indicator.measures if measure.judged]
    ratios = [_ratios(measure, dossier) for measure in judged]
    drawn = [end for each in ratios for r in each for end in (r.value, r.lower, r.upper)]
    per, limits = judged[0].per, thresholds_of(plan, indicator.id)
    end = end_of(drawn, limits, per, capped=capped(targets))
    axes = Axes(years=years, end=end)
    tracks = tuple(
        _track(number, each, axes, limits, language) for number, each in enumerate(ratios)
    )
    return Chart(
        anchor=f"years-{indicator.id}",
        title=section.title,
        description=_description(section, dossier, language),
        goals=tuple(row.name for row in section.targets),
        drawn=language.say(_DRAWN if per == PER_CENT else say("Values by year")),
        marks=tuple(axes.marks(language)),
        levels=tuple(
            level
            for target in plan.targets
            if target.indicator == indicator.id
            for level in _levels(target, year, axes)
        ),
        tracks=tuple(track for track in tracks if track.dots),
        rows=tuple(_rows(indicator, section, dossier)),
    )


def _rows(
    indicator: Indicator, section: YearSection, dossier: Dossier
) -> Iterator[tuple[str, YearRow]]:
    """Give the rows of numbers; a measure that is drawn has its shape before its name."""
    there = {s.measure.id for y in dossier.rollup.years for r in y.results for s in r.values.series}
    listed = [measure for measure in indicator.measures if measure.id in there]
    judged = (measure.id for measure in indicator.measures if measure.judged)
    shapes = dict(zip(judged, cycle(_SHAPES), strict=False))
    for measure, row in zip(listed, section.measures, strict=True):
        yield shapes.get(measure.id, ""), row
    for row in section.targets:
        yield "", row


def _levels(target: Target, year: int, axes: Axes) -> Iterator[Level]:
    """Give the lines of a target, each over the years its level is in force; none without one.

    A later document changes the level at the end of its year: the line before ends a year earlier.
    """
    now, first = target.at(year), axes.years.first
    starts = [first, *(c.first_year for c in target.changes if first < c.first_year <= year)]
    for side in ("floor", "ceiling"):
        limits: list[Decimal | None] = [getattr(target.at(start), side) for start in starts]
        new = [n for n, each in enumerate(limits) if n == 0 or each != limits[n - 1]]
        for n, after in pairwise((*new, len(limits))):
            if (limit := limits[n]) is not None:
                last = after == len(limits)
                yield Level(
                    x=axes.x(now.last_year) if last else "",
                    y=axes.y(Fraction(limit)),
                    start=axes.x(starts[n]),
                    end=axes.right if last else axes.x(starts[after] - 1),
                )


def _ratios(measure: Measure, dossier: Dossier) -> list[Ratio]:
    return [
        series.now
        for year in dossier.rollup.years
        for result in year.results
        for series in result.values.series
        if series.measure.id == measure.id
    ]


def _track(
    number: int,
    ratios: Sequence[Ratio],
    axes: Axes,
    limits: Sequence[Decimal],
    language: Language,
) -> Track:
    dots = tuple(
        _dot(ratio, value, axes, amount(value, limits, ratio.measure.per, language))
        for ratio in ratios
        if (value := ratio.value) is not None
    )
    runs = _runs([ratio.year for ratio in ratios if ratio.value is not None])
    return Track(
        shape=_SHAPES[number % len(_SHAPES)],
        number=number % len(_SHAPES),
        dots=dots,
        pieces=tuple(
            " ".join(f"{dot.x},{dot.y}" for dot in dots[start:end])
            for start, end in runs
            if end - start > 1
        ),
    )


def _dot(ratio: Ratio, value: Fraction, axes: Axes, text: str) -> Dot:
    low, high = ratio.lower, ratio.upper
    between = low is not None and high is not None and low != high
    return Dot(
        x=axes.x(ratio.year),
        y=axes.y(value),
        low=axes.y(low) if between and low is not None else "",
        high=axes.y(high) if between and high is not None else "",
        text=f"{ratio.year}: {text}",
    )


def _runs(years: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give where years that follow each other begin and end, as slices."""
    breaks = [n for n, year in enumerate(years) if n == 0 or year != years[n - 1] + 1]
    return pairwise((*breaks, len(years)))


def _description(section: YearSection, dossier: Dossier, language: Language) -> str:
    """Say the numbers of a drawing, for those who hear it."""
    parts = (
        say("{name}: {values}", name=row.name, values=tuple(_said(row.marks, dossier.years)))
        for row in (*section.measures, *section.targets)
    )
    return "; ".join(language.say(part) for part in parts)


def _said(marks: Sequence[Mark], years: Sequence[int]) -> Iterator[str]:
    for mark, year in zip(marks, years, strict=True):
        if mark.text:
            yield f"{year} {mark.text}"
