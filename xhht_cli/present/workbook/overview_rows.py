"""Overview rows: a target or a measure on *Tổng hợp*, its figures live and how they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from xhht_cli.indicators import Series
from xhht_cli.measure_verdicts import MeasureVerdict
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan, Standard, Target
from xhht_cli.present.amounts import limit
from xhht_cli.present.compliance import UNKNOWN, Judged, Row
from xhht_cli.present.levels import Side, only_floors, only_per_cent, side_of
from xhht_cli.present.numbers import thresholds_of
from xhht_cli.present.workbook.formulas import comparison, denominator, numerator, rate
from xhht_cli.present.workbook.layout import Layout
from xhht_cli.present.workbook.look import TONES, WHOLE, Page
from xhht_cli.present.workbook.rates import (
    cached,
    level_format,
    nothing,
    number,
    value_format,
    with_words,
)
from xhht_cli.verdicts import Verdict

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
    ID, TITLE, _COUNTED, _WHOLE, _VALUE, _LEAST, _MOST, _LEVEL, _AIM, AGAINST, _VERDICT,
    _SHORT, _YEARLY, _PACE, _REPORTS,
) = range(len(LABELS))  # fmt: skip
LAST, TOOL = _REPORTS, _REPORTS + 2
"""The last column of the table, and the first of those that hold the program's own figures."""
_TOOL_LABELS = (say("Numerator"), say("Denominator"))
_WIDTHS = dict(enumerate((6, 40, 11, 12.5, 10, 10, 10, 8, 8, 11, 16, 9, 9, 14, 9)))
_WIDE = 11
"""The width of the column of levels where a floor and a ceiling may stand in it."""
_BESIDE = (2, 12.5, 12.5)
_COMPARED = {
    Side.FLOOR: (say("at or above"), say("below")),
    Side.CEILING: (say("at or below"), say("above")),
    Side.WITHIN: (say("within"), say("outside")),
}
"""What is said of a value that keeps a standard, and of one that does not."""
_NO_WHOLE = f'"{UNKNOWN}"'
"""The format of the denominator of a count, which is 1 where something is known of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the table: its words, its figures, and how they stand to the target.

    ``own`` is None for a measure that is not judged.
    """

    row: Row
    series: Series
    verdict: Verdict
    own: MeasureVerdict | None


