"""Charts: one for each indicator, from a block of figures that stands below them on the sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from xlsxwriter.chart import Chart  # type: ignore[import-untyped]  # it has no stubs
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell  # type: ignore[import-untyped]  # likewise

from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Target
from xhht_cli.plan.targets import PER_CENT
from xhht_cli.present.levels import stages as stages_of
from xhht_cli.present.workbook.chart_levels import FIRST, Axis, levels_of
from xhht_cli.present.workbook.look import FACE, RULE, Page
from xhht_cli.present.workbook.rates import (
    cell_level_format,
    number,
    unit_format,
    value_format,
)

_NAME, _SPARK = 0, 2
"""Columns: of names, and of the small pictures in the table."""
_ACROSS, _DOWN = 3, 3
"""Charts in a row, and rows of them on a printed page."""
_ROWS, _HEIGHT, _MARGIN, _TOP = 13, 250, 8, 5
"""Rows of the sheet that a chart takes, and its height and margins in pixels.

Without a margin above, the frame of a chart is printed at the foot of the page before it.
"""
_FEW = 2
"""Lines in a chart up to which its legend stands below and names the milestones as well."""
_INKS = ("1F3864", "2E75B6", "7030A0", "7F6000", "548235")
_SIGNS = ("circle", "square", "triangle", "diamond", "x")
_SMALL: Mapping[str, object] = {"type": "column", "min": 0, "series_color": f"#{_INKS[1]}"}
"""How the small pictures look: bars from 0 on. LibreOffice prints no lines in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A measure: its name, its row in the table, and its value where a year has one.

    ``per`` is what it is given in; ``capped`` says that it is never more than all.
    """

    name: str
    row: int
    values: Mapping[int, float]
    judged: bool
    per: int | None
    capped: bool

    @property
    def whole(self) -> bool:
        """Whether the value is a share of a whole: from 0 to 100 per cent."""
        return self.per == PER_CENT and self.capped


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What is drawn of an indicator; without targets there is no chart, only the small pictures.

    The targets are as the plan has them at first, with what later documents made of them.
    """

    title: str
    lines: tuple[Line, ...]
    targets: tuple[Target, ...]

    @property
    def low(self) -> bool:
        """Whether nothing but ceilings is asked, so that the figures are to be near 0."""
        standards = [each.standard for target in self.targets for each in stages_of(target)]
        there = [each for each in standards if each]
        return bool(there) and all(each.floor is None for each in there)

    def scaled(self, line: Line) -> bool:
        """Say whether a line is drawn on a scale from 0 to 100 per cent."""
        return line.whole and not self.low


@dataclass(frozen=True, slots=True, kw_only=True)
class _Series:
    """A row of the block, and how its line looks; ``mark`` is that of a milestone."""

    row: int
    look: Mapping[str, object]
    mark: bool = False


