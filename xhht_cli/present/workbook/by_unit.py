"""Units: the sheet *Theo đơn vị*, every unit against every floor as a heat map."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from xhht_cli.assessment import Assessment, UnitResults
from xhht_cli.dossier import Dossier
from xhht_cli.indicators import Series
from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Plan, Target
from xhht_cli.present.amounts import NOT_SET
from xhht_cli.present.compliance import judged_targets
from xhht_cli.present.language import Language
from xhht_cli.present.levels import Side, asked, only_floors, side_of
from xhht_cli.present.numbers import thresholds_of
from xhht_cli.present.territory import owner_of, whole_row
from xhht_cli.present.words import milestone_of, tone_of
from xhht_cli.present.workbook import layout as at
from xhht_cli.present.workbook.figures import FILED, NOT_FILED
from xhht_cli.present.workbook.formulas import denominator, numerator, rate
from xhht_cli.present.workbook.layout import Layout
from xhht_cli.present.workbook.look import TONES, Book, Page
from xhht_cli.present.workbook.rates import (
    cached,
    cell_level_format,
    marked,
    number,
    value_format,
    without_rate,
)
from xhht_cli.verdicts import Verdict

LABELS = (say("Code"), say("Unit"), say("Kind"), say("Return"))
LEVEL_LABELS = (*LABELS[:-1], say("Usable returns"))
_CODE, _NAME, _KIND, _REPORTED = range(len(LABELS))
_BEFORE = len(LABELS)
_WIDTHS = (10, 48, 35, 10)
_WIDTH = 11
_ACROSS = 12
"""The last column that the legend goes across: on the first page."""
_MILESTONES, _TITLES, _LEVELS, _DISTRICT, _HEAD = range(3, 8)
_LEGEND = say(
    "Each unit by itself, against the plan's levels: ✓ kept (green), ✗ below a floor or above a "
    "ceiling (red; yellow before the target is due), ? undetermined (blue), – no data, n/a nothing "
    "to count, * by estimate, no mark: the level is not set yet; an empty cell is not the unit's. "
    "A figure is that of what is known; mark and colour are the verdict, by all that the returns "
    "and estimates prove."
)


_LEVEL_LEGEND = say(
    "Each unit with all below it, against the plan's levels: ✓ kept (green), ✗ not kept (red; "
    "yellow before the target is due), ? undetermined (blue), – no data, n/a nothing to count, * "
    "by estimate; an empty cell: the target does not bind the unit. A figure is that of what is "
    "known; mark and colour are the verdict, by all that the returns and estimates prove."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A judged measure held against a target, as the district has it; ``name`` heads the filter."""

    verdict: Verdict
    series: Series
    title: str
    name: str


Cell = tuple[Verdict, Series]


def write_by_unit(book: Book, dossier: Dossier, layout: Layout, language: Language) -> None:
    """Write *Theo đơn vị*: one table of all units that can be sorted and filtered."""
    units = dossier.assessment.units or _alone(dossier.assessment)
    columns = _columns(dossier.assessment, language)
    _write_table(book.sheet(at.BY_UNIT), units, columns, (dossier, layout))


def write_below(book: Book, dossier: Dossier, layout: Layout, language: Language) -> None:
    """Write *Theo cấp dưới*: the upper units one level below likewise, if there are any."""
    below = dossier.assessment.below
    if below:
        columns = _columns(dossier.assessment, language)
        _write_table(book.sheet(at.BELOW), below, columns, (dossier, layout))


def _write_table(
    page: Page,
    units: Sequence[UnitResults],
    columns: Sequence[Column],
    source: tuple[Dossier, Layout],
) -> None:
    page.widths(*_WIDTHS, *(_WIDTH for _ in columns))
    levels = any(each.returns for each in units)
    _write_title(page, source[0].assessment, _BEFORE + len(columns) - 1, levels=levels)
    _write_head(page, columns, *source)
    page.heads(_HEAD, LEVEL_LABELS if levels else LABELS)
    page.sheet.set_row(_HEAD, 34)
    for row, each in enumerate(units, start=_HEAD + 1):
        _write_unit(page, row, each, columns, source)
    last = _HEAD + len(units)
    page.sheet.autofilter(_HEAD, 0, last, _BEFORE + len(columns) - 1)
    page.print_set_up(
        heads=(_MILESTONES, _HEAD),
        frozen=(_HEAD + 1, _KIND),
        pages_wide=2 if len(columns) > _MANY else 1,
        columns=(0, _NAME),
    )


_MANY = 14
"""Columns that still fit on one page beside the units' names."""


def _everyone(assessment: Assessment) -> Message:
    unit = assessment.unit
    if unit is not None:
        return say("{name}", name=unit.name)
    return whole_row(assessment.plan, assessment.upper, assessment.year)


def _alone(assessment: Assessment) -> tuple[UnitResults, ...]:
    unit = assessment.unit
    return (UnitResults(unit=unit, results=assessment.results),) if unit else ()


def _columns(assessment: Assessment, language: Language) -> tuple[Column, ...]:
    found = []
    for verdict, result in judged_targets(assessment):
        several = len(result.values.judged) > 1
        for series in result.values.judged:
            indicator = language.text(result.values.indicator.title)
            own = language.text(series.measure.title)
            items = series.measure.id.partition(":")[2]
            found.append(
                Column(
                    verdict=verdict,
                    series=series,
                    title=f"{indicator}: {own}" if several else indicator,
                    name=f"{verdict.target.id} {items}" if several else verdict.target.id,
                )
            )
    return tuple(found)


