"""Bars: where a value, its bounds and the limits of a target stand on a line that begins at 0."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from xhht_cli.indicators import Ratio
from xhht_cli.plan.model import Target
from xhht_cli.plan.targets import PER_CENT
from xhht_cli.present.amounts import limit
from xhht_cli.present.language import Language
from xhht_cli.present.sparks import WHOLE, scale_of

_NEAR_THE_END = Fraction(90, 100)
"""Above it the label of a limit stands to the left of its mark, lest the edge cuts it off."""
_STEPS = (1, 2, 4, 6, 8, 10)
"""Round numbers of one digit, and of a power of ten the like, whose half is round too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A mark on the line with its label; ``place`` is in per cent of the width, as SVG takes it."""

    place: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A drawing of one measure; what is not known is ''. All places are in per cent of the width.

    ``low`` and ``room`` are where the band of the bounds begins and how wide it is. ``end`` says
    where the line ends, '' for 100 per cent.
    """

    value: str
    low: str
    room: str
    floor: Limit | None
    ceiling: Limit | None
    aim: Limit | None
    end: str


def bar_of(ratio: Ratio, target: Target, language: Language) -> Bar:
    """Place a measure and the limits of a target."""
    low, high, value, per = ratio.lower, ratio.upper, ratio.value, ratio.measure.per
    between = low is not None and high is not None and low != high
    end = end_of((low, high, value), target.limits, per)
    return Bar(
        value="" if value is None else place(value, end),
        low=place(low, end) if between and low is not None else "",
        room=place(high - low, end) if between and low is not None and high is not None else "",
        floor=_limit(target.floor, end, "end", language),
        ceiling=_limit(target.ceiling, end, "start", language),
        aim=_limit(target.aim, end, "start" if target.ceiling is None else "end", language),
        end="" if end == WHOLE and per == PER_CENT else written(end, per, language),
    )


def _limit(value: Decimal | None, end: Fraction, anchor: str, language: Language) -> Limit | None:
    if value is None:
        return None
    near = Fraction(value) > _NEAR_THE_END * end
    label = language.decimal(value)
    return Limit(place=place(Fraction(value), end), label=label, anchor="end" if near else anchor)


def end_of(
    values: Sequence[Fraction | None], limits: Sequence[Decimal], per: int | None
) -> Fraction:
    """Give where a scale ends: at 100 per cent, else at a round number above all that is drawn."""
    largest = scale_of(values, limits, per)
    if per == PER_CENT and largest == WHOLE:
        return WHOLE
    power = 10 ** (len(str(int(largest))) - 1)
    return next(Fraction(step * power) for step in (*_STEPS, 20) if step * power > largest)


def written(end: Fraction, per: int | None, language: Language) -> str:
    """Write the end of a scale."""
    return limit(Decimal(int(end)), per, language)


def place(value: Fraction, end: Fraction) -> str:
    """Write a place on the line as a coordinate, never outside of it."""
    return f"{float(min(max(value, Fraction()), end) * 100 / end):.2f}%"
