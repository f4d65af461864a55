"""Completion: what the Tab key is answered, and the scripts that make it ask."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xhht_cli.cli import main
from xhht_cli.cli.bilingual import Group
from xhht_cli.cli.program import ASKING, program
from xhht_cli.cli.suggested import FILES, FOLDERS, FREE, OF_OPTION, OF_PLAN, PLANS

SCRIPT = """\
PATH="$1:$PATH"
eval "$SCRIPT"
compopt() { echo "compopt $*"; }
COMP_LINE=$2 COMP_POINT=${#2} COMP_TYPE=$3
_xhht_completion xhht
printf '%s\\n' "${COMPREPLY[@]}"
"""
"""bash with the script, told what it tells a completion when Tab is pressed."""


def script_for(shell: str) -> str:
    """Give what ``xhht completion`` prints."""
    with redirect_stdout(StringIO()) as told:
        assert main(["completion", shell]) == 0
    return told.getvalue()


FIRST_TAB, SECOND_TAB = "9", "63"


def in_bash(line: str, tab: str = FIRST_TAB) -> list[str]:
    told = subprocess.run(  # noqa: S603  # our own script
        ["bash", "-c", SCRIPT, "bash", str(Path(sys.executable).parent), line, tab],  # noqa: S607
        env=os.environ | {"XHHT_LANG": "en", "SCRIPT": script_for("bash")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert told.stderr == ""
    return told.stdout.split("\n")[:-1]


bash = pytest.mark.skipif(shutil.which("bash") is None, reason="no bash is installed")


@bash
def test_bash_completes_commands_and_options() -> None:
    assert in_bash("xhht ex") == ["explain", "export"]
    assert in_bash("xhht plan t") == ["test"]
    assert in_bash("xhht compute --mil") == ["--milestone"]
    assert in_bash("xhht check returns --format c") == ["csv"]


@bash
def test_bash_completes_codes_and_shows_what_they_stand_for_when_it_lists() -> None:
    assert in_bash("xhht compute returns --unit 0707") == ["07072", "07075", "07078"]
    assert in_bash("xhht compute returns --year 2013 --unit 0707", SECOND_TAB) == [
        "07072  (Thị trấn Đông Triều)",
        "07075  (Xã An Sinh)",
        "07078  (Xã Tràng Lương)",
    ]


@bash
def test_bash_has_broken_a_word_at_the_sign_of_equality() -> None:
    assert in_bash("xhht compute returns --unit=0707") == ["07072", "07075", "07078"]


@bash
def test_bash_leaves_no_space_where_a_value_is_to_follow() -> None:
    assert in_bash("xhht check returns --limit sec") == ["compopt -o nospace", "seconds="]


@bash
def test_bash_is_left_to_complete_files_and_folders() -> None:
    assert in_bash("xhht compute ret") == ["compopt -o default", ""]
    assert in_bash("xhht sample ret") == ["compopt -o plusdirs", ""]
    assert in_bash("xhht compute --plan d") == ["compopt -o plusdirs", "dong-trieu-2011"]


class Asked:
    """The program as PowerShell asks it: the words in one variable, the one at the cursor apart."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch, self.capsys = monkeypatch, capsys

    def __call__(self, *words: str, **variables: str) -> list[tuple[str, str, str]]:
        given = {"LANGUAGE": "", "XHHT_LANG": "en", ASKING: "powershell_complete"} | variables
        with self.monkeypatch.context() as patch:
            for name, value in given.items():
                patch.setenv(name, value)
            patch.setenv("COMP_WORDS", "\n".join(("xhht", *words[:-1])))
            patch.setenv("COMP_WORD", words[-1])
            assert main([]) == 0
        told = self.capsys.readouterr()
        assert told.err == ""
        lines = [line.split("\t") for line in told.out.splitlines() if line]
        return [(kind, value, meaning) for kind, value, meaning in lines]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Asked:
    return Asked(monkeypatch, capsys)


def test_what_can_be_named_is_offered_with_its_meaning(asked: Asked) -> None:
    assert asked("explain", "T08") == [
        ("plain", "T08", "Households recognised as study-loving families")
    ]
    assert asked("explain", "r301") == [("plain", "R301", "A part is not greater than its total.")]
    assert asked("rollup", "returns", "--indicator", "ho") == [
        ("plain", "ho-hieu-hoc", "Households recognised as study-loving families")
    ]
    assert "403" in [value for _, value, _ in asked("explain", "40")]
    assert [value for _, value, _ in asked("compute", "--target", "t2")][:2] == ["T20", "T21"]
    assert [value for _, value, _ in asked("template", "--form", "01")] == ["01.N/XHHT-X"]
    assert [value for _, value, _ in asked("compute", "--milestone", "201")] == [
        *("2011", "2012", "2013", "2014", "2015")
    ]
    assert [value for _, value, _ in asked("compute", "--year", "202")] == ["2020"]


def test_a_trace_is_offered_each_measure_and_other_commands_are_not(asked: Asked) -> None:
    measure = "cham-diem-thi-dua:205@communes"
    for command, offered in (("trace", True), ("rollup", False)):
        found = [value for _, value, _ in asked(command, "--indicator", "cham-diem")]
        assert "cham-diem-thi-dua" in found
        assert (measure in found) is offered


def test_limits_are_offered_with_what_holds_without_them(asked: Asked) -> None:
    assert asked("check", "--limit", "s") == [("plain", "seconds=", "60")]
    assert asked("check", "--limit=file") == [("plain", "--limit=file-size=", "128MB")]
    assert asked("check", "--limit", "file-size=2") == []


def test_help_is_in_the_language_of_the_run(asked: Asked) -> None:
    assert asked("explain", "--pl", XHHT_LANG="vi") == [
        ("plain", "--plan", "Kế hoạch: tên kế hoạch có sẵn, hoặc thư mục chứa kế hoạch.")
    ]
    assert asked("template", "--unit", "07075", XHHT_LANG="vi")[0][2] == "Xã An Sinh"


def test_a_unit_is_offered_under_its_name_in_the_year_of_the_command(asked: Asked) -> None:
    assert asked("compute", "--year", "2013", "--unit", "07072")[0][2] == "Thị trấn Đông Triều"
    assert asked("compute", "--year", "2016", "--unit", "07072")[0][2] == "Phường Đông Triều"
    assert asked("compute", "--year", "2030", "--unit", "07072") == []


def test_the_option_stays_before_a_value_that_is_joined_to_it(asked: Asked) -> None:
    assert asked("compute", "--unit=07075") == [("plain", "--unit=07075", "Xã An Sinh")]


def test_another_plan_and_register_give_their_own_names(asked: Asked, tmp_path: Path) -> None:
    main(["plan", "new", str(tmp_path / "plan"), "--quiet"])
    register = tmp_path / "units.csv"
    text = (tmp_path / "plan" / "units.csv").read_text(encoding="utf-8")
    first = text.splitlines()[1].split(",")[0]
    register.write_text(text.replace(f"{first},", "00001,"), encoding="utf-8")
    words = ("compute", "--plan", str(tmp_path / "plan"))
    assert first in [value for _, value, _ in asked(*words, "--unit", "")]
    assert "00001" in [v for _, v, _ in asked(*words, "--register", str(register), "--unit", "")]


def test_a_plan_that_cannot_be_read_offers_nothing_and_says_nothing(
    asked: Asked, tmp_path: Path
) -> None:
    (tmp_path / "plan.toml").write_text("id = ", encoding="utf-8")
    assert asked("compute", "--plan", str(tmp_path), "--unit", "") == []
    assert asked("compute", "--plan", str(tmp_path / "none"), "--unit", "") == []
    assert asked("compute", "--register", str(tmp_path), "--unit", "") == []


def test_paths_and_words_may_hold_backslashes_and_spaces(asked: Asked, tmp_path: Path) -> None:
    folder = tmp_path / "kế hoạch\\của ta"
    main(["plan", "new", str(folder), "--quiet"])
    assert len(asked("compute", "--plan", str(folder), "--target", "")) > 0


@pytest.mark.parametrize(
    "words",
    [("no-such-command", ""), ("plan", "no-such", "--x"), ("plan", "show", "--no-such", "--x")],
)
def test_a_call_with_a_mistake_in_it_offers_nothing_and_says_nothing(
    asked: Asked, words: tuple[str, ...]
) -> None:
    assert asked(*words) == []


@pytest.mark.parametrize("question", ["tcsh_complete", "bash", "", "bash_source", "_complete"])
def test_a_shell_that_is_not_known_gets_no_answer(asked: Asked, question: str) -> None:
    assert asked("explain", "T08", **{ASKING: question}) == []


WORDS = st.sampled_from(
    [
        *("compute", "plan", "show", "template", "explain", "--unit", "--plan", "--year", "--"),
        *("-o", "--lang", "--format=", "--unit=0", "T0", "2013", "=", "-", "'", '"', "\\", "a b"),
    ]
)


@given(
    words=st.lists(WORDS | st.text(max_size=5), max_size=6),
    shell=st.sampled_from(["bash", "zsh", "fish", "powershell"]),
)
def test_whatever_stands_in_the_line_there_is_no_noise(words: list[str], shell: str) -> None:
    line = " ".join(("xhht", *words)).replace("\0", "")
    given = {"COMP_LINE": line, "COMP_WORDS": line, "COMP_CWORD": str(len(words)), "COMP_WORD": ""}
    with pytest.MonkeyPatch.context() as patch, pytest.MonkeyPatch.context() as streams:
        silent: list[str] = []
        streams.setattr(sys.stderr, "write", silent.append)
        for name, value in (given | {ASKING: f"{shell}_complete"}).items():
            patch.setenv(name, value)
        assert main([]) == 0
    assert silent == []


def every_param(command: click.Command) -> Iterator[click.Parameter]:
    yield from command.params
    if isinstance(command, Group):
        for name in command.list_commands(click.Context(command)):
            below = command.get_command(click.Context(command), name)
            assert below is not None
            yield from every_param(below)


def test_every_placeholder_in_the_help_is_one_that_completion_knows() -> None:
    known = {*OF_PLAN, *FILES, *FOLDERS, *PLANS, *FREE}
    params = [param for param in every_param(program) if param.metavar]
    assert {param.metavar for param in params} == known
    assert set(OF_OPTION) <= {opt for param in params for opt in param.opts}


def test_an_argument_is_the_same_after_it_was_completed(asked: Asked) -> None:
    before = [param.type for param in every_param(program)]
    asked("compute", "--year", "")
    assert [param.type for param in every_param(program)] == before


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_names_the_program_and_is_plain_text(shell: str) -> None:
    script = script_for(shell)
    assert script.isascii(), "Windows PowerShell reads what a program prints in a code page"
    assert f"{ASKING}={shell}_complete" in script.replace("$env:", "").replace(" = '", "=")
    assert "xhht" in script
    assert "%(" not in script


@bash
def test_bash_finds_no_mistake_in_its_script() -> None:
    script = script_for("bash")
    subprocess.run(["bash", "-n"], input=script, encoding="utf-8", check=True)  # noqa: S607


@pytest.mark.parametrize(
    ("shell", "check"),
    [
        ("zsh", "-n"),
        ("fish", "--no-execute"),
    ],
)
def test_zsh_and_fish_find_no_mistake_in_theirs(shell: str, check: str) -> None:
    program_of_shell = shutil.which(shell)
    if program_of_shell is None:
        pytest.skip(f"no {shell} is installed")
    script = script_for(shell)
    subprocess.run([program_of_shell, check], input=script, encoding="utf-8", check=True)  # noqa: S603


def test_powershell_is_registered_for_the_program_and_gets_utf_8() -> None:
    script = script_for("powershell")
    assert script.startswith("Register-ArgumentCompleter -Native -CommandName xhht -ScriptBlock {")
    assert "[Console]::OutputEncoding = [System.Text.Encoding]::UTF8" in script
    assert script.count("{") == script.count("}")


@pytest.mark.parametrize("line", ["xhht compute returns --unit 070", "xhht explain T"])
def test_one_does_not_wait_for_codes(line: str) -> None:
    heavy = "{'pandas', 'numpy', 'openpyxl', 'python_calamine', 'babel', 'rich'}"
    script = (
        "import sys; from xhht_cli.cli import main; assert main([]) == 0;"
        f"found = {heavy} & set(sys.modules); assert not found, found"
    )
    told = subprocess.run(  # noqa: S603  # our own words
        [sys.executable, "-c", script],
        env=os.environ | {ASKING: "bash_complete", "COMP_LINE": line},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert told.stderr == ""
    assert told.stdout.count("plain") > 10
