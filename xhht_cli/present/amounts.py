"""Amounts: figures and standards as they are written, in per cent, per thousand or as counts."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from xhht_cli.indicators import Ratio
from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Target
from xhht_cli.plan.targets import PER_CENT
from xhht_cli.present.language import Language
from xhht_cli.present.numbers import printed, recorded, sign_of

Limits = Iterable[Decimal | int]


def bare(value: Fraction, limits: Limits, per: int | None, language: Language) -> str:
    """Write a figure without what it is given in: 62.50; a count as the whole number it is."""
    if per is None:
        return language.number(int(value))
    return language.decimal(printed(value, limits))


def amount(value: Fraction, limits: Limits, per: int | None, language: Language) -> str:
    """Write a figure with what it is given in: 62.50%, 4.20‰, 12."""
    if per == PER_CENT:
        return language.percent(printed(value, limits))
    return bare(value, limits, per, language) + unit_of(per, language)


def unit_of(per: int | None, language: Language) -> str:
    """Give what stands behind a figure: %, ‰, /100,000; nothing behind a count."""
    sign = sign_of(per)
    return language.say(sign) if isinstance(sign, Message) else sign


def limit(value: Decimal, per: int | None, language: Language) -> str:
    """Write a floor, ceiling or aim: 65%, 5‰, 12."""
    if per == PER_CENT:
        return language.percent(value)
    return language.decimal(value) + unit_of(per, language)


def counts(ratio: Ratio, language: Language) -> str:
    """Write what a figure is made of: 62/100; of a count the number itself."""
    counted = language.number(ratio.numerator)
    if ratio.measure.per is None:
        return counted
    return f"{counted}/{language.number(ratio.denominator)}"


def span(ratio: Ratio, limits: Limits, language: Language) -> str:
    """Write the bounds of a figure: [52.52–55.48], [≥ 4] where nothing limits it; '' for none."""
    per, low, high = ratio.measure.per, ratio.lower, ratio.upper
    if low is None:
        return ""
    least = bare(low, limits, per, language)
    if high is None:
        return f"[≥ {least}]"
    return f"[{'–'.join(dict.fromkeys((least, bare(high, limits, per, language))))}]"


def level(target: Target, language: Language) -> str:
    """Write what a target asks for, without the sign of per cent: ≥ 65–70, ≤ 5–2, ≥ 40 ≤ 60."""
    unit = "" if target.per == PER_CENT else unit_of(target.per, language)
    parts = []
    if target.floor is not None:
        ends = [target.floor, *([target.aim] if target.aim is not None else [])]
        parts.append(f"≥ {'–'.join(map(language.decimal, ends))}{unit}")
    if target.ceiling is not None:
        better = [target.aim] if target.aim is not None and target.floor is None else []
        ends = [target.ceiling, *better]
        parts.append(f"≤ {'–'.join(map(language.decimal, ends))}{unit}")
    return " ".join(parts) or language.say(NOT_SET)


NOT_SET: Message = say("not set yet")


def percent_of(value: Fraction | None, limits: Limits, per: int | None) -> float | None:
    """Give a figure in per cent as data have it; None for one that is given in something else."""
    return recorded(value, limits) if per == PER_CENT else None
