"""Overview: the sheet *Tổng hợp*, every target by milestone with its measures, to be signed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from xhht_cli.dossier import Dossier
from xhht_cli.indicators import Ratio, Series
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan
from xhht_cli.present.compliance import Judged, Row, judged_targets, sections, title_lines
from xhht_cli.present.language import Language
from xhht_cli.present.notes import NOTHING, compliance_notes
from xhht_cli.present.numbers import thresholds_of
from xhht_cli.present.words import milestone_of
from xhht_cli.present.workbook import layout as at
from xhht_cli.present.workbook.formulas import denominator, numerator, quoted, rate, verdict
from xhht_cli.present.workbook.layout import Layout
from xhht_cli.present.workbook.look import GREEN, RED, TONES, Book, Page
from xhht_cli.present.workbook.rates import (
    cached,
    decimals_of,
    fraction,
    level_format,
    nothing,
    percent_format,
)
from xhht_cli.verdicts import MeasureVerdict, Verdict

LABELS = (
    say("ID"),
    say("Indicator"),
    say("Numerator"),
    say("Denominator"),
    say("Value"),
    say("At least"),
    say("At most"),
    say("Floor"),
    say("Aim"),
    say("Against the floor"),
    say("Verdict"),
    say("Short by"),
    say("Needed a year"),
    say("Pace"),
    say("Reports"),
)
(
    _ID, _TITLE, _COUNTED, _WHOLE, _VALUE, _LEAST, _MOST, _FLOOR, _AIM, _AGAINST, _VERDICT,
    _SHORT, _YEARLY, _PACE, _REPORTS,
) = range(len(LABELS))  # fmt: skip
_WIDTHS = (6, 40, 11, 12.5, 10, 10, 10, 8, 8, 11, 16, 9, 9, 14, 9)
_LAST = _REPORTS
_TOOL_COUNTED, _TOOL_WHOLE = _LAST + 2, _LAST + 3
_TOOL = (say("Numerator"), say("Denominator"))
_CHECK, _HEAD = 3, 5

ABOVE, BELOW = say("at or above"), say("below")
AGREES, DIFFERS = say("agrees"), say("does not agree")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the table: its words, its figures, and how they stand to the target.

    ``own`` is None for a measure that is not judged.
    """

    row: Row
    series: Series
    verdict: Verdict
    own: MeasureVerdict | None


def write_overview(book: Book, dossier: Dossier, layout: Layout, language: Language) -> None:
    """Write *Tổng hợp*: title, check, targets by milestone, notes, and room for signatures."""
    page, assessment = book.sheet(at.OVERVIEW), dossier.assessment
    page.widths(*_WIDTHS, 2, 12.5, 12.5)
    _write_title(page, dossier, language)
    page.heads(_HEAD, LABELS)
    for column, label in zip((_TOOL_COUNTED, _TOOL_WHOLE), _TOOL, strict=True):
        page.say(_HEAD, column, label, "head")
    page.say(_HEAD - 1, _TOOL_COUNTED, say("Worked out by the program"), "label")
    row = _HEAD + 1
    judged = groupby(judged_targets(assessment), key=lambda each: milestone_of(each[0].target))
    for section, (_, group) in zip(sections(assessment, language), judged, strict=True):
        page.merged(row, 0, _LAST, f"{section.heading}: {_outcomes(section.counts)}", "section")
        row += 1
        for line in _lines(tuple(group), section.rows):
            _write_line(page, row, line, layout, assessment.plan)
            row += 1
    if row == _HEAD + 1:
        page.lines(row, 0, _LAST, language.say(NOTHING))
        row += 1
    _write_check(page, row, language)
    row = _write_notes(page, row + 1, compliance_notes(assessment, language))
    _write_signatures(page, row + 1)
    page.print_set_up(heads=(_HEAD, _HEAD), frozen=(_HEAD + 1, _TITLE + 1))
    page.sheet.print_area(0, 0, row + 7, _LAST)


def _write_title(page: Page, dossier: Dossier, language: Language) -> None:
    plan, covered = title_lines(dossier.assessment, language)
    year = say("Results of the plan, year {year}", year=str(dossier.assessment.year))
    page.merged(0, 0, _LAST, language.say(year), "title centred")
    page.sheet.set_row(0, 24)
    page.lines(1, 0, _LAST, plan, "subtitle centred")
    page.lines(2, 0, _LAST, covered, "subtitle centred")


def _outcomes(counts: str) -> str:
    """Take the counts of outcomes without the name of the milestone before them."""
    return counts.partition(": ")[2]


def _lines(judged: Sequence[Judged], rows: Sequence[Row]) -> Iterator[Line]:
    """Join the rows of a section with the figures they were made of."""
    left = iter(rows)
    for found, result in judged:
        series = {each.measure.id: each for each in result.values.series}
        deciding = found.deciding
        yield Line(row=next(left), series=series[deciding.measure], verdict=found, own=deciding)
        several = len(result.values.judged) > 1
        own = {each.measure: each for each in found.measures}
        for each in result.values.series:
            if several or not each.measure.judged:
                yield Line(row=next(left), series=each, verdict=found, own=own.get(each.measure.id))


