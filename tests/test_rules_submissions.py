"""R142 to R144: several returns for one unit and year."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import BLANK, DOTS, fault, heading, number, plan, sound, spoken
from xhht_cli.findings import Effect, Severity
from xhht_cli.returns.model import Fault, Return, Writing
from xhht_cli.rules import check


def told(*returns: Return) -> list[tuple[str, str, str]]:
    """File, code and sentence of every finding."""
    return [(f.file, f.code, spoken(f.message)) for f in check(returns, plan())]


def sent(file: str, submission: int | None = 1, hamlets: int = 5) -> Return:
    return sound({"101": hamlets}, heading(submission=submission), file)


def test_the_highest_submission_replaces_the_others() -> None:
    assert told(sent("a.xlsx", 2), sent("b.xlsx", 1), sent("c.xlsx", 3)) == [
        ("a.xlsx", "R142", "Replaced by Lần nộp 3 in c.xlsx."),
        ("b.xlsx", "R142", "Replaced by Lần nộp 3 in c.xlsx."),
    ]


def test_what_is_replaced_is_a_note_that_sets_the_return_aside() -> None:
    finding, *others = check([sent("a.xlsx", 1), sent("b.xlsx", 2)], plan())
    assert (finding.severity, finding.effect, others) == (Severity.NOTE, Effect.RETURN, [])


def test_cells_of_a_replaced_return_are_not_judged() -> None:
    faulty = sound({"101": fault("x", Fault.TEXT)}, heading(submission=1), "a.xlsx")
    assert [code for _, code, _ in told(faulty, sent("b.xlsx", 2))] == ["R142"]


def test_two_returns_that_read_the_same_are_one() -> None:
    (finding,) = check([sent("b.xlsx"), sent("a.xlsx")], plan())
    assert (finding.file, finding.code, finding.severity, finding.effect) == (
        "b.xlsx", "R143", Severity.WARNING, Effect.RETURN
    )  # fmt: skip
    assert "a.xlsx" in spoken(finding.message)


def test_what_counts_is_how_an_item_reads_and_not_how_it_is_written() -> None:
    ways = [number(5), number(5, "5", Writing.TEXT_NUMBER), number(5, "5.0")]
    files = [sound({"101": way, "102": 0}, file=f"{n}.xlsx") for n, way in enumerate(ways)]
    assert {code for _, code, _ in told(*files)} == {"R143"}


def test_blank_and_not_collected_and_no_row_are_alike_not_known() -> None:
    blank, dots = (sound({"101": way}, file=f"{n}.xlsx") for n, way in enumerate((BLANK, DOTS)))
    gone = replace(sound(file="2.xlsx"), entries=sound().entries[1:])
    assert [code for _, code, _ in told(blank, dots, gone)] == ["R231", "R143", "R143"]


def test_two_returns_that_differ_contradict_each_other_and_neither_is_used() -> None:
    first, second = check([sent("a.xlsx", 1, 5), sent("b.xlsx", 1, 6)], plan())
    assert {f.code for f in (first, second)} == {"R144"}
    assert {(f.severity, f.effect) for f in (first, second)} == {(Severity.ERROR, Effect.RETURN)}
    assert spoken(first.message) == "Contradicted by b.xlsx, with the same Lần nộp: 101: 5 ≠ 6."
    assert spoken(second.message) == "Contradicted by a.xlsx, with the same Lần nộp: 101: 6 ≠ 5."
    assert [(c.item, c.cell, c.value) for c in second.cells] == [("101", "E11", "6")]
    assert (first.cell, first.item) == (None, None)


def test_one_that_differs_among_three_leaves_none_to_be_used() -> None:
    found = told(sent("a.xlsx"), sent("b.xlsx"), sent("c.xlsx", 1, 6))
    assert [(file, code) for file, code, _ in found] == [
        ("a.xlsx", "R144"), ("b.xlsx", "R144"), ("c.xlsx", "R144")
    ]  # fmt: skip


def test_a_sentence_names_three_items_and_counts_the_others() -> None:
    five = {"101": 9, "105": 1, "203": 2, "301": 1, "401": 1}
    (finding, _) = check([sound(file="a.xlsx"), sound(five, file="b.xlsx")], plan())
    assert spoken(finding.message) == (
        "Contradicted by b.xlsx, with the same Lần nộp: "
        "101: 0 ≠ 9, 105: 0 ≠ 1, 203: 1 ≠ 2, and 2 more items."
    )
    assert [cell.item for cell in finding.cells] == list(five)


def test_contradicting_returns_are_superseded_by_a_later_one() -> None:
    found = told(sent("a.xlsx", 1, 5), sent("b.xlsx", 1, 6), sent("c.xlsx", 2, 7))
    assert [code for _, code, _ in found] == ["R142", "R142"]


def test_a_return_with_a_wrong_heading_takes_no_part() -> None:
    wrong = sound(head=heading(submission=9, name="Xã Bình Khê"), file="z.xlsx")
    assert [(file, code) for file, code, _ in told(sent("a.xlsx"), wrong)] == [("z.xlsx", "R124")]


def test_an_unreadable_submission_counts_as_the_first() -> None:
    unread = sound({"101": 5}, heading(submission=None, submission_raw="x"), "a.xlsx")
    assert [code for _, code, _ in told(unread, sent("b.xlsx", 2))] == ["R141", "R142"]


def test_two_sheets_of_one_file_are_told_apart_by_their_names() -> None:
    other = replace(sent("a.xlsx", 2), sheet="Biểu (2)")
    assert told(sent("a.xlsx", 1), other) == [
        ("a.xlsx", "R142", "Replaced by Lần nộp 2 in a.xlsx [Biểu (2)].")
    ]


def test_returns_of_other_units_and_years_are_no_rivals() -> None:
    other_unit = sound(head=heading(unit="07078"), file="b.xlsx")
    other_year = sound({"101": 5}, heading(year=2014), "c.xlsx")
    assert told(sent("a.xlsx"), other_unit, other_year) == []


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 2)), min_size=1, max_size=5))
def test_at_most_one_return_is_used_and_none_if_the_latest_differ(
    sendings: list[tuple[int, int]],
) -> None:
    returns = [sent(f"{n}.xlsx", times, of) for n, (times, of) in enumerate(sendings)]
    aside = {f.file for f in check(returns, plan()) if f.effect is Effect.RETURN}
    latest = max(times for times, _ in sendings)
    said = {of for times, of in sendings if times == latest}
    used = [found.file for found in returns if found.file not in aside]
    first = next(f"{n}.xlsx" for n, (times, _) in enumerate(sendings) if times == latest)
    assert used == ([first] if len(said) == 1 else [])
