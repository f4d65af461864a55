"""Territory: no output for another level speaks of the district."""

import re
from pathlib import Path

import pytest

from tests.levels import write_plan
from tools.catalog import PO, read_catalog
from tools.goldens import document_text, page_text
from xhht_cli.cli import main
from xhht_cli.plan import load_plan
from xhht_cli.sample import write_sample

DISTRICT = re.compile(
    r"(?:mức|mục tiêu) chung[^.]*? của huyện|(?:toàn|cả) huyện"
    r"|whole district|the district's (?:level|floor|target)",
    re.IGNORECASE,
)
TEXTS = {".html": page_text, ".docx": document_text}
COMMANDS = (
    "compute",
    "rollup --review 2012",
    "export -o page.html",
    "export -o report.docx",
)
UNITS = ("01", "10001")
NAMING = {
    "the district",
    "Whole district",
    "whole district",
    "A count is of a size that is possible in a district.",
    "{value} is too large for a count of people or things in a district.",
}
"""Sentences that may name the level: what a register without levels is, and how large it can be."""


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Returns of two years of every commune, and the plan of two provinces to read them with."""
    folder = tmp_path_factory.mktemp("nation")
    plan, returns = write_plan(folder), folder / "returns"
    write_sample(load_plan(plan), returns, (2011, 2012), 1)
    return [str(returns), "--plan", str(plan)]


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of its own to write into."""
    monkeypatch.chdir(tmp_path)


def said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Give all that a command says, its file included."""
    assert main(arguments) == 0
    both = capsys.readouterr()
    files = [Path(name) for name in arguments if Path(name).suffix in TEXTS]
    return "\n".join([both.out, both.err, *(TEXTS[file.suffix](file) for file in files)])


def test_no_other_sentence_names_the_level() -> None:
    naming = {
        str(each.id)
        for each in read_catalog(PO)
        if re.search(r"\bdistrict\b(?!\))", f"{each.id}") or "huyện" in f"{each.string}"
    }
    assert naming == NAMING


@pytest.mark.usefixtures("there")
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_no_level_is_told_of_the_district(
    command: str,
    lang: str,
    given: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Neither of a province nor of a commune, whose targets are not those of its district."""
    name, *options = command.split()
    told = [said([name, *given, *options, "--lang", lang, "--unit", u], capsys) for u in UNITS]
    assert [DISTRICT.findall(text) for text in told] == [[], []]


@pytest.mark.parametrize(
    ("lang", "levels"),
    [("vi", "so với mức chung của huyện"), ("en", "against the district's levels")],
)
def test_a_register_without_levels_is_a_district(
    lang: str, levels: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert levels in said(["compute", "data/sample", "--unit", "07075", "--lang", lang], capsys)
