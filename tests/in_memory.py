"""In memory: assessments of returns that are drawn as values, without any file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tests.builders import drawn, heading, number
from tests.filling import Filed
from xhht_cli.assess import results_of
from xhht_cli.assessment import Assessment
from xhht_cli.coverage import Coverage
from xhht_cli.facts import BaseFigure, to_facts, to_ledger
from xhht_cli.findings import Finding
from xhht_cli.plan.areas import district, one_unit
from xhht_cli.plan.model import ItemKind, Plan
from xhht_cli.provenance import Record, with_digests
from xhht_cli.returns.model import Intake, Return
from xhht_cli.rules import check

DIGEST = "0123456789abcdef" * 4


def returns_of(plan: Plan, filed: Filed) -> list[Return]:
    """Draw the returns that were filed, each in a file of its own."""
    found = []
    for (year, code), known in filed.items():
        form = plan.form_by_kind[plan.units_in(year)[code].kind]
        yes = {item.code for item in plan.items if item.kind is ItemKind.YES_NO}
        cells = {
            item: number(value, ("Không", "Có")[value]) if item in yes else number(value)
            for item, value in known.items()
        }
        head = heading(unit=code, year=year, form=form)
        found.append(replace(drawn(cells, head, f"{year}/{code}.xlsx"), sha256=DIGEST))
    return found


def assessed(
    returns: Sequence[Return],
    plan: Plan,
    year: int,
    unit: str | None = None,
    base: Mapping[tuple[int, str, str], BaseFigure] | None = None,
) -> Assessment:
    """Assess returns as `xhht_cli.assess` does once they are read."""
    ordered = sorted(returns, key=lambda found: (found.file, found.sheet))
    findings = check(ordered, plan)
    rows = to_facts(ordered, findings, plan)
    ledger = to_ledger(rows, base)
    years = (*ledger.years, year)
    one = plan.units_in(year)[unit] if unit else None
    area = one_unit(plan, one, years) if one else district(plan, years)
    return Assessment(
        plan=plan,
        year=year,
        unit=one,
        area=area,
        intake=Intake(returns=tuple(ordered), skipped=()),
        findings=tuple(found for found in findings if found.year in (year, None)),
        rows=rows,
        usable_by_year={},
        coverage=Coverage(expected=(), missing=(), rejected={}),
        results=results_of(ledger, plan, area, year),
        units=(),
    )


def records_of(returns: Sequence[Return], plan: Plan) -> tuple[Record, ...]:
    """Give the facts of returns with their digests."""
    findings: tuple[Finding, ...] = check(returns, plan)
    intake = Intake(returns=tuple(returns), skipped=())
    return tuple(with_digests(to_facts(returns, findings, plan), intake))
