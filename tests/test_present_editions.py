"""What every output says of a return on an older form: its version, and the code as written."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders import spoken
from tests.editions import NEW, OLD, edition_plan, edition_return
from tests.starters import starter
from xhht_cli.assess import assess, examine
from xhht_cli.cli import main
from xhht_cli.plan import load_plan
from xhht_cli.present.forms import blank_form, form_for
from xhht_cli.present.language import language
from xhht_cli.present.status.words import version_notes
from xhht_cli.present.trace import trace_csv, trace_json, trace_markdown
from xhht_cli.returns import read_folder
from xhht_cli.status import status_of
from xhht_cli.trace import trace

EN = language("en")


@pytest.fixture
def returns(tmp_path: Path) -> Path:
    """A folder with an older return of 90001, and the plan beside it in ``plan``."""
    folder = tmp_path / "returns"
    folder.mkdir()
    edition_return(folder, edition_plan(tmp_path / "plan"), OLD, 2018, "2014")
    return folder


def test_a_trace_names_the_code_as_written_where_it_differs(returns: Path, tmp_path: Path) -> None:
    taken = trace(assess(returns, tmp_path / "plan"), "gia-dinh-hoc-tap")
    (measure,) = json.loads(trace_json(taken, EN))["measures"]
    used = [each for each in measure["entries"] if each["used"]]
    assert [(e["item"], e["cell"], e.get("written")) for e in used] == [
        ("102", "E7", "103"),
        ("101", "E5", None),
    ]
    assert "!E7 (code 103) |" in trace_markdown(taken, EN)
    assert "!E5 |" in trace_markdown(taken, EN)
    header, first, *_ = trace_csv(taken, EN).splitlines()
    assert header.endswith(",written")
    assert first.endswith(",103")


def test_a_status_has_the_version_of_each_return_and_counts_them(
    returns: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = load_plan(tmp_path / "plan")
    edition_return(
        returns, plan, NEW.replace("Thư viện", "Thư viện xã"), 2018, "2016", name="b.xlsx"
    )
    (returns / "b.xlsx").rename(returns / "0.xlsx")
    status = status_of(examine(returns, plan), 2018)
    assert [spoken(each) for each in version_notes(status)] == []
    (returns / "0.xlsx").unlink()
    status = status_of(examine(returns, plan), 2018)
    assert [spoken(each) for each in version_notes(status)] == [
        "Form 01/HT-X, earlier version 2014: returns used: 1 (Xã Mẫu Một)."
    ]
    call = ["status", str(returns), "--plan", str(tmp_path / "plan"), "--format", "json"]
    assert main(call) == 0
    units = json.loads(capsys.readouterr().out)["units"]
    assert [each["version"] for each in units[0]["filings"]] == ["2014"]


def test_a_check_shows_the_code_as_written_beside_the_item(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XHHT_LANG", "en")
    plan = edition_plan(tmp_path / "plan")
    edition_return(tmp_path, plan, OLD.replace("450", "gần 450"), 2018, "2014")
    call = ["check", str(tmp_path / "a.xlsx"), "--plan", str(tmp_path / "plan")]
    assert main(call) == 1
    out = capsys.readouterr().out
    assert "102 (103)" in out
    assert "R117" in out
    assert main([*call, "--format", "json"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    (error,) = (each for each in findings if each["severity"] == "error")
    assert error["cells"] == [
        {"item": "102", "sheet": "Sheet1", "cell": "E7", "value": "gần 450", "written": "103"}
    ]


def foot(sheet: Worksheet) -> str:
    footer = sheet.oddFooter
    assert footer is not None
    return str(footer.left.text)


def test_a_blank_form_bears_its_version_and_reads_back_as_it(tmp_path: Path) -> None:
    plan = edition_plan(tmp_path / "plan")
    for name, content in (
        ("unit.xlsx", form_for(plan, plan.units_in(2018)["90001"], 2018, {"101": 5})),
        ("blank.xlsx", blank_form(plan, "01/HT-X")),
    ):
        (tmp_path / name).write_bytes(content)
        sheet = load_workbook(tmp_path / name).worksheets[0]
        assert sheet["A4"].value == "Phiên bản biểu: 2016"
        assert "phiên bản 2016" in foot(sheet)
        (found,) = read_folder([tmp_path / name], plan).returns
        assert found.heading
        assert found.heading.version_cell
        assert (found.heading.version_cell.address, found.heading.version) == ("A4", "2016")


def test_a_form_without_version_says_nothing_of_it(tmp_path: Path) -> None:
    plan = edition_plan(tmp_path / "plan", "")
    (tmp_path / "a.xlsx").write_bytes(form_for(plan, plan.units_in(2018)["90001"], 2018))
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert sheet["A4"].value is None
    assert foot(sheet) == "Biểu 01/HT-X · 90001 · 2018"


def test_the_notes_of_the_plan_to_begin_with_become_a_sound_plan(tmp_path: Path) -> None:
    starter(tmp_path)
    lines = (tmp_path / "items.toml").read_text(encoding="utf-8").splitlines()
    keys = ("# version", "# [[", "# until", "# codes", "# dropped", "# from", "# title", "# basis")
    woken = [line[2:] if line.startswith(keys) else line for line in lines]
    (tmp_path / "items.toml").write_text("\n".join(woken), encoding="utf-8")
    plan = load_plan(tmp_path)
    assert plan.forms[0].earlier[0].today("103") == "102"
    assert plan.item_by_code["102"].phrasings[1].since == 2016


CHANGE = """
[[item.change]]
from = 2016
title = { vi = "đạt danh hiệu Gia đình hiếu học", en = "with the title of studious family" }
basis = "Văn bản mẫu"
"""


def test_the_blank_form_of_a_year_has_the_words_of_that_year(tmp_path: Path) -> None:
    rules = 'rules = ["<= 101"]\n'
    plan = load_plan(starter(tmp_path, ("items.toml", rules, rules + CHANGE)))
    found = []
    for year in (2015, 2016):
        (tmp_path / "a.xlsx").write_bytes(form_for(plan, plan.units_in(year)["90001"], year))
        form, explained = load_workbook(tmp_path / "a.xlsx").worksheets
        words = [cell.value for cell in form["B"] if "danh hiệu" in str(cell.value)]
        found.append(words + [c.value for c in explained["B"] if "danh hiệu" in str(c.value)])
    assert found == [
        ["đạt danh hiệu Gia đình học tập"] * 2,
        ["đạt danh hiệu Gia đình hiếu học"] * 2,
    ]


def test_a_return_in_the_words_of_before_has_no_finding(tmp_path: Path) -> None:
    rules = 'rules = ["<= 101"]\n'
    plan = load_plan(starter(tmp_path / "plan", ("items.toml", rules, rules + CHANGE)))
    edition_return(tmp_path, plan, NEW, 2018)
    assert examine(tmp_path / "a.xlsx", plan).findings == ()


def test_an_explanation_tells_the_words_over_the_years(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = 'rules = ["<= 101"]\n'
    starter(tmp_path, ("items.toml", rules, rules + CHANGE))
    assert (
        main(["explain", "102", "--plan", str(tmp_path), "--format", "json", "--lang", "en"]) == 0
    )
    page = json.loads(capsys.readouterr().out)
    definition = "Households recognised in the year by a decision of the commune."
    assert page["title"] == "with the title of studious family"
    assert page["changes"] == [
        {
            "from": None,
            "title": "with the title of learning family",
            "definition": definition,
            "basis": None,
        },
        {
            "from": 2016,
            "title": "with the title of studious family",
            "definition": definition,
            "basis": "Văn bản mẫu",
        },
    ]


def test_an_indicator_tells_the_words_of_its_items_over_the_years(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = 'rules = ["<= 101"]\n'
    starter(tmp_path, ("items.toml", rules, rules + CHANGE))
    assert main(["explain", "T1", "--plan", str(tmp_path), "--lang", "en"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "102, until 2015: with the title of learning family: Households" in page
    assert "102, from 2016 (Văn bản mẫu): with the title of studious family: Households" in page
