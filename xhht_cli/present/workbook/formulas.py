"""Formulas: measures as Excel reckons them over *Số liệu*, by the same rules as the program.

Only functions that Excel 2007 knows; ranges go by their names (`Layout.ranges`). A figure that is
not known is text or a blank on *Số liệu*, so that ``ISNUMBER`` asks whether it is known.
"""

from collections.abc import Iterator

from xhht_cli.plan.model import Measure, Pair, Pooled, Share
from xhht_cli.present.workbook.layout import KINDS, UNITS, YEARS, Layout, item_range

NOT_ASKED = "x"
"""Stands in the cells that a unit's form does not have, as on Vietnamese statistical forms."""


def numerator(measure: Measure, layout: Layout, year: str, unit: str | None = None) -> str:
    """Give the formula of a measure's numerator, over what is known whole.

    ``year`` and ``unit`` are the year and, for one unit, its code, as a formula writes them: a
    value (``2013``, ``"07075"``) or a cell (``$B7``). There is no = at the beginning.
    """
    match measure.formula:
        case Pooled(pairs=pairs):
            sums = (
                _sum(_known(pair), code, year, unit)
                for pair in _there(pairs, layout)
                for code in pair.numerator
            )
            return "+".join(sums) or "0"
        case Share() as share:
            return _count(_all_yes(share), share, layout, (year, unit))


def denominator(measure: Measure, layout: Layout, year: str, unit: str | None = None) -> str:
    """Give the formula of a measure's denominator; the arguments are those of `numerator`."""
    match measure.formula:
        case Pooled(pairs=pairs):
            sums = (
                _sum(_known(pair), pair.denominator, year, unit) for pair in _there(pairs, layout)
            )
            return "+".join(sums) or "0"
        case Share() as share:
            return _count(_decided(share), share, layout, (year, unit))


def rate(numerator: str, denominator: str, otherwise: str) -> str:
    """Give the formula of a rate: a fraction, or words where the denominator is 0."""
    return f"IF({denominator}=0,{quoted(otherwise)},({numerator})/({denominator}))"


def verdict(cells: tuple[str, str, str], words: tuple[str, str, str], decimals: int) -> str:
    """Give the formula that compares a numerator and a denominator with a floor, in per cent.

    ``cells`` are the three cells, ``words`` what is said at or above it, below it, and where the
    denominator is 0. With a floor of so many decimals both sides are whole numbers.
    """
    counted, whole, floor = cells
    above, below, neither = map(quoted, words)
    scale = 10**decimals
    level = f"ROUND({scale}*{floor},0)" if decimals else floor
    return f"IF({whole}=0,{neither},IF({100 * scale}*{counted}>={level}*{whole},{above},{below}))"


def quoted(text: str) -> str:
    """Write text as a formula has it."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _there(pairs: tuple[Pair, ...], layout: Layout) -> Iterator[Pair]:
    """Keep the pairs that somebody on the sheet could report."""
    for pair in pairs:
        if {*pair.numerator, pair.denominator} <= layout.columns.keys():
            yield pair


def _rows(year: str, unit: str | None) -> str:
    return f"({YEARS}={year})" + (f"*({UNITS}={unit})" if unit else "")


def _known(pair: Pair) -> str:
    codes = dict.fromkeys((*pair.numerator, pair.denominator))
    return "*".join(f"ISNUMBER({item_range(code)})" for code in codes)


def _sum(known: str, code: str, year: str, unit: str | None) -> str:
    return f"SUMPRODUCT({_rows(year, unit)}*{known},{item_range(code)})"


def _count(answers: str, share: Share, layout: Layout, rows: tuple[str, str | None]) -> str:
    """Count the units of a share's kinds whose answers are as said."""
    if not set(share.items) <= layout.columns.keys():
        return "0"
    kinds = "+".join(f"({KINDS}={quoted(kind)})" for kind in share.kinds)
    asked = "".join(f"*({item_range(code)}<>{quoted(NOT_ASKED)})" for code in share.items)
    return f"SUMPRODUCT({_rows(*rows)}*({kinds}){asked}*{answers})"


def _all_yes(share: Share) -> str:
    return "*".join(f"ISNUMBER({item_range(code)})*({item_range(code)}=1)" for code in share.items)


def _decided(share: Share) -> str:
    """Say that every answer is Có or one is Không; a blank equals 0, so what it is comes first."""
    no = "+".join(f"ISNUMBER({item_range(code)})*({item_range(code)}=0)" for code in share.items)
    return f"({_all_yes(share)}+(({no})>0))"
