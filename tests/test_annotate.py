"""Annotated copies: comments, marks and a list, and all else as it was."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders import plan
from tests.workbooks import FORM, changed, edited, packed, parts_of, workbook
from xhht_cli.assess import examine
from xhht_cli.assessment import Examination
from xhht_cli.findings import FoundCell, Severity
from xhht_cli.present.annotate import annotated, is_ours, list_only, listed, parts
from xhht_cli.present.annotate.listed import Listed, Row
from xhht_cli.present.forms import form_for
from xhht_cli.present.language import language

EN = language("en")
LIST = "To be corrected"
FIRST = 8
"""The row of the list's first finding in a workbook that can be corrected."""

DRAWN = f"""
{FORM}
    1 | thôn     | 101 | thôn | '=1+1 | |
    2 | Internet | 102 | thôn | 5     | |
"""
"""A text in E5 that would be a formula if it were written as one; E6 is sound."""


TOLD = Listed(
    file="file.xlsx",
    rows=(
        Row(
            unit="",
            severity=Severity.ERROR,
            severity_name="error",
            sheet="Sheet1",
            cell="E5",
            item="101",
            value="x",
            wrong="wrong",
            remedy="mend it",
        ),
    ),
    comments={"Sheet1": {"E5": "wrong"}},
)


def our_form() -> bytes:
    """An Sinh's return, with more families recognised (E30) than there are (E28)."""
    unit = plan().units_in(2013)["07075"]
    return form_for(plan(), unit, 2013, {"401": 2040, "403": 2081})


def examined(folder: Path, data: bytes) -> Examination:
    """Examine a file by itself."""
    (folder / "file.xlsx").write_bytes(data)
    return examine(folder / "file.xlsx", plan())


def told(folder: Path, data: bytes) -> Listed:
    return listed("file.xlsx", examined(folder, data).findings, plan(), EN)


def annotate(folder: Path, data: bytes) -> bytes:
    made = annotated(data, told(folder, data), EN)
    assert made is not None
    return made[0]


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def form_beside(sheet: Worksheet) -> Worksheet:
    assert sheet.parent is not None
    return sheet.parent["Biểu"]


def comments(sheet: Worksheet) -> dict[str, str]:
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return {cell.coordinate: cell.comment.text for cell in cells if cell.comment}


def marked(sheet: Worksheet) -> set[str]:
    """The cells with a conditional format that is always on, before all others."""
    return {
        cell.coord
        for formats in sheet.conditional_formatting
        for rule in formats.rules
        if rule.priority == 1 and rule.formula == ['N("xhht")=0']
        for cell in formats.sqref.ranges
    }


def test_every_faulty_cell_has_a_comment_and_a_mark_and_no_other(tmp_path: Path) -> None:
    sheet = opened(annotate(tmp_path, our_form()))["Biểu"]
    found = comments(sheet)
    assert set(found) == marked(sheet) == {"E28", "E30"}
    assert found["E30"].startswith("Error R301: ")
    assert "2,081" in found["E30"]
    assert "2,040" in found["E30"]
    assert "\n→ " in found["E30"]


def test_the_list_comes_first_and_leads_to_the_cells(tmp_path: Path) -> None:
    book = opened(annotate(tmp_path, our_form()))
    assert book.sheetnames == [LIST, "Biểu", "Giải thích"]
    sheet = book[LIST]
    assert sheet["A2"].value == "File: file.xlsx"
    first = [cell.value for cell in sheet[FIRST]]
    assert first[:7] == ["1", "Xã An Sinh (07075)", "error (R301)", "Biểu", "E30", "403", "2081"]
    assert str(first[7]).endswith("Cells concerned as well: E28.")
    assert sheet[f"E{FIRST}"].hyperlink.location == "'Biểu'!E30"


def test_notes_come_last_in_the_list_and_get_no_comment(tmp_path: Path) -> None:
    rows = told(tmp_path, our_form()).rows
    kinds = [row.severity for row in rows]
    assert kinds == [Severity.ERROR] + [Severity.NOTE] * (len(rows) - 1)
    assert len(rows) > 20


