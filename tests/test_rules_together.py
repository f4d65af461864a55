"""R3xx: the plan's rules between the items of one return."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    AGENCY_FORM,
    BLANK,
    Typed,
    entry,
    fault,
    heading,
    number,
    plan,
    sound,
    spoken,
)
from xhht_cli.findings import Effect, Finding, Severity
from xhht_cli.plan.model import Relation, Rule, Term
from xhht_cli.returns.model import Fault, Return
from xhht_cli.rules import check
from xhht_cli.rules.broken import broken_rules, is_plain, notation


def only(found: Return) -> Finding:
    (finding,) = check([found], plan())
    return finding


def codes(found: Return) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.item) for finding in check([found], plan())]


def test_a_part_over_its_total_is_an_error_at_the_part_with_both_cells() -> None:
    finding = only(sound({"404": 12, "405": 15}))
    assert (finding.code, finding.severity, finding.effect) == (
        "R301", Severity.ERROR, Effect.ITEMS
    )  # fmt: skip
    assert (finding.item, finding.value) == ("405", "15")
    assert [(cell.item, cell.value) for cell in finding.cells] == [("405", "15"), ("404", "12")]
    assert finding.cell == finding.cells[0].cell


def test_the_sentence_names_titles_codes_and_numbers() -> None:
    titles = {item.code: item.title.en for item in plan().items}
    finding = only(sound({"404": 12, "405": 15}))
    assert spoken(finding.message) == (
        f"{titles['405']} (405) is 15, more than the 12 of {titles['404']} (404)."
    )


def test_a_part_equal_to_its_total_is_sound() -> None:
    assert codes(sound({"404": 12, "405": 12})) == []


def test_a_total_below_its_part_may_be_the_row_with_the_rule() -> None:
    # 705 (all officials) must be at least 701 (the key ones); 504 follows 705 by a soft rule.
    found = check([sound({"701": 5, "705": 4, "504": 4})], plan())
    assert [(f.code, f.item) for f in found] == [("R301", "705")]
    assert "is 4, less than the 5 of" in spoken(found[0].message)


def test_a_constant_is_a_limit_too() -> None:
    finding = only(sound({"412": 2}, heading(unit="GDDT", form=AGENCY_FORM)))
    assert (finding.code, finding.item) == ("R301", "412")
    assert spoken(finding.message).endswith("(412) is 2; at most 1 is possible.")


def test_a_joint_count_below_what_its_parts_force_is_an_error_with_all_four_cells() -> None:
    # 8 and 7 of 10 hamlets: at least 5 have both.
    finding = only(sound({"101": 10, "102": 8, "103": 7, "104": 4}))
    assert (finding.code, finding.item, finding.effect) == ("R302", "104", Effect.ITEMS)
    assert [cell.item for cell in finding.cells] == ["104", "102", "103", "101"]
    assert spoken(finding.message) == (
        "104 is 4; with 102 + 103 − 101 = 5 it must be at least that."
    )
    assert codes(sound({"101": 10, "102": 8, "103": 7, "104": 5})) == []


def test_parts_that_exclude_each_other_may_not_exceed_their_total_together() -> None:
    finding = only(sound({"601": 10, "602": 6, "603": 5}))
    assert (finding.code, finding.item) == ("R302", "603")
    assert spoken(finding.message) == "602 + 603 is 11; with 601 = 10 it can be at most that."
    assert [cell.item for cell in finding.cells] == ["603", "602", "601"]


def test_every_broken_rule_is_told() -> None:
    found = codes(sound({"101": 1, "102": 2, "103": 2, "104": 2}))
    assert found == [("R301", "102"), ("R301", "103"), ("R301", "104"), ("R302", "104")]


def test_a_soft_rule_is_a_warning_and_changes_nothing() -> None:
    finding = only(sound({"401": 10, "402": 3, "403": 4}))
    assert (finding.code, finding.severity, finding.effect, finding.item) == (
        "R303", Severity.WARNING, Effect.NOTHING, "403"
    )  # fmt: skip


def test_soft_rules_know_constants_and_equality() -> None:
    centres, officials = check([sound({"203": 0, "504": 3, "705": 4})], plan())
    assert spoken(centres.message).endswith("(203) is 0; at least 1 is usual.")
    assert "(504) is 3, but" in spoken(officials.message)
    assert spoken(officials.message).endswith("(705) is 4.")


@pytest.mark.parametrize("unknown", [BLANK, fault("x", Fault.TEXT)])
def test_a_rule_with_an_unknown_item_is_not_checked(unknown: Typed) -> None:
    found = codes(sound({"404": unknown, "405": 15}))
    assert [code for code, _ in found if code.startswith("R3")] == []


def test_a_rule_with_an_item_that_stands_twice_is_not_checked() -> None:
    found = sound({"404": 12, "405": 15})
    twice = replace(found, entries=(*found.entries, entry("404", 90, number(12))))
    assert codes(twice) == [("R222", "404")]


def test_a_rule_with_an_item_that_is_not_on_the_units_copy_is_not_checked() -> None:
    # The tax office's copy has no item 751; 751 is held against 504 by a soft rule.
    found = sound({"504": 1}, heading(unit="THUE", form=AGENCY_FORM))
    foreign = replace(found, entries=(*found.entries, entry("751", 90, number(9))))
    assert codes(foreign) == [("R226", "751")]


def side(*terms: tuple[str | None, int]) -> tuple[Term, ...]:
    return tuple(Term(item=item, factor=factor) for item, factor in terms)


@pytest.mark.parametrize(
    ("terms", "written"),
    [
        (side(("101", 1)), "101"),
        (side(("102", 1), ("103", 1), ("101", -1)), "102 + 103 − 101"),
        (side(("102", -1), ("103", 1)), "− 102 + 103"),
        (side((None, 5)), "5"),
        (side(("101", 1), (None, -2)), "101 − 2"),
    ],
)
def test_a_side_is_written_as_in_the_plan(terms: tuple[Term, ...], written: str) -> None:
    assert notation(terms) == written


def test_a_plain_rule_has_one_item_against_one_item_or_constant() -> None:
    def rule(left: tuple[Term, ...], right: tuple[Term, ...]) -> Rule:
        return Rule(left=left, relation=Relation.AT_MOST, right=right, soft=False)

    assert is_plain(rule(side(("101", 1)), side(("102", 1))))
    assert is_plain(rule(side(("101", 1)), side((None, 7))))
    assert not is_plain(rule(side(("101", 1), ("102", 1)), side(("103", 1))))
    assert not is_plain(rule(side((None, 1)), side(("103", 1))))
    assert not is_plain(rule(side(("101", 1)), side(("103", -1))))


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_a_joint_count_is_sound_exactly_within_what_its_parts_allow(
    total: int, a: int, b: int, both: int
) -> None:
    items = [item for item in plan().items if item.code in {"102", "103", "104"}]
    numbers = {"101": total, "102": a, "103": b, "104": both}
    sound_parts = a <= total and b <= total
    allowed = max(0, a + b - total) <= both <= min(a, b)
    assert (not list(broken_rules(items, numbers))) == (sound_parts and allowed)
