"""The sheet of filings says of every unit whether it has reported, and counts the states."""

from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders import BLANK
from tests.surveys import examined, filed
from xhht_cli.dossier import draw_up
from xhht_cli.present.language import language
from xhht_cli.present.workbook.figures import write_figures
from xhht_cli.present.workbook.filings import write_filings
from xhht_cli.present.workbook.layout import Layout
from xhht_cli.present.workbook.look import Book
from xhht_cli.returns.model import Return

EN = language("en")


NOTHING = {"101": BLANK, "102": BLANK, "901": BLANK, "907": BLANK}


def sheet(*, cached: bool, first: Return | None = None) -> Worksheet:
    """Nothing of Mạo Khê; one faulty, one sent twice, one contradicted, one sound."""
    seen = examined(
        first or filed("07075", {"102": 10}, dated="20/01/2014"),
        filed("07078", submission=2, file="b.xlsx"),
        filed("07078", {"102": 3}, file="a.xlsx"),
        filed("07081", {"101": 9}, file="c.xlsx"),
        filed("07081", {"101": 8}, file="=d.xlsx"),
        filed("MTTQ"),
    )
    dossier = draw_up(seen, 2013)
    book, layout = Book(EN, dossier.assessment.plan.title), Layout.of(dossier, EN)
    write_figures(book, dossier, layout, EN)
    write_filings(book, dossier, layout, EN)
    found = load_workbook(BytesIO(book.finish()), data_only=cached)["Reporting"]
    assert isinstance(found, Worksheet)
    return found


def row_of(found: Worksheet, code: str) -> list[object]:
    return next([cell.value for cell in row] for row in found.iter_rows() if row[0].value == code)


def test_every_unit_has_a_row() -> None:
    found = sheet(cached=True)
    form = "01.N/XHHT-X"
    assert row_of(found, "07069")[1:] == [
        *("Thị trấn Mạo Khê", "Town", form, "not received"),
        *(None,) * 6,
    ]
    assert row_of(found, "07075")[1:] == [
        *("Xã An Sinh", "Commune", form, "faulty", "1", "20/01/2014", 1, 0, "2/2"),
        "07075.xlsx",
    ]
    assert row_of(found, "07078")[4:8] == ["sound", "2\n(replaced: 1)", None, 0]
    assert row_of(found, "07078")[10] == "a.xlsx (replaced)\nb.xlsx"


def test_the_states_are_counted_by_formulas_on_top() -> None:
    cached, live = sheet(cached=True), sheet(cached=False)
    assert [cell.value for cell in cached[3]][1:6] == [
        *("Units to report", "sound", "faulty", "not usable", "not received"),
    ]
    assert [cell.value for cell in cached[4]][1:6] == [5, 2, 1, 1, 1]
    assert live["F4"].value == '=COUNTIF($E$7:$E$11,"not received")'


def test_a_missing_unit_is_marked_across_its_row_and_a_sound_one_is_not() -> None:
    found = sheet(cached=True)
    by_code = {row[0].value: row for row in found.iter_rows()}
    missing = {cell.fill.fgColor.rgb for cell in by_code["07069"]}
    assert missing == {"FFFFE699"}
    assert by_code["MTTQ"][1].fill.fill_type is None


def test_what_a_file_is_called_is_never_a_formula() -> None:
    files = row_of(sheet(cached=False), "07081")[10]
    assert isinstance(files, str)
    assert files.startswith("=d.xlsx (not usable")
    cell = next(r[10] for r in sheet(cached=False).iter_rows() if r[0].value == "07081")
    assert cell.data_type == "s"


def test_the_table_can_be_filtered_and_its_head_is_printed_on_every_page() -> None:
    found = sheet(cached=True)
    assert found.auto_filter.ref == "A6:K11"
    assert found.print_title_rows == "$6:$6"
    assert found.freeze_panes == "C7"


def test_an_empty_return_is_counted_with_its_state_and_named_below() -> None:
    found = sheet(cached=True, first=filed("07075", NOTHING))
    assert row_of(found, "07075")[4] == "sound"
    assert [cell.value for cell in found[4]][1:6] == [5, 3, 0, 1, 1]
    below = [row[0].value for row in found.iter_rows(min_row=12) if row[0].value]
    assert [note for note in below if str(note).startswith("Returns that came in empty (1): Xã An")]
