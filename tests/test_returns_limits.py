"""Limits: set on the command line, held before anything is parsed, named when reached."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import plan
from tests.workbooks import FORM, parts_of, raws, workbook
from xhht_cli.errors import WrongCallError
from xhht_cli.returns import read_folder
from xhht_cli.returns.limits import DEFAULT, MEASURES, Excess, Limits, limits_with
from xhht_cli.returns.model import Return

RETURN = workbook(FORM + "1 | Tổng số | 101 | thôn | 12")


def _read(folder: Path, data: bytes, limits: Limits) -> Return:
    (folder / "a.xlsx").write_bytes(data)
    (found,) = read_folder([folder], plan(), limits=limits).returns
    return found


def test_settings_change_limits_by_name() -> None:
    changed = limits_with(["file-size=200MB", "seconds=120", "memory=1gb", "seconds=9"])
    assert changed == replace(DEFAULT, file_size=209_715_200, seconds=9, memory=1_073_741_824)


@pytest.mark.parametrize(
    "setting",
    [
        "size=1",
        "seconds",
        "seconds=0",
        "seconds=1MB",
        "ratio=-1",
        "file-size=1.5MB",
        "",
        "file-size=200000GB",
        "seconds=99999999999",
        "memory=20MB",
        "ratio=9999999999",
    ],
)
def test_a_wrong_name_or_value_is_a_wrong_call(setting: str) -> None:
    with pytest.raises(WrongCallError):
        limits_with([setting])


def test_a_wrong_name_is_answered_with_the_names() -> None:
    with pytest.raises(WrongCallError, match=r"file-size.*unpacked-size.*seconds"):
        limits_with(["size=1"])


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("file-size", len(RETURN)),
        ("unpacked-size", sum(map(len, parts_of(RETURN).values()))),
        ("parts", len(parts_of(RETURN))),
    ],
    ids=("file-size", "unpacked-size", "parts"),
)
def test_a_file_over_a_limit_names_it_and_what_was_found(
    tmp_path: Path, name: str, found: int
) -> None:
    assert name in MEASURES
    below = limits_with([f"{name}={found - 1}"])
    assert _read(tmp_path, RETURN, below).excess == Excess(limit=name, found=found, most=found - 1)
    assert raws(_read(tmp_path, RETURN, limits_with([f"{name}={found}"]))) == {"101": "12"}


def test_a_large_list_beside_the_return_is_no_hindrance(tmp_path: Path) -> None:
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>%d</v></c><c r="B%d"><v>7</v></c></row>' % (n, n, n, n)
        for n in range(1, 90_000)
    )
    head, tail = b"<worksheet xmlns=", b"<sheetData>" + rows + b"</sheetData></worksheet>"
    names = b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    two = parts_of(workbook(FORM + "1 | Tổng số | 101 | thôn | 12", "x"))
    large = two | {"xl/worksheets/sheet2.xml": head + names + tail}
    found = _read(tmp_path, _stored(large), DEFAULT)
    assert (found.sheet, raws(found)) == ("Sheet1", {"101": "12"})


def _stored(parts: dict[str, bytes]) -> bytes:

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()
