"""Roll-up: the same indicators over the years, for the district, one unit, or unit by unit."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from xhht_cli.assess import examine, results_of
from xhht_cli.assessment import Examination, Result
from xhht_cli.base import read_base
from xhht_cli.facts import Ledger, to_ledger
from xhht_cli.findings import Finding
from xhht_cli.indicators import Ratio, to_ratio
from xhht_cli.measure_verdicts import Outcome
from xhht_cli.no_returns import no_returns
from xhht_cli.plan.areas import Area, area_of, unit_in
from xhht_cli.plan.lines import Line, lines_below
from xhht_cli.plan.model import Plan, Target, Trend, Unit
from xhht_cli.returns.model import Intake
from xhht_cli.verdicts import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendValue:
    """A direction without a figure in one year; the figures are those shown."""

    trend: Trend
    ratio: Ratio

    @property
    def numerator(self) -> int:
        """What is counted: of what is missing to the whole where the trend is of that."""
        counted = self.ratio.numerator
        return self.ratio.denominator - counted if self.trend.complement else counted

    @property
    def value(self) -> Fraction | None:
        """The value, exact, in what the measure is given in."""
        return self._shown(self.ratio.value)

    @property
    def lower(self) -> Fraction | None:
        """The least it can be."""
        return self._shown(self.ratio.upper if self.trend.complement else self.ratio.lower)

    @property
    def upper(self) -> Fraction | None:
        """The most it can be."""
        return self._shown(self.ratio.lower if self.trend.complement else self.ratio.upper)

    def _shown(self, value: Fraction | None) -> Fraction | None:
        return 100 - value if self.trend.complement and value is not None else value


@dataclass(frozen=True, slots=True, kw_only=True)
class YearResults:
    """One year's figures and verdicts, and how many of the expected units have reported."""

    year: int
    expected: int
    usable: int
    results: tuple[Result, ...]
    trends: tuple[TrendValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineResults:
    """A line of the series by unit; ``years`` only where the line has units in force."""

    line: Line
    years: tuple[YearResults, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollup:
    """The plan over several years, ascending; ``lines`` are filled only when asked for.

    ``unit`` is one that files, ``upper`` one of a level above; both are None for all the register.
    ``boundaries`` is the year whose boundaries the lines are drawn on, None for those of then;
    ``lost`` are years with returns into which the unit's territory cannot be followed.
    """

    plan: Plan
    unit: Unit | None
    boundaries: int | None
    intake: Intake
    findings: tuple[Finding, ...]
    years: tuple[YearResults, ...]
    lines: tuple[LineResults, ...]
    lost: tuple[int, ...] = ()
    upper: Unit | None = None

    def narrowed(self, indicators: Collection[str]) -> "Rollup":
        """Keep only some indicators; an empty choice keeps all."""

        def keep(years: Sequence[YearResults]) -> tuple[YearResults, ...]:
            return tuple(
                replace(
                    each,
                    results=tuple(r for r in each.results if r.values.indicator.id in indicators),
                    trends=tuple(t for t in each.trends if t.trend.measure.id in indicators),
                )
                for each in years
            )

        if not indicators:
            return self
        kept = tuple(replace(each, years=keep(each.years)) for each in self.lines)
        return replace(self, years=keep(self.years), lines=kept)


def roll_up(  # noqa: PLR0913  # one argument for each thing a caller may ask for
    paths: Path | str | Sequence[Path | str],
    plan: Plan | Path | str = "dong-trieu-2011",
    first: int | None = None,
    last: int | None = None,
    unit: str | None = None,
    *,
    by_unit: bool = False,
    boundaries: int | None = None,
    register: Path | None = None,
    base: Path | None = None,
) -> Rollup:
    """Assess every year of the returns, from ``first`` to ``last`` where given.

    Earlier years than ``first`` are still read: estimates and the pace go back to them. ``unit``
    is the unit of that code in the last year (or in the year of ``boundaries``), followed back by
    its exact territory. ``base`` is a file of base figures (see `xhht_cli.base.read_base`).

    Raises:
        WrongCallError: A path or the unit does not exist.
        UnusablePlanError: The plan or the register has mistakes.
        NothingReadableError: Files were found, and none could be read as a return.
        NoReturnsError: There is no usable return in those years.
    """
    seen = examine(paths, plan, register)
    return rollup_of(seen, first, last, unit, by_unit=by_unit, boundaries=boundaries, base=base)


def rollup_of(  # noqa: PLR0913  # one argument for each thing a caller may ask for
    seen: Examination,
    first: int | None = None,
    last: int | None = None,
    unit: str | None = None,
    *,
    by_unit: bool = False,
    boundaries: int | None = None,
    base: Path | None = None,
) -> Rollup:
    """Roll up what was examined; the arguments, and what is raised, are those of `roll_up`."""
    ledger = to_ledger(seen.rows, read_base(base, seen.plan) if base else None)
    shown = _shown(ledger, seen, first, last)
    one = unit_in(seen.plan, unit, boundaries or shown[-1]) if unit else None
    area = area_of(seen.plan, one, ledger.years)
    upper = one if area.whole else None
    lost = tuple(year for year in shown if not area.units(year))
    drawn = lines_below(seen.plan, ledger.years, boundaries, upper) if by_unit else ()
    followed = (_line(ledger, seen.plan, line, shown) for line in drawn)
    return Rollup(
        plan=seen.plan,
        unit=None if upper else one,
        upper=upper,
        boundaries=boundaries,
        intake=seen.intake,
        findings=seen.findings,
        years=years_of(ledger, seen.plan, area, [year for year in shown if year not in lost]),
        lost=lost,
        lines=tuple(each for each in followed if each.years),
    )


def _shown(
    ledger: Ledger, seen: Examination, first: int | None, last: int | None
) -> tuple[int, ...]:
    shown = tuple(
        year
        for year in ledger.years
        if (first is None or year >= first) and (last is None or year <= last)
    )
    if not shown:
        raise no_returns(seen, first if first is not None else last)
    return shown


def _line(ledger: Ledger, plan: Plan, line: Line, shown: Sequence[int]) -> LineResults:
    there = [year for year in shown if line.area.units(year)]
    return LineResults(line=line, years=years_of(ledger, plan, line.area, there))


def years_of(
    ledger: Ledger, plan: Plan, area: Area, shown: Sequence[int]
) -> tuple[YearResults, ...]:
    """Compute and judge an area in each of some years."""
    return tuple(
        YearResults(
            year=year,
            expected=len(area.units(year)),
            usable=sum(unit.code in ledger.filed(year) for unit in area.units(year)),
            results=results_of(ledger, plan, area, year),
            trends=_trends(ledger, plan, area, year),
        )
        for year in shown
    )


def _trends(ledger: Ledger, plan: Plan, area: Area, year: int) -> tuple[TrendValue, ...]:
    """Give the trends that somebody in the area reports."""
    ratios = (
        (trend, to_ratio(trend.measure, area.units(year), year, ledger, plan))
        for trend in plan.trends
    )
    return tuple(TrendValue(trend=trend, ratio=ratio) for trend, ratio in ratios if ratio.expected)


def verdict_on(year: YearResults, target: str) -> Verdict | None:
    """Find how a year stands to a target; None where it is not listed."""
    found = (v for r in year.results for v in r.verdicts if v.target.id == target)
    return next(found, None)


def fallen_from(years: Sequence[YearResults], target: Target) -> tuple[int | None, ...]:
    """Say of each year which one before had reached a floor that it is below, both for sure.

    None where there is no such relapse; a target set anew each year knows none, and what was
    reached before a later document raised the level was another level.
    """
    reached: int | None = None
    found = []
    for year in years:
        verdict = None if target.yearly else verdict_on(year, target.id)
        asked = target.at(year.year).standard
        reached = reached if reached and target.at(reached).standard == asked else None
        sure = verdict.outcome if verdict and not verdict.estimated else None
        found.append(reached if sure is Outcome.NOT_MET else None)
        reached = year.year if sure is Outcome.MET else reached
    return tuple(found)
