"""Layout: where a figure stands on the sheets *Số liệu* and *Nguồn*, for formulas and links."""

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]  # it has no stubs

from xhht_cli.dossier import Dossier
from xhht_cli.errors import CannotWriteError
from xhht_cli.messages import say
from xhht_cli.plan.model import Item, Unit
from xhht_cli.present.language import Language
from xhht_cli.present.workbook.series import ratios_of, reaching_of
from xhht_cli.provenance import Key

OVERVIEW = say("Overview")
BY_UNIT = say("By unit")
BELOW = say("One level below")
FIGURES = say("Data")
SOURCES = say("Sources")
"""Names of sheets."""

YEAR, UNIT, NAME, KIND, KIND_ID, FORM, REPORTED, CLASS = range(8)
"""The columns of *Số liệu* before those of the items; only some registers have classes."""

YEARS, UNITS, KINDS, CLASSES = "sl_nam", "sl_don_vi", "sl_loai", "sl_phan_loai"
"""Names of ranges: the columns of years, unit codes, ids of kinds and classes on *Số liệu*."""
UPPERS = "sl_cap_tren"
"""Likewise: the column of the codes of the upper units one level below what is assessed."""

MOST_ROWS = 1_048_576
"""Rows that a sheet of Excel has."""
HEAD = 5
"""The row of *Số liệu* that bears the filter; the first row of data is the next one."""
SOURCES_HEAD = 3
"""The head of *Nguồn*, likewise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Rows and columns, counted from 0.

    ``rows`` gives the row of a unit in a year, ``columns`` that of an item that any of the units
    is asked, ``reaching`` that of a measure that asks of each unit whether it keeps a standard (by
    id), all on *Số liệu*; ``classed`` says whether it has a column of classes, ``levelled`` one of
    upper units. ``listed`` says whether there is such a sheet. ``sources`` gives
    the first row of a figure on *Nguồn*. ``figures_sheet`` and ``sources_sheet`` are those sheets'
    names in the workbook's language.
    """

    rows: Mapping[tuple[int, str], int]
    columns: Mapping[str, int]
    reaching: Mapping[str, int]
    classed: bool
    sources: Mapping[Key, int]
    figures_sheet: str
    sources_sheet: str
    levelled: bool = False
    listed: bool = True

    @classmethod
    def of(cls, dossier: Dossier, language: Language) -> "Layout":
        """Lay out the figures of a dossier: the latest year first, units as in the register."""
        years = tuple(reversed(dossier.years))
        listed = dossier.listed
        places = [(year, unit) for year in years for unit in dossier.units(year) if listed]
        plan = dossier.assessment.plan
        asked = {code for _, unit in places for code in plan.codes_of(unit)}
        items = [item for item in plan.items if item.code in asked]
        classed = any(unit.class_ for unit in plan.units)
        levelled = bool(dossier.assessment.below)
        first = CLASS + classed + levelled
        reaching = reaching_of(ratios_of(dossier.rollup), plan)
        return cls(
            rows={
                (year, unit.code): row for row, (year, unit) in enumerate(places, start=HEAD + 1)
            },
            columns={item.code: column for column, item in enumerate(items, start=first)},
            reaching={
                measure.id: column
                for column, measure in enumerate(reaching, start=first + len(items))
            },
            classed=classed,
            sources=_sources(dossier, places, items),
            figures_sheet=language.say(FIGURES),
            sources_sheet=language.say(SOURCES),
            levelled=levelled,
            listed=listed,
        )

    def check(self) -> None:
        """See that no sheet would be longer than Excel can hold; what is beyond would be lost.

        Raises:
            CannotWriteError: One would be.
        """
        rows = 1 + max((0, *self.sources.values(), *self.rows.values()))
        if rows > MOST_ROWS:
            raise CannotWriteError(
                say(
                    "A sheet of Excel has {most} rows; the figures and their sources need {count}.",
                    most=MOST_ROWS,
                    count=rows,
                ),
                say("Leave --each-unit out, name one unit with --unit, or write the facts (.csv)."),
            )

    @property
    def last_row(self) -> int:
        """The last row of data on *Số liệu*."""
        return HEAD + len(self.rows)

    @property
    def last_column(self) -> int:
        """The last column of *Số liệu*."""
        return max((self.last_label, *self.columns.values(), *self.reaching.values()))

    @property
    def last_label(self) -> int:
        """The last column before those of the items."""
        return REPORTED + self.classed + self.levelled

    def reaching_range(self, measure: str) -> str:
        """Give the name of the range that holds a measure's column of *Số liệu*."""
        return f"sl_dat_{1 + list(self.reaching).index(measure)}"

    def ranges(self) -> Mapping[str, str]:
        """Give the named ranges of *Số liệu*: name to ``'Sheet'!$G$7:$G$69``."""
        fixed = {YEARS: YEAR, UNITS: UNIT, KINDS: KIND_ID}
        classes = {CLASSES: CLASS} if self.classed else {}
        classes |= {UPPERS: self.last_label} if self.levelled else {}
        items = {item_range(code): column for code, column in self.columns.items()}
        reaching = {self.reaching_range(each): column for each, column in self.reaching.items()}
        columns = fixed | classes | items | reaching
        return {name: self._range(column) for name, column in columns.items()}

    def figure_link(self, year: int, unit: str) -> str | None:
        """Give the link to a unit's row on *Số liệu*; None where it has none."""
        row = self.rows.get((year, unit))
        return None if row is None else f"internal:{_quoted(self.figures_sheet)}!A{row + 1}"

    def source_link(self, key: Key) -> str | None:
        """Give the link to where a figure is named on *Nguồn*; None where no cell was found."""
        row = self.sources.get(key)
        return None if row is None else f"internal:{_quoted(self.sources_sheet)}!A{row + 1}"

    def _range(self, column: int) -> str:
        name = xl_col_to_name(column)
        first, last = HEAD + 2, self.last_row + 1
        return f"{_quoted(self.figures_sheet)}!${name}${first}:${name}${last}"


def item_range(code: str) -> str:
    """Give the name of the range that holds an item's column on *Số liệu*."""
    return f"sl_{code}"


def _sources(
    dossier: Dossier, places: list[tuple[int, Unit]], items: list[Item]
) -> Mapping[Key, int]:
    rows: dict[Key, int] = {}
    row = SOURCES_HEAD + 1
    for year, unit in places:
        for item in items:
            key = (year, unit.code, item.code)
            found = dossier.cells.get(key, ())
            if found:
                rows[key] = row
                row += len(found)
    return rows


def _quoted(sheet: str) -> str:
    name = sheet.replace("'", "''")
    return f"'{name}'"