@pytest.mark.parametrize("make", [our_form, lambda: workbook(DRAWN)], ids=["form", "drawn"])
def test_the_copy_reads_as_the_return_did(tmp_path: Path, make: object) -> None:
    assert callable(make)
    data = make()
    before, after = examined(tmp_path, data), None
    copy = annotate(tmp_path, data)
    after = examined(tmp_path, copy)
    assert len(after.intake.returns) == 1
    assert after.facts.equals(before.facts)
    assert after.findings == before.findings


def test_all_that_is_not_annotated_stays_as_it_was_to_the_byte(tmp_path: Path) -> None:
    picture = {"xl/media/image1.png": b"\x89PNG", "xl/drawings/drawing1.xml": b"<odd  attr = '1'/>"}
    data = packed(parts_of(our_form()) | picture)
    before, after = parts_of(data), parts_of(annotate(tmp_path, data))
    changed_parts = {name for name in after if after[name] != before.get(name)}
    assert set(before) <= set(after)
    assert {name for name in changed_parts if not name.startswith("xl/xhht/")} == {
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "xl/worksheets/sheet1.xml",
    }


def test_validation_protection_and_print_set_up_of_our_form_are_kept(tmp_path: Path) -> None:
    before, after = (opened(data)["Biểu"] for data in (our_form(), annotate(tmp_path, our_form())))
    assert after.protection.sheet is before.protection.sheet is True
    assert after["E30"].protection.locked is False
    assert len(after.data_validations.dataValidation) == len(before.data_validations.dataValidation)
    assert (after.print_area, after.print_title_rows) == ("'Biểu'!$A$1:$G$89", "$8:$8")
    assert after["E30"].style == before["E30"].style


def test_only_the_list_is_selected_so_that_nobody_types_into_two_sheets(tmp_path: Path) -> None:
    data = workbook(DRAWN, "nothing")
    for part in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"):
        xml = parts_of(data)[part].replace(b' tabSelected="1"', b"")
        data = packed(parts_of(data) | {part: xml})
        data = edited(data, "<sheetView ", '<sheetView tabSelected="1" ', part)
    copy = annotate(tmp_path, data)
    selected = {name for name, part in parts_of(copy).items() if b'tabSelected="1"' in part}
    assert selected == {"xl/xhht/loi-can-sua.xml"}
    book = opened(copy)
    assert book.active is book[LIST]


def test_the_value_of_a_formula_is_kept(tmp_path: Path) -> None:
    data = edited(workbook(DRAWN), "<v>5</v>", "<f>2+3</f><v>5</v>")
    facts = examined(tmp_path, annotate(tmp_path, data)).facts.set_index("item")["value"]
    assert facts["102"] == 5
    assert opened(annotate(tmp_path, data))["Sheet1"]["E6"].value == "=2+3"


def test_what_a_return_says_is_text_and_never_a_formula(tmp_path: Path) -> None:
    sheet = opened(annotate(tmp_path, workbook(DRAWN)))[LIST]
    written = sheet[f"G{FIRST}"]
    assert (written.value, written.data_type) == ("=1+1", "s")


@pytest.mark.parametrize("odd", ["<b>&\"'", "a_x0041_b", "\u200b\U0001f600", "x" * 40_000])
def test_odd_and_long_text_gives_a_workbook_that_opens(tmp_path: Path, odd: str) -> None:
    found = told(tmp_path, workbook(DRAWN))
    row = replace(found.rows[0], value=odd[:2000], wrong=odd[:2000])
    again = replace(found, rows=(row,), comments={"Sheet1": {"E5": odd[:2000]}})
    made = annotated(workbook(DRAWN), again, EN)
    assert made is not None
    book = opened(made[0])
    assert comments(book["Sheet1"])["E5"].replace("_x005F_", "_") == odd[:2000]
    assert book[LIST][f"G{FIRST}"].value.replace("_x005F_", "_") == odd[:2000]


def test_text_is_cut_where_excel_would_refuse_it(tmp_path: Path) -> None:
    data = changed(workbook(DRAWN), lambda sheet: sheet.cell(5, 5, "x" * 32_000))
    found = told(tmp_path, data)
    texts = [t for row in found.rows for t in (row.value, row.wrong, row.remedy)]
    assert max(map(len, texts)) == 2000
    assert max(len(t) for cells in found.comments.values() for t in cells.values()) <= 2000


