"""Forms: what a unit gets to fill in."""

import io
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.unpacked import unpacked
from xhht_cli.plan import load_plan
from xhht_cli.plan.model import ItemKind, Plan, Relation, Rule, Term, Unit
from xhht_cli.present.forms import blank_form, blank_name, form_for, template_name
from xhht_cli.present.forms.copies import broken_in_words, rule_in_words
from xhht_cli.present.forms.texts import shortened

TEMPLATES = Path(__file__).parent.parent / "data" / "templates"
PLAN = load_plan()
COMMUNE, AGENCY = "07075", "NV"


def unit(code: str, year: int = 2013) -> Unit:
    return PLAN.units_in(year)[code]


def sheets(workbook: bytes) -> list[Worksheet]:
    book = load_workbook(io.BytesIO(workbook))
    return [sheet for sheet in book.worksheets if isinstance(sheet, Worksheet)]


def foot(sheet: Worksheet) -> tuple[str | None, str | None, str | None]:
    footer = sheet.oddFooter
    assert footer is not None
    return footer.left.text, footer.center.text, footer.right.text


def table(sheet: Worksheet) -> dict[str, int]:
    """Item code to row, read off the sheet."""
    head = next(cell.row for cell in sheet["C"] if cell.value == "Mã số")
    below = (cell for cell in sheet["C"] if cell.row > head and cell.value is not None)
    return {str(cell.value): cell.row for cell in below}


def test_the_heading_names_form_unit_and_year_and_keeps_the_leading_zero() -> None:
    sheet = sheets(form_for(PLAN, unit(COMMUNE), 2013))[0]

    assert sheet["A1"].value == "Biểu số: 01.N/XHHT-X"
    assert sheet["A2"].value == ("Ban hành theo Kế hoạch ngày 29/7/2011 của UBND huyện Đông Triều")
    assert [(sheet[f"D{row}"].value, sheet[f"F{row}"].value) for row in range(1, 6)] == [
        ("Đơn vị báo cáo:", "Xã An Sinh"),
        ("Mã đơn vị:", "07075"),
        ("Đơn vị nhận báo cáo:", "Phòng Giáo dục và Đào tạo"),
        ("Ngày lập biểu:", None),
        ("Lần nộp:", None),
    ]
    assert [sheet[cell].value for cell in ("A7", "C7", "E7")] == [
        "Không có thì ghi 0; chưa biết thì để trống",
        "Năm báo cáo:",
        2013,
    ]
    assert [cell.value for cell in sheet[8]] == [
        "STT",
        "Chỉ tiêu",
        "Mã số",
        "Đơn vị tính",
        "Số liệu",
        "Kiểm tra",
        "Ghi chú",
    ]


@pytest.mark.parametrize(
    ("code", "has", "lacks"),
    [
        ("07075", {"101", "504", "905", "912"}, {"412", "751", "913"}),
        ("GDDT", {"412", "501", "751", "905", "913", "926"}, {"101", "914", "931"}),
        ("CA", {"205", "413", "914"}, {"501", "511", "751", "905"}),
        ("TTGDTX", {"413", "501", "905"}, {"205", "751", "913"}),
    ],
)
def test_a_copy_has_the_items_of_its_unit(code: str, has: set[str], lacks: set[str]) -> None:
    codes = table(sheets(form_for(PLAN, unit(code), 2013))[0]).keys()

    assert has <= codes
    assert not lacks & codes


def test_a_blank_form_has_what_every_copy_has_and_asks_for_unit_and_year() -> None:
    sheet = sheets(blank_form(PLAN, "02.N/XHHT-CQ"))[0]

    assert list(table(sheet)) == ["412", "413", "907", "912"]
    assert [sheet[cell].value for cell in ("F1", "F2", "E7")] == [None, None, None]
    assert not any(sheet[cell].protection.locked for cell in ("F1", "F2", "E7"))


