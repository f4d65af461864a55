"""Limits: between what an item's count must lie, given the counts drawn before it."""

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction

from xhht_cli.plan.model import Relation, Rule, Term

_NO_LIMIT = 10**9


def limits(code: str, rules: tuple[Rule, ...], known: Mapping[str, int]) -> tuple[int, int]:
    """Give least and most; soft rules are kept too where the hard ones leave room for it."""
    settled = known.keys() | {code}
    mine = [rule for rule in rules if code in rule.items and settled >= set(rule.items)]
    hard = _within((rule for rule in mine if not rule.soft), code, known)
    least, most = _within(mine, code, known)
    return (least, most) if least <= most else hard


def _within(rules: Iterable[Rule], code: str, known: Mapping[str, int]) -> tuple[int, int]:
    least, most = 0, _NO_LIMIT
    for rule in rules:
        factor, rest = _balance(rule, code, known)
        if factor == 0:
            continue
        edge = Fraction(-rest, factor)
        if _bounds_above(rule.relation, factor):
            most = min(most, math.floor(edge))
        if _bounds_below(rule.relation, factor):
            least = max(least, math.ceil(edge))
    return least, most


def _balance(rule: Rule, code: str, known: Mapping[str, int]) -> tuple[int, int]:
    """Write left minus right as factor times the item, plus the rest."""
    terms = [(term, 1) for term in rule.left] + [(term, -1) for term in rule.right]
    factor = sum(sign * term.factor for term, sign in terms if term.item == code)
    rest = sum(sign * _worth(term, known) for term, sign in terms if term.item != code)
    return factor, rest


def _worth(term: Term, known: Mapping[str, int]) -> int:
    return term.factor if term.item is None else term.factor * known[term.item]


def _bounds_above(relation: Relation, factor: int) -> bool:
    return relation is Relation.EQUAL or (relation is Relation.AT_MOST) == (factor > 0)


def _bounds_below(relation: Relation, factor: int) -> bool:
    return relation is Relation.EQUAL or (relation is Relation.AT_LEAST) == (factor > 0)
