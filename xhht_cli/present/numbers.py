"""Numbers: exact percentages rounded so that what is shown never contradicts what was decided."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import count

from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Plan

PRINTED, RECORDED = 2, 4
"""Decimals of a percentage for people, and in data for other programs."""


def thresholds_of(plan: Plan, indicator: str) -> tuple[Decimal, ...]:
    """Give every floor, ceiling and aim that the plan sets for an indicator, in whatever year."""
    return tuple(
        dict.fromkeys(
            limit
            for target in plan.targets
            if target.indicator == indicator
            for stage in (target, *(target.at(change.first_year) for change in target.changes))
            for limit in stage.limits
        )
    )


def printed(value: Fraction, thresholds: Iterable[Decimal | int]) -> Decimal:
    """Round a percentage for people, trailing zeros kept: 65.00, but 64.996 below a floor of 65.

    The specification's section 1, rule 3: half up to two decimals, or to more, as few as needed,
    until the result stands below, at or above each threshold, 0 and 100 as the value does.
    """
    return _rounded(value, thresholds, PRINTED)


def recorded(value: Fraction | None, thresholds: Iterable[Decimal | int]) -> float | None:
    """Round a percentage for data: half up to four decimals, to more where rule 3 asks for them."""
    return None if value is None else float(_rounded(value, thresholds, RECORDED))


def sign_of(per: int | None) -> Message | str:
    """Give the sign of what a figure is given in; '' for a count and a plain quotient."""
    match per:
        case None | 1:
            return ""
        case 100:
            return say("%")
        case 1000:
            return say("‰")
        case _:
            return say("/{whole}", whole=per)


def plain(number: Decimal | None) -> int | float | None:
    """Give a floor or aim as the simplest number it is: 65, or 62.5; None where there is none."""
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)


def _rounded(value: Fraction, thresholds: Iterable[Decimal | int], decimals: int) -> Decimal:
    limits = {Fraction(limit) for limit in thresholds} | {Fraction(0), Fraction(100)}
    return next(
        candidate
        for candidate in _roundings(value, decimals)
        if all(_side(Fraction(candidate), limit) == _side(value, limit) for limit in limits)
    )


def _roundings(value: Fraction, decimals: int) -> Iterator[Decimal]:
    """Round half up to so many decimals, then to one more each time."""
    for places in count(decimals):
        scale = 10**places
        digits = (2 * value.numerator * scale + value.denominator) // (2 * value.denominator)
        yield Decimal(f"{digits}E-{places}")


def _side(value: Fraction, limit: Fraction) -> int:
    return (value > limit) - (value < limit)
