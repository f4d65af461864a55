"""Files of every kind and state: what is no sound workbook says so and ends nothing."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import plan
from tests.workbooks import FORM, intake, packed, parts_of, raws, read, workbook
from xhht_cli.messages import say
from xhht_cli.returns import read_folder
from xhht_cli.returns.limits import DEFAULT
from xhht_cli.returns.model import Skip, Trouble

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
RETURN = workbook(FORM + "1 | Tổng số | 101 | thôn | 12")
WORD = packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b"", Trouble.EMPTY),
        (bytes(2000), Trouble.EMPTY),
        (b"<html><table><tr><td>101</td></tr></table></html>", Trouble.WEB_PAGE),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", Trouble.TEXT),
        ("Mã số;Số liệu\n101;12\n".encode(), Trouble.TEXT),
        (b"%PDF-1.4 ...", Trouble.DOCUMENT),
        (bytes(range(256)) * 4, Trouble.NOT_A_WORKBOOK),
        (WORD, Trouble.DOCUMENT),
        (packed({"a.txt": b"a"}), Trouble.PACKED),
        (OLE + bytes(600) + "WordDocument".encode("utf-16-le"), Trouble.DOCUMENT),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), Trouble.ENCRYPTED),
        (OLE + bytes(600), Trouble.DAMAGED),
        (RETURN[: len(RETURN) // 2], Trouble.DAMAGED),
        (RETURN[:-30], Trouble.DAMAGED),
    ],
)
def test_what_is_no_workbook_says_why(tmp_path: Path, data: bytes, trouble: Trouble) -> None:
    found = read(tmp_path, data)
    assert (found.trouble, found.sheet, found.heading) == (trouble, "", None)
    assert (found.entries, found.unclaimed, found.far) == ((), (), ())


def test_a_return_carries_the_digest_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "gone.xlsx").symlink_to(tmp_path / "nowhere.xlsx")
    found = intake(tmp_path, a__xlsx=RETURN, b__xlsx=b"abc").returns
    abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    whole = hashlib.sha256((tmp_path / "a.xlsx").read_bytes()).hexdigest()
    assert [each.sha256 for each in found] == [whole, abc, ""]


def test_the_detail_names_what_a_file_looks_like(tmp_path: Path) -> None:
    assert read(tmp_path, b"%PDF-1.7").detail == say("a PDF file")
    assert read(tmp_path, b"101;12\n").detail == say("a table as text (CSV)")


def test_the_kind_is_known_by_content_not_by_suffix(tmp_path: Path) -> None:
    assert raws(read(tmp_path, RETURN, name="file.xls")) == {"101": "12"}
    assert raws(read(tmp_path, RETURN, name="file.ods")) == {"101": "12"}
    assert raws(read(tmp_path, RETURN, name="file.txt")) == {"101": "12"}


def test_a_password_on_a_sheet_is_harmless(tmp_path: Path) -> None:
    locked = workbook(
        FORM + "1 | Tổng số | 101 | thôn | 12",
        change=lambda sheet: sheet.protection.set_password("mật khẩu"),
    )
    assert raws(read(tmp_path, locked)) == {"101": "12"}


def test_one_broken_file_does_not_keep_others_from_being_read(tmp_path: Path) -> None:
    (tmp_path / "~$a.xlsx").write_bytes(b"x")
    found = intake(tmp_path, a__xlsx=RETURN, b__xlsx=b"PK broken", c__xlsx=RETURN, d__txt=b"d")
    assert [(each.file, each.trouble) for each in found.returns] == [
        ("a.xlsx", None),
        ("b.xlsx", Trouble.DAMAGED),
        ("c.xlsx", None),
    ]
    assert [(each.file, each.reason) for each in found.skipped] == [
        ("d.txt", Skip.OTHER_SUFFIX),
        ("~$a.xlsx", Skip.LOCK_FILE),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xlsx")
    (tmp_path / "b.xlsx").symlink_to(tmp_path / "nowhere.xlsx")
    found = read_folder([tmp_path], plan()).returns
    assert [each.trouble for each in found] == [Trouble.UNREADABLE_PATH] * 2


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read anything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(RETURN)
    (tmp_path / "a.xlsx").chmod(0)
    (found,) = read_folder([tmp_path], plan()).returns
    assert found.trouble is Trouble.UNREADABLE_PATH


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = packed(parts_of(RETURN) | {"xl/media/image1.png": bytes(20 << 20)})
    assert read(tmp_path, bomb).trouble is Trouble.OVER_LIMITS


def test_too_large_a_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"")
    os.truncate(path, DEFAULT.file_size + 1)
    (found,) = read_folder([path], plan()).returns
    assert found.trouble is Trouble.OVER_LIMITS


def test_a_size_that_is_a_lie_is_found_out(tmp_path: Path) -> None:
    data = bytearray(RETURN)
    with zipfile.ZipFile(io.BytesIO(RETURN)) as listed:
        size = listed.getinfo("xl/worksheets/sheet1.xml").file_size
    honest, lie = size.to_bytes(4, "little"), (size - 100).to_bytes(4, "little")
    assert data.count(honest) >= 2
    found = read(tmp_path, bytes(data).replace(honest, lie))
    assert found.trouble is Trouble.DAMAGED


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    parts = parts_of(RETURN)
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    parts["xl/worksheets/sheet1.xml"] = bomb + parts["xl/worksheets/sheet1.xml"]
    assert read(tmp_path, packed(parts)).trouble is Trouble.DAMAGED


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400), start=st.sampled_from([b"", b"PK\x03\x04"]))
def test_any_bytes_are_read_without_an_error(tmp_path: Path, data: bytes, start: bytes) -> None:
    assert read(tmp_path, start + data).trouble is not None


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400), start=st.sampled_from([OLE, b"\x09\x08\x10\x00"]))
def test_any_bytes_are_read_in_the_child_process(tmp_path: Path, data: bytes, start: bytes) -> None:
    assert read(tmp_path, start + data).trouble is Trouble.DAMAGED


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(length=st.integers(0, len(RETURN) - 1))
def test_a_truncated_workbook_is_damaged(tmp_path: Path, length: int) -> None:
    kinds = {Trouble.EMPTY, Trouble.TEXT, Trouble.DAMAGED, Trouble.NOT_A_WORKBOOK}
    assert read(tmp_path, RETURN[:length]).trouble in kinds


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    part=st.sampled_from(sorted(parts_of(RETURN))),
    place=st.floats(0, 1),
    scrap=st.sampled_from([b"", b"<", b'"', b"</v>", b"&", b"\xff", b"<!--", b"1e999", b"-9"]),
    gone=st.integers(0, 40),
)
def test_a_damaged_part_ends_nothing(
    tmp_path: Path, part: str, place: float, scrap: bytes, gone: int
) -> None:
    parts = parts_of(RETURN)
    at = int(place * len(parts[part]))
    parts[part] = parts[part][:at] + scrap + parts[part][at + gone :]
    assert read(tmp_path, packed(parts)).file == "file.xlsx"


def test_the_package_is_cheap_to_import() -> None:
    lines = "import sys, xhht_cli.returns; print(*sorted(sys.modules))"
    loaded = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", lines], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"python_calamine", "openpyxl", "xlrd", "subprocess"} & set(loaded)
