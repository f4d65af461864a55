"""Bars: where a value, its bounds, the floor and the aim stand on a line from 0 to 100."""

from dataclasses import dataclass
from fractions import Fraction

from xhht_cli.indicators import Ratio
from xhht_cli.plan.model import Target
from xhht_cli.present.language import Language

WHOLE = 100
"""Per cent."""
_NEAR_THE_END = 90
"""Above it the label of an aim stands to the left of its mark, lest the edge cuts it off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A mark on the line with its label; ``place`` is in per cent of the width, as SVG takes it."""

    place: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A drawing of one measure; what is not known is ''. All places are in per cent of the width.

    ``low`` and ``room`` are where the band of the bounds begins and how wide it is.
    """

    value: str
    low: str
    room: str
    floor: Limit
    aim: Limit | None


def bar_of(ratio: Ratio, target: Target, language: Language) -> Bar:
    """Place a measure and the limits of a target."""
    low, high, value = ratio.lower, ratio.upper, ratio.percent
    between = low is not None and high is not None and low != high
    return Bar(
        value="" if value is None else place(value),
        low=place(low) if between and low is not None else "",
        room=place(high - low) if between and low is not None and high is not None else "",
        floor=Limit(
            place=place(Fraction(target.floor)),
            label=language.decimal(target.floor),
            anchor="end",
        ),
        aim=None
        if target.aim is None
        else Limit(
            place=place(Fraction(target.aim)),
            label=language.decimal(target.aim),
            anchor="end" if target.aim > _NEAR_THE_END else "start",
        ),
    )


def place(percent: Fraction) -> str:
    """Write a place on the line as a coordinate, never outside of it."""
    return f"{float(min(max(percent, Fraction()), Fraction(WHOLE))):.2f}%"
