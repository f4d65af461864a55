"""Roll-up records: the years as JSON (``xhht/rollup/1``) and as CSV, for other programs."""

from collections.abc import Iterator, Sequence

from xhht_cli.plan.model import Plan
from xhht_cli.present.amounts import percent_of
from xhht_cli.present.formats import as_json
from xhht_cli.present.language import Language
from xhht_cli.present.numbers import recorded
from xhht_cli.present.records import Figures, Record, figures_csv, indicator_record
from xhht_cli.present.rollup_lines import line_code, line_name, line_units
from xhht_cli.rollup import LineResults, Rollup, TrendValue, YearResults

SCHEMA = "xhht/rollup/1"


def rollup_json(rollup: Rollup, language: Language) -> str:
    """Write a roll-up as JSON; only titles and the names of lines depend on the language."""
    return as_json(rollup_record(rollup, language))


def rollup_record(rollup: Rollup, language: Language) -> Record:
    """Give the object that the JSON holds, its keys in the order of the contract."""
    plan = rollup.plan
    record: Record = {
        "schema": SCHEMA,
        "plan": plan.id,
        "unit": asked.code if (asked := rollup.unit or rollup.upper) else None,
        "years": [each.year for each in rollup.years],
        "indicators": _indicators(rollup.years, plan, language),
        "trends": _trends(rollup.years, plan, language),
    }
    if rollup.lines:
        record["units"] = [_line(each, rollup, language) for each in rollup.lines]
    return record


def _line(each: LineResults, rollup: Rollup, language: Language) -> Record:
    units = line_units(each, rollup.boundaries)
    own = {unit.code for unit in units}
    return {
        "unit": line_code(units),
        "name": line_name(units, language),
        "since": units[0].valid_from.isoformat() if len(units) == 1 else None,
        "merged_from": [code for code in each.line.merged_from if code not in own],
        "indicators": _indicators(each.years, rollup.plan, language),
        "trends": _trends(each.years, rollup.plan, language),
    }


def _indicators(years: Sequence[YearResults], plan: Plan, language: Language) -> list[Record]:
    """Turn years of indicators into indicators over years, in the order of the plan."""
    by_id: dict[str, list[Record]] = {}
    titles: dict[str, object] = {}
    for each in years:
        for result in each.results:
            record = indicator_record(result, plan, language)
            found = by_id.setdefault(result.values.indicator.id, [])
            titles[result.values.indicator.id] = record["title"]
            kept = {"measures": record["measures"], "targets": record["targets"]}
            found.append({"year": each.year} | kept)
    ids = [indicator.id for indicator in plan.indicators if indicator.id in by_id]
    return [{"id": id_, "title": titles[id_], "years": by_id[id_]} for id_ in ids]


def _trends(years: Sequence[YearResults], plan: Plan, language: Language) -> list[Record]:
    """Turn years of trends into trends over years, in the order of the plan."""
    by_id: dict[str, list[Record]] = {}
    for each in years:
        for value in each.trends:
            found = by_id.setdefault(value.trend.measure.id, [])
            found.append({"year": each.year, "measures": [_trend(value, language)]})
    return [
        {
            "id": trend.measure.id,
            "title": language.text(trend.title),
            "clause": trend.clause,
            "years": by_id[trend.measure.id],
        }
        for trend in plan.trends
        if trend.measure.id in by_id
    ]


def _trend(value: TrendValue, language: Language) -> Record:
    """Give a trend as a measure that is not judged; counts are of what the percentage is of."""
    ratio, trend = value.ratio, value.trend
    return {
        "id": trend.measure.id,
        "title": language.text(trend.title),
        "judged": False,
        "numerator": value.numerator,
        "denominator": ratio.denominator,
        "percent": percent_of(value.value, (), trend.measure.per),
        "reported": ratio.reported,
        "expected": ratio.expected,
        "lower": recorded(value.lower, ()),
        "upper": recorded(value.upper, ()),
        "estimated": ratio.estimated,
        "mean_disagrees": False,
        "value": recorded(value.value, ()),
        "per": trend.measure.per,
    }


def rollup_csv(rollup: Rollup, language: Language) -> str:
    """Write a roll-up as CSV, with the columns of an assessment; lines follow the whole."""
    asked = rollup.unit or rollup.upper
    one = asked.code if asked else None
    return figures_csv(
        (
            *_figures(rollup.years, one, language),
            *(
                found
                for each in rollup.lines
                for found in _figures(
                    each.years, line_code(line_units(each, rollup.boundaries)), language
                )
            ),
        ),
        rollup.plan,
        language,
    )


def _figures(
    years: Sequence[YearResults], unit: str | None, language: Language
) -> Iterator[Figures]:
    for each in years:
        trends = [_trend(value, language) for value in each.trends]
        named = [{"indicator": row["id"], "measure": row["id"]} | row for row in trends]
        yield Figures(year=each.year, unit=unit, results=each.results, others=named)
