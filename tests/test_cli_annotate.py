"""``xhht check --annotate``: what is written where, and what is never written."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.filling import write_returns
from xhht_cli.cli import main
from xhht_cli.plan import load_plan

VARIABLES = ("XHHT_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def returns(tmp_path: Path) -> Path:
    """An Sinh's return is sound but for blanks; Tràng Lương's has an error."""
    folder = tmp_path / "returns"
    (folder / "2013").mkdir(parents=True)
    filed = {(2013, "07075"): {"401": 1000}, (2013, "07078"): {"401": 1000, "403": 1600}}
    write_returns(load_plan(), filed, folder / "2013")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def annotate(returns: Path, out: Path, *more: str) -> int:
    return main(["check", str(returns), "--annotate", str(out), "--lang", "en", *more])


def test_only_a_faulty_return_is_copied_and_no_original_is_touched(
    returns: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(returns)
    assert annotate(returns, tmp_path / "out") == 1
    assert list(files(tmp_path / "out")) == ["2013/2013-07078.xlsx"]
    assert files(returns) == before
    told = capsys.readouterr()
    assert f"{tmp_path / 'out'}: 1 annotated copies." in told.err
    assert "annotated" not in told.out


def test_the_same_returns_give_the_same_copies_which_are_replaced(
    returns: Path, tmp_path: Path
) -> None:
    annotate(returns, tmp_path / "out")
    before = files(tmp_path / "out")
    assert annotate(returns, tmp_path / "out") == 1
    assert files(tmp_path / "out") == before


def test_the_exit_code_is_that_of_check(returns: Path, tmp_path: Path) -> None:
    assert annotate(returns / "2013" / "2013-07075.xlsx", tmp_path / "out") == 0
    assert not (tmp_path / "out").exists()


def test_vietnamese_is_the_language_unless_another_is_asked_for(
    returns: Path, tmp_path: Path
) -> None:
    main(["check", str(returns), "--annotate", str(tmp_path / "out")])
    book = load_workbook(tmp_path / "out" / "2013" / "2013-07078.xlsx")
    assert book.sheetnames[0] == "Lỗi cần sửa"


@pytest.mark.parametrize("below", ["", "out", "2013/a/b"])
def test_a_folder_within_the_returns_is_refused_before_anything_is_read(
    returns: Path, below: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(returns)
    assert annotate(returns, returns / below) == 2
    assert files(returns) == before
    told = capsys.readouterr()
    assert "lies within the returns" in told.err
    assert told.out == ""


def test_a_return_named_by_itself_is_not_written_over(returns: Path) -> None:
    before = files(returns)
    assert annotate(returns / "2013" / "2013-07078.xlsx", returns / "2013") == 2
    assert files(returns) == before


def test_a_file_that_is_no_copy_is_not_replaced(
    returns: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    annotate(returns, tmp_path / "out")
    mine = tmp_path / "out" / "2013" / "2013-07078.xlsx"
    book = load_workbook(mine)
    book.save(mine)
    before = files(tmp_path / "out")
    assert annotate(returns, tmp_path / "out") == 2
    assert files(tmp_path / "out") == before
    assert "Nothing was written: 1 files" in capsys.readouterr().err


def test_a_link_does_not_lead_the_copies_out_of_the_folder(returns: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "2013").symlink_to(tmp_path / "elsewhere")
    assert annotate(returns, tmp_path / "out") == 2
    assert files(tmp_path / "elsewhere") == {}


def test_a_link_that_leads_back_to_itself_is_no_fault(returns: Path, tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert main(["check", str(returns), "--annotate", str(loop)]) == 6
    (returns / "loop.xlsx").symlink_to(returns / "loop.xlsx")
    assert main(["check", str(returns), "--annotate", str(tmp_path / "out")]) == 1


def test_a_file_where_the_folder_should_be_is_a_wrong_call(returns: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    assert annotate(returns, tmp_path / "out") == 2
    assert (tmp_path / "out").read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_exit_code_6(returns: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    assert annotate(returns, tmp_path / "file" / "out") == 6


def test_a_file_that_takes_no_comment_gets_a_list(
    returns: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (returns / "2013" / "mail.xls").write_text("<html>not found</html>")
    assert annotate(returns, tmp_path / "out") == 1
    names = {"2013/2013-07078.xlsx", "2013/mail_xls_Loi-can-sua.xlsx"}
    assert set(files(tmp_path / "out")) == names
    told = capsys.readouterr().err
    assert "A list without a copy" in told
    assert "2013/mail.xls." in told
    book = load_workbook(tmp_path / "out" / "2013" / "mail_xls_Loi-can-sua.xlsx")
    assert book.worksheets[0]["A2"].value == "File: 2013/mail.xls"


def test_files_without_any_return_get_their_lists_too(returns: Path, tmp_path: Path) -> None:
    (returns / "mail.ods").write_text("nothing")
    assert annotate(returns / "mail.ods", tmp_path / "out") == 3
    assert list(files(tmp_path / "out")) == ["mail_ods_Loi-can-sua.xlsx"]


def test_copies_of_before_are_told_of(
    returns: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    annotate(returns, tmp_path / "out")
    (tmp_path / "out" / "2013" / "2013-07078.xlsx").rename(tmp_path / "out" / "old.xlsx")
    annotate(returns, tmp_path / "out")
    assert f"{tmp_path / 'out'}: 1 other workbooks are from before." in capsys.readouterr().err


def test_two_files_of_one_name_in_two_folders_become_two_copies(
    returns: Path, tmp_path: Path
) -> None:
    (tmp_path / "late" / "2013").mkdir(parents=True)
    write_returns(load_plan(), {(2013, "07078"): {"401": 5, "403": 6}}, tmp_path / "late" / "2013")
    out = str(tmp_path / "out")
    assert main(["check", str(returns), str(tmp_path / "late"), "--annotate", out]) == 1
    assert set(files(tmp_path / "out")) == {
        "returns/2013/2013-07078.xlsx",
        "late/2013/2013-07078.xlsx",
    }


def test_two_files_whose_names_become_one_get_two(returns: Path, tmp_path: Path) -> None:
    faulty = returns / "2013" / "2013-07078.xlsx"
    for name in ("a:.xlsx", "A?.xlsx"):
        (returns / name).write_bytes(faulty.read_bytes())
    faulty.unlink()
    assert annotate(returns, tmp_path / "out") == 1
    assert set(files(tmp_path / "out")) == {"A_.xlsx", "a_ (2).xlsx"}


def test_quiet_says_nothing_of_the_copies(
    returns: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    annotate(returns, tmp_path / "out", "--quiet")
    assert capsys.readouterr().err == ""