def test_characters_that_xml_forbids_are_replaced(tmp_path: Path) -> None:
    found = told(tmp_path, workbook(DRAWN))
    row = replace(found.rows[0], value="a\x00b\x1fc\ud800")
    made = annotated(workbook(DRAWN), replace(found, rows=(row,)), EN)
    assert made is not None
    assert opened(made[0])[LIST][f"G{FIRST}"].value == "a�b�c�"


def test_cells_of_other_files_are_named_and_get_no_comment_here(tmp_path: Path) -> None:
    (error,) = (f for f in examined(tmp_path, our_form()).findings if f.code == "R301")
    elsewhere = FoundCell(item="401", sheet="Biểu", cell="E12", value="7", file="2012/a.xlsx")
    found = listed("file.xlsx", [replace(error, cells=(*error.cells, elsewhere))], plan(), EN)
    assert set(found.comments["Biểu"]) == {"E28", "E30"}
    assert found.rows[0].wrong.endswith("In 2012/a.xlsx, cell Biểu!E12: “7”.")


def test_comments_of_others_stay_and_are_added_to(tmp_path: Path) -> None:
    def comment(sheet: Worksheet) -> None:
        sheet["A1"].comment = Comment("Of the office", "Lan")
        sheet["E5"].comment = Comment("Asked by phone", "Lan")

    data = changed(workbook(DRAWN), comment)
    copy = annotate(tmp_path, data)
    found = comments(opened(copy)["Sheet1"])
    assert found["A1"] == "Of the office"
    assert found["E5"].startswith("Asked by phone\n\nError R2")
    drawings = [part for name, part in parts_of(copy).items() if name.endswith(".vml")]
    assert [len(re.findall(rb"<(?:\w+:)?shape ", part)) for part in drawings] == [2]


def test_a_copy_that_comes_back_corrected_loses_its_comments_and_marks(tmp_path: Path) -> None:
    def correct(sheet: Worksheet) -> None:
        form = form_beside(sheet)
        form["E30"] = 2000
        form["E11"] = "gần 97"

    once = changed(annotate(tmp_path, our_form()), correct)
    book = opened(annotate(tmp_path, once))
    assert book.sheetnames == [LIST, "Biểu", "Giải thích"]
    assert set(comments(book["Biểu"])) == marked(book["Biểu"]) == {"E11"}
    assert book[LIST][f"E{FIRST}"].value == "E11"
    assert book["Biểu"].print_area == "'Biểu'!$A$1:$G$89"


def test_a_comment_that_goes_takes_its_box_with_it() -> None:
    first = annotated(workbook(DRAWN), replace(TOLD, comments={"Sheet1": {"E6": "wrong"}}), EN)
    assert first is not None
    second = annotated(first[0], TOLD, EN)
    assert second is not None
    drawing = parts_of(second[0])["xl/xhht/drawing1.vml"]
    assert re.findall(rb"<x:Row>(\d+)", drawing) == [b"4"]


def test_a_later_copy_keeps_the_parts_of_its_sheets_apart() -> None:
    two = workbook(DRAWN, "nothing")
    first = annotated(two, replace(TOLD, comments={"Sheet2": {"A1": "second"}}), EN)
    assert first is not None
    both = replace(TOLD, comments={"Sheet1": {"E5": "first"}, "Sheet2": {"A2": "second"}})
    second = annotated(first[0], both, EN)
    assert second is not None
    book = opened(second[0])
    assert (comments(book["Sheet1"]), comments(book["Sheet2"])) == (
        {"E5": "first"},
        {"A2": "second"},
    )


def test_a_return_on_a_sheet_of_the_lists_name_is_not_lost(tmp_path: Path) -> None:
    def rename(sheet: Worksheet) -> None:
        sheet.title = LIST

    data = changed(workbook(DRAWN, "nothing"), rename)
    book = opened(annotate(tmp_path, data))
    assert book.sheetnames == [f"{LIST} (2)", LIST, "Sheet2"]
    assert set(comments(book[LIST])) == {"E5"}


def test_the_same_return_gives_the_same_bytes(tmp_path: Path) -> None:
    assert annotate(tmp_path, our_form()) == annotate(tmp_path, our_form())


