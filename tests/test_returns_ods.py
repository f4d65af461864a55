"""Reading .ods, drawn cell by cell as LibreOffice writes it."""

from pathlib import Path

import pytest

from tests.workbooks import entry, packed, raws, read
from xhht_cli.returns.model import Cell, Fault, Trouble

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)


def _text(text: str) -> str:
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


def _ods(*rows: str) -> bytes:
    """Make an .ods with a return whose entries stand in column C from row 3 on."""
    head = f"<table:table-row>{_text('Năm báo cáo: 2013')}</table:table-row>" + (
        "<table:table-header-rows><table:table-row>"
        + "".join(map(_text, ("STT", "Mã số", "Số liệu", "Ghi chú")))
        + "</table:table-row></table:table-header-rows>"
    )
    table = f'<table:table table:name="Biểu">{head}{"".join(rows)}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    content = f"<office:document-content {_NAMES}>{body}</office:document-content>"
    return packed({"content.xml": content.encode()})


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
