"""Sparks: the values of some years as bars of text, and where their scale ends."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from xhht_cli.plan.targets import PER_CENT
from xhht_cli.rollup import YearResults

WHOLE = Fraction(PER_CENT)
_BARS = "▁▂▃▅▇"
_NO_BAR, _GAP = "·", " "


def scale_of(
    values: Sequence[Fraction | None], limits: Sequence[Decimal], per: int | None
) -> Fraction:
    """Give where the scale of a drawing ends: 100 per cent, else the largest of what it has."""
    drawn = [Fraction(each) for each in (*values, *limits) if each is not None]
    return max([*drawn, WHOLE if per == PER_CENT else Fraction(1)])


def missing_years(years: Sequence[YearResults]) -> tuple[int, ...]:
    """Give the years between the first and the last that are not shown: no return is of them."""
    shown = {each.year for each in years}
    return tuple(year for year in range(min(shown), max(shown)) if year not in shown)


def spark(years: Sequence[YearResults], values: Sequence[Fraction | None], scale: Fraction) -> str:
    """Draw a bar for each year, and a gap where years between two of them have no returns."""
    missing = missing_years(years)
    bars = (
        (_GAP if each.year - 1 in missing else "") + _bar(value, scale)
        for each, value in zip(years, values, strict=True)
    )
    return "".join(bars)


def _bar(value: Fraction | None, scale: Fraction) -> str:
    if value is None:
        return _NO_BAR
    return _BARS[min(int(value * len(_BARS) / scale), len(_BARS) - 1)]
