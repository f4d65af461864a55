"""docs/plans.md: whoever does what it says, step by step, sees what it shows."""

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from xhht_cli.cases.schema import CaseTable, ExpectTable
from xhht_cli.plan import load_plan
from xhht_cli.plan.checkup import check_up

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "plans.md").read_text(encoding="utf-8")

STEP = re.compile(
    r"^<!-- (?P<file>\S+): (?P<old>.+?) -> (?P<new>.+?) -->$"
    r"|^<!-- append to (?P<whole>\S+) -->\n```\w+\n(?P<text>.*?)^```$"
    r"|^```console\n(?P<console>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
"""A change of a file that the page speaks of, a text that goes into one, a look at the screen."""

CALL = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def run(line: str, folder: Path) -> str:
    """Run a command of the page, and give what stands on the screen after it."""
    program, *arguments = shlex.split(line)
    assert program == "xhht"
    hidden = ("COLUMNS", "LANG", "LC_ALL")
    told = subprocess.run(  # noqa: S603  # the page's own words
        [sys.executable, "-m", "xhht_cli", *arguments],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name not in hidden}
        | {"XHHT_LANG": "en", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return told.stdout


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[str, str, str]]]:
    """Follow the page; of each command, what the page shows and what the screen showed."""
    folder = tmp_path_factory.mktemp("office")
    plan, shown = folder / "my-plan", []
    for step in STEP.finditer(PAGE):
        if step["console"]:
            for line, output in re.findall(
                r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", step["console"], re.MULTILINE
            ):
                shown.append((line, output, run(line, folder)))
        elif step["whole"]:
            append(plan / step["whole"], step["text"])
        else:
            change(plan / step["file"], step["old"], step["new"])
    return plan, shown


def append(path: Path, text: str) -> None:
    before = f"{path.read_text(encoding='utf-8')}" if path.exists() else ""
    gap = "\n" if before and path.suffix == ".toml" else ""
    path.write_text(f"{before}{gap}{text}", encoding="utf-8")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_page_shows_what_the_screen_shows(
    followed: tuple[Path, list[tuple[str, str, str]]],
) -> None:
    assert len(followed[1]) == 10
    for line, page, screen in followed[1]:
        assert (line, page) == (line, screen)


def test_the_worked_example_is_a_sound_plan(
    followed: tuple[Path, list[tuple[str, str, str]]],
) -> None:
    plan = load_plan(followed[0])
    assert [target.id for target in plan.targets] == ["T1", "T2", "T3", "T4", "T5"]
    assert [form.code for form in plan.forms] == ["01/HT-X", "02/HT-CQ"]
    assert len(plan.units) == 6


def test_every_block_of_toml_is_toml() -> None:
    blocks = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert len(blocks) == 3
    assert all(tomllib.loads(block) for block in blocks)


def test_every_key_of_a_case_is_described() -> None:
    keys = {*CaseTable.model_fields, *ExpectTable.model_fields}
    rows = " ".join(re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE))
    assert keys - set(re.findall(r"`(\w+)`", rows)) == set()


def test_every_code_of_a_warning_is_described_and_no_other() -> None:
    sources = [*(ROOT / "xhht_cli/plan").glob("*.py"), ROOT / "xhht_cli/present/forms/limits.py"]
    texts = "".join(path.read_text(encoding="utf-8") for path in sources)
    described = re.findall(r"P[1-4]\d\d", PAGE.partition("## Warnings")[2])
    assert sorted(described) == sorted(set(re.findall(r'"(P[1-4]\d\d)"', texts)))


def test_the_csv_that_the_page_shows_is_a_register(tmp_path: Path) -> None:
    (rows,) = re.findall(r"^```csv\n(code,.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    register = tmp_path / "units.csv"
    register.write_text(rows, encoding="utf-8")
    found = check_up("dong-trieu-2011", register)
    assert found.plan
    assert found.plan.territory(found.plan.units[1], 2014) == (found.plan.units[0],)
