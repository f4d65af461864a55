"""Overview: the sheet *Tổng hợp*, every target by milestone with its measures, to be signed."""

from collections.abc import Sequence
from itertools import groupby

from xhht_cli.dossier import Dossier
from xhht_cli.messages import say
from xhht_cli.present.compliance import judged_targets, sections, title_lines
from xhht_cli.present.language import Language
from xhht_cli.present.notes import NOTHING, compliance_notes, unlisted_notes
from xhht_cli.present.words import milestone_of
from xhht_cli.present.workbook import layout as at
from xhht_cli.present.workbook.formulas import quoted
from xhht_cli.present.workbook.layout import Layout
from xhht_cli.present.workbook.look import GREEN, RED, Book, Page
from xhht_cli.present.workbook.overview_rows import (
    AGAINST,
    ID,
    LAST,
    TITLE,
    OverviewTable,
    lines_of,
)

_CHECK, _HEAD = 3, 5

AGREES, DIFFERS = say("agrees"), say("does not agree")


def write_overview(book: Book, dossier: Dossier, layout: Layout, language: Language) -> None:
    """Write *Tổng hợp*: title, check, targets by milestone, notes, and room for signatures."""
    page, assessment = book.sheet(at.OVERVIEW), dossier.assessment
    table = OverviewTable(page=page, layout=layout, plan=assessment.plan)
    table.write_head(_HEAD)
    _write_title(page, dossier, language)
    row = _HEAD + 1
    judged = groupby(judged_targets(assessment), key=lambda each: milestone_of(each[0].target))
    for section, (_, group) in zip(sections(assessment, language), judged, strict=True):
        page.merged(row, 0, LAST, f"{section.heading}: {section.outcomes}", "section")
        row += 1
        for line in lines_of(tuple(group), section.rows):
            table.write(row, line)
            row += 1
    if row == _HEAD + 1:
        page.lines(row, 0, LAST, language.say(NOTHING))
        row += 1
    if layout.listed:
        _write_check(page, row, language)
    unlisted = [language.say(each) for each in unlisted_notes(dossier)]
    if unlisted:
        unlisted.append(language.say(say("Figures are numbers here and no formulas.")))
    row = _write_notes(page, row + 1, [*unlisted, *compliance_notes(assessment, language)])
    _write_signatures(page, row + 1)
    page.print_set_up(heads=(_HEAD, _HEAD), frozen=(_HEAD + 1, TITLE + 1))
    page.sheet.print_area(0, 0, row + 7, LAST)


def _write_title(page: Page, dossier: Dossier, language: Language) -> None:
    plan, covered = title_lines(dossier.assessment, language)
    year = say("Results of the plan, year {year}", year=str(dossier.assessment.year))
    page.merged(0, 0, LAST, language.say(year), "title centred")
    page.sheet.set_row(0, 24)
    page.lines(1, 0, LAST, plan, "subtitle centred")
    page.lines(2, 0, LAST, covered, "subtitle centred")


def _write_check(page: Page, after: int, language: Language) -> None:
    """Say live whether the workbook's own figures are those of the program, above the table."""
    first, last = _HEAD + 2, after
    differences = "+".join(
        f"SUMPRODUCT(--({live}{first}:{live}{last}<>{tool}{first}:{tool}{last}))"
        for live, tool in (("C", "Q"), ("D", "R"))
    )
    agrees, differs = language.say(AGREES), language.say(DIFFERS)
    label = say("The workbook's own figures, against those of the program:")
    page.merged(_CHECK, 0, AGAINST - 1, language.say(label), "label", align="right")
    formula = f"IF({differences}=0,{quoted(agrees)},{quoted(differs)})"
    page.formula(_CHECK, AGAINST, formula, agrees, "middle bold", bg_color=GREEN)
    page.sheet.conditional_format(
        _CHECK,
        AGAINST,
        _CHECK,
        AGAINST,
        {
            "type": "cell",
            "criteria": "!=",
            "value": quoted(agrees),
            "format": page.book.workbook.add_format({"bg_color": RED, "bold": True}),
        },
    )


def _write_notes(page: Page, row: int, notes: Sequence[str]) -> int:
    for offset, note in enumerate(notes):
        page.lines(row + offset, 0, LAST, note)
    return row + len(notes)


def _write_signatures(page: Page, row: int) -> None:
    """Leave room for place and date, for who drew up the table and for the head of the body."""
    language = page.book.language
    left, right = (ID, TITLE), (AGAINST, LAST)
    dated = language.say(say("…………, the …… day of …… 20……"))
    page.merged(row, *right, dated, "place")
    for (first, last), signer, how in (
        (left, say("Drawn up by"), say("(Signature, full name)")),
        (right, say("Head of the body"), say("(Signature, seal, full name)")),
    ):
        page.merged(row + 1, first, last, language.say(signer), "signer")
        page.merged(row + 2, first, last, language.say(how), "how to sign")
