"""Records: an assessment as JSON (``xhht/compute/1``) and as CSV, for other programs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xhht_cli.assessment import Assessment, Result
from xhht_cli.findings import Severity
from xhht_cli.indicators import Series
from xhht_cli.measure_verdicts import MeasureVerdict
from xhht_cli.plan.model import Plan
from xhht_cli.present.amounts import percent_of
from xhht_cli.present.formats import as_csv, as_json
from xhht_cli.present.language import Language
from xhht_cli.present.numbers import plain, recorded, thresholds_of
from xhht_cli.verdicts import Verdict

SCHEMA = "xhht/compute/1"

COLUMNS = (
    *("year", "unit", "indicator", "measure", "judged", "title", "numerator", "denominator"),
    *("percent", "reported", "expected", "lower", "upper", "estimated", "target", "target_year"),
    *("floor", "aim", "clause", "phase", "outcome", "provisional", "aim_reached", "shortfall"),
    *("decisive", "pace", "value", "per", "ceiling", "over"),
)
"""Of the CSV: one row for each measure and target; *also* measures have no target."""

Record = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What rows of the CSV are made of: results, with their year and the code of their unit.

    ``others`` are further rows, of figures that no target is set for.
    """

    year: int
    unit: str | None
    results: Sequence[Result]
    others: Sequence[Record] = ()


def compute_json(assessment: Assessment, language: Language) -> str:
    """Write an assessment as JSON; only titles depend on the language."""
    return as_json(compute_record(assessment, language))


def compute_record(assessment: Assessment, language: Language) -> Record:
    """Give the object that the JSON holds, its keys in the order of the contract."""
    plan, year = assessment.plan, assessment.year
    record: Record = {
        "schema": SCHEMA,
        "plan": plan.id,
        "year": year,
        "unit": asked.code if (asked := assessment.unit or assessment.upper) else None,
        "returns": _returns(assessment),
        "findings": {
            kind.value: sum(found.severity is kind for found in assessment.findings)
            for kind in Severity
        },
        "indicators": [indicator_record(each, plan, language) for each in assessment.results],
    }
    if assessment.units:
        record["units"] = [
            {
                "unit": each.unit.code,
                "name": each.unit.name,
                "kind": each.unit.kind,
                "indicators": [indicator_record(found, plan, language) for found in each.results],
            }
            for each in assessment.units
        ]
    return record


def _returns(assessment: Assessment) -> Record:
    coverage, forms = assessment.coverage, assessment.plan.form_by_kind
    return {
        "expected": len(coverage.expected),
        "usable": coverage.usable,
        "missing": [
            {"unit": unit.code, "name": unit.name, "form": forms[unit.kind]}
            for unit in coverage.missing
        ],
        "rejected": [
            {"file": file, "findings": list(codes)} for file, codes in coverage.rejected.items()
        ],
    }


def indicator_record(result: Result, plan: Plan, language: Language) -> Record:
    """Give one indicator with its measures and targets."""
    indicator = result.values.indicator
    return {
        "id": indicator.id,
        "title": language.text(indicator.title),
        "measures": [_measure(series, result, plan, language) for series in result.values.series],
        "targets": [_target(verdict) for verdict in result.verdicts],
    }


def _measure(series: Series, result: Result, plan: Plan, language: Language) -> Record:
    ratio, thresholds = series.now, thresholds_of(plan, result.values.indicator.id)
    return {
        "id": series.measure.id,
        "title": language.text(series.measure.title),
        "judged": series.measure.judged,
        "numerator": ratio.numerator,
        "denominator": ratio.denominator,
        "percent": percent_of(ratio.value, thresholds, ratio.measure.per),
        "reported": ratio.reported,
        "expected": ratio.expected,
        "lower": recorded(ratio.lower, thresholds),
        "upper": recorded(ratio.upper, thresholds),
        "estimated": ratio.estimated,
        "mean_disagrees": any(mean.measure == series.measure.id for mean in result.means),
        "value": recorded(ratio.value, thresholds),
        "per": ratio.measure.per,
    }


