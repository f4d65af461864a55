"""Indicators: ratios, their bounds where returns are missing, and how much was reported.

Everything is exact: whole numbers and fractions. The formulas are those of the plan's
specification, section 6; the bounds are worst-case bounds after C. F. Manski, *Partial
Identification of Probability Distributions* (Springer, 2003).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from xhht_cli.balance import keeps
from xhht_cli.facts import Ledger
from xhht_cli.parts import Estimate, Part
from xhht_cli.plan.areas import Area
from xhht_cli.plan.formulas import Piece, counts_in, pieces_of_each, summed_pieces
from xhht_cli.plan.model import (
    Count,
    Formula,
    Indicator,
    ItemKind,
    Measure,
    Pair,
    Plan,
    Pooled,
    Reaching,
    Share,
    Unit,
)


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
        _part(piece, measure.formula, known)
        for unit, pieces in pieces_of_each(measure, units, plan)
        for known in (_Known(unit, ledger.items(unit, year), year, ledger, plan),)
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


class _Known(NamedTuple):
    """What is known of one unit in one year, by item, and of the years before it."""

    unit: Unit
    items: Mapping[str, int]
    year: int
    ledger: Ledger
    plan: Plan


def _part(piece: Piece, formula: Formula, known: _Known) -> Part:
    match piece:
        case Share():
            return _share_part(piece, known.unit, known.items)
        case Count():
            return _count_part(piece, known)
        case Reaching():
            return _reaching_part(piece, known)
        case Pair():
            return _pair_part(piece, known, capped=isinstance(formula, Pooled) and formula.capped)


def _share_part(share: Share, unit: Unit, items: Mapping[str, int]) -> Part:
    answers = [items.get(code) for code in share.items]
    undecided = None if None in answers else 1
    return Part(
        unit=unit.code,
        numerator=0 if 0 in answers else undecided,
        denominator=1,
        at_least=0,
        estimate=None,
        silent=all(answer is None for answer in answers),
    )


def _count_part(count: Count, known: _Known) -> Part:
    """Add up what is known; an answer that is not known adds 1 at the most, a count any number."""
    counted = [known.items[code] for code in count.items if code in known.items]
    unknown = [code for code in count.items if code not in known.items]
    items, least = known.plan.item_by_code, sum(counted)
    answers = all(items[code].kind is ItemKind.YES_NO for code in unknown)
    return Part(
        unit=known.unit.code,
        numerator=None if unknown else least,
        denominator=0,
        at_least=least,
        estimate=None,
        silent=not counted,
        capped=False,
        at_most=least + len(unknown) if answers else None,
    )


def _reaching_part(reaching: Reaching, known: _Known) -> Part:
    """Judge a unit by its own returns alone; one that has nothing to count is not counted."""
    unit, formula = known.unit, reaching.formula
    pieces = summed_pieces(formula, known.plan.codes_of(unit))
    inner = [_part(piece, formula, known) for piece in pieces]
    nothing = reaching.per is not None and all(part.denominator == 0 for part in inner)
    standard = reaching.standard_of(unit.class_)
    kept = False if nothing else keeps(inner, standard, reaching.per, estimates=False)
    return Part(
        unit=unit.code,
        numerator=None if kept is None else int(kept),
        denominator=0 if nothing else 1,
        at_least=0,
        estimate=None,
        silent=all(part.silent for part in inner),
    )


def _pair_part(pair: Pair, known: _Known, *, capped: bool) -> Part:
    items = known.items
    counted = [items[code] for code in pair.numerator if code in items]
    denominator = items.get(pair.denominator)
    return Part(
        unit=known.unit.code,
        numerator=sum(counted) if len(counted) == len(pair.numerator) else None,
        denominator=denominator,
        at_least=sum(counted),
        estimate=_estimate(pair.denominator, known) if denominator is None else None,
        silent=not counted and denominator is None,
        capped=capped,
    )


def _estimate(item: str, known: _Known) -> Estimate | None:
    """Find the latest earlier figure of the same territory; a merger's parts are summed.

    A base figure is the last resort, where no earlier return has one.
    """
    unit, year, ledger, plan = known.unit, known.year, known.ledger, known.plan
    for past in reversed([y for y in ledger.years if y < year]):
        area = plan.territory(unit, past) or ()
        values = [ledger.items(part, past).get(item) for part in area]
        if values and None not in values:
            return Estimate(size=sum(value or 0 for value in values), year=past, source=None)
    for past in sorted({y for y, _, i in ledger.base if i == item and y <= year}, reverse=True):
        area = plan.territory(unit, past) or ()
        found = [ledger.base.get((past, part.code, item)) for part in area]
        if found and None not in found:
            figures = [figure for figure in found if figure is not None]
            sources = dict.fromkeys(figure.source for figure in figures)
            size = sum(figure.value for figure in figures)
            return Estimate(size=size, year=past, source="; ".join(sources))
    return None
