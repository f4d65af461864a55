"""What calamine alone would lose of an .xlsx: faults of cells, far cells, unusual writing."""

import re
from collections.abc import Callable
from datetime import date, time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbooks import (
    FORM,
    SHEET,
    edited,
    entry,
    packed,
    parts_of,
    raws,
    read,
    workbook,
)
from xhht_cli.plan import load_plan
from xhht_cli.present.forms import form_for
from xhht_cli.returns.look import is_within_reach, raw_sheet
from xhht_cli.returns.model import Cell, Fault, Return, Trouble, Value, Writing

ROWS = """
    1 | Tổng số     | 101 | thôn | 12 |  | chợ
    a | có Internet | 102 | thôn | 9  |  |
"""
PLAIN = workbook(FORM + ROWS)
TWELVE = '<c r="E5" t="n"><v>12</v></c>'


def _with(content: object, number_format: str = "General") -> bytes:
    def fill(sheet: Worksheet) -> None:
        sheet["E5"] = content  # type: ignore[assignment]  # that is what is tested
        sheet["E5"].number_format = number_format

    return workbook(FORM + ROWS, change=fill)


def _value(found: Return) -> Value:
    value = entry(found, "101").value
    assert value is not None
    return value


@pytest.mark.parametrize(
    ("content", "number_format", "raw", "fault"),
    [
        ("=6+6", "General", "=6+6", Fault.UNCALCULATED),
        ('=IF(A1<"b",1,2)', "General", '=IF(A1<"b",1,2)', Fault.UNCALCULATED),
        ("#DIV/0!", "General", "#DIV/0!", Fault.ERROR_VALUE),
        (0.65, "0%", "65%", Fault.PERCENTAGE),
        (0.6512, "0.00%", "65.12%", Fault.PERCENTAGE),
        (1, "0%", "100%", Fault.PERCENTAGE),
        (0.07, '0.0"%"', "0.07%", Fault.PERCENTAGE),
        (12, r"#,##0\%", "12%", Fault.PERCENTAGE),
        (date(2013, 5, 29), "dd/mm/yyyy", "2013-05-29", Fault.DATE),
        (743, "dd/mm/yyyy", "1902-01-12", Fault.DATE),
        (time(3, 4), "hh:mm", "03:04:00", Fault.DATE),
        (True, "General", "TRUE", Fault.BOOLEAN),
        (24.48, "General", "24.48", Fault.FRACTION),
    ],
)
def test_a_faulty_cell_is_never_a_blank_or_a_number(
    tmp_path: Path, content: object, number_format: str, raw: str, fault: Fault
) -> None:
    found = read(tmp_path, _with(content, number_format))
    assert entry(found, "101").cell == Cell(address="E5", raw=raw)
    assert (_value(found).number, _value(found).fault) == (None, fault)
    assert raws(found)["102"] == "9"


