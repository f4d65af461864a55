"""Handbook: what a target, indicator, trend, item, unit or finding is, in the plan's words."""

from difflib import get_close_matches

from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan
from xhht_cli.present.handbook.page import (
    WIDTH,
    Page,
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
from xhht_cli.present.handbook.unit_page import unit_page
from xhht_cli.rules import CATALOGUE

__all__ = ["WIDTH", "Page", "explain", "page_csv", "page_json", "page_markdown", "page_text"]

_COMMUNE_DIGITS = 5


def explain(name: str, plan: Plan) -> Page:
    """Explain a target, indicator, trend, item, unit or finding code, in capitals or not.

    Raises:
        WrongCallError: There is nothing of that name; the nearest ones are named.
    """
    known = {each.casefold(): each for each in _names(plan)}
    asked = name.strip().casefold()
    found = known.get(asked) or known.get(asked.zfill(_COMMUNE_DIGITS))
    if found is None:
        raise _unknown(name, list(known.values()), asked)
    return _page(found, plan)


def _names(plan: Plan) -> list[str]:
    """Every name that can be explained; of two alike the later one in this list is meant."""
    return [
        *sorted(plan.codes),
        *plan.item_by_code,
        *(trend.measure.id for trend in plan.trends),
        *plan.indicator_by_id,
        *(target.id for target in plan.targets),
        *CATALOGUE,
    ]


def _page(name: str, plan: Plan) -> Page:
    targets = {target.id: target for target in plan.targets}
    trends = {trend.measure.id: trend for trend in plan.trends}
    if name in CATALOGUE:
        return finding_page(CATALOGUE[name], plan)
    if name in targets:
        return target_page(targets[name], plan)
    if name in plan.indicator_by_id:
        return indicator_page(plan.indicator_by_id[name], plan)
    if name in trends:
        return trend_page(trends[name], plan)
    if name in plan.item_by_code:
        return item_page(plan.item_by_code[name], plan)
    return unit_page(name, plan)


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
