"""R116 to R119 and R229: on which version of its form a return is, and what that means for it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.builders import spoken
from tests.editions import EARLIER, NEW, OLD, edition_plan, edition_return
from xhht_cli.facts import to_facts
from xhht_cli.findings import Effect, Finding, Severity
from xhht_cli.plan.model import Plan
from xhht_cli.rules import check


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return edition_plan(tmp_path / "plan")


def told(findings: Sequence[Finding]) -> list[tuple[str, str | None, str]]:
    return [(each.code, each.cell, spoken(each.message)) for each in findings]


def test_an_older_return_is_used_and_a_note_says_its_version(plan: Plan, tmp_path: Path) -> None:
    found = edition_return(tmp_path, plan, OLD, 2018, "2014")
    findings = check([found], plan)
    assert told(findings) == [
        (
            "R117",
            None,
            "The return is on version 2014 of form 01/HT-X; its codes are read as those of 2016.",
        ),
        (
            "R229",
            "E6",
            "Item 102 of version 2014 fell away; “70” is not needed and not used.",
        ),
        (
            "R229",
            "E8",
            "Item 110 of version 2014 fell away; “12” is not needed and not used.",
        ),
    ]
    assert {each.severity for each in findings} == {Severity.NOTE}
    facts = to_facts([found], findings, plan)
    assert [(fact.item, fact.value, fact.cell) for fact in facts] == [
        ("101", 900, "E5"),
        ("102", 450, "E7"),
        ("901", 1, "E9"),
    ]


def test_a_finding_in_an_older_return_names_item_cell_and_the_code_as_written(
    plan: Plan, tmp_path: Path
) -> None:
    found = edition_return(tmp_path, plan, OLD.replace("450", "950"), 2018, "2014")
    (broken,) = (each for each in check([found], plan) if each.severity is Severity.ERROR)
    assert [(c.item, c.cell, c.written) for c in broken.cells] == [
        ("102", "E7", "103"),
        ("101", "E5", ""),
    ]


def test_an_item_that_the_older_form_has_no_row_for_is_not_missing(
    plan: Plan, tmp_path: Path
) -> None:
    found = edition_return(tmp_path, plan, OLD, 2018, "2014")
    assert [each for each in check([found], plan) if each.code == "R223"] == []


def test_a_row_that_is_missing_from_an_older_return_is_told_by_todays_code(
    plan: Plan, tmp_path: Path
) -> None:
    lines = OLD.splitlines(keepends=True)
    found = edition_return(tmp_path, plan, "".join(lines[:3] + lines[4:]), 2018, "2014")
    assert [each.item for each in check([found], plan) if each.code == "R223"] == ["102"]


def test_a_number_for_an_item_that_the_older_form_did_not_have_is_not_used(
    plan: Plan, tmp_path: Path
) -> None:
    found = edition_return(tmp_path, plan, OLD + NEW.splitlines()[3] + "\n", 2018, "2014")
    (foreign,) = (each for each in check([found], plan) if each.code == "R226")
    assert (foreign.item, foreign.effect) == ("201", Effect.ITEMS)


def test_a_version_that_the_plan_does_not_know_is_not_read(plan: Plan, tmp_path: Path) -> None:
    found = edition_return(tmp_path, plan, NEW, 2018, "2020")
    findings = check([found], plan)
    assert told(findings) == [
        (
            "R116",
            "A1",
            "The return is on version 2020 of form 01/HT-X; the plan knows 2016, 2014.",
        )
    ]
    assert findings[0].effect is Effect.RETURN
    assert to_facts([found], findings, plan) == ()


def test_a_version_is_not_known_to_a_form_without_any(tmp_path: Path) -> None:
    plan = edition_plan(tmp_path / "plan", "")
    (finding,) = check([edition_return(tmp_path, plan, NEW, 2018, "2014")], plan)
    assert spoken(finding.message) == (
        "The return is on version 2014 of form 01/HT-X; the plan knows no version of it."
    )


def test_a_form_without_versions_needs_no_mark(tmp_path: Path) -> None:
    plan = edition_plan(tmp_path / "plan", "")
    assert check([edition_return(tmp_path, plan, NEW, 2018)], plan) == ()


def test_todays_mark_is_worth_no_word(plan: Plan, tmp_path: Path) -> None:
    assert check([edition_return(tmp_path, plan, NEW, 2018, "2016")], plan) == ()


def test_a_return_without_a_mark_after_the_last_year_is_a_warning(
    plan: Plan, tmp_path: Path
) -> None:
    findings = check([edition_return(tmp_path, plan, NEW, 2018)], plan)
    assert told(findings) == [
        ("R118", None, "The form bears no version; its codes are read as those of version 2016.")
    ]
    assert (findings[0].severity, findings[0].effect) == (Severity.WARNING, Effect.NOTHING)


def test_a_return_without_a_mark_but_with_codes_of_before_is_not_used(
    plan: Plan, tmp_path: Path
) -> None:
    found = edition_return(tmp_path, plan, OLD, 2018)
    findings = check([found], plan)
    assert told([each for each in findings if each.code in {"R118", "R119"}]) == [
        (
            "R119",
            None,
            "The form bears no version, but has codes of version 2014 that are no more: 103, 110.",
        )
    ]
    assert to_facts([found], findings, plan) == ()


def test_two_returns_that_say_the_same_on_two_versions_are_one(plan: Plan, tmp_path: Path) -> None:
    old = edition_return(tmp_path, plan, OLD, 2018, "2014", name="a.xlsx")
    lines = NEW.splitlines(keepends=True)
    new = edition_return(
        tmp_path, plan, "".join(lines[:3] + lines[4:]), 2018, "2016", name="b.xlsx"
    )
    (doubled,) = (each for each in check([old, new], plan) if each.code in {"R143", "R144"})
    assert (doubled.code, doubled.file) == ("R143", "b.xlsx")


def test_versions_without_last_years_are_known_by_their_marks_alone(tmp_path: Path) -> None:
    plan = edition_plan(tmp_path / "plan", EARLIER.replace("until = 2015\n", ""))
    found = edition_return(tmp_path, plan, NEW, 2012)
    assert [each.code for each in check([found], plan)] == ["R118"]
