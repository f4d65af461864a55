"""Forms as people edit them, and as their computers wreck them."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.legacy_fonts import in_tcvn3, in_vni
from tests.workbooks import FORM, draw, edited, entry, intake, raws, read, workbook
from xhht_cli.returns.legacy_fonts import Font
from xhht_cli.returns.model import Cell, Fault, Return, Trouble, Writing

ROWS = """
    1 | Tổng số thôn   | 101 | thôn     | 12  |  | cả khu mới
    a | có Internet    | 102 | thôn     | 9   |  |
    2 | Bưu điện       | 201 | có/không | Có  |  | đang hoạt động
    b | Thư viện       | 202 | có/không | Không |  |
"""
"""They stand in rows 5 to 8."""


def numbers(found: Return) -> dict[str, int | None]:
    return {each.code: each.value.number for each in found.entries if each.value}


SOUND = {"101": 12, "102": 9, "201": 1, "202": 0}


@pytest.mark.parametrize(("write", "font"), [(in_tcvn3, Font.TCVN3), (in_vni, Font.VNI)])
def test_a_form_typed_for_a_legacy_font_reads_the_same(
    tmp_path: Path, write: Callable[[str], str], font: Font
) -> None:
    found = read(tmp_path, workbook(write(FORM + ROWS)))
    assert numbers(found) == SOUND
    assert entry(found, "101").note in {"cả khu mới", write("cả khu mới")}
    heading = found.heading
    assert heading is not None
    assert (heading.form_code, heading.unit_code, heading.year) == ("01.N/XHHT-X", "07075", 2013)
    assert heading.font is font


def test_a_form_in_unicode_names_no_font(tmp_path: Path) -> None:
    heading = read(tmp_path, workbook(FORM + ROWS)).heading
    assert heading is not None
    assert heading.font is None


def test_a_name_typed_for_vntime_is_shown_as_it_looks_there(tmp_path: Path) -> None:
    drawn = workbook((FORM + ROWS).replace("Xã An Sinh", "X· B×nh D\u00ad¬ng"))
    heading = read(tmp_path, drawn).heading
    assert heading is not None
    assert heading.unit_name == Cell(address="F1", raw="Xã Bình Dương")


@pytest.mark.parametrize(
    "wreck",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("Đ", "Ð").replace("ư", "ƣ"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("số", "s\u200bố"),
        lambda text: unicodedata.normalize("NFD", text).replace("\u0303", " \u0303\u0303"),
    ],
    ids=["decomposed", "look-alikes", "no-break spaces", "zero width", "marks apart and doubled"],
)
def test_text_that_a_computer_wrecked_reads_the_same(
    tmp_path: Path, wreck: Callable[[str], str]
) -> None:
    found = read(tmp_path, workbook(wreck(FORM + ROWS)))
    assert numbers(found) == SOUND
    assert found.heading is not None
    assert (found.heading.form_code, found.heading.unit_code) == ("01.N/XHHT-X", "07075")


@pytest.mark.parametrize("code", ["101", "'101", "'101 ", "'101.0", "'101,", "' 101"])
def test_a_code_that_was_typed_anew_is_the_same_code(tmp_path: Path, code: str) -> None:
    found = read(tmp_path, workbook(FORM + f"1 | Thôn | {code} | thôn | 12"))
    assert raws(found) == {"101": "12"}


@pytest.mark.parametrize("column", ["D", "F", "G", "H"])
def test_a_number_beside_a_blank_entry_is_kept_with_it(tmp_path: Path, column: str) -> None:
    def slip(sheet: Worksheet) -> None:
        sheet["E5"], sheet[f"{column}5"] = None, "1.236"

    found = read(tmp_path, workbook(FORM + ROWS, change=slip))
    (slipped,) = found.beside
    assert (slipped.entry.code, slipped.cell) == ("101", Cell(address=f"{column}5", raw="1.236"))
    in_notes = column == "G"
    assert (numbers(found)["101"], found.unclaimed) == (None, () if in_notes else (slipped.cell,))


def test_an_answer_beside_a_blank_entry_is_kept_with_it(tmp_path: Path) -> None:
    def slip(sheet: Worksheet) -> None:
        sheet["E7"], sheet["F7"] = None, "không"

    (slipped,) = read(tmp_path, workbook(FORM + ROWS, change=slip)).beside
    assert (slipped.entry.code, slipped.cell) == ("201", Cell(address="F7", raw="không"))


@pytest.mark.parametrize("remark", ["đang rà soát", "-", "…", "QĐ 15/2013"])
def test_a_remark_beside_a_blank_entry_is_a_remark(tmp_path: Path, remark: str) -> None:
    def slip(sheet: Worksheet) -> None:
        sheet["E5"], sheet["G5"] = None, remark

    assert read(tmp_path, workbook(FORM + ROWS, change=slip)).beside == ()


def test_a_number_beside_a_filled_entry_is_none_of_its_answers(tmp_path: Path) -> None:
    found = read(tmp_path, workbook(FORM + "1 | Thôn | 101 | thôn | 12 | 7 | 8"))
    assert found.beside == ()
    assert found.unclaimed == (Cell(address="F5", raw="7"),)


def closer(data: bytes) -> bytes:
    """Write the cells of the first sheet so that they get a closer look."""
    return edited(data, "<c r", "<c\n r")


def as_it_is(data: bytes) -> bytes:
    return data


LOOKS = pytest.mark.parametrize("look", [as_it_is, closer])
Look = Callable[[bytes], bytes]


@LOOKS
def test_a_merged_cell_over_the_rows_of_two_items_is_neithers(tmp_path: Path, look: Look) -> None:
    drawn = workbook(FORM + ROWS, change=lambda sheet: sheet.merge_cells("E5:E6"))
    found = read(tmp_path, look(drawn))
    first, second = entry(found, "101").value, entry(found, "102").value
    assert first is not None
    assert second is not None
    assert (first.number, first.fault) == (None, Fault.SHARED)
    assert second.writing is Writing.BLANK


@LOOKS
@pytest.mark.parametrize(
    ("cells", "shared", "unseen"),
    [
        ("E5:E6", ["101", "102"], ["102"]),
        ("D5:E6", ["101", "102"], ["101", "102"]),
        ("A1:XFD1048576", ["101", "102"], ["101", "102", "201", "202"]),
        ("D5:E5", [], ["101"]),
        ("E4:E5", [], ["101"]),
        ("A7:G7", [], ["201"]),
        ("E5:F5", [], []),
        ("F5:F8", [], []),
        ("A5:D8", [], []),
    ],
)
def test_what_stands_under_a_merged_cell_is_nobodys_or_at_least_unseen(
    tmp_path: Path, look: Look, cells: str, shared: list[str], unseen: list[str]
) -> None:
    merge = f'</sheetData><mergeCells count="1"><mergeCell ref="{cells}"/></mergeCells>'
    found = read(tmp_path, look(edited(workbook(FORM + ROWS), "</sheetData>", merge)))
    faulty = [e.code for e in found.entries if e.value and e.value.fault is Fault.SHARED]
    assert [each for each in faulty if each < "201"] == shared
    assert [each.code for each in found.hidden] == unseen
    assert raws(found) == {"101": "12", "102": "9", "201": "Có", "202": "Không"}


def test_a_merged_cell_of_a_long_sheet_is_seen(tmp_path: Path) -> None:
    def lengthen(sheet: Worksheet) -> None:
        sheet.merge_cells("E5:E6")
        for row in range(10, 45_000):
            sheet.cell(row, 1, f"đã rà soát, không có gì phải ghi thêm, dòng {row}")

    found = read(tmp_path, workbook(FORM + ROWS, change=lengthen))
    value = entry(found, "101").value
    assert value is not None
    assert value.fault is Fault.SHARED


def test_a_merged_cell_over_a_row_without_item_is_the_items(tmp_path: Path) -> None:
    rows = "1 | Thôn | 101 | thôn | 12\n | (ghi chú) | | |"
    drawn = workbook(FORM + rows, change=lambda sheet: sheet.merge_cells("E5:E6"))
    assert numbers(read(tmp_path, drawn)) == {"101": 12}


def test_a_cell_merged_from_the_unit_of_measure_on_holds_a_slipped_number(tmp_path: Path) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet["D5"] = 12
        sheet.merge_cells("D5:E5")

    (slipped,) = read(tmp_path, workbook(FORM + ROWS, change=merge)).beside
    assert (slipped.entry.code, slipped.cell) == ("101", Cell(address="D5", raw="12"))


@LOOKS
def test_hidden_rows_and_columns_with_entries_are_told(tmp_path: Path, look: Look) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[6].hidden = True
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["F"].hidden = True

    found = read(tmp_path, look(workbook(FORM + ROWS, change=hide)))
    assert [each.code for each in found.hidden] == ["102"]
    assert (numbers(found), found.hidden_sheet) == (SOUND, False)


@LOOKS
def test_in_a_hidden_column_of_entries_all_are_hidden(tmp_path: Path, look: Look) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["E"].hidden = True

    found = read(tmp_path, look(workbook(FORM + ROWS, change=hide)))
    assert [each.code for each in found.hidden] == ["101", "102", "201", "202"]


@LOOKS
@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_with_a_return_is_told(
    tmp_path: Path, state: Literal["hidden", "veryHidden"], look: Look
) -> None:
    def hide(sheet: Worksheet) -> None:
        draw(sheet, FORM + ROWS)
        sheet.sheet_state = state

    book = look(workbook("x", FORM + ROWS, change=hide))
    hidden, shown = intake(tmp_path, a__xlsx=book).returns
    assert (hidden.hidden_sheet, len(hidden.hidden)) == (True, 4)
    assert (shown.hidden_sheet, shown.hidden) == (False, ())


def test_an_older_layout_without_checks_and_in_another_order_reads_the_same(
    tmp_path: Path,
) -> None:
    older = """
        Biểu số: 01.N/XHHT-X | | Mã đơn vị: 7075 | Năm báo cáo: 2013
        Mã số | Chỉ tiêu        | Số liệu | Đơn vị tính
        101   | Tổng số thôn    | 12      | thôn
        102   | có Internet     | 9       | thôn
        201   | Bưu điện        | Có      |
        202   | Thư viện        | Không   |
        Cộng  |                 | 21      |
    """
    found = read(tmp_path, workbook(older))
    assert (numbers(found), found.unclaimed) == (SOUND, ())


def test_a_total_row_among_the_items_is_a_number_that_no_item_claims(tmp_path: Path) -> None:
    rows = """
        1 | Thôn      | 101 | thôn | 12 |
          | Tổng cộng |     |      | 21 |
        2 | Internet  | 102 | thôn | 9  |
    """
    assert read(tmp_path, workbook(FORM + rows)).unclaimed == (Cell(address="E6", raw="21"),)


@pytest.mark.parametrize(
    ("written", "candidate"),
    [
        ("lần 2", 2),
        ("Lần thứ 3", 3),
        ("lần hai", 2),
        ("2 (bổ sung)", None),
        ("lần 2, lần 3", None),
        ("0", None),
        ("nộp lại", None),
    ],
)
def test_a_submission_in_words_is_asked_back(
    tmp_path: Path, written: str, candidate: int | None
) -> None:
    heading = read(tmp_path, workbook(f"Lần nộp: | {written}\n{FORM}{ROWS}")).heading
    assert heading is not None
    assert (heading.submission, heading.submission_candidate) == (None, candidate)


def test_a_workbook_typed_for_vntime_without_a_return_says_so(tmp_path: Path) -> None:
    found = read(tmp_path, workbook("Hä tªn | N¨m sinh\nNguyÔn V¨n A | 1970"))
    assert (found.trouble, found.detail) == (Trouble.LEGACY_FONT, "TCVN3 (.VnTime)")
