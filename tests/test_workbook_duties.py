"""The sheet of duties counts the answers on *Số liệu*, and shows who gave which."""

from dataclasses import replace

from tests.builders import BLANK
from tests.recalculated import formulas, opened, values
from tests.surveys import NO, examined, filed, tiny
from xhht_cli.assess import examination_of
from xhht_cli.dossier import Dossier, draw_up
from xhht_cli.present.language import language
from xhht_cli.present.workbook.duties import write_duties
from xhht_cli.present.workbook.figures import write_figures
from xhht_cli.present.workbook.layout import Layout
from xhht_cli.present.workbook.look import Book
from xhht_cli.returns.model import Intake

EN = language("en")
SHEET = "Duties and requests"


def some() -> Dossier:
    """Nothing of Mạo Khê and Bình Khê; one Không, one blank, and a request that is not met."""
    seen = examined(
        filed("07075", {"901": NO}),
        filed("07078", {"907": BLANK}),
        filed("MTTQ", {"961": NO}),
    )
    return draw_up(seen, 2013)


def written(dossier: Dossier) -> bytes:
    book = Book(EN, dossier.assessment.plan.title)
    layout = Layout.of(dossier, EN)
    write_figures(book, dossier, layout, EN)
    write_duties(book, dossier, layout, EN)
    return book.finish()


def rows_of(content: bytes) -> list[list[object]]:
    """Give the sheet row by row, without its blanks."""
    rows: dict[int, list[object]] = {}
    for (sheet, address), value in values(content).items():
        if sheet == SHEET:
            rows.setdefault(int(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), []).append(value)
    return list(rows.values())


def test_duties_are_counted_clause_by_clause_and_requests_apart() -> None:
    rows = rows_of(written(some()))
    start = next(n for n, row in enumerate(rows) if row == ["Duties, clause by clause"])
    assert [row[:1] + row[1:2] + row[3:] for row in rows[start + 2 : start + 5]] == [
        ["III.1", "907", 5, 2, 0, 3, "No answer: Xã Tràng Lương"],
        ["III.6.1", "901", 4, 1, 1, 2, "Không: Xã An Sinh"],
        ["IV.5", "907", 5, 2, 0, 3, "Units: see III.1"],
    ]
    start = next(
        n
        for n, row in enumerate(rows)
        if row[0] == "Requests: the plan asks for them and does not oblige"
    )
    front = "Không: Ủy ban Mặt trận Tổ quốc Việt Nam huyện"
    assert rows[start + 2][:2] + rows[start + 2][3:] == ["IV.7", "961", 1, 0, 1, 0, front]


def test_the_counts_are_formulas_over_the_rows_of_the_year() -> None:
    found = [formula for (sheet, _), formula in formulas(written(some())).items() if sheet == SHEET]
    assert found[:4] == [
        '=SUMPRODUCT((sl_nam=2013)*(sl_907<>"x"))',
        "=COUNTIFS(sl_nam,2013,sl_907,1)",
        "=COUNTIFS(sl_nam,2013,sl_907,0)",
        "=D6-E6-F6",
    ]


def test_each_unit_stands_in_the_matrix_with_its_answers() -> None:
    rows = rows_of(written(some()))
    assert ["07069", "Thị trấn Mạo Khê – not received", "?", "?"] in rows
    assert ["07075", "Xã An Sinh", "Không", "Có"] in rows
    assert ["07078", "Xã Tràng Lương", "Có", "?"] in rows
    assert ["MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện", "Có", "Không"] in rows


def test_an_answer_in_the_matrix_is_read_from_the_data() -> None:
    found = formulas(written(some()))
    answers = [f for (sheet, _), f in found.items() if sheet == SHEET and '"Không"' in f]
    of_the_unit = "(sl_nam=2013)*(sl_don_vi=$A16)*ISNUMBER(sl_901)"
    assert answers[0] == (
        f'=IF(SUMPRODUCT({of_the_unit}*(sl_901=1))>0,"Có",'
        f'IF(SUMPRODUCT({of_the_unit}*(sl_901=0))>0,"Không","?"))'
    )
    assert len(answers) == 4 * 2 + 2


def test_a_row_of_the_matrix_is_as_tall_as_the_name_of_its_unit_needs() -> None:
    long = " ".join(["Xã"] * 67)
    units = tuple(replace(u, name=long if u.code == "07075" else u.name) for u in tiny().units)
    intake = Intake(returns=(filed("07075"), filed("MTTQ")), skipped=())
    dossier = draw_up(examination_of(intake, replace(tiny(), units=units)), 2013)
    sheet = opened(written(dossier))[SHEET]
    row = next(cell.row for cell in sheet["B"] if cell.value == long)
    # 200 letters in columns for 54: four lines of 15 points
    assert 60 <= (sheet.row_dimensions[row].height or 0) <= 90
