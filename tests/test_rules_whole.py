"""The check as a whole: it is total, sorted, and says only what can be shown."""

import json
from dataclasses import replace
from itertools import product
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.builders import (
    AGENCY_FORM,
    COMMUNE_FORM,
    entry,
    heading,
    number,
    plan,
    sound,
    spoken,
)
from xhht_cli.findings import Effect, Severity
from xhht_cli.present.findings import findings_json
from xhht_cli.present.language import language
from xhht_cli.returns.model import Cell, Entry, Fault, Heading, Return, Trouble, Value, Writing
from xhht_cli.rules import CATALOGUE, check

SCHEMA = Path(__file__).parent.parent / "schemas" / "check-1.schema.json"
VALIDATOR = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))

CODES = ("101", "102", "103", "104", "201", "404", "405", "412", "501", "504", "705", "751", "921")

words = st.text(max_size=8)
cells = st.builds(
    Cell, address=st.sampled_from(["A1", "E11", "E12", "AA3", "XFD1048576"]), raw=words
)
maybe_cells = st.none() | cells
candidates = st.none() | st.integers(0, 10**6)
values = st.one_of(
    st.builds(
        Value,
        number=st.integers(0, 9),
        writing=st.sampled_from(list(Writing)[:5]),
        fault=st.none(),
        candidate=st.none(),
    ),
    st.builds(
        Value,
        number=st.none(),
        writing=st.sampled_from(list(Writing)[5:]),
        fault=st.none(),
        candidate=st.none(),
    ),
    st.builds(
        Value,
        number=st.none(),
        writing=st.none(),
        fault=st.sampled_from(Fault),
        candidate=candidates,
    ),
)
entries = st.one_of(
    st.builds(Entry, code=st.sampled_from(CODES), cell=cells, value=values, note=words),
    st.builds(Entry, code=st.just("1x9"), cell=cells, value=st.none(), note=words),
)
headings = st.builds(
    Heading,
    form=maybe_cells,
    form_code=st.sampled_from([COMMUNE_FORM, AGENCY_FORM, None]),
    unit=maybe_cells,
    unit_code=st.sampled_from(["07075", "07093", "07087", "GDDT", "THUE", "99999", None]),
    unit_name=st.none() | st.builds(Cell, address=st.just("F1"), raw=st.just("Xã Bình Khê")),
    year_cell=maybe_cells,
    year=st.none() | st.integers(2009, 2027) | st.integers(-1, 10**9),
    submission_cell=maybe_cells,
    submission=st.none() | st.integers(1, 3),
    date_cell=st.none(),
    date=st.none(),
)
readable = st.builds(
    Return,
    file=st.sampled_from(["a.xlsx", "b.xlsx"]),
    sheet=st.sampled_from(["1", "2"]),
    trouble=st.none(),
    detail=st.just(""),
    heading=headings,
    entries=st.lists(entries, max_size=8).map(tuple),
    unclaimed=st.lists(cells, max_size=2).map(tuple),
    far=st.lists(cells, max_size=1).map(tuple),
)
unreadable = st.builds(
    Return,
    file=st.sampled_from(["y.xlsx", "z.xlsx"]),
    sheet=st.just(""),
    trouble=st.sampled_from(Trouble),
    detail=words,
    heading=st.none(),
    entries=st.just(()),
    unclaimed=st.just(()),
    far=st.just(()),
)
folders = st.lists(
    readable | unreadable, max_size=4, unique_by=lambda each: (each.file, each.sheet)
)


@settings(max_examples=60)
@given(folders)
def test_any_folder_can_be_checked_and_every_finding_can_be_said(folder: list[Return]) -> None:
    findings = check(folder, plan())
    places = {(found.file, found.sheet) for found in folder}
    for found in findings:
        entry_ = CATALOGUE[found.code]
        assert (found.severity, found.effect) == (entry_.severity, entry_.effect)
        assert (found.file, found.sheet) in places
        assert spoken(found.message)
    assert [(f.file, f.sheet, f.code) for f in findings] == sorted(
        (f.file, f.sheet, f.code) for f in findings
    )
    VALIDATOR.validate(json.loads(findings_json(findings, language("vi"))))


@settings(max_examples=30)
@given(folders)
def test_the_order_in_which_files_are_found_does_not_matter(folder: list[Return]) -> None:
    assert check(folder[::-1], plan()) == check(folder, plan())


@settings(max_examples=60)
@given(st.lists(readable, max_size=4, unique_by=lambda each: (each.file, each.sheet)))
def test_at_most_one_return_of_a_unit_and_year_is_left_to_be_used(folder: list[Return]) -> None:
    aside = {(f.file, f.sheet) for f in check(folder, plan()) if f.effect is Effect.RETURN}
    used = [
        (found.heading.unit_code, found.heading.year)
        for found in folder
        if found.heading and (found.file, found.sheet) not in aside
    ]
    assert len(used) == len(set(used))
    for code, year in used:
        assert code in plan().units_in(year or 0)


def test_every_item_of_every_broken_hard_rule_is_named_by_a_finding() -> None:
    # All small values of a total, two parts and those with both, against the rule by hand.
    for total, a, b, both in product(range(3), repeat=4):
        given_ = {"101": total, "102": a, "103": b, "104": both}
        found = check([sound(given_)], plan())
        named = {c.item for f in found if f.effect is Effect.ITEMS for c in f.cells}
        broken: set[str] = set()
        broken |= {"101", "102"} if a > total else set()
        broken |= {"101", "103"} if b > total else set()
        broken |= {"101", "104"} if both > total else set()
        broken |= {"102", "104"} if both > a else set()
        broken |= {"103", "104"} if both > b else set()
        broken |= {"101", "102", "103", "104"} if both < a + b - total else set()
        assert named == broken
        assert all(f.severity is Severity.ERROR for f in found)


def test_checking_does_not_depend_on_the_order_of_the_rows() -> None:
    found = sound({"404": 12, "405": 15})
    turned = replace(found, entries=found.entries[::-1])
    assert check([turned], plan()) == check([found], plan())


def test_a_row_that_stands_twice_and_a_row_that_nobody_knows_are_told_apart() -> None:
    found = sound(head=heading())
    rows = (entry("101", 90, number(0)), entry("1x9", 91, None))
    whole = replace(found, entries=(*found.entries, *rows))
    assert [f.code for f in check([whole], plan())] == ["R221", "R222"]
