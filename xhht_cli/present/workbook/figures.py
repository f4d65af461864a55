"""Figures: the sheet *Số liệu*, every item of every unit and year, on which all formulas rest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from xhht_cli.dossier import Dossier
from xhht_cli.messages import say
from xhht_cli.plan.model import Item, ItemKind, Unit
from xhht_cli.present.language import Language
from xhht_cli.present.workbook import layout as at
from xhht_cli.present.workbook.formulas import NOT_ASKED
from xhht_cli.present.workbook.layout import Layout, item_range
from xhht_cli.present.workbook.look import (
    ANSWERS,
    GREY,
    INK_GREY,
    INK_RED,
    NO,
    WHOLE,
    YES,
    Book,
    Page,
)
from xhht_cli.present.workbook.own_verdicts import HEADING, LEGEND, OwnVerdicts
from xhht_cli.provenance import Written

LABELS = (
    say("Year"),
    say("Code"),
    say("Unit"),
    say("Kind"),
    say("Kind, id"),
    say("Form"),
    say("Return"),
)
CLASS = say("Class")
UPPER = say("Code, one level below")
FILED, NOT_FILED = say("used"), say("no return")

NOT_USED, NOT_COLLECTED = "?", "…"
_MOST_LINKS = 65_000
"""Links on one sheet; Excel takes 65 530. With more figures, only units are links."""
_WIDTHS = (6, 10, 48, 35, 11, 15, 10)
_CLASS_WIDTH = 10
_UPPER_WIDTH = 11
_ITEM_WIDTH = 10.5
_SECTIONS, _TITLES, _UNITS = at.HEAD - 3, at.HEAD - 2, at.HEAD - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """What the rows of the sheet are written from."""

    page: Page
    dossier: Dossier
    layout: Layout
    items: tuple[Item, ...]
    own: OwnVerdicts
    language: Language
    linked: bool
    uppers: Mapping[tuple[int, str], str]


def write_figures(book: Book, dossier: Dossier, layout: Layout, language: Language) -> None:
    """Write *Số liệu*, and give its columns the names that formulas use."""
    page = book.sheet(at.FIGURES)
    for name, cells in layout.ranges().items():
        book.workbook.define_name(name, "=" + cells)
    plan = dossier.assessment.plan
    table = _Table(
        page=page,
        dossier=dossier,
        layout=layout,
        items=tuple(item for item in plan.items if item.code in layout.columns),
        own=OwnVerdicts.of(page, dossier, layout),
        language=language,
        linked=len(layout.sources) + len(layout.rows) <= _MOST_LINKS,
        uppers=dossier.uppers if layout.levelled else {},
    )
    _write_head(table)
    for year in reversed(dossier.years):
        for unit in dossier.units(year):
            _write_unit(table, year, unit)
    _write_totals(table)
    page.sheet.autofilter(at.HEAD, 0, layout.last_row, layout.last_column)
    page.print_set_up(
        heads=(_SECTIONS, at.HEAD),
        frozen=(at.HEAD + 1, at.KIND),
        pages_wide=0,
        columns=(0, at.NAME),
    )
    page.sheet.set_print_scale(55)


def cell_text(cell: Written) -> str:
    """Give the sign of a figure that is not known: blank, not collected, or not used."""
    if cell.blank:
        return ""
    return NOT_COLLECTED if cell.not_collected else NOT_USED


def number_format(item: Item) -> str:
    """Give the number format of an item: Có and Không for 1 and 0, or a whole number."""
    return WHOLE if item.kind is ItemKind.COUNT else ANSWERS


def _write_head(table: _Table) -> None:
    page, language = table.page, table.language
    signs = say(
        "Blank: not known. … not collected. ? written, but not used (see the findings). x not "
        "asked of the unit. A figure is a link to the cell it was written in. Links, here and to "
        "here, follow the order in which the rows were written: once they are sorted, go by year "
        "and code."
    )
    page.heading(say("Figures of the used returns"), language.say(signs))
    page.widths(*_widths(table.layout))
    if table.own.measures:
        told = f"{language.say(signs)} {language.say(LEGEND)}"
        page.lines(1, 0, at.REPORTED, told)
    sections = table.dossier.assessment.plan.sections
    titles = {section.code: language.text(section.title) for section in sections}
    for code, group in groupby(table.items, key=lambda item: item.section):
        columns = [table.layout.columns[item.code] for item in group]
        _write_section(page, columns, titles.get(code, ""))
    if table.own.measures:
        _write_section(page, [*table.layout.reaching.values()], language.say(HEADING))
    labels = (*LABELS, *([CLASS] if table.layout.classed else []))
    labels = (*labels, *([UPPER] if table.layout.levelled else []))
    for column, label in enumerate(labels):
        for row in (_SECTIONS, _TITLES, _UNITS):
            page.text(row, column, "", "head")
        page.say(at.HEAD, column, label, "head")
    heads = [*_item_heads(table), *_own_heads(table)]
    for column, title, unit, name in heads:
        page.text(_TITLES, column, title, "head", bold=False, font_size=9)
        page.text(_UNITS, column, unit, "head", bold=False, italic=True)
        page.text(at.HEAD, column, name, "head")
    page.tall(_TITLES, *((title, _ITEM_WIDTH) for _, title, _, _ in heads), size=9)
    page.tall(_UNITS, *((unit, _ITEM_WIDTH) for _, _, unit, _ in heads), style="head")


def _widths(layout: Layout) -> tuple[float, ...]:
    classes = (_CLASS_WIDTH,) if layout.classed else ()
    uppers = (_UPPER_WIDTH,) if layout.levelled else ()
    columns = len(layout.columns) + len(layout.reaching)
    return (*_WIDTHS, *classes, *uppers, *[_ITEM_WIDTH] * columns)


def _write_section(page: Page, columns: Sequence[int], title: str) -> None:
    for column in columns:
        page.text(_SECTIONS, column, "", "section")
    page.text(_SECTIONS, columns[0], title, "section")


def _item_heads(table: _Table) -> Iterator[tuple[int, str, str, str]]:
    """Give column, title, unit and code of every item."""
    text = table.language.text
    for item in table.items:
        yield table.layout.columns[item.code], text(item.title), text(item.unit), item.code


def _own_heads(table: _Table) -> Iterator[tuple[int, str, str, str]]:
    """Give the same of the columns that judge the units by themselves."""
    own = table.own
    answer = f"{YES}/{NO}"
    for measure, title, name in zip(own.measures, own.titles, own.names, strict=True):
        yield table.layout.reaching[measure.id], title, answer, name


def _write_unit(table: _Table, year: int, unit: Unit) -> None:
    page, language, plan = table.page, table.language, table.dossier.assessment.plan
    row = table.layout.rows[year, unit.code]
    reported = _reported(table.dossier, year, unit)
    shade: dict[str, Any] = {} if reported else {"bg_color": GREY}
    kinds = {kind.id: language.text(kind.title) for kind in plan.kinds}
    page.number(row, at.YEAR, year, "middle", num_format="0", **shade)
    page.text(row, at.UNIT, unit.code, "middle", **shade)
    link = None if table.linked else _first_source(table, year, unit)
    if link:
        page.link(row, at.NAME, link)
    page.text(row, at.NAME, unit.name, **shade)
    page.text(row, at.KIND, kinds[unit.kind], **shade)
    page.text(row, at.KIND_ID, unit.kind, font_color=INK_GREY, **shade)
    page.text(row, at.FORM, plan.form_by_kind[unit.kind], **shade)
    page.say(row, at.REPORTED, FILED if reported else NOT_FILED, "middle", **shade)
    if table.layout.classed:
        page.text(row, at.CLASS, unit.class_ or "", "middle", **shade)
    if table.layout.levelled:
        above = table.uppers.get((year, unit.code), "")
        page.text(row, table.layout.last_label, above, "middle", **shade)
    asked = plan.codes_of(unit)
    texts = ((unit.name, _WIDTHS[at.NAME]), (kinds[unit.kind], _WIDTHS[at.KIND]))
    page.tall(row, *texts)
    for item in table.items:
        if item.code in asked:
            _write_item(table, (row, table.layout.columns[item.code]), (year, unit, item), shade)
        else:
            column = table.layout.columns[item.code]
            page.text(row, column, NOT_ASKED, "middle", bg_color=GREY, font_color="A6A6A6")
    table.own.write_unit(row, year, unit)


def _first_source(table: _Table, year: int, unit: Unit) -> str | None:
    """Give the link to where a unit's figures begin on *Nguồn*."""
    links = (table.layout.source_link((year, unit.code, item.code)) for item in table.items)
    return next((link for link in links if link), None)


