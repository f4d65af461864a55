"""The notations of rules and ratios."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xhht_cli.plan.model import Pair, Relation, Rule, Term
from xhht_cli.plan.rules import holds, parse_ratio, parse_rule


def item(code: str, factor: int = 1) -> Term:
    return Term(item=code, factor=factor)


def rule(text: str) -> Rule:
    parsed = parse_rule(text, "104")
    assert parsed is not None
    return parsed


def test_a_rule_that_begins_with_a_relation_is_about_its_own_item() -> None:
    assert rule("<= 101") == Rule(
        left=(item("104"),), relation=Relation.AT_MOST, right=(item("101"),), soft=False
    )


def test_sums_and_differences_keep_their_signs() -> None:
    assert rule(">= 102 + 103 - 101").right == (item("102"), item("103"), item("101", -1))
    assert rule("602+603<=601").left == (item("602"), item("603"))


def test_one_or_two_digits_are_a_constant() -> None:
    assert rule("<= 1").right == (Term(item=None, factor=1),)
    assert rule("<= 101 - 12").right == (item("101"), Term(item=None, factor=-12))


def test_a_leading_tilde_makes_a_rule_soft() -> None:
    assert rule("~>= 1").soft
    assert rule("~= 705") == Rule(
        left=(item("104"),), relation=Relation.EQUAL, right=(item("705"),), soft=True
    )


def test_typographic_signs_are_read_as_the_plain_ones() -> None:
    assert rule("≥ 102 + 103 − 101") == rule(">= 102 + 103 - 101")
    assert rule("~≤ 402") == rule("~<= 402")


NO_RULES = """
101
<=
< 101
=> 101
~~= 1
<= 101 +
<= + 101
<= 101 102
<= 101 * 2
<= 101; >= 102
<= 1 <= 2
<= 10,5
<= a1
602 + <= 601
"""


@pytest.mark.parametrize("text", NO_RULES.splitlines())
def test_what_is_no_rule_is_refused(text: str) -> None:
    assert parse_rule(text, "104") is None


def test_ratios_are_items_over_an_item() -> None:
    assert parse_ratio("407/406") == Pair(numerator=("407",), denominator="406")
    assert parse_ratio(" 602 + 603 / 601 ") == Pair(numerator=("602", "603"), denominator="601")


@pytest.mark.parametrize("text", ["", "407", "407/", "/406", "407/406/405", "407-406/405", "4;7/8"])
def test_what_is_no_ratio_is_refused(text: str) -> None:
    assert parse_ratio(text) is None


def test_a_part_is_held_by_its_own_hard_rule_only() -> None:
    assert holds(rule("602 <= 601"), ("602",), "601")
    assert holds(rule("601 >= 602"), ("602",), "601")
    assert holds(rule("602 + 603 <= 601"), ("603", "602"), "601")
    assert not holds(rule("602 + 603 <= 601"), ("602",), "601")
    assert not holds(rule("~602 <= 601"), ("602",), "601")
    assert not holds(rule("602 = 601"), ("602",), "601")
    assert not holds(rule("602 - 603 <= 601"), ("602", "603"), "601")
    assert not holds(rule("602 <= 601 + 1"), ("602",), "601")
    assert not holds(rule("602 + 1 <= 601"), ("602",), "601")


SIGNS = {Relation.AT_MOST: "<=", Relation.AT_LEAST: ">=", Relation.EQUAL: "="}

terms = st.builds(
    Term,
    item=st.from_regex("[0-9A-Za-z]{3,6}", fullmatch=True),
    factor=st.sampled_from([1, -1]),
) | st.builds(Term, item=st.none(), factor=st.integers(-99, 99))


def written(side: tuple[Term, ...]) -> str:
    signs = ["-" if term.factor < 0 else "+" for term in side]
    words = [term.item or str(abs(term.factor)) for term in side]
    return " ".join(f"{sign} {word}" for sign, word in zip(signs, words, strict=True))


@given(
    left=st.lists(terms, min_size=1, max_size=4).map(tuple),
    relation=st.sampled_from(Relation),
    right=st.lists(terms, min_size=1, max_size=4).map(tuple),
    soft=st.booleans(),
)
def test_a_rule_reads_back_as_it_was_written(
    left: tuple[Term, ...], relation: Relation, right: tuple[Term, ...], *, soft: bool
) -> None:
    assume(left[0].factor >= 0)
    assume(right[0].factor >= 0)
    text = f"{written(left)[2:]} {SIGNS[relation]} {written(right)[2:]}"
    assert rule("~" + text if soft else text) == Rule(
        left=left, relation=relation, right=right, soft=soft
    )
