"""Filings: the sheet *Nộp báo cáo*, a row for each unit that is to report."""

from xlsxwriter.utility import xl_range_abs  # type: ignore[import-untyped]  # it has no stubs

from xhht_cli.dossier import Dossier
from xhht_cli.messages import say
from xhht_cli.present.handbook.wording import unit_kind
from xhht_cli.present.language import Language
from xhht_cli.present.status import words
from xhht_cli.present.words import STATE_TONES
from xhht_cli.present.workbook.formulas import quoted
from xhht_cli.present.workbook.layout import Layout
from xhht_cli.present.workbook.look import TONES, Book, Page
from xhht_cli.status.model import State, UnitStatus

_LABELS = (
    *(say("Code"), say("Unit"), say("Kind"), say("Form"), say("Return"), say("Lần nộp")),
    *(say("Ngày lập biểu"), say("Errors"), say("Warnings"), say("Duties done"), say("Files")),
)
_WIDTHS = (11, 32, 25, 15, 16, 9, 15, 8, 9, 11, 44)
_CODE, _UNIT, _KIND, _FORM, _STATE, _SUBMISSION, _DATED, _ERRORS, _WARNINGS, _DUTIES, _FILES = (
    range(11)
)


def write_filings(book: Book, dossier: Dossier, layout: Layout, language: Language) -> None:
    """Write who has reported, when and how, under the counts of the states."""
    status, page = dossier.status, book.sheet(say("Reporting"))
    page.widths(*_WIDTHS)
    title = say("Who has reported for {year}", year=str(status.year))
    row = page.heading(title, language.text(status.plan.title))
    head = row + 3
    _counts(page, row, dossier, (head + 1, head + len(status.units)))
    page.heads(head, _LABELS)
    page.tall(head, *zip(map(language.say, _LABELS), _WIDTHS, strict=True), style="head")
    by_form = [each for _, units in words.forms(status) for each in units]
    for place, each in enumerate(by_form, start=head + 1):
        _unit(page, place, each, dossier, layout)
    last = head + len(by_form)
    page.sheet.autofilter(head, 0, last, len(_LABELS) - 1)
    for place, note in enumerate(words.notes(status, language), start=last + 2):
        page.lines(place, 0, len(_LABELS) - 1, note)
    page.print_set_up(heads=(head, head), frozen=(head + 1, 2))


def _counts(page: Page, row: int, dossier: Dossier, rows: tuple[int, int]) -> None:
    """Count the units in each state, from the column below."""
    status, language = dossier.status, page.book.language
    column = xl_range_abs(rows[0], _STATE, rows[1], _STATE)
    page.say(row, _UNIT, say("Units to report"), "head")
    names = [language.say(word) for word in words.STATES.values()]
    page.tall(row, *zip(names, _WIDTHS[_UNIT + 1 :], strict=False), style="head")
    page.formula(row + 1, _UNIT, f"ROWS({column})", len(status.units), "middle bold")
    for place, (state, word) in enumerate(words.STATES.items(), start=_UNIT + 1):
        said, count = language.say(word), len(status.of(state))
        page.text(row, place, said, "head", bg_color=f"#{TONES[STATE_TONES[state]]}")
        page.formula(row + 1, place, f"COUNTIF({column},{quoted(said)})", count, "middle bold")


def _unit(page: Page, row: int, each: UnitStatus, dossier: Dossier, layout: Layout) -> None:
    told, unit = words.row_of(each, page.book.language), each.unit
    colour = f"#{TONES[STATE_TONES[each.state]]}"
    missing = {"bg_color": colour} if each.state is State.MISSING else {}
    link = layout.figure_link(dossier.status.year, unit.code)
    if link:
        page.link(row, _CODE, link)
    page.text(row, _CODE, told.code, "link" if link else "middle", align="center", **missing)
    page.text(row, _UNIT, told.name, **missing)
    kind = page.book.language.text(unit_kind(unit.kind, dossier.assessment.plan))
    page.text(row, _KIND, kind, **missing)
    page.text(row, _FORM, each.form, "middle", **missing)
    state = page.book.language.say(words.STATES[each.state])  # the word that is counted above
    page.text(row, _STATE, state, "middle bold", bg_color=colour)
    submission = "\n".join(filter(None, (told.submission, told.earlier)))
    dated = "\n".join(filter(None, (told.dated, told.late)))
    page.text(row, _SUBMISSION, submission, "middle", **missing)
    page.text(row, _DATED, dated, "middle", **missing)
    for column, count in ((_ERRORS, each.errors), (_WARNINGS, each.warnings)):
        if each.current:
            page.number(row, column, count, "number bold" if count else "number")
        else:
            page.text(row, column, "", **missing)
    page.text(row, _DUTIES, told.duties, "middle", **missing)
    files = "\n".join(told.files)
    page.text(row, _FILES, files, **missing)
    page.tall(
        row,
        (told.name, _WIDTHS[_UNIT]),
        (kind, _WIDTHS[_KIND]),
        (submission, _WIDTHS[_SUBMISSION]),
        (dated, _WIDTHS[_DATED]),
        (files, _WIDTHS[_FILES]),
    )
