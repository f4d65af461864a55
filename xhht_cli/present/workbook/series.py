"""Series: the ratios of a roll-up by year and measure, and which of them judge every unit."""

from collections.abc import Mapping

from xhht_cli.indicators import Ratio
from xhht_cli.plan.model import Measure, Plan, Reaching
from xhht_cli.rollup import Rollup

Ratios = Mapping[tuple[int, str], Ratio]
"""Year and measure id to the ratio."""


def ratios_of(rollup: Rollup) -> Ratios:
    """Give every ratio of a roll-up; one of a direction is that of its measure."""
    indicators = {
        (each.year, series.measure.id): series.now
        for each in rollup.years
        for result in each.results
        for series in result.values.series
    }
    trends = {
        (each.year, value.trend.measure.id): value.ratio
        for each in rollup.years
        for value in each.trends
    }
    return indicators | trends


def reaching_of(ratios: Ratios, plan: Plan) -> tuple[Measure, ...]:
    """Give the measures with a ratio that ask of every unit whether it keeps a standard."""
    there = {measure for _, measure in ratios}
    measures = [measure for each in plan.indicators for measure in each.measures]
    measures += [trend.measure for trend in plan.trends]
    return tuple(
        measure
        for measure in measures
        if isinstance(measure.formula, Reaching) and measure.id in there
    )