def _target(verdict: Verdict) -> Record:
    target, deciding = verdict.target, verdict.deciding
    return {
        "id": target.id,
        "year": verdict.year,
        "floor": plain(target.floor),
        "aim": plain(target.aim),
        "ceiling": plain(target.ceiling),
        "clause": target.clause,
        "orientation": target.orientation,
        "phase": verdict.phase.value,
        "outcome": verdict.outcome.value,
        "estimated": verdict.estimated,
        "provisional": deciding.provisional and deciding.provisional.value,
        "aim_reached": verdict.aim_reached,
        "shortfall": deciding.shortfall,
        "over": deciding.over,
        "decisive": list(deciding.decisive),
        "needed": deciding.needed,
        "outstanding": deciding.outstanding,
        "pace": verdict.pace and verdict.pace.value,
        "pace_best": verdict.pace_best and verdict.pace_best.value,
        "pace_base": verdict.pace_base,
        "measure": deciding.measure,
        "measures": [
            {
                "id": each.measure,
                "outcome": each.outcome.value,
                "shortfall": each.shortfall,
                "pace": each.pace.worst and each.pace.worst.value,
            }
            for each in verdict.measures
        ],
    }


def compute_csv(assessment: Assessment, language: Language) -> str:
    """Write an assessment as CSV, the district's rows (or the one unit's) first."""
    plan, year, one = assessment.plan, assessment.year, assessment.unit or assessment.upper
    whole = Figures(year=year, unit=one.code if one else None, results=assessment.results)
    units = (Figures(year=year, unit=u.unit.code, results=u.results) for u in assessment.units)
    return figures_csv((whole, *units), plan, language)


def figures_csv(figures: Iterable[Figures], plan: Plan, language: Language) -> str:
    """Write figures of several years or units as one CSV, in the order given."""
    records = (
        {"year": each.year, "unit": each.unit} | row
        for each in figures
        for row in (*_all_rows(each.results, plan, language), *each.others)
    )
    return as_csv(COLUMNS, ([_field(record.get(name)) for name in COLUMNS] for record in records))


def _all_rows(results: Iterable[Result], plan: Plan, language: Language) -> Iterator[Record]:
    for result in results:
        yield from _rows(result, plan, language)


def _rows(result: Result, plan: Plan, language: Language) -> Iterator[Record]:
    indicator = result.values.indicator.id
    for series in result.values.series:
        figures = _measure(series, result, plan, language)
        row = {"indicator": indicator, "measure": series.measure.id} | figures
        if not series.measure.judged:
            yield row
            continue
        for verdict in result.verdicts:
            yield row | _judgement(verdict, _of(verdict.measures, series.measure.id))


def _of(verdicts: Sequence[MeasureVerdict], measure: str) -> MeasureVerdict:
    return next(verdict for verdict in verdicts if verdict.measure == measure)


def _judgement(verdict: Verdict, own: MeasureVerdict) -> Record:
    target = verdict.target
    return {
        "target": target.id,
        "target_year": verdict.year,
        "floor": plain(target.floor),
        "aim": plain(target.aim),
        "ceiling": plain(target.ceiling),
        "clause": target.clause,
        "phase": verdict.phase.value,
        "outcome": own.outcome.value,
        "provisional": own.provisional and own.provisional.value,
        "aim_reached": own.aim_reached,
        "shortfall": own.shortfall,
        "over": own.over,
        "decisive": " ".join(own.decisive),
        "pace": own.pace.worst and own.pace.worst.value,
    }


def _field(value: object) -> object:
    """Write a truth value as JSON does, and a number without an exponent."""
    if isinstance(value, bool):
        return str(value).lower()
    return format(Decimal(repr(value)), "f") if isinstance(value, float) else value
