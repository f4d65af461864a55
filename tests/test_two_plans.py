"""Two plans over one folder of returns: one table each, and no mistake in the other's returns."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from tests.filling import write_returns
from xhht_cli.assess import assess
from xhht_cli.cli import main
from xhht_cli.plan import BUILT_IN, load_plan

DISTRICT, DECISION = "dong-trieu-2011", "qd-281-2014"


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    for name in ("XHHT_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def returns(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two communes; recognised families are 60 of 100 by one plan, 70 of 100 by the other."""
    folder = tmp_path_factory.mktemp("returns")
    for plan, household in ((DISTRICT, ("401", "403", 30)), (DECISION, ("101", "102", 35))):
        whole, part, count = household
        filed = {(2013, unit): {whole: 50, part: count} for unit in ("07075", "07078")}
        (folder / plan).mkdir()
        write_returns(load_plan(plan), filed, folder / plan)
    return str(folder)


def test_each_plan_has_a_table_of_its_own(returns: str, capsys: pytest.CaptureFixture[str]) -> None:
    both = ["--plan", DISTRICT, "--plan", DECISION]
    assert main(["--lang", "en", "compute", returns, *both]) == 0
    shown = capsys.readouterr().out
    first, second = shown.split("Lifelong learning in families")
    assert "Learning-society plan" in first
    assert "60.00%" in first
    assert "70.00%" not in first
    assert "70.00%" in second


def test_the_return_of_another_plan_is_a_note_and_nothing_else(
    returns: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", returns, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    aside = [(each["finding"], each["severity"]) for each in found if DECISION in each["file"]]
    assert aside == [("R110", "note"), ("R110", "note")]


def test_the_forms_of_a_plan_in_a_folder_are_known_where_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own"
    assert main(["plan", "new", str(own)]) == 0
    filed = {(2013, "90001"): {"101": 10}}
    folder = tmp_path / "returns"
    folder.mkdir()
    write_returns(load_plan(own), filed, folder)
    capsys.readouterr()
    alone = ["check", str(folder), "--plan", DISTRICT, "--format", "json"]
    assert main(alone) == 1
    codes = {each["finding"] for each in json.loads(capsys.readouterr().out)["findings"]}
    assert "R111" in codes
    assert main(["--lang", "en", "check", str(folder), "--plan", DISTRICT, "--plan", str(own)]) == 0
    shown = capsys.readouterr().out
    assert "R110" in shown
    assert "R111" not in shown


@pytest.mark.parametrize("command", ["compute", "rollup", "status", "check"])
def test_a_plan_of_several_without_usable_returns_is_named(
    command: str, returns: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = f"{returns}/{DISTRICT}"
    both = ["--plan", DISTRICT, "--plan", DECISION]
    assert main(["--lang", "en", command, folder, *both]) == (0 if command == "check" else 5)
    named = f"Plan {DECISION}: "
    assert (named in capsys.readouterr().err) == (command != "check")
    assert main(["--lang", "en", command, folder, "--plan", DECISION]) in (0, 5)
    assert "Plan qd" not in capsys.readouterr().err


@pytest.mark.parametrize("more", [["--format", "json"], ["-o", "table.md"]])
def test_several_plans_are_tables_only(
    returns: str, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    both = ["--plan", DISTRICT, "--plan", DECISION]
    assert main(["--lang", "en", "compute", returns, *both, *more]) == 2
    assert "as tables only" in capsys.readouterr().err


def test_a_command_for_one_plan_refuses_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "units", "--plan", DISTRICT, "--plan", DECISION]) == 2
    assert "takes one plan" in capsys.readouterr().err


def test_units_of_the_class_have_the_floor_of_their_own(tmp_path: Path) -> None:
    # 70 of 100 families without Tràng Lương, 60 of 100 there: both are at their floors
    units = (BUILT_IN / DECISION / "units.csv").read_text(encoding="utf-8")
    register = tmp_path / "units.csv"
    marked = [f"{line}dbkk" if line.startswith("07078,") else line for line in units.splitlines()]
    register.write_text("\n".join(marked), encoding="utf-8")
    plan = load_plan(DECISION, register)
    filed = {(2020, "07075"): {"101": 100, "102": 70}, (2020, "07078"): {"101": 100, "102": 60}}
    write_returns(plan, filed, tmp_path)
    found = assess(tmp_path, plan, 2020)
    values = {
        verdict.target.id: (verdict.deciding.value, result.values.judged[0].now.expected)
        for result in found.results
        for verdict in result.verdicts
    }
    in_force = len(plan.units_in(2020))
    assert values["Q1"] == (Fraction(70), in_force - 1)
    assert values["Q1-dbkk"] == (Fraction(60), 1)
