"""Diff: what changed between two sets of facts, and because of which returns and cells."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from xhht_cli.changed_figures import ChangedIndicator, changed_indicators
from xhht_cli.changes import (
    ChangedCell,
    ChangedReturn,
    ReturnChange,
    changed_cells,
    changed_returns,
)
from xhht_cli.facts import Ledger, to_ledger
from xhht_cli.no_returns import nothing_usable
from xhht_cli.plan.model import Plan
from xhht_cli.provenance import Record, written


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changed for one assessed year.

    ``returns`` and ``cells`` are those of that year, and those of earlier years that changed what
    is estimated from them; sorted by year, unit and item. ``left_out`` are the earlier years that
    only one side holds: estimates that rest on them would differ though nothing has changed.
    ``elsewhere`` are other years that both sides hold and in which a cell changed; they are looked
    for only where no year was asked for.
    """

    plan: Plan
    year: int
    left_out: tuple[int, ...]
    elsewhere: tuple[int, ...]
    returns: tuple[ChangedReturn, ...]
    cells: tuple[ChangedCell, ...]
    indicators: tuple[ChangedIndicator, ...]

    @property
    def changed(self) -> bool:
        """Whether any value, figure or verdict differs; a file saved again is none."""
        moved = any(each.change is not ReturnChange.RESAVED for each in self.returns)
        return moved or bool(self.cells or self.indicators or self.elsewhere)


def diff(
    old: Sequence[Record], new: Sequence[Record], plan: Plan, year: int | None = None
) -> Difference:
    """Compare two sets of facts by what they say of one year.

    Without ``year``, the latest for which the new facts are of at least two units (of one). Earlier
    years count, for estimates, where both sides hold them.

    Raises:
        NoReturnsError: Neither has a fact of the year.
    """
    whole = _ledger(old), _ledger(new)
    alone, year = year is not None, _year(whole, year)
    left_out = _held_by_one(whole, year)
    before, after = (
        [each for each in records if each.fact.year <= year and each.fact.year not in left_out]
        for records in (old, new)
    )
    ledgers = _ledger(before), _ledger(after)
    cells = tuple(changed_cells(written(before), written(after)))
    indicators = tuple(changed_indicators(ledgers, plan, year, cells))
    causes = {cell for each in indicators for cell in _causes(each)}
    concerned = tuple(cell for cell in cells if cell.year == year or cell in causes)
    own = {(cell.year, cell.unit) for cell in concerned}
    returns = changed_returns(before, after, cells)
    return Difference(
        plan=plan,
        year=year,
        left_out=left_out,
        elsewhere=() if alone else _elsewhere(old, new, whole, year),
        returns=tuple(r for r in returns if r.year == year or (r.year, r.unit) in own),
        cells=concerned,
        indicators=indicators,
    )


def _ledger(records: Iterable[Record]) -> Ledger:
    return to_ledger(record.fact for record in records)


def _causes(each: ChangedIndicator) -> Iterator[ChangedCell]:
    for measure in each.measures:
        yield from measure.cells
    for verdict in each.verdicts:
        yield from verdict.cells


def _year(ledgers: tuple[Ledger, Ledger], asked: int | None) -> int:
    old, new = ledgers
    year = new.latest if asked is None else asked
    if year is None or not (old.filed(year) or new.filed(year)):
        raise nothing_usable(asked)
    return year


def _elsewhere(
    old: Sequence[Record], new: Sequence[Record], ledgers: tuple[Ledger, Ledger], year: int
) -> tuple[int, ...]:
    both = set(ledgers[0].years) & set(ledgers[1].years) - {year}
    changed = {cell.year for cell in changed_cells(written(old), written(new))}
    return tuple(sorted(both & changed))


def _held_by_one(ledgers: tuple[Ledger, Ledger], year: int) -> tuple[int, ...]:
    old, new = (set(ledger.years) for ledger in ledgers)
    return tuple(sorted(earlier for earlier in old ^ new if earlier < year))
