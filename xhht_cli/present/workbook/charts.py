"""Charts: one for each indicator, from a block of figures that stands below them on the sheet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from xlsxwriter.chart import Chart  # type: ignore[import-untyped]  # it has no stubs
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell  # type: ignore[import-untyped]  # likewise

from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Target
from xhht_cli.present.workbook.look import FACE, RULE, Page

_NAME, _SPARK, _FIRST = 0, 2, 3
"""Columns: of names, of the small pictures in the table, and of the first year."""
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
_FLOORS, _AIM = ("C00000", "ED7D31"), "548235"
_SMALL: Mapping[str, object] = {
    "type": "column",
    "min": 0,
    "max": 1,
    "series_color": f"#{_INKS[1]}",
}
"""How the small pictures look: bars from 0 to 100 %. LibreOffice prints no lines in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A measure: its name, its row in the table, and its value where a year has one."""

    name: str
    row: int
    values: Mapping[int, float]
    judged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What is drawn of an indicator; without targets there is no chart, only the small pictures."""

    title: str
    lines: tuple[Line, ...]
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The years of the sheet, and ``filed``, those from the first to the last with returns.

    ``head`` is the row that bears them, ``pixels`` how wide all columns are together.
    """

    years: range
    filed: range
    head: int
    pixels: int

    def column(self, year: int) -> int:
        """Give the column of a year."""
        return _FIRST + year - self.years.start

    def shown(self, targets: Sequence[Target]) -> tuple[int, int]:
        """Give the first and last year of a chart: of the returns and of the milestones."""
        marked = [*self.filed, *(target.last_year for target in targets)]
        return min(marked), max(marked)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Series:
    """A row of the block, and how its line looks."""

    row: int
    look: Mapping[str, object]


def write_charts(page: Page, row: int, drawings: Sequence[Drawing], axis: Axis) -> list[int]:
    """Write the charts from ``row`` on and the block of their figures below.

    Gives the rows before which a printed page begins.
    """
    shown = [drawing for drawing in drawings if drawing.targets]
    block = row + 2 + -(-len(shown) // _ACROSS) * _ROWS
    page.say(row, 0, say("Charts: value, floor, aim and milestone of each indicator"), "label")
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
        last = _FIRST + len(self.axis.years) - 1
        title = _title(drawing)
        self.page.merged(row, 0, last, title, "section")
        self.page.tall(row, (title, self.axis.pixels / 8), style="section")
        series = []
        for place, line in enumerate(drawing.lines):
            series.append(self._line(row + 1 + place, line, place))
        for place, target in enumerate(drawing.targets):
            for name, look, values in _levels(target, place, self.axis):
                at = row + 1 + len(series)
                self._row(at, self.page.book.language.say(name), values)
                series.append(_Series(row=at, look=look))
        return series

    def _line(self, row: int, line: Line, place: int) -> _Series:
        page, axis = self.page, self.axis
        self._row(row, line.name, {})
        for year, value in line.values.items():
            cell = xl_rowcol_to_cell(line.row, axis.column(year))
            page.formula(row, axis.column(year), cell, value, "number", num_format="0.00%")
        first, last = axis.column(axis.filed.start), axis.column(axis.filed.stop - 1)
        if line.values and first < last:
            place_of = f"'{page.sheet.get_name()}'!{xl_range(row, first, row, last)}"
            page.sheet.add_sparkline(line.row, _SPARK, {"range": place_of, **_SMALL})
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

    def _row(self, row: int, name: str, values: Mapping[int, float]) -> None:
        page = self.page
        page.text(row, _NAME, name)
        page.tall(row, (name, 38))
        for column in range(1, _FIRST):
            page.text(row, column, "")
        for year in self.axis.years:
            if year in values:
                page.number(row, self.axis.column(year), values[year], num_format="0.##%")
            else:
                page.text(row, self.axis.column(year), "")


def _title(drawing: Drawing) -> str:
    ids = ", ".join(target.id for target in drawing.targets)
    return f"{ids} – {drawing.title}" if ids else drawing.title


Level = tuple[Message, Mapping[str, object], Mapping[int, float]]
"""What a series is called, how it looks, and its values by year."""


def _levels(target: Target, place: int, axis: Axis) -> Iterator[Level]:
    """Give the series of a target: its floor and aim up to its year, and a mark at the year."""
    until = max(target.last_year, axis.filed.stop - 1)
    years = [year for year in axis.years if year <= until]
    ink = f"#{_FLOORS[place % len(_FLOORS)]}"
    floor = float(Fraction(target.floor) / 100)
    dashed = {"line": {"color": ink, "width": 1.5, "dash_type": "dash"}}
    yield say("{target}: floor", target=target.id), dashed, dict.fromkeys(years, floor)
    if target.aim is not None:
        aim = float(Fraction(target.aim) / 100)
        dotted = {"line": {"color": f"#{_AIM}", "width": 1.25, "dash_type": "round_dot"}}
        yield say("{target}: aim", target=target.id), dotted, dict.fromkeys(years, aim)
    marker = {"type": "diamond", "size": 10, "fill": {"color": ink}, "border": {"color": ink}}
    due = range(target.first_year, target.last_year + 1)
    marks = {year: floor for year in due if year in axis.years}
    name = say("{target}: milestone", target=target.id)
    yield name, {"line": {"none": True}, "marker": marker}, marks


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
    rule = {"visible": True, "line": {"color": f"#{RULE}", "width": 0.25}}
    chart.set_y_axis(
        {"min": 0, "max": 1, "major_unit": 0.2, "num_format": "0%", "num_font": small}
        | {"major_gridlines": rule}
    )
    chart.set_x_axis({"num_font": small, "num_format": "0"})
    legend: dict[str, object] = {"position": "bottom", "font": small}
    if sum(line.judged for line in drawing.lines) > _FEW:
        legend["position"] = "right"
        legend["delete_series"] = list(range(len(drawn))[-len(drawing.targets) :])
    chart.set_legend(legend)
    chart.show_blanks_as("gap")
    return chart
