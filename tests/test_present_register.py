"""The register as it is listed: upper units too, and a CSV that is a register itself."""

import csv
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from rich.console import Console

from tests.builders import plan
from tests.levels import write_plan
from tests.starters import starter
from xhht_cli.cli import main
from xhht_cli.errors import UnusablePlanError
from xhht_cli.plan import built_in_plans, load_plan
from xhht_cli.present.language import language
from xhht_cli.present.register import units_csv, units_json, units_markdown, units_table

ROOT = Path(__file__).parent.parent
EN = language("en")
SCHEMA = json.loads((ROOT / "schemas" / "units-1.schema.json").read_text(encoding="utf-8"))


def screen(folder: Path, year: int | None) -> list[str]:
    console = Console(width=100, color_system=None, highlight=False)
    with console.capture() as capture:
        for block in units_table(load_plan(folder), year, EN):
            console.print(block)
    return [line.rstrip() for line in capture.get().splitlines()]


def _folder(name: str, place: Path) -> str:
    match name:
        case "levels":
            return str(write_plan(place))
        case "starter":
            return str(starter(place))
        case _:
            return name


@pytest.mark.parametrize("name", [*built_in_plans(), "tests/plans/every-way", "levels", "starter"])
def test_what_units_writes_is_read_with_register_as_the_same_register(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _folder(name, tmp_path / "drawn")
    file = tmp_path / "mine.csv"
    assert main(["units", "--plan", folder, "-o", str(file)]) == 0
    own = load_plan(folder)
    written = load_plan(folder, file)
    assert (written.units, written.upper) == (own.units, own.upper)
    assert main(["plan", "check", folder, "--register", str(file), "--lang", "en"]) == 0
    assert "mistake" not in capsys.readouterr().out


@settings(max_examples=50)
@given(name=st.sampled_from(["=A", "'=A", "''+", "-x", "@", "Xã, “A”", 'a"b', "+84;1", "a\tb"]))
def test_a_name_comes_back_letter_for_letter(name: str) -> None:
    unit = replace(plan().units[0], name=name, basis=name, valid_to=None, successors=())
    one = replace(plan(), units=(unit,))
    with TemporaryDirectory() as place:
        file = Path(place) / "units.csv"
        file.write_text(units_csv(one, None), encoding="utf-8")
        (read,) = load_plan("dong-trieu-2011", file).units
    assert read == unit


def test_a_form_that_a_kind_does_not_file_is_a_mistake_of_the_register(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    text = units_csv(plan(), None)
    file.write_text(text.replace("xa,01.N/XHHT-X", "xa,02.N/XHHT-CQ", 1), encoding="utf-8")
    with pytest.raises(UnusablePlanError) as caught:
        load_plan("dong-trieu-2011", file)
    assert str(caught.value).splitlines()[1:] == [
        (
            "mine.csv, line 7, column form: a unit of the kind xa files “01.N/XHHT-X”, not "
            "“02.N/XHHT-CQ”; the kind decides. Change the kind, or leave the form empty."
        )
    ]


def test_the_units_above_are_listed_first_with_what_stands_above_each(tmp_path: Path) -> None:
    lines = screen(write_plan(tmp_path), 2013)
    headings = [line for line in lines if "·" in line]
    assert headings == [
        "Nation · files no form",
        "Province · files no form",
        "District · files no form",
        "Commune · 01.N/XHHT-X",
        "Office of the district People's Committee · 02.N/XHHT-CQ",
        "Units: 6 · above them: 6",
    ]
    north = next(line for line in lines if line.endswith("Huyện Bắc") and line.startswith("001"))
    assert north.split()[:2] == ["001", "01"]
    four = next(line for line in lines if line.startswith("10004"))
    assert four.split()[:2] == ["10004", "003"]


def test_json_has_those_that_file_and_those_above_them_apart(tmp_path: Path) -> None:
    data = json.loads(units_json(load_plan(write_plan(tmp_path)), 2013))
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(data)
    assert [each["unit"] for each in data["upper"]] == ["VN", "01", "02", "001", "002", "003"]
    assert {each["form"] for each in data["upper"]} == {None}
    assert [(each["unit"], each["parent"]) for each in data["units"]] == [
        ("10001", "001"),
        ("10002", "001"),
        ("GD1", "001"),
        ("10003", "002"),
        ("10004", "003"),
        ("10005", "003"),
    ]


def test_csv_and_markdown_have_every_row_of_the_register(tmp_path: Path) -> None:
    levels = load_plan(write_plan(tmp_path))
    rows = list(csv.DictReader(StringIO(units_csv(levels, None))))
    assert [(row["unit"], row["form"], row["parent"]) for row in rows][:2] == [
        ("VN", "", ""), ("01", "", "VN")
    ]  # fmt: skip
    assert len(rows) == 13
    assert units_markdown(levels, None, EN).count("\n") == 13 + 2


def test_a_register_of_one_level_is_listed_without_a_column_for_what_is_above() -> None:
    assert "Above it" not in units_markdown(plan(), 2013, EN)
    assert json.loads(units_json(plan(), 2013))["upper"] == []
