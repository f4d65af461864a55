"""Writing: a file is there whole, or it is as it was."""

from pathlib import Path

import pytest

from xhht_cli.errors import CannotWriteError
from xhht_cli.present.writing import write_whole


def test_missing_folders_are_made(tmp_path: Path) -> None:
    write_whole(tmp_path / "2013" / "biểu" / "a.xlsx", b"new")

    assert (tmp_path / "2013" / "biểu" / "a.xlsx").read_bytes() == b"new"


def test_an_old_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"old and longer")

    write_whole(tmp_path / "a.xlsx", b"new")

    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.xlsx", b"new")]


def test_a_file_that_is_held_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(CannotWriteError, match="could not be written: Permission denied") as error:
        write_whole(tmp_path / "a.xlsx", b"new")

    assert "close it and run the command again" in str(error.value)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.xlsx", b"old")]


def test_a_folder_cannot_be_written_to(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError):
        write_whole(tmp_path, b"new")


def test_a_file_where_a_folder_should_be_is_an_error_of_writing(tmp_path: Path) -> None:
    (tmp_path / "2013").write_bytes(b"a file")

    with pytest.raises(CannotWriteError):
        write_whole(tmp_path / "2013" / "a.xlsx", b"new")
