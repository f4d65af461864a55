"""Console: a page is followed step by step, and shows as much of the screen as it means to."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tools.console import Shown, follow, followed, run


def shown(page: str, screen: str) -> Shown:
    return Shown(line="", page=page, screen=screen, start=0, end=0)


@pytest.mark.parametrize(
    ("page", "right"),
    [
        ("old\n", "1\n2\n3\n4\n"),
        ("", "1\n2\n3\n4\n"),
        ("old\n…\n", "1\n…\n"),
        ("…\nold\nold\n", "…\n3\n4\n"),
        ("old\n…\nold\n", "1\n…\n4\n"),
    ],
)
def test_what_a_page_leaves_out_stays_left_out(page: str, right: str) -> None:
    assert shown(page, "1\n2\n3\n4\n").right == right


def test_every_output_of_a_page_is_put_right_and_nothing_else(tmp_path: Path) -> None:
    page = "Text.\n\n```console\n$ xhht --version\nold\n$ xhht --version\n```\n\nMore.\n"
    now = run("xhht --version", tmp_path, "en")
    assert now.startswith("xhht ")
    assert followed(page, tmp_path, tmp_path, "en") == (
        f"Text.\n\n```console\n$ xhht --version\n{now}$ xhht --version\n{now}```\n\nMore.\n"
    )


def test_a_page_changes_appends_and_copies_files_and_types_into_returns(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("Biểu")["E31"] = 2081
    book.save(tmp_path / "return.xlsx")
    page = (
        "<!-- append to a.csv -->\n```csv\none,two\n```\n"
        "<!-- a.csv: two -> three -->\n"
        "<!-- return.xlsx!E31: 1081 -->\n"
        "<!-- copy a.csv to b.csv -->\n"
    )
    assert follow(page, tmp_path, tmp_path, "vi") == ()
    assert (tmp_path / "b.csv").read_text(encoding="utf-8") == "one,three\n"
    assert load_workbook(tmp_path / "return.xlsx")["Biểu"]["E31"].value == 1081


def test_a_change_of_what_is_not_there_ends_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("one,two", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.csv holds 0 times: three"):
        follow("<!-- a.csv: three -> four -->", tmp_path, tmp_path, "vi")


def test_no_other_program_is_run(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a command of ours"):
        follow("```console\n$ rm -r folder\n```", tmp_path, tmp_path, "vi")
