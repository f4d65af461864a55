"""Means: where the mean of the units' rates would tell another story than the pooled rate."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from xhht_cli.indicators import IndicatorValues, Ratio
from xhht_cli.plan.model import Plan, Pooled, Standard

Quotient = tuple[int, int]
"""A whole number over another one, not reduced: of thousands of units both are very large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """The mean of the units' own rates of a measure, which must not be mistaken for its value.

    ``against`` are the standards of which only one of the two keeps.
    """

    measure: str
    quotient: Quotient
    against: tuple[Standard, ...]

    @property
    def value(self) -> Fraction:
        """The mean, exact, in what the measure is given in."""
        return Fraction(*self.quotient)


def means_of(values: IndicatorValues, plan: Plan, year: int) -> tuple[Mean, ...]:
    """Give the means that tell another story than the value, by the plan's standards of a year."""
    standards = standards_of(plan, values.indicator.id, year)
    found = (_mean(series.now, standards) for series in values.series)
    return tuple(mean for mean in found if mean and mean.against)


def standards_of(plan: Plan, indicator: str, year: int) -> tuple[Standard, ...]:
    """Give the standards that the plan sets for an indicator, as they are in force in a year."""
    targets = (each.at(year) for each in plan.targets if each.indicator == indicator)
    found = (target.standard for target in targets)
    return tuple(dict.fromkeys(standard for standard in found if standard))


def _mean(ratio: Ratio, standards: Iterable[Standard]) -> Mean | None:
    """Give the mean of a measure; None where there is none but the value itself."""
    mean, value = mean_of(ratio), ratio.value
    if mean is None or value is None:
        return None
    against = tuple(each for each in standards if _kept(each, mean) != each.kept(value))
    return Mean(measure=ratio.measure.id, quotient=mean, against=against)


def mean_of(ratio: Ratio) -> Quotient | None:
    """Give the mean of the rates of the units that have one, each by all that is known of it.

    None for a count, for a share of units, where the two are the same thing, and for one unit.
    """
    if not isinstance(ratio.measure.formula, Pooled) or ratio.expected == 1:
        return None
    units: dict[str, Quotient] = {}
    for part in ratio.parts:
        if part.numerator is not None and part.denominator is not None:
            n, d = units.get(part.unit, (0, 0))
            units[part.unit] = (n + part.numerator, d + part.denominator)
    rates: dict[int, int] = {}
    for n, d in units.values():
        if d:
            rate = Fraction(n, d)
            rates[rate.denominator] = rates.get(rate.denominator, 0) + rate.numerator
    several = sum(d != 0 for _, d in units.values())
    if not several:
        return None
    numerator, denominator = _sum([(n, d) for d, n in rates.items()])
    return ratio.measure.scale * numerator, several * denominator


def _sum(terms: list[Quotient]) -> Quotient:
    """Add quotients up, half by half, so that only the last sums are of large numbers."""
    if len(terms) == 1:
        return terms[0]
    middle = len(terms) // 2
    (n, d), (m, e) = _sum(terms[:middle]), _sum(terms[middle:])
    return n * e + m * d, d * e


def _kept(standard: Standard, mean: Quotient) -> bool:
    """Say whether a mean keeps a standard, without reducing it."""
    numerator, denominator = mean
    floor, ceiling = standard.floor, standard.ceiling
    above = floor is None or numerator >= Fraction(floor) * denominator
    return above and (ceiling is None or numerator <= Fraction(ceiling) * denominator)
