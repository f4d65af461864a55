"""xhht export: one file for each suffix, no return lost, nothing claimed beyond what was asked."""

import io
import os
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from tests.filling import draw_years, write_returns
from xhht_cli.cli import main
from xhht_cli.cli.options import Source
from xhht_cli.cli.progress import progress
from xhht_cli.plan import load_plan
from xhht_cli.present.language import language

PLAN = load_plan()
Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def returns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The returns of 2013."""
    folder = tmp_path_factory.mktemp("returns")
    write_returns(PLAN, draw_years(PLAN, [2013], seed=3), folder)
    return folder


@pytest.mark.parametrize(
    ("suffix", "start"),
    [(".xlsx", b"PK"), (".docx", b"PK"), (".html", b"<!DOCTYPE html>"), (".json", b"{")],
)
def test_the_suffix_says_what_is_written(
    suffix: str, start: bytes, returns: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / f"out{suffix}"
    assert main(["export", str(returns), "-o", str(file), "--lang", "en"]) == 0
    assert file.read_bytes().startswith(start)
    assert str(file) in capsys.readouterr().err


def test_a_review_and_a_yearly_report_are_two_documents(returns: Path, tmp_path: Path) -> None:
    texts = []
    for options in ([], ["--review", "2013"]):
        file = tmp_path / "out.docx"
        assert main(["export", str(returns), "-o", str(file), "-q", "--lang", "vi", *options]) == 0
        texts.append("\n".join(p.text for p in docx.Document(str(file)).paragraphs))
    assert "sơ kết" not in texts[0].lower()
    assert "sơ kết" in texts[1].lower()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["-o", "out.xlsx", "--review", "2013"], "A review is a document"),
        (["-o", "out.docx", "--review", "2013", "--year", "2012"], "--year does not apply"),
        (["-o", "out.csv", "--unit", "07075"], "The facts are of every unit"),
        (["-o", "out.docx", "--deadline", "soon"], "“soon” is not a day"),
        (["-o", "out.pdf"], "there is no export of this kind"),
    ],
)
def test_what_does_not_fit_together_is_said(
    arguments: list[str], sentence: str, returns: Path, capsys: Captured
) -> None:
    assert main(["export", str(returns), "--lang", "en", *arguments]) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [["export"], ["compute", "--format", "csv"], ["trace", "--indicator", "T08"]]
)
def test_no_result_is_written_over_a_return(
    command: list[str], returns: Path, capsys: Captured
) -> None:
    file = next(returns.glob("*.xlsx"))
    before = file.read_bytes()
    assert main([*command, str(returns), "-o", str(file), "--lang", "en"]) == 2
    assert main([*command, str(file), "-o", str(file), "--lang", "en"]) == 2
    assert file.read_bytes() == before
    told = capsys.readouterr().err
    assert "lies among the returns and would be read as one." in told
    assert "is one of the returns." in told


def test_a_workbook_among_the_returns_would_be_read_as_one_and_is_refused(
    returns: Path, capsys: Captured
) -> None:
    file = returns / "new" / "summary.xlsx"
    assert main(["export", str(returns), "-o", str(file), "--lang", "en"]) == 2
    assert "lies among the returns" in capsys.readouterr().err
    assert not file.parent.exists()


def test_a_return_that_is_not_named_is_not_written_over_but_an_earlier_summary_is(
    returns: Path, tmp_path: Path, capsys: Captured
) -> None:
    file, other = sorted(returns.glob("*.xlsx"))[:2]
    before = other.read_bytes()
    assert main(["export", str(file), "-o", str(other), "--lang", "en"]) == 2
    assert "is one of the returns." in capsys.readouterr().err
    assert other.read_bytes() == before
    summary = tmp_path / "summary.xlsx"
    for _ in range(2):
        assert main(["export", str(file), "-o", str(summary), "-q"]) == 0


@pytest.mark.parametrize("suffix", [".xlsx", ".XLS", ".docx", ".html"])
@pytest.mark.parametrize(
    "command",
    [["units"], ["explain", "T08"], ["plan", "show"], ["plan", "check"], ["plan", "test"]],
)
def test_a_listing_is_no_workbook_document_or_page(
    command: list[str], suffix: str, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / f"filled{suffix}"
    file.write_bytes(b"filled in")
    assert main([*command, "-o", str(file), "--lang", "en"]) == 2
    assert "There is: .txt, .json, .csv, .md." in capsys.readouterr().err
    assert file.read_bytes() == b"filled in"


def test_a_link_that_leads_back_to_itself_is_no_fault(returns: Path, tmp_path: Path) -> None:
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    assert main(["export", str(returns), "-o", str(loop), "-q"]) == 0
    assert loop.read_text(encoding="utf-8").startswith("{")


def test_a_page_may_lie_among_the_returns(returns: Path) -> None:
    file = returns / "page.html"
    assert main(["export", str(returns), "-o", str(file), "-q"]) == 0
    file.unlink()


def test_a_deadline_marks_what_is_late(returns: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.docx"
    arguments = ["export", str(returns), "-o", str(file), "-q", "--lang", "vi"]
    assert main([*arguments, "--deadline", "15/01/2014"]) == 0
    assert "15/01/2014" in "\n".join(p.text for p in docx.Document(str(file)).paragraphs)


@pytest.mark.skipif(os.name == "nt", reason="modes are those of Unix")
def test_a_file_that_may_not_be_written_stays_as_it_is(
    returns: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / "out.csv"
    file.write_text("signed")
    file.chmod(0o444)
    assert main(["export", str(returns), "-o", str(file), "--lang", "en"]) == 6
    assert file.read_text() == "signed"
    assert "could not be written" in capsys.readouterr().err


def test_a_workbook_is_of_one_unit_if_asked(returns: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.xlsx"
    assert main(["export", str(returns), "-o", str(file), "-q", "--unit", "7075"]) == 0
    sheet = load_workbook(io.BytesIO(file.read_bytes())).worksheets[0]
    assert any("07075" in str(cell.value) for row in sheet.iter_rows(max_row=4) for cell in row)


class Terminal(io.StringIO):
    """A standard error that somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("seconds", "words"), [(0.1, ""), (5.0, "Reading the returns")])
def test_a_bar_is_shown_when_reading_takes_long(
    seconds: float, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream, times = Terminal(), iter([0.0, seconds, seconds, seconds])
    monkeypatch.setattr("sys.stderr", stream)
    source = Source(plan="", register=None, language=language("en"), quiet=False)
    with progress(source, lambda: next(times)) as watch:
        assert watch is not None
        watch(1, 3)
        watch(2, 3)
    assert words in stream.getvalue()
    assert bool(words) is bool(stream.getvalue())


def test_no_bar_is_shown_where_nobody_looks() -> None:
    source = Source(plan="", register=None, language=language("en"), quiet=False)
    with progress(source) as watch:
        assert watch is None
