"""A return on a sheet: recognised by labels and codes, every cell accounted for."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbooks import FORM, draw, entry, intake, raws, read, workbook
from xhht_cli.returns.model import Cell, Fault, Return, Trouble, Writing

ROWS = """
    1 | Tổng số thôn   | 101 | thôn | 12 |  | cả khu mới
    a | có Internet    | 102 | thôn | 9  |  |
"""


def test_a_return_is_read_cell_by_cell(tmp_path: Path) -> None:
    found = read(tmp_path, workbook(FORM + ROWS))
    assert (found.file, found.sheet, found.trouble) == ("file.xlsx", "Sheet1", None)
    assert [(e.code, e.cell.address, e.cell.raw, e.note) for e in found.entries] == [
        ("101", "E5", "12", "cả khu mới"),
        ("102", "E6", "9", ""),
    ]
    assert [e.value and e.value.number for e in found.entries] == [12, 9]
    assert (found.unclaimed, found.far) == ((), ())


def test_the_heading_is_read_with_its_cells(tmp_path: Path) -> None:
    heading = read(tmp_path, workbook(FORM + ROWS)).heading
    assert heading is not None
    assert heading.form == Cell(address="A1", raw="01.N/XHHT-X")
    assert heading.form_code == "01.N/XHHT-X"
    assert heading.unit == Cell(address="F2", raw="07075")
    assert heading.unit_code == "07075"
    assert heading.unit_name == Cell(address="F1", raw="Xã An Sinh")
    assert (heading.year_cell, heading.year) == (Cell(address="E3", raw="2013"), 2013)
    assert (heading.submission_cell, heading.submission) == (None, 1)
    assert (heading.date_cell, heading.date) == (None, None)


TABLE = """
    STT | Chỉ tiêu | Mã số | Đơn vị tính | Số liệu | Kiểm tra | Ghi chú
    1   | Thôn     | 101   | thôn        | 12      |          |
