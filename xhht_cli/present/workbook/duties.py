"""Duties: the sheet *Nhiệm vụ*, clause by clause and then unit by unit."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]  # it has no stubs

from xhht_cli.dossier import Dossier
from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Item
from xhht_cli.present.language import Language
from xhht_cli.present.status import words
from xhht_cli.present.workbook.formulas import NOT_ASKED, quoted
from xhht_cli.present.workbook.layout import FIGURES, UNITS, YEARS, Layout, item_range
from xhht_cli.present.workbook.look import GREEN, NO, RED, YES, Book, Page
from xhht_cli.status.model import Clause, Duty, State, UnitStatus

UNKNOWN = "?"
"""What the matrix says where there is no answer; the others are the words of the returns."""

_CLAUSE, _ITEM, _TITLE, _ASKED, _DONE, _NOT_DONE, _UNKNOWN, _WHO = range(8)
_FIRST, _NARROW, _FEWEST = 3, 6.7, 16
"""The first column of the matrix, the width of each, and how many there are at least: the names of
the units that have not done a duty stand across them."""
_WIDTHS = (9, 8, 46)
_ACROSS = _WIDTHS[_ITEM] + _WIDTHS[_TITLE]
"""Of the first columns, and of the two that a unit's name goes across."""
_HEADS = (*words.DUTY_LABELS[:3], say("Asked"), *words.DUTY_LABELS[3:])


def write_duties(book: Book, dossier: Dossier, layout: Layout, language: Language) -> None:
    """Write the duties and the requests with their counts, then who answered what."""
    status, page = dossier.status, book.sheet(say("Duties and requests"))
    groups = [(units, _items(units, dossier)) for _, units in words.forms(status)]
    width = max([_FEWEST, *(len(items) for _, items in groups)])
    page.widths(*_WIDTHS, *[_NARROW] * width)
    row = page.heading(say("Duties and requests of {year}", year=str(status.year)))
    row = _note(page, row, width)
    table = _Clauses(page, dossier, language, last=_FIRST + width - 1)
    row = table.write(row, words.DUTIES, status.duties)
    row = table.write(row, words.REQUESTS, status.requests)
    for units, items in groups:
        matrix = _Matrix(page=page, dossier=dossier, layout=layout, units=units, items=items)
        row = matrix.write(row)
    page.print_set_up(heads=None, frozen=(1, 3))


def _note(page: Page, row: int, width: int) -> int:
    told = say(
        "Counted by formulas over the sheet {sheet}. Unknown: the unit has not reported, or left "
        "the answer blank. A duty stands under each clause that it answers.",
        sheet=FIGURES,
    )
    page.lines(row, 0, _FIRST + width - 1, page.book.language.say(told), "note italic")
    return row + 2


class _Clauses:
    """The table of duties (or requests), clause by clause."""

    def __init__(self, page: Page, dossier: Dossier, language: Language, last: int) -> None:
        self.page, self.dossier, self.language, self.last = page, dossier, language, last

    def write(self, row: int, heading: Message, clauses: Sequence[Clause]) -> int:
        """Write the table if there is anything in it; give the next free row."""
        if not clauses:
            return row
        page = self.page
        page.say(row, 0, heading, "label")
        page.heads(row + 1, _HEADS)
        who = self.language.say(say("Who has not, or has not answered"))
        page.merged(row + 1, _WHO, self.last, who, "head")
        page.tall(row + 1, *((self.language.say(head), _NARROW) for head in _HEADS[3:]))
        row += 2
        duties = [duty for clause in clauses for duty in clause.duties]
        told = words.duty_rows(clauses, self.language)
        for duty, (cells, lacking) in zip(duties, told, strict=True):
            self._row(row, duty, cells, "\n".join(lacking))
            row += 1
        return row + 1

    def _row(self, row: int, duty: Duty, cells: Sequence[str], lacking: str) -> None:
        page, code = self.page, duty.item.code
        page.text(row, _CLAUSE, cells[_CLAUSE], "text bold")
        page.text(row, _ITEM, code, "middle")
        page.text(row, _TITLE, cells[_TITLE])
        year = self.dossier.status.year
        asked = self.dossier.totals[year, code].asked
        places = (xl_rowcol_to_cell(row, column) for column in (_ASKED, _DONE, _NOT_DONE))
        counts = (
            (f"SUMPRODUCT(({YEARS}={year})*({item_range(code)}<>{quoted(NOT_ASKED)}))", asked),
            (_count(year, code, 1), len(duty.done)),
            (_count(year, code, 0), len(duty.not_done)),
            ("-".join(places), len(duty.unknown)),
        )
        for column, (formula, value) in enumerate(counts, start=_ASKED):
            page.formula(row, column, formula, value, "number", align="center")
        page.merged(row, _WHO, self.last, lacking, "text")
        room = (self.last - _WHO + 1) * _NARROW
        page.tall(row, (cells[_TITLE], _WIDTHS[_TITLE]), (lacking, room))


