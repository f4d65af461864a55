"""Means: found only where the mean of the units' rates would tell another story than the rate."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xhht_cli.facts import Ledger
from xhht_cli.indicators import IndicatorValues, compute
from xhht_cli.means import Mean, means_of
from xhht_cli.plan import load_plan
from xhht_cli.plan.areas import district, one_unit

PLAN = load_plan()
COMMUNES = ("07075", "07078", "07081")
FAMILIES = "ho-hieu-hoc"
Filed = dict[str, tuple[int, int]]
"""Learning families of how many households, by commune."""


def values_of(filed: Filed, unit: str | None = None) -> IndicatorValues:
    ledger = Ledger({2013: {code: {"403": n, "401": d} for code, (n, d) in filed.items()}})
    area = one_unit(PLAN, PLAN.units_in(2013)[unit], [2013]) if unit else district(PLAN, [2013])
    found = compute(ledger, PLAN, area, 2013)
    return next(each for each in found if each.indicator.id == FAMILIES)


def means(filed: Filed, floor: int | None, ceiling: int | None = None) -> tuple[Mean, ...]:
    asked = {
        "floor": None if floor is None else Decimal(floor),
        "ceiling": None if ceiling is None else Decimal(ceiling),
    }
    target = next(each for each in PLAN.targets if each.indicator == FAMILIES)
    plan = replace(PLAN, targets=(replace(target, aim=None, **asked),))  # type: ignore[arg-type]  # a floor and a ceiling
    return means_of(values_of(filed), plan, 2013)


@pytest.mark.parametrize(
    ("floor", "ceiling", "differs"),
    [
        # (90/100 + 450/900)/2 = 70 %, where 540 of 1000 are 54 %
        (65, None, True),
        (50, None, False),
        (80, None, False),
        (70, None, True),
        (None, 54, True),
        (None, 53, False),
        (60, 80, True),
    ],
)
def test_a_mean_is_found_where_only_one_of_the_two_keeps_the_level(
    *, floor: int | None, ceiling: int | None, differs: bool
) -> None:
    found = means({"07075": (90, 100), "07078": (450, 900)}, floor, ceiling)
    assert [(mean.measure, mean.value) for mean in found] == (
        [(FAMILIES, Fraction(70))] if differs else []
    )


def test_one_unit_has_no_mean_but_its_rate() -> None:
    filed = {"07075": (60, 100), "07078": (450, 500)}
    assert means_of(values_of(filed, "07075"), PLAN, 2013) == ()


def test_units_without_anything_to_count_are_not_in_the_mean() -> None:
    (found,) = means({"07075": (90, 100), "07078": (450, 900), "07081": (0, 0)}, 65)
    assert found.value == Fraction(70)


RATES = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (min(pair), max(pair)))


@given(st.fixed_dictionaries(dict.fromkeys(COMMUNES, RATES)), st.integers(0, 100))
def test_the_sum_by_halves_is_the_mean_of_the_rates(filed: Filed, floor: int) -> None:
    sized = [(n, d) for n, d in filed.values() if d]
    if not sized:
        assert means(filed, floor) == ()
        return
    mean = sum(Fraction(100 * n, d) for n, d in sized) / len(sized)
    rate = Fraction(100 * sum(n for n, _ in sized), sum(d for _, d in sized))
    found = means(filed, floor)
    assert [each.value for each in found] == ([mean] if (mean < floor) != (rate < floor) else [])
