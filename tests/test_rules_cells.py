"""R2xx: one cell, or one row of the table, judged by itself."""

from dataclasses import replace

import pytest

from tests.builders import (
    AGENCY_FORM,
    BLANK,
    DOTS,
    Typed,
    entry,
    fault,
    heading,
    number,
    plan,
    sound,
    spoken,
)
from xhht_cli.findings import Effect, Finding, FoundCell, Severity
from xhht_cli.returns.model import Cell, Fault, Return, Writing
from xhht_cli.rules import check


def only(found: Return) -> Finding:
    (finding,) = check([found], plan())
    return finding


def codes(found: Return) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.item) for finding in check([found], plan())]


@pytest.mark.parametrize(
    ("what", "raw", "code"),
    [
        (Fault.FRACTION, "0.5", "R201"),
        (Fault.NEGATIVE, "-3", "R202"),
        (Fault.TEXT, "gần 97", "R203"),
        (Fault.PERCENTAGE, "0.65", "R204"),
        (Fault.DATE, "2013-05-29", "R205"),
        (Fault.BOOLEAN, "TRUE", "R206"),
        (Fault.UNCALCULATED, "=A1+A2", "R207"),
        (Fault.ERROR_VALUE, "#DIV/0!", "R208"),
        (Fault.NOT_YES_NO, "x", "R209"),
        (Fault.AMBIGUOUS, "1.23", "R210"),
        (Fault.TOO_LARGE, "99999999999", "R211"),
        (Fault.SEVERAL, "120/450", "R212"),
        (Fault.SHARED, "12", "R213"),
    ],
)
def test_each_fault_is_an_error_that_makes_its_item_unknown(
    what: Fault, raw: str, code: str
) -> None:
    finding = only(sound({"101": fault(raw, what)}))
    assert (finding.code, finding.severity, finding.effect) == (
        code, Severity.ERROR, Effect.ITEMS
    )  # fmt: skip
    assert (finding.cell, finding.item, finding.value) == ("E11", "101", raw)
    assert finding.cells == (FoundCell(item="101", sheet="Biểu", cell="E11", value=raw),)
    assert raw in spoken(finding.message)


def test_a_candidate_is_asked_back_and_only_where_there_is_one() -> None:
    with_candidate = only(sound({"101": fault("24.48", Fault.FRACTION, 24480)}))
    without = only(sound({"101": fault("0.5", Fault.FRACTION)}))
    assert spoken(with_candidate.message) == (
        "24.48 has decimals, but this is a count; was 24480 meant?"
    )
    assert spoken(without.message) == "0.5 has decimals, but this is a count."
    none_there = only(sound({"101": fault("không có", Fault.TEXT, 0)}))
    assert spoken(none_there.message) == "“không có” is not a number; was 0 meant?"


def with_rows(found: Return, *rows: tuple[str, int, Typed | None]) -> Return:
    return replace(found, entries=(*found.entries, *(entry(*row) for row in rows)))


def test_a_value_beside_an_unknown_code_is_an_error_and_names_no_item_of_the_plan() -> None:
    finding = only(with_rows(sound(), ("199", 90, None)))
    assert (finding.code, finding.effect, finding.cell) == ("R221", Effect.ITEMS, "E90")
    assert (finding.item, finding.cells[0].item) == (None, None)
    assert spoken(finding.message) == "The plan has no item 199, so that “7” is not used."


def test_an_unknown_code_with_nothing_beside_it_is_nothing() -> None:
    row = entry("199", 90, None)._replace(cell=Cell(address="E90", raw=""))
    assert codes(replace(sound(), entries=(*sound().entries, row))) == []


def test_an_item_that_stands_twice_is_one_error_with_all_its_cells() -> None:
    finding = only(with_rows(sound({"101": 5}), ("101", 90, number(6))))
    assert (finding.code, finding.item, finding.cell) == ("R222", "101", "E11")
    assert [cell.cell for cell in finding.cells] == ["E11", "E90"]
    assert spoken(finding.message).endswith("stands 2 times in the table: 5, 6.")