def _reported(dossier: Dossier, year: int, unit: Unit) -> bool:
    """Say whether a return of the unit is used: its cells are there, even if all are blank."""
    codes = dossier.assessment.plan.codes_of(unit)
    return any((year, unit.code, code) in dossier.cells for code in codes)


def _write_item(
    table: _Table,
    place: tuple[int, int],
    figure: tuple[int, Unit, Item],
    shade: dict[str, Any],
) -> None:
    page, (year, unit, item) = table.page, figure
    key = (year, unit.code, item.code)
    cells = table.dossier.cells.get(key, ())
    value = table.dossier.value(year, unit, item)
    text = next((text for text in map(cell_text, cells) if text), "")
    link = table.layout.source_link(key) if table.linked and (text or value is not None) else None
    if link:
        page.link(*place, link, "number")
    if value is not None:
        align = "right" if item.kind is ItemKind.COUNT else "center"
        page.number(*place, value, num_format=number_format(item), align=align)
    else:
        page.text(*place, text, "middle", font_color=INK_RED, **shade)


def _write_totals(table: _Table) -> None:
    row = table.layout.last_row + 2
    last = table.layout.last_label
    for year in reversed(table.dossier.years):
        labels = (
            say("Total {year}", year=str(year)),
            say("Units with a figure"),
            say("Units that are asked"),
        )
        for offset, label in enumerate(labels):
            table.page.number(row + offset, at.YEAR, year, "middle bold", num_format="0")
            said = table.language.say(label)
            table.page.merged(row + offset, at.UNIT, last, said, "text bold")
        for item in table.items:
            _write_total(table, row, year, item)
        table.own.write_totals(row, year)
        row += len(labels)


def _write_total(table: _Table, row: int, year: int, item: Item) -> None:
    page, total = table.page, table.dossier.totals[year, item.code]
    column, name = table.layout.columns[item.code], item_range(item.code)
    total_of = f"SUMIFS({name},{at.YEARS},$A{row + 1})"
    known = f'COUNTIFS({at.YEARS},$A{row + 2},{name},">=0")'
    page.formula(row, column, total_of, total.sum, "number bold")
    page.formula(row + 1, column, known, total.known)
    page.number(row + 2, column, total.asked)
