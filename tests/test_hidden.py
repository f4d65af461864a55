"""What of a raw sheet is hidden."""

from xhht_cli.returns.hidden import NOTHING_HIDDEN, Hidden, hidden_in


def sheet(columns: str, rows: str) -> bytes:
    return f"<worksheet><cols>{columns}</cols><sheetData>{rows}</sheetData></worksheet>".encode()


def test_hidden_rows_and_columns_are_counted_from_0() -> None:
    columns = '<col min="4" max="5" width="9" hidden="1"/><col min="7" max="7" hidden="false"/>'
    rows = '<row r="3" hidden="true"><c r="A3"/></row><row r="4" hidden="0"/><row r="5"/>'
    found = hidden_in(sheet(columns, rows), sheet=False)
    assert found == Hidden(sheet=False, rows=frozenset({2}), columns=frozenset({3, 4}))


def test_what_libreoffice_writes_of_every_row_hides_nothing() -> None:
    assert hidden_in(sheet("", '<row r="1" hidden="false"/>'), sheet=False) is NOTHING_HIDDEN
    assert hidden_in(sheet("", '<row r="1"/>'), sheet=False) is NOTHING_HIDDEN


def test_a_hidden_sheet_is_hidden_whole() -> None:
    assert hidden_in(sheet("", '<row r="1"/>'), sheet=True) == Hidden(sheet=True)


def test_a_range_of_columns_that_never_ends_ends() -> None:
    found = hidden_in(sheet('<col min="9" max="99999" hidden="1"/>', ""), sheet=False)
    assert max(found.columns) == 16383
