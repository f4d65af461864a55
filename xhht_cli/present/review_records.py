"""Review records: an interim or a final review as JSON (``xhht/review/1``)."""

from xhht_cli.indicators import Ratio
from xhht_cli.plan.model import Plan
from xhht_cli.present.amounts import percent_of
from xhht_cli.present.formats import as_json
from xhht_cli.present.language import Language
from xhht_cli.present.numbers import plain, recorded, thresholds_of
from xhht_cli.present.records import Record
from xhht_cli.review import Standing, review
from xhht_cli.rollup import Rollup

SCHEMA = "xhht/review/1"


def review_json(rollup: Rollup, language: Language) -> str:
    """Write the review of the last year of a roll-up as JSON; only titles are in the language."""
    plan, year = rollup.plan, rollup.years[-1]
    return as_json(
        {
            "schema": SCHEMA,
            "plan": plan.id,
            "unit": asked.code if (asked := rollup.unit or rollup.upper) else None,
            "year": year.year,
            "expected": year.expected,
            "usable": year.usable,
            "targets": [_target(standing, plan, language) for standing in review(year)],
        }
    )


def _target(standing: Standing, plan: Plan, language: Language) -> Record:
    verdict, own = standing.verdict, standing.deciding
    target = verdict.target
    return {
        "id": target.id,
        "indicator": target.indicator,
        "title": language.text(plan.indicator_by_id[target.indicator].title),
        "measure": own.measure,
        "year": verdict.year,
        "floor": plain(target.floor),
        "ceiling": plain(target.ceiling),
        "over": own.over,
        "phase": verdict.phase.value,
        "outcome": verdict.outcome.value,
        "start": standing.start and _figures(standing.start, plan, target.indicator),
        "now": _figures(standing.now, plan, target.indicator),
        "shortfall": own.shortfall,
        "points_a_year": recorded(own.need, ()),
        "count_a_year": own.need_count,
        "years_ahead": recorded(standing.ahead, ()),
        "years_ahead_best": recorded(standing.ahead_best, ()),
        "holding": [
            {
                "unit": each.unit,
                "name": plan.units_in(standing.now.year)[each.unit].name,
                "shortfall": each.shortfall,
            }
            for each in standing.holding
        ],
    }


def _figures(ratio: Ratio, plan: Plan, indicator: str) -> Record:
    return {
        "year": ratio.year,
        "numerator": ratio.numerator,
        "denominator": ratio.denominator,
        "percent": percent_of(ratio.value, thresholds_of(plan, indicator), ratio.measure.per),
        "value": recorded(ratio.value, thresholds_of(plan, indicator)),
        "per": ratio.measure.per,
        "reported": ratio.reported,
        "expected": ratio.expected,
    }
