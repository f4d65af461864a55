"""Sparks: bars of text on a scale of their own."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.assessments import small
from tests.rollups import rolled
from xhht_cli.present.sparks import scale_of, spark

FEW = small("07075")


@pytest.mark.parametrize(
    ("values", "limits", "per", "end"),
    [
        ([20, None], [65], 100, 100),
        ([20, 130], [65], 100, 130),
        ([20, 130], [200], 1000, 200),
        ([7], [3], None, 7),
        ([None], [], None, 1),
        ([0], [], 1000, 1),
    ],
)
def test_a_scale_ends_at_100_per_cent_else_at_the_largest(
    values: list[int | None], limits: list[int], per: int | None, end: int
) -> None:
    drawn = [None if value is None else Fraction(value) for value in values]
    assert scale_of(drawn, [Decimal(limit) for limit in limits], per) == end


def test_a_bar_stands_for_each_year_with_a_gap_for_a_year_without_returns() -> None:
    years = rolled({year: {"07075": {"401": 9}} for year in (2011, 2012, 2014)}, FEW).years
    # 10 and 39 of 40 are in the second and the fifth fifth
    values = [Fraction(10), None, Fraction(39)]
    assert spark(years, values, Fraction(40)) == "▂· ▇"
