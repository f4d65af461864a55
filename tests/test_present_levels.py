"""Levels: how tables head and write what targets ask for."""

from dataclasses import replace
from decimal import Decimal

from tests.builders import plan
from tests.every_way import PLAN
from xhht_cli.plan.model import Plan
from xhht_cli.present.language import language
from xhht_cli.present.levels import (
    asked,
    changed_by,
    level_label,
    only_floors,
    only_per_cent,
    value_label,
)

EN = language("en")


def with_ceiling() -> Plan:
    """The built-in plan, its first target with a ceiling in place of a floor."""
    first, *others = plan().targets
    capped = replace(first, floor=None, ceiling=Decimal(5))
    return replace(plan(), targets=(capped, *others))


def headings(of: Plan) -> tuple[str, str]:
    return EN.say(level_label(of)), EN.say(value_label(of))


def test_a_heading_says_per_cent_only_where_all_levels_are() -> None:
    assert headings(plan()) == ("Floor, %", "Value")
    assert headings(with_ceiling()) == ("Level, %", "Value")
    assert headings(PLAN) == ("Level", "Value reached")


def test_a_level_says_per_cent_where_the_heading_does_not() -> None:
    by_id = {target.id: target for target in PLAN.targets}
    written = [asked(by_id[name], PLAN, EN) for name in ("G2", "S1", "C1", "L1", "N1")]
    assert written == ["≥ 60%", "≥ 200‰", "≥ 3", "≥ 15 ≤ 35", "not set yet"]
    assert asked(plan().targets[0], plan(), EN) == "≥ 100"


def test_a_ceiling_that_a_later_document_sets_counts() -> None:
    g1 = next(target for target in PLAN.targets if target.id == "G1")
    alone = replace(PLAN, targets=(g1,))
    assert (only_floors(alone), only_per_cent(alone)) == (True, True)
    changed = tuple(replace(change, ceiling=Decimal(90)) for change in g1.changes)
    assert not only_floors(replace(PLAN, targets=(replace(g1, changes=changed),)))


def test_the_document_in_force_is_named_from_its_year_on() -> None:
    g1 = next(target for target in PLAN.targets if target.id == "G1")
    assert changed_by(g1, 2013) is None
    found = changed_by(g1, 2014)
    assert found is not None
    assert EN.say(found) == "The level in force since 2014 is that of: Quyết định mẫu."
