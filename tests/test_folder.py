"""Arguments to files: each found file is to be read or accounted for, once."""

import os
import unicodedata
from pathlib import Path

import pytest

from xhht_cli.errors import WrongCallError
from xhht_cli.returns.folder import find_files
from xhht_cli.returns.model import Skip


def _touch(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"")
    return folder


def _found(*arguments: Path) -> list[tuple[str, Skip | None]]:
    return [(each.file, each.skip) for each in find_files(arguments)]


def test_a_folder_is_searched_through_in_order(tmp_path: Path) -> None:
    _touch(tmp_path, "b.xlsx", "xã/a.XLS", "xã/sâu/c.ods", "a.xlsm", "d.xlsb")
    assert _found(tmp_path) == [
        ("a.xlsm", None),
        ("b.xlsx", None),
        ("d.xlsb", None),
        ("xã/a.XLS", None),
        ("xã/sâu/c.ods", None),
    ]


def test_what_is_left_alone_is_listed_with_the_reason(tmp_path: Path) -> None:
    _touch(tmp_path, "~$a.xlsx", ".a.xlsx", ".kho/b.xlsx", ".kho/sâu/c.txt", "thư.docx", "không")
    assert _found(tmp_path) == [
        (".a.xlsx", Skip.HIDDEN),
        (".kho/b.xlsx", Skip.HIDDEN),
        (".kho/sâu/c.txt", Skip.HIDDEN),
        ("không", Skip.OTHER_SUFFIX),
        ("thư.docx", Skip.OTHER_SUFFIX),
        ("~$a.xlsx", Skip.LOCK_FILE),
    ]


def test_a_file_that_is_named_is_tried_whatever_its_suffix(tmp_path: Path) -> None:
    _touch(tmp_path, "a.txt", ".b.xlsx", "~$c.xlsx")
    named = (tmp_path / "a.txt", tmp_path / ".b.xlsx", tmp_path / "~$c.xlsx")
    assert _found(*named) == [(".b.xlsx", None), ("a.txt", None), ("~$c.xlsx", Skip.LOCK_FILE)]


def test_a_hidden_folder_that_is_named_is_searched_through(tmp_path: Path) -> None:
    _touch(tmp_path, ".kho/b.xlsx")
    assert _found(tmp_path / ".kho") == [("b.xlsx", None)]


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    _touch(tmp_path, "a.xlsx", "b.xlsx")
    assert _found(tmp_path, tmp_path / "a.xlsx", tmp_path / "." / "b.xlsx") == [
        ("a.xlsx", None),
        ("a.xlsx", Skip.TWICE),
        ("b.xlsx", None),
        ("b.xlsx", Skip.TWICE),
    ]


def test_a_link_to_a_file_is_the_same_file(tmp_path: Path) -> None:
    _touch(tmp_path, "a.xlsx")
    (tmp_path / "z.xlsx").symlink_to(tmp_path / "a.xlsx")
    assert _found(tmp_path) == [("a.xlsx", None), ("z.xlsx", Skip.TWICE)]


def test_links_in_a_circle_come_to_an_end(tmp_path: Path) -> None:
    _touch(tmp_path, "a/x.xlsx", "b/y.xlsx")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b" / "a").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert _found(tmp_path) == [
        ("a/x.xlsx", None),
        ("b/y.xlsx", None),
        ("self", Skip.OTHER_SUFFIX),
    ]


def test_equal_paths_below_two_arguments_are_told_apart(tmp_path: Path) -> None:
    _touch(tmp_path, "2012/xã/a.xlsx", "2013/xã/a.xlsx", "2013/b.xlsx")
    assert _found(tmp_path / "2012", tmp_path / "2013") == [
        ("2012/xã/a.xlsx", None),
        ("2013/b.xlsx", None),
        ("2013/xã/a.xlsx", None),
    ]


def test_as_many_folders_are_named_as_it_takes(tmp_path: Path) -> None:
    _touch(tmp_path, "A/2013/a.xlsx", "B/2013/a.xlsx")
    files = (tmp_path / "A/2013/a.xlsx", tmp_path / "B/2013/a.xlsx")
    assert _found(*files) == [("A/2013/a.xlsx", None), ("B/2013/a.xlsx", None)]


def test_names_are_composed(tmp_path: Path) -> None:
    _touch(tmp_path, unicodedata.normalize("NFD", "Mạo Khê.xlsx"))
    assert _found(tmp_path) == [(unicodedata.normalize("NFC", "Mạo Khê.xlsx"), None)]


def test_an_argument_that_does_not_exist_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(WrongCallError, match=r"There is no file or folder .*không-có"):
        find_files([tmp_path, tmp_path / "không-có"])


def test_no_argument_finds_nothing() -> None:
    assert find_files([]) == ()


def test_the_folder_one_is_in_has_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _touch(tmp_path, "2012/a.xlsx", "2013/a.xlsx")
    monkeypatch.chdir(tmp_path / "2013")
    assert _found(Path(), Path(os.pardir) / "2012") == [
        ("2012/a.xlsx", None),
        ("2013/a.xlsx", None),
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_fits_on_a_line_and_into_utf_8(tmp_path: Path) -> None:
    for name in (b"a\nb.xlsx", b"c\x1b[31m.xlsx", b"d\xff.xlsx"):
        (tmp_path / os.fsdecode(name)).write_bytes(b"")
    assert _found(tmp_path) == [("a␊b.xlsx", None), ("c␛[31m.xlsx", None), ("d�.xlsx", None)]


def test_an_archive_of_returns_is_left_alone_under_its_own_reason(tmp_path: Path) -> None:
    _touch(tmp_path, "a.zip", "b.RAR", "c.7z")
    assert {skip for _, skip in _found(tmp_path)} == {Skip.ARCHIVE}
