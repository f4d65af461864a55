"""Balance: whether parts keep a standard, whatever the figures are that are missing.

A ratio N/D keeps a floor f if ``scale``·N − f·D is not below 0, and a ceiling c if ``scale``·N −
c·D is not above it; a count N is held against f and c themselves. Every part adds its own share to
the balance, between limits that the missing figures leave; they add up to limits of the whole
(worst-case bounds after C. F. Manski, *Partial Identification of Probability Distributions*,
Springer, 2003).
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from xhht_cli.parts import Part
from xhht_cli.plan.model import Standard

Limits = tuple[int | None, int | None]
"""The least and the most; None where there is no limit."""


def keeps(
    parts: Sequence[Part], standard: Standard, per: int | None, *, estimates: bool = True
) -> bool | None:
    """Say whether parts keep a standard; None where the missing figures could change it.

    ``per`` is what the figure is given in: 100 for per cent, None for a count. ``estimates`` says
    whether estimated denominators stand in for those that are not known.
    """
    sides = tuple(_sides(parts, standard, per, estimates=estimates))
    return False if False in sides else None if None in sides else True


def _sides(
    parts: Sequence[Part], standard: Standard, per: int | None, *, estimates: bool
) -> Iterator[bool | None]:
    if standard.floor is not None:
        low, high = balance(parts, Fraction(standard.floor), per, estimates=estimates)
        kept, broken = low is not None and low >= 0, high is not None and high < 0
        yield kept or (False if broken else None)
    if standard.ceiling is not None:
        low, high = balance(parts, Fraction(standard.ceiling), per, estimates=estimates)
        kept, broken = high is not None and high <= 0, low is not None and low > 0
        yield kept or (False if broken else None)


def balance(
    parts: Sequence[Part], level: Fraction, per: int | None, *, estimates: bool = True
) -> Limits:
    """Limit the balance of parts towards a level.

    It is multiplied by the level's own denominator, so that all of it are whole numbers.
    """
    each = [
        _limits(part, part.size if estimates else part.denominator, level, per or 1)
        for part in parts
    ]
    least = [low for low, _ in each if low is not None]
    most = [high for _, high in each if high is not None]
    once = level.numerator if per is None else 0
    return (
        sum(least) - once if len(least) == len(each) else None,
        sum(most) - once if len(most) == len(each) else None,
    )


def _limits(part: Part, size: int | None, level: Fraction, scale: int) -> Limits:
    of_one, of_whole = scale * level.denominator, level.numerator
    if size is not None:
        high = size if part.capped and part.numerator is None else part.high
        least = of_one * part.low - of_whole * size
        return least, None if high is None else of_one * high - of_whole * size
    if part.numerator is None:
        return None, 0 if part.capped and of_one == of_whole else None
    smallest = part.numerator if part.capped else 0
    return None, of_one * part.numerator - of_whole * smallest
