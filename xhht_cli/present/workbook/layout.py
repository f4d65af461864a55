"""Layout: where a figure stands on the sheets *Số liệu* and *Nguồn*, for formulas and links."""

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]  # it has no stubs

from xhht_cli.dossier import Dossier
from xhht_cli.messages import say
from xhht_cli.plan.model import Item, Unit
from xhht_cli.present.language import Language
from xhht_cli.provenance import Key

OVERVIEW = say("Overview")
BY_UNIT = say("By unit")
FIGURES = say("Data")
SOURCES = say("Sources")
"""Names of sheets."""

YEAR, UNIT, NAME, KIND, KIND_ID, FORM, REPORTED = range(7)
"""The columns of *Số liệu* before those of the items."""
BEFORE_ITEMS = 7

YEARS, UNITS, KINDS = "sl_nam", "sl_don_vi", "sl_loai"
"""Names of ranges: the columns of years, unit codes and ids of kinds on *Số liệu*."""

HEAD = 5
"""The row of *Số liệu* that bears the filter; the first row of data is the next one."""
SOURCES_HEAD = 3
"""The head of *Nguồn*, likewise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Rows and columns, counted from 0.

    ``rows`` gives the row of a unit in a year, ``columns`` that of an item that any of the units
    is asked, both on *Số liệu*; ``sources`` the first row of a figure on *Nguồn*.
    ``figures_sheet`` and ``sources_sheet`` are those sheets' names in the workbook's language.
    """

    rows: Mapping[tuple[int, str], int]
    columns: Mapping[str, int]
    sources: Mapping[Key, int]
    figures_sheet: str
    sources_sheet: str

    @classmethod
    def of(cls, dossier: Dossier, language: Language) -> "Layout":
        """Lay out the figures of a dossier: the latest year first, units as in the register."""
        years = tuple(reversed(dossier.years))
        places = [(year, unit) for year in years for unit in dossier.units(year)]
        asked = {code for _, unit in places for code in dossier.assessment.plan.codes_of(unit)}
        items = [item for item in dossier.assessment.plan.items if item.code in asked]
        return cls(
            rows={
                (year, unit.code): row for row, (year, unit) in enumerate(places, start=HEAD + 1)
            },
            columns={item.code: column for column, item in enumerate(items, start=BEFORE_ITEMS)},
            sources=_sources(dossier, places, items),
            figures_sheet=language.say(FIGURES),
            sources_sheet=language.say(SOURCES),
        )

    @property
    def last_row(self) -> int:
        """The last row of data on *Số liệu*."""
        return HEAD + len(self.rows)

    def ranges(self) -> Mapping[str, str]:
        """Give the named ranges of *Số liệu*: name to ``'Sheet'!$G$7:$G$69``."""
        fixed = {YEARS: YEAR, UNITS: UNIT, KINDS: KIND_ID}
        items = {item_range(code): column for code, column in self.columns.items()}
        return {name: self._range(column) for name, column in (fixed | items).items()}

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
