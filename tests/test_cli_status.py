"""``xhht status``: formats, deadline, reminder and exit codes."""

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.filling import write_returns
from xhht_cli.cli import main
from xhht_cli.plan import load_plan

VARIABLES = ("XHHT_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Returns of 2013: An Sinh's is dated 20 January 2014, Tràng Lương's has an error, no day."""
    write_returns(
        load_plan(),
        {
            (2013, "07075"): {"401": 1000, "901": 1, "902": 0},
            (2013, "07078"): {"401": 1000, "403": 1600},
        },
        tmp_path,
    )
    dated = tmp_path / "2013-07075.xlsx"
    book = load_workbook(dated)
    book.worksheets[0]["F4"] = date(2014, 1, 20)
    book.save(dated)
    return tmp_path


def records(text: str) -> dict[str, dict[str, object]]:
    return {unit["unit"]: unit for unit in json.loads(text)["units"]}


@pytest.mark.parametrize("deadline", ["2014-01-15", "15/01/2014", "15/1/2014"])
def test_a_return_dated_after_the_deadline_is_late(
    folder: Path, deadline: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", str(folder), "--deadline", deadline, "--format", "json"]) == 0
    units = records(capsys.readouterr().out)
    assert (units["07075"]["late"], units["07075"]["date"]) == (True, "2014-01-20")
    assert (units["07078"]["late"], units["07078"]["dated"]) == (None, "")
    assert (units["07069"]["late"], units["07069"]["state"]) == (None, "missing")


@pytest.mark.parametrize("deadline", ["2014", "31/02/2014", "01-15-2014", "ngày mai"])
def test_what_is_no_day_is_a_wrong_call(
    folder: Path, deadline: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", str(folder), "--deadline", deadline, "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"“{deadline}” is not a day such as 2014-01-15 or 15/01/2014." in told.err


def test_a_faulty_or_missing_return_is_a_result_and_no_failure(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", str(folder), "--lang", "en"]) == 0
    told = capsys.readouterr()
    heading = "Form 01.N/XHHT-X – 21 to report: 1 sound, 1 faulty, 0 not usable, 19 not received"
    assert heading in " ".join(told.out.split())
    assert "Year 2013: the latest with usable returns of at least two units." in told.err


def test_the_states_are_those_of_the_files(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", str(folder), "--format", "csv", "--quiet"]) == 0
    told = capsys.readouterr()
    rows = {row["unit"]: row for row in csv.DictReader(StringIO(told.out))}
    assert told.err == ""
    assert len(rows) == 63
    assert (rows["07075"]["state"], rows["07075"]["901"], rows["07075"]["902"]) == (
        "sound", "done", "not-done"
    )  # fmt: skip
    assert (rows["07078"]["state"], rows["07078"]["errors"], rows["07078"]["901"]) == (
        "faulty", "1", "unknown"
    )  # fmt: skip
    assert rows["MTTQ"]["state"] == "missing"


def test_one_unit_in_markdown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    called = ["status", str(folder), "--unit", "07075", "--format", "md", "--lang", "en"]
    assert main(called) == 0
    text = capsys.readouterr().out
    assert "Who has reported for 2013 · Xã An Sinh\n" in text
    row = "| 07075 | Xã An Sinh | sound | 0 | 0 | 1 | 20 January 2014 | 1/12 | 2013-07075.xlsx |"
    assert row in text
    assert "07078" not in text


def test_the_reminder_stands_alone_on_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", str(folder), "--unit", "07069", "--reminder", "--lang", "en"]) == 0
    text = capsys.readouterr().out
    assert text.count("\n") == 1
    assert text.startswith("The Office of Education and Training")
    assert "form 01.N/XHHT-X: Thị trấn Mạo Khê." in text


def test_files_that_may_be_those_of_the_units_reminded_are_told_beside(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "thu.xlsx").write_bytes(b"not a workbook")
    assert main(["status", str(folder), "--reminder", "--lang", "en"]) == 0
    told = capsys.readouterr()
    assert "thu.xlsx" not in told.out
    assert "reports for 2013 (1): thu.xlsx (R153).\nSee whose they are" in told.err


def test_with_one_usable_return_the_year_is_told_to_be_the_latest(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "2013-07078.xlsx").unlink()
    assert main(["status", str(folder), "--lang", "en"]) == 0
    assert "Year 2013: the latest with a usable return." in capsys.readouterr().err


def test_nobody_to_remind_is_said_beside_an_empty_result(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", str(folder), "--unit", "07075", "--reminder", "--lang", "en"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "Every unit has reported; there is nobody to remind." in told.err


def test_a_reminder_is_no_data(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", str(folder), "--reminder", "--format", "json", "--lang", "en"]) == 2
    assert "--reminder prints a text; it is no json." in capsys.readouterr().err


def test_a_year_without_usable_return_is_reported_in_full_and_the_code_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", str(folder), "--year", "2012", "--format", "json", "--lang", "en"]) == 5
    told = capsys.readouterr()
    assert json.loads(told.out)["counts"]["missing"] == 63
    assert "Usable returns of other years: 2013 (2)." in told.err
    assert "There is no usable return of any unit for 2012." in told.err
    assert main(["status", str(folder), "--year", "2012", "--reminder", "--quiet"]) == 5
    assert "Thị trấn Mạo Khê" in capsys.readouterr().out


def test_one_unit_that_is_silent_is_no_year_without_usable_return(folder: Path) -> None:
    assert main(["status", str(folder), "--year", "2013", "--unit", "07069", "--quiet"]) == 0


def test_before_anything_has_come_in_the_report_is_printed_and_the_code_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", str(tmp_path), "--year", "2013", "--format", "json"]) == 5
    assert json.loads(capsys.readouterr().out)["counts"]["missing"] == 63
    assert main(["status", str(tmp_path)]) == 5
    assert capsys.readouterr().out == ""


def test_files_of_which_none_is_a_return_are_listed_and_the_code_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thu.xlsx").write_bytes(b"not a workbook")
    assert main(["status", str(tmp_path), "--year", "2013", "--format", "json"]) == 3
    assert json.loads(capsys.readouterr().out)["unplaced"] == [
        {"file": "thu.xlsx", "sheet": "", "unit": None, "year": None, "findings": ["R153"]}
    ]


def test_when_no_return_can_be_used_the_year_they_name_is_taken(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "2013-07078.xlsx").unlink()
    book = load_workbook(folder / "2013-07075.xlsx")
    book.worksheets[0]["F1"] = "Xã Tràng Lương"
    book.save(folder / "2013-07075.xlsx")
    assert main(["status", str(folder), "--format", "json", "--lang", "en"]) == 5
    told = capsys.readouterr()
    assert json.loads(told.out)["year"] == 2013
    assert records(told.out)["07075"]["state"] == "rejected"
    assert "Year 2013: the latest that a return names; none can be used." in told.err
    assert "2013-07075.xlsx: " in told.err


def test_a_unit_that_does_not_exist_is_a_wrong_call(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", str(folder), "--unit", "07976", "--lang", "en"]) == 2
    assert "The register has no unit 07976." in capsys.readouterr().err


def test_a_result_can_be_a_file(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "status.csv"
    assert main(["status", str(folder), "-o", str(target), "--quiet"]) == 0
    assert target.read_bytes().startswith("\ufeffyear,unit,name".encode())


def test_blank_forms_sent_back_are_told_in_check_compute_and_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["template", "-o", str(tmp_path), "--year", "2013", "--unit", "07075", "--unit", "GDDT"]
    assert main(call) == 0
    capsys.readouterr()
    assert main(["check", str(tmp_path), "--lang", "en"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert told.count("R236") == 2
    assert "The form is empty: entries asked for: 63, and none of them is filled in." in told
    assert main(["compute", str(tmp_path), "--lang", "en"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "usable returns 2/63 (empty: 2) · 0 errors · 2 warnings" in told
    sentence = "Returns that came in empty (2): Xã An Sinh, Phòng Giáo dục và Đào tạo."
    assert sentence in told
    assert main(["status", str(tmp_path), "--lang", "en", "--format", "md"]) == 0
    told = capsys.readouterr().out
    assert sentence in told
    assert told.count("sound, empty") == 2
    assert main(["status", str(tmp_path), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["counts"]["empty"] == 2
    empty = [unit["unit"] for unit in found["units"] if any(f["empty"] for f in unit["filings"])]
    assert empty == ["07075", "GDDT"]
