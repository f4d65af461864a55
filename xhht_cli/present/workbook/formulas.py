"""Formulas: measures as Excel reckons them over *Số liệu*, by the same rules as the program.

Only functions that Excel 2007 knows; ranges go by their names (`Layout.ranges`). A figure that is
not known is text or a blank on *Số liệu*, so that ``ISNUMBER`` asks whether it is known.
"""

from collections.abc import Iterable, Iterator, Sequence

from xhht_cli.plan.model import Count, Measure, Pair, Pooled, Reaching, Share, Standard
from xhht_cli.present.workbook.layout import (
    CLASSES,
    KINDS,
    UNITS,
    YEARS,
    Layout,
    item_range,
)
from xhht_cli.present.workbook.rates import decimals_of

NOT_ASKED = "x"
"""Stands in the cells that a unit's form does not have, as on Vietnamese statistical forms."""
NOBODY = "0"
"""The formula of what nobody on the sheet reports."""


def numerator(
    measure: Measure, layout: Layout, year: str, unit: str | None = None, column: str = UNITS
) -> str:
    """Give the formula of a measure's numerator, over what is known whole.

    ``year`` and ``unit`` are the year and, for one unit, its code, as a formula writes them: a
    value (``2013``, ``"07075"``) or a cell (``$B7``); ``column`` is the range that has the code.
    There is no = at the beginning.
    """
    rows = _rows(measure, layout, year, unit, column)
    match measure.formula:
        case Pooled(pairs=pairs):
            sums = (
                _sum(rows, _codes(pair), code)
                for pair in _there(pairs, layout)
                for code in pair.numerator
            )
            return "+".join(sums) or NOBODY
        case Count(items=items):
            there = items if {*items} <= layout.columns.keys() else ()
            return "+".join(_sum(rows, items, code) for code in there) or NOBODY
        case Share() as share:
            return _count(rows, _all_yes(share), share, layout)
        case Reaching():
            return _count_reaching(rows, "({column}=1)", measure, layout)


def denominator(
    measure: Measure, layout: Layout, year: str, unit: str | None = None, column: str = UNITS
) -> str:
    """Give the formula of a measure's denominator; the arguments are those of `numerator`.

    That of a count is 1 where something is known of it.
    """
    rows = _rows(measure, layout, year, unit, column)
    match measure.formula:
        case Pooled(pairs=pairs):
            sums = (_sum(rows, _codes(pair), pair.denominator) for pair in _there(pairs, layout))
            return "+".join(sums) or NOBODY
        case Count(items=items):
            there = {*items} <= layout.columns.keys()
            return f"MIN(1,SUMPRODUCT({rows}*{_known(items)}))" if there else NOBODY
        case Share() as share:
            return _count(rows, _decided(share), share, layout)
        case Reaching():
            return _count_reaching(rows, "ISNUMBER({column})", measure, layout)


def rate(numerator: str, denominator: str, otherwise: str, per: int | None) -> str:
    """Give the formula of a figure, or words where the denominator is 0.

    It is a fraction of 1 for per cent, which the cell's format shows, else in what it is given in.
    """
    match per:
        case None:
            figure = numerator
        case 1 | 100:
            figure = f"({numerator})/({denominator})"
        case _:
            figure = f"{per}*({numerator})/({denominator})"
    return f"IF({denominator}=0,{quoted(otherwise)},{figure})"


def comparison(
    cells: tuple[str, str, str], words: tuple[str, str, str], standard: Standard, scale: int
) -> str:
    """Give the formula that holds a numerator and a denominator against a standard.

    ``cells`` are the three cells; the third holds the floor, or the ceiling where there is no
    floor. ``words`` are what is said where the standard is kept, where it is not, and where the
    denominator is 0. Both sides are whole numbers, whatever decimals the standard has.
    """
    counted, whole, cell = cells
    kept, broken, neither = map(quoted, words)
    limits = [limit for limit in (standard.floor, standard.ceiling) if limit is not None]
    exact = 10 ** max(map(decimals_of, limits))
    left = times(exact * scale, counted)
    level = f"ROUND({exact}*{cell},0)" if exact > 1 else cell
    if standard.floor is None:
        condition = f"{left}<={level}*{whole}"
    else:
        condition = f"{left}>={level}*{whole}"
        if standard.ceiling is not None:
            condition = f"AND({condition},{left}<={int(exact * standard.ceiling)}*{whole})"
    return f"IF({whole}=0,{neither},IF({condition},{kept},{broken}))"


def times(factor: int, term: str) -> str:
    """Multiply a term, unless by 1."""
    return term if factor == 1 else f"{factor}*{term}"


def quoted(text: str) -> str:
    """Write text as a formula has it."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _there(pairs: tuple[Pair, ...], layout: Layout) -> Iterator[Pair]:
    """Keep the pairs that somebody on the sheet could report."""
    for pair in pairs:
        if {*pair.numerator, pair.denominator} <= layout.columns.keys():
            yield pair


def _rows(measure: Measure, layout: Layout, year: str, unit: str | None, column: str) -> str:
    """Give the condition that a row is of the year, the unit and the classes of a measure."""
    one = f"*({column}={unit})" if unit else ""
    return f"({YEARS}={year}){one}{_of_classes(measure.classes, layout)}"


def _of_classes(classes: Sequence[str], layout: Layout) -> str:
    """Give the condition on the class, '' being none; without a column of them no unit has one."""
    if not classes:
        return ""
    if not layout.classed:
        return "" if "" in classes else "*0"
    named = "+".join(f"({CLASSES}={quoted(name)})" for name in classes)
    return f"*({named})"


def _codes(pair: Pair) -> tuple[str, ...]:
    return (*pair.numerator, pair.denominator)


def _known(codes: Iterable[str]) -> str:
    return "*".join(f"ISNUMBER({item_range(code)})" for code in dict.fromkeys(codes))


def _sum(rows: str, codes: Iterable[str], code: str) -> str:
    """Add an item up over the rows where all of some items are known."""
    return f"SUMPRODUCT({rows}*{_known(codes)},{item_range(code)})"


def _count_reaching(rows: str, condition: str, measure: Measure, layout: Layout) -> str:
    """Count the units of which the column of a measure says something."""
    if measure.id not in layout.reaching:
        return NOBODY
    column = layout.reaching_range(measure.id)
    return f"SUMPRODUCT({rows}*{condition.format(column=column)})"


def _count(rows: str, answers: str, share: Share, layout: Layout) -> str:
    """Count the units of a share's kinds whose answers are as said."""
    if not set(share.items) <= layout.columns.keys():
        return NOBODY
    kinds = "+".join(f"({KINDS}={quoted(kind)})" for kind in share.kinds)
    asked = "".join(f"*({item_range(code)}<>{quoted(NOT_ASKED)})" for code in share.items)
    return f"SUMPRODUCT({rows}*({kinds}){asked}*{answers})"


def _all_yes(share: Share) -> str:
    return "*".join(f"ISNUMBER({item_range(code)})*({item_range(code)}=1)" for code in share.items)


def _decided(share: Share) -> str:
    """Say that every answer is Có or one is Không; a blank equals 0, so what it is comes first."""
    no = "+".join(f"ISNUMBER({item_range(code)})*({item_range(code)}=0)" for code in share.items)
    return f"({_all_yes(share)}+(({no})>0))"
