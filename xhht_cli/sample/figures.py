"""Figures: what a unit of the sample reports, drawn so that every rule of the plan is kept.

Nothing hangs on the order of drawing: each number is drawn by the name of what it is for, so a
unit's totals grow slowly and its rates go their way over the years, whatever years are asked for.
"""

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass

from xhht_cli.plan.model import Item, ItemKind, Plan, Relation, Rule, Unit
from xhht_cli.sample.limits import limits
from xhht_cli.sample.sizes import OTHERWISE, RATES, SCALE, Span, total_of

Entry = int | str | None

_FIRST, _LAST = 2011, 2020
_APART, _UNSTEADY = 0.16, 0.006
"""How far apart units are in a rate, and how far one unit strays from its way in a year."""
_SETTLED = 0.8
"""The part of what sets units apart that is gone in the last year."""
_GROWTH = (1.002, 1.008)


@dataclass(frozen=True, kw_only=True)
class Figures:
    """All figures of a sample, by its seed."""

    plan: Plan
    seed: int

    def entries(self, unit: Unit, year: int) -> Mapping[str, Entry]:
        """Invent the entries of a unit's return, by item code."""
        items = self.plan.items_of(unit)
        codes = frozenset(item.code for item in items)
        rules = tuple(rule for item in items for rule in item.rules if codes.issuperset(rule.items))
        known: dict[str, int] = {}
        for item in items:
            if item.kind is ItemKind.COUNT:
                known[item.code] = self._count(unit, year, item, rules, known)
        return {item.code: known.get(item.code, self._answer(unit, year, item)) for item in items}

    def _answer(self, unit: Unit, year: int, item: Item) -> str:
        yes = self._drawn((0, 1), unit.code, item.id) < _rate(item, _progress(year))
        return "Có" if yes else "Không"

    def _count(
        self,
        unit: Unit,
        year: int,
        item: Item,
        rules: tuple[Rule, ...],
        known: Mapping[str, int],
    ) -> int:
        """Draw a total, or a share of what it is a part of; then bring it within its limits.

        A unit rounds an item up or down always alike, so that of many ones a share is 1.
        """
        whole = _whole(item, known)
        if whole is None:
            wish = self._total(unit, year, item)
        else:
            wish = whole * self._share(unit, year, item)
        least, most = limits(item.code, rules, known)
        rounding = self._drawn((0, 1), unit.code, item.id, "rounding")
        return max(least, min(math.floor(wish + rounding), most))

    def _share(self, unit: Unit, year: int, item: Item) -> float:
        progress = _progress(year)
        apart = self._drawn((-_APART / 2, _APART / 2), unit.code, item.id)
        stray = self._drawn((-_UNSTEADY / 2, _UNSTEADY / 2), unit.code, item.id, year)
        rate = _rate(item, progress)
        share = rate + apart * (1 - _SETTLED * progress) + stray
        return 1.0 if rate == 1 else max(0.0, min(share, 1.0))

    def _total(self, unit: Unit, year: int, item: Item) -> float:
        """Add up the totals of the units that covered the territory at first."""
        parts = self.plan.territory(unit, _FIRST) or (unit,)
        return sum(self._total_of_part(part, year, item) for part in parts)

    def _total_of_part(self, unit: Unit, year: int, item: Item) -> float:
        who = (unit.code, unit.kind, self.plan.form_by_kind[unit.kind])
        span, scaled = total_of(item.id, who)
        drawn = self._drawn(span, unit.code, item.id)
        if not scaled:
            return math.floor(drawn + 0.5)
        scale = self._drawn(SCALE.get(unit.kind, OTHERWISE["scale"]), unit.code)
        growth = self._drawn(_GROWTH, unit.code, "growth")
        return float(drawn * scale * growth ** (year - _FIRST))

    def _drawn(self, span: Span, *what: object) -> float:
        """Draw a number from a span; always the same one for the same thing."""
        key = "/".join(map(str, (self.seed, *what)))
        low, high = span
        return low + (high - low) * random.Random(key).random()  # noqa: S311 - guards no secret


def _progress(year: int) -> float:
    """Say how far a year is on the way from the first to the last: slow, fast, slow again."""
    way = max(0.0, min((year - _FIRST) / (_LAST - _FIRST), 1.0))
    return way * way * (3 - 2 * way)


def _rate(item: Item, progress: float) -> float:
    start, end = RATES.get(item.id, OTHERWISE["rate"])
    return start + (end - start) * progress


def _whole(item: Item, known: Mapping[str, int]) -> int | None:
    """Give what the item is a part of: the right side of its first rule, None for a total."""
    for rule in item.rules:
        if rule.soft or rule.relation is not Relation.AT_MOST or len(rule.right) > 1:
            continue
        (term,) = rule.right
        return term.factor if term.item is None else known.get(term.item)
    return None
