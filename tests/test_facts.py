"""Facts: one row per item of a used return, with the cell it came from."""

from dataclasses import replace

import pytest

from xhht_cli.facts import Fact, Ledger, latest_of, to_facts, to_ledger
from xhht_cli.findings import Effect, Finding, FoundCell, Severity
from xhht_cli.messages import say
from xhht_cli.plan import load_plan
from xhht_cli.returns.model import Cell, Entry, Heading, Return, Value, Writing

PLAN = load_plan()


def count(code: str, number: int | None, address: str) -> Entry:
    writing = Writing.BLANK if number is None else Writing.PLAIN
    raw = "" if number is None else str(number)
    value = Value(number=number, writing=writing, fault=None, candidate=None)
    return Entry(code=code, cell=Cell(address=address, raw=raw), value=value, note="")


def a_return(file: str, *entries: Entry, unit: str = "07075", year: int = 2013) -> Return:
    heading = Heading(
        form=None,
        form_code="01.N/XHHT-X",
        unit=None,
        unit_code=unit,
        unit_name=None,
        year_cell=None,
        year=year,
        submission_cell=None,
        submission=1,
        date_cell=None,
        date=None,
    )
    return Return(
        file=file,
        sheet="Biểu",
        trouble=None,
        detail="",
        heading=heading,
        entries=entries,
        unclaimed=(),
        far=(),
    )


def finding(file: str, effect: Effect, *items: str) -> Finding:
    return Finding(
        code="R000",
        severity=Severity.ERROR,
        effect=effect,
        file=file,
        sheet="Biểu",
        unit="07075",
        year=2013,
        cell=None,
        item=None,
        value=None,
        cells=tuple(FoundCell(item=i, sheet="Biểu", cell="E1", value="") for i in items),
        message=say("trial"),
        remedy=say("trial"),
    )


RETURN = a_return(
    "a.xlsx", count("401", 1000, "E12"), count("403", 650, "E14"), count("404", None, "E15")
)


def test_a_row_names_unit_year_form_item_value_and_cell() -> None:
    facts = to_facts([RETURN], [], PLAN)
    assert facts[0] == Fact(
        unit="07075",
        year=2013,
        form="01.N/XHHT-X",
        item="401",
        value=1000,
        raw="1000",
        file="a.xlsx",
        sheet="Biểu",
        cell="E12",
    )


def test_a_blank_is_not_known_and_the_unit_has_filed_all_the_same() -> None:
    ledger = to_ledger(to_facts([a_return("a.xlsx", count("401", None, "E12"))], [], PLAN))
    assert ledger.known == {2013: {"07075": {}}}


def test_a_doubted_value_is_unknown_not_zero_and_not_used() -> None:
    facts = to_facts([RETURN], [finding("a.xlsx", Effect.ITEMS, "401", "403")], PLAN)
    assert to_ledger(facts).known == {2013: {"07075": {}}}
    assert [fact.raw for fact in facts] == ["1000", "650", ""]


def test_a_warning_keeps_nothing_from_being_used() -> None:
    facts = to_facts([RETURN], [finding("a.xlsx", Effect.NOTHING, "401")], PLAN)
    assert to_ledger(facts).known == {2013: {"07075": {"401": 1000, "403": 650}}}


def test_a_return_that_is_set_aside_gives_no_facts() -> None:
    other = replace(RETURN, file="b.xlsx")
    facts = to_facts([RETURN, other], [finding("a.xlsx", Effect.RETURN)], PLAN)
    assert {fact.file for fact in facts} == {"b.xlsx"}


def test_an_item_the_units_copy_does_not_have_is_no_fact() -> None:
    assert to_facts([a_return("a.xlsx", count("751", 5, "E9"))], [], PLAN) == ()


def test_no_returns_give_no_facts_and_no_years() -> None:
    assert to_facts([], [], PLAN) == ()
    assert to_ledger([]).years == ()


def test_counts_beyond_32_bits_stay_exact() -> None:
    large = 2**53 + 1
    facts = to_facts([a_return("a.xlsx", count("401", large, "E12"))], [], PLAN)
    assert to_ledger(facts).known[2013]["07075"]["401"] == large


@pytest.mark.parametrize(
    ("units", "year"),
    [
        ({2012: 2, 2013: 2, 2014: 1}, 2013),
        ({2012: 1, 2013: 0, 2011: 1}, 2012),
        ({2013: 1}, 2013),
        ({}, None),
    ],
)
def test_the_latest_year_is_the_last_with_two_units_else_with_one(
    units: dict[int, int], year: int | None
) -> None:
    filed = {each: {f"0707{n}": {"401": n} for n in range(count)} for each, count in units.items()}
    assert latest_of(filed) == Ledger(filed).latest == year
