"""Last year: what a form's grey column is filled with, and that nobody reads it."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.filling import draw_years, write_returns
from tests.surveys import filed
from tests.surveys import tiny as tiny_plan
from xhht_cli.assess import examination_of, examine
from xhht_cli.cli import main
from xhht_cli.errors import NoReturnsError
from xhht_cli.last_year.carried import last_years
from xhht_cli.last_year.model import LastYear
from xhht_cli.plan import load_plan
from xhht_cli.plan.model import Plan, Unit
from xhht_cli.present.forms import form_for
from xhht_cli.returns import read_folder
from xhht_cli.returns.model import Intake, Return
from xhht_cli.rules import check

PLAN = load_plan()


def unit(code: str, start: int, end: int | None, *successors: str, name: str = "") -> Unit:
    return Unit(
        code=code,
        name=name or f"Xã {code}",
        kind="xa",
        valid_from=date(start, 1, 1),
        valid_to=date(end, 12, 31) if end else None,
        successors=successors,
        basis="",
    )


def district(*units: Unit) -> Plan:
    return replace(tiny_plan(), units=units)


def carried(plan: Plan, year: int, code: str, *returns: Return) -> LastYear:
    intake = Intake(returns=tuple(sorted(returns, key=lambda r: r.file)), skipped=())
    seen = examination_of(intake, plan)
    return last_years(seen, year, plan.units_in(year).values())[code]


def test_the_same_unit_has_its_known_values_of_the_latest_year_before() -> None:
    plan = district(unit("07075", 2005, None))
    returns = (
        filed("07075", {"101": 5}, year=2011, file="a.xlsx"),
        filed("07075", {"101": 7, "102": 30}, year=2012, file="b.xlsx"),
        filed("07075", {"101": 8}, year=2014, file="c.xlsx"),
    )
    assert carried(plan, 2014, "07075", *returns) == LastYear(
        year=2012, values={"901": 1, "907": 1}, files=("b.xlsx",)
    )


def test_a_one_to_one_change_carries_on_and_a_merger_is_added_up_without_answers() -> None:
    plan = district(
        unit("07075", 2005, 2013, "07076"),
        unit("07076", 2014, None),
        unit("07078", 2005, 2013, "07081"),
        unit("07081", 2005, 2013, "07081"),
        unit("07081", 2014, None),
    )
    returns = (
        filed("07075", {"101": 5, "102": 3}),
        filed("07078", {"101": 7, "102": 4}),
        filed("07081", {"101": 20}),
    )
    assert carried(plan, 2014, "07076", *returns) == LastYear(
        year=2013, values={"101": 5, "102": 3, "901": 1, "907": 1}, files=("07075.xlsx",)
    )
    assert carried(plan, 2014, "07081", *returns) == LastYear(
        year=2013, values={"101": 27, "102": 8}, files=("07078.xlsx", "07081.xlsx")
    )


def test_a_merger_of_which_a_part_is_not_known_is_blank() -> None:
    plan = district(
        unit("07078", 2005, 2013, "07081"),
        unit("07081", 2005, 2013, "07081"),
        unit("07081", 2014, None),
    )
    assert carried(plan, 2014, "07081", filed("07081", {"101": 20})) == LastYear(
        year=2013, values={}, files=("07081.xlsx",)
    )


def test_after_a_split_nothing_is_known() -> None:
    plan = district(
        unit("07075", 2005, 2013, "07078", "07081"),
        unit("07078", 2014, None),
        unit("07081", 2014, None),
    )
    assert carried(plan, 2014, "07078", filed("07075")) == LastYear(year=2013, values={}, files=())


def test_without_a_return_of_an_earlier_year_there_is_nothing_to_print() -> None:
    plan = district(unit("07075", 2005, None))
    with pytest.raises(NoReturnsError, match="a year before 2013"):
        carried(plan, 2013, "07075", filed("07075", year=2013))


LAST = LastYear(year=2012, values={"101": 1236, "102": 1000, "901": 1, "907": 0}, files=("b.xlsx",))


def drawn(folder: Path, last: LastYear | None, entries: dict[str, object]) -> Return:
    content = form_for(PLAN, PLAN.units_in(2013)["07075"], 2013, entries, last=last)
    (folder / "a.xlsx").write_bytes(content)
    (found,) = read_folder([folder / "a.xlsx"], PLAN).returns
    return found


def rows(sheet: Worksheet, head: str) -> dict[str, object]:
    """Item code to what stands in the column of that head."""
    line = next(cell.row for cell in sheet["C"] if cell.value == "Mã số")
    column = next(cell.column for cell in sheet[line] if cell.value == head)
    below = range(line + 1, sheet.max_row + 1)
    return {
        str(sheet.cell(row, 3).value): sheet.cell(row, column).value
        for row in below
        if sheet.cell(row, 3).value is not None
    }


def test_the_grey_column_shows_what_is_known_and_is_locked(tmp_path: Path) -> None:
    drawn(tmp_path, LAST, {})
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    column = rows(sheet, "Năm trước (2012)")
    assert [column[code] for code in ("101", "102", "103", "901", "907")] == [
        1236, 1000, None, "Có", "Không"
    ]  # fmt: skip
    grey = [cell for cell in sheet["E"] if cell.fill.start_color.rgb == "00E7E6E6"]
    assert sheet.protection.sheet
    assert len(grey) >= len(column)
    assert all(cell.protection.locked for cell in grey)
    above = [cell.value for cell in sheet["A"]]
    assert "Cột “Năm trước (2012)” chỉ để đối chiếu, theo tệp: b.xlsx" in above


def test_a_filled_form_reads_the_same_with_the_grey_column(tmp_path: Path) -> None:
    entries: dict[str, object] = {"101": 7, "102": 6, "901": "Không"}
    plain, grey = drawn(tmp_path, None, entries), drawn(tmp_path, LAST, entries)
    assert [(e.code, e.cell.raw, e.value) for e in plain.entries] == [
        (e.code, e.cell.raw, e.value) for e in grey.entries
    ]
    assert (grey.beside, grey.unclaimed) == ((), ())
    assert [(f.code, f.item) for f in check([plain], PLAN)] == [
        (f.code, f.item) for f in check([grey], PLAN)
    ]


def test_years_that_were_drawn_read_the_same_from_forms_with_the_grey_column(
    tmp_path: Path,
) -> None:
    before, after = tmp_path / "2012", tmp_path / "2013"
    before.mkdir()
    after.mkdir()
    few = replace(PLAN, units=tuple(u for u in PLAN.units if u.code in {"07075", "07078", "VP"}))
    drawn_years = draw_years(few, (2012, 2013), seed=5)
    write_returns(few, {k: v for k, v in drawn_years.items() if k[0] == 2012}, before)
    write_returns(few, {k: v for k, v in drawn_years.items() if k[0] == 2013}, after)
    plain = examine(after, few)
    last = last_years(examine(before, few), 2013, few.units_in(2013).values())
    for (year, code), known in drawn_years.items():
        if year == 2013:
            words = {
                item: value if few.item_by_code[item].kind.value == "count" else
                ("Không", "Có")[value] for item, value in known.items()
            }  # fmt: skip
            content = form_for(few, few.units_in(year)[code], year, words, last=last.get(code))
            (after / f"{year}-{code}.xlsx").write_bytes(content)
    grey = examine(after, few)
    columns = ["unit", "year", "item", "value", "raw"]
    assert grey.facts[columns].equals(plain.facts[columns])
    assert [f.code for f in grey.findings] == [f.code for f in plain.findings]


def test_template_from_prints_last_years_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XHHT_LANG", "en")
    returns, forms = tmp_path / "returns", tmp_path / "forms"
    returns.mkdir()
    content = form_for(PLAN, PLAN.units_in(2012)["07075"], 2012, {"101": 1236})
    (returns / "2012_07075.xlsx").write_bytes(content)
    call = ["template", "-o", str(forms), "--year", "2013", "--unit", "07075", "--unit", "VP"]
    assert main([*call, "--from", str(returns)]) == 0
    grey, other = (load_workbook(path).worksheets[0] for path in sorted(forms.glob("*.xlsx")))
    assert rows(grey, "Năm trước (2012)")["101"] == 1236
    assert "With figures of 2012 beside the entries: 1 of 2." in capsys.readouterr().err
    assert set(rows(other, "Năm trước (2012)").values()) == {None}


def test_template_from_a_folder_without_an_earlier_year_ends_with_5(tmp_path: Path) -> None:
    content = form_for(PLAN, PLAN.units_in(2013)["07075"], 2013, {"101": 1236})
    (tmp_path / "a.xlsx").write_bytes(content)
    call = ["template", "-o", str(tmp_path / "forms"), "--year", "2013", "--unit", "07075"]
    assert main([*call, "--from", str(tmp_path)]) == 5
    assert not (tmp_path / "forms").exists()


@pytest.mark.parametrize("inside", ["", "2013"])
def test_blank_forms_are_not_put_among_the_returns_they_are_made_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], inside: str
) -> None:
    content = form_for(PLAN, PLAN.units_in(2012)["07075"], 2012, {"101": 1236})
    (tmp_path / "a.xlsx").write_bytes(content)
    call = ["template", "-o", str(tmp_path / inside), "--year", "2013", "--unit", "07075"]
    assert main([*call, "--from", str(tmp_path), "--lang", "en"]) == 2
    assert "2013_07075_Xa-An-Sinh.xlsx lies among the returns" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_template_from_goes_with_a_year_only(tmp_path: Path) -> None:
    call = ["template", "-o", str(tmp_path / "forms"), "--blank", "--from", str(tmp_path)]
    assert main(call) == 2


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_form_with_the_grey_column_takes_no_more_pages(tmp_path: Path) -> None:
    made = []
    for name, last in (("plain", None), ("grey", LAST)):
        content = form_for(PLAN, PLAN.units_in(2013)["07075"], 2013, last=last)
        made.append(tmp_path / f"{name}.xlsx")
        made[-1].write_bytes(content)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    subprocess.run(  # noqa: S603  # our own words
        [*command, "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, made)],
        check=True,
        capture_output=True,
    )
    printed = [path.with_suffix(".pdf").read_bytes() for path in made]
    pages = [len(re.findall(rb"/Type ?/Page[^s]", content)) for content in printed]
    assert pages[0] == pages[1] > 0
