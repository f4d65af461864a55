"""The summary workbook worked out anew by LibreOffice: every cell as we wrote it."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl.formula.translate import Translator
from openpyxl.worksheet.worksheet import Worksheet

from tests.assessments import small
from tests.dossiers import drawn_up
from tests.filling import draw_years
from tests.recalculated import SOFFICE, Cells, differing, formulas, opened, recalculated, values
from xhht_cli.present.language import language
from xhht_cli.present.workbook import summary_workbook

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


UNITS = (
    "07069", "07072", "07075", "07078", "07081", "07084", "VPHU", "GDDT", "NV", "VP", "MTTQ",
    "HKH", "THUE", "CA", "TTYT", "BD",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """The workbook of two drawn years, as written and as recalculated.

    ``changed`` is recalculated too, with one figure changed and the rows in another order.
    """

    written: bytes
    again: Cells
    changed: Cells


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """Draw two years with gaps, write the workbook, and let LibreOffice work it out."""
    folder, few = tmp_path_factory.mktemp("books"), small(*UNITS)
    dossier = drawn_up(draw_years(few, [2012, 2013], seed=8), 2013, few)
    content = summary_workbook(dossier, language("vi"))
    return Books(
        written=content,
        again=values(recalculated(content, folder)),
        changed=values(recalculated(_changed(content), folder)),
    )


def _changed(content: bytes) -> bytes:
    """Put one more hamlet in for the first unit that has a number of them, and turn tables over."""
    book = opened(content)
    data = book["Số liệu"]
    cell = next(data[f"H{row}"] for row in range(7, 23) if type(data[f"H{row}"].value) is int)
    cell.value += 1
    _turn_over(data, 7, 6 + 2 * len(UNITS))
    _turn_over(book["Theo đơn vị"], 9, 8 + len(UNITS))
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _turn_over(sheet: Worksheet, first: int, last: int) -> None:
    """Put the last row first and so on, as sorting does: what is relative in formulas moves."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(first, last)]
    for new, old in zip(range(first, last + 1), range(last, first - 1, -1), strict=True):
        for cell, value in zip(sheet[new], rows[old - first], strict=True):
            origin = cell.coordinate.replace(str(new), str(old))
            formula = isinstance(value, str) and value.startswith("=")
            cell.value = (
                Translator(value, origin).translate_formula(cell.coordinate) if formula else value
            )


def _units(cells: Cells) -> dict[object, list[object]]:
    """Give the rows of *Theo đơn vị* by the unit's code."""
    rows: dict[str, list[object]] = {}
    for (sheet, address), value in cells.items():
        if sheet == "Theo đơn vị":
            rows.setdefault(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), []).append(value)
    return {row[0]: row for row in rows.values() if row[0] in UNITS}


def _numbered(row: list[object]) -> Cells:
    return {("", str(place)): value for place, value in enumerate(row)}


def test_no_cell_of_any_sheet_differs(books: Books) -> None:
    assert differing(values(books.written), books.again) == []
    assert len(formulas(books.written)) > 800


def test_one_changed_figure_is_noticed_on_the_first_sheet(books: Books) -> None:
    check = next(p for p in formulas(books.written) if p[1] == "J4")
    sheet = check[0]
    assert books.again[check] != books.changed[check]
    assert type(books.changed[sheet, "D8"]) is int
    assert books.changed[sheet, "D8"] == int(str(books.again[sheet, "D8"])) + 1


def test_answers_stay_with_their_units_when_rows_are_sorted(books: Books) -> None:
    assert books.again["Số liệu", "B7"] != books.changed["Số liệu", "B7"]
    before, after = (
        {place: value for place, value in cells.items() if place[0] == "Nhiệm vụ"}
        for cells in (books.again, books.changed)
    )
    assert differing(before, after) == []
    assert {"Có", "Không", "?"} <= set(map(str, after.values()))


def test_rates_stay_with_their_units_when_rows_are_sorted(books: Books) -> None:
    before, after = _units(books.again), _units(books.changed)
    assert sorted(map(str, after)) == sorted(UNITS)
    changed = [
        code for code, row in before.items() if differing(_numbered(row), _numbered(after[code]))
    ]
    assert changed == [UNITS[0]]


def test_the_cached_values_are_those_a_second_reader_sees(books: Books, tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415  # heavy

    path = tmp_path / "book.xlsx"
    path.write_bytes(books.written)
    first = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert first[7][2] == values(books.written)[_first(books.written), "C8"]


def _first(content: bytes) -> str:
    return opened(content).worksheets[0].title
