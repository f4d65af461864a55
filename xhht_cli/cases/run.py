"""Run: a case through the same stages as returns, and what came out beside what is expected."""

from dataclasses import replace
from enum import Enum
from fractions import Fraction

from xhht_cli.assess import results_of
from xhht_cli.cases.model import NONE, Came, Case, CaseResult, Figure, Line
from xhht_cli.cases.returns import returns_of
from xhht_cli.facts import Ledger, to_facts, to_ledger
from xhht_cli.findings import Finding, Severity
from xhht_cli.indicators import Ratio, to_ratio
from xhht_cli.measure_verdicts import MeasureVerdict
from xhht_cli.messages import Message, say
from xhht_cli.plan.areas import Area
from xhht_cli.plan.model import Plan
from xhht_cli.rules import check
from xhht_cli.verdicts import Verdict

_AIMS = {True: "reached", False: "not-reached", None: NONE}


def run_case(case: Case, plan: Plan) -> CaseResult:
    """Compute a case and hold what comes out against what is expected."""
    returns = tuple(returns_of(case, plan))
    findings = check(returns, plan)
    ledger = to_ledger(to_facts(returns, findings, plan))
    computed = _computed(case, plan, ledger)
    return CaseResult(
        case=case,
        lines=tuple(_line(key, value, computed[key]) for key, value in case.expected.items()),
        findings=tuple(_told(each) for each in findings if each.severity is Severity.ERROR),
    )


def _told(found: Finding) -> Message:
    return say(
        "{code}: {unit}, item {item}: {problem}",
        code=found.code,
        unit=found.unit or "",
        item=found.item or "",
        problem=found.message,
    )


def _computed(case: Case, plan: Plan, ledger: Ledger) -> dict[str, object]:
    """Give every quantity of a case, by its key."""
    if case.target is None:
        return _of_ratio(_ratio(str(case.measure), case, plan, ledger))
    area = Area(parts=case.units, whole=True)
    verdict = next(
        verdict
        for result in results_of(ledger, plan, area, case.year)
        for verdict in result.verdicts
        if verdict.target.id == case.target
    )
    own = next((one for one in verdict.measures if one.measure == case.measure), None)
    ratio = _ratio((own or verdict.deciding).measure, case, plan, ledger)
    return _of_ratio(ratio) | (_of_measure(own) if own else _of_target(verdict))


def _ratio(measure: str, case: Case, plan: Plan, ledger: Ledger) -> Ratio:
    measures = [each for indicator in plan.indicators for each in indicator.measures]
    measures += [trend.measure for trend in plan.trends]
    found = next(each for each in measures if each.id == measure)
    return to_ratio(found, case.units[case.year], case.year, ledger, plan)


def _of_ratio(ratio: Ratio) -> dict[str, object]:
    scale = ratio.measure.scale
    value = _came(ratio.value, scale)
    return {
        "value": replace(value, written=f"{ratio.numerator}/{ratio.denominator}"),
        "lower": _came(ratio.lower, scale),
        "upper": _came(ratio.upper, scale),
        "estimated": ratio.estimated,
    }


def _came(value: Fraction | None, scale: int) -> Came:
    share = None if value is None else value / scale
    written = "" if share is None else f"{share.numerator}/{share.denominator}"
    return Came(share=share, written=written, scale=scale)


def _of_measure(verdict: MeasureVerdict) -> dict[str, object]:
    return _of_deciding(verdict) | {
        "outcome": verdict.outcome.value,
        "estimated": verdict.estimated,
        "pace": _word(verdict.pace.worst),
        "pace_best": _word(verdict.pace.best),
    }


def _of_target(verdict: Verdict) -> dict[str, object]:
    return _of_deciding(verdict.deciding) | {
        "outcome": verdict.outcome.value,
        "estimated": verdict.estimated,
        "pace": _word(verdict.pace),
        "pace_best": _word(verdict.pace_best),
    }


def _of_deciding(verdict: MeasureVerdict) -> dict[str, object]:
    return {
        "provisional": _word(verdict.provisional),
        "aim": _AIMS[verdict.aim_reached],
        "shortfall": verdict.shortfall,
    }


def _word(choice: Enum | None) -> str:
    return NONE if choice is None else str(choice.value)


def _line(key: str, expected: object, computed: object) -> Line:
    if isinstance(expected, Figure) and isinstance(computed, Came):
        return Line(
            key=key,
            expected=expected.written,
            computed=expected.computed(computed),
            agrees=expected.agrees(computed),
        )
    return Line(
        key=key, expected=_plain(expected), computed=_plain(computed), agrees=expected == computed
    )


def _plain(value: object) -> str:
    """Write a quantity as case files have it."""
    if value is None:
        return NONE
    return str(value).lower() if isinstance(value, bool) else str(value)