def lines_of(judged: Sequence[Judged], rows: Sequence[Row]) -> Iterator[Line]:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewTable:
    """The table of *Tổng hợp*: what its columns are called, and its rows."""

    page: Page
    layout: Layout
    plan: Plan

    def write_head(self, row: int) -> None:
        """Set the widths of the columns, and write their names."""
        widths, labels = dict(_WIDTHS), dict(enumerate(LABELS))
        if not only_floors(self.plan):
            labels |= {_LEVEL: say("Level"), AGAINST: say("Against the level")}
            labels |= {_SHORT: say("Short by (+: over by)")}
            widths[_LEVEL] = _WIDE
        if not only_per_cent(self.plan):
            labels[_VALUE] = say("Value reached")
        widths[ID] = max([widths[ID], *(len(target.id) + 2 for target in self.plan.targets)])
        page = self.page
        page.widths(*widths.values(), *_BESIDE)
        page.heads(row, tuple(labels.values()))
        for column, label in enumerate(_TOOL_LABELS, start=TOOL):
            page.say(row, column, label, "head")
        page.say(row - 1, TOOL, say("Worked out by the program"), "label")

    def write(self, row: int, line: Line) -> None:
        """Write a row."""
        page, said = self.page, line.row
        style = "text bold" if said.target else "text indented"
        page.text(row, ID, said.target, "middle bold")
        page.text(row, TITLE, said.title, style)
        self._figures(row, line)
        self._bounds(row, line)
        self._levels(row, line)
        words = "\n".join(part for part in (said.verdict, said.provisional) if part)
        style_of = "middle bold" if said.target else "middle"
        page.text(row, _VERDICT, words, style_of, bg_color=TONES[said.tone] if words else "white")
        self._counts(row, line.own)
        page.text(row, _PACE, said.pace, "middle")
        page.text(row, _REPORTS, said.reported, "middle")
        texts = [(TITLE, said.title), (_VERDICT, words), (_PACE, said.pace)]
        if line.series.now.value is None:
            texts.append((_VALUE, nothing(line.series.now, page.book.language)))
        page.tall(row, *((text, _WIDTHS[column]) for column, text in texts), style=style)

    def _figures(self, row: int, line: Line) -> None:
        page, ratio, measure = self.page, line.series.now, line.series.measure
        year, otherwise = str(ratio.year), nothing(ratio, page.book.language)
        parts = (
            (numerator(measure, self.layout, year), ratio.numerator, WHOLE),
            (
                denominator(measure, self.layout, year),
                ratio.denominator,
                _NO_WHOLE if measure.per is None else WHOLE,
            ),
        )
        for place, (formula, value, shown) in enumerate(parts):
            page.formula(row, _COUNTED + place, formula, value, num_format=shown)
            page.number(row, TOOL + place, value, num_format=shown)
        page.formula(
            row,
            _VALUE,
            rate(f"C{row + 1}", f"D{row + 1}", otherwise, measure.per),
            cached(ratio, otherwise),
            "number bold" if line.row.target else "number",
            num_format=self._format(ratio.value, line),
            text_wrap=True,
        )

    def _format(self, value: Fraction | None, line: Line) -> str:
        thresholds = thresholds_of(self.plan, line.verdict.target.indicator)
        return value_format(value, thresholds, line.series.measure.per, self.page.book.language)

    def _bounds(self, row: int, line: Line) -> None:
        """Write the bounds where something is missing; a star marks those by estimates."""
        ratio = line.series.now
        for column, end in ((_LEAST, ratio.lower), (_MOST, ratio.upper)):
            if end is None or not line.row.bounds:
                self.page.text(row, column, "")
                continue
            value, shown = number(end, ratio.measure.per), self._format(end, line)
            starred = with_words(shown, "*") if ratio.estimated else shown
            self.page.number(row, column, value, num_format=starred)

    def _levels(self, row: int, line: Line) -> None:
        """Write what is asked and the aim, and the comparison that the workbook makes itself."""
        page, target = self.page, line.verdict.target
        standard = target.standard if line.own else None
        if standard is None:
            page.text(row, _LEVEL, UNKNOWN if line.own else "", "middle")
            page.text(row, _AIM, "")
            page.text(row, AGAINST, "")
            return
        self._level(row, target, standard)
        if target.aim is None:
            page.text(row, _AIM, "")
        else:
            shown = level_format(target.aim, target.per, page.book.language)
            page.number(row, _AIM, float(target.aim), num_format=shown)
        self._comparison(row, line, standard)

    def _level(self, row: int, target: Target, standard: Standard) -> None:
        """Write the floor, or the ceiling where there is no floor; the format shows both."""
        language, side = self.page.book.language, side_of(standard)
        asked = standard.ceiling if standard.floor is None else standard.floor
        sign = "" if only_floors(self.plan) else "≤" if side is Side.CEILING else "≥"
        shown = level_format(asked or Decimal(0), target.per, language, sign)
        if side is Side.WITHIN and standard.ceiling is not None:
            shown = with_words(shown, f" ≤ {limit(standard.ceiling, target.per, language)}")
        self.page.number(row, _LEVEL, float(asked or 0), num_format=shown)

    def _comparison(self, row: int, line: Line, standard: Standard) -> None:
        language, ratio = self.page.book.language, line.series.now
        kept, broken = map(language.say, _COMPARED[side_of(standard)])
        neither = nothing(ratio, language)
        cells = (f"C{row + 1}", f"D{row + 1}", f"H{row + 1}")
        formula = comparison(cells, (kept, broken, neither), standard, ratio.measure.scale)
        said = neither
        if ratio.value is not None:
            said = kept if standard.kept(ratio.value) else broken
        self.page.formula(row, AGAINST, formula, said, "middle")

    def _counts(self, row: int, own: MeasureVerdict | None) -> None:
        """Write how many are short or over, and how many a year where that is not all of them."""
        short = own.lacking if own else None
        yearly = own.need_count if own and short and own.need_count != short else None
        signs = ("+", "−") if own and own.over else ("", "")
        for column, count, sign in zip((_SHORT, _YEARLY), (short, yearly), signs, strict=True):
            if count:
                shown = f'"{sign}"{WHOLE}' if sign else WHOLE
                self.page.number(row, column, count, num_format=shown)
            else:
                self.page.text(row, column, "")
