"""R403: a unit's rate far from those of the other units of its form and year."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import heading, plan, sound, spoken
from xhht_cli.findings import Effect, Finding, Severity
from xhht_cli.returns.model import Return
from xhht_cli.rules import check
from xhht_cli.rules.among_units import deviation

COMMUNES = ["07075", "07078", "07081", "07084", "07087", "07090", "07093", "07096", "07099"]


def registered(rates: Sequence[int], households: int = 1000, year: int = 2013) -> list[Return]:
    """Returns of as many communes, so many per cent of the households registered (402/401)."""
    return [
        sound(
            {"401": households, "402": households * rate // 100},
            heading(unit=unit, year=year),
            f"{unit}-{year}.xlsx",
        )
        for unit, rate in zip(COMMUNES, rates, strict=False)
    ]


def found(returns: Sequence[Return]) -> list[Finding]:
    return [each for each in check(returns, plan()) if each.code == "R403"]


def test_a_rate_far_from_the_others_is_a_warning_with_its_cells() -> None:
    # Distances from the median 54: 4, 3, 2, 1, 0, 1, 2, 3, 42; their median is 2.
    # 0.6745 × 42 / 2 = 14.2.
    (far,) = found(registered([50, 51, 52, 53, 54, 55, 56, 57, 96]))
    assert (far.severity, far.effect) == (Severity.WARNING, Effect.NOTHING)
    assert (far.unit, far.file, far.item) == ("07099", "07099-2013.xlsx", "402")
    assert [(cell.item, cell.value) for cell in far.cells] == [("402", "960"), ("401", "1000")]
    titles = {item.code: item.title.en for item in plan().items}
    assert spoken(far.message) == (
        f"{titles['402']} (402/401): 960 of 1000, 96.0%; the median of 9 units is 54.0%."
    )


def test_rates_that_are_spread_are_not_far_from_each_other() -> None:
    assert found(registered([10, 20, 30, 40, 50, 60, 70, 80, 90])) == []


def test_a_score_of_five_by_median_absolute_deviation_is_the_limit() -> None:
    # Distances from 50: 3, 3, 3, 3, 0, 3, 3, 3, d; their median is 3: 5 × 3 / 0.6745 = 22.2.
    others = [47, 47, 47, 47, 50, 53, 53, 53]
    assert found(registered([*others, 72])) == []
    assert len(found(registered([*others, 73]))) == 1


def test_less_than_twenty_points_are_never_far() -> None:
    others = [50, 50, 50, 50, 51, 51, 51, 51]  # the median with 70 or 71 is 51
    assert found(registered([*others, 70])) == []
    assert len(found(registered([*others, 71]))) == 1


def test_where_most_rates_are_the_same_the_mean_deviation_is_taken() -> None:
    # One of nine at 40, the rest at 100: mean distance 60/9, score 60 / (1.2533 × 6.67) = 7.2.
    assert [far.unit for far in found(registered([100] * 8 + [40]))] == ["07099"]
    # Four of nine at 75: mean distance 100/9, score 25 / (1.2533 × 11.1) = 1.8.
    assert found(registered([100] * 5 + [75] * 4)) == []


def test_where_all_rates_are_the_same_none_is_far() -> None:
    assert found(registered([100] * 9)) == []


def test_too_few_units_are_not_compared() -> None:
    assert len(found(registered([50, 51, 52, 53, 54, 55, 56, 96]))) == 1
    assert found(registered([50, 51, 52, 53, 54, 55, 96])) == []


@pytest.mark.parametrize(("households", "far"), [(100, 1), (20, 1), (19, 0)])
def test_small_denominators_are_not_compared(households: int, far: int) -> None:
    small = sound({"401": households}, heading(unit="07099"), "small.xlsx")
    assert len(found([*registered([90, 90, 91, 91, 92, 92, 93, 93]), small])) == far


def test_each_year_is_compared_by_itself() -> None:
    assert found(registered([50] * 4, year=2012) + registered([50] * 4 + [96])) == []


def test_a_rate_in_doubt_is_not_compared() -> None:
    # 402 over 401 is an error, which puts both in doubt.
    over = sound({"401": 1000, "402": 1001}, heading(unit="07099"), "over.xlsx")
    assert found([*registered([50] * 8), over]) == []


@given(st.permutations(registered([50, 51, 52, 53, 54, 55, 56, 57, 96])))
def test_the_order_of_the_returns_does_not_matter(returns: list[Return]) -> None:
    assert [far.unit for far in found(returns)] == ["07099"]


def test_the_deviation_is_exact() -> None:
    # Median 2, distances 2, 1, 0, 1, 98 with the median 1.
    distances = [abs(Fraction(each) - 2) for each in (0, 1, 2, 3, 100)]
    assert deviation(distances) == Fraction(10_000, 6_745)
