"""Indicators: ratios, their bounds where returns are missing, and how much was reported.

Everything is exact: whole numbers and fractions. The formulas are those of the plan's
specification, section 6; the bounds are worst-case bounds after C. F. Manski, *Partial
Identification of Probability Distributions* (Springer, 2003).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from xhht_cli.facts import Ledger
from xhht_cli.parts import Part
from xhht_cli.plan.areas import Area
from xhht_cli.plan.formulas import counts_in, pieces_of_each
from xhht_cli.plan.model import Indicator, Measure, Plan, Unit
from xhht_cli.unit_parts import Known, part_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """One measure in one year: exact numerator and denominator over the pairs that are known.

    ``parts`` are those of the expected units, in the register's order. ``reported`` counts the
    units all of whose pairs are known, ``expected`` the units whose form has the items.
    ``lower`` and ``upper`` bound the value over all expected pairs; both are None where a
    denominator is neither known nor estimated, or all denominators are 0, ``upper`` also where
    nothing limits a numerator. The denominator of a count is 1 where something is known of it.
    """

    measure: Measure
    year: int
    parts: tuple[Part, ...]
    numerator: int
    denominator: int
    reported: int
    expected: int
    lower: Fraction | None
    upper: Fraction | None

    @property
    def value(self) -> Fraction | None:
        """The value, exact, in what the measure is given in (per cent, per thousand, a count).

        None where nothing is known or the denominator is 0.
        """
        scaled = self.measure.scale * self.numerator
        return Fraction(scaled, self.denominator) if self.denominator else None

    @property
    def estimated(self) -> bool:
        """Whether an estimate stands in for at least one denominator."""
        return any(part.denominator is None and part.estimate is not None for part in self.parts)

    @property
    def silent(self) -> bool:
        """Whether no item of any expected pair is known."""
        return all(part.silent for part in self.parts)

    @property
    def incomplete(self) -> tuple[str, ...]:
        """The codes of the units not all of whose pairs are known, in the register's order."""
        return tuple(dict.fromkeys(part.unit for part in self.parts if not part.known))

    @property
    def empty(self) -> bool:
        """Whether there is nothing to count: every denominator is 0, known or estimated."""
        if self.measure.per is None:
            return not self.parts
        return all(part.size == 0 for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A measure over the years up to the assessed one, ascending; the last is that year's."""

    measure: Measure
    ratios: tuple[Ratio, ...]

    @property
    def now(self) -> Ratio:
        """The assessed year's ratio."""
        return self.ratios[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorValues:
    """An indicator's measures, in the order of the plan."""

    indicator: Indicator
    series: tuple[Series, ...]

    @property
    def judged(self) -> tuple[Series, ...]:
        """The series of the measures that are held against the targets."""
        return tuple(series for series in self.series if series.measure.judged)


def compute(ledger: Ledger, plan: Plan, area: Area, year: int) -> tuple[IndicatorValues, ...]:
    """Work out every indicator of an area for ``year`` and the years before it among the inputs.

    For less than the district, measures that nobody in the area has a part in are left out, and so
    are indicators without a judged measure left.
    """
    years = (*(y for y in ledger.years if y < year), year)
    values = (
        IndicatorValues(
            indicator=indicator.at(year),
            series=tuple(_series(indicator, area, years, ledger, plan)),
        )
        for indicator in plan.indicators
    )
    return tuple(value for value in values if value.judged)


def _series(
    indicator: Indicator, area: Area, years: Sequence[int], ledger: Ledger, plan: Plan
) -> Iterator[Series]:
    for measure in indicator.measures:
        alike = [y for y in years if _alike(measure, area, y, years[-1], plan)]
        ratios = tuple(to_ratio(measure, area.units(y), y, ledger, plan) for y in alike)
        if area.whole or ratios[-1].expected:
            yield Series(measure=measure, ratios=ratios)


def _alike(measure: Measure, area: Area, past: int, year: int, plan: Plan) -> bool:
    """Say whether a measure is about the same territory in a year before; the register always is.

    Units change their class or what stands above them: then figures of before are others'.
    """
    whole = area.whole and len(area.units(past)) == len(plan.units_in(past))
    if past == year or (whole and not measure.classes):
        return True
    now = [unit for unit in area.units(year) if counts_in(measure, unit)]
    before = [plan.territory(unit, past) or () for unit in now]
    then = {unit for unit in area.units(past) if counts_in(measure, unit)}
    return all(before) and {unit for units in before for unit in units} == then


def to_ratio(
    measure: Measure, units: Sequence[Unit], year: int, ledger: Ledger, plan: Plan
) -> Ratio:
    """Add up one measure over the units in force that could report it."""
    parts = tuple(
        part_of(piece, measure.formula, known)
        for unit, pieces in pieces_of_each(measure, units, plan)
        for known in (Known(unit, ledger.items(unit, year), year, ledger, plan),)
        for piece in pieces
    )
    known = [part for part in parts if part.known]
    incomplete = {part.unit for part in parts if not part.known}
    expected = {part.unit for part in parts}
    whole = sum(part.denominator or 0 for part in known)
    lower, upper = _bounds(parts, measure)
    return Ratio(
        measure=measure,
        year=year,
        parts=parts,
        numerator=sum(part.numerator or 0 for part in known),
        denominator=min(1, len(known)) if measure.per is None else whole,
        reported=len(expected - incomplete),
        expected=len(expected),
        lower=lower,
        upper=upper,
    )


def _bounds(parts: Sequence[Part], measure: Measure) -> tuple[Fraction | None, Fraction | None]:
    sizes, most = [part.size for part in parts], [part.high for part in parts]
    total = sum(size or 0 for size in sizes) if measure.per else min(1, len(parts))
    if None in sizes or not total:
        return None, None
    lower = Fraction(measure.scale * sum(part.low for part in parts), total)
    if None in most:
        return lower, None
    return lower, Fraction(measure.scale * sum(high or 0 for high in most), total)