def test_only_entry_cells_are_unlocked_and_no_password_is_set() -> None:
    first, second = sheets(form_for(PLAN, unit(COMMUNE), 2013))

    rows = table(first)
    for letter, locked in (("B", True), ("C", True), ("E", False), ("F", True), ("G", False)):
        assert {first[f"{letter}{row}"].protection.locked for row in rows.values()} == {locked}
    assert [first[cell].protection.locked for cell in ("F1", "F2", "E7", "F4", "F5")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    for sheet in (first, second):
        assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
        assert not sheet.protection.formatColumns
    assert all(cell.protection.locked for row in second.iter_rows() for cell in row)


def test_hints_only_warn_and_stay_within_what_excel_takes() -> None:
    for code in (COMMUNE, AGENCY, "GDDT"):
        sheet = sheets(form_for(PLAN, unit(code), 2013))[0]
        hints = sheet.data_validations.dataValidation
        covered = {str(hint.sqref) for hint in hints}

        assert {f"E{row}" for row in table(sheet).values()} <= covered
        for hint in hints:
            assert hint.errorStyle == "warning"
            assert 0 < len(hint.prompt) <= 255
            assert 0 < len(hint.error) <= 255
            assert 0 < len(hint.promptTitle) <= 32
            assert len(hint.errorTitle) <= 32
            assert len(hint.formula1) <= 255


def test_an_answer_is_chosen_from_a_list_that_is_not_hidden() -> None:
    sheet = sheets(form_for(PLAN, unit(COMMUNE), 2013))[0]
    cell = f"E{table(sheet)['201']}"

    (hint,) = (h for h in sheet.data_validations.dataValidation if str(h.sqref) == cell)
    assert (hint.type, hint.formula1, hint.showDropDown) == ("list", '"Có,Không"', False)


def test_a_prompt_ends_with_a_sentence_or_at_a_word() -> None:
    assert shortened("One two. Three four.", 12) == "One two."
    assert shortened("One two. Three four.", 20) == "One two. Three four."
    assert shortened("Onetwo threefour", 10) == "Onetwo…"


def test_it_prints_on_a4_one_page_wide_with_its_head_on_every_page() -> None:
    first, second = sheets(form_for(PLAN, unit(COMMUNE), 2013))

    assert (first.page_setup.orientation, second.page_setup.orientation) == (
        "portrait",
        "landscape",
    )
    for sheet in (first, second):
        assert int(sheet.page_setup.paperSize or 0) == 9
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_area
    assert (first.page_setup.fitToHeight, second.page_setup.fitToHeight) == (2, 0)
    assert first.print_title_rows == "$8:$8"
    assert first.freeze_panes == "A9"
    assert foot(first) == ("Biểu 01.N/XHHT-X · 07075 · 2013", "", "Trang &P/&N")


def test_the_explanation_has_every_item_and_cannot_be_taken_for_a_return() -> None:
    first, second = sheets(form_for(PLAN, unit(COMMUNE), 2013))

    words = {str(cell.value) for row in second.iter_rows() for cell in row}
    assert table(first).keys() <= words
    assert PLAN.item_by_code["403"].definition.vi in words
    assert "Không lớn hơn mã 401. Thường không lớn hơn mã 402." in words
    assert "Mã số" in words
    assert "Số liệu" not in words


def test_the_explanation_lists_the_units_of_form_02_in_that_year() -> None:
    def text(year: int) -> str:
        sheet = sheets(form_for(PLAN, unit("07081", year), year))[1]
        return "\n".join(str(cell.value) for cell in sheet["A"])

    assert "Danh sách đơn vị nộp biểu 02.N/XHHT-CQ năm 2013" in text(2013)
    assert "Phòng Nội vụ; Phòng Tư pháp" in text(2013)
    assert "Xã An Sinh" not in text(2013)
    assert "Không có đơn vị nào." in text(2025)


def test_a_name_that_looks_like_a_formula_stays_text() -> None:
    trap = Unit(
        code="+07",
        name='=HYPERLINK("x")',
        kind="xa",
        valid_from=date(2011, 1, 1),
        valid_to=None,
        successors=(),
        basis="",
    )
    sheet = sheets(form_for(PLAN, trap, 2013))[0]

    assert [(sheet[cell].value, sheet[cell].data_type) for cell in ("F1", "F2")] == [
        ('=HYPERLINK("x")', "s"),
        ("+07", "s"),
    ]


def test_an_entry_that_looks_like_a_formula_stays_text() -> None:
    sheet = sheets(form_for(PLAN, unit(COMMUNE), 2013, {"101": "=1+1"}))[0]

    cell = sheet[f"E{table(sheet)['101']}"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_remark_stands_under_the_title_in_the_foot_and_in_the_properties() -> None:
    workbook = form_for(PLAN, unit(COMMUNE), 2013, remark="GIẢ ĐỊNH & thử")

    sheet = sheets(workbook)[0]
    assert sheet["A7"].value == "GIẢ ĐỊNH & thử"
    assert sheet["E8"].value == 2013
    assert foot(sheet)[1] == "GIẢ ĐỊNH && thử"
    assert load_workbook(io.BytesIO(workbook)).properties.description == "GIẢ ĐỊNH & thử"


def test_the_same_copy_is_the_same_bytes() -> None:
    one, other = (form_for(PLAN, unit(AGENCY), 2013, {"412": 1}) for _ in range(2))

    assert one == other


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("07075", "Xã An Sinh", "2013_07075_Xa-An-Sinh.xlsx"),
        ("DTTH", "Đài Truyền thanh - Truyền hình", "2013_DTTH_Dai-Truyen-thanh-Truyen-hinh.xlsx"),
        ("../..", "Ủy ban\\C:", "2013_Uy-ban-C.xlsx"),
        ("CON", "x" * 99, f"2013_CON_{'x' * 60}.xlsx"),
    ],
)
def test_file_names_are_plain_ascii_without_tricks(code: str, name: str, expected: str) -> None:
    strange = Unit(
        code=code,
        name=name,
        kind="xa",
        valid_from=date(2011, 1, 1),
        valid_to=None,
        successors=(),
        basis="",
    )
    assert template_name(strange, 2013) == expected


