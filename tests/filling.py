"""Filled returns for tests: figures drawn at random that keep every rule, and files of them."""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from xhht_cli.plan.model import ItemKind, Plan, Relation, Unit
from xhht_cli.present.forms import form_for

Filed = dict[tuple[int, str], dict[str, int]]
"""(year, unit code) to item code to value, Có being 1; a missing item is left blank."""


def draw_items(plan: Plan, unit: Unit, chance: random.Random, share: float) -> dict[str, int]:
    """Answer every item of a unit's copy so that no hard rule is broken."""
    asked = {item.code: item for item in plan.items_of(unit)}
    drawn: dict[str, int] = {}
    for code, item in asked.items():
        if item.kind is ItemKind.YES_NO:
            drawn[code] = int(chance.random() < max(share, 0.5))
            continue
        limits = [value for value in _limits(item.rules, drawn) if value is not None]
        most = min(limits, default=chance.choice([0, 1, 6, 40, 900]))
        drawn[code] = most if chance.random() < share else chance.randint(0, most)
    _mend(drawn)
    return drawn


def _limits(rules: Sequence[object], drawn: Mapping[str, int]) -> list[int | None]:
    found: list[int | None] = []
    for rule in rules:
        relation, right = getattr(rule, "relation"), getattr(rule, "right")  # noqa: B009  # any rule
        if relation is Relation.AT_MOST and len(right) == 1:
            term = right[0]
            found.append(term.factor if term.item is None else drawn.get(term.item))
    return found


def _mend(drawn: dict[str, int]) -> None:
    """Keep the rules that speak of sums: the joint counts, and the two kinds of training."""
    for joint, first, second, whole in (("104", "102", "103", "101"), ("759", "757", "758", "756")):
        if joint in drawn:
            drawn[joint] = max(drawn[joint], drawn[first] + drawn[second] - drawn[whole])
    if "601" in drawn:
        drawn["603"] = min(drawn["603"], drawn["601"] - drawn["602"])
        drawn["705"] = max(drawn["705"], drawn["701"])
        drawn["706"] = min(drawn["706"], drawn["705"])


def draw_years(plan: Plan, years: Sequence[int], seed: int) -> Filed:
    """Draw the returns of several years, some of them missing, some of their cells blank."""
    chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
    filed: Filed = {}
    for year in years:
        missing, blank = chance.choice([0, 0.02, 0.4]), chance.choice([0, 0.01, 0.2])
        share = chance.choice([0, 0.5, 0.97, 1])
        for unit in plan.units_in(year).values():
            drawn = draw_items(plan, unit, chance, share)
            if chance.random() >= missing:
                known = {code: v for code, v in drawn.items() if chance.random() >= blank}
                filed[year, unit.code] = known
    return filed


def write_returns(plan: Plan, filed: Filed, folder: Path) -> None:
    """Write one filled return a unit and year."""
    for (year, code), known in filed.items():
        words = {
            item: ("Có" if value else "Không")
            if plan.item_by_code[item].kind is ItemKind.YES_NO
            else value
            for item, value in known.items()
        }
        content = form_for(plan, plan.units_in(year)[code], year, words)
        (folder / f"{year}-{code}.xlsx").write_bytes(content)
