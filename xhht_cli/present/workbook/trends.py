"""Trends: the sheet *Xu hướng*, every measure and target over the years on a true time axis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]  # it has no stubs

from xhht_cli.dossier import Dossier
from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Indicator, Measure, Pooled, Target
from xhht_cli.present.compliance import UNKNOWN
from xhht_cli.present.language import Language
from xhht_cli.present.levels import asked
from xhht_cli.present.numbers import thresholds_of
from xhht_cli.present.rollup_words import YearRow, sections, trend_section
from xhht_cli.present.workbook.chart_levels import FIRST, Axis
from xhht_cli.present.workbook.charts import Drawing, Line, write_charts
from xhht_cli.present.workbook.formulas import denominator, numerator, rate
from xhht_cli.present.workbook.layout import FIGURES, Layout
from xhht_cli.present.workbook.look import TONES, Book, Page
from xhht_cli.present.workbook.rates import number, value_format
from xhht_cli.present.workbook.series import ratios_of
from xhht_cli.rollup import Rollup

_NAME, _NOTE, _SPARK = range(FIRST)
"""Columns; from `FIRST` on there is one for each year."""
_WIDTHS, _YEAR = (40.0, 22.0, 15.0), 11.0
_PAGE = 940
"""Pixels across the printed part of a page of A4; LibreOffice draws columns wider than Excel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """A measure over the years, in what it is given in; None for no value."""

    measure: Measure
    complement: bool
    name: str
    by_year: Mapping[int, Fraction | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """An indicator (or, ``indicator`` being None, the directions without a figure)."""

    title: str
    indicator: Indicator | None
    values: tuple[Values, ...]
    targets: tuple[tuple[Target, YearRow], ...]


def write_trends(book: Book, dossier: Dossier, layout: Layout, language: Language) -> None:
    """Write the table over the years, the charts, and the figures they are drawn from."""
    groups, years = groups_of(dossier.rollup, language), axis(dossier)
    page = book.sheet(say("Trends"))
    page.widths(*_WIDTHS, *[_YEAR] * len(years))
    row = page.heading(say("The plan over the years"), language.text(dossier.rollup.plan.title))
    for note in _notes(dossier, years):
        page.lines(row, 0, FIRST + len(years) - 1, language.say(note), "note italic")
        row += 1
    head = row + 1
    _head(page, head, years)
    table = _Table(page, dossier, layout, years, head)
    row, drawings = head + 1, []
    for group in groups:
        row, drawing = table.write(row, group)
        drawings.append(drawing)
    pixels = sum(int(7 * width + 5) for width in (*_WIDTHS, *[_YEAR] * len(years)))
    filed = range(dossier.years[0], dossier.years[-1] + 1)
    drawn = Axis(years=years, filed=filed, head=head, pixels=pixels)
    breaks = write_charts(page, row + 1, drawings, drawn)
    page.print_set_up(heads=(head, head), frozen=(head + 1, 1))
    page.sheet.set_print_scale(max(10, min(100, 100 * _PAGE // pixels)))
    page.sheet.set_h_pagebreaks(breaks)


def axis(dossier: Dossier) -> range:
    """Give every year from the first return or milestone to the last, none left out."""
    milestones = (in_force(target, dossier).last_year for target in dossier.rollup.plan.targets)
    marked = [*dossier.years, *milestones]
    return range(min(marked), max(marked) + 1)


def in_force(target: Target, dossier: Dossier) -> Target:
    """Give a target as it is in force in the assessed year."""
    return target.at(dossier.assessment.year)


def groups_of(rollup: Rollup, language: Language) -> tuple[Group, ...]:
    """Give every indicator that has a figure in one of the years, then the directions."""
    ratios = ratios_of(rollup)
    shown = {result.values.indicator.id for each in rollup.years for result in each.results}
    indicators = [each for each in rollup.plan.indicators if each.id in shown]
    there = {measure for _, measure in ratios}
    groups = []
    for indicator, section in zip(indicators, sections(rollup, language), strict=True):
        measures = [measure for measure in indicator.measures if measure.id in there]
        targets = [each for each in rollup.plan.targets if each.indicator == indicator.id]
        values = (
            Values(
                measure=measure,
                complement=False,
                name=row.name,
                by_year={
                    each.year: found.value if found else None
                    for each in rollup.years
                    for found in [ratios.get((each.year, measure.id))]
                },
            )
            for measure, row in zip(measures, section.measures, strict=True)
        )
        groups.append(
            Group(
                title=section.title,
                indicator=indicator,
                values=tuple(values),
                targets=tuple(zip(targets, section.targets, strict=True)),
            )
        )
    return (*groups, *_directions(rollup, language))


def _directions(rollup: Rollup, language: Language) -> list[Group]:
    section = trend_section(rollup, language)
    if section is None:
        return []
    figures = {
        (each.year, value.trend.measure.id): value.value
        for each in rollup.years
        for value in each.trends
    }
    shown = {measure for _, measure in figures}
    trends = [trend for trend in rollup.plan.trends if trend.measure.id in shown]
    values = (
        Values(
            measure=trend.measure,
            complement=trend.complement,
            name=row.name,
            by_year={
                each.year: figures.get((each.year, trend.measure.id)) for each in rollup.years
            },
        )
        for trend, row in zip(trends, section.measures, strict=True)
    )
    return [Group(title=section.title, indicator=None, values=tuple(values), targets=())]


def _notes(dossier: Dossier, years: range) -> list[Message]:
    first, last = dossier.years[0], dossier.years[-1]
    empty = tuple(str(y) for y in years if first < y < last and y not in dossier.years)
    notes = [
        say(
            "Values are formulas over the sheet {sheet}; the words below them say what the returns "
            "received can prove. An empty column is a year without usable returns.",
            sheet=FIGURES,
        )
    ]
    if first == last:
        notes.append(say("Only {year} is there so far: a trend takes two years.", year=str(first)))
    if empty:
        notes.append(say("No usable returns of {years}.", years=empty))
    return notes


def _head(page: Page, head: int, years: range) -> None:
    page.heads(head, (say("Indicator, target"), say("Pace"), say("Course")))
    for column, year in enumerate(years, start=FIRST):
        page.number(head, column, year, "head", num_format="0")


class _Table:
    """The table: what each row is about, and in which cells its years stand."""

    def __init__(
        self, page: Page, dossier: Dossier, layout: Layout, years: range, head: int
    ) -> None:
        self.page, self.dossier, self.layout = page, dossier, layout
        self.years, self.head = years, head
        self.language = page.book.language

    def write(self, row: int, group: Group) -> tuple[int, Drawing]:
        """Write a group; give the next free row, and what to draw of it."""
        width, plan = FIRST + len(self.years), self.dossier.rollup.plan
        self.page.merged(row, 0, width - 1, group.title, "section")
        across = sum(_WIDTHS) + _YEAR * len(self.years)
        self.page.tall(row, (group.title, across), style="section")
        lines = []
        for place, values in enumerate(group.values, start=row + 1):
            limits = thresholds_of(plan, group.indicator.id) if group.indicator else ()
            self._values(place, values, limits)
            lines.append(_line(place, values))
        row += 1 + len(group.values)
        for place, (target, words) in enumerate(group.targets, start=row):
            self._target(place, target, words)
        targets = tuple(target for target, _ in group.targets)
        drawing = Drawing(title=group.title, lines=tuple(lines), targets=targets)
        return row + len(group.targets), drawing

    def _values(self, row: int, values: Values, limits: Sequence[Decimal]) -> None:
        per = values.measure.per
        page, style = self.page, "text" if values.measure.judged else "text indented"
        page.text(row, _NAME, values.name, style)
        page.text(row, _NOTE, "")
        page.text(row, _SPARK, "")
        page.tall(row, (values.name, _WIDTHS[_NAME] - 2))
        for column, year in enumerate(self.years, start=FIRST):
            if year not in values.by_year:
                page.text(row, column, "", "middle")
                continue
            value = values.by_year[year]
            cached = UNKNOWN if value is None else number(value, per)
            shown = value_format(value, limits, per, self.language)
            formula = self._formula(values, column)
            page.formula(row, column, formula, cached, "number", num_format=shown)

    def _formula(self, values: Values, column: int) -> str:
        year = xl_rowcol_to_cell(self.head, column, row_abs=True)
        counted = numerator(values.measure, self.layout, year)
        whole = denominator(values.measure, self.layout, year)
        shown = f"({whole})-({counted})" if values.complement else counted
        return rate(shown, whole, UNKNOWN, values.measure.per)

    def _target(self, row: int, target: Target, words: YearRow) -> None:
        page, now = self.page, in_force(target, self.dossier)
        shown = dict(zip(self.dossier.years, words.marks, strict=True))
        page.text(row, _NAME, words.name, "text indented")
        page.text(row, _NOTE, words.note)
        page.text(row, _SPARK, "")
        needed = [(words.name, _WIDTHS[_NAME] - 2), (words.note, _WIDTHS[_NOTE])]
        for column, year in enumerate(self.years, start=FIRST):
            mark = shown.get(year)
            due = (
                asked(now, self.dossier.rollup.plan, self.language) if year == now.last_year else ""
            )
            text = due if mark is None else mark.text
            fill = {"bg_color": f"#{TONES[mark.tone]}"} if mark and mark.text else {}
            page.text(row, column, text, "middle", font_size=10, **fill)
            needed.append((text, _YEAR))
        page.tall(row, *needed)


def _line(row: int, values: Values) -> Line:
    """Give what is drawn of a measure."""
    measure, formula = values.measure, values.measure.formula
    known = {year: v for year, v in values.by_year.items() if v is not None}
    return Line(
        name=values.name,
        row=row,
        values={year: number(value, measure.per) for year, value in known.items()},
        judged=measure.judged,
        per=measure.per,
        capped=not isinstance(formula, Pooled) or formula.capped,
    )
