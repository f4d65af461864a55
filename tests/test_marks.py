"""What a raw sheet of an .xlsx says beside its cells: merged cells, and what is hidden."""

import pytest

from xhht_cli.returns.grid import NOTHING_HIDDEN, Hidden
from xhht_cli.returns.look import RawSheet, raw_sheet
from xhht_cli.returns.marks import hidden_in, marks_in


def sheet(columns: str, rows: str, rest: str = "") -> bytes:
    return (
        f"<worksheet><cols>{columns}</cols><sheetData>{rows}</sheetData>{rest}</worksheet>".encode()
    )


def raw(columns: str, rows: str) -> RawSheet:
    return raw_sheet(sheet(columns, rows))


def hidden(*, rows: set[int] | None = None, columns: set[int] | None = None) -> Hidden:
    return Hidden(sheet=False, rows=frozenset(rows or ()), columns=frozenset(columns or ()))


def test_hidden_rows_and_columns_are_counted_from_0() -> None:
    columns = '<col min="4" max="5" width="9" hidden="1"/><col min="7" max="7" hidden="false"/>'
    rows = '<row r="3" hidden="true"><c r="A3"/></row><row r="4" hidden="0"/><row r="5"/>'
    found = hidden_in(raw(columns, rows), sheet=False)
    assert found == hidden(rows={2}, columns={3, 4})


@pytest.mark.parametrize(
    "row",
    [
        '<row r="2" hidden="1">',
        '<row r="2" hidden="true">',
        "<row r='2' hidden='1'>",
        '<row hidden = "1" r = "2">',
        '<row\n\thidden="1">',
        '<row r="2" ht="0" customHeight="1">',
        '<row r="2" ht="0.00">',
        "<x:row xmlns:x='urn:x' hidden='true'>",
    ],
)
def test_a_row_may_be_hidden_in_many_words(row: str) -> None:
    end = "</x:row>" if "x:row" in row else "</row>"
    found = hidden_in(raw("", f'<row r="1"/>{row}{end}<row r="3"/>'), sheet=False)
    assert found == hidden(rows={1})


@pytest.mark.parametrize(
    "column",
    [
        '<col min="5" max="5" width="0"/>',
        "<col max='5' min='5' hidden='true'/>",
        '<col min="5" max="5" width="0.0" customWidth="1"/>',
    ],
)
def test_a_column_may_be_hidden_in_many_words(column: str) -> None:
    assert hidden_in(raw(column, ""), sheet=False) == hidden(columns={4})


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1"/>',
        '<row r="1" hidden="false" customHeight="0"/>',
        '<row r="1" ht="0.5"/>',
        '<row r="1" ht="10"><c><v>hidden="1"</v></c></row>',
    ],
)
def test_a_row_that_is_seen_hides_nothing(row: str) -> None:
    assert hidden_in(raw("", row), sheet=False) == NOTHING_HIDDEN


def test_a_hidden_sheet_is_hidden_whole() -> None:
    assert hidden_in(raw("", '<row r="1"/>'), sheet=True).sheet


def test_a_range_of_columns_that_never_ends_ends() -> None:
    found = hidden_in(raw('<col min="9" max="99999" hidden="1"/>', ""), sheet=False)
    assert max(found.columns) == 16383


def test_merged_cells_are_rectangles_however_large_and_whichever_corner_is_first() -> None:
    ranges = ("E5:E6", "A1:XFD1048576", "$G$7:$A$2", "B2", "E0:E5", "")
    merges = "".join(f'<mergeCell ref="{cells}"/>' for cells in ranges)
    found = marks_in(sheet("", "", f"<mergeCells>{merges}</mergeCells>")).merged
    assert found == {(4, 4): (5, 4), (0, 0): (1_048_575, 16_383), (1, 0): (6, 6)}