def test_blank_forms_are_called_by_their_number() -> None:
    assert blank_name("01.N/XHHT-X") == "01.N-XHHT-X.xlsx"
    assert blank_name("nul.x") == "bieu-nul.x.xlsx"


def term(text: str) -> Term:
    sign = -1 if text.startswith("-") else 1
    digits = text.lstrip("-")
    if len(digits) == 3:
        return Term(item=digits, factor=sign)
    return Term(item=None, factor=int(text))


@pytest.mark.parametrize(
    ("left", "relation", "right", "soft", "kept", "broken"),
    [
        ("403", "<=", "401", False, "Không lớn hơn mã 401.", "Lớn hơn mã 401."),
        ("403", "<=", "1", False, "Không lớn hơn 1.", "Lớn hơn 1."),
        ("403", "=", "705", True, "Thường bằng mã 705.", "Xem lại: khác mã 705."),
        ("403", ">=", "1", True, "Thường không nhỏ hơn 1.", "Xem lại: nhỏ hơn 1."),
        (
            "602 603",
            "<=",
            "601",
            False,
            "602 + 603 không lớn hơn 601.",
            "602 + 603 lớn hơn 601.",
        ),
        (
            "403",
            ">=",
            "102 103 -101",
            False,
            "Không nhỏ hơn 102 + 103 − 101.",
            "Nhỏ hơn 102 + 103 − 101.",
        ),
    ],
)
def test_rules_are_said_in_words(  # noqa: PLR0913 - a table's columns
    *, left: str, relation: str, right: str, soft: bool, kept: str, broken: str
) -> None:
    rule = Rule(
        left=tuple(map(term, left.split())),
        relation=Relation(relation),
        right=tuple(map(term, right.split())),
        soft=soft,
    )
    item = PLAN.item_by_code["403"]
    assert (rule_in_words(rule, item), broken_in_words(rule, item)) == (kept, broken)