def test_a_workbook_with_macros_keeps_them_and_its_suffix(tmp_path: Path) -> None:
    plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macros = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    data = edited(workbook(DRAWN), plain, macros, "[Content_Types].xml")
    data = packed(parts_of(data) | {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0macros"})
    made = annotated(data, told(tmp_path, workbook(DRAWN)), EN)
    assert made is not None
    assert made[1] == ".xlsm"
    assert parts_of(made[0])["xl/vbaProject.bin"] == b"\xd0\xcf\x11\xe0macros"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no workbook", b"\xd0\xcf\x11\xe0" * 99])
def test_what_is_no_such_workbook_gets_no_copy(tmp_path: Path, data: bytes) -> None:
    assert annotated(data, told(tmp_path, our_form()), EN) is None


def test_a_workbook_of_the_strict_kind_gets_no_copy(tmp_path: Path) -> None:
    usual = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    data = edited(workbook(DRAWN), usual, strict, "xl/workbook.xml")
    assert annotated(data, told(tmp_path, workbook(DRAWN)), EN) is None


COMMENTED = workbook(DRAWN, change=lambda sheet: setattr(sheet["E5"], "comment", Comment("a", "b")))
PARTS = parts_of(COMMENTED)


@given(st.sampled_from(sorted(PARTS)), st.binary(max_size=4), st.integers(0, 3000))
def test_whatever_is_broken_in_a_workbook_it_gets_a_copy_that_opens_or_none(
    name: str, put: bytes, place: int
) -> None:
    part = PARTS[name]
    broken = packed(PARTS | {name: part[:place] + put + part[place + len(put) + 1 :]})
    made = annotated(broken, TOLD, EN)
    assert made is None or LIST.encode() in parts_of(made[0])["xl/workbook.xml"]


def test_a_very_large_workbook_gets_no_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = sum(map(len, parts_of(workbook(DRAWN)).values()))
    monkeypatch.setattr(parts, "LARGEST", whole)
    assert annotated(workbook(DRAWN), TOLD, EN) is not None
    monkeypatch.setattr(parts, "LARGEST", whole - 1)
    assert annotated(workbook(DRAWN), TOLD, EN) is None


def test_the_list_alone_is_a_workbook_without_links(tmp_path: Path) -> None:
    data = list_only(told(tmp_path, our_form()), EN)
    book = opened(data)
    assert book.sheetnames == [LIST]
    assert [cell.value for cell in book[LIST][FIRST - 1]][:5] == [
        "1", "Xã An Sinh (07075)", "error (R301)", "Biểu", "E30"
    ]  # fmt: skip
    assert book[LIST][f"E{FIRST - 1}"].hyperlink is None


def test_a_copy_is_known_until_somebody_saves_it(tmp_path: Path) -> None:
    copy = annotate(tmp_path, our_form())
    assert is_ours(copy)
    assert is_ours(list_only(told(tmp_path, our_form()), EN))
    assert not is_ours(our_form())
    assert not is_ours(changed(copy, lambda sheet: sheet.cell(1, 1, "seen")))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_comments_marks_and_links(tmp_path: Path) -> None:
    (tmp_path / "copy.xlsx").write_bytes(annotate(tmp_path, our_form()))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(  # noqa: S603  # LibreOffice, on our own file
        [
            *("soffice", "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML"),
            *("--outdir", str(tmp_path / "out"), str(tmp_path / "copy.xlsx")),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    saved = (tmp_path / "out" / "copy.xlsx").read_bytes()
    book = opened(saved)
    assert book.sheetnames == [LIST, "Biểu", "Giải thích"]
    assert set(comments(book["Biểu"])) == {"E28", "E30"}
    assert "Error R301" in comments(book["Biểu"])["E30"]
    assert book[LIST][f"E{FIRST}"].hyperlink.location.replace("'", "") == "Biểu!E30"
    facts = examined(tmp_path, saved).facts.set_index("item")["raw"]
    assert facts[["401", "403"]].tolist() == ["2040", "2081"]
    again = opened(annotate(tmp_path, saved))
    assert again.sheetnames == [LIST, "Biểu", "Giải thích"]
    assert set(comments(again["Biểu"])) == marked(again["Biểu"]) == {"E28", "E30"}
    written = [
        part for name, part in parts_of(annotate(tmp_path, saved)).items() if "sheet" in name
    ]
    assert b"".join(written).count(b'N("xhht")=0') == 1
