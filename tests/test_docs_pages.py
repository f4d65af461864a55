"""Pages of docs/vi and docs/en: they show what the program prints, and say the same in both."""

import re
import shlex
import subprocess
import sys
import tomllib

import click
import pytest

from tools.pages import DOCS, FOLLOWED, TONGUES, Page, Tongue, commands_page
from tools.pictures import FOLDER, PICTURES
from xhht_cli.cli.program import program

ROOT = DOCS.parent
TEXTS = {
    f"{path.parent.name}/{path.stem}": path.read_text(encoding="utf-8")
    for tongue in TONGUES
    for path in sorted((DOCS / tongue).glob("*.md"))
}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CALLS = [
    (name, call)
    for name, text in TEXTS.items()
    for kind, block in BLOCK.findall(text)
    if kind in {"sh", "bash", "bat", "powershell"}
    for call in re.findall(r"^ *(xhht .*)$", block, re.MULTILINE)
]
INLINE = [
    (name, call)
    for name, text in TEXTS.items()
    if not name.endswith("/commands")
    for call in re.findall(r"`(xhht [^`]+)`", BLOCK.sub("", text))
]


def code(name: str, kind: str) -> list[str]:
    """The blocks of one kind on a page."""
    return [block for found, block in BLOCK.findall(TEXTS[name]) if found == kind]


@pytest.mark.parametrize("page", FOLLOWED, ids=lambda page: f"{page.tongue}-{page.name}")
def test_a_page_shows_what_the_screen_shows(page: Page) -> None:
    assert page.written() == page.path.read_text(encoding="utf-8"), "run: make docs"


def test_every_page_with_a_screen_is_followed() -> None:
    with_screen = {name for name, text in TEXTS.items() if "```console" in text}
    assert with_screen == {f"{page.tongue}/{page.name}" for page in FOLLOWED}


def test_both_languages_have_the_same_pages() -> None:
    assert {name[3:] for name in TEXTS if name[:2] == "vi"} == {
        name[3:] for name in TEXTS if name[:2] == "en"
    }


@pytest.mark.parametrize("tongue", TONGUES)
def test_the_commands_are_those_of_the_program(tongue: Tongue) -> None:
    assert TEXTS[f"{tongue}/commands"] == commands_page(tongue), "run: make docs"


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("tongue", TONGUES)
def test_the_pictures_are_drawn_from_the_cases(picture: str, tongue: Tongue) -> None:
    drawn = PICTURES[picture](tongue)
    kept = (FOLDER / f"{picture}-{tongue}.svg").read_text(encoding="utf-8")
    assert kept == drawn, "run: make docs"


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("tongue", TONGUES)
def test_every_picture_is_shown_and_says_in_words_what_it_shows(
    picture: str, tongue: Tongue
) -> None:
    shown = re.findall(
        rf"!\[(.+)\]\(\.\./pictures/{picture}-{tongue}\.svg\)", "".join(TEXTS.values())
    )
    assert [len(words) > 40 for words in shown] == [True]


def without_names(block: str) -> list[dict[str, object]]:
    cases: list[dict[str, object]] = tomllib.loads(block)["case"]
    return [{key: value for key, value in case.items() if key != "name"} for case in cases]


@pytest.mark.parametrize("page", ["bounds", "verdicts", "pace", "rates"])
def test_the_cases_are_the_same_in_both_languages(page: str) -> None:
    (vietnamese,), (english,) = code(f"vi/{page}", "toml"), code(f"en/{page}", "toml")
    assert without_names(vietnamese) == without_names(english)


def command_of(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that words name, and the words after its name."""
    context = click.Context(program)
    command = program.get_command(context, words[1])
    if isinstance(command, click.Group) and words[2:]:
        command, words = command.get_command(context, words[2]), words[1:]
    assert command is not None, words
    return command, words[2:]


@pytest.mark.parametrize(("page", "call"), CALLS)
def test_every_call_is_one_that_the_program_takes(page: str, call: str) -> None:
    line = call.partition("2>>")[0].replace("$year", "2013")
    command, arguments = command_of(shlex.split(line))
    assert command.make_context(page, arguments).params


@pytest.mark.parametrize(("page", "call"), INLINE)
def test_every_call_in_a_sentence_names_a_command_and_its_options(page: str, call: str) -> None:
    command, arguments = command_of(call.split())
    options = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    assert {word for word in arguments if word.startswith("-")} <= options, page


def test_the_calls_were_found() -> None:
    assert len(CALLS) >= 16
    assert len(INLINE) >= 20


@pytest.mark.parametrize("tongue", TONGUES)
def test_the_scripts_are_those_that_are_tried_in_the_page_on_scripting(tongue: Tongue) -> None:
    scripting = (DOCS / "scripting.md").read_text(encoding="utf-8")
    tried = re.findall(
        r"^```(\w+) (?:together|years)\n(.*?)^```$", scripting, re.DOTALL | re.MULTILINE
    )
    shown = BLOCK.findall(TEXTS[f"{tongue}/years"])
    assert len(shown) == 3
    assert sorted(shown) == sorted(tried)


@pytest.mark.parametrize(("tongue", "readme"), [("vi", "README.vi.md"), ("en", "README.md")])
def test_the_exit_codes_are_those_of_the_readme(tongue: str, readme: str) -> None:
    codes = re.findall(r"^\| (\d+) \|", (ROOT / readme).read_text(encoding="utf-8"), re.MULTILINE)
    assert codes
    assert re.findall(r"^\| (\d+) \|", TEXTS[f"{tongue}/exit-codes"], re.MULTILINE) == codes


@pytest.mark.parametrize("tongue", TONGUES)
def test_every_schema_is_listed(tongue: str) -> None:
    listed = re.findall(r"\(\.\./\.\./schemas/([\w.-]+)\)", TEXTS[f"{tongue}/schemas"])
    assert sorted(listed) == sorted(path.name for path in (ROOT / "schemas").glob("*.json"))


@pytest.mark.parametrize("name", TEXTS)
def test_links_lead_to_files_that_are_there(name: str) -> None:
    folder = (DOCS / name).parent
    links = re.findall(r"\]\(([^)#]+)", BLOCK.sub("", TEXTS[name]))
    assert [link for link in links if "://" in link or not (folder / link).exists()] == []


def test_the_tool_that_writes_them_refuses_what_it_does_not_know() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "tools.docs", "goldens"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (told.returncode, told.stdout) == (1, "")
    assert "takes no arguments" in told.stderr