def _write_title(page: Page, assessment: Assessment, last: int, *, levels: bool) -> None:
    """Write what the sheet is about, and what its marks and colours mean."""
    plan, year = assessment.plan, str(assessment.year)
    floors = only_floors(plan)
    title = (
        say("Units against the floors, year {year}", year=year)
        if floors
        else say("Units against the plan's levels, year {year}", year=year)
    )
    page.heading(say("Units one level below, year {year}", year=year) if levels else title)
    plain = floors and all(target.standard for target in plan.targets)
    legend = _LEVEL_LEGEND if levels else _floor_legend(plan) if plain else _LEGEND
    page.lines(1, 0, min(_ACROSS, last), page.book.language.say(legend))


def _floor_legend(plan: Plan) -> Message:
    return say(
        "Each unit by itself, against {owner}'s floors: ✓ reached (green), ✗ below (red; "
        "yellow before the target is due), ? undetermined (blue), – no data, n/a nothing to "
        "count, * by estimate; an empty cell is not the unit's. A rate is that of the figures "
        "known; mark and colour are the verdict, by all that the returns and estimates prove.",
        owner=owner_of(plan),
    )


def _write_head(page: Page, columns: Sequence[Column], dossier: Dossier, layout: Layout) -> None:
    language, assessment = page.book.language, dossier.assessment
    plan = assessment.plan
    level_label = say("Floor") if only_floors(plan) else say("Level")
    labels = (say("Milestone"), say("Indicator"), level_label, _everyone(assessment))
    for row, label in enumerate(labels, start=_MILESTONES):
        page.merged(row, 0, _BEFORE - 1, language.say(label), "text bold", align="right")
    for place, column in enumerate(columns, start=_BEFORE):
        page.say(_MILESTONES, place, milestone_of(column.verdict.target).label, "head")
        page.text(_TITLES, place, column.title, "head", bold=False, font_size=9)
        _write_level(page, place, column.verdict.target, plan)
        cell = (column.verdict, column.series)
        _write_rate(page, (_DISTRICT, place), cell, (dossier, layout))
        page.text(_HEAD, place, column.name, "head")
    if not all(column.verdict.target.standard for column in columns):
        page.tall(_LEVELS, (language.say(NOT_SET), _WIDTH), style="middle bold")
    page.tall(_TITLES, ("", 1), *((column.title, _WIDTH) for column in columns), size=9)


def _write_level(page: Page, column: int, target: Target, plan: Plan) -> None:
    """Write a floor or a ceiling as a number, and as words what is both or is not set."""
    language, standard = page.book.language, target.standard
    if standard is None or side_of(standard) is Side.WITHIN:
        page.text(_LEVELS, column, asked(target, plan, language), "middle bold")
        return
    sign, limit = ("≥", standard.floor) if standard.ceiling is None else ("≤", standard.ceiling)
    amount = limit or Decimal(0)
    shown = cell_level_format(amount, target.per, language, sign)
    value = number(Fraction(amount), target.per)
    page.number(_LEVELS, column, value, "middle bold", num_format=shown)


def _write_unit(
    page: Page,
    row: int,
    each: UnitResults,
    columns: Sequence[Column],
    source: tuple[Dossier, Layout],
) -> None:
    (dossier, layout), unit, language = source, each.unit, page.book.language
    plan, year = dossier.assessment.plan, dossier.assessment.year
    filed = unit not in dossier.assessment.coverage.missing
    kinds = {kind.id: language.text(kind.title) for kind in plan.kinds}
    page.text(row, _CODE, unit.code, "middle")
    link = layout.figure_link(year, unit.code)
    if link:
        page.link(row, _NAME, link)
    page.text(row, _NAME, unit.name, "link" if link else "text")
    page.text(row, _KIND, kinds[unit.kind])
    if each.returns:
        usable, expected = map(language.number, each.returns)
        page.text(row, _REPORTED, f"{usable}/{expected}", "middle")
    else:
        page.say(row, _REPORTED, FILED if filed else NOT_FILED, "middle")
    own = {
        (verdict.target.id, series.measure.id): (verdict, series)
        for result in each.results
        for verdict in result.verdicts
        for series in result.values.judged
    }
    for place, column in enumerate(columns, start=_BEFORE):
        cell = own.get((column.verdict.target.id, column.series.measure.id))
        if cell:
            range_ = at.UPPERS if each.returns else at.UNITS
            _write_rate(page, (row, place), cell, source, (f"$A{row + 1}", range_))
        else:
            page.text(row, place, "")
    page.tall(row, (unit.name, _WIDTHS[_NAME]), (kinds[unit.kind], _WIDTHS[_KIND]))


def _write_rate(
    page: Page,
    place: tuple[int, int],
    cell: Cell,
    source: tuple[Dossier, Layout],
    unit: tuple[str, str] | None = None,
) -> None:
    """Write a figure and its mark; ``unit`` is the cell of a code and the range it is found in."""
    (verdict, series), (dossier, layout) = cell, source
    ratio, measure, year = series.now, series.measure, str(series.now.year)
    own = next(each for each in verdict.measures if each.measure == measure.id)
    otherwise = without_rate(own, page.book.language)
    counted = numerator(measure, layout, year, *(unit or ()))
    whole = denominator(measure, layout, year, *(unit or ()))
    formula = rate(counted, whole, otherwise, measure.per)
    thresholds = thresholds_of(dossier.assessment.plan, verdict.target.indicator)
    shown = value_format(ratio.value, thresholds, measure.per, page.book.language)
    tone = TONES[tone_of(own.outcome, verdict.phase)]
    page.formula(
        *place,
        formula,
        cached(ratio, otherwise),
        "middle",
        num_format=marked(shown, own),
        bg_color="white" if verdict.target.asks_nothing else tone,
    )
