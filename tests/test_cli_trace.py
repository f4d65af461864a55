"""xhht trace, export and diff: exit codes, files and what is said beside the result."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from tests.filling import Filed, draw_years, write_returns
from xhht_cli.cli import main
from xhht_cli.plan import BUILT_IN, load_plan

PLAN = load_plan()
FILED: Filed = {
    (2013, "07075"): {"401": 1000, "402": 900, "403": 700},
    (2013, "07078"): {"401": 1000, "402": 900, "403": 500},
    (2012, "07075"): {"401": 990},
}


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("XHHT_LANG", "en")
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def returns(tmp_path: Path) -> Path:
    folder = tmp_path / "returns"
    folder.mkdir()
    write_returns(PLAN, FILED, folder)
    return folder


Captured = pytest.CaptureFixture[str]


def test_trace_names_the_digest_of_the_file_it_read(returns: Path, capsys: Captured) -> None:
    call = ["trace", str(returns), "--indicator", "T08", "--unit", "07075", "--format", "json"]
    assert main(call) == 0
    out, err = capsys.readouterr()
    entry = json.loads(out)["measures"][0]["entries"][0]
    assert (entry["value"], entry["file"]) == (700, "2013-07075.xlsx")
    content = (returns / "2013-07075.xlsx").read_bytes()
    assert entry["sha256"] == sha256(content).hexdigest()
    assert "Year 2013: the latest" in err


@pytest.mark.parametrize("format_", ["table", "json", "csv", "md"])
def test_trace_has_four_formats(returns: Path, format_: str, capsys: Captured) -> None:
    call = ["trace", str(returns), "--indicator", "ho-hieu-hoc", "--format", format_, "-q"]
    assert main(call) == 0
    out, err = capsys.readouterr()
    assert "2013-07078.xlsx" in out.replace("\\", "")
    assert err == ""


def test_trace_of_an_unknown_name_is_a_wrong_call(returns: Path, capsys: Captured) -> None:
    assert main(["trace", str(returns), "--indicator", "T99"]) == 2
    assert "no indicator, measure or target T99" in capsys.readouterr().err


def traced(capsys: Captured, *arguments: str) -> dict[str, object]:
    assert main(["trace", *arguments, "--format", "json", "-q"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_a_line_of_later_boundaries_is_named_as_the_rollup_names_it(
    tmp_path: Path, capsys: Captured
) -> None:
    filed: Filed = {(2023, "07084"): {"401": 9, "403": 3}, (2023, "07087"): {"401": 7, "403": 2}}
    write_returns(PLAN, filed, tmp_path)
    call = (str(tmp_path), "--indicator", "T08", "--year", "2023", "--boundaries")
    found = traced(capsys, *call, "2024", "--unit", "7084")
    assert [found[key] for key in ("unit", "name", "boundaries")] == ["07084", "Xã Việt Dân", 2024]
    found = traced(capsys, *call, "2025", "--unit", "07093+07090")
    assert [found[key] for key in ("unit", "boundaries")] == ["07090+07093", 2025]
    whole = traced(capsys, str(tmp_path), "--indicator", "T08", "--year", "2023")
    assert [whole[key] for key in ("unit", "name", "boundaries")] == [None, None, None]


@pytest.mark.parametrize(
    ("options", "sentences"),
    [
        (("--boundaries", "2024"), ("Name a unit with --unit",)),
        (("--unit", "07075+07078"), ("07075+07078 is a line of several units: --boundaries",)),
        (("--unit", "07099999", "--boundaries", "2024"), ("has no unit 07099999",)),
        (
            ("--unit", "07087", "--boundaries", "2024"),
            ("called 07087.", "territory of 2013 is in: 07084 Xã Việt Dân."),
        ),
        (
            ("--unit", "07075+07078", "--boundaries", "2024"),
            ("In 2013 each of 07075 Xã An Sinh, 07078 Xã Tràng Lương has a line", "Ask for one"),
        ),
        (("--unit", "VP", "--boundaries", "2024"), ("T08 does not concern Văn phòng",)),
    ],
)
def test_a_line_that_there_is_not_is_a_wrong_call(
    returns: Path, options: tuple[str, ...], sentences: tuple[str, ...], capsys: Captured
) -> None:
    assert main(["trace", str(returns), "--indicator", "T08", "--year", "2013", *options]) == 2
    err = " ".join(capsys.readouterr().err.split())
    assert [sentence for sentence in sentences if sentence not in err] == []


def test_a_unit_without_territory_in_the_year_is_a_wrong_call(
    returns: Path, tmp_path: Path, capsys: Captured
) -> None:
    register = tmp_path / "units.csv"
    rows = (BUILT_IN / PLAN.id / "units.csv").read_text(encoding="utf-8")
    register.write_text(f"{rows}NEW,Phòng Mới,phong-ban,2014-01-01,,,\n", encoding="utf-8")
    call = ["trace", str(returns), "--indicator", "T04", "--year", "2013", "--unit", "NEW"]
    assert main([*call, "--boundaries", "2015", "--register", str(register)]) == 2
    err = capsys.readouterr().err
    assert "NEW Phòng Mới has no figures in 2013: no unit of that year has part" in err
    assert "xhht rollup --by unit --boundaries 2015 shows its lines." in err


def test_a_direction_without_a_figure_is_traced_by_name(returns: Path, capsys: Captured) -> None:
    write_returns(PLAN, {(2013, "07081"): {"801": 400, "802": 370}}, returns)
    measures = traced(capsys, str(returns), "--indicator", "mu-chu")["measures"]
    assert isinstance(measures, list)
    (measure,) = measures
    assert (measure["numerator"], measure["denominator"]) == (370, 400)
    assert measure["shown"] == {
        "complement": True,
        "numerator": 30,
        "denominator": 400,
        "percent": 7.5,
        "value": 7.5,
        "per": 100,
    }
    assert main(["trace", str(returns), "--indicator", "mu-chu", "-q"]) == 0
    table = " ".join(capsys.readouterr().out.split())
    assert "missing to the whole: 400 − 370 = 30; 30/400 = 7.50%" in table
    assert main(["trace", str(returns), "--indicator", "mu-chu", "-q", "--format", "md"]) == 0
    assert "30/400 = 7.50%" in capsys.readouterr().out


def test_export_writes_the_facts_of_all_years(returns: Path, capsys: Captured) -> None:
    file = returns.parent / "facts.csv"
    assert main(["export", str(returns), "-o", str(file), "--csv-sep", ";"]) == 0
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfunit;unit_name;year;form;")
    assert {line.split(";")[2] for line in content.decode().splitlines()[1:]} == {"2012", "2013"}
    items_of_a_commune = 6 + 5 + 3 + 11 + 11 + 5 + 6 + 4 + 12
    assert f"facts.csv: {3 * items_of_a_commune} facts." in capsys.readouterr().err


def test_export_of_one_year_holds_that_year_only(returns: Path) -> None:
    file = returns.parent / "facts.json"
    assert main(["export", str(returns), "-o", str(file), "--year", "2012", "--quiet"]) == 0
    facts = json.loads(file.read_text(encoding="utf-8"))["facts"]
    assert {(fact["unit"], fact["year"]) for fact in facts} == {("07075", 2012)}
    assert [fact["value"] for fact in facts if fact["item"] == "401"] == [990]


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["-o", "facts.parquet"], 2, "there is no export of this kind."),
        (["-o", "facts.csv", "--year", "2014"], 5, "no usable return of any unit for 2014"),
    ],
)
def test_export_says_what_it_cannot_do(
    returns: Path, arguments: list[str], code: int, sentence: str, capsys: Captured
) -> None:
    assert main(["export", str(returns), *arguments]) == code
    assert sentence in capsys.readouterr().err


def test_a_folder_without_returns_is_no_input(tmp_path: Path, capsys: Captured) -> None:
    assert main(["export", str(tmp_path), "-o", str(tmp_path / "facts.csv")]) == 5
    (tmp_path / "a.xlsx").write_bytes(b"no workbook")
    assert main(["export", str(tmp_path), "-o", str(tmp_path / "facts.csv")]) == 3
    err = capsys.readouterr().err
    assert "could be read as a return" in err
    assert "a.xlsx: " in err


@pytest.mark.parametrize("name", ["facts.csv", "facts.json"])
def test_exported_facts_do_not_differ_from_the_returns(
    tmp_path: Path, name: str, capsys: Captured
) -> None:
    folder = tmp_path / "returns"
    folder.mkdir()
    units = ("07075", "07078", "VP", "GDDT", "HKH")
    drawn = {
        key: known for key, known in draw_years(PLAN, (2013, 2014), 6).items() if key[1] in units
    }
    assert len(drawn) > 5
    write_returns(PLAN, drawn, folder)
    facts = str(tmp_path / name)
    assert main(["export", str(folder), "-o", facts, "--quiet"]) == 0
    for pair in ([facts, str(folder)], [str(folder), facts], [str(folder), str(folder)]):
        assert main(["diff", *pair, "--fail-on", "changed"]) == 0
        out, err = capsys.readouterr()
        assert out.endswith("Nothing changed.\n")
        assert "Compared for 2014." in err


def test_diff_fails_on_a_change_only_when_told_to(returns: Path, capsys: Captured) -> None:
    facts, changed = str(returns.parent / "facts.csv"), returns.parent / "changed"
    assert main(["export", str(returns), "-o", facts, "--quiet"]) == 0
    shutil.copytree(returns, changed)
    write_returns(PLAN, {(2013, "07078"): {"401": 1000, "402": 900, "403": 501}}, changed)
    assert main(["diff", facts, str(changed), "--quiet"]) == 0
    assert "1,201/2,000 = 60.05%" in capsys.readouterr().out
    call = ["diff", facts, str(changed), "--fail-on", "changed", "--format", "json", "-q"]
    assert main(call) == 1
    found = json.loads(capsys.readouterr().out)
    assert [(cell["old"]["value"], cell["new"]["value"]) for cell in found["cells"]] == [(500, 501)]


def test_facts_of_one_year_do_not_differ_from_the_folder_they_were_exported_from(
    tmp_path: Path, capsys: Captured
) -> None:
    folder, facts = tmp_path / "returns", str(tmp_path / "facts-2013.csv")
    folder.mkdir()
    filed: Filed = {
        (2013, "07075"): {"401": 1000, "402": 900, "403": 700},
        (2013, "07081"): {"401": 1000, "402": 900, "403": 500},
        (2012, "07078"): {"401": 990, "402": 800, "403": 600},
    }
    write_returns(PLAN, filed, folder)
    assert main(["export", str(folder), "-o", facts, "--year", "2013", "--quiet"]) == 0
    capsys.readouterr()
    for pair in ([facts, str(folder)], [str(folder), facts]):
        call = ["diff", *pair, "--year", "2013", "--fail-on", "changed"]
        assert main(call) == 0
        out, err = capsys.readouterr()
        assert out.endswith("\nNothing changed.\n")
        told = "Left out, because only one of the two has returns of it: 2012."
        assert (told in " ".join(out.split()), told in err) == (True, False)
        assert main([*call, "--format", "json"]) == 0
        out, err = capsys.readouterr()
        assert json.loads(out)["left_out"] == [2012]
        assert told in err


def test_diff_with_facts_that_do_not_fit_is_a_wrong_call(returns: Path, capsys: Captured) -> None:
    facts = returns.parent / "facts.csv"
    facts.write_text("unit,year\n07075,2013\n", encoding="utf-8")
    assert main(["diff", str(facts), str(returns)]) == 2
    assert "there is no column value" in capsys.readouterr().err


def test_diff_with_a_path_that_does_not_exist_is_a_wrong_call(returns: Path) -> None:
    assert main(["diff", str(returns.parent / "none.csv"), str(returns)]) == 2
