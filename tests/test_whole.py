"""The whole against an independent calculation that shares no line with the program."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from tests.filling import Filed, draw_years, write_returns
from tests.oracle import calculate, round_json, thresholds_of
from xhht_cli import assess
from xhht_cli.facts import Ledger
from xhht_cli.indicators import IndicatorValues, compute
from xhht_cli.plan import load_plan
from xhht_cli.plan.areas import district, one_unit
from xhht_cli.present.language import language
from xhht_cli.present.records import compute_json
from xhht_cli.verdicts import Verdict, judge

PLAN = load_plan()
ROUNDED = ("percent", "lower", "upper", "value")


def expected(filed: Filed, year: int, unit: str | None) -> object:
    """What the oracle says, rounded as machine output is."""
    indicators = calculate(filed, year, unit)["indicators"]
    for indicator in indicators:
        thresholds = thresholds_of(indicator["id"])
        for measure in indicator["measures"]:
            for name in ROUNDED:
                measure[name] = round_json(measure[name], thresholds)
    return indicators


def without_titles(value: object) -> object:
    if isinstance(value, dict):
        return {key: without_titles(each) for key, each in value.items() if key != "title"}
    return [without_titles(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("years", "seed"), [((2011, 2013), 1), ((2015,), 2), ((2019, 2024), 3), ((2024, 2025), 4)]
)
def test_filled_files_give_what_the_oracle_calculates(
    tmp_path: Path, years: tuple[int, ...], seed: int
) -> None:
    filed = draw_years(PLAN, years, seed)
    write_returns(PLAN, filed, tmp_path)
    for year in years:
        whole = assess(tmp_path, PLAN, year, by_unit=True)
        found = json.loads(compute_json(whole, language("vi")))
        assert without_titles(found["indicators"]) == expected(filed, year, None)
        for each in found["units"]:
            calculated = expected(filed, year, each["unit"])
            assert without_titles(each["indicators"]) == calculated, (year, each["unit"])


@pytest.mark.parametrize("seed", range(12))
def test_random_histories_give_what_the_oracle_calculates(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
    years = sorted(chance.sample(range(2009, 2028), 5))
    filed = draw_years(PLAN, years, seed)
    known: dict[int, dict[str, dict[str, int]]] = {}
    for (year, unit), items in filed.items():
        known.setdefault(year, {})[unit] = items
    for year in known:
        some = chance.sample(list(PLAN.units_in(year)), 3)
        codes: list[str | None] = [None, *some]
        for code in codes:
            years = sorted(known)
            area = (
                one_unit(PLAN, PLAN.units_in(year)[code], years) if code else district(PLAN, years)
            )
            values = compute(Ledger(known), PLAN, area, year)
            found = [(value, judge(value, PLAN, year)) for value in values]
            said = calculate(filed, year, code)["indicators"]
            assert [outline(*each) for each in found] == [outline_of(each) for each in said]


def outline(values: IndicatorValues, verdicts: tuple[Verdict, ...]) -> object:
    """The exact figures of an indicator, and what is decided by them."""
    ratios = [series.now for series in values.series]
    return (
        values.indicator.id,
        [(r.numerator, r.denominator, r.value, r.lower, r.upper, r.reported) for r in ratios],
        [
            (
                v.target.id,
                v.outcome.value,
                v.estimated,
                v.deciding.measure,
                v.deciding.shortfall,
                list(v.deciding.decisive),
                v.pace and v.pace.value,
                v.pace_best and v.pace_best.value,
                v.pace_base,
            )
            for v in verdicts
        ],
    )


FIGURES = ("numerator", "denominator", "percent", "lower", "upper", "reported")
DECIDED = ("id", "outcome", "estimated", "measure", "shortfall", "decisive")
PACES = ("pace", "pace_best", "pace_base")


def outline_of(said: dict[str, Any]) -> object:
    return (
        said["id"],
        [tuple(measure[name] for name in FIGURES) for measure in said["measures"]],
        [tuple(target[name] for name in (*DECIDED, *PACES)) for target in said["targets"]],
    )
