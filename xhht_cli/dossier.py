"""Dossier: all that leaves the office about a year, put together once for every kind of file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xhht_cli.assess import assessment_of
from xhht_cli.assessment import Assessment, Examination
from xhht_cli.plan.model import Item, Unit
from xhht_cli.provenance import Cells, with_digests, written
from xhht_cli.rollup import Rollup, rollup_of
from xhht_cli.status import status_of
from xhht_cli.status.model import Status

MOST_LISTED = 1_000
"""Units that file, listed one by one below levels unless more are asked for: some province's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """An item over the units of a year: the sum of what is known, of how many units that ask it.

    For a Có/Không item the sum counts the Có.
    """

    sum: int
    known: int
    asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything about one year, and about the years before it among the inputs.

    ``assessment`` has the results of every unit by itself, unless it is of one unit, or of levels
    below which more units file than are ``listed`` one by one. ``rollup``
    ends with the assessed year. ``cells`` are those of the used returns, of every year.
    ``totals`` are by year and item, for the years of the roll-up.
    """

    assessment: Assessment
    rollup: Rollup
    status: Status
    cells: Cells
    totals: Mapping[tuple[int, str], Total]
    listed: bool = True

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the roll-up, ascending; the last is the assessed one."""
        return tuple(each.year for each in self.rollup.years)

    def units(self, year: int) -> tuple[Unit, ...]:
        """The units whose figures are added up in a year, in the order of the register."""
        return self.assessment.area.units(year)

    @property
    def uppers(self) -> Mapping[tuple[int, str], str]:
        """By year and code of a unit that files: the upper unit one level below it stands in."""
        plan, unit = self.assessment.plan, self.assessment.upper
        found: dict[tuple[int, str], str] = {}
        for year in self.years:
            levels = plan.levels(year)
            rows = (plan.territory(unit, year) or ()) if unit else (None,)
            for upper in (each for row in rows for each in levels.below(row)):
                found |= {(year, u.code): upper.code for u in levels.filing.get(upper.code, ())}
        return found

    def value(self, year: int, unit: Unit, item: Item) -> int | None:
        """What is known of an item of a unit."""
        return value_of(self.cells, year, unit, item)


def draw_up(  # noqa: PLR0913  # one argument for each thing a caller may ask for
    seen: Examination,
    year: int | None = None,
    unit: str | None = None,
    *,
    base: Path | None = None,
    deadline: date | None = None,
    most: int = MOST_LISTED,
) -> Dossier:
    """Draw up the dossier of a year (the one `assess` would take), of the district or one unit.

    ``deadline`` is the day after which a return is late, None where there is none; ``most`` how
    many units that file are listed one by one at most where units of levels stand above them.

    Raises:
        WrongCallError: The unit does not exist, or the base figures have mistakes.
        NothingReadableError: Files were found, and none could be read as a return.
        NoReturnsError: There is no usable return for the year.
    """
    assessment = assessment_of(seen, year, unit, filing=most, base=base)
    rollup = rollup_of(seen, None, assessment.year, unit, base=base)
    cells = written(with_digests(seen.rows, seen.intake))
    years = [each.year for each in rollup.years]
    return Dossier(
        assessment=assessment,
        rollup=rollup,
        status=status_of(seen, assessment.year, unit, deadline),
        cells=cells,
        totals=dict(_totals(assessment, years, cells)),
        listed=not assessment.below or bool(assessment.units),
    )


def value_of(cells: Cells, year: int, unit: Unit, item: Item) -> int | None:
    """Give what is known of an item of a unit in a year."""
    found = (cell.value for cell in cells.get((year, unit.code, item.code), ()))
    return next((value for value in found if value is not None), None)


def _totals(
    assessment: Assessment, years: list[int], cells: Cells
) -> Iterator[tuple[tuple[int, str], Total]]:
    plan = assessment.plan
    for year in years:
        for item in plan.items:
            asked = [u for u in assessment.area.units(year) if item.code in plan.codes_of(u)]
            values = [value_of(cells, year, unit, item) for unit in asked]
            known = [value for value in values if value is not None]
            yield (year, item.code), Total(sum=sum(known), known=len(known), asked=len(asked))