"""


def _headed(tmp_path: Path, line: str) -> Return:
    return read(tmp_path, workbook(line + "\n" + TABLE))


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("Năm báo cáo: 2013", 2013),
        ("NĂM BÁO CÁO | | '2013", 2013),
        ("Nam bao cao: | 2013", 2013),
        ("Năm báo cáo: | ２０１３", 2013),
        ("Năm báo cáo: | 2013.5", None),
        ("Năm báo cáo: | hai nghìn mười ba", None),
        ("Năm báo cáo: | ", None),
        ("Năm báo cáo: ........ | ", None),
        ("Năm báo cáo: | | Còn 63 ô trống", None),
        ("Năm báo cáo: | Mã đơn vị: | 2013", None),
    ],
)
def test_the_year_is_a_whole_number(tmp_path: Path, line: str, year: int | None) -> None:
    heading = _headed(tmp_path, line).heading
    assert heading is not None
    assert heading.year == year


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("7075", "07075"),
        ("'7075", "07075"),
        ("'07075", "07075"),
        ("' 07075 ", "07075"),
        ("gddt", "GDDT"),
        ("99999", "99999"),
        ("xã An Sinh", None),
        ("", None),
    ],
)
def test_a_unit_code_is_tidied(tmp_path: Path, written: str, code: str | None) -> None:
    heading = _headed(tmp_path, f"Mã đơn vị: | {written}").heading
    assert heading is not None
    assert heading.unit_code == code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("01.N/XHHT-X", "01.N/XHHT-X"),
        ("01.n / xhht – x", "01.N/XHHT-X"),
        ("02.N/XHHT-CQ", "02.N/XHHT-CQ"),
        ("01.N/XHHT-X Ban hành theo Kế hoạch", "01.N/XHHT-X"),
        ("03.N/XHHT-Z", None),
    ],
)
def test_a_form_is_known_by_its_number(tmp_path: Path, written: str, code: str | None) -> None:
    heading = _headed(tmp_path, f"Biểu số: {written}").heading
    assert heading is not None
    assert (heading.form, heading.form_code) == (Cell(address="A1", raw=written), code)


@pytest.mark.parametrize(
    ("written", "submission"),
    [("2", 2), ("'3", 3), ("", 1), ("0", None), ("-1", None), ("1.5", None), ("lần hai", None)],
)
def test_a_submission_is_a_whole_number_from_one(
    tmp_path: Path, written: str, submission: int | None
) -> None:
    heading = _headed(tmp_path, f"Mã đơn vị: 07075\nLần nộp: | {written}").heading
    assert heading is not None
    assert heading.submission == submission
    assert heading.submission_cell == Cell(address="B2", raw=written.removeprefix("'"))


@pytest.mark.parametrize("content", [True, "=B9", date(2013, 12, 31), 2013.5])
def test_a_heading_cell_of_another_kind_is_none_of_it(tmp_path: Path, content: object) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in range(1, 5):
            sheet.cell(row, 2).value = content  # type: ignore[assignment]  # any kind at all

    labels = "Biểu số:\nMã đơn vị:\nNăm báo cáo:\nLần nộp:\n"
    heading = read(tmp_path, workbook(labels + TABLE, change=fill)).heading
    assert heading is not None
    assert (heading.form_code, heading.unit_code) == (None, None)
    assert (heading.year, heading.submission) == (None, None)


@pytest.mark.parametrize("written", ["40000", "2014-13-01"])
def test_a_number_or_a_day_that_never_was_is_no_date(tmp_path: Path, written: str) -> None:
    heading = _headed(tmp_path, f"Mã đơn vị: 07075\nNgày lập biểu: | {written}").heading
    assert heading is not None
    assert heading.date is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("05/01/2014", date(2014, 1, 5)),
        ("5-1-2014", date(2014, 1, 5)),
        ("2014-01-05", date(2014, 1, 5)),
        ("An Sinh, ngày 05 tháng 01 năm 2014", date(2014, 1, 5)),
        ("ngày … tháng … năm 2014", None),
        ("31/02/2014", None),
        ("hôm nay", None),
    ],
)
def test_a_date_is_read_as_vietnamese_write_it(
    tmp_path: Path, written: str, day: date | None
) -> None:
    heading = _headed(tmp_path, f"Mã đơn vị: 07075\nNgày lập biểu: | {written}").heading
    assert heading is not None
    assert heading.date == day


def test_a_date_cell_is_a_date(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B2"] = date(2014, 1, 5)

    drawn = workbook("Mã đơn vị: 07075\nNgày lập biểu:\n" + TABLE, change=fill)
    heading = read(tmp_path, drawn).heading
    assert heading is not None
    assert heading.date == date(2014, 1, 5)


def test_a_blank_beside_a_merged_label_is_named(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        workbook("Năm báo cáo:\n" + TABLE, change=lambda sheet: sheet.merge_cells("A1:C1")),
    )
    assert found.heading is not None
    assert found.heading.year_cell == Cell(address="D1", raw="")


def test_several_lines_in_a_cell_are_read_one_by_one(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "Đơn vị báo cáo: Xã An Sinh\nMã đơn vị: 07075\nNăm báo cáo: 2013"

    heading = read(tmp_path, workbook("x\n" + TABLE, change=fill)).heading
    assert heading is not None
    assert (heading.unit_code, heading.year) == ("07075", 2013)


def test_rows_and_columns_may_move(tmp_path: Path) -> None:
    moved = """
        |           |         |      | Báo cáo năm |
        |           |         |      | BIỂU SỐ 01.N/XHHT-X |
        | Mã đơn vị | 7075    |      |             | Năm báo cáo: 2013
        |           |         |      |             |
        | Ghi chú   | SỐ LIỆU |      | Chỉ tiêu    | Mã  số
        |           |         |      | Thôn        |
        |           | 9       |      | Internet    | '102
        |           |         |      |             |
        | xem sau   | 12      |      | Tổng số     | 101
    """
    found = read(tmp_path, workbook(moved))
    assert raws(found) == {"102": "9", "101": "12"}
    assert entry(found, "101").cell.address == "C9"
    assert entry(found, "101").note == "xem sau"
    assert found.heading is not None
    assert (found.heading.form_code, found.heading.unit_code) == ("01.N/XHHT-X", "07075")


def test_decomposed_letters_are_the_same_labels(tmp_path: Path) -> None:
    found = read(tmp_path, workbook(unicodedata.normalize("NFD", FORM + ROWS)))
    assert raws(found) == {"101": "12", "102": "9"}


def test_a_hundred_empty_rows_end_nothing(tmp_path: Path) -> None:
    def far_below(sheet: Worksheet) -> None:
        sheet["C500"], sheet["E500"] = 103, 7

    found = read(tmp_path, workbook(FORM + ROWS, change=far_below))
    assert raws(found) == {"101": "12", "102": "9", "103": "7"}


def test_every_return_of_a_workbook_is_read_and_other_sheets_are_none(tmp_path: Path) -> None:
    explanation = "Mã số | Chỉ tiêu | Giải thích\n101 | Thôn | Số thôn, khu phố"
    data_without_labels = "Mã số | Số liệu\n101 | 5"
    book = workbook(FORM + ROWS, explanation, data_without_labels, FORM + ROWS)
    found = intake(tmp_path, two__xlsx=book).returns
    assert [(each.file, each.sheet) for each in found] == [
        ("two.xlsx", "Sheet1"),
        ("two.xlsx", "Sheet4"),
    ]


def test_a_workbook_without_a_return_says_so(tmp_path: Path) -> None:
    found = read(tmp_path, workbook("Họ tên | Năm sinh\nA | 1970"))
    assert (found.sheet, found.heading, found.trouble) == ("", None, Trouble.NO_FORM)


def test_labels_that_are_missing_give_none(tmp_path: Path) -> None:
    heading = _headed(tmp_path, "Năm báo cáo: 2013").heading
    assert heading is not None
    assert (heading.form, heading.form_code) == (None, None)
    assert (heading.unit, heading.unit_code, heading.unit_name) == (None, None, None)


def test_an_unknown_code_with_content_is_an_entry_without_value(tmp_path: Path) -> None:
    rows = """
        I | Thôn      | 1   |      |    |  |
        1 | Tổng số   | 101 | thôn | 12 |  |
        2 | tự thêm   | 199 | thôn | 3  |  |
        3 | cũng thêm | 198 | thôn |    |  |
        4 | văn bản   | xem | thôn |    |  |
    """
    found = read(tmp_path, workbook(FORM + rows))
    assert [(each.code, each.value is None) for each in found.entries] == [
        ("101", False),
        ("199", True),
    ]


def test_a_doubled_code_gives_two_entries(tmp_path: Path) -> None:
    found = read(tmp_path, workbook(FORM + ROWS + "x | Tổng số | 101 | thôn | 13"))
    assert [(e.code, e.cell.raw) for e in found.entries] == [
        ("101", "12"),
        ("102", "9"),
        ("101", "13"),
    ]


def test_a_blank_entry_is_a_blank(tmp_path: Path) -> None:
    value = entry(read(tmp_path, workbook(FORM + "1 | Tổng số | 101 | thôn |")), "101").value
    assert value is not None
    assert (value.number, value.writing, value.fault) == (None, Writing.BLANK, None)


def test_yes_and_no_belong_to_the_items_that_ask_for_them(tmp_path: Path) -> None:
    rows = "1 | Bưu điện | 201 | có/không | Có\n2 | Thư viện | 202 | có/không | 1"
    found = read(tmp_path, workbook(FORM + rows))
    first, second = entry(found, "201").value, entry(found, "202").value
    assert first is not None
    assert second is not None
    assert (first.number, second.fault) == (1, Fault.NOT_YES_NO)


def test_the_value_of_a_merged_cell_stands_in_its_first(tmp_path: Path) -> None:
    merged = workbook(FORM + ROWS, change=lambda sheet: sheet.merge_cells("E5:F5"))
    assert entry(read(tmp_path, merged), "101").cell == Cell(address="E5", raw="12")


def test_numbers_that_no_item_claims_are_kept(tmp_path: Path) -> None:
    rows = """
        1 | Tổng số     | 101 | thôn | 12  |           | 5
        2 | không mã    |     | thôn | 34  | '1.236    |
        3 | có Internet | 102 | 56   |     | Sai: 7    |
        4 | thư viện    | 103 | thôn |     |           |  | 78
        5 | cả hai      | 104 | thôn | 9   |           |
        Tổng cộng |     |     |      | 110 | 11        |
    """
    found = read(tmp_path, workbook(FORM + rows))
    assert [(cell.address, cell.raw) for cell in found.unclaimed] == [
        ("E6", "34"),
        ("F6", "1.236"),
        ("D7", "56"),
        ("H8", "78"),
    ]
    assert [(each.entry.code, each.cell.address) for each in found.beside] == [
        ("102", "D7"),
        ("103", "H8"),
    ]


def test_an_inserted_column_is_part_of_the_table(tmp_path: Path) -> None:
    table = """
        Mã đơn vị: 07075
        STT | Chỉ tiêu | Mã số |    | Số liệu | Ghi chú
        1   | Thôn     | 101   | 12 |         |
    """
    found = read(tmp_path, workbook(table))
    assert raws(found) == {"101": ""}
    assert [each.cell.address for each in found.beside] == ["D3"]


def test_the_row_of_column_numbers_is_no_entry(tmp_path: Path) -> None:
    found = read(tmp_path, workbook(FORM + "A | B | 3 | 4 | 5 | 6 | 7" + ROWS))
    assert raws(found) == {"101": "12", "102": "9"}
    assert found.unclaimed == ()


def test_a_longer_label_is_not_its_own_value(tmp_path: Path) -> None:
    heading = _headed(tmp_path, "Mã đơn vị gồm 5 chữ số | \nMã đơn vị báo cáo | '07075").heading
    assert heading is not None
    assert (heading.unit, heading.unit_code) == (Cell(address="B2", raw="07075"), "07075")


def test_a_hidden_sheet_is_read_too(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        draw(sheet, FORM + ROWS)
        sheet.sheet_state = "hidden"

    assert raws(read(tmp_path, workbook("x", "y", change=hide))) == {"101": "12", "102": "9"}
