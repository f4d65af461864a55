"""Indicators: ratios, their bounds where returns are missing, and how much was reported.

Everything is exact: whole numbers and fractions. The formulas are those of the plan's
specification, section 6; the bounds are worst-case bounds after C. F. Manski, *Partial
Identification of Probability Distributions* (Springer, 2003).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from xhht_cli.facts import Ledger
from xhht_cli.plan.areas import Area
from xhht_cli.plan.model import Indicator, Measure, Pair, Plan, Pooled, Share, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What stands in for a denominator that is not known.

    ``year`` is the year it is of; ``source`` is None for an earlier return, else where the base
    figure was taken from.
    """

    size: int
    year: int
    source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one expected unit brings to a measure by one pair of items.

    ``numerator`` and ``denominator`` are None where not known; ``at_least`` is what the known
    items of the numerator add up to; ``estimate`` stands in for an unknown denominator (with at
    least ``at_least``); ``silent`` says that no item of the pair is known.
    """

    unit: str
    numerator: int | None
    denominator: int | None
    at_least: int
    estimate: Estimate | None
    silent: bool

    @property
    def known(self) -> bool:
        """Whether both numerator and denominator are known."""
        return self.numerator is not None and self.denominator is not None

    @property
    def size(self) -> int | None:
        """The denominator, known or estimated."""
        if self.denominator is not None or self.estimate is None:
            return self.denominator
        return max(self.estimate.size, self.at_least)

    @property
    def low(self) -> int:
        """The least the numerator can be."""
        return self.at_least if self.numerator is None else self.numerator

    @property
    def high(self) -> int | None:
        """The most the numerator can be; None where nothing limits it."""
        return self.size if self.numerator is None else self.numerator


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """One measure in one year: exact numerator and denominator over the pairs that are known.

    ``parts`` are those of the expected units, in the register's order. ``reported`` counts the
    units all of whose pairs are known, ``expected`` the units whose form has the items.
    ``lower`` and ``upper`` bound the ratio in per cent over all expected pairs; both are None where
    a denominator is neither known nor estimated, or all of them are 0.
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
    def percent(self) -> Fraction | None:
        """The value in per cent, exact; None where nothing is known or the denominator is 0."""
        return Fraction(100 * self.numerator, self.denominator) if self.denominator else None

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
        return all(part.size == 0 for part in self.parts)

    @property
    def mean(self) -> Fraction | None:
        """The mean of the units' own rates in per cent: what must not be mistaken for the value.

        None for a share of units, where the two are the same thing, and without a rate.
        """
        if isinstance(self.measure.formula, Share):
            return None
        sums: dict[str, tuple[int, int]] = {}
        for part in self.parts:
            if part.numerator is not None and part.denominator is not None:
                n, d = sums.get(part.unit, (0, 0))
                sums[part.unit] = (n + part.numerator, d + part.denominator)
        rates = [Fraction(100 * n, d) for n, d in sums.values() if d]
        return sum(rates, start=Fraction()) / len(rates) if rates else None


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
            indicator=indicator, series=tuple(_series(indicator, area, years, ledger, plan))
        )
        for indicator in plan.indicators
    )
    return tuple(value for value in values if value.judged)


def _series(
    indicator: Indicator, area: Area, years: Sequence[int], ledger: Ledger, plan: Plan
) -> Iterator[Series]:
    for measure in indicator.measures:
        ratios = tuple(to_ratio(measure, area.units(y), y, ledger, plan) for y in years)
        if area.whole or ratios[-1].expected:
            yield Series(measure=measure, ratios=ratios)


def to_ratio(
    measure: Measure, units: Sequence[Unit], year: int, ledger: Ledger, plan: Plan
) -> Ratio:
    """Add up one measure over the units in force that could report it."""
    parts = tuple(part for unit in units for part in _parts(measure, unit, year, ledger, plan))
    known = [part for part in parts if part.known]
    incomplete = {part.unit for part in parts if not part.known}
    expected = {part.unit for part in parts}
    lower, upper = _bounds(parts)
    return Ratio(
        measure=measure,
        year=year,
        parts=parts,
        numerator=sum(part.numerator or 0 for part in known),
        denominator=sum(part.denominator or 0 for part in known),
        reported=len(expected - incomplete),
        expected=len(expected),
        lower=lower,
        upper=upper,
    )


def _bounds(parts: Sequence[Part]) -> tuple[Fraction, Fraction] | tuple[None, None]:
    sizes = [part.size for part in parts]
    total = sum(size or 0 for size in sizes)
    if None in sizes or not total:
        return None, None
    low, high = sum(part.low for part in parts), sum(part.high or 0 for part in parts)
    return Fraction(100 * low, total), Fraction(100 * high, total)


def formulas_of(measure: Measure, unit: Unit, plan: Plan) -> Iterator[Pair | Share]:
    """Give the pairs, or the share, by which a unit has a part: its form asks for all items."""
    codes = plan.codes_of(unit)
    match measure.formula:
        case Share() as share:
            if unit.kind in share.kinds and codes.issuperset(share.items):
                yield share
        case Pooled(pairs=pairs):
            for pair in pairs:
                if pair.denominator in codes and codes.issuperset(pair.numerator):
                    yield pair


def _parts(measure: Measure, unit: Unit, year: int, ledger: Ledger, plan: Plan) -> Iterator[Part]:
    for formula in formulas_of(measure, unit, plan):
        match formula:
            case Share():
                yield _share_part(formula, unit, ledger.items(unit, year))
            case Pair():
                yield _pair_part(formula, unit, year, ledger, plan)


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


def _pair_part(pair: Pair, unit: Unit, year: int, ledger: Ledger, plan: Plan) -> Part:
    items = ledger.items(unit, year)
    counted = [items[code] for code in pair.numerator if code in items]
    denominator = items.get(pair.denominator)
    return Part(
        unit=unit.code,
        numerator=sum(counted) if len(counted) == len(pair.numerator) else None,
        denominator=denominator,
        at_least=sum(counted),
        estimate=_estimate(pair.denominator, unit, year, ledger, plan)
        if denominator is None
        else None,
        silent=not counted and denominator is None,
    )


def _estimate(item: str, unit: Unit, year: int, ledger: Ledger, plan: Plan) -> Estimate | None:
    """Find the latest earlier figure of the same territory; a merger's parts are summed.

    A base figure is the last resort, where no earlier return has one.
    """
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
