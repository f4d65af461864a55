"""Copies: what one copy of a form holds, before it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from xhht_cli.last_year.model import LastYear
from xhht_cli.plan.model import Form, Item, Plan, Relation, Rule, Section, Term, Unit


@dataclass(frozen=True, kw_only=True)
class FormCopy:
    """One copy of a form; ``unit`` and ``year`` are None on the blank one that names no unit.

    ``entries`` are values to stand in the entry cells, by item code; ``remark`` is a line under
    the title and in the foot of every page; ``last`` fills a column of reference, if there is one.
    """

    plan: Plan
    form: Form
    items: tuple[Item, ...]
    unit: Unit | None
    year: int | None
    entries: Mapping[str, object]
    remark: str | None
    last: LastYear | None = None

    @cached_property
    def sections(self) -> tuple[tuple[Section, tuple[Item, ...]], ...]:
        """The plan's sections that have items on this copy, with those items."""
        groups = (
            (section, tuple(item for item in self.items if item.section == section.code))
            for section in self.plan.sections
        )
        return tuple((section, items) for section, items in groups if items)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of its items."""
        return frozenset(item.code for item in self.items)

    def rules_of(self, item: Item) -> tuple[Rule, ...]:
        """The rules in the item's row that this copy can check, the hard ones first.

        All the items of such a rule stand on the copy.
        """
        rules = (rule for rule in item.rules if self.codes.issuperset(rule.items))
        return tuple(sorted(rules, key=lambda rule: rule.soft))


_BROKEN = {
    Relation.AT_MOST: "lớn hơn",
    Relation.AT_LEAST: "nhỏ hơn",
    Relation.EQUAL: "khác",
}
_KEPT = {
    Relation.AT_MOST: "không lớn hơn",
    Relation.AT_LEAST: "không nhỏ hơn",
    Relation.EQUAL: "bằng",
}


def broken_in_words(rule: Rule, item: Item) -> str:
    """Say what is wrong in the item's row when the rule is broken: "Lớn hơn mã 401."."""
    words = _in_words(rule, item, _BROKEN[rule.relation])
    return f"Xem lại: {words}." if rule.soft else f"{words[0].upper()}{words[1:]}."


def rule_in_words(rule: Rule, item: Item) -> str:
    """Say what the rule asks of the item: "Không lớn hơn mã 401."."""
    words = _in_words(rule, item, _KEPT[rule.relation])
    return f"Thường {words}." if rule.soft else f"{words[0].upper()}{words[1:]}."


def _in_words(rule: Rule, item: Item, relation: str) -> str:
    if rule.left != (Term(item=item.code, factor=1),):
        return f"{_side(rule.left)} {relation} {_side(rule.right)}"
    if len(rule.right) == 1 and rule.right[0].item is not None:
        return f"{relation} mã {rule.right[0].item}"
    return f"{relation} {_side(rule.right)}"


def _side(terms: tuple[Term, ...]) -> str:
    signed = ((term.factor < 0, term.item or str(abs(term.factor))) for term in terms)
    words = " ".join(f"{'−' if negative else '+'} {name}" for negative, name in signed)
    return words.removeprefix("+ ")
