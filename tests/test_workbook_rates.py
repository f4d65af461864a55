"""Numbers and number formats of figures, in whatever they are given in."""

from decimal import Decimal
from fractions import Fraction

import pytest

from xhht_cli.present.language import language
from xhht_cli.present.workbook.rates import (
    cell_level_format,
    level_format,
    number,
    value_format,
    with_words,
)

VI, EN = language("vi"), language("en")


@pytest.mark.parametrize(
    ("value", "per", "expected"),
    [
        (Fraction(125, 2), 100, 0.625),
        (Fraction(125, 2), 1000, 62.5),
        (Fraction(125, 2), 1, 62.5),
        (Fraction(12), None, 12),
    ],
)
def test_only_per_cent_is_held_as_a_fraction(
    value: Fraction, per: int | None, expected: float
) -> None:
    assert number(value, per) == expected


def test_a_figure_is_shown_with_what_it_is_given_in() -> None:
    value = Fraction(125, 2)
    assert value_format(value, (), 100, VI) == "0.00%"
    assert value_format(value, (), 1000, VI) == '0.00"‰"'
    assert value_format(value, (), 1, VI) == "0.00"
    assert value_format(value, (), None, VI) == "#,##0"
    assert value_format(value, (), 100_000, VI) == "0.00"
    assert value_format(value, (), 100_000, EN) == "0.00"


def test_a_figure_has_the_decimals_that_keep_it_on_its_side_of_a_level() -> None:
    # 199.9996 would be rounded to the 200 that it does not reach
    assert value_format(Fraction("199.9996"), (Decimal(200),), 1000, VI) == '0.0000"‰"'
    assert value_format(None, (), 1000, VI) == '0.00"‰"'


def test_a_level_stands_in_a_cell_as_people_say_it_or_as_a_figure_does() -> None:
    assert level_format(Decimal(65), 100, VI) == '0"%"'
    assert level_format(Decimal("62.50"), 100, VI, "≥") == '"≥ "0.0"%"'
    assert cell_level_format(Decimal("62.5"), 100, VI, "≥") == '"≥ "0.0%'
    assert level_format(Decimal(5), 1000, VI, "≤") == '"≤ "0"‰"'
    assert level_format(Decimal(1500), None, VI, "≥") == '"≥ "#,##0'


def test_words_behind_a_format_are_one_with_those_that_end_it() -> None:
    assert with_words("0.00%", " ✓") == '0.00%" ✓"'
    assert with_words('0.00"‰"', " ✓") == '0.00"‰ ✓"'
