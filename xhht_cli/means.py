"""Means: where the mean of the units' rates would tell another story than the pooled rate."""

from collections.abc import Iterable

from xhht_cli.indicators import Ratio
from xhht_cli.plan.model import Plan, Standard


def standards_of(plan: Plan, indicator: str, year: int) -> tuple[Standard, ...]:
    """Give the standards that the plan sets for an indicator, as they are in force in a year."""
    targets = (each.at(year) for each in plan.targets if each.indicator == indicator)
    found = (target.standard for target in targets)
    return tuple(dict.fromkeys(standard for standard in found if standard))


def mean_disagrees(ratio: Ratio, standards: Iterable[Standard]) -> bool:
    """Say whether of the mean and the pooled value only one keeps one of the standards."""
    mean, value = ratio.mean, ratio.value
    if mean is None or value is None:
        return False
    return any(standard.kept(mean) != standard.kept(value) for standard in standards)
