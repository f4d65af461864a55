"""Workbooks recalculated by LibreOffice, and workbooks as text, cell by cell."""

import math
import shutil
import subprocess
import warnings
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

Cells = Mapping[tuple[str, str], object]
"""Sheet and address to the value."""

SOFFICE = shutil.which("soffice")

_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""Calc's setting to work out every formula of an .xlsx anew, whatever value the file holds."""


def recalculated(content: bytes, folder: Path) -> bytes:
    """Give a workbook as LibreOffice saves it after it has worked out every formula."""
    profile, out = folder / "profile", folder / "recalculated"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    (folder / "book.xlsx").write_bytes(content)
    command = [
        str(SOFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to",
        "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(folder / "book.xlsx"),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603  # our own words
    return (out / "book.xlsx").read_bytes()


def differing(ours: Cells, theirs: Cells) -> list[tuple[tuple[str, str], object, object]]:
    """Give the cells that differ; whole numbers and text in anything at all."""
    places = sorted({*ours, *theirs})
    pairs = [(place, ours.get(place), theirs.get(place)) for place in places]
    return [(place, mine, other) for place, mine, other in pairs if not _same(mine, other)]


def _same(mine: object, other: object) -> bool:
    """Compare two values; LibreOffice saves 15 digits of a number, the last rounded its own way."""
    if isinstance(mine, float) and isinstance(other, float):
        return math.isclose(mine, other, rel_tol=1e-14)
    return mine == other


def opened(content: bytes, *, data_only: bool = False) -> Workbook:
    """Open a workbook; openpyxl warns that it would lose the sparklines, which nobody saves."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Sparkline Group extension")
        return load_workbook(BytesIO(content), data_only=data_only)


def values(content: bytes) -> Cells:
    """Give every value of a workbook, formulas by their cached value."""
    book = opened(content, data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }


def formulas(content: bytes) -> Mapping[tuple[str, str], str]:
    """Give every formula of a workbook."""
    book = opened(content)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f" and isinstance(cell.value, str)
    }


def text_of(content: bytes) -> str:
    """Give a workbook as text: a line for every cell with a value, sheet by sheet, row by row."""
    lines: list[str] = []
    for (sheet, address), value in values(content).items():
        lines.append(f"{sheet}!{address}\t{value!r}")
    return "\n".join(lines) + "\n"