def write_charts(page: Page, row: int, drawings: Sequence[Drawing], axis: Axis) -> list[int]:
    """Write the charts from ``row`` on and the block of their figures below.

    Gives the rows before which a printed page begins.
    """
    shown = [drawing for drawing in drawings if drawing.targets]
    block = row + 2 + -(-len(shown) // _ACROSS) * _ROWS
    page.say(row, 0, _heading(drawings), "label")
    page.say(block, 0, say("Figures of the charts"), "label")
    below, free, place = _Block(page, axis), block + 1, 0
    for drawing in drawings:
        series = below.write(free, drawing)
        free += 1 + len(series)
        if drawing.targets:
            _insert(page, row + 1, place, _chart(page, drawing, series, axis), axis)
            place += 1
    pages = range(row + 1 + _DOWN * _ROWS, block - 1, _DOWN * _ROWS)
    return [row, *pages, block]


def _insert(page: Page, row: int, place: int, chart: Chart, axis: Axis) -> None:
    down, across = divmod(place, _ACROSS)
    width = axis.pixels // _ACROSS
    chart.set_size({"width": width - _MARGIN, "height": _HEIGHT})
    place_in = {"x_offset": across * width, "y_offset": _TOP}
    page.sheet.insert_chart(row + down * _ROWS, 0, chart, place_in)


class _Block:
    """The figures of the charts: a row for each line, floor, aim and milestone."""

    def __init__(self, page: Page, axis: Axis) -> None:
        self.page, self.axis = page, axis

    def write(self, row: int, drawing: Drawing) -> list[_Series]:
        """Write the rows of an indicator under its title."""
        last = FIRST + len(self.axis.years) - 1
        title = _title(drawing)
        self.page.merged(row, 0, last, title, "section")
        self.page.tall(row, (title, self.axis.pixels / 8), style="section")
        series = []
        for place, line in enumerate(drawing.lines):
            small = {"max": 1} if drawing.scaled(line) else {}
            series.append(self._line(row + 1 + place, line, place, small))
        for place, target in enumerate(drawing.targets):
            for level in levels_of(target, place, self.axis):
                at = row + 1 + len(series)
                name = self.page.book.language.say(level.name)
                self._row(at, name, level.values, target.per)
                series.append(_Series(row=at, look=level.look, mark=level.mark))
        return series

    def _line(self, row: int, line: Line, place: int, small: Mapping[str, object]) -> _Series:
        page, axis = self.page, self.axis
        shown = value_format(None, (), line.per, page.book.language)
        self._row(row, line.name, {}, line.per)
        for year, value in line.values.items():
            cell = xl_rowcol_to_cell(line.row, axis.column(year))
            page.formula(row, axis.column(year), cell, value, "number", num_format=shown)
        first, last = axis.column(axis.filed.start), axis.column(axis.filed.stop - 1)
        if line.values and first < last:
            place_of = f"'{page.sheet.get_name()}'!{xl_range(row, first, row, last)}"
            page.sheet.add_sparkline(line.row, _SPARK, {"range": place_of, **_SMALL, **small})
        ink = f"#{_INKS[place % len(_INKS)]}"
        look = {
            "line": {"color": ink, "width": 2},
            "marker": {
                "type": _SIGNS[place % len(_SIGNS)],
                "size": 6,
                "fill": {"color": ink},
                "border": {"color": ink},
            },
        }
        return _Series(row=row, look=look if line.judged else {})

    def _row(self, row: int, name: str, values: Mapping[int, Decimal], per: int | None) -> None:
        page, language = self.page, self.page.book.language
        page.text(row, _NAME, name)
        page.tall(row, (name, 38))
        for column in range(1, FIRST):
            page.text(row, column, "")
        for year in self.axis.years:
            if year in values:
                value, shown = values[year], cell_level_format(values[year], per, language)
                cell = row, self.axis.column(year)
                page.number(*cell, number(Fraction(value), per), num_format=shown)
            else:
                page.text(row, self.axis.column(year), "")


def _title(drawing: Drawing) -> str:
    ids = ", ".join(target.id for target in drawing.targets)
    return f"{ids} – {drawing.title}" if ids else drawing.title


def _heading(drawings: Sequence[Drawing]) -> Message:
    """Head the charts by what is drawn in them."""
    targets = [target for each in drawings for target in each.targets]
    floors = all(stage.ceiling is None for each in targets for stage in stages_of(each))
    if floors and all(each.per == PER_CENT for each in targets):
        return say("Charts: value, floor, aim and milestone of each indicator")
    return say("Charts: figure, levels and milestone of each indicator")


def _chart(page: Page, drawing: Drawing, series: Sequence[_Series], axis: Axis) -> Chart:
    chart = page.book.workbook.add_chart({"type": "line"})
    sheet = page.sheet.get_name()
    first, last = map(axis.column, axis.shown(drawing.targets))
    drawn = [each for each in series if each.look]
    for each in drawn:
        chart.add_series(
            {
                "name": [sheet, each.row, _NAME],
                "categories": [sheet, axis.head, first, axis.head, last],
                "values": [sheet, each.row, first, each.row, last],
                **each.look,
            }
        )
    small = {"name": FACE, "size": 8}
    title = {"name": FACE, "size": 9, "bold": True}
    chart.set_title({"name": _title(drawing), "name_font": title})
    chart.set_y_axis(_scale(page, drawing) | {"num_font": small})
    chart.set_x_axis({"num_font": small, "num_format": "0"})
    legend: dict[str, object] = {"position": "bottom", "font": small}
    if sum(line.judged for line in drawing.lines) > _FEW:
        legend["position"] = "right"
        legend["delete_series"] = [place for place, each in enumerate(drawn) if each.mark]
    chart.set_legend(legend)
    chart.show_blanks_as("gap")
    return chart


def _scale(page: Page, drawing: Drawing) -> dict[str, object]:
    """Scale the axis of values: from 0 to 100 % for shares, else from 0 as far as it takes."""
    rule = {"visible": True, "line": {"color": f"#{RULE}", "width": 0.25}}
    scale: dict[str, object] = {"min": 0, "major_gridlines": rule}
    if all(drawing.scaled(line) for line in drawing.lines if line.judged):
        return scale | {"max": 1, "major_unit": 0.2, "num_format": "0%"}
    per = drawing.targets[0].per
    if per == PER_CENT:
        return scale | {"num_format": "0%"}
    return scale | {"num_format": f"General{unit_format(per, page.book.language)}"}
