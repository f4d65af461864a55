"""The sheet of findings lists what is wrong in the assessed year, the worst first."""

from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders import BLANK, fault
from tests.surveys import examined, filed
from xhht_cli.dossier import draw_up
from xhht_cli.present.language import language
from xhht_cli.present.workbook.figures import write_figures
from xhht_cli.present.workbook.findings_sheet import write_findings
from xhht_cli.present.workbook.layout import Layout
from xhht_cli.present.workbook.look import Book
from xhht_cli.returns.model import Fault, Return

EN = language("en")


def sheet(*returns: Return) -> Worksheet:
    dossier = draw_up(examined(*returns), 2013)
    book, layout = Book(EN, dossier.assessment.plan.title), Layout.of(dossier, EN)
    write_figures(book, dossier, layout, EN)
    write_findings(book, dossier, layout, EN)
    found = load_workbook(BytesIO(book.finish()))["Errors, warnings"]
    assert isinstance(found, Worksheet)
    return found


def mistaken() -> Worksheet:
    """A blank, which is a note, and in a later file a text that reads like a formula."""
    return sheet(
        filed("07069", {"907": BLANK}, file="a.xlsx"),
        filed("07075", {"102": fault('=HYPERLINK("x")', Fault.TEXT)}, file="b.xlsx"),
    )


def test_errors_come_first_whatever_their_file() -> None:
    rows = [[cell.value for cell in row] for row in mistaken().iter_rows(min_row=5)]
    assert [row[:9] for row in rows] == [
        ["error", "R203", "07075", "Xã An Sinh", "b.xlsx", "Biểu", "E12", "102", '=HYPERLINK("x")'],
        ["note", "R231", "07069", "Thị trấn Mạo Khê", "a.xlsx", "Biểu", "E14", "907", None],
    ]
    assert all(row[9] and row[10] for row in rows)


def test_what_was_written_is_text_and_no_formula() -> None:
    assert mistaken()["I5"].data_type == "s"


def test_a_finding_leads_to_the_row_of_its_unit_on_the_data_sheet() -> None:
    link = mistaken()["C5"].hyperlink
    assert link is not None
    assert link.location == "'Data'!A8"


def test_where_nothing_is_wrong_the_sheet_says_so() -> None:
    found = sheet(filed("07069"), filed("07075"))
    assert found["A5"].value == "There is none."
    assert found.auto_filter.ref is None


def test_a_row_is_tall_enough_for_its_longest_text() -> None:
    found = mistaken()
    height = found.row_dimensions[5].height
    assert height is not None
    assert height > 30
