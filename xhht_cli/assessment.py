"""Assessment: what was found in returns, and where the plan stands by it, as values."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from xhht_cli.coverage import Coverage
from xhht_cli.facts import Fact
from xhht_cli.findings import Finding
from xhht_cli.indicators import IndicatorValues
from xhht_cli.means import Mean
from xhht_cli.plan.areas import Area
from xhht_cli.plan.model import Plan, Unit
from xhht_cli.returns.model import Intake
from xhht_cli.verdicts import Verdict

if TYPE_CHECKING:  # pandas takes longer to import than all of ours, and only its table needs it
    import pandas as pd


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
