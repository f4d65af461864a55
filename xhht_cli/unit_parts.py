"""Unit parts: what a unit brings to a measure, made of what is known of it."""

from collections.abc import Mapping
from typing import NamedTuple

from xhht_cli.balance import keeps
from xhht_cli.facts import Ledger
from xhht_cli.parts import Estimate, Part
from xhht_cli.plan.formulas import Piece, summed_pieces
from xhht_cli.plan.model import (
    Count,
    Formula,
    ItemKind,
    Pair,
    Plan,
    Pooled,
    Reaching,
    Share,
    Unit,
)


class Known(NamedTuple):
    """What is known of one unit in one year, by item, and of the years before it."""

    unit: Unit
    items: Mapping[str, int]
    year: int
    ledger: Ledger
    plan: Plan


def part_of(piece: Piece, formula: Formula, known: Known) -> Part:
    """Give what a unit brings to a measure by one piece of its formula."""
    match piece:
        case Share():
            return _share_part(piece, known.unit, known.items)
        case Count():
            return _count_part(piece, known)
        case Reaching():
            return _reaching_part(piece, known)
        case Pair():
            return _pair_part(piece, known, capped=isinstance(formula, Pooled) and formula.capped)


def _share_part(share: Share, unit: Unit, items: Mapping[str, int]) -> Part:
    answers = [items.get(code) for code in share.items]
    undecided = None if None in answers else 1
    return Part(
        unit=unit.code,
        numerator=0 if 0 in answers else undecided,
        denominator=1,
        at_least=0,
        estimate=None,
        silent=all(answer is None for answer in answers),
    )


def _count_part(count: Count, known: Known) -> Part:
    """Add up what is known; an answer that is not known adds 1 at the most, a count any number."""
    counted = [known.items[code] for code in count.items if code in known.items]
    unknown = [code for code in count.items if code not in known.items]
    items, least = known.plan.item_by_code, sum(counted)
    answers = all(items[code].kind is ItemKind.YES_NO for code in unknown)
    return Part(
        unit=known.unit.code,
        numerator=None if unknown else least,
        denominator=0,
        at_least=least,
        estimate=None,
        silent=not counted,
        capped=False,
        at_most=least + len(unknown) if answers else None,
    )


def _reaching_part(reaching: Reaching, known: Known) -> Part:
    """Judge a unit by its own returns alone; one that has nothing to count is not counted."""
    unit, formula = known.unit, reaching.formula
    pieces = summed_pieces(formula, known.plan.codes_of(unit))
    inner = [part_of(piece, formula, known) for piece in pieces]
    nothing = reaching.per is not None and all(part.denominator == 0 for part in inner)
    standard = reaching.standard_of(unit.class_)
    kept = False if nothing else keeps(inner, standard, reaching.per, estimates=False)
    return Part(
        unit=unit.code,
        numerator=None if kept is None else int(kept),
        denominator=0 if nothing else 1,
        at_least=0,
        estimate=None,
        silent=all(part.silent for part in inner),
    )


def _pair_part(pair: Pair, known: Known, *, capped: bool) -> Part:
    items = known.items
    counted = [items[code] for code in pair.numerator if code in items]
    denominator = items.get(pair.denominator)
    return Part(
        unit=known.unit.code,
        numerator=sum(counted) if len(counted) == len(pair.numerator) else None,
        denominator=denominator,
        at_least=sum(counted),
        estimate=_estimate(pair.denominator, known) if denominator is None else None,
        silent=not counted and denominator is None,
        capped=capped,
    )


def _estimate(item: str, known: Known) -> Estimate | None:
    """Find the latest earlier figure of the same territory; a merger's parts are summed.

    A base figure is the last resort, where no earlier return has one.
    """
    unit, year, ledger, plan = known.unit, known.year, known.ledger, known.plan
    for past in reversed([y for y in ledger.years if y < year]):
        area = plan.territory(unit, past) or ()
        values = [ledger.items(part, past).get(item) for part in area]
        if values and None not in values:
            return Estimate(size=sum(value or 0 for value in values), year=past, source=None)
    for past in sorted({y for y, _, i in ledger.base if i == item and y <= year}, reverse=True):
        area = plan.territory(unit, past) or ()
        found = [ledger.base.get((past, part.code, item)) for part in area]
        if found and None not in found:
            figures = [figure for figure in found if figure is not None]
            sources = dict.fromkeys(figure.source for figure in figures)
            size = sum(figure.value for figure in figures)
            return Estimate(size=size, year=past, source="; ".join(sources))
    return None
