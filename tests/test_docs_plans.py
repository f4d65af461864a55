"""docs/plans.md: whoever does what it says, step by step, sees what it shows."""

import re
import tomllib
from pathlib import Path

import pytest

from tools.console import Shown, follow
from xhht_cli.cases.schema import CaseTable, ExpectTable
from xhht_cli.plan import load_plan
from xhht_cli.plan.checkup import check_up

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "plans.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Shown, ...]]:
    """Follow the page; of each command, what the page shows and what the screen showed."""
    folder = tmp_path_factory.mktemp("office")
    plan = folder / "my-plan"
    return plan, follow(PAGE, folder, plan, "en")


def test_the_page_shows_what_the_screen_shows(
    followed: tuple[Path, tuple[Shown, ...]],
) -> None:
    assert len(followed[1]) == 13
    for shown in followed[1]:
        assert (shown.line, shown.page) == (shown.line, shown.screen)


def test_the_worked_example_is_a_sound_plan(
    followed: tuple[Path, tuple[Shown, ...]],
) -> None:
    plan = load_plan(followed[0])
    assert [target.id for target in plan.targets] == ["T1", "T2", "T3", "T4", "T5"]
    assert [form.code for form in plan.forms] == ["01/HT-X", "02/HT-CQ"]
    assert len(plan.units) == 6


def test_every_block_of_toml_is_toml() -> None:
    blocks = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert len(blocks) == 7
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
