"""Shares: a pair of the plan on the numbers of a return, exact, and how it is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from xhht_cli.findings import FoundCell
from xhht_cli.plan.model import Pair
from xhht_cli.rules.subject import Subject
from xhht_cli.rules.titles import short_title


@dataclass(frozen=True, slots=True)
class Portion:
    """A number of a whole that is not 0."""

    number: int
    whole: int

    @property
    def percent(self) -> Fraction:
        """The share in per cent."""
        return Fraction(100 * self.number, self.whole)


def portion(number: int | None, whole: int | None) -> Portion | None:
    """Make a portion; None when a number is not known, or there is nothing to share."""
    return Portion(number, whole) if number is not None and whole else None


def codes_of(pair: Pair) -> tuple[str, ...]:
    """Give the items of a pair."""
    return (*pair.numerator, pair.denominator)


def portion_of(subject: Subject, pair: Pair) -> Portion | None:
    """Give what a return says of a pair."""
    numbers = [subject.numbers.get(code) for code in pair.numerator]
    known = [number for number in numbers if number is not None]
    number = sum(known) if len(known) == len(numbers) else None
    return portion(number, subject.numbers.get(pair.denominator))


def cells_of(subject: Subject, pair: Pair) -> list[FoundCell]:
    """Name the cells of a pair."""
    return [subject.entry(subject.by_code[code][0]) for code in codes_of(pair)]


def told(subject: Subject, pair: Pair, now: Portion) -> Mapping[str, object]:
    """Give a pair's titles, notation and numbers as values for a sentence."""
    items = subject.plan.item_by_code
    return {
        "titles": tuple(short_title(items[code]) for code in pair.numerator),
        "ratio": f"{'+'.join(pair.numerator)}/{pair.denominator}",
        "number": now.number,
        "whole": now.whole,
        "percent": one_decimal(now.percent),
    }


def one_decimal(value: Fraction) -> Decimal:
    """Round half up to one decimal, for a sentence."""
    return Decimal((20 * value + 1) // 2).scaleb(-1)
