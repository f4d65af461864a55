"""``xhht rollup``: which years and units, in which formats, and what does not go together."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from tests.filling import Filed, write_returns
from xhht_cli.cli import main
from xhht_cli.plan import load_plan

PLAN = load_plan()
HISTORY: Filed = {
    # Việt Dân and Tân Việt, one unit from November 2024
    (2022, "07084"): {"401": 900, "403": 300},
    (2022, "07087"): {"401": 700, "403": 200},
    (2023, "07084"): {"401": 900, "403": 600},
    (2024, "07084"): {"401": 1600, "403": 1000},
}


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XHHT_LANG", "en")
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture(name="returns", scope="module")
def _returns(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("returns")
    write_returns(PLAN, HISTORY, folder)
    return str(folder)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["rollup", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def counts(text: str, unit: str = "") -> dict[str, tuple[str, str]]:
    return {
        row["year"]: (row["numerator"], row["denominator"])
        for row in csv.DictReader(StringIO(text))
        if row["measure"] == "ho-hieu-hoc" and row["unit"] == unit
    }


def test_every_year_is_shown(returns: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, returns, "--indicator", "T08")
    assert code == 0
    assert "usable returns 2022: 2/63, 2023: 1/63, 2024: 1/61" in out
    assert "T08 (2015) ≥ 65–70" in out
    assert "T05" not in out
    assert "Files read: 4." in err


def test_the_years_can_be_limited(returns: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, returns, "--from", "2023", "--to", "2023", "--format", "csv")
    assert counts(out) == {"2023": ("600", "900")}
    code, _, err = run(capsys, returns, "--from", "2025")
    assert code == 5
    assert "2025" in err


def test_units_on_later_boundaries(returns: str, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--by", "unit", "--boundaries", "2024", "--format", "csv", "--quiet")
    code, out, err = run(capsys, returns, *options)
    assert (code, err) == (0, "")
    years = {"2022": ("500", "1600"), "2023": ("600", "900"), "2024": ("1000", "1600")}
    assert counts(out) == counts(out, "07084") == years
    assert counts(out, "07087") == {}


def test_one_unit_as_json(returns: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, returns, "--unit", "07084", "--format", "json")
    found = json.loads(out)
    assert (found["schema"], found["unit"], found["years"]) == (
        "xhht/rollup/1",
        "07084",
        [2022, 2023, 2024],
    )


def test_a_review(returns: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, returns, "--review", "2024", "--indicator", "ho-hieu-hoc")
    assert code == 0
    assert out.startswith("Final review of 2024 – ")
    # 65 % of 1600 is 1040
    assert "- Short by 40 households.\n" in out
    _, out, _ = run(capsys, returns, "--review", "2024", "--format", "md")
    assert "- T08: Short by 40 households.\n" in out
    _, out, _ = run(capsys, returns, "--review", "2024", "--format", "json")
    assert (json.loads(out)["schema"], json.loads(out)["year"]) == ("xhht/review/1", 2024)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--format", "csv"), "A review is a table, JSON or Markdown; it is no CSV."),
        (("--from", "2022"), "--review names the year"),
        (("--by", "unit"), "--review names the year"),
        (("--boundaries", "2024"), "--review names the year"),
    ],
)
def test_what_does_not_go_with_a_review(
    returns: str, options: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, returns, "--review", "2024", *options)
    assert (code, out) == (2, "")
    assert sentence in err


def test_a_review_of_a_year_without_returns(
    returns: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, returns, "--review", "2015")[0] == 5


def test_an_unknown_indicator_is_a_wrong_call(
    returns: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, returns, "--indicator", "ho-hieu-hok")
    assert code == 2
    assert "The plan has no indicator ho-hieu-hok." in err
    assert "ho-hieu-hoc" in err


def test_base_figures_are_named_where_they_stand_in(
    returns: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = [code for code in PLAN.units_in(2024) if code.startswith("07") and code != "07084"]
    rows = [f"{code},401,2024,10,Niên giám 2024" for code in codes]
    base = tmp_path / "base.csv"
    base.write_text("\n".join(["unit,item,year,value,source", *rows]), encoding="utf-8")
    assert main(["compute", "--year", "2024", returns, "--base", str(base)]) == 0
    out = capsys.readouterr().out
    assert "Sizes that no return gives are taken from: Niên giám 2024." in out


def test_a_table_goes_into_a_file(returns: str, tmp_path: Path) -> None:
    target = tmp_path / "years.md"
    assert main(["rollup", returns, "--indicator", "T08", "-o", str(target)]) == 0
    text = target.read_text(encoding="utf-8")
    assert "|  | 2022 | 2023 | 2024 | Course |" in text
