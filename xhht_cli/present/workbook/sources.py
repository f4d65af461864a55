"""Sources: the sheet *Nguồn*, the cell that every figure was written in."""

from collections.abc import Mapping
from textwrap import wrap
from typing import Any

from xhht_cli.dossier import Dossier
from xhht_cli.messages import say
from xhht_cli.plan.model import Item, Unit
from xhht_cli.present.language import Language
from xhht_cli.present.workbook import layout as at
from xhht_cli.present.workbook.figures import cell_text, number_format
from xhht_cli.present.workbook.layout import Layout
from xhht_cli.present.workbook.look import INK_RED, Book, Page
from xhht_cli.provenance import Written

LABELS = (
    say("Year"),
    say("Code"),
    say("Unit"),
    say("Item"),
    say("Figure read"),
    say("As written"),
    say("File"),
    say("Sheet"),
    say("Cell"),
    say("SHA-256 of the file"),
)
_WIDTHS = (6, 9, 48, 8, 10, 14, 38, 12, 7, 50)
"""So that a row of the usual texts is one line; there are thousands of them to print."""
_FILE, _SHA256 = LABELS.index(say("File")), len(LABELS) - 1
_LINE: Mapping[str, Any] = {"text_wrap": False, "shrink": True}
"""How text is written that is one line, in smaller letters if need be."""
_LONG, _PIECE = 80, 10
"""Letters of a path from which on it takes several lines, broken anywhere."""


def write_sources(book: Book, dossier: Dossier, layout: Layout, language: Language) -> None:
    """Write *Nguồn*: one row for every cell of a used return, in the order of *Số liệu*."""
    page = book.sheet(at.SOURCES)
    page.widths(*_WIDTHS)
    note = say(
        "Every entry cell of the returns that are used. The SHA-256 tells whether a file is still "
        "the one that was read."
    )
    page.heading(say("Sources of the figures"), language.say(note))
    page.heads(at.SOURCES_HEAD, LABELS)
    last = at.SOURCES_HEAD
    for year in reversed(dossier.years):
        for unit in dossier.units(year):
            for item in dossier.assessment.plan.items:
                first = layout.sources.get((year, unit.code, item.code))
                cells = dossier.cells.get((year, unit.code, item.code), ())
                for row, cell in enumerate(cells if first else (), start=first or 0):
                    _write_cell(page, row, (year, unit, item), cell)
                    last = row
    page.sheet.autofilter(at.SOURCES_HEAD, 0, last, len(LABELS) - 1)
    heads = (at.SOURCES_HEAD, at.SOURCES_HEAD)
    page.print_set_up(heads=heads, frozen=(at.SOURCES_HEAD + 1, 0))


def _write_cell(page: Page, row: int, figure: tuple[int, Unit, Item], cell: Written) -> None:
    year, unit, item = figure
    page.number(row, 0, year, "middle", num_format="0")
    page.text(row, 1, unit.code, "middle")
    page.text(row, 2, unit.name)
    page.text(row, 3, item.code, "middle")
    if cell.value is None:
        page.text(row, 4, cell_text(cell), "middle", font_color=INK_RED)
    else:
        page.number(row, 4, cell.value, num_format=number_format(item))
    place = cell.place
    texts = (cell.raw, place.file, place.sheet, place.cell)
    long = len(place.file) > _LONG
    for column, text in enumerate(texts, start=5):
        page.text(row, column, text, **({} if column != _FILE or long else _LINE))
    page.text(row, _SHA256, place.sha256 or "", font_size=8, **_LINE)
    file = " ".join(wrap(place.file, _PIECE)) if long else ""
    named = zip((unit.name, cell.raw, file, place.sheet), (2, 5, _FILE, 7), strict=True)
    page.tall(row, *((text[:400], _WIDTHS[column]) for text, column in named))
