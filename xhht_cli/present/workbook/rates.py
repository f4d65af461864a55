"""Rates: how a measure's exact value becomes the number and the format of a cell."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from xhht_cli.indicators import Ratio
from xhht_cli.measure_verdicts import MeasureVerdict, Outcome
from xhht_cli.messages import say
from xhht_cli.plan.targets import PER_CENT
from xhht_cli.present.amounts import unit_of
from xhht_cli.present.compliance import UNKNOWN
from xhht_cli.present.language import Language
from xhht_cli.present.matrix import MARKS
from xhht_cli.present.numbers import printed
from xhht_cli.present.workbook.look import WHOLE

_PER_THOUSAND = 1000

Thresholds = Iterable[Decimal]

NOTHING = say("not applicable")
"""What is said where there is nothing to count."""


def number(value: Fraction, per: int | None) -> float:
    """Give a figure as its cell holds it: a fraction of 1 for per cent, which the format shows."""
    if per is None:
        return int(value)
    return float(value / PER_CENT if per == PER_CENT else value)


def cached(ratio: Ratio, otherwise: str) -> float | str:
    """Give what the formula of a rate gives: the figure, or words where there is none."""
    return otherwise if ratio.value is None else number(ratio.value, ratio.measure.per)


def value_format(
    value: Fraction | None, thresholds: Thresholds, per: int | None, language: Language
) -> str:
    """Give the format that shows a figure on its side of every threshold: ``0.00%``."""
    if per is None:
        return WHOLE
    exponent = -2 if value is None else printed(value, thresholds).as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    return f"0.{'0' * decimals}{unit_format(per, language)}"


def level_format(level: Decimal, per: int | None, language: Language, sign: str = "") -> str:
    """Give the format of a floor, ceiling or aim that stands in a cell as 65 or 62.5.

    ``sign`` (``≥``) is set before it.
    """
    unit = '"%"' if per == PER_CENT else unit_format(per, language)
    return f"{_before(sign)}{_digits(level, per)}{unit}"


def cell_level_format(level: Decimal, per: int | None, language: Language, sign: str = "") -> str:
    """Give the format of a floor, ceiling or aim that stands in a cell as a figure does: 0.65."""
    return f"{_before(sign)}{_digits(level, per)}{unit_format(per, language)}"


def unit_format(per: int | None, language: Language) -> str:
    """Give what stands behind a figure, as a number format has it."""
    if per == PER_CENT:
        return "%"
    if per is None or per > _PER_THOUSAND:  # too long for a cell; the level beside it says it
        return ""
    unit = unit_of(per, language).strip()
    return f'"{unit}"' if unit else ""


def _before(sign: str) -> str:
    return f'"{sign} "' if sign else ""


def _digits(level: Decimal, per: int | None) -> str:
    decimals = decimals_of(level)
    return (WHOLE if per is None else "0") + (f".{'0' * decimals}" if decimals else "")


def decimals_of(level: Decimal) -> int:
    """Count the decimals that a floor or aim has, trailing zeros left out."""
    exponent = level.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def nothing(ratio: Ratio, language: Language) -> str:
    """Say why there is no rate: there is nothing to count, or what there is is not known."""
    return language.say(NOTHING) if ratio.empty else UNKNOWN


def marked(shown: str, own: MeasureVerdict) -> str:
    """Give the format that sets the mark of an outcome beside a rate: no colour alone says it."""
    mark = MARKS.get(own.outcome)
    return with_words(shown, f" {mark}{_star(own)}") if mark else shown


def with_words(shown: str, words: str) -> str:
    """Give a number format with words behind it."""
    return f'{shown}"{words}"'.replace('""', "")


def without_rate(own: MeasureVerdict, language: Language) -> str:
    """Say in a narrow cell what there is without a rate: the mark of an outcome, or why not."""
    if own.outcome is Outcome.NOT_APPLICABLE:
        return language.say(say("n/a")) + _star(own)
    return MARKS[own.outcome] + _star(own) if own.outcome in MARKS else UNKNOWN


def _star(own: MeasureVerdict) -> str:
    return "*" if own.conditional else ""
