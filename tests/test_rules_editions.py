"""R116 to R120 and R229: on which version of its form a return is, and what that means for it."""

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


SWAPPED = """
version = "2016"

[[form.earlier]]
version = "2014"
until = 2015
codes = { "101" = "102", "102" = "101" }
"""
"""On the form of 2014 the households were 102 and the learning families 101; no row tells."""

FIVE = """
    1                    | Số hộ    | 101   | hộ              | {a}        |            |
    a                    | GĐHT     | 102   | hộ              | {b}        |            |
    2                    | Thư viện | 201   | Có/Không        | Có         |            |
    3                    | Ban      | 901   | Có/Không        | Có         |            |
"""


def unmarked(folder: Path, year: int, a: str, b: str) -> tuple[list[Finding], dict[str, int]]:
    """What is found in an unmarked return of the swapped codes, and what is known by it."""
    swapped = edition_plan(folder / "plan", SWAPPED)
    found = edition_return(folder, swapped, FIVE.format(a=a, b=b), year)
    findings = check([found], swapped)
    facts = to_facts([found], findings, swapped)
    about = [each for each in findings if each.code in {"R118", "R119", "R120"}]
    return about, {fact.item: fact.value for fact in facts if fact.value is not None}


def test_a_number_that_may_be_of_two_items_keeps_its_return_from_being_used(
    tmp_path: Path,
) -> None:
    findings, known = unmarked(tmp_path, 2018, "450", "400")
    assert told(findings) == [
        (
            "R120",
            None,
            (
                "The form bears no version, and nothing tells whether it is 2016 or 2014, on which "
                "these codes stand for something else: 101, 102."
            ),
        )
    ]
    assert (findings[0].severity, findings[0].effect) == (Severity.ERROR, Effect.RETURN)
    assert known == {}


@pytest.mark.parametrize(("a", "b"), [("450", "450"), ("", ""), ("", "…")])
def test_where_both_versions_say_the_same_the_return_is_used(
    a: str, b: str, tmp_path: Path
) -> None:
    findings, known = unmarked(tmp_path, 2018, a, b)
    assert [each.code for each in findings] == ["R118"]
    assert {known.get("101"), known.get("102")} == {int(a) if a else None}


def test_a_year_that_the_plan_gives_to_an_older_form_decides_and_a_warning_says_so(
    tmp_path: Path,
) -> None:
    findings, known = unmarked(tmp_path, 2015, "400", "450")
    assert told(findings) == [
        (
            "R118",
            None,
            (
                "The form bears no version; by its year alone it is read as version 2014, and not "
                "as 2016, on which these codes stand for something else: 101, 102."
            ),
        )
    ]
    assert findings[0].effect is Effect.NOTHING
    assert known == {"101": 450, "102": 400, "201": 1, "901": 1}


def test_a_newer_form_without_a_mark_for_an_older_year_is_not_used(
    plan: Plan, tmp_path: Path
) -> None:
    found = edition_return(tmp_path, plan, NEW, 2014)
    findings = check([found], plan)
    assert told([each for each in findings if each.code in {"R118", "R119", "R120"}]) == [
        (
            "R119",
            None,
            (
                "The form bears no version and is for a year of version 2014, but has codes that "
                "only 2016 has: 201."
            ),
        )
    ]
    assert to_facts([found], findings, plan) == ()


def test_an_older_form_of_its_year_is_told_by_its_rows_and_needs_no_word(
    plan: Plan, tmp_path: Path
) -> None:
    found = edition_return(tmp_path, plan, OLD, 2014)
    assert [each.code for each in check([found], plan)] == ["R117", "R229", "R229"]


def test_a_row_of_an_older_form_tells_it_though_it_is_blank(plan: Plan, tmp_path: Path) -> None:
    table = OLD.replace("450", "").replace("12 ", "  ")
    found = edition_return(tmp_path, plan, table, 2018)
    assert [each.code for each in check([found], plan) if each.severity is Severity.ERROR] == [
        "R119"
    ]


def test_without_the_rows_that_an_older_form_must_have_it_is_not_that_form(tmp_path: Path) -> None:
    # 201 is named as what the older form had not; so it tells nothing, but 103 is not there
    only = EARLIER.replace('"102", "110"', '"102", "110", "201"').replace('added = ["201"]\n', "")
    plan = edition_plan(tmp_path / "plan", only)
    assert [e.code for e in check([edition_return(tmp_path, plan, NEW, 2018)], plan)] == ["R118"]
    findings = check([edition_return(tmp_path, plan, NEW, 2014)], plan)
    assert [e.code for e in findings if e.effect is Effect.RETURN] == ["R120"]


