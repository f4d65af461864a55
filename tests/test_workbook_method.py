"""The sheet of the method defines every figure in item codes, in words and as the plan has it."""

from dataclasses import replace
from io import BytesIO

from openpyxl import load_workbook

from tests.builders import plan
from tests.in_memory import returns_of
from xhht_cli import __version__
from xhht_cli.assess import examination_of
from xhht_cli.dossier import draw_up
from xhht_cli.present.language import language
from xhht_cli.present.workbook.layout import Layout
from xhht_cli.present.workbook.look import Book
from xhht_cli.present.workbook.method import codes, write_method
from xhht_cli.returns.model import Intake, Skip, SkippedFile

EN = language("en")


def rows() -> list[tuple[object, ...]]:
    few = replace(plan(), units=tuple(u for u in plan().units if u.code in {"07075", "07078"}))
    returns = returns_of(few, {(2013, "07075"): {"101": 9}, (2012, "07078"): {"101": 8}})
    skipped = (SkippedFile(file="notes.txt", reason=Skip.OTHER_SUFFIX),)
    dossier = draw_up(examination_of(Intake(returns=tuple(returns), skipped=skipped), few), 2013)
    book = Book(EN, few.title)
    write_method(book, dossier, Layout.of(dossier, EN), EN)
    sheet = load_workbook(BytesIO(book.finish()))["Method"]
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def lines() -> list[object]:
    return [row[0] for row in rows()]


def test_it_says_what_was_read() -> None:
    found = lines()
    start = found.index("What was read") + 1
    assert found[start : start + 5] == [
        "Files read: 2.",
        "Files whose figures are used, of every year: 2.",
        "Files that cannot be used for 2013: 0.",
        "Left alone: 1 files that are no workbooks by their suffix.",
        "Usable returns of the units expected: 2012: 1/2, 2013: 1/2.",
    ]


def test_it_names_the_version_and_the_source_of_the_plan() -> None:
    assert f"Made by xhht {__version__}." in lines()
    assert f"Source: {plan().source.en}" in lines()


def test_the_rules_of_reading_are_numbered() -> None:
    found = [str(line) for line in lines()]
    first = found.index("Rules of reading") + 1
    told = [line.split(".")[0] for line in found[first : first + 12]]
    assert told == [str(number) for number in range(1, 13)]
    assert found[first + 12] == "None"
    assert any("On track from 0.95, behind from 0.60" in line for line in found)


def test_every_measure_and_every_target_of_the_plan_is_there() -> None:
    found = rows()
    measures = sum(len(indicator.measures) for indicator in plan().indicators)
    assert sum(row[0] in {"judged", "shown beside"} for row in found) == measures
    assert [row[0] for row in found if str(row[0]).startswith("T") and str(row[0])[1:].isdigit()]
    assert {target.id for target in plan().targets} <= {row[0] for row in found}


def test_a_target_stands_with_its_level_its_clause_and_the_plans_own_words() -> None:
    row = next(row for row in rows() if row[0] == "T08")
    assert row[1:3] == ("≥ 65–70 % – 31 December 2015", "II.3")
    quoted = "“Phấn đấu 65-70% hộ gia đình được công nhận là gia đình hiếu học”"
    assert str(row[3]).startswith(quoted)


def test_formulas_are_written_with_item_codes() -> None:
    found = {m.id: codes(m, EN) for each in plan().indicators for m in each.measures}
    assert found["ho-hieu-hoc"] == "403 / 401"
    assert found["lao-dong-qua-dao-tao"] == "(602 + 603) / 601"
    assert found["don-vi-hieu-hoc"] == "(407 + 409 + 411 + 413) / (406 + 408 + 410 + 412)"
    assert found["buu-dien-thu-vien"] == "201 = Có; 202 = Có"
