"""docs/scripting.md: its examples run, and give what was counted by hand.

PowerShell is not on the machines that run the tests: of its block only the calls of the program are
held to the program's own options.
"""

import csv
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import click
import duckdb
import pandas as pd
import pytest

from tests.builders import plan
from tests.filling import write_returns
from xhht_cli.cli.program import program
from xhht_cli.facts_file import FILE_COLUMNS

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "scripting.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"^```(\w+ \w+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE))
CALLS = re.findall(r"^ *(xhht .*)$", "\n".join(BLOCKS.values()), re.MULTILINE)

TOWN, AN_SINH, TRANG_LUONG, BINH_KHE, DUC_CHINH = "07072", "07075", "07078", "07081", "07093"
FILED = {
    (2013, TOWN): {"401": 1000, "403": 600},
    (2013, AN_SINH): {"401": 900, "403": 450},
    (2013, TRANG_LUONG): {"401": 800},
    (2013, DUC_CHINH): {"401": 100, "403": 50},
    (2015, AN_SINH): {"401": 900, "403": 630},
    (2015, TRANG_LUONG): {"403": 100},
    (2015, BINH_KHE): {"401": 100, "403": 70},
    (2015, DUC_CHINH): {"401": 500, "403": 400},
}
"""Tràng Lương knows but one of the two in either year; Đức Chính became a ward in 2015."""

BOTH_YEARS = [
    ["2013", "1100", "2000", "55"],
    ["2015", "1100", "1500", "73.3333"],
]
"""Year, numerator, denominator and percentage of the units that know both."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the returns by year, and the facts that the page says how to make."""
    folder = tmp_path_factory.mktemp("office")
    for year in (2013, 2015):
        returns = folder / "returns" / str(year)
        returns.mkdir(parents=True)
        write_returns(plan(), {key: v for key, v in FILED.items() if key[0] == year}, returns)
    run("bash export", folder)
    return folder


def run(name: str, folder: Path) -> str:
    """Run a block for bash where the program and its Python are found first."""
    scripts = sysconfig.get_path("scripts")
    places = (scripts, str(Path(sys.executable).parent), os.environ["PATH"])
    told = subprocess.run(  # noqa: S603  # the page's own words
        ["bash", "-c", BLOCKS[name]],  # noqa: S607  # the shell that people have
        cwd=folder,
        env={**os.environ, "PATH": os.pathsep.join(places), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return told.stdout


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_every_block_that_can_run_here_is_run_by_a_test() -> None:
    run_here = {"bash export", "sql duckdb", "python pandas", "bash together", "bash years"}
    assert set(BLOCKS) == {*run_here, "bash jq", "powershell years"}


def test_the_columns_are_those_of_the_file() -> None:
    table = PAGE.partition("| column |")[2].partition("* **CSV**")[0]
    cells = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    assert re.findall(r"`(\w+)`", " ".join(cells)) == list(FILE_COLUMNS)


def test_the_exports_are_what_the_page_says_of_them(folder: Path) -> None:
    assert (folder / "facts.csv").read_bytes().startswith(b"\xef\xbb\xbfunit,unit_name,year,")
    first = (folder / "facts-2013.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert first == ";".join(FILE_COLUMNS)
    document = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    assert document["schema"] == "xhht/facts/1"
    assert list(document["facts"][0]) == list(FILE_COLUMNS)
    assert f'"{document["schema"]}"' in PAGE


@pytest.mark.parametrize("separator", [",", ";"])
def test_duckdb_gives_the_rate_by_year_and_kind_of_the_units_that_know_both(
    folder: Path, tmp_path: Path, separator: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(folder / "units.csv", tmp_path)
    text = pd.read_csv(folder / "facts.csv", dtype=str, keep_default_na=False)
    text.to_csv(tmp_path / "facts.csv", sep=separator, index=False, encoding="utf-8-sig")
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as database:
        found = database.sql(BLOCKS["sql duckdb"]).fetchall()
    assert [tuple(map(str, row)) for row in found] == [
        ("2013", "thi-tran", "1", "600", "1000", "60.0"),
        ("2013", "xa", "2", "500", "1000", "50.0"),
        ("2015", "phuong", "1", "400", "500", "80.0"),
        ("2015", "xa", "2", "700", "1000", "70.0"),
    ]


def test_pandas_gives_a_parquet_file_that_keeps_codes_text_and_counts_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    exec(BLOCKS["python pandas"], {})  # noqa: S102  # the page's own words
    facts = pd.read_parquet(folder / "facts.parquet")
    assert list(facts.columns) == list(FILE_COLUMNS)
    assert {str(facts[name].dtype) for name in ("unit", "item", "raw", "cell")} == {"string"}
    assert str(facts["value"].dtype) == "Int64"
    households = facts.query("item == '401' and year == 2013").set_index("unit")["value"]
    assert households.to_dict() == {TOWN: 1000, AN_SINH: 900, TRANG_LUONG: 800, DUC_CHINH: 100}
    recognised = facts.query("item == '403' and year == 2013").set_index("unit")["value"]
    assert recognised.isna().to_dict() == {
        TOWN: False,
        AN_SINH: False,
        TRANG_LUONG: True,
        DUC_CHINH: False,
    }


def test_bash_puts_the_years_into_one_table(folder: Path) -> None:
    run("bash years", folder)
    header, *table = rows(folder / "years.csv")
    assert header[:2] == ["year", "measure"]
    judged = [[row[0], *row[2:]] for row in table if row[1] == "ho-hieu-hoc"]
    assert [row[:4] for row in judged] == [
        ["2013", "1100", "2000", "55.0"],
        ["2015", "1100", "1500", "73.3333"],
    ]
    assert [row[4:] for row in judged] == [["3", "21"], ["3", "21"]]


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_jq_gives_the_same_figures(folder: Path) -> None:
    run("bash years", folder)
    assert [line.split(",") for line in run("bash jq", folder).split()] == BOTH_YEARS


def test_the_program_puts_the_years_together_by_itself(folder: Path) -> None:
    run("bash together", folder)
    with (folder / "together.csv").open(encoding="utf-8-sig", newline="") as file:
        found = [row for row in csv.DictReader(file) if row["measure"] == "ho-hieu-hoc"]
    figures = ("year", "numerator", "denominator")
    assert [[row[name] for name in figures] for row in found] == [row[:3] for row in BOTH_YEARS]


@pytest.mark.parametrize("call", CALLS)
def test_every_call_of_the_program_is_one_that_it_takes(call: str) -> None:
    words = [word.replace("$year", "2013") for word in shlex.split(call)]
    command = program.get_command(click.Context(program), words[1])
    assert command is not None
    command.make_context(words[1], words[2:])


def test_powershell_calls_the_program_and_reads_keys_that_are_there(folder: Path) -> None:
    assert sum("xhht compute $folder.FullName" in call for call in CALLS) == 1
    run("bash years", folder)
    found = json.loads((folder / "results" / "2013.json").read_text(encoding="utf-8"))
    indicator = found["indicators"][0]
    for name, value in (
        ("found", found), ("indicator", indicator), ("measure", indicator["measures"][0])
    ):  # fmt: skip
        asked = set(re.findall(rf"\${name}\.(\w+)", BLOCKS["powershell years"]))
        assert asked
        assert asked <= set(value)
    assert BLOCKS["powershell years"].isascii()


def test_links_lead_to_files_that_are_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", PAGE)
    assert links
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
