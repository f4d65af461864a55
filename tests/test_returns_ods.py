"""Reading .ods, drawn cell by cell as LibreOffice writes it."""

from pathlib import Path

import pytest

from tests.workbooks import entry, packed, raws, read
from xhht_cli.returns.model import Cell, Fault, Trouble

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)


def _text(text: str) -> str:
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


def _ods(*rows: str, columns: str = "", style: str = "seen") -> bytes:
    """Make an .ods with a return whose entries stand in column C from row 3 on."""
    head = f"<table:table-row>{_text('Năm báo cáo: 2013')}</table:table-row>" + (
        "<table:table-header-rows><table:table-row>"
        + "".join(map(_text, ("STT", "Mã số", "Số liệu", "Ghi chú")))
        + "</table:table-row></table:table-header-rows>"
    )
    named = f'<table:table table:name="Biểu" table:style-name="{style}">'
    table = f"{named}{columns}{head}{''.join(rows)}</table:table>"
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    styles = "<office:automatic-styles>" + "".join(
        f'<style:style style:name="{name}" style:family="table">'
        f'<style:table-properties table:display="{shown}"/></style:style>'
        for name, shown in (("seen", "true"), ("unseen", "false"))
    )
    content = f"<office:document-content {_NAMES}>{styles}</office:automatic-styles>{body}"
    return packed({"content.xml": f"{content}</office:document-content>".encode()})


def _row(code: str, entry_cell: str, rest: str = "") -> str:
    return f"<table:table-row>{_text('')}{_text(code)}{entry_cell}{rest}</table:table-row>"


