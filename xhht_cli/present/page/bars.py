"""Bars: where a value, its bounds and the limits of a target stand on a line that begins at 0."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from xhht_cli.indicators import Ratio
from xhht_cli.plan.model import Target
from xhht_cli.plan.targets import PER_CENT
from xhht_cli.present.amounts import limit, unit_of
from xhht_cli.present.language import Language
from xhht_cli.present.sparks import WHOLE, scale_of

_NEAR_THE_END = Fraction(90, 100)
"""Above it the label of a limit stands to the left of its mark, lest the edge cuts it off."""
_HALF = Fraction(50)
"""Per cent up to which a scale of ceilings ends at what is drawn."""
_LETTER = Fraction(1, 45)
"""How much of a line of 320 dots a letter takes: to the left of a mark nearer to the start than its
label is long, the edge would cut it off; the level above the bar says it too."""
_SIGN = 2
"""Letters of a unit that stands beside the end of a scale, such as ‰."""
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
    end = end_of((low, high, value), target.limits, per, capped=capped([target]))
    return Bar(
        value="" if value is None else place(value, end),
        low=place(low, end) if between and low is not None else "",
        room=place(high - low, end) if between and low is not None and high is not None else "",
        floor=_limit(target.floor, end, "end", language),
        ceiling=_limit(target.ceiling, end, "start", language),
        aim=_limit(target.aim, end, "start" if target.ceiling is None else "end", language),
        end="" if end == WHOLE and per == PER_CENT else _short(end, per, language),
    )


def _limit(value: Decimal | None, end: Fraction, anchor: str, language: Language) -> Limit | None:
    if value is None:
        return None
    near = Fraction(value) > _NEAR_THE_END * end
    label = language.decimal(value)
    if anchor == "end" and Fraction(value) < len(label) * _LETTER * end:
        label = ""  # the edge would cut it off, and to the right is that of the ceiling
    return Limit(place=place(Fraction(value), end), label=label, anchor="end" if near else anchor)


def _short(end: Fraction, per: int | None, language: Language) -> str:
    """Write the end of a scale, without a long unit: /100,000 would cover the drawing."""
    return written(end, per if len(unit_of(per, language)) <= _SIGN else None, language)


def end_of(
    values: Sequence[Fraction | None], limits: Sequence[Decimal], per: int | None, *, capped: bool
) -> Fraction:
    """Give where a scale ends: at 100 per cent, else at a round number above all that is drawn.

    ``capped`` says that there are ceilings only: what must not be exceeded is often a few per cent
    or less, and would be a line at the foot of 0 to 100.
    """
    drawn = [Fraction(each) for each in (*values, *limits) if each is not None]
    largest = max(drawn, default=Fraction())
    whole = scale_of(values, limits, per)
    if per == PER_CENT and whole == WHOLE and not (capped and 0 < largest <= _HALF):
        return WHOLE
    if per is None or not largest:
        return _round_above(max(largest, Fraction(1)))
    return _round_above(largest)


def capped(targets: Iterable[Target]) -> bool:
    """Say whether targets that have a level have ceilings only."""
    standards = [each.standard for each in targets if each.standard]
    return bool(standards) and all(each.floor is None for each in standards)


def _round_above(largest: Fraction) -> Fraction:
    """Give the next round number above a positive one, whose half is round too."""
    power = Fraction(1)
    while power * 10 <= largest:
        power *= 10
    while power > largest:
        power /= 10
    return next(step * power for step in (*_STEPS, 20) if step * power > largest)


def written(end: Fraction, per: int | None, language: Language) -> str:
    """Write the end of a scale, or its half; both have few decimals."""
    return limit(Decimal(end.numerator) / Decimal(end.denominator), per, language)


def place(value: Fraction, end: Fraction) -> str:
    """Write a place on the line as a coordinate, never outside of it."""
    return f"{float(min(max(value, Fraction()), end) * 100 / end):.2f}%"
