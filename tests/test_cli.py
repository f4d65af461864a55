"""The command line: languages, exit codes, streams and files, whatever the command."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from xhht_cli.cli import main
from xhht_cli.cli.bilingual import Command, Group, choose_languages
from xhht_cli.cli.program import program
from xhht_cli.plan import load_plan
from xhht_cli.present.forms import form_for

PLAN = load_plan()
VARIABLES = ("XHHT_LANG", "XHHT_TRACEBACK", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def returns(tmp_path: Path) -> Path:
    """A folder with two returns of 2013: An Sinh's is sound, the other has an error."""
    folder = tmp_path / "returns"
    folder.mkdir()
    units = PLAN.units_in(2013)
    sound = form_for(PLAN, units["07075"], 2013, {"401": 1000, "402": 800, "403": 600})
    wrong = form_for(PLAN, units["07078"], 2013, {"401": 1000, "402": 800, "403": 1600})
    (folder / "a.xlsx").write_bytes(sound)
    (folder / "b.xlsx").write_bytes(wrong)
    return folder


def commands(command: click.Command, name: str = "xhht") -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, Group):
        for below in command.list_commands(click.Context(command)):
            found = command.get_command(click.Context(command), below)
            assert found is not None
            yield from commands(found, f"{name} {below}")


TREE = dict(commands(program))


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a user does, in a process of its own."""
    given = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    return subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "xhht_cli", *arguments],
        env=given | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


CONTRACT = (
    *("template", "check", "compute", "export", "rollup", "trace", "status", "diff", "explain"),
    *("plan", "plan show", "plan new", "plan check", "plan test", "units", "sample", "completion"),
)


def test_the_commands_are_those_of_the_contract() -> None:
    assert set(TREE) <= {"xhht", *(f"xhht {name}" for name in CONTRACT)}
    assert {"xhht template", "xhht check", "xhht compute", "xhht plan show"} <= set(TREE)


@pytest.mark.parametrize("name", TREE)
def test_every_command_and_option_is_explained_and_has_an_example(name: str) -> None:
    command = TREE[name]
    assert isinstance(command, Command)
    assert command.help
    assert command.examples
    options = [param for param in command.params if isinstance(param, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize(
    "line", [line for each in TREE.values() if isinstance(each, Command) for line in each.examples]
)
def test_every_example_is_a_call_that_click_accepts(line: str) -> None:
    _, *arguments = shlex.split(line)
    command: click.Command = program
    context = click.Context(command)
    while isinstance(command, Group):
        _, found, arguments = command.resolve_command(context, arguments)
        assert found is not None
        command = found
    command.make_context("xhht", arguments)


@pytest.mark.parametrize("name", TREE)
def test_help_is_in_the_language_of_the_run(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = name.split()[1:]
    assert main([*arguments, "--help"]) == 0
    vietnamese = capsys.readouterr().out
    assert vietnamese.startswith(f"Cách dùng: {name}")
    os.environ["XHHT_LANG"] = "en"
    assert main([*arguments, "-h"]) == 0
    english = capsys.readouterr().out
    assert english.startswith(f"Usage: {name}")
    described = re.compile(
        r"^  (?:-o, )?(?:-q, )?(?:--)?[a-z][^ ]*(?: [^ ]+)?  +(\S.*)$", re.MULTILINE
    )
    assert set(described.findall(vietnamese)) & set(described.findall(english)) == set()


@pytest.mark.parametrize(
    ("arguments", "environment", "to_people", "in_data"),
    [
        ([], {}, "vi", "vi"),
        ([], {"LANG": "vi_VN.UTF-8"}, "vi", "vi"),
        ([], {"LANG": "C.UTF-8"}, "vi", "vi"),
        ([], {"LANG": "en_GB.UTF-8"}, "en", "vi"),
        ([], {"LANG": "en_GB.UTF-8", "LC_ALL": "vi_VN"}, "vi", "vi"),
        ([], {"XHHT_LANG": "en"}, "en", "vi"),
        ([], {"XHHT_LANG": "vi", "LANG": "en_US"}, "vi", "vi"),
        ([], {"XHHT_LANG": "fr", "LANG": "en_US"}, "en", "vi"),
        (["check", "--lang", "en"], {"XHHT_LANG": "vi"}, "en", "en"),
        (["--lang=en"], {}, "en", "en"),
        (["--lang", "en", "--lang", "vi"], {}, "vi", "vi"),
        (["--", "--lang", "en"], {}, "vi", "vi"),
        (["--lang"], {}, "vi", "vi"),
    ],
)
def test_the_language_is_the_option_else_the_variable_else_an_english_locale_else_vietnamese(
    arguments: list[str], environment: dict[str, str], to_people: str, in_data: str
) -> None:
    spoken = choose_languages(arguments, environment)
    assert (spoken.to_people.code, spoken.in_data.code) == (to_people, in_data)


def test_called_alone_it_says_in_five_lines_what_to_do_next(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for language in ("vi", "en"):
        os.environ["XHHT_LANG"] = language
        assert main([]) == 0
        told = capsys.readouterr().out.splitlines()
        assert len(told) == 5
        assert max(map(len, told)) <= 80


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["tempalte"], "Lỗi: Không có lệnh tempalte.\nCó phải ý bạn là: template?\n"),
        (["check", "x", "--yer", "2"], "Không có tùy chọn '--yer'"),
        (["check"], "Thiếu đối số"),
        (["units", "--year", "1999"], "“1999” không phải là số nguyên từ 2000 đến 2100."),
        (["units", "--year", "nay"], "“nay” không phải là số nguyên từ 2000 đến 2100."),
        (["check", "x", "--workers", "0"], "“0” không phải là số nguyên từ 1 đến "),
        (["compute", "x", "--milestone", "2015,5"], "“2015,5” không phải là số nguyên."),
        (["sample", "x", "--seed", "hai"], "“hai” không phải là số nguyên."),
        (["compute", "x", "--fail-on", "never"], "không phải là một trong"),
        (["compute", "x", "--target", "T8"], "không có mục tiêu T8"),
        (["explain", "T088"], "Có phải ý bạn là"),
        (["plan", "sow"], "Lỗi: Không có lệnh sow.\nCó phải ý bạn là: show?\n"),
        (["plan", "chek"], "Lỗi: Không có lệnh chek.\nCó phải ý bạn là: check?\n"),
        (["plan", "show", "--formt", "json"], "Có phải ý bạn là '--format'?"),
        (["compute", "x", "--yer", "2013"], "'--year'?"),
        (["plan", "show", "nowhere"], "xhht plan new"),
        (["plan", "test", "nowhere"], "nowhere"),
        (["units", "--register", "nowhere.csv"], "nowhere.csv"),
        (["check", "nowhere"], "nowhere"),
        (["template", "-o", "x"], "--year"),
        (["template", "-o", "x", "--blank", "--year", "2013"], "--blank"),
        (["template", "-o", "x", "--year", "2013", "--unit", "0707"], "07075"),
        (["template", "-o", "x", "--year", "2025", "--unit", "07087"], "07087"),
        (["template", "-o", "x", "--year", "2003"], "2003"),
        (["template", "-o", "x", "--blank", "--form", "03"], "01.N/XHHT-X"),
        (["sample", "x", "--years", "2015-2011"], "2015-2011"),
        (["sample", "x", "--years", "now"], "now"),
    ],
)
def test_a_wrong_call_is_2_and_says_what_is_wrong(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err


def test_a_milestone_that_no_target_has_is_a_wrong_call(
    returns: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compute", str(returns), "--milestone", "2017", "--lang", "en"]) == 2
    assert "no target for 2017" in capsys.readouterr().err


def test_checking_sound_returns_is_0_and_an_error_is_1(returns: Path) -> None:
    assert main(["check", str(returns / "a.xlsx"), "--quiet"]) == 0
    assert main(["check", str(returns), "--quiet"]) == 1


def test_a_check_of_one_year_ends_with_a_line_for_each_unit(
    returns: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["check", str(returns), "--lang", "en"]
    assert main(call) == 1
    table = capsys.readouterr().out
    first, *units, last = [" ".join(line.split()) for line in table.splitlines()[-65:]]
    assert first == "Code Unit Return"
    assert {line.split()[0] for line in units} == set(PLAN.units_in(2013))
    told = {
        "07075 Xã An Sinh sound",
        "07078 Xã Tràng Lương faulty",
        "07069 Thị trấn Mạo Khê not received",
    }
    assert told <= set(units)
    assert last == "63 to report: 1 sound, 1 faulty, 0 not usable, 61 not received"
    assert max(map(len, table.splitlines())) <= 80


def test_a_check_of_one_return_or_of_several_years_does_not_list_the_units(
    returns: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(returns / "b.xlsx"), "--lang", "en", "--quiet"]) == 1
    assert "07069" not in capsys.readouterr().out
    unit = PLAN.units_in(2014)["07075"]
    (returns / "2014.xlsx").write_bytes(form_for(PLAN, unit, 2014, {"401": 1000}))
    assert main(["check", str(returns), "--lang", "en", "--quiet"]) == 1
    assert "07069" not in capsys.readouterr().out
    assert main(["check", str(returns), "--year", "2013", "--lang", "en", "--quiet"]) == 1
    assert "07069" in capsys.readouterr().out


def test_no_input_is_5_and_no_return_among_the_files_is_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("check", "compute"):
        assert main([command, str(tmp_path)]) == 5
    (tmp_path / "letter.xlsx").write_bytes(b"not a workbook")
    for command in ("check", "compute"):
        assert main([command, str(tmp_path)]) == 3
    assert "letter.xlsx" in capsys.readouterr().out


def test_a_year_without_usable_return_is_5(returns: Path) -> None:
    for command in ("check", "compute"):
        assert main([command, str(returns), "--year", "2014"]) == 5


def test_the_findings_are_printed_before_the_run_ends_with_5(
    returns: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (returns / "letter.xlsx").write_bytes(b"not a workbook")
    assert main(["check", str(returns), "--year", "2014", "--format", "json"]) == 5
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [each["file"] for each in found] == ["letter.xlsx"]


def test_results_go_to_stdout_and_the_rest_to_stderr_unless_quiet(
    returns: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (returns / "notes.txt").write_text("hello", encoding="utf-8")
    assert main(["compute", str(returns), "--format", "json", "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["schema"] == "xhht/compute/1"
    assert "Files read: 2." in err
    assert "Left alone: 1 files that are no workbooks by their suffix." in err
    assert "Year 2013: the latest with usable returns of at least two units." in err
    assert main(["compute", str(returns), "--format", "json", "--lang", "en", "--quiet"]) == 0
    assert capsys.readouterr() == (out, "")


def test_it_says_which_year_was_taken_and_what_the_other_years_hold(
    returns: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for year in (2012, 2014):
        unit = PLAN.units_in(year)["07075"]
        (returns / f"{year}.xlsx").write_bytes(form_for(PLAN, unit, year, {"401": 1000}))
    assert main(["compute", str(returns), "--format", "csv", "--lang", "en"]) == 0
    told = capsys.readouterr().err
    assert "Year 2013: the latest with usable returns of at least two units.\n" in told
    assert "Usable returns of other years: 2012 (1), 2014 (1).\n" in told
    one = str(returns / "2014.xlsx")
    assert main(["compute", one, "--format", "csv", "--lang", "en"]) == 0
    assert "Year 2014: the latest with a usable return.\n" in capsys.readouterr().err
    assert main(["compute", one, "--year", "2014", "--format", "csv", "--lang", "en"]) == 0
    assert "Year 2014" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("condition", "code"), [("error", 1), ("missing", 1), ("not-met", 0), ("undetermined", 0)]
)
def test_fail_on_ends_with_1_when_its_condition_holds(
    returns: Path, condition: str, code: int
) -> None:
    # Two of 63 returns, one with an error; on what is due or past in 2013 there are no data.
    assert main(["compute", str(returns), "--quiet", "--fail-on", condition]) == code


def test_fail_on_undetermined_is_about_what_the_missing_returns_leave_open(tmp_path: Path) -> None:
    # All 10 hamlets of the one commune that reports have both: met so far, but 20 are silent.
    unit = PLAN.units_in(2013)["07075"]
    counts = {"101": 10, "102": 10, "103": 10, "104": 10}
    (tmp_path / "a.xlsx").write_bytes(form_for(PLAN, unit, 2013, counts))
    call = ["compute", str(tmp_path), "--quiet", "--fail-on", "undetermined"]
    assert main(call) == 1
    assert main([*call, "--unit", "07075", "--target", "T01"]) == 0


def test_fail_on_not_met_is_about_selected_targets_that_are_due_or_past(tmp_path: Path) -> None:
    # 3 of 10 hamlets have both; T01 asks for 100 % in 2011, and one proven failure is enough.
    unit = PLAN.units_in(2013)["07075"]
    counts = {"101": 10, "102": 3, "103": 3, "104": 3, "401": 10, "402": 1, "403": 1}
    (tmp_path / "a.xlsx").write_bytes(form_for(PLAN, unit, 2013, counts))
    call = ["compute", str(tmp_path), "--quiet", "--fail-on", "not-met"]
    assert main(call) == 1
    assert main([*call, "--target", "t01"]) == 1
    assert main([*call, "--target", "T08", "--unit", "07075"]) == 0  # 10 % of 65 %, but for 2015
    assert main([*call, "--milestone", "2015"]) == 0


def test_a_file_on_the_command_line_is_tried_whatever_its_suffix(returns: Path) -> None:
    renamed = (returns / "b.xlsx").rename(returns / "b.data")
    assert main(["check", str(renamed), "--quiet"]) == 1
    assert main(["check", str(returns), "--quiet"]) == 0


@pytest.mark.parametrize("format_", ["table", "json", "csv", "md"])
@pytest.mark.parametrize(
    "arguments",
    [["check"], ["compute"], ["explain", "T08"], ["plan", "show"], ["units", "--year", "2013"]],
)
def test_a_file_holds_what_the_screen_shows(
    arguments: list[str],
    format_: str,
    returns: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    paths = [str(returns)] if arguments[0] in {"check", "compute"} else []
    call = [*arguments, *paths, "--quiet", "--format", format_]
    code = main(call)
    shown = capsys.readouterr().out
    file = returns.parent / "out" / "file"
    assert main([*call, "-o", str(file)]) == code
    assert capsys.readouterr().out == ""
    mark = b"\xef\xbb\xbf" if format_ == "csv" else b""
    assert file.read_bytes() == mark + shown.encode()


@pytest.mark.parametrize(("suffix", "start"), [("json", "{"), ("csv", "﻿unit,"), ("md", "| ")])
def test_without_format_the_suffix_of_the_file_decides(
    suffix: str, start: str, tmp_path: Path
) -> None:
    file = tmp_path / f"units.{suffix}"
    assert main(["units", "-o", str(file)]) == 0
    assert file.read_text(encoding="utf-8").startswith(start)


def test_output_that_cannot_be_written_is_6(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["units", "-o", str(tmp_path)]) == 6
    assert "Nêu tên một tệp trong thư mục đó." in capsys.readouterr().err


def test_a_command_without_o_does_not_speak_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    assert main(["--lang", "en", "sample", str(file / "below"), "--years", "2013-2013"]) == 6
    told = capsys.readouterr().err
    assert "Name another file or folder." in told
    assert "-o" not in told.replace(str(tmp_path), "")


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "html", "pdf", "xls"])
def test_a_listing_says_which_command_writes_workbooks(
    suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "en", "units", "-o", str(tmp_path / f"units.{suffix}")]) == 2
    told = "xhht export writes a workbook (.xlsx), a report (.docx) or a page (.html)."
    assert (told in capsys.readouterr().err) == (suffix not in {"pdf", "xls"})


@pytest.mark.parametrize(("columns", "most"), [("40", 40), ("200", 80), ("1", 24)])
def test_an_explanation_is_as_wide_as_the_screen_and_no_wider_than_eighty(
    columns: str, most: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert main(["explain", "T08"]) == 0
    widest = max(map(len, capsys.readouterr().out.splitlines()))
    assert most - 12 < widest <= most


def test_a_text_file_named_xlsx_is_called_so_in_the_language_of_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.xlsx").write_text("echo", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 3
    assert "tệp văn bản thuần" in capsys.readouterr().out


def test_a_fault_of_the_program_is_70_and_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("xhht_cli.plan.load_plan", broken)
    assert main(["units", "--lang", "en"]) == 70
    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told
    assert told.count("\n") == 1
    monkeypatch.setenv("XHHT_TRACEBACK", "1")
    assert main(["units"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupted_run_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("xhht_cli.plan.load_plan", interrupted)
    assert main(["units"]) == 130


def test_the_same_call_gives_the_same_bytes_in_any_locale() -> None:
    first = run("units", "--format", "json", LANG="en_US.UTF-8")
    second = run("units", "--format", "json", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert first.stdout == second.stdout != ""


def test_output_is_utf_8_whatever_the_stream_was_opened_with() -> None:
    told = run("explain", "T08", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert "hộ gia đình được công nhận là gia đình hiếu học" in told.stdout
    assert told.returncode == 0


def test_a_closed_pipe_is_quiet() -> None:
    command = f"{sys.executable} -m xhht_cli plan show --format json | head -n 1"
    told = subprocess.run(  # noqa: S602  # the shell's pipe is what is tested
        command, shell=True, capture_output=True, check=False, encoding="utf-8"
    )
    assert (told.stdout, told.stderr) == ("{\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_disk_behind_stdout_is_6() -> None:
    with Path("/dev/full").open("w") as full:
        told = subprocess.run(
            [sys.executable, "-m", "xhht_cli", "units"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert told.returncode == 6


def test_one_unit_and_each_unit_are_not_asked_for_together(returns: Path) -> None:
    for command in ("compute", "rollup"):
        found = run(command, str(returns), "--unit", "07075", "--by", "unit")
        assert (found.returncode, found.stdout) == (2, "")
        assert "--by unit" in found.stderr


def test_an_empty_path_does_not_name_this_folder() -> None:
    found = run("compute", "")
    assert found.returncode == 2
    assert "Đường dẫn để trống" in found.stderr


def test_a_width_that_is_no_number_does_no_harm(returns: Path, tmp_path: Path) -> None:
    output = tmp_path / "table.txt"
    assert run("compute", str(returns), "-o", str(output), COLUMNS="abc").returncode == 0
    assert "T08" in output.read_text(encoding="utf-8")


def test_a_unit_is_found_without_its_leading_zero(returns: Path) -> None:
    found = run("compute", str(returns), "--unit", "7075", "--format", "json")
    assert json.loads(found.stdout)["unit"] == "07075"


def test_years_upside_down_are_refused(returns: Path) -> None:
    assert run("rollup", str(returns), "--from", "2014", "--to", "2012").returncode == 2
