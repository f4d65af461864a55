"""Formulas: the items that a measure is made of, and the units that have a part in it."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from xhht_cli.plan.model import Count, Measure, Pair, Plan, Pooled, Reaching, Share, Unit

Piece = Pair | Share | Count | Reaching
"""By what a unit has a part in a measure: one of its pairs, or all of its formula."""


def measure_items(measure: Measure) -> tuple[str, ...]:
    """Give the codes of a measure's items, each once."""
    formula = measure.formula
    summed = formula.formula if isinstance(formula, Reaching) else formula
    match summed:
        case Pooled(pairs=pairs):
            codes = (code for pair in pairs for code in (*pair.numerator, pair.denominator))
            return tuple(dict.fromkeys(codes))
        case Share(items=items) | Count(items=items):
            return tuple(dict.fromkeys(items))


def counts_in(measure: Measure, unit: Unit) -> bool:
    """Say whether a unit is of a class that a measure is about."""
    return not measure.classes or (unit.class_ or "") in measure.classes


def counted_items(measure: Measure) -> tuple[str, ...]:
    """Give the codes of the items that a measure counts; none where it counts units."""
    match measure.formula:
        case Pooled(pairs=pairs):
            return tuple(dict.fromkeys(code for pair in pairs for code in pair.numerator))
        case Count(items=items):
            return tuple(dict.fromkeys(items))
        case Share() | Reaching():
            return ()


def pieces_of(measure: Measure, unit: Unit, plan: Plan) -> Iterator[Piece]:
    """Give the pieces by which a unit has a part: its form asks for all items of them."""
    if not counts_in(measure, unit):
        return
    codes = plan.codes_of(unit)
    match measure.formula:
        case Share() as share:
            if unit.kind in share.kinds and codes.issuperset(share.items):
                yield share
        case Reaching() as reaching:
            if summed_pieces(reaching.formula, codes):
                yield reaching
        case summed:
            yield from summed_pieces(summed, codes)


def pieces_of_each(
    measure: Measure, units: Iterable[Unit], plan: Plan
) -> Iterator[tuple[Unit, tuple[Piece, ...]]]:
    """Give the pieces of each unit; those of a kind and class that are asked the same are alike."""
    found: dict[tuple[str, str | None, frozenset[str]], tuple[Piece, ...]] = {}
    for unit in units:
        alike = unit.kind, unit.class_, plan.codes_of(unit)
        pieces = found.get(alike)
        if pieces is None:
            pieces = found[alike] = tuple(pieces_of(measure, unit, plan))
        yield unit, pieces


def summed_pieces(formula: Pooled | Count, codes: AbstractSet[str]) -> tuple[Pair | Count, ...]:
    """Give the pieces of a sum for which a form asks all items (``codes``)."""
    if isinstance(formula, Count):
        return (formula,) if codes >= {*formula.items} else ()
    return tuple(pair for pair in formula.pairs if codes >= {*pair.numerator, pair.denominator})
