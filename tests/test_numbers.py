"""Numbers: rounding keeps every verdict, and never shows more decimals than that takes."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import plan
from xhht_cli.present.numbers import plain, printed, recorded, thresholds_of

PERCENTAGES = st.fractions(min_value=0, max_value=100, max_denominator=10**6)
THRESHOLDS = st.lists(st.decimals(min_value=0, max_value=100, places=1), max_size=3)


@pytest.mark.parametrize(
    ("value", "thresholds", "shown"),
    [
        ("54.1201", (65, 70), "54.12"),
        ("65", (65, 70), "65.00"),
        ("64.996", (65, 70), "64.996"),
        ("64.994", (65, 70), "64.99"),
        ("65.004", (65, 70), "65.004"),
        ("64.9999999996", (65,), "64.9999999996"),
        ("69.996", (65, 70), "69.996"),
        ("64.996", (), "65.00"),
        ("12.345", (), "12.35"),
        ("12.3449", (), "12.34"),
        ("0", (65,), "0.00"),
        ("0.004", (65,), "0.004"),
        ("99.996", (65,), "99.996"),
        ("100", (100,), "100.00"),
        ("62.5", (Decimal("62.5"),), "62.50"),
        ("62.125", (Decimal("62.125"),), "62.125"),
    ],
)
def test_two_decimals_or_as_many_as_the_verdict_needs(
    value: str, thresholds: tuple[Decimal | int, ...], shown: str
) -> None:
    assert str(printed(Fraction(value), thresholds)) == shown


@pytest.mark.parametrize(
    ("value", "recorded_as"),
    [
        (Fraction(1848200, 34150), 54.1201),
        (Fraction(65), 65.0),
        (Fraction("64.99996"), 64.99996),
        (Fraction("64.99994"), 64.9999),
        (Fraction("0.00001"), 0.00001),
        (Fraction(200, 3), 66.6667),
        (None, None),
    ],
)
def test_data_has_four_decimals_or_more(value: Fraction | None, recorded_as: float | None) -> None:
    assert recorded(value, (65, 70)) == recorded_as


@given(value=PERCENTAGES, thresholds=THRESHOLDS)
def test_what_is_printed_stands_to_every_threshold_as_the_value_does(
    value: Fraction, thresholds: list[Decimal]
) -> None:
    shown = Fraction(printed(value, thresholds))
    for limit in [*map(Fraction, thresholds), Fraction(0), Fraction(100)]:
        assert (shown < limit, shown == limit) == (value < limit, value == limit)


@given(value=PERCENTAGES, thresholds=THRESHOLDS)
def test_no_decimal_is_printed_that_is_not_needed(
    value: Fraction, thresholds: list[Decimal]
) -> None:
    shown = printed(value, thresholds)
    decimals = -int(shown.as_tuple().exponent)
    assert decimals >= 2
    assert abs(Fraction(shown) - value) <= Fraction(1, 2 * 10**decimals)
    if decimals > 2:
        fewer = Fraction(int(value * 10 ** (decimals - 1) + Fraction(1, 2)), 10 ** (decimals - 1))
        limits = [*map(Fraction, thresholds), Fraction(0), Fraction(100)]
        assert any(
            (fewer < limit, fewer == limit) != (value < limit, value == limit) for limit in limits
        )


@given(
    numerator=st.integers(min_value=0, max_value=10**12),
    denominator=st.integers(min_value=1, max_value=10**12),
)
def test_a_recorded_number_keeps_the_verdict_as_a_float(numerator: int, denominator: int) -> None:
    value = Fraction(100 * min(numerator, denominator), denominator)
    stored = recorded(value, (65, 70))
    assert stored is not None
    for limit in (0, 65, 70, 100):
        assert (stored < limit, stored == limit) == (value < limit, value == limit)


def test_just_below_a_floor_a_float_still_stands_below_it() -> None:
    # 65 % of 10^12 is 650 000 000 000: one less is 64,9999999999 %
    assert recorded(Fraction(100 * 649_999_999_999, 10**12), (65, 70)) == 64.9999999999


def test_the_thresholds_of_an_indicator_are_the_floors_and_aims_of_all_its_targets() -> None:
    # T18 asks for 5 to 7 per cent by 2015, T22 for 10 by 2020
    found = thresholds_of(plan(), "can-bo-huyen-sau-dai-hoc")
    assert [int(limit) for limit in found] == [5, 7, 10]


@pytest.mark.parametrize(("number", "simplest"), [("65", "65"), ("100.0", "100"), ("62.5", "62.5")])
def test_a_floor_is_the_simplest_number_it_is(number: str, simplest: str) -> None:
    assert repr(plain(Decimal(number))) == simplest
