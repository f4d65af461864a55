"""``xhht plan``: a plan begun, checked and tried on the command line."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from tests.starters import Change, starter
from xhht_cli.cli import main

ROOT = Path(__file__).parent.parent
FILES = {
    "plan.toml", "items.toml", "units.csv", "tests/gia-dinh-hoc-tap.toml",
    "schemas/plan.schema.json", "schemas/items.schema.json", "schemas/cases.schema.json",
}  # fmt: skip

BROKEN: Change = ("plan.toml", "floor = 70", "floor = 80")
DOUBTFUL: Change = ("plan.toml", "floor = 70", "floor = 40")
WRONG_CASE: Change = ("tests/gia-dinh-hoc-tap.toml", "102 = 499", "102 = 498")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XHHT_LANG", "en")


def valid(name: str, text: str) -> bool:
    schema = json.loads((ROOT / f"schemas/{name}-1.schema.json").read_text(encoding="utf-8"))
    return bool(Draft202012Validator(schema).is_valid(json.loads(text)))


def test_a_new_plan_works_from_the_forms_to_the_verdicts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, forms = tmp_path / "my plan", tmp_path / "forms"
    assert main(["plan", "new", str(folder)]) == 0
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert written == FILES
    assert main(["plan", "check", str(folder), "--fail-on", "warning"]) == 0
    assert main(["plan", "test", str(folder)]) == 0
    plan = ("--plan", str(folder))
    assert main(["template", "-o", str(forms), "--year", "2015", *plan]) == 0
    for place, path in enumerate(sorted(forms.glob("*.xlsx"))):
        fill(path, {"101": 100, "102": 50 - place, "201": "Có", "901": "Không"})
    capsys.readouterr()
    assert main(["check", str(forms), *plan, "--quiet"]) == 0
    assert main(["compute", str(forms), *plan, "--format", "json"]) == 0
    figures = json.loads(capsys.readouterr().out.partition("\n{")[2].join(("{", "")))
    targets = {
        target["id"]: (target["outcome"], target["shortfall"])
        for indicator in figures["indicators"]
        for target in indicator["targets"]
    }
    # 50 + 49 + 48 + 47 of 400: 48.5 per cent
    assert targets == {"T1": ("not-met", 6), "T2": ("not-met", 86), "T3": ("met", 0)}


def fill(path: Path, entries: dict[str, int | str]) -> None:
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_col=3, max_col=5):
        code = str(row[0].value)
        if code in entries:
            row[2].value = entries[code]
    book.save(path)


def test_a_new_plan_is_never_written_over_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "units.csv").write_text("mine", encoding="utf-8")
    assert main(["plan", "new", str(tmp_path)]) == 2
    assert "Nothing was written" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["units.csv"]
    assert (tmp_path / "units.csv").read_text(encoding="utf-8") == "mine"


def test_a_file_where_a_folder_of_the_new_plan_should_be_leaves_nothing_half_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "schemas").write_text("mine", encoding="utf-8")
    assert main(["plan", "new", str(tmp_path)]) == 2
    assert "Nothing was written" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["schemas"]


def test_a_new_plan_is_not_written_over_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").symlink_to(tmp_path / "nowhere")
    assert main(["plan", "new", str(tmp_path)]) == 2
    assert (tmp_path / "plan.toml").is_symlink()


def test_a_new_plan_needs_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    assert main(["plan", "new", str(file)]) == 2
    assert main(["plan", "new"]) == 2
    assert main(["plan", "new", str(tmp_path / "new"), "--quiet"]) == 0


def test_a_sound_plan_is_0_lints_alone_are_0_and_mistakes_are_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, change, code, told in (
        ("sound", (), 0, "can be used; nothing is wrong with it."),
        ("doubtful", (DOUBTFUL,), 0, "can be used. Worth a second look: 1."),
        ("broken", (BROKEN,), 2, "cannot be used. Mistakes found: 1."),
    ):
        folder = starter(tmp_path / name, *change)
        assert main(["plan", "check", str(folder)]) == code
        assert told in " ".join(capsys.readouterr().out.split())
    assert main(["plan", "check", str(tmp_path / "doubtful"), "--fail-on", "warning"]) == 1
    assert main(["plan", "check", str(tmp_path / "nowhere")]) == 2


def test_a_checkup_is_a_table_json_csv_or_markdown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    starter(tmp_path / "p", DOUBTFUL)
    monkeypatch.chdir(tmp_path)
    sentence = "plan.toml: target[2] (T2).floor: below the 50 of T1 for 2015."
    assert main(["plan", "check", "p"]) == 0
    assert capsys.readouterr().out == (
        f"warning  P101  {sentence}\n\nThe plan p can be used. Worth a second look: 1.\n"
    )
    assert main(["plan", "check", "p", "--format", "json", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert valid("plan-check", told)
    assert json.loads(told) == {
        "schema": "xhht/plan-check/1",
        "plan": "p",
        "usable": True,
        "remarks": [
            {
                "severity": "warning",
                "code": "P101",
                "file": "plan.toml",
                "path": "target[2] (T2).floor",
                "line": None,
                "column": None,
                "message": sentence,
            }
        ],
    }
    assert main(["plan", "check", "p", "--format", "csv", "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "severity,code,file,path,line,column,message",
        f"warning,P101,plan.toml,target[2] (T2).floor,,,{sentence}",
    ]
    assert main(["plan", "check", "p", "--format", "md"]) == 0
    assert capsys.readouterr().out.splitlines()[2:] == [
        r"| warning | P101 | plan.toml: target\[2\] (T2).floor: below the 50 of T1 for 2015. |",
        "",
        "The plan p can be used. Worth a second look: 1.",
    ]


def test_mistakes_are_valid_json_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = starter(tmp_path, BROKEN, ("units.csv", "2011-01-01,,,sample", "soon,,,sample"))
    assert main(["plan", "check", str(folder), "--format", "json"]) == 2
    told = capsys.readouterr().out
    assert valid("plan-check", told)
    assert [
        (each["severity"], each["code"], each["file"], each["path"], each["line"], each["column"])
        for each in json.loads(told)["remarks"]
    ] == [
        ("error", None, "plan.toml", "target[2] (T2).floor", None, None),
        ("error", None, "units.csv", None, 2, "valid_from"),
    ]


def test_a_case_that_fails_is_1_and_says_what_was_expected_and_what_came_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = starter(tmp_path, WRONG_CASE)
    assert main(["plan", "test", str(folder)]) == 1
    assert capsys.readouterr().out.splitlines()[1:5] == [
        "failed  899 trên 1.800 hộ: còn thiếu một hộ nên không đạt",
        "        tests/gia-dinh-hoc-tap.toml: case[2]",
        "        value: expected 49.94, computed 49.89 (898/1800)",
        "        shortfall: expected 1, computed 2",
    ]


def test_cases_are_a_table_json_csv_or_markdown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(starter(tmp_path, WRONG_CASE))
    assert main(["plan", "test", folder, "--format", "json", "--lang", "en"]) == 1
    told = capsys.readouterr().out
    assert valid("plan-test", told)
    found = json.loads(told)
    assert (found["plan"], found["failed"], len(found["cases"])) == ("ke-hoach-mau", 1, 4)
    assert found["cases"][1]["lines"][2] == {
        "key": "shortfall", "expected": "1", "computed": "2", "agrees": False
    }  # fmt: skip
    assert main(["plan", "test", folder, "--format", "csv"]) == 1
    rows = list(csv.DictReader(StringIO(capsys.readouterr().out)))
    assert [row["key"] for row in rows if row["agrees"] == "false"] == ["value", "shortfall"]
    assert main(["plan", "test", folder, "--format", "md"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[3].endswith(
        "| value: expected 49.94, computed 49.89 (898/1800); shortfall: expected 1, computed 2 |"
    )
    assert lines[-1] == "Cases: 4. Failed: 1."


def test_the_built_in_plan_is_tried_if_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "test", "--quiet"]) == 0
    assert "All of them hold" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            ("tests/gia-dinh-hoc-tap.toml", 'target = "T1"', 'target = "T9"'),
            "tests/gia-dinh-hoc-tap.toml: case[1].target: “T9” is no target of the plan.",
        ),
        (BROKEN, "plan.toml: target[2] (T2).floor: the floor 80 is above the aim 75."),
    ],
)
def test_files_that_have_mistakes_are_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: Change, told: str
) -> None:
    assert main(["plan", "test", str(starter(tmp_path, change))]) == 2
    assert told in capsys.readouterr().err.splitlines()


def test_a_plan_without_cases_is_2_and_says_how_to_come_by_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = starter(tmp_path)
    (folder / "tests" / "gia-dinh-hoc-tap.toml").unlink()
    assert main(["plan", "test", str(folder)]) == 2
    assert "xhht plan new shows how" in capsys.readouterr().err


@pytest.mark.parametrize("where", ["title.vi", "source.vi", "definition", "unit", "form", "name"])
def test_what_a_workbook_cannot_hold_is_a_mistake_and_no_fault(tmp_path: Path, where: str) -> None:
    file, text = {
        "title.vi": ("plan.toml", "Kế hoạch mẫu xây"),
        "source.vi": ("plan.toml", "văn bản mẫu (thay"),
        "definition": ("items.toml", "Số hộ gia đình cư trú"),
        "unit": ("items.toml", 'unit = { vi = "hộ'),
        "form": ("items.toml", 'code = "01/HT-X'),
        "name": ("units.csv", "Xã Mẫu Một"),
    }[where]
    mark = "\x1b" if file == "units.csv" else r"\u001b"
    folder = starter(tmp_path / "p", (file, text, text + mark))
    call = ["template", "-o", str(tmp_path / "f"), "--year", "2015", "--plan", str(folder)]
    assert main(call) == 2