OLD_CODES = ("101", "102", "103")
entries_of_one = st.sampled_from(["", "0", "5", "7"])


@st.composite
def forms_of_before(draw: st.DrawFn) -> tuple[str, list[str], list[str]]:
    """A map for the starting plan, and the rows of the older and of today's form."""
    households, families = draw(st.permutations(OLD_CODES))[:2]
    left = [code for code in OLD_CODES if code not in (households, families)]
    had = draw(st.lists(st.sampled_from(left), unique=True))
    added = draw(st.sampled_from([[], ["201"]]))
    moved = {old: now for old, now in ((households, "101"), (families, "102")) if old != now}
    codes = ", ".join(f'"{old}" = "{now}"' for old, now in moved.items())
    text = (
        '\nversion = "2016"\n\n[[form.earlier]]\nversion = "2014"\n'
        f"codes = {{ {codes} }}\ndropped = {json.dumps(left)}\nadded = {json.dumps(added)}\n"
    )
    common = [code for code in ("201", "901") if code not in added]
    return text, sorted({households, families, *had, *common}), ["101", "102", "201", "901"]


def written(codes: list[str], entries: list[str]) -> str:
    filled = dict(zip(codes, entries, strict=False))
    rows = ((code, "Có" if code in {"201", "901"} else filled[code]) for code in codes)
    return "\n".join(f"1 | Dòng | {code} | đv | {entry} | |" for code, entry in rows) + "\n"


@settings(max_examples=80, deadline=None)
@given(
    forms=forms_of_before(),
    older=st.booleans(),
    entries=st.lists(entries_of_one, min_size=5, max_size=5),
)
def test_without_its_mark_a_return_says_the_same_or_nothing(
    *, forms: tuple[str, list[str], list[str]], older: bool, entries: list[str]
) -> None:
    text, rows_then, rows_now = forms
    table = written(rows_then if older else rows_now, entries)
    with TemporaryDirectory() as name:
        folder = Path(name)
        plan = edition_plan(folder / "plan", text)
        marked, bare = (
            edition_return(folder, plan, table, 2018, mark, name=f"{mark or 'bare'}.xlsx")
            for mark in ("2014" if older else "2016", "")
        )
        known = [
            {
                fact.item: fact.value
                for fact in to_facts([found], check([found], plan), plan)
                if fact.value is not None
            }
            for found in (marked, bare)
        ]
    assert known[1] in ({}, known[0])


def test_a_form_whose_first_version_is_todays_is_warned_of_without_its_mark(
    tmp_path: Path,
) -> None:
    plan = edition_plan(tmp_path / "plan", '\nversion = "2016"\n')
    assert [e.code for e in check([edition_return(tmp_path, plan, NEW, 2018)], plan)] == ["R118"]


NUMBERED = SWAPPED.replace("until = 2015", 'code = "01/BC-X"')


@pytest.mark.parametrize(
    ("form", "version", "codes"),
    [
        ("01/HT-X", "2016", ["R118"]),  # today's number: the older form had another
        ("01/BC-X", "2014", ["R117"]),
        ("", "2016", ["R120"]),  # no number at all: it may be either
    ],
)
def test_the_number_of_the_form_rules_out_the_versions_that_had_another(
    form: str, version: str, codes: list[str], tmp_path: Path
) -> None:
    plan = edition_plan(tmp_path / "plan", NUMBERED)
    found = edition_return(tmp_path, plan, FIVE.format(a="450", b="400"), 2018, form=form)
    assert found.heading
    assert found.heading.version == version
    told_codes = [
        e.code for e in check([found], plan) if e.code in {"R117", "R118", "R119", "R120"}
    ]
    assert told_codes == codes


def test_a_number_that_two_older_versions_share_does_not_tell_which(tmp_path: Path) -> None:
    two = NUMBERED + '\n[[form.earlier]]\nversion = "2012"\ncode = "01/BC-X"\n'
    plan = edition_plan(tmp_path / "plan", two)
    table = FIVE.format(a="450", b="400")
    found = edition_return(tmp_path, plan, table, 2018, form="01/BC-X")
    (refused,) = (each for each in check([found], plan) if each.effect is Effect.RETURN)
    assert (refused.code, spoken(refused.message)) == (
        "R120",
        (
            "The form bears no version, and nothing tells whether it is 2012 or 2014, on which "
            "these codes stand for something else: 101, 102."
        ),
    )
