"""-o spares what a command reads beside returns: register, base figures, the files of a plan."""

import os
from pathlib import Path

import pytest

from tests.starters import starter
from xhht_cli.cli import main

READING = [
    ["check"],
    ["compute"],
    ["export"],
    ["rollup"],
    ["status"],
    ["trace", "--indicator", "gia-dinh-hoc-tap"],
]
OTHERS = [["units"], ["explain", "T1"], ["plan", "show"], ["plan", "check"], ["plan", "test"]]
CURE = "Name another file or folder with -o."


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("XHHT_LANG", "en")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return starter(tmp_path / "my-plan")


def refused(call: list[str], kept: Path, capsys: pytest.CaptureFixture[str]) -> str:
    before = kept.read_bytes()
    assert main(call) == 2
    assert kept.read_bytes() == before
    told = capsys.readouterr().err
    assert CURE in told
    return told


@pytest.mark.parametrize("command", [*READING, *OTHERS, ["diff"]], ids=" ".join)
def test_no_command_writes_over_the_register_that_it_is_given(
    command: list[str], plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = tmp_path / "mine.csv"
    register.write_bytes((plan / "units.csv").read_bytes())
    paths = ["a", "b"] if command == ["diff"] else [str(tmp_path)] if command in READING else []
    call = [*command, *paths, "--plan", str(plan), "--register", str(register)]
    told = refused([*call, "-o", str(register)], register, capsys)
    assert f"{register} is the register given with --register." in told


@pytest.mark.parametrize("name", ["plan.toml", "items.toml", "units.csv"])
@pytest.mark.parametrize("command", [*READING, *OTHERS], ids=" ".join)
def test_no_command_writes_over_a_file_of_the_plan_that_it_is_given(
    command: list[str], name: str, plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [str(tmp_path)] if command in READING else []
    call = [*command, *paths, "--plan", str(plan), "-o", str(plan / name)]
    assert f"is a file of the plan {plan}." in refused(call, plan / name, capsys)


@pytest.mark.parametrize("command", [["show"], ["check"], ["test"]], ids=" ".join)
def test_the_plan_may_be_named_as_an_argument_and_its_cases_are_spared_too(
    command: list[str], plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = next((plan / "tests").glob("*.toml"))
    refused(["plan", *command, str(plan), "-o", str(case)], case, capsys)


@pytest.mark.parametrize("command", [["compute"], ["export"], ["rollup"]], ids=" ".join)
def test_no_command_writes_over_the_base_figures(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = tmp_path / "base.csv"
    base.write_text("unit,item,year,value,source\n07075,401,2010,900,x\n", encoding="utf-8")
    told = refused([*command, str(tmp_path), "--base", str(base), "-o", str(base)], base, capsys)
    assert f"{base} is the file of base figures given with --base." in told


def test_a_link_to_the_register_is_the_register(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link, hard = tmp_path / "link.csv", tmp_path / "hard.csv"
    link.symlink_to(plan / "units.csv")
    os.link(plan / "units.csv", hard)
    for output in (link, hard, plan / ".." / plan.name / "units.csv"):
        refused(["units", "--plan", str(plan), "-o", str(output)], plan / "units.csv", capsys)
        call = ["units", "--register", str(link), "--plan", str(plan), "-o", str(output)]
        refused(call, plan / "units.csv", capsys)


def test_another_file_in_the_folder_of_a_plan_may_be_written_again(plan: Path) -> None:
    for _ in range(2):
        assert main(["units", "--plan", str(plan), "-o", str(plan / "list.csv")]) == 0
