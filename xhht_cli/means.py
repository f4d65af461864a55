"""Means: where the mean of the units' rates would tell another story than the pooled rate."""

from collections.abc import Iterable
from decimal import Decimal

from xhht_cli.indicators import Ratio
from xhht_cli.plan.model import Plan


def floors_of(plan: Plan, indicator: str) -> tuple[Decimal, ...]:
    """Give the floors that the plan sets for an indicator."""
    floors = (target.floor for target in plan.targets if target.indicator == indicator)
    return tuple(dict.fromkeys(floors))


def mean_disagrees(ratio: Ratio, floors: Iterable[Decimal]) -> bool:
    """Say whether the mean and the pooled value fall on different sides of one of the floors."""
    mean, value = ratio.mean, ratio.percent
    if mean is None or value is None:
        return False
    return any((mean >= floor) != (value >= floor) for floor in floors)
