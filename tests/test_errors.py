"""Errors: sentences in both languages, what the operating system says among them."""

import errno
import os
import sys
from pathlib import Path

import pytest

from xhht_cli.cli import main
from xhht_cli.errors import CannotWriteError, WrongCallError, reason_of
from xhht_cli.messages import Message, Text, say
from xhht_cli.plan.folder import read_text, read_toml
from xhht_cli.plan.mistake_places import place_of
from xhht_cli.present.language import language
from xhht_cli.present.writing import write_whole

VI, EN = language("vi"), language("en")


@pytest.mark.parametrize(
    ("number", "vi"),
    [
        (errno.EACCES, "không có quyền truy cập"),
        (errno.EISDIR, "đây là thư mục, không phải tệp"),
        (errno.ENOSPC, "ổ đĩa đã hết chỗ trống"),
        (errno.ENAMETOOLONG, "tên tệp hoặc đường dẫn quá dài"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc, không cho ghi"),
    ],
)
def test_a_usual_reason_is_in_the_language_of_the_run(number: int, vi: str) -> None:
    reason = reason_of(OSError(number, "as the machine says it"))
    assert isinstance(reason, Message)
    assert VI.say(reason) == vi


@pytest.mark.skipif(sys.platform != "linux", reason="the words are those of Linux")
@pytest.mark.parametrize("name", ["EACCES", "EISDIR", "ENOSPC", "ENAMETOOLONG", "EIO", "ESTALE"])
def test_in_english_it_is_what_the_system_says(name: str) -> None:
    number = getattr(errno, name)
    reason = reason_of(OSError(number, ""))
    assert isinstance(reason, Message)
    assert EN.say(reason) == os.strerror(number)


def test_a_reason_that_is_not_known_is_left_as_it_is() -> None:
    assert reason_of(OSError(errno.ENOTCONN, "not connected")) == "not connected"
    assert reason_of(OSError("no number")) == "no number"
    assert reason_of(OSError()) == "OSError"
    assert reason_of(ValueError("embedded null byte")) == "embedded null byte"


def test_a_folder_in_the_place_of_a_file_is_told_in_vietnamese(tmp_path: Path) -> None:
    told = read_text(tmp_path)
    assert isinstance(told, Message)
    assert VI.say(told) == f"{tmp_path.name}: không đọc được (đây là thư mục, không phải tệp)."


def test_a_name_too_long_to_be_written_is_told_in_vietnamese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["units", "-q", "--lang", "vi", "-o", str(tmp_path / f"{'a' * 250}.csv")]) == 6
    assert "tên tệp hoặc đường dẫn quá dài" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_told_in_vietnamese() -> None:
    with pytest.raises(CannotWriteError, match="No space left on device") as caught:
        write_whole(Path("/dev/full"), b"content")
    assert "ổ đĩa đã hết chỗ trống" in VI.say(caught.value.message)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "id = thu\n",
            (
                "plan.toml, dòng 1, cột 6: không đúng cú pháp TOML (nguyên văn của bộ đọc: "
                "Invalid value)."
            ),
        ),
        (
            'id = "thu',
            (
                "plan.toml, dòng 1: không đúng cú pháp TOML (nguyên văn của bộ đọc: Unterminated "
                "string)."
            ),
        ),
    ],
)
def test_broken_toml_is_told_in_vietnamese_with_line_and_column(
    text: str, told: str, tmp_path: Path
) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(text, encoding="utf-8")
    message = read_toml(file)
    assert isinstance(message, Message)
    assert VI.say(message) == told
    assert place_of(message).column is None


def test_an_error_is_plain_english_for_whoever_calls_from_python() -> None:
    inner = say("{name} fails", name=Text(vi="Xã", en="Commune"))
    error = WrongCallError(
        say("{file}: {reason}, {codes}.", file="a", reason=inner, codes=("x", 1))
    )
    assert str(error) == "a: Commune fails, x, 1."
