"""The report as a .docx: the page of an official document, and nothing that hangs on the clock."""

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.assessments import small
from tests.dossiers import AN_SINH, TRANG_LUONG, drawn_up
from tests.filling import Filed
from xhht_cli.dossier import Dossier
from xhht_cli.messages import Text
from xhht_cli.present.language import language
from xhht_cli.present.report import report_document, review_document

VI, EN = language("vi"), language("en")
FEW = small("07069", AN_SINH, TRANG_LUONG, "GDDT")

FILED: Filed = {
    (2011, AN_SINH): {"401": 1000, "403": 400},
    (2013, AN_SINH): {"101": 9, "401": 1000, "403": 500, "907": 0},
    (2013, TRANG_LUONG): {"401": 500, "403": 400, "901": 1},
}


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return drawn_up(FILED, 2013, FEW)


@pytest.fixture(scope="module")
def report(dossier: Dossier) -> Document:
    return docx.Document(io.BytesIO(report_document(dossier, VI)))


def texts(document: Document, style: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style and each.style.name == style]


def test_the_page_is_that_of_the_decree(report: Document) -> None:
    page = report.sections[0]
    sizes = (page.page_width, page.page_height, page.left_margin, page.right_margin)
    assert [round((size or 0) / Mm(1)) for size in sizes] == [210, 297, 30, 15]
    assert round((page.top_margin or 0) / Mm(1)) == round((page.bottom_margin or 0) / Mm(1)) == 20


def test_pages_are_numbered_in_the_middle_at_the_top_from_the_second(report: Document) -> None:
    page = report.sections[0]
    assert page.different_first_page_header_footer
    assert "".join(each.text for each in page.first_page_header.paragraphs) == ""
    codes = [each.text for each in page.header._element.iter(qn("w:instrText"))]  # noqa: SLF001  # a field
    assert codes == [" PAGE "]


def test_the_head_stands_in_two_columns_with_number_and_date_open(report: Document) -> None:
    left, right = report.tables[0].rows[0].cells
    assert [line.text for line in left.paragraphs] == [
        "UBND HUYỆN ĐÔNG TRIỀU",
        "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
        "",
        "Số: …/BC-PGDĐT",
    ]
    assert [line.text for line in right.paragraphs] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "",
        "Đông Triều, ngày … tháng … năm …",
    ]


def test_the_sections_are_headings(report: Document) -> None:
    assert texts(report, "Heading 1") == [
        "I. Tình hình nộp báo cáo",
        "II. Kết quả thực hiện các chỉ tiêu",
        "III. Đơn vị làm tốt, đơn vị còn thấp",
        "IV. Việc thực hiện nhiệm vụ",
        "V. Tồn tại, nguyên nhân",
        "VI. Kiến nghị, đề xuất",
    ]
    assert texts(report, "Heading 2") == [
        "1. Mốc 2011 – đã qua hạn (2 năm)",
        "2. Mốc 2012 – đã qua hạn (1 năm)",
        "3. Hằng năm 2011–2015 – năm 2013 – đến hạn",
        "4. Mốc 2015 – chưa đến hạn (còn 2 năm)",
        "5. Mốc 2020 – định hướng – chưa đến hạn (còn 7 năm)",
        "1. Nhiệm vụ được giao",
    ]
    assert texts(report, "Title") == ["BÁO CÁO"]


def test_the_head_of_every_table_is_repeated_and_no_row_is_torn(report: Document) -> None:
    for table in report.tables[1:-1]:
        head, *rows = (row._tr.get_or_add_trPr() for row in table.rows)  # noqa: SLF001  # marks
        assert head.find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:tblHeader")) is None for row in rows)
        assert all(row.find(qn("w:cantSplit")) is not None for row in (head, *rows))
        assert round(sum(column.width or 0 for column in table.columns) / Mm(1)) <= 165


def test_what_is_left_to_the_author_is_marked_and_nothing_else_is(report: Document) -> None:
    marked = [
        run.text
        for each in report.paragraphs
        for run in each.runs
        if run.font.highlight_color is WD_COLOR_INDEX.YELLOW
    ]
    assert marked == [
        "[Người soạn ghi tồn tại, hạn chế và nguyên nhân]",
        "[Người soạn ghi kiến nghị, đề xuất]",
    ]
    assert [each.text for each in report.paragraphs if "[" in each.text] == marked


def test_the_report_ends_as_official_documents_do(report: Document) -> None:
    assert texts(report, "Body Text")[-1].endswith("./.")
    left, right = report.tables[-1].rows[0].cells
    assert left.paragraphs[0].text == "Nơi nhận:"
    assert left.paragraphs[-1].text == "- Lưu: VT."
    assert [line.text for line in right.paragraphs] == [
        "TRƯỞNG PHÒNG",
        "(Ký, ghi rõ họ tên, đóng dấu)",
    ]


@pytest.mark.parametrize("code", ["vi-VN", "en-GB"])
def test_the_language_and_the_fonts_are_set_for_every_script(dossier: Dossier, code: str) -> None:
    document = docx.Document(io.BytesIO(report_document(dossier, language(code[:2]))))
    styles = document.styles.element
    assert {each.get(qn("w:val")) for each in styles.iter(qn("w:lang"))} == {code}
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Header"):
        fonts = document.styles[name].element.rPr.rFonts
        assert {
            fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")
        } == {"Times New Roman"}
    assert (document.core_properties.author, document.core_properties.language) == ("", code)


def test_a_name_from_the_register_is_text_and_nothing_else() -> None:
    strange = "<b>=1+1&\x0b\N{DESERET SMALL LETTER LONG I}"
    units = (replace(unit, name=strange) if unit.code == "07069" else unit for unit in FEW.units)
    title = Text(vi="Kế hoạch " * 50, en="Plan " * 50)
    few = replace(FEW, units=tuple(units), title=title)
    document = docx.Document(io.BytesIO(report_document(drawn_up(FILED, 2013, few), VI)))
    body = texts(document, "Body Text")
    assert f"Chưa nộp biểu 01.N/XHHT-X: {strange.replace(chr(11), chr(0xFFFD))}." in body
    alone = report_document(drawn_up(FILED, 2013, few, unit="07069"), VI)
    assert docx.Document(io.BytesIO(alone)).core_properties.title.startswith("BÁO CÁO: Kết quả")


def test_the_same_dossier_gives_the_same_bytes(dossier: Dossier) -> None:
    again = drawn_up(FILED, 2013, FEW)
    assert report_document(dossier, EN) == report_document(again, EN)
    assert review_document(dossier, EN) == review_document(again, EN)


def test_it_opens_in_libreoffice(dossier: Dossier, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "r.docx").write_bytes(report_document(dossier, VI))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", ".", "r.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)  # noqa: S603  # our own file
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")


def test_a_count_too_long_for_its_column_is_broken_at_the_stroke() -> None:
    filed: Filed = {
        (2013, AN_SINH): {"401": 100_000, "403": 50_000},
        (2013, TRANG_LUONG): {"401": 500, "403": 400},
    }
    written = docx.Document(io.BytesIO(report_document(drawn_up(filed, 2013, FEW), EN)))
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    assert "50,400/\n100,500" in cells
    assert "50,400/100,500" not in cells
