"""Carried over: from an examination to what each unit's territory reported the year before."""

from collections.abc import Iterable, Mapping, Sequence

from xhht_cli.assessment import Examination
from xhht_cli.errors import NoReturnsError, NothingReadableError
from xhht_cli.facts import Ledger, to_ledger
from xhht_cli.last_year.model import LastYear
from xhht_cli.messages import say
from xhht_cli.no_returns import nothing_read, nothing_usable
from xhht_cli.plan.model import Item, ItemKind, Plan, Unit


def last_years(seen: Examination, year: int, units: Iterable[Unit]) -> Mapping[str, LastYear]:
    """Give what each unit's territory reported in the latest year before ``year``, by unit.

    What one-to-one changes carry on is carried on; what merged is added up, item by item, where
    every part is known; before a split nothing is known.

    Raises:
        NothingReadableError: Files were found, and none could be read as a return.
        NoReturnsError: There is no usable return of an earlier year.
    """
    ledger = to_ledger(seen.rows)
    earlier = [each for each in ledger.years if each < year]
    if not earlier:
        raise nothing_read(seen) or _nothing_before(ledger, year)
    last = earlier[-1]
    files = {fact.unit: fact.file for fact in seen.rows if fact.year == last}
    return {unit.code: _last_year(seen.plan, unit, last, ledger, files) for unit in units}


def _nothing_before(ledger: Ledger, year: int) -> NoReturnsError | NothingReadableError:
    if not ledger.years:
        return nothing_usable(None)
    return NoReturnsError(
        say("There is no usable return of a year before {year}.", year=str(year)),
        say("Name with --from the folder that holds the returns of the year before."),
    )


def _last_year(
    plan: Plan, unit: Unit, year: int, ledger: Ledger, files: Mapping[str, str]
) -> LastYear:
    parts = plan.territory(unit, year) or ()
    items = ((item, _sum(item, parts, year, ledger)) for item in plan.items_of(unit))
    return LastYear(
        year=year,
        values={item.code: value for item, value in items if value is not None},
        files=tuple(files[part.code] for part in parts if part.code in files),
    )


def _sum(item: Item, parts: Sequence[Unit], year: int, ledger: Ledger) -> int | None:
    """Add up an item over the parts; None where one is not known, or answers cannot be added."""
    values = [ledger.items(part, year).get(item.code) for part in parts]
    known = [value for value in values if value is not None]
    if not values or len(known) < len(values):
        return None
    return None if item.kind is ItemKind.YES_NO and len(known) > 1 else sum(known)
