"""Broken rules: the plan's (in)equalities between items, checked on the numbers of a return."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xhht_cli.plan.model import Item, Relation, Rule, Term


@dataclass(frozen=True, slots=True)
class Broken:
    """A broken rule, the item whose row has it, and the numbers of its sides."""

    item: Item
    rule: Rule
    left: int
    right: int


def broken_rules(items: Iterable[Item], numbers: Mapping[str, int]) -> Iterator[Broken]:
    """Find the rules that do not hold; one with an item that is not known is not checked."""
    for item in items:
        for rule in item.rules:
            left, right = _sum(rule.left, numbers), _sum(rule.right, numbers)
            if left is not None and right is not None and not _holds(left, rule.relation, right):
                yield Broken(item, rule, left, right)


def _sum(side: Sequence[Term], numbers: Mapping[str, int]) -> int | None:
    total = 0
    for term in side:
        number = 1 if term.item is None else numbers.get(term.item)
        if number is None:
            return None
        total += term.factor * number
    return total


def _holds(left: int, relation: Relation, right: int) -> bool:
    match relation:
        case Relation.AT_MOST:
            return left <= right
        case Relation.AT_LEAST:
            return left >= right
        case Relation.EQUAL:
            return left == right


def is_plain(rule: Rule) -> bool:
    """Say whether a rule holds one item against another, or against a constant."""
    if len(rule.left) > 1 or len(rule.right) > 1:
        return False
    left, right = rule.left[0], rule.right[0]
    return left.item is not None and left.factor == 1 and (not right.item or right.factor == 1)


def notation(side: Sequence[Term]) -> str:
    """Write a side as it stands in the plan: 102 + 103 − 101."""
    terms = ((" − " if term.factor < 0 else " + ") + _term(term) for term in side)
    return "".join(terms).removeprefix(" + ").strip()


def _term(term: Term) -> str:
    return term.item or str(abs(term.factor))