def _cell(kind: str, value: str, text: str, formula: str = "") -> str:
    name = "value" if kind in {"float", "percentage"} else f"{kind}-value"
    return (
        f'<table:table-cell {formula} office:value-type="{kind}" office:{name}="{value}">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


SIX_AND_SIX = 'table:formula="of:=6+6"'
FAILED = 'table:formula="of:=1/0" calcext:value-type="error"'
EMPTY_TEXT = 'table:formula="of:=&quot;&quot;"'


@pytest.mark.parametrize(
    ("cell", "raw", "number", "fault"),
    [
        (_cell("float", "12", "12"), "12", 12, None),
        (_cell("float", "24.48", "24,48"), "24.48", None, Fault.FRACTION),
        (_cell("string", "1.236", "1.236"), "1.236", 1236, None),
        (_text("trên<text:s/>270"), "trên 270", None, Fault.TEXT),
        (_cell("percentage", "0.65", "65%"), "65%", None, Fault.PERCENTAGE),
        (_cell("float", "12", "12%"), "12%", None, Fault.PERCENTAGE),
        (_cell("float", "1", "TRUE"), "TRUE", None, Fault.BOOLEAN),
        (_cell("boolean", "true", "TRUE"), "TRUE", None, Fault.BOOLEAN),
        (_cell("date", "2013-05-29", "29/5"), "2013-05-29", None, Fault.DATE),
        (_cell("time", "PT03H04M00S", "3:04"), "3:04:00", None, Fault.DATE),
        (_cell("float", "12", "12", SIX_AND_SIX), "12", 12, None),
        (f"<table:table-cell {SIX_AND_SIX}/>", "=6+6", None, Fault.UNCALCULATED),
        (_cell("string", "", "#DIV/0!", FAILED), "#DIV/0!", None, Fault.ERROR_VALUE),
        (_cell("float", "0", "Err:502", SIX_AND_SIX), "Err:502", None, Fault.ERROR_VALUE),
        (f"<table:table-cell {EMPTY_TEXT}><text:p/></table:table-cell>", "", None, None),
        ("<table:table-cell/>", "", None, None),
    ],
)
def test_a_cell_says_what_it_is(
    tmp_path: Path, cell: str, raw: str, number: int | None, fault: Fault | None
) -> None:
    found = read(tmp_path, _ods(_row("101", cell)), "file.ods")
    only = entry(found, "101")
    assert only.cell == Cell(address="C3", raw=raw)
    assert only.value is not None
    assert (only.value.number, only.value.fault) == (number, fault)


def test_repeated_rows_and_cells_of_an_ods_keep_their_places(tmp_path: Path) -> None:
    empty = '<table:table-row table:number-rows-repeated="20"><table:table-cell/></table:table-row>'
    wide = (
        "<table:table-row>"
        '<table:table-cell table:number-columns-repeated="2" office:value-type="float"'
        ' office:value="102"/><table:table-cell office:value-type="float" office:value="9"/>'
        "</table:table-row>"
    )
    last = empty.replace('"20"', '"1048552"')
    found = read(tmp_path, _ods(empty, wide, last), "file.ods")
    assert entry(found, "102").cell == Cell(address="C23", raw="9")
    assert found.far == ()


TWELVE, NINE = _cell("float", "12", "12"), _cell("float", "9", "9")
TWO_ITEMS = _row("101", TWELVE), _row("102", NINE)


def _with(row: str, attribute: str) -> str:
    return row.replace("<table:table-row", f"<table:table-row {attribute}", 1)


def _group(row: str, display: str) -> str:
    inner = f'<table:table-row-group table:display="{display}">{row}</table:table-row-group>'
    return f"<table:table-row-group>{inner}</table:table-row-group>"


@pytest.mark.parametrize(
    "hidden",
    [
        _with(TWO_ITEMS[1], 'table:visibility="collapse"'),
        _with(TWO_ITEMS[1], 'table:visibility="filter"'),
        _group(TWO_ITEMS[1], "false"),
    ],
)
def test_a_row_of_an_ods_out_of_sight_is_told(tmp_path: Path, hidden: str) -> None:
    found = read(tmp_path, _ods(TWO_ITEMS[0], hidden), "file.ods")
    assert ([each.code for each in found.hidden], raws(found)["102"]) == (["102"], "9")


def test_a_row_of_an_ods_in_an_open_group_is_seen(tmp_path: Path) -> None:
    seen = _with(_group(TWO_ITEMS[1], "true"), 'table:visibility="visible"')
    assert read(tmp_path, _ods(TWO_ITEMS[0], seen), "file.ods").hidden == ()


@pytest.mark.parametrize(("before", "codes"), [("2", ["101", "102"]), ("1", []), ("3", [])])
def test_a_hidden_column_of_an_ods_is_told(tmp_path: Path, before: str, codes: list[str]) -> None:
    columns = (
        f'<table:table-column table:number-columns-repeated="{before}"/><table:table-columns>'
        '<table:table-column table:visibility="collapse"/></table:table-columns>'
        '<table:table-column table:number-columns-repeated="16000"/>'
    )
    found = read(tmp_path, _ods(*TWO_ITEMS, columns=columns), "file.ods")
    assert [each.code for each in found.hidden] == codes


def test_a_hidden_sheet_of_an_ods_is_told(tmp_path: Path) -> None:
    for style, hidden in (("seen", False), ("unseen", True)):
        found = read(tmp_path, _ods(*TWO_ITEMS, style=style), "file.ods")
        assert (found.hidden_sheet, len(found.hidden)) == (hidden, 2 if hidden else 0)


@pytest.mark.parametrize(
    ("rows", "columns", "shared"),
    [(2, 1, {"101", "102"}), (9_999_999, 9_999_999, {"101", "102"}), (1, 2, set())],
)
def test_a_merged_cell_of_an_ods_over_two_items_is_neithers(
    tmp_path: Path, rows: int, columns: int, shared: set[str]
) -> None:
    spans = f'table:number-rows-spanned="{rows}" table:number-columns-spanned="{columns}"'
    merged = TWELVE.replace("<table:table-cell", f"<table:table-cell {spans}")
    covered = NINE.replace("table-cell", "covered-table-cell")
    found = read(tmp_path, _ods(_row("101", merged), _row("102", covered)), "file.ods")
    assert {e.code for e in found.entries if e.value and e.value.fault is Fault.SHARED} == shared


def test_a_note_on_an_ods_cell_is_not_its_text(tmp_path: Path) -> None:
    noted = (
        '<table:table-cell office:value-type="float" office:value="12">'
        "<office:annotation><text:p>ai đó: 99</text:p></office:annotation>"
        "<text:p>12</text:p></table:table-cell>"
    )
    assert raws(read(tmp_path, _ods(_row("101", noted)), "file.ods")) == {"101": "12"}


def test_a_cell_of_an_ods_repeated_to_the_end_is_far(tmp_path: Path) -> None:
    filled = _cell("float", "5", "5")
    times = 'table:number-columns-repeated="16381"'
    repeated = filled.replace("<table:table-cell", f"<table:table-cell {times}")
    found = read(tmp_path, _ods(_row("101", filled, repeated)), "file.ods")
    assert raws(found) == {"101": "5"}
    assert found.far == (Cell(address="XFD3", raw="5"),)


def test_an_encrypted_ods_says_so(tmp_path: Path) -> None:
    parts = {"content.xml": b"\x8f\x01", "META-INF/manifest.xml": b"<m:encryption-data/>"}
    assert read(tmp_path, packed(parts), "file.ods").trouble is Trouble.ENCRYPTED


def test_a_text_document_is_no_workbook(tmp_path: Path) -> None:
    content = f"<office:document-content {_NAMES}><office:body/></office:document-content>"
    found = read(tmp_path, packed({"content.xml": content.encode()}), "file.odt")
    assert found.trouble is Trouble.DOCUMENT
