"""Findings sheet: *Lỗi, cảnh báo*, what is wrong with the returns and what to do about it."""

from xhht_cli.dossier import Dossier
from xhht_cli.findings import Finding, worst_first
from xhht_cli.messages import say
from xhht_cli.present.findings import summary
from xhht_cli.present.formats import printable
from xhht_cli.present.language import Language
from xhht_cli.present.words import SEVERITIES
from xhht_cli.present.workbook.layout import Layout
from xhht_cli.present.workbook.look import TONES, Book, Page

_LABELS = (
    *(say("Severity"), say("Code"), say("Unit code"), say("Unit"), say("File"), say("Sheet")),
    *(say("Cell"), say("Item"), say("As written"), say("Finding"), say("Remedy")),
)
_WIDTHS = (11, 8, 10, 22, 30, 11, 8, 8, 13, 48, 42)
_SEVERITY, _CODE, _UNIT, _NAME, _FILE, _SHEET, _CELL, _ITEM, _VALUE, _MESSAGE, _REMEDY = range(11)


def write_findings(book: Book, dossier: Dossier, layout: Layout, language: Language) -> None:
    """Write the findings of the assessed year, errors first."""
    assessment, page = dossier.assessment, book.sheet(say("Errors, warnings"))
    page.widths(*_WIDTHS)
    title = say("Errors and warnings of {year}", year=str(assessment.year))
    head = page.heading(title, summary(assessment.findings, language)) + 1
    page.heads(head, _LABELS)
    page.tall(head, *zip(map(language.say, _LABELS), _WIDTHS, strict=True), style="head")
    found = worst_first(assessment.findings)
    for row, each in enumerate(found, start=head + 1):
        _finding(page, row, each, dossier, layout)
    if not found:
        nothing = language.say(say("There is none."))
        page.merged(head + 1, 0, len(_LABELS) - 1, nothing, "middle")
    else:
        page.sheet.autofilter(head, 0, head + len(found), len(_LABELS) - 1)
    page.print_set_up(heads=(head, head), frozen=(head + 1, 2))


def _finding(page: Page, row: int, found: Finding, dossier: Dossier, layout: Layout) -> None:
    language = page.book.language
    word, tone = SEVERITIES[found.severity]
    texts = {
        _CODE: found.code,
        _NAME: _name(found, dossier),
        _FILE: printable(found.file),
        _SHEET: printable(found.sheet),
        _CELL: found.cell or "",
        _ITEM: found.item or "",
        _VALUE: printable(found.value or ""),
        _MESSAGE: printable(language.say(found.message)),
        _REMEDY: language.say(found.remedy),
    }
    page.say(row, _SEVERITY, word, "middle bold", bg_color=f"#{TONES[tone]}")
    code = printable(found.unit or "")
    link = _place(found, layout)
    if link:
        page.link(row, _UNIT, link)
    page.text(row, _UNIT, code, "link" if link else "middle", align="center")
    middle = (_CODE, _CELL, _ITEM)
    for column, text in texts.items():
        page.text(row, column, text, "middle" if column in middle else "text")
    page.tall(row, *((text, _WIDTHS[column]) for column, text in texts.items()))


def _name(found: Finding, dossier: Dossier) -> str:
    """Name the unit, where the register has it in that year."""
    year = found.year or dossier.assessment.year
    unit = dossier.assessment.plan.units_in(year).get(found.unit or "")
    return unit.name if unit else ""


def _place(found: Finding, layout: Layout) -> str | None:
    """Give the link to what the finding is about on *Số liệu*, if it is there."""
    if found.unit is None or found.year is None:
        return None
    return layout.figure_link(found.year, found.unit)
