"""CSV rows: rows with their places, and text that no spreadsheet takes for a formula."""

from hypothesis import given
from hypothesis import strategies as st

from xhht_cli.plan.csv_rows import guarded, read_rows, unguarded


@given(st.text(alphabet="'=+-@\t\ra;1"))
def test_guarded_text_is_no_formula_and_is_given_back(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(guarded(text)) == text


def test_a_row_stands_under_its_columns_with_its_place() -> None:
    assert read_rows("a.csv", 'B;a\n\n" 1\n";2\n3;4', ("a", "b")) == (
        [("a.csv:4", {"a": "2", "b": " 1\n"}), ("a.csv:5", {"a": "4", "b": "3"})],
        [],
    )


def test_rows_of_another_length_are_left_out_and_named() -> None:
    rows, mistakes = read_rows("a.csv", "a,b\n1\n1,2\n1,2,3", ("a", "b"))
    assert rows == [("a.csv:3", {"a": "1", "b": "2"})]
    assert [mistake.id.format(**dict(mistake.values)) for mistake in mistakes] == [
        "a.csv, line 2: the row has 1 cells, the header 2.",
        "a.csv, line 4: the row has 3 cells, the header 2.",
    ]


def test_a_wrong_header_gives_no_rows() -> None:
    rows, mistakes = read_rows("a.csv", "a\n1\n2,3", ("a", "b"))
    assert rows == []
    assert [mistake.id.format(**dict(mistake.values)) for mistake in mistakes] == [
        "a.csv, line 1: there is no column b."
    ]