@pytest.mark.parametrize("form", ["01.N/XHHT-X", "02.N/XHHT-CQ"])
def test_data_templates_hold_the_blank_forms(form: str) -> None:
    kept, made = (TEMPLATES / blank_name(form)).read_bytes(), blank_form(PLAN, form)

    assert kept == made or unpacked(kept) == unpacked(made)


def test_data_templates_hold_nothing_else() -> None:
    names = sorted(path.name for path in TEMPLATES.iterdir())
    assert names == ["01.N-XHHT-X.xlsx", "02.N-XHHT-CQ.xlsx"]


def rising(plan: Plan, code: str) -> dict[str, object]:
    """Every count larger than the one above it, so that every "at most" is broken."""
    counts = (item.code for item in plan.items_of(unit(code)) if item.kind is ItemKind.COUNT)
    return {item: number for number, item in enumerate(counts, start=1)}


def filled(code: str, entries: Mapping[str, object]) -> bytes:
    """A copy as its unit sends it back: values typed in, nothing calculated yet."""
    book = load_workbook(io.BytesIO(form_for(PLAN, unit(code), 2013)))
    sheet = book["Biểu"]
    rows = table(sheet)
    for item, entry in entries.items():
        sheet[f"E{rows[item]}"].value = entry
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


FILLED: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "01-rising": (COMMUNE, rising(PLAN, COMMUNE)),
    "02-rising": (AGENCY, rising(PLAN, AGENCY)),
    "01-zero": (COMMUNE, dict.fromkeys(rising(PLAN, COMMUNE), 0)),
    "02-zero": (AGENCY, dict.fromkeys(rising(PLAN, AGENCY), "-")),
    "01-odd": (
        COMMUNE,
        {"101": 10, "102": 8, "103": 7, "104": 4}  # 8 + 7 − 10 = 5
        | {"105": 5, "106": 5, "201": "co", "202": "KHÔNG", "205": "x"}
        | {"301": -1, "302": 2.5, "401": "-", "403": 1, "404": "12 dòng", "405": 99}
        | {"501": "…", "502": 5, "802": 5, "803": 6}
        | {"601": 100, "602": 60, "603": 50, "604": 100, "605": 100}
        | {"701": 9, "705": 5, "906": True, "907": "…"},
    ),
    "01-error": (COMMUNE, {"401": "=1/0", "402": 1, "403": 2, "201": "=1/0"}),
    "02-odd": (
        AGENCY,
        {"751": 10, "752": 9, "755": 8, "756": 6, "757": 5, "758": 4, "759": 2}  # 5 + 4 − 6 = 3
        | {"412": 2, "413": 2},
    ),
}

