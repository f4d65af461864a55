"""Changed figures: which measures and verdicts differ, and the cells that made them so."""

from collections.abc import Iterator
from dataclasses import dataclass

from xhht_cli.assess import results_of
from xhht_cli.assessment import Result
from xhht_cli.changes import ChangedCell
from xhht_cli.facts import Ledger
from xhht_cli.indicators import Ratio
from xhht_cli.plan.areas import district
from xhht_cli.plan.formulas import summed_pieces
from xhht_cli.plan.model import Count, Indicator, Measure, Pair, Plan, Reaching, Share
from xhht_cli.provenance import Key, Term, terms
from xhht_cli.verdicts import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedMeasure:
    """A measure whose figures or bounds differ, and the cells that its units changed."""

    measure: Measure
    old: Ratio
    new: Ratio
    cells: tuple[ChangedCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedVerdict:
    """A target whose verdict differs, and the cells that changed in its judged measures."""

    old: Verdict
    new: Verdict
    cells: tuple[ChangedCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedIndicator:
    """An indicator of which a measure or a verdict differs."""

    indicator: Indicator
    measures: tuple[ChangedMeasure, ...]
    verdicts: tuple[ChangedVerdict, ...]


def changed_indicators(
    ledgers: tuple[Ledger, Ledger], plan: Plan, year: int, cells: tuple[ChangedCell, ...]
) -> Iterator[ChangedIndicator]:
    """Compare the district's figures and verdicts of one year, by the old and the new ledger."""
    before, after = (
        results_of(ledger, plan, district(plan, (*ledger.years, year)), year) for ledger in ledgers
    )
    for old, new in zip(before, after, strict=True):
        measures = tuple(_measures(old, new, plan, cells))
        verdicts = tuple(_verdicts(old, new, plan, cells))
        if measures or verdicts:
            indicator = new.values.indicator
            yield ChangedIndicator(indicator=indicator, measures=measures, verdicts=verdicts)


def _verdicts(
    old: Result, new: Result, plan: Plan, cells: tuple[ChangedCell, ...]
) -> Iterator[ChangedVerdict]:
    judged = tuple(zip(old.values.judged, new.values.judged, strict=True))
    for was, now in zip(old.verdicts, new.verdicts, strict=True):
        if _said(was) != _said(now):
            because = dict.fromkeys(
                cell for x, y in judged for cell in _because(x.now, y.now, plan, cells)
            )
            yield ChangedVerdict(old=was, new=now, cells=tuple(because))


def _said(verdict: Verdict) -> tuple[object, ...]:
    """Give what a verdict says, apart from its figures and its pace."""
    return verdict.outcome, verdict.estimated, verdict.deciding.aim_reached


def _measures(
    old: Result, new: Result, plan: Plan, cells: tuple[ChangedCell, ...]
) -> Iterator[ChangedMeasure]:
    for was, now in zip(old.values.series, new.values.series, strict=True):
        if _figures(was.now) != _figures(now.now):
            because = tuple(_because(was.now, now.now, plan, cells))
            yield ChangedMeasure(measure=now.measure, old=was.now, new=now.now, cells=because)


def _figures(ratio: Ratio) -> tuple[object, ...]:
    return ratio.numerator, ratio.denominator, ratio.lower, ratio.upper


def _because(
    old: Ratio, new: Ratio, plan: Plan, cells: tuple[ChangedCell, ...]
) -> Iterator[ChangedCell]:
    """Give the changed cells of the parts that differ, those of the estimates' years included."""
    units = tuple(plan.units_in(new.year).values())
    concerned: set[Key] = set()
    for was, now in zip(terms(old, units, plan), terms(new, units, plan), strict=True):
        if was.part != now.part:
            concerned |= {*_keys(was, old.year, plan), *_keys(now, new.year, plan)}
    return (cell for cell in cells if (cell.year, cell.unit, cell.item) in concerned)


def _keys(term: Term, year: int, plan: Plan) -> Iterator[Key]:
    match term.formula:
        case Share(items=items) | Count(items=items):
            yield from ((year, term.unit.code, item) for item in items)
        case Reaching():
            pieces = summed_pieces(term.formula.formula, plan.codes_of(term.unit))
            for piece in pieces:
                codes = (
                    (*piece.numerator, piece.denominator)
                    if isinstance(piece, Pair)
                    else piece.items
                )
                yield from ((year, term.unit.code, item) for item in codes)
        case Pair(numerator=numerator, denominator=denominator):
            yield from ((year, term.unit.code, item) for item in (*numerator, denominator))
            estimate = term.part.estimate
            earlier = plan.territory(term.unit, estimate.year) if estimate else None
            yield from ((estimate.year, u.code, denominator) for u in earlier or () if estimate)
