"""Charts: every indicator over the years, as places in a drawing and as the numbers themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from xhht_cli.dossier import Dossier
from xhht_cli.indicators import Ratio
from xhht_cli.messages import say
from xhht_cli.plan.model import Indicator, Measure, Target
from xhht_cli.present.language import Language
from xhht_cli.present.matrix import Mark
from xhht_cli.present.numbers import printed, thresholds_of
from xhht_cli.present.page.bars import WHOLE
from xhht_cli.present.rollup_words import YearRow, YearSection, sections, trend_section

LEFT, RIGHT, TOP, BOTTOM = 30, 306, 12, 128
"""Where the drawing begins and ends in its frame of 320 by 150."""
_SHAPES = ("●", "■", "▲", "◆", "✚", "○")
"""One for each judged measure, in the drawing and beside its numbers."""


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
    """A target's floor: how high its line is, and where the mark of its milestone stands."""

    x: str
    y: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """An indicator over the years.

    ``goals`` name its targets; ``rows`` are its numbers, with the shape of those drawn.
    """

    anchor: str
    title: str
    description: str
    goals: tuple[str, ...]
    levels: tuple[Level, ...]
    tracks: tuple[Track, ...]
    rows: tuple[tuple[str, YearRow], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """All charts on one axis of time; ``directions`` are numbers that are never judged."""

    years: tuple[str, ...]
    ticks: tuple[tuple[str, str], ...]
    charts: tuple[Chart, ...]
    directions: YearSection | None


def years_of(dossier: Dossier, language: Language) -> Years:
    """Draw every indicator that has a figure in one of the years."""
    plan, shown = dossier.assessment.plan, dossier.years
    ends = [target.last_year for target in plan.targets]
    axis = _Axis(first=min([*shown, *ends]), last=max([*shown, *ends]))
    there = {r.values.indicator.id for each in dossier.rollup.years for r in each.results}
    drawn = [indicator for indicator in plan.indicators if indicator.id in there]
    words = sections(dossier.rollup, language)
    return Years(
        years=tuple(map(str, shown)),
        ticks=tuple((axis.x(year), str(year)) for year in sorted({*shown, *ends})),
        charts=tuple(
            _chart(indicator, section, axis, dossier, language)
            for indicator, section in zip(drawn, words, strict=True)
        ),
        directions=trend_section(dossier.rollup, language),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """The axis of time, the same for every chart."""

    first: int
    last: int

    def x(self, year: int) -> str:
        span = max(1, self.last - self.first)
        return f"{LEFT + (RIGHT - LEFT) * (year - self.first) / span:.1f}"


def _y(percent: Fraction) -> str:
    kept = float(min(max(percent, Fraction()), Fraction(WHOLE)))
    return f"{BOTTOM - (BOTTOM - TOP) * kept / WHOLE:.1f}"


def _chart(
    indicator: Indicator,
    section: YearSection,
    axis: _Axis,
    dossier: Dossier,
    language: Language,
) -> Chart:
    targets = [t for t in dossier.assessment.plan.targets if t.indicator == indicator.id]
    judged = [measure for measure in indicator.measures if measure.judged]
    tracks = tuple(
        _track(number, measure, indicator, axis=axis, dossier=dossier, language=language)
        for number, measure in enumerate(judged)
    )
    return Chart(
        anchor=f"years-{indicator.id}",
        title=section.title,
        description=_description(section, dossier, language),
        goals=tuple(row.name for row in section.targets),
        levels=tuple(_level(target, axis) for target in targets),
        tracks=tuple(track for track in tracks if track.dots),
        rows=tuple(_rows(indicator, section, dossier)),
    )


def _rows(
    indicator: Indicator, section: YearSection, dossier: Dossier
) -> Iterator[tuple[str, YearRow]]:
    """Give the rows of numbers; a measure that is drawn has its shape before its name."""
    there = {s.measure.id for y in dossier.rollup.years for r in y.results for s in r.values.series}
    listed = [measure for measure in indicator.measures if measure.id in there]
    shapes = dict(
        zip((m.id for m in indicator.measures if m.judged), _SHAPES * WHOLE, strict=False)
    )
    for measure, row in zip(listed, section.measures, strict=True):
        yield shapes.get(measure.id, ""), row
    for row in section.targets:
        yield "", row


def _level(target: Target, axis: _Axis) -> Level:
    return Level(x=axis.x(target.last_year), y=_y(Fraction(target.floor)))


def _track(  # noqa: PLR0913  # what is drawn, where, and how numbers are written
    number: int,
    measure: Measure,
    indicator: Indicator,
    *,
    axis: _Axis,
    dossier: Dossier,
    language: Language,
) -> Track:
    ratios = [
        series.now
        for year in dossier.rollup.years
        for result in year.results
        for series in result.values.series
        if series.measure.id == measure.id
    ]
    known = [ratio for ratio in ratios if ratio.percent is not None]
    limits = thresholds_of(dossier.assessment.plan, indicator.id)
    dots = tuple(
        _dot(ratio, ratio.percent or Fraction(), axis, language.percent(printed(percent, limits)))
        for ratio in known
        if (percent := ratio.percent) is not None
    )
    runs = _runs([ratio.year for ratio in known])
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


def _dot(ratio: Ratio, percent: Fraction, axis: _Axis, text: str) -> Dot:
    low, high = ratio.lower, ratio.upper
    between = low is not None and high is not None and low != high
    return Dot(
        x=axis.x(ratio.year),
        y=_y(percent),
        low=_y(low) if between and low is not None else "",
        high=_y(high) if between and high is not None else "",
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
