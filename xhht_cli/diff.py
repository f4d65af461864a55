"""Diff: what changed between two sets of facts, and because of which returns and cells."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from xhht_cli.changed_figures import ChangedIndicator, changed_indicators
from xhht_cli.changes import (
    ChangedCell,
    ChangedReturn,
    ReturnChange,
    changed_cells,
    changed_returns,
)
from xhht_cli.errors import NoReturnsError
from xhht_cli.facts import Ledger, to_ledger
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan
from xhht_cli.provenance import written


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changed for one assessed year.

    ``returns`` and ``cells`` are those of that year, and those of earlier years that changed what
    is estimated from them; sorted by year, unit and item.
    """

    plan: Plan
    year: int
    returns: tuple[ChangedReturn, ...]
    cells: tuple[ChangedCell, ...]
    indicators: tuple[ChangedIndicator, ...]

    @property
    def changed(self) -> bool:
        """Whether any value, figure or verdict differs; a file saved again is none."""
        moved = any(each.change is not ReturnChange.RESAVED for each in self.returns)
        return moved or bool(self.cells or self.indicators)


def diff(old: pd.DataFrame, new: pd.DataFrame, plan: Plan, year: int | None = None) -> Difference:
    """Compare two sets of facts (frames with `RECORD_COLUMNS`) by what they say of one year.

    Without ``year``, the latest for which the new facts are of at least two units (of one).

    Raises:
        NoReturnsError: Neither has a fact of the year.
    """
    ledgers = to_ledger(old), to_ledger(new)
    year = _year(ledgers, year)
    before, after = (records[records["year"] <= year] for records in (old, new))
    cells = tuple(changed_cells(written(before), written(after)))
    indicators = tuple(changed_indicators(ledgers, plan, year, cells))
    causes = {cell for each in indicators for cell in _causes(each)}
    concerned = tuple(cell for cell in cells if cell.year == year or cell in causes)
    own = {(cell.year, cell.unit) for cell in concerned}
    returns = changed_returns(before, after, cells)
    return Difference(
        plan=plan,
        year=year,
        returns=tuple(r for r in returns if r.year == year or (r.year, r.unit) in own),
        cells=concerned,
        indicators=indicators,
    )


def _causes(each: ChangedIndicator) -> Iterator[ChangedCell]:
    for measure in each.measures:
        yield from measure.cells
    for verdict in each.verdicts:
        yield from verdict.cells


def _year(ledgers: tuple[Ledger, Ledger], asked: int | None) -> int:
    old, new = ledgers
    if asked is None and new.years:
        several = [year for year in new.years if len(new.filed(year)) > 1]
        return max(several or new.years)
    if asked is None or not (old.filed(asked) or new.filed(asked)):
        raise NoReturnsError(
            say("There is no usable return of any unit for {year}.", year=str(asked))
            if asked
            else say("None of the returns can be used.")
        )
    return asked
