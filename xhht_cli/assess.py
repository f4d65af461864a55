"""Assessment: the whole flow, from a folder of returns to verdicts, on one screen."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from xhht_cli.base import read_base
from xhht_cli.errors import NoReturnsError, NothingReadableError
from xhht_cli.facts import Fact, Ledger, to_facts, to_ledger
from xhht_cli.findings import Effect, Finding, Severity
from xhht_cli.indicators import IndicatorValues, compute
from xhht_cli.means import Mean, means_of
from xhht_cli.messages import Message, say
from xhht_cli.plan import load_plan
from xhht_cli.plan.areas import Area, area_of, unit_in
from xhht_cli.plan.model import Plan, Unit
from xhht_cli.returns import Watch, read_folder
from xhht_cli.returns.limits import DEFAULT, Limits
from xhht_cli.returns.model import Intake
from xhht_cli.rules import check
from xhht_cli.verdicts import Verdict, judge

if TYPE_CHECKING:  # pandas takes longer to import than all of ours, and only its table needs it
    import pandas as pd


_EMPTY = "R236"


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What was found in the returns and what is wrong with it, before any year is assessed.

    ``rows`` are the facts of every used return of every year.
    """

    plan: Plan
    intake: Intake
    findings: tuple[Finding, ...]
    rows: tuple[Fact, ...]

    @property
    def facts(self) -> "pd.DataFrame":
        """The rows as a table (columns `xhht_cli.facts.COLUMNS`), made anew each time."""
        return _table(self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One indicator: its values and how they stand to its targets.

    ``means`` are those of the measures whose units' mean tells another story than the value.
    """

    values: IndicatorValues
    verdicts: tuple[Verdict, ...]
    means: tuple[Mean, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitResults:
    """One unit by itself; one that files is held against the plan's targets for comparison.

    ``returns`` are how many of the returns below an upper unit are usable, and how many are
    expected; None for a unit that files.
    """

    unit: Unit
    results: tuple[Result, ...]
    returns: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Who was to report and did. ``rejected`` maps a file to the codes of what is wrong with it.

    ``empty`` are those of the units that did in whose return nothing is filled in.
    """

    expected: tuple[Unit, ...]
    missing: tuple[Unit, ...]
    rejected: dict[str, tuple[str, ...]]
    empty: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Where the plan stands in one year, for the district or for one unit.

    ``unit`` is one that files, ``upper`` one of a level above, which stands for all below it as the
    district does for the whole register; both are None where that is assessed. ``rows`` are those
    of the examination, of every year; ``area`` is what was added up; ``findings`` are those of the
    assessed year and of files whose year cannot be told, of an upper unit without those of units
    elsewhere; ``usable_by_year`` counts the usable returns of every year among the inputs;
    ``units`` are filled only when asked for; ``below`` are the upper units one level below, where
    ``units`` are those that file.
    """

    plan: Plan
    year: int
    unit: Unit | None
    area: Area
    intake: Intake
    findings: tuple[Finding, ...]
    rows: tuple[Fact, ...]
    usable_by_year: dict[int, int]
    coverage: Coverage
    results: tuple[Result, ...]
    units: tuple[UnitResults, ...]
    upper: Unit | None = None
    below: tuple[UnitResults, ...] = ()

    @property
    def facts(self) -> "pd.DataFrame":
        """The rows as a table (columns `xhht_cli.facts.COLUMNS`), made anew each time."""
        return _table(self.rows)

    def narrowed(self, targets: Collection[str], milestones: Collection[int]) -> "Assessment":
        """Keep only the verdicts on some targets and milestone years; an empty choice keeps all."""

        def keep(results: Sequence[Result]) -> tuple[Result, ...]:
            narrowed = (
                replace(result, verdicts=tuple(v for v in result.verdicts if wanted(v)))
                for result in results
            )
            return tuple(result for result in narrowed if result.verdicts)

        def wanted(verdict: Verdict) -> bool:
            named = not targets or verdict.target.id in targets
            return named and (not milestones or verdict.year in milestones)

        if not (targets or milestones):
            return self
        units, below = (
            tuple(replace(each, results=keep(each.results)) for each in several)
            for several in (self.units, self.below)
        )
        return replace(self, results=keep(self.results), units=units, below=below)


def _table(rows: Sequence[Fact]) -> "pd.DataFrame":
    from xhht_cli.facts_table import to_table  # noqa: PLC0415 - pandas costs time

    return to_table(rows)


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
    children = seen.plan.levels(year).below(one) if by_unit or filing else ()
    below = tuple(each for each in children if filing and each.kind not in seen.plan.form_by_kind)
    listed = filing and (not below or len(area.units(year)) <= filing) and not (one and not upper)
    everyone = area.units(year) if listed else () if filing else children

    def alone(unit: Unit) -> UnitResults:
        return _unit_results(ledger, seen.plan, unit, years)

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
        coverage=_coverage(ledger, findings, year, area),
        results=results_of(ledger, seen.plan, area, year),
        units=tuple(map(alone, everyone)),
        below=tuple(map(alone, below)),
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


def no_returns(seen: Examination, asked: int | None) -> NoReturnsError | NothingReadableError:
    """Say why there is nothing to go on with, and what is wrong with each file."""
    return nothing_read(seen) or nothing_usable(asked, *_problems(seen, asked))


def nothing_read(seen: Examination) -> NoReturnsError | NothingReadableError | None:
    """Say that no file was found, or none that is a return; None where there is one."""
    returns = seen.intake.returns
    if not returns:
        return NoReturnsError(
            say("No returns were found in what was given."),
            say("Name the folder that holds them: .xlsx, .xlsm, .xlsb, .xls or .ods."),
        )
    if all(found.trouble for found in returns):
        return NothingReadableError(
            say("None of the files found could be read as a return."),
            *_problems(seen, None),
            say("xhht check says what is wrong with each and what to do."),
        )
    return None


def nothing_usable(asked: int | None, *details: Message) -> NoReturnsError:
    """Say that no return can be used, or none of the year asked for."""
    if asked is None:
        return NoReturnsError(
            say("None of the returns can be used."),
            *details,
            say("xhht check says what is wrong with each and what to do."),
        )
    return NoReturnsError(
        say("There is no usable return of any unit for {year}.", year=str(asked)),
        *details,
        say("xhht status shows which returns there are, and of which year."),
    )


def _problems(seen: Examination, year: int | None) -> tuple[Message, ...]:
    """Say why files are not used: those of a year, or all; a file may be of no year."""
    return tuple(
        say("{file}: {problem}", file=found.file, problem=found.message)
        for found in seen.findings
        if found.effect is Effect.RETURN
        and found.severity is Severity.ERROR
        and (year is None or found.year in (year, None))
    )


def _of_area(findings: Sequence[Finding], plan: Plan, units: Sequence[Unit]) -> tuple[Finding, ...]:
    """Keep the findings of some units, and of files that belong to no unit of the register."""
    elsewhere = plan.codes - {unit.code for unit in units}
    return tuple(found for found in findings if found.unit not in elsewhere)


def _coverage(ledger: Ledger, findings: Sequence[Finding], year: int, area: Area) -> Coverage:
    expected, filed = area.units(year), ledger.filed(year)
    blank = {found.unit for found in findings if found.code == _EMPTY and found.year == year}
    rejected: dict[str, list[str]] = {}
    for found in findings:
        concerned = area.whole or found.unit == expected[0].code
        if concerned and found.effect is Effect.RETURN and found.severity is Severity.ERROR:
            rejected.setdefault(found.file, []).append(found.code)
    return Coverage(
        expected=expected,
        missing=tuple(each for each in expected if each.code not in filed),
        rejected={file: tuple(dict.fromkeys(codes)) for file, codes in rejected.items()},
        empty=tuple(
            each
            for each in expected
            if each.code in filed and each.code in blank and not ledger.items(each, year)
        ),
    )
