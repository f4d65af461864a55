"""Trace: a number taken apart, down to the cells it was written in and what was left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path

from xhht_cli.assessment import Assessment
from xhht_cli.base import read_base
from xhht_cli.errors import WrongCallError
from xhht_cli.facts import to_ledger
from xhht_cli.indicators import Ratio, to_ratio
from xhht_cli.messages import say
from xhht_cli.plan.lines import Line
from xhht_cli.plan.model import (
    Indicator,
    Measure,
    Plan,
    Unit,
)
from xhht_cli.provenance import terms
from xhht_cli.rollup import TrendValue
from xhht_cli.sources import Sources
from xhht_cli.trace_entries import TraceEntry, entries_of


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureTrace:
    """One measure with all its entries, unit by unit in the register's order.

    The values of the used entries of a role add up to the ratio's numerator or denominator.
    ``trend`` is what is shown of a direction without a figure, None for an indicator's measure.
    """

    measure: Measure
    ratio: Ratio
    entries: tuple[TraceEntry, ...]
    trend: TrendValue | None = None

    @property
    def complement(self) -> bool:
        """Whether what is shown is not the ratio, but what is missing of it to the whole."""
        return self.trend is not None and self.trend.trend.complement

    @property
    def numerator(self) -> int:
        """What is counted in the value that is shown."""
        return self.trend.numerator if self.trend else self.ratio.numerator

    @property
    def value(self) -> Fraction | None:
        """The value that is shown, in what the measure is given in, exact."""
        return self.trend.value if self.trend else self.ratio.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """An indicator's measures of one year taken apart, for the district, one unit or one line.

    ``units`` are those of the year that are added up; ``line`` is the line on the boundaries of
    another year that they stand in, if one was asked for. ``unit`` is one that files, ``upper`` one
    of a level above. A direction without a figure stands as an
    indicator of one measure.
    """

    plan: Plan
    indicator: Indicator
    year: int
    unit: Unit | None
    measures: tuple[MeasureTrace, ...]
    units: tuple[Unit, ...] = ()
    line: Line | None = None
    upper: Unit | None = None


def named_measures(plan: Plan, name: str) -> tuple[Indicator, tuple[Measure, ...]]:
    """Find the measures of an indicator, of a target's indicator, a trend's, or the one of that id.

    Raises:
        WrongCallError: There is nothing of that name; the nearest ones are named.
    """
    trends = (each.measure for each in plan.trends)
    whole = {each.id: Indicator(id=each.id, title=each.title, measures=(each,)) for each in trends}
    whole |= plan.indicator_by_id
    by_target = {each.id: plan.indicator_by_id[each.indicator] for each in plan.targets}
    single = {m.id: (each, (m,)) for each in plan.indicators for m in each.measures}
    named = by_target | whole
    found = single | {known: (each, each.measures) for known, each in named.items()}
    by_lower = {known.casefold(): known for known in found}
    asked = name.strip().casefold()
    if asked in by_lower:
        return found[by_lower[asked]]
    close = tuple(by_lower[each] for each in get_close_matches(asked, by_lower))
    raise WrongCallError(
        say("The plan has no indicator, measure or target {name}.", name=name),
        say("Did you mean: {names}?", names=close)
        if close
        else say("There is: {names}.", names=tuple(whole)),
    )


def trace(
    assessment: Assessment, name: str, line: Line | None = None, base: Path | None = None
) -> Trace:
    """Take the figures of an indicator (a target's, a trend's, or one measure alone) apart.

    Args:
        assessment: The year, and the district or the unit.
        name: What to take apart.
        line: A line of the assessed year to take apart instead (`xhht_cli.plan.named_lines`).
        base: The file of base figures that the assessment was made with.

    Raises:
        WrongCallError: There is nothing of that name, or it does not concern the unit assessed.
    """
    plan, unit = assessment.plan, assessment.unit
    indicator, measures = named_measures(plan, name)
    units = (line.area if line else assessment.area).units(assessment.year)
    ratios = _ratios(assessment, measures, line, base)
    if not ratios:
        named = line.units if line else (unit,) if unit else ()
        where = " + ".join(each.name for each in named) or plan.id
        raise WrongCallError(
            say("{name} does not concern {unit}.", name=name, unit=where),
            say("xhht explain {name} says who reports it.", name=name),
        )
    sources = Sources.of(assessment)
    return Trace(
        plan=plan,
        indicator=indicator,
        year=assessment.year,
        unit=unit,
        measures=tuple(_measure(ratio, units, sources) for ratio in ratios),
        units=units,
        line=line,
        upper=assessment.upper,
    )


def _ratios(
    assessment: Assessment, measures: Sequence[Measure], line: Line | None, base: Path | None
) -> list[Ratio]:
    """Give the ratios of the assessment; a line and a trend are not in it, and are added up."""
    plan, year = assessment.plan, assessment.year
    if line is None and not any(trend.measure in measures for trend in plan.trends):
        series = (s for result in assessment.results for s in result.values.series)
        return [each.now for each in series if each.measure in measures]
    units = (line.area if line else assessment.area).units(year)
    ledger = to_ledger(assessment.rows, read_base(base, plan) if base else None)
    found = (to_ratio(measure, units, year, ledger, plan) for measure in measures)
    return [ratio for ratio in found if ratio.expected]


def _measure(ratio: Ratio, units: Sequence[Unit], sources: Sources) -> MeasureTrace:
    entries = (e for term in terms(ratio, units, sources.plan) for e in entries_of(term, sources))
    trends = (each for each in sources.plan.trends if each.measure == ratio.measure)
    shown = (TrendValue(trend=trend, ratio=ratio) for trend in trends)
    return MeasureTrace(
        measure=ratio.measure, ratio=ratio, entries=tuple(entries), trend=next(shown, None)
    )
