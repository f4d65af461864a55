"""The law: a mutant gives figures that stand in its cells, or findings, and nothing else.

The figures are looked up by readers of their own: openpyxl for .xlsx, xlrd for .xls.
"""

import io
import re
import unicodedata
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import xlrd
from openpyxl.utils.cell import coordinate_to_tuple

from tests.builders import plan
from xhht_cli.returns import read_folder

Look = Callable[[str, str], object]
"""Gives what stands in a cell of a sheet."""

Figure = tuple[str, str, int]
"""A sheet, a cell, and the number that was read there."""

_YES, _NO = {"có", "co"}, {"không", "khong", "ko"}
_SIGNS = frozenset("-‐‑–—−")
_COUNT = re.compile(r"['’]?(\d{1,3}(?:([., ])\d{3})(?:\2\d{3})*|\d+)(?: ?[^\W\d].*)?")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a mutant gave: figures read, how many of them were looked up, and those that differ."""

    read: int
    compared: int
    wrong: tuple[str, ...]


def outcomes(folder: Path) -> dict[str, Outcome]:
    """Read the mutants in a folder together, and look up every figure that was read of them."""
    found: dict[str, list[Figure]] = {path.name: [] for path in folder.iterdir()}
    for each in read_folder([folder], plan()).returns:
        found[each.file] += [
            (each.sheet, entry.cell.address, entry.value.number)
            for entry in each.entries
            if entry.value is not None and entry.value.number is not None
        ]
    return {name: _held(folder / name, figures) for name, figures in found.items()}


def _held(path: Path, figures: list[Figure]) -> Outcome:
    look = _looking_into(path.read_bytes()) if figures else None
    if look is None:
        return Outcome(len(figures), 0, ())
    seen = [(sheet, cell, value, look(sheet, cell)) for sheet, cell, value in figures]
    wrong = tuple(f"{s}!{c}: {v} for {there!r}" for s, c, v, there in seen if not says(there, v))
    return Outcome(len(figures), len(seen), wrong)


def says(content: object, value: int) -> bool:
    """Say whether a cell's content means the value, by the rules of reading."""
    if isinstance(content, bool) or content is None:
        return False
    if isinstance(content, int | float):
        return content == value
    text = " ".join(unicodedata.normalize("NFKC", str(content)).split())
    if text.casefold() in _YES | _NO:
        return value == int(text.casefold() in _YES)
    if text in _SIGNS:
        return value == 0
    count = _COUNT.fullmatch(text)
    return bool(count) and int(re.sub(r"\D", "", count[1] if count else "")) == value


def _looking_into(data: bytes) -> Look | None:
    """Open a workbook with another reader; None where it gives up on the file."""
    return _in_xls(data) if data.startswith(b"\xd0\xcf") else _in_xlsx(data)


def _in_xlsx(data: bytes) -> Look | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Exception:  # noqa: BLE001  # whatever it throws, it does not read the file
        return None
    return lambda sheet, cell: book[sheet][cell].value if sheet in book.sheetnames else None


def _in_xls(data: bytes) -> Look | None:
    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO())
    except Exception:  # noqa: BLE001  # likewise
        return None

    def look(sheet: str, cell: str) -> object:
        row, column = coordinate_to_tuple(cell)
        return book.sheet_by_name(sheet).cell_value(row - 1, column - 1)

    return look
