"""Assess: the whole flow, from a folder of returns to verdicts, on one screen."""

from collections.abc import Sequence
from pathlib import Path

from xhht_cli.assessment import Assessment, Examination, Result, UnitResults
from xhht_cli.base import read_base
from xhht_cli.coverage import coverage_of
from xhht_cli.facts import Ledger, to_facts, to_ledger
from xhht_cli.findings import Finding
from xhht_cli.indicators import compute
from xhht_cli.means import means_of
from xhht_cli.no_returns import no_returns
from xhht_cli.plan import load_plan
from xhht_cli.plan.areas import Area, area_of, unit_in
from xhht_cli.plan.model import Plan, Unit
from xhht_cli.returns import Watch, read_folder
from xhht_cli.returns.limits import DEFAULT, Limits
from xhht_cli.returns.model import Intake
from xhht_cli.rules import check
from xhht_cli.verdicts import judge


def assess(  # noqa: PLR0913  # one argument for each thing a caller may ask for
    paths: Path | str | Sequence[Path | str],
    plan: Plan | Path | str = "dong-trieu-2011",
    year: int | None = None,
    unit: str | None = None,
    *,
    by_unit: bool = False,
    register: Path | None = None,
    base: Path | None = None,
) -> Assessment:
    """Assess returns (files or folders) of one year against a plan.

    Args:
        paths: Files and folders; folders are searched through.
        plan: A built-in plan's id, a plan folder, or a plan already loaded.
        year: The year to assess; the latest with usable returns of two units if not given.
        unit: The code of one unit, of any level, to assess instead of the district.
        by_unit: Whether to assess each unit one level below as well: each unit of the year where
            the register has no levels.
        register: A ``units.csv`` to use instead of the plan's own.
        base: A file of base figures, for estimates of last resort (`xhht_cli.base.read_base`).

    Raises:
        WrongCallError: A path or the unit does not exist, or the base figures have mistakes.
        UnusablePlanError: The plan or the register has mistakes.
        NothingReadableError: Files were found, and none could be read as a return.
        NoReturnsError: There is no usable return for the year.
    """
    seen = examine(paths, plan, register)
    return assessment_of(seen, year, unit, by_unit=by_unit, base=base)


def assessment_of(  # noqa: PLR0913  # one argument for each thing a caller may ask for
    seen: Examination,
    year: int | None = None,
    unit: str | None = None,
    *,
    by_unit: bool = False,
    filing: int = 0,
    base: Path | None = None,
) -> Assessment:
    """Assess what was examined; the arguments, and what is raised, are those of `assess`.

    ``filing`` asks for the upper units one level below, and for each unit that files instead,
    however many levels below: where there are upper ones, only if no more than so many file.
    """
    ledger = to_ledger(seen.rows, read_base(base, seen.plan) if base else None)
    year = _year(ledger, seen, year)
    one = unit_in(seen.plan, unit, year) if unit else None
    years = (*ledger.years, year)
    area = area_of(seen.plan, one, years)
    upper = one if area.whole else None
    units = seen.plan.levels(year).below(one) if by_unit or filing else ()
    below: tuple[Unit, ...] = ()
    if filing:
        below = tuple(each for each in units if each.kind not in seen.plan.form_by_kind)
        units = area.units(year) if area.whole else ()
        units = () if below and len(units) > filing else units
    findings = tuple(found for found in seen.findings if found.year in (year, None))
    findings = _of_area(findings, seen.plan, area.units(year)) if upper else findings
    return Assessment(
        plan=seen.plan,
        year=year,
        unit=None if upper else one,
        upper=upper,
        area=area,
        intake=seen.intake,
        findings=findings,
        rows=seen.rows,
        usable_by_year={y: len(ledger.filed(y)) for y in ledger.years},
        coverage=coverage_of(ledger, findings, year, area),
        results=results_of(ledger, seen.plan, area, year),
        units=tuple(_unit_results(ledger, seen.plan, each, years) for each in units),
        below=tuple(_unit_results(ledger, seen.plan, each, years) for each in below),
    )


def _unit_results(ledger: Ledger, plan: Plan, unit: Unit, years: Sequence[int]) -> UnitResults:
    """Assess one unit in the last of some years."""
    year, area = years[-1], area_of(plan, unit, years)
    filed, expected = ledger.filed(year), area.units(year)
    usable = sum(each.code in filed for each in expected)
    return UnitResults(
        unit=unit,
        results=results_of(ledger, plan, area, year),
        returns=(usable, len(expected)) if area.whole else None,
    )


def examine(  # noqa: PLR0913  # likewise
    paths: Path | str | Sequence[Path | str],
    plan: Plan | Path | str = "dong-trieu-2011",
    register: Path | None = None,
    watch: Watch | None = None,
    limits: Limits = DEFAULT,
    *,
    workers: int | None = 1,
) -> Examination:
    """Read returns and check them, without judging any target.

    ``watch`` is told after each file how many of how many are read; ``limits`` are what a file may
    be at most, ``workers`` how many processes read (see `xhht_cli.returns.read_folder`).
    """
    whole = plan if isinstance(plan, Plan) else load_plan(plan, register)
    several = [paths] if isinstance(paths, Path | str) else paths
    intake = read_folder(list(map(Path, several)), whole, watch, limits, workers=workers)
    return examination_of(intake, whole)


def examination_of(intake: Intake, plan: Plan) -> Examination:
    """Check what was taken in, and make it facts."""
    findings = check(intake.returns, plan)
    rows = to_facts(intake.returns, findings, plan)
    return Examination(plan=plan, intake=intake, findings=findings, rows=rows)


def results_of(ledger: Ledger, plan: Plan, area: Area, year: int) -> tuple[Result, ...]:
    """Compute and judge every indicator of an area in one year."""
    return tuple(
        Result(
            values=values,
            verdicts=judge(values, plan, year, area.level, single=not area.whole),
            means=means_of(values, plan, year),
        )
        for values in compute(ledger, plan, area, year)
    )


def _year(ledger: Ledger, seen: Examination, asked: int | None) -> int:
    """Give the year asked for, or the latest; there must be a usable return."""
    year = ledger.latest if asked is None else asked
    if year is None or not ledger.filed(year):
        raise no_returns(seen, asked)
    return year


def _of_area(findings: Sequence[Finding], plan: Plan, units: Sequence[Unit]) -> tuple[Finding, ...]:
    """Keep the findings of some units, and of files that belong to no unit of the register."""
    elsewhere = plan.codes - {unit.code for unit in units}
    return tuple(found for found in findings if found.unit not in elsewhere)
