"""Handbook: what a target, indicator, trend, item, unit or finding is, in the plan's words."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import partial

from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan
from xhht_cli.plan.remarks import REMARKS
from xhht_cli.present.handbook.page import (
    WIDTH,
    Page,
    field,
    page_csv,
    page_json,
    page_markdown,
    page_text,
)
from xhht_cli.present.handbook.pages import (
    finding_page,
    indicator_page,
    item_page,
    target_page,
    trend_page,
)
from xhht_cli.present.handbook.register_pages import class_page, classes_of, kind_page
from xhht_cli.present.handbook.remark_page import remark_page
from xhht_cli.present.handbook.unit_page import unit_page
from xhht_cli.rules import CATALOGUE

__all__ = ["WIDTH", "Page", "explain", "page_csv", "page_json", "page_markdown", "page_text"]

_COMMUNE_DIGITS = 5
_BETWEEN = ":"

Shelf = Mapping[str, Callable[[], Page]]
"""Names of one sort, and what makes the page of each."""


def explain(name: str, plan: Plan) -> Page:
    """Explain whatever has this name, in capitals or not; of several the sort may stand before it.

    ``unit:401`` is the unit, where an item has the code 401 as well.

    Raises:
        WrongCallError: There is nothing of that name; the nearest ones are named.
    """
    shelves = _shelves(plan)
    sort, _, rest = name.strip().casefold().partition(_BETWEEN)
    if rest and sort in shelves:
        shelves, asked = {sort: shelves[sort]}, rest
    else:
        asked = name.strip().casefold()
    for code in (asked, asked.zfill(_COMMUNE_DIGITS)):
        found = [
            (kind, each, page) for kind, each, page in _all(shelves) if each.casefold() == code
        ]
        if found:
            *others, (_, _, page) = found
            return _with_namesakes(page(), [f"{kind}{_BETWEEN}{each}" for kind, each, _ in others])
    raise _unknown(name, [each for _, each, _ in _all(shelves)], asked)


def _all(shelves: Mapping[str, Shelf]) -> list[tuple[str, str, Callable[[], Page]]]:
    return [(kind, name, page) for kind, shelf in shelves.items() for name, page in shelf.items()]


def _shelves(plan: Plan) -> dict[str, Shelf]:
    """Give everything that can be explained by its sort; of two alike the later is meant."""
    units = sorted({*plan.codes, *plan.upper_rows})
    return {
        "class": {name: partial(class_page, name, plan) for name in classes_of(plan)},
        "kind": {kind.id: partial(kind_page, kind, plan) for kind in plan.kinds},
        "unit": {code: partial(unit_page, code, plan) for code in units},
        "item": {each.code: partial(item_page, each, plan) for each in plan.items},
        "trend": {e.measure.id: partial(trend_page, e, plan) for e in plan.trends},
        "indicator": {e.id: partial(indicator_page, e, plan) for e in plan.indicators},
        "target": {e.id: partial(target_page, e, plan) for e in plan.targets},
        "remark": {code: partial(remark_page, code, plan) for code in REMARKS},
        "finding": {e.code: partial(finding_page, e, plan) for e in CATALOGUE.values()},
    }


def _with_namesakes(page: Page, others: list[str]) -> Page:
    """Add what else has the name, and how to ask for it."""
    if not others:
        return page
    added = field("namesakes", say("Also of this name (xhht explain …)"), *others, data=others)
    return replace(page, fields=(*page.fields, added))


def _unknown(name: str, names: list[str], asked: str) -> WrongCallError:
    sentence = say("There is no target, indicator, item, unit or finding {name}.", name=name)
    by_lower = {each.casefold(): each for each in names}
    close = tuple(by_lower[each] for each in get_close_matches(asked, by_lower))
    if close:
        return WrongCallError(sentence, say("Did you mean: {names}?", names=close))
    return WrongCallError(
        sentence,
        say("For example: {names}.", names=("T08", "ho-hieu-hoc", "403", "07075", "R201")),
    )
