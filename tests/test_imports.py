"""Imports run one way through the house, and what is public is there in any order."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.assessments import small
from tests.filling import draw_years, write_returns

PACKAGE = Path(__file__).parent.parent / "xhht_cli"
STAGES = (
    "messages",
    "errors",
    "plan",
    "returns",
    "findings",
    "rules",
    "facts",
    "facts_table",
    "base",
    "parts",
    "balance",
    "unit_parts",
    "indicators",
    "means",
    "pace",
    "measure_verdicts",
    "verdicts",
    "coverage",
    "assessment",
    "no_returns",
    "assess",
    "ranking",
    "rollup",
    "review",
    "provenance",
    "sources",
    "facts_file",
    "received",
    "trace_entries",
    "trace",
    "changes",
    "changed_figures",
    "diff",
    "last_year",
    "status",
    "dossier",
    "cases",
    "present",
    "sample",
    "cli",
)
"""From left to right; a stage imports only itself and those before it."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def stage_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_stages(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        ours = [name for name in names if name.startswith("xhht_cli.")]
        yield from (name.split(".")[1] for name in ours if name != "xhht_cli.__version__")


def test_every_module_belongs_to_a_stage() -> None:
    assert {stage_of(module) for module in MODULES} == {*STAGES, "__init__", "__main__"}


@pytest.mark.parametrize(
    "module",
    [module for module in MODULES if stage_of(module) in STAGES],
    ids=lambda module: module.relative_to(PACKAGE).as_posix(),
)
def test_a_module_imports_only_its_own_stage_and_those_before(module: Path) -> None:
    allowed = STAGES[: STAGES.index(stage_of(module)) + 1]
    assert set(imported_stages(module)) <= set(allowed)


@pytest.mark.parametrize(
    "script",
    [
        "from xhht_cli import assess; assert callable(assess)",
        "import xhht_cli.assess, xhht_cli; assert callable(xhht_cli.assess)",
        "import xhht_cli.assess as module; from xhht_cli import assess; assert module is assess",
        "import xhht_cli; import xhht_cli.cli.compute; assert callable(xhht_cli.assess)",
        "from xhht_cli import assess as a; from xhht_cli.assess import assess as b; assert a is b",
        "from xhht_cli import load_plan, Verdict, Outcome, Phase, Finding, examine, Examination",
        "import xhht_cli; assert xhht_cli.__version__.count('.') == 2",
        "import xhht_cli; assert {'assess', '__version__'} <= set(dir(xhht_cli))",
        "import xhht_cli; assert not hasattr(xhht_cli, 'no_such_name')",
    ],
)
def test_public_names_are_there_in_any_order_of_imports(script: str) -> None:
    subprocess.run([sys.executable, "-c", script], check=True)  # noqa: S603  # our own words


@pytest.mark.parametrize(
    "script",
    [
        "import xhht_cli",
        "from xhht_cli.cli import main; assert main(['--version']) == 0",
        "from xhht_cli.cli import main; assert main(['--help']) == 0",
        "from xhht_cli.cli import main; assert main([]) == 0",
    ],
)
def test_nothing_heavy_is_imported_before_a_command_needs_it(script: str) -> None:
    heavy = "{'pandas', 'numpy', 'pydantic', 'openpyxl', 'python_calamine', 'babel', 'rich'}"
    check = f"{script}\nimport sys; found = {heavy} & set(sys.modules); assert not found, found"
    environment = {**os.environ, "XHHT_LANG": "en"}
    subprocess.run([sys.executable, "-c", check], check=True, env=environment)  # noqa: S603  # likewise


@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        ["compute", "--format", "json"],
        ["rollup", "--by", "unit"],
        ["status"],
        ["trace", "--indicator", "ho-hieu-hoc"],
    ],
    ids=lambda command: command[0],
)
def test_a_command_on_returns_imports_nothing_that_it_does_not_need(
    command: list[str], tmp_path: Path
) -> None:
    few = small("07075", "07078")
    write_returns(few, draw_years(few, (2013,), 3), tmp_path)
    heavy = "{'pandas', 'numpy', 'openpyxl', 'multiprocessing', 'jinja2', 'docx', 'lxml', 'xlrd'}"
    script = (
        f"from xhht_cli.cli import main; assert main({[*command, str(tmp_path)]}) == 0\n"
        f"import sys; found = {heavy} & set(sys.modules); assert not found, found"
    )
    # coverage measures child processes by an import of its own
    environment = {k: v for k, v in os.environ.items() if not k.startswith("COV")}
    subprocess.run([sys.executable, "-c", script], check=True, env=environment)  # noqa: S603  # likewise