EXPECTED: Mapping[str, Mapping[str, str]] = {
    "01-rising": {
        "102": "Lớn hơn mã 101.",
        "103": "Lớn hơn mã 101.",
        "104": "Lớn hơn mã 101. Lớn hơn mã 102. Lớn hơn mã 103.",
        "105": "Lớn hơn mã 101.",
        "106": "Lớn hơn mã 101. Lớn hơn mã 105.",
        "204": "Lớn hơn mã 203.",
        "302": "Lớn hơn mã 301.",
        "303": "Lớn hơn mã 301. Xem lại: lớn hơn mã 302.",
        "402": "Lớn hơn mã 401.",
        "403": "Lớn hơn mã 401. Xem lại: lớn hơn mã 402.",
        "405": "Lớn hơn mã 404.",
        "407": "Lớn hơn mã 406.",
        "409": "Lớn hơn mã 408.",
        "411": "Lớn hơn mã 410.",
        "502": "Lớn hơn mã 501.",
        "503": "Lớn hơn mã 501.",
        "504": "Xem lại: khác mã 705.",
        "505": "Lớn hơn mã 504.",
        "506": "Lớn hơn mã 504.",
        "508": "Lớn hơn mã 507.",
        "509": "Lớn hơn mã 507.",
        "511": "Lớn hơn mã 510.",
        "602": "Lớn hơn mã 601.",
        "603": "Lớn hơn mã 601. 602 + 603 lớn hơn 601.",
        "604": "Lớn hơn mã 601.",
        "605": "Lớn hơn mã 604.",
        "702": "Lớn hơn mã 701.",
        "703": "Lớn hơn mã 701. Lớn hơn mã 702.",
        "704": "Lớn hơn mã 701.",
        "706": "Lớn hơn mã 705.",
        "802": "Lớn hơn mã 801.",
        "803": "Lớn hơn mã 802.",
        "804": "Lớn hơn mã 803.",
    },
    "02-rising": {
        "413": "Lớn hơn mã 412.",
        "502": "Lớn hơn mã 501.",
        "503": "Lớn hơn mã 501.",
        "505": "Lớn hơn mã 504.",
        "506": "Lớn hơn mã 504.",
        "508": "Lớn hơn mã 507.",
        "509": "Lớn hơn mã 507.",
        "511": "Lớn hơn mã 510.",
        "751": "Xem lại: lớn hơn mã 504.",
        "752": "Lớn hơn mã 751.",
        "753": "Lớn hơn mã 751. Lớn hơn mã 752.",
        "754": "Lớn hơn mã 751.",
        "755": "Lớn hơn mã 751.",
        "756": "Lớn hơn mã 751.",
        "757": "Lớn hơn mã 756. Lớn hơn mã 752.",
        "758": "Lớn hơn mã 756. Lớn hơn mã 755.",
        "759": "Lớn hơn mã 756. Lớn hơn mã 757. Lớn hơn mã 758.",
    },
    "01-zero": {"203": "Xem lại: nhỏ hơn 1."},
    "02-zero": {},
    "01-odd": {
        "104": "Nhỏ hơn 102 + 103 − 101.",
        "205": "Ghi Có hoặc Không.",
        "301": "Ghi số nguyên, không âm.",
        "302": "Ghi số nguyên, không âm. Lớn hơn mã 301.",
        "403": "Lớn hơn mã 401.",
        "404": "Ghi số nguyên, không âm.",
        "603": "602 + 603 lớn hơn 601.",
        "705": "Nhỏ hơn mã 701.",
        "803": "Lớn hơn mã 802.",
        "906": "Ghi Có hoặc Không.",
    },
    "01-error": {
        "201": "Ô có giá trị lỗi.",
        "401": "Ô có giá trị lỗi.",
        "403": "Xem lại: lớn hơn mã 402.",
    },
    "02-odd": {"412": "Lớn hơn 1.", "759": "Nhỏ hơn 757 + 758 − 756."},
}

COUNTERS = {"01-rising": "Còn 15 ô để trống", "01-odd": "Còn 35 ô để trống"}
"""15 ask for Có or Không; of the 63 in all, 28 are filled in."""


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_checks_say_what_is_wrong_and_nothing_else(tmp_path: Path) -> None:
    for name, (code, entries) in FILLED.items():
        (tmp_path / f"{name}.xlsx").write_bytes(filled(code, entries))
    subprocess.run(  # noqa: S603 - a fixed call on files of this test
        [  # noqa: S607 - found wherever the system has it
            "soffice",
            "--headless",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(tmp_path / "out"),
            *(str(tmp_path / f"{name}.xlsx") for name in FILLED),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )

    for name in FILLED:
        sheet = load_workbook(tmp_path / "out" / f"{name}.xlsx", data_only=True).worksheets[0]
        checks = {code: sheet[f"F{row}"].value for code, row in table(sheet).items()}
        assert {code: said for code, said in checks.items() if said} == EXPECTED[name], name
        assert sheet["F7"].value == COUNTERS.get(name, sheet["F7"].value)


def test_every_hard_rule_is_broken_in_one_of_the_filled_copies() -> None:
    said = {
        (code, sentence)
        for messages in EXPECTED.values()
        for code, message in messages.items()
        for sentence in message.split(". ")
    }
    for code in (COMMUNE, AGENCY):
        for item in PLAN.items_of(unit(code)):
            for rule in (rule for rule in item.rules if not rule.soft):
                assert (item.code, broken_in_words(rule, item).rstrip(".")) in {
                    (of, sentence.rstrip(".")) for of, sentence in said
                }
