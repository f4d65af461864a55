"""Workbooks drawn in the tests: a return as a table of text, made into a file."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders import plan
from xhht_cli.returns import read_folder
from xhht_cli.returns.model import Entry, Intake, Return

FORM = """
    Biểu số: 01.N/XHHT-X |          |       | Đơn vị báo cáo: |         | Xã An Sinh |
                         |          |       | Mã đơn vị:      |         | '07075     |
                         |          |       | Năm báo cáo:    | 2013    |            |
    STT                  | Chỉ tiêu | Mã số | Đơn vị tính     | Số liệu | Kiểm tra   | Ghi chú
"""
"""The heading of a return for xã An Sinh; entries stand in column E from row 5 on."""

Change = Callable[[Worksheet], object]


def draw(sheet: Worksheet, table: str) -> Worksheet:
    """Write a table of text to a sheet: digits are numbers, 'digits text, and '' nothing."""
    lines = [line for line in table.splitlines() if line.strip()]
    for row, line in enumerate(lines, start=1):
        for column, text in enumerate(line.split("|"), start=1):
            if text.strip():
                sheet.cell(row, column, _content(text.strip()))
    return sheet


def _content(text: str) -> str | float:
    if re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", text):
        return float(text)
    return text.removeprefix("'")


def workbook(*tables: str, change: Change | None = None) -> bytes:
    """Make an .xlsx with a sheet for each table; ``change`` works on the first."""
    book = Workbook()
    for table in tables:
        draw(book.create_sheet(), table)
    del book["Sheet"]
    if change is not None:
        change(book.worksheets[0])
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Give a workbook as the bytes of its file."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def changed(data: bytes, change: Change) -> bytes:
    """Change the first sheet of a workbook."""
    book = load_workbook(io.BytesIO(data))
    change(book.worksheets[0])
    return saved(book)


def parts_of(data: bytes) -> dict[str, bytes]:
    """Unpack a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Pack the parts of a workbook."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def edited(data: bytes, old: str, new: str, part: str = SHEET) -> bytes:
    """Replace text in a part of a workbook; it must be there."""
    parts = parts_of(data)
    assert old.encode() in parts[part]
    return packed(parts | {part: parts[part].replace(old.encode(), new.encode())})


def intake(folder: Path, **files: bytes) -> Intake:
    """Write files (``name__xlsx`` is name.xlsx) into a folder and read it."""
    for name, data in files.items():
        (folder / name.replace("__", ".")).write_bytes(data)
    return read_folder([folder], plan())


def read(folder: Path, data: bytes, name: str = "file.xlsx") -> Return:
    """Read a file that gives one return."""
    (folder / name).write_bytes(data)
    (found,) = read_folder([folder / name], plan()).returns
    return found


def entry(found: Return, code: str) -> Entry:
    """The only entry of an item."""
    (only,) = (each for each in found.entries if each.code == code)
    return only


def raws(found: Return) -> dict[str, str]:
    """What stands in the entry cells, by item."""
    return {each.code: each.cell.raw for each in found.entries}