def _write_line(page: Page, row: int, line: Line, layout: Layout, plan: Plan) -> None:
    said, ratio = line.row, line.series.now
    style = "text bold" if said.target else "text indented"
    page.text(row, _ID, said.target, "middle bold")
    page.text(row, _TITLE, said.title, style)
    _write_figures(page, row, ratio, layout, plan, line)
    _write_bounds(page, row, line, plan)
    _write_levels(page, row, line)
    words = "\n".join(part for part in (said.verdict, said.provisional) if part)
    style_of = "middle bold" if said.target else "middle"
    page.text(row, _VERDICT, words, style_of, bg_color=TONES[said.tone] if words else "white")
    _write_counts(page, row, line.own)
    page.text(row, _PACE, said.pace, "middle")
    page.text(row, _REPORTS, said.reported, "middle")
    texts = ((said.title, _WIDTHS[_TITLE]), (words, _WIDTHS[_VERDICT]), (said.pace, _WIDTHS[_PACE]))
    page.tall(row, *texts, style=style)


def _write_figures(  # noqa: PLR0913, PLR0917  # a place, and what its formulas are made of
    page: Page, row: int, ratio: Ratio, layout: Layout, plan: Plan, line: Line
) -> None:
    measure, year = line.series.measure, str(ratio.year)
    thresholds = thresholds_of(plan, line.verdict.target.indicator)
    otherwise = nothing(ratio, page.book.language)
    counted, whole = numerator(measure, layout, year), denominator(measure, layout, year)
    page.formula(row, _COUNTED, counted, ratio.numerator)
    page.formula(row, _WHOLE, whole, ratio.denominator)
    page.formula(
        row,
        _VALUE,
        rate(f"C{row + 1}", f"D{row + 1}", otherwise),
        cached(ratio, otherwise),
        "number bold" if line.row.target else "number",
        num_format=percent_format(ratio.percent, thresholds),
    )
    page.number(row, _TOOL_COUNTED, ratio.numerator)
    page.number(row, _TOOL_WHOLE, ratio.denominator)


def _write_bounds(page: Page, row: int, line: Line, plan: Plan) -> None:
    """Write the bounds where something is missing; a star marks those that rest on estimates."""
    ratio = line.series.now
    thresholds = thresholds_of(plan, line.verdict.target.indicator)
    for column, end in ((_LEAST, ratio.lower), (_MOST, ratio.upper)):
        if end is None or not line.row.bounds:
            page.text(row, column, "")
            continue
        star = '"*"' if ratio.estimated else ""
        shown = percent_format(end, thresholds) + star
        page.number(row, column, fraction(end), num_format=shown)


def _write_levels(page: Page, row: int, line: Line) -> None:
    """Write floor and aim, and the comparison that the workbook makes by itself."""
    if line.own is None:
        for column in (_FLOOR, _AIM, _AGAINST):
            page.text(row, column, "")
        return
    target, ratio = line.verdict.target, line.series.now
    for column, level in ((_FLOOR, target.floor), (_AIM, target.aim)):
        if level is None:
            page.text(row, column, "")
        else:
            page.number(row, column, float(level), num_format=level_format(level))
    language = page.book.language
    above, below = language.say(ABOVE), language.say(BELOW)
    neither = nothing(ratio, language)
    cells = (f"C{row + 1}", f"D{row + 1}", f"H{row + 1}")
    formula = verdict(cells, (above, below, neither), decimals_of(target.floor))
    said = {None: neither, 0: above}.get(line.own.shortfall, below)
    page.formula(row, _AGAINST, formula, said, "middle")


def _write_counts(page: Page, row: int, own: MeasureVerdict | None) -> None:
    """Write how many are short, and how many are needed a year where that is not all of them."""
    short = own.lacking if own else None
    yearly = own.need_count if own and short and own.need_count != short else None
    for column, count in ((_SHORT, short), (_YEARLY, yearly)):
        if count:
            page.number(row, column, count)
        else:
            page.text(row, column, "")


def _write_check(page: Page, after: int, language: Language) -> None:
    """Say live whether the workbook's own figures are those of the program, above the table."""
    first, last = _HEAD + 2, after
    differences = "+".join(
        f"SUMPRODUCT(--({live}{first}:{live}{last}<>{tool}{first}:{tool}{last}))"
        for live, tool in (("C", "Q"), ("D", "R"))
    )
    agrees, differs = language.say(AGREES), language.say(DIFFERS)
    label = say("The workbook's own figures, against those of the program:")
    page.merged(_CHECK, 0, _AGAINST - 1, language.say(label), "label", align="right")
    formula = f"IF({differences}=0,{quoted(agrees)},{quoted(differs)})"
    page.formula(_CHECK, _AGAINST, formula, agrees, "middle bold", bg_color=GREEN)
    page.sheet.conditional_format(
        _CHECK,
        _AGAINST,
        _CHECK,
        _AGAINST,
        {
            "type": "cell",
            "criteria": "!=",
            "value": quoted(agrees),
            "format": page.book.workbook.add_format({"bg_color": RED, "bold": True}),
        },
    )


def _write_notes(page: Page, row: int, notes: Sequence[str]) -> int:
    for offset, note in enumerate(notes):
        page.lines(row + offset, 0, _LAST, note)
    return row + len(notes)


def _write_signatures(page: Page, row: int) -> None:
    """Leave room for place and date, for who drew up the table and for the head of the body."""
    language = page.book.language
    left, right = (_ID, _TITLE), (_AGAINST, _LAST)
    dated = language.say(say("…………, the …… day of …… 20……"))
    page.merged(row, *right, dated, "place")
    for (first, last), signer, how in (
        (left, say("Drawn up by"), say("(Signature, full name)")),
        (right, say("Head of the body"), say("(Signature, seal, full name)")),
    ):
        page.merged(row + 1, first, last, language.say(signer), "signer")
        page.merged(row + 2, first, last, language.say(how), "how to sign")
