"""The README shows what the program prints, and its examples run."""

import re
import subprocess
import sys

import click
import pytest

from tools.readme import README, ROOT, written
from xhht_cli.cli.program import program

PAGE = README.read_text(encoding="utf-8")
VIETNAMESE_PAGE = (ROOT / "README.vi.md").read_text(encoding="utf-8")
LINES = re.findall(r"^ {4,7}(xhht \S.*?)(?: {2,}.*)?$", PAGE + VIETNAMESE_PAGE, re.MULTILINE)
EXIT_CODES = ["0", "1", "2", "3", "5", "6", "70", "130"]


def test_the_readme_shows_what_the_program_prints() -> None:
    assert written() == PAGE, "run: make docs"


def test_the_result_stands_on_the_first_screen() -> None:
    assert "Milestone 2011" in "\n".join(PAGE.splitlines()[:25])


@pytest.mark.parametrize("line", LINES)
def test_every_command_line_is_one_that_click_accepts(line: str) -> None:
    _, name, *arguments = line.split()
    command = program.get_command(click.Context(program), name)
    assert command is not None
    command.make_context(name, arguments)


def test_the_command_lines_were_found() -> None:
    assert len(LINES) >= 10


def test_the_python_example_is_short_and_runs() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert len(example.splitlines()) <= 10
    told = subprocess.run(  # noqa: S603  # the README's own words
        [sys.executable, "-c", example], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert told.stdout.startswith("2013 ")
    assert "T01 2011 past" in told.stdout


@pytest.mark.parametrize("page", [PAGE, VIETNAMESE_PAGE], ids=["en", "vi"])
def test_the_exit_codes_are_all_explained(page: str) -> None:
    assert re.findall(r"^\| (\d+) \|", page, re.MULTILINE) == EXIT_CODES


@pytest.mark.parametrize("page", ["README.md", "README.vi.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_to_files_that_are_there(page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / page).read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []
