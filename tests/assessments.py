"""Assessments of a few units, from figures written down in a test."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tests.builders import plan
from xhht_cli.assess import results_of
from xhht_cli.assessment import Assessment, UnitResults
from xhht_cli.coverage import Coverage
from xhht_cli.facts import Ledger
from xhht_cli.findings import Finding
from xhht_cli.plan.areas import district, one_unit
from xhht_cli.plan.model import Plan
from xhht_cli.returns.model import Intake

Known = Mapping[int, Mapping[str, Mapping[str, int]]]
"""Year, then unit, then item, to the figure."""


def small(*codes: str) -> Plan:
    """The built-in plan for a district that consists of these few units only."""
    return replace(plan(), units=tuple(unit for unit in plan().units if unit.code in codes))


def assessed(  # noqa: PLR0913  # one argument for each thing a test may draw
    known: Known,
    year: int,
    few: Plan,
    *,
    targets: Sequence[str] = (),
    unit: str | None = None,
    by_unit: bool = False,
    findings: Sequence[Finding] = (),
    rejected: Mapping[str, tuple[str, ...]] | None = None,
) -> Assessment:
    """Assess figures as if they had been read from returns."""
    ledger, units, years = Ledger(known), few.units_in(year), sorted({*known, year})
    one = units[unit] if unit else None
    area = one_unit(few, one, years) if one else district(few, years)
    expected = (one,) if one else tuple(units.values())
    return Assessment(
        plan=few,
        year=year,
        unit=one,
        area=area,
        intake=Intake(returns=(), skipped=()),
        findings=tuple(findings),
        rows=(),
        usable_by_year={},
        coverage=Coverage(
            expected=expected,
            missing=tuple(each for each in expected if each.code not in ledger.filed(year)),
            rejected=dict(rejected or {}),
        ),
        results=results_of(ledger, few, area, year),
        units=tuple(
            UnitResults(
                unit=each, results=results_of(ledger, few, one_unit(few, each, years), year)
            )
            for each in units.values()
            if by_unit
        ),
    ).narrowed(targets, ())