def _count(year: int, code: str, answer: int) -> str:
    """Give the formula that counts an answer (Có is 1) to an item in a year."""
    return f"COUNTIFS({YEARS},{year},{item_range(code)},{answer})"


def _items(units: Sequence[UnitStatus], dossier: Dossier) -> tuple[Item, ...]:
    """Give the duties and requests that any of the units is asked for, as the forms have them."""
    asked = {code for each in units for code in each.answers}
    return tuple(item for item in dossier.assessment.plan.items if item.code in asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matrix:
    """Units that file one form against the duties that are asked of any of them."""

    page: Page
    dossier: Dossier
    layout: Layout
    units: tuple[UnitStatus, ...]
    items: tuple[Item, ...]

    def write(self, row: int) -> int:
        """Write a row for each unit; give the next free row."""
        if not self.items:
            return row
        page, language = self.page, self.page.book.language
        heading = words.form_heading(self.units[0].form, self.units, language)
        page.text(row, 0, heading, "label")
        page.say(row + 1, 0, say("Code"), "head")
        page.merged(row + 1, 1, 2, language.say(say("Unit")), "head")
        for column, item in enumerate(self.items, start=_FIRST):
            page.text(row + 1, column, item.code, "head")
        first = row + 2
        for place, each in enumerate(self.units, start=first):
            self._unit(place, each)
        last = first + len(self.units) - 1
        for word, colour in ((YES, GREEN), (NO, RED)):
            shade = page.book.workbook.add_format({"bg_color": f"#{colour}"})
            rule = {"type": "cell", "criteria": "==", "value": quoted(word), "format": shade}
            right = _FIRST + len(self.items) - 1
            page.sheet.conditional_format(first, _FIRST, last, right, rule)
        return last + 2

    def _unit(self, row: int, each: UnitStatus) -> None:
        page, year, unit = self.page, self.dossier.status.year, each.unit
        heard = each.state in (State.SOUND, State.FAULTY)
        state = page.book.language.say(words.STATES[each.state])
        name = unit.name if heard else f"{unit.name} – {state}"
        link = self.layout.figure_link(year, unit.code)
        page.tall(row, (name, _ACROSS), (unit.code, _WIDTHS[_CLAUSE]))
        if link:
            page.link(row, 0, link)
        page.text(row, 0, unit.code, "link" if link else "middle", align="center")
        page.merged(row, 1, 2, name, "text")
        for column, item in enumerate(self.items, start=_FIRST):
            if item.code in each.answers:
                formula = _answer(year, f"$A{row + 1}", item.code)
                page.formula(row, column, formula, _word(each.answers[item.code]), "middle")
            else:
                page.text(row, column, "", "middle")


def _answer(year: int, unit: str, item: str) -> str:
    """Give the formula that looks an answer up by year and unit, so that sorting breaks nothing.

    A blank equals 0, so whether it is a number comes first. COUNTIFS would take codes for numbers
    and for wildcards.
    """
    rows = f"({YEARS}={year})*({UNITS}={unit})*ISNUMBER({item_range(item)})"
    yes, no = (f"SUMPRODUCT({rows}*({item_range(item)}={answer}))>0" for answer in (1, 0))
    return f"IF({yes},{quoted(YES)},IF({no},{quoted(NO)},{quoted(UNKNOWN)}))"


def _word(answer: bool | None) -> str:  # noqa: FBT001  # the answer is what is said, no switch
    if answer is None:
        return UNKNOWN
    return YES if answer else NO
