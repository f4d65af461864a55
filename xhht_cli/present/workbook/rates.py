"""Rates: how a measure's exact value becomes the number and the format of a cell."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from xhht_cli.indicators import Ratio
from xhht_cli.messages import say
from xhht_cli.present.compliance import UNKNOWN
from xhht_cli.present.language import Language
from xhht_cli.present.matrix import MARKS
from xhht_cli.present.numbers import printed
from xhht_cli.present.words import outcome_word
from xhht_cli.verdicts import MeasureVerdict, Outcome, Phase

Thresholds = Iterable[Decimal]


def cached(ratio: Ratio, otherwise: str) -> float | str:
    """Give what the formula of a rate gives: the fraction, or words where there is none."""
    return ratio.numerator / ratio.denominator if ratio.denominator else otherwise


def fraction(percent: Fraction) -> float:
    """Give a percentage as the number that a cell with a per cent format holds."""
    return float(percent / 100)


def percent_format(percent: Fraction | None, thresholds: Thresholds) -> str:
    """Give the format that shows a percentage on its side of every threshold: ``0.00%``."""
    exponent = -2 if percent is None else printed(percent, thresholds).as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    return f"0.{'0' * decimals}%"


def level_format(level: Decimal) -> str:
    """Give the format of a floor or aim that stands in a cell as 65 or 62.5."""
    decimals = decimals_of(level)
    return "0" + (f".{'0' * decimals}" if decimals else "") + '"%"'


def decimals_of(level: Decimal) -> int:
    """Count the decimals that a floor or aim has, trailing zeros left out."""
    exponent = level.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def nothing(ratio: Ratio, language: Language) -> str:
    """Say why there is no rate: there is nothing to count, or what there is is not known."""
    word = outcome_word(Outcome.NOT_APPLICABLE, Phase.DUE)
    return language.say(word) if ratio.empty else UNKNOWN


def marked(shown: str, own: MeasureVerdict) -> str:
    """Give the format that sets the mark of an outcome beside a rate: no colour alone says it."""
    mark = MARKS.get(own.outcome)
    return f'{shown}" {mark}{_star(own)}"' if mark else shown


def without_rate(own: MeasureVerdict, language: Language) -> str:
    """Say in a narrow cell what there is without a rate: the mark of an outcome, or why not."""
    if own.outcome is Outcome.NOT_APPLICABLE:
        return language.say(say("n/a")) + _star(own)
    return MARKS[own.outcome] + _star(own) if own.outcome in MARKS else UNKNOWN


def _star(own: MeasureVerdict) -> str:
    return "*" if own.conditional else ""
