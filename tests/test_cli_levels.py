"""The commands on a register of several levels."""

import json
from pathlib import Path

import pytest

from tests.filling import write_returns
from tests.levels import write_plan
from xhht_cli.cli import main
from xhht_cli.plan import load_plan

FIGURES = {
    (2011, "10003"): {"401": 100, "403": 40},
    (2011, "10004"): {"401": 50, "403": 10},
    (2013, "10001"): {"401": 100, "403": 50},
    (2013, "10003"): {"401": 100, "403": 60},
    (2013, "10004"): {"401": 50, "403": 20},
    (2013, "10005"): {"401": 50, "403": 51},
}
"""Recognised households of all; 10002 and GD1 are missing in 2013, 10005 contradicts itself."""


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    for name in ("XHHT_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The returns, and the plan to read them with."""
    folder = tmp_path_factory.mktemp("nation")
    plan, returns = write_plan(folder), folder / "returns"
    returns.mkdir()
    write_returns(load_plan(plan), FIGURES, returns)
    return [str(returns), "--plan", str(plan), "--lang", "en"]


Shown = tuple[int, int, int, int]


def households(record: dict[str, list[dict[str, object]]]) -> Shown:
    """Give numerator, denominator, reported and expected of the recognised households."""
    found = {str(each["id"]): each for each in record["indicators"]}["ho-hieu-hoc"]
    measures = found["measures"]
    assert isinstance(measures, list)
    now = measures[0]
    return now["numerator"], now["denominator"], now["reported"], now["expected"]


def run(command: str, given: list[str], capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert main([command, *given, *more]) == 0
    return capsys.readouterr().out


def test_by_unit_lists_one_level_below(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = {}
    for code in ("VN", "01", "001"):
        asked = ("--unit", code, "--by", "unit", "--year", "2013", "--format", "json")
        record = json.loads(run("compute", given, capsys, *asked))
        assert record["unit"] == code
        shown[code] = (
            households(record),
            {each["unit"]: households(each) for each in record["units"] if each["unit"] != "GD1"},
        )
    assert shown == {
        "VN": ((130, 250, 3, 5), {"01": (110, 200, 2, 3), "02": (20, 50, 1, 2)}),
        "01": ((110, 200, 2, 3), {"001": (50, 100, 1, 2), "002": (60, 100, 1, 1)}),
        "001": ((50, 100, 1, 2), {"10001": (50, 100, 1, 1), "10002": (0, 0, 0, 1)}),
    }


def test_returns_and_findings_are_those_below(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    def of(code: str) -> tuple[object, ...]:
        asked = ("--unit", code, "--year", "2013", "--format", "json")
        record = json.loads(run("compute", given, capsys, *asked))
        returns = record["returns"]
        missing = [each["unit"] for each in returns["missing"]]
        return returns["expected"], missing, record["findings"]["error"]

    assert (of("001"), of("02")) == ((3, ["10002", "GD1"], 0), (2, [], 1))


def test_the_whole_register_is_called_by_its_top(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--by", "unit", "--year", "2013", "--format", "md")
    text = run("compute", given, capsys, *asked)
    assert "Year 2013 · Cả nước (VN) · usable returns 4/6" in text
    assert "## Units one level below" in text
    assert "| Province |" in text
    province = run("compute", given, capsys, "--unit", "01", "--year", "2013", "--format", "md")
    assert "Year 2013 · Tỉnh Thử Một (01) · usable returns 2/4" in province


def test_a_commune_with_by_unit_is_a_wrong_call(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compute", *given, "--unit", "10001", "--by", "unit"]) == 2
    assert "Give either --unit or --by unit" in capsys.readouterr().err


def test_a_roll_up_follows_a_commune_from_one_province_to_the_other(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Commune 10004 stands in district 002 in 2011 and in 003 in 2013."""
    record = json.loads(run("rollup", given, capsys, "--by", "unit", "--format", "json"))
    shown = {}
    for unit in record["units"]:
        years = {each["id"]: each["years"] for each in unit["indicators"]}["ho-hieu-hoc"]
        shown[unit["unit"]] = {
            year["year"]: (year["measures"][0]["numerator"], year["measures"][0]["denominator"])
            for year in years
        }
    assert shown == {
        "01": {2011: (50, 150), 2013: (110, 200)},
        "02": {2011: (0, 0), 2013: (20, 50)},
    }
    one = json.loads(run("rollup", given, capsys, "--unit", "002", "--format", "json"))
    assert one["unit"] == "002"


def test_trace_takes_an_upper_unit_apart(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--indicator", "ho-hieu-hoc", "--unit", "02", "--year", "2013", "--format", "json")
    record = json.loads(run("trace", given, capsys, *asked))
    entries = record["measures"][0]["entries"]
    assert record["unit"] == "02"
    assert {each["unit"] for each in entries} == {"10004", "10005"}
    assert sum(e["value"] for e in entries if e["used"] and e["role"] == "numerator") == 20


def test_status_lists_what_files_below(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--unit", "001", "--year", "2013", "--format", "json")
    record = json.loads(run("status", given, capsys, *asked))
    assert record["unit"] == "001"
    assert [(each["unit"], each["state"]) for each in record["units"]] == [
        ("10001", "sound"),
        ("10002", "missing"),
        ("GD1", "missing"),
    ]


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".html"])
def test_an_export_of_an_upper_unit_lists_its_units(
    given: list[str], tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"out{suffix}"
    run("export", given, capsys, "-o", str(file), "--unit", "01", "--year", "2013")
    assert file.stat().st_size > 0
    if suffix == ".html":
        text = file.read_text(encoding="utf-8")
        assert "Xã Ba" in text
        assert "Xã Bốn" not in text


def test_forms_are_made_for_all_below_an_upper_unit(
    given: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = given[given.index("--plan") + 1]
    asked = ["--plan", plan, "-o", str(tmp_path), "--year", "2013", "--unit", "001"]
    assert main(["template", *asked]) == 0
    capsys.readouterr()
    assert sorted(file.name.split("_")[1] for file in tmp_path.glob("*.xlsx")) == [
        *("10001", "10002", "GD1"),
    ]


def rolled_up(given: list[str], capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Shown]:
    """Give the recognised households of 2011 of each line, by its code."""
    asked = ("--by", "unit", "--indicator", "T08", "--format", "json", *more)
    record = json.loads(run("rollup", given, capsys, *asked))
    return {
        unit["unit"]: households({"indicators": [{"id": "ho-hieu-hoc", **year}]})
        for unit in record["units"]
        for year in unit["indicators"][0]["years"]
        if year["year"] == 2011
    }


@pytest.mark.parametrize(
    ("code", "above", "expected"),
    [("01", "VN", (40, 100)), ("02", "VN", (10, 50)), ("002", "01", (40, 100))],
)
def test_trace_takes_the_lines_of_upper_units_apart_as_the_roll_up_has_them(
    code: str,
    above: str,
    expected: tuple[int, int],
    given: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """On the boundaries of 2013 commune 10004 is the other province's in 2011 already."""
    drawn = ("--boundaries", "2013")
    lines = rolled_up(given, capsys, "--unit", above, *drawn)
    asked = ("--indicator", "ho-hieu-hoc", "--year", "2011", "--format", "json")
    record = json.loads(run("trace", given, capsys, *asked, "--unit", code, *drawn))
    first = record["measures"][0]
    assert (first["numerator"], first["denominator"]) == lines[code][:2] == expected


def test_boundaries_change_nothing_for_the_top(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--indicator", "T08", "--unit", "VN", "--boundaries", "2013")
    assert main(["trace", *given, *asked]) == 2
    assert "VN Cả nước stands above all others: --boundaries" in capsys.readouterr().err