@pytest.mark.parametrize(
    ("cell", "raw", "fault"),
    [
        ('<c r="E5" s="0"><f>6+6</f><v></v></c>', "=6+6", Fault.UNCALCULATED),
        ('<c r="E5"><f>6+6</f></c>', "=6+6", Fault.UNCALCULATED),
        ('<c r="E5"><f t="shared" si="0"/></c>', "=", Fault.UNCALCULATED),
        ('<c r="E5" t="str"><f>A1</f></c>', "=A1", Fault.UNCALCULATED),
        ('<c r="E5" s="0" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!", Fault.ERROR_VALUE),
        ('<c r="E5" t="e"><v>#N/A</v></c>', "#N/A", Fault.ERROR_VALUE),
        ('<c r="E5" t="e"/>', "", None),
        ('<c r="E5" t="str"><f>""</f><v></v></c>', "", None),
        ('<c r="E5" t="str"><f aca="false">""</f><v/></c>', "", None),
        ('<c r="E5" s="0"/>', "", None),
    ],
)
def test_what_stands_in_the_file_decides(
    tmp_path: Path, cell: str, raw: str, fault: Fault | None
) -> None:
    found = read(tmp_path, edited(PLAIN, TWELVE, cell))
    assert (entry(found, "101").cell.raw, _value(found).fault) == (raw, fault)
    assert _value(found).writing is (None if fault else Writing.BLANK)


@pytest.mark.parametrize("written", ['<c r="E5"', '<c\n r="E5"'])
@pytest.mark.parametrize(
    ("stale", "value", "number"), [("1", "0", None), ("1", "12", 12), ("0", "0", 0)]
)
def test_a_zero_that_waits_to_be_calculated_is_none(
    tmp_path: Path, written: str, stale: str, value: str, number: int | None
) -> None:
    formula = edited(PLAIN, TWELVE, f"{written}><f>6+6</f><v>{value}</v></c>")
    asking = f'fullCalcOnLoad="{stale}"'
    found = read(tmp_path, edited(formula, 'fullCalcOnLoad="1"', asking, "xl/workbook.xml"))
    assert _value(found).number == number
    assert (_value(found).fault is Fault.UNCALCULATED) == (number is None)


def test_a_calculated_formula_is_its_value(tmp_path: Path) -> None:
    cell = '<c r="E5"><f t="shared" ref="E5:E6" si="0">6+6</f><v>12</v></c>'
    found = read(tmp_path, edited(PLAIN, TWELVE, cell))
    assert (_value(found).number, _value(found).fault) == (12, None)


def test_a_year_that_was_never_calculated_is_not_known(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["E3"] = "=2012+1"

    heading = read(tmp_path, workbook(FORM + ROWS, change=fill)).heading
    assert heading is not None
    assert (heading.year, heading.year_cell) == (None, Cell(address="E3", raw="=2012+1"))


def test_never_calculated_checks_are_nobodys_concern(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["F5"], sheet["F6"] = '=IF(E6>E5,"Sai","")', "=E5-E6"

    found = read(tmp_path, workbook(FORM + ROWS, change=fill))
    assert (raws(found), found.unclaimed) == ({"101": "12", "102": "9"}, ())


@pytest.mark.parametrize("address", ["XFD1048576", "A1048576", "XFD5", "DA5", "A10000"])
def test_a_far_cell_is_listed_and_the_near_ones_are_read(tmp_path: Path, address: str) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet[address] = 7

    found = read(tmp_path, workbook(FORM + ROWS, change=fill))
    assert found.far == (Cell(address=address, raw="7"),)
    assert raws(found) == {"101": "12", "102": "9"}


def test_a_far_cell_without_content_is_nothing(tmp_path: Path) -> None:
    styled = '</row><row r="1048576"><c r="XFD1048576" s="0"/><c r="B9" s="0"></c></row>'
    found = read(tmp_path, edited(PLAIN, "</row></sheetData>", styled + "</sheetData>"))
    assert (found.far, raws(found)) == ((), {"101": "12", "102": "9"})


def test_a_far_cell_on_another_sheet_is_no_matter(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["XFD1048576"] = 7

    found = read(tmp_path, workbook("x", FORM + ROWS, change=fill))
    assert (found.far, raws(found)) == ((), {"101": "12", "102": "9"})


def test_a_wrong_dimension_is_no_matter(tmp_path: Path) -> None:
    for dimension in ("A1", "A1:XFD1048576"):
        found = read(tmp_path, edited(PLAIN, 'ref="A1:G6"', f'ref="{dimension}"'))
        assert raws(found) == {"101": "12", "102": "9"}


def _prefixed(sheet: str) -> str:
    names = re.sub(r"<(/?)([a-zA-Z])", r"<\1x:\2", sheet)
    return names.replace("xmlns=", "xmlns:x=")


@pytest.mark.parametrize(
    "unusual",
    [
        _prefixed,
        lambda sheet: sheet.replace('"', "'"),
        lambda sheet: re.sub(r'<c r="([A-Z0-9]+)" t="(\w+)"', r'<c t="\2" r="\1"', sheet),
        lambda sheet: sheet.replace("<sheetData>", "<sheetData><!-- by hand -->"),
        lambda sheet: sheet.replace("<v>9</v>", "<v><![CDATA[9]]></v>"),
        lambda sheet: sheet.replace("<c r", "<c\n r"),
    ],
    ids=["prefix", "single quotes", "address last", "comment", "cdata", "line break"],
)
def test_unusual_writing_gets_a_closer_look(tmp_path: Path, unusual: Callable[[str], str]) -> None:
    cells = '<c r="E5" t="e"><v>#DIV/0!</v></c><c r="F5" t="n"><v>3</v></c>'
    parts = parts_of(edited(PLAIN, TWELVE, cells))
    found = read(tmp_path, packed(parts | {SHEET: unusual(parts[SHEET].decode()).encode()}))
    assert raws(found) == {"101": "#DIV/0!", "102": "9"}
    assert _value(found).fault is Fault.ERROR_VALUE
    assert found.unclaimed == (Cell(address="F5", raw="3"),)


def test_a_closer_look_needs_nothing_but_sheets(tmp_path: Path) -> None:
    parts = parts_of(edited(PLAIN, "<c r", "<c\n r"))
    for name in ("xl/theme/theme1.xml", "docProps/app.xml", "docProps/core.xml"):
        del parts[name]
    book = parts["xl/workbook.xml"].decode()
    parts["xl/workbook.xml"] = re.sub("<calcPr[^>]*>|<workbookPr[^>]*>", "", book).encode()
    assert raws(read(tmp_path, packed(parts))) == {"101": "12", "102": "9"}


def test_cells_without_addresses_follow_one_another(tmp_path: Path) -> None:
    lines = ("Năm báo cáo: 2013", "STT|Mã số|Số liệu", "1|101|12", "2|102|=6+3")
    rows = ("".join(_cell(text) for text in line.split("|")) for line in lines)
    table = "".join(f"<row>{cells}</row>" for cells in rows)
    parts = parts_of(PLAIN)
    start, _, rest = parts[SHEET].decode().partition("<sheetData>")
    end = rest.partition("</sheetData>")[2]
    parts[SHEET] = f"{start}<sheetData>{table}</sheetData>{end}".encode()
    assert raws(read(tmp_path, packed(parts))) == {"101": "12", "102": "=6+3"}


def _cell(text: str) -> str:
    if text.startswith("="):
        return f"<c><f>{text[1:]}</f></c>"
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def test_a_sheet_may_stand_anywhere_in_the_package(tmp_path: Path) -> None:
    parts = parts_of(PLAIN)
    parts["odd/Ws.xml"] = parts.pop(SHEET)
    rels = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = rels.replace(
        b"/xl/worksheets/sheet1.xml", b"../odd/Ws.xml"
    )
    assert raws(read(tmp_path, packed(parts))) == {"101": "12", "102": "9"}


def test_a_sheet_that_is_not_there_is_damage(tmp_path: Path) -> None:
    parts = parts_of(PLAIN)
    del parts[SHEET]
    assert read(tmp_path, packed(parts)).trouble is Trouble.DAMAGED


def test_a_large_list_on_another_sheet_is_read_over(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in range(1, 10_050):
            sheet.append((row, row))

    found = read(tmp_path, workbook("x", FORM + ROWS, change=fill))
    assert (found.sheet, raws(found)) == ("Sheet2", {"101": "12", "102": "9"})


@pytest.mark.parametrize("kind", ["0", "d", "n"])
def test_text_within_a_cell_of_another_kind_is_read_as_openpyxl_reads_it(
    tmp_path: Path, kind: str
) -> None:
    found = read(tmp_path, edited(PLAIN, TWELVE, f'<c r="E5" t="{kind}"><is><t>12</t></is></c>'))
    assert (entry(found, "101").cell.raw, _value(found).number) == ("", None)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (TWELVE, '<c r="E5" t="n"><v><v>12</v></c>'),
        (TWELVE, f"{TWELVE}</c>"),
        (TWELVE, '<c r="E5" t="n">12</v></c>'),
        ('<row r="6">', ""),
        ("</t></is></c>", "</t></c>"),
        ("<sheetData", "</sheetData><sheetData"),
    ],
)
def test_tags_that_do_not_fit_together_are_damage_and_no_blank(
    tmp_path: Path, old: str, new: str
) -> None:
    assert read(tmp_path, edited(PLAIN, old, new)).trouble is Trouble.DAMAGED


def test_a_sheet_of_no_known_name_space_gives_no_number(tmp_path: Path) -> None:
    found = read(tmp_path, edited(PLAIN, "spreadsheetml/2006/main", "spreadsheetml/2006/mainn"))
    assert found.trouble is not None


@pytest.mark.parametrize("code", ["07075", "GDDT"])
def test_our_own_forms_need_no_closer_look(code: str) -> None:
    plan = load_plan()
    book = form_for(plan, plan.units_in(2013)[code], 2013)
    with ZipFile(BytesIO(book)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        assert [name for name in sheets if not is_within_reach(raw_sheet(parts.read(name)))] == []
        assert len(sheets) == 2