def test_an_item_that_stands_twice_and_is_blank_twice_has_lost_nothing() -> None:
    found = with_rows(sound({"101": BLANK}), ("101", 90, BLANK))
    assert codes(found) == [("R231", "101"), ("R231", "101")]


def test_a_missing_item_is_a_warning_without_a_cell() -> None:
    found = sound()
    finding = only(replace(found, entries=found.entries[1:]))
    assert (finding.code, finding.severity, finding.effect) == (
        "R223", Severity.WARNING, Effect.NOTHING
    )  # fmt: skip
    assert (finding.item, finding.cell, finding.value, finding.cells) == ("101", None, None, ())


def test_a_number_no_item_claims_is_an_error() -> None:
    finding = only(replace(sound(), unclaimed=(Cell(address="H14", raw="17"),)))
    assert (finding.code, finding.severity, finding.cell) == ("R224", Severity.ERROR, "H14")
    assert (finding.item, finding.value) == (None, "17")


def test_something_far_outside_the_form_is_an_error() -> None:
    finding = only(replace(sound(), far=(Cell(address="XFD1048576", raw="x"),)))
    assert (finding.code, finding.severity, finding.cell) == (
        "R225", Severity.ERROR, "XFD1048576"
    )  # fmt: skip


def test_an_item_that_the_units_copy_does_not_have_is_not_used() -> None:
    # Item 921 is the education office's; the tax office files the same form without it.
    tax_office = heading(unit="THUE", form=AGENCY_FORM)
    finding = only(with_rows(sound(head=tax_office), ("921", 90, number(1, "Có"))))
    assert (finding.code, finding.effect, finding.item) == ("R226", Effect.ITEMS, "921")


@pytest.mark.parametrize("nothing", [BLANK, DOTS])
def test_an_item_that_the_copy_does_not_have_may_stand_there_without_value(nothing: Typed) -> None:
    tax_office = heading(unit="THUE", form=AGENCY_FORM)
    assert codes(with_rows(sound(head=tax_office), ("921", 90, nothing))) == []


@pytest.mark.parametrize(
    ("typed", "code", "severity"),
    [
        (BLANK, "R231", Severity.NOTE),
        (DOTS, "R232", Severity.NOTE),
        (number(1236, "1.236", Writing.GROUPED_TEXT), "R233", Severity.WARNING),
        (number(1236, "1236", Writing.TEXT_NUMBER), "R234", Severity.NOTE),
        (number(12, "12 thôn", Writing.WITH_UNIT), "R235", Severity.NOTE),
    ],
)
def test_a_way_of_writing_is_told_and_changes_nothing(
    typed: Typed, code: str, severity: Severity
) -> None:
    finding = only(sound({"101": typed}))
    assert (finding.code, finding.severity, finding.effect) == (code, severity, Effect.NOTHING)
    assert (finding.item, finding.cell) == ("101", "E11")


def test_a_number_read_from_text_is_said_as_a_number() -> None:
    finding = only(sound({"101": number(1236, "1 236", Writing.GROUPED_TEXT)}))
    assert spoken(finding.message) == "The text “1 236” was read as the number 1236."


def test_the_sign_for_zero_is_worth_no_word() -> None:
    assert codes(sound({"101": number(0, "-", Writing.SIGN_FOR_ZERO)})) == []


def test_findings_are_sorted_by_file_and_code_and_by_row_before_column() -> None:
    strewn = tuple(Cell(address=place, raw="1") for place in ("AA2", "Z10", "Z2"))
    first = replace(sound(file="b.xlsx"), unclaimed=strewn)
    second = sound({"102": BLANK, "101": fault("x", Fault.TEXT)}, heading(unit="07078"), "a.xlsx")
    assert [(f.file, f.code, f.cell) for f in check([first, second], plan())] == [
        ("a.xlsx", "R203", "E11"),
        ("a.xlsx", "R231", "E12"),
        ("b.xlsx", "R224", "Z2"),
        ("b.xlsx", "R224", "AA2"),
        ("b.xlsx", "R224", "Z10"),
    ]
