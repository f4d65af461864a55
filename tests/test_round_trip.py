"""The round trip: a template filled in, saved by LibreOffice, read back the same."""

import random
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.filling import draw_items
from xhht_cli.plan import load_plan
from xhht_cli.plan.model import ItemKind
from xhht_cli.present.forms import form_for
from xhht_cli.returns import read_folder

PLAN = load_plan()
SOFFICE = shutil.which("soffice")
UNITS = ("07069", "07075", "GDDT", "VP", "CA", "BTG")
WORDS = {0: "Không", 1: "Có"}


def fill(unit: str, numbers: dict[str, int]) -> bytes:
    """Type numbers into the entry cells of a unit's copy, as a clerk does."""
    book = load_workbook(BytesIO(form_for(PLAN, PLAN.units_in(2013)[unit], 2013)))
    sheet = book.worksheets[0]
    rows = {str(cell.value): cell.row for cell in sheet["C"] if cell.value is not None}
    for code, number in numbers.items():
        answers = PLAN.item_by_code[code].kind is ItemKind.YES_NO
        sheet.cell(rows[code], 5).value = WORDS[number] if answers else number
    content = BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_a_template_filled_and_saved_by_libreoffice_reads_back_the_same(
    tmp_path: Path, suffix: str
) -> None:
    chance = random.Random(suffix)  # noqa: S311  # repeatable, not secret
    drawn = {u: draw_items(PLAN, PLAN.units_in(2013)[u], chance, 0.5) for u in UNITS}
    for numbers in drawn.values():
        del numbers[chance.choice(list(numbers))]
    filled, saved = tmp_path / "filled", tmp_path / "saved"
    filled.mkdir()
    for unit, numbers in drawn.items():
        (filled / f"{unit}.xlsx").write_bytes(fill(unit, numbers))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), "--headless", profile, "--convert-to", suffix, "--outdir", str(saved)]
    sources = [str(filled / f"{unit}.xlsx") for unit in UNITS]
    subprocess.run([*command, *sources], check=True, capture_output=True, timeout=300)  # noqa: S603
    returns = read_folder([saved], PLAN).returns
    assert [found.file for found in returns] == sorted(f"{unit}.{suffix}" for unit in UNITS)
    for found in returns:
        assert found.heading is not None
        assert (found.heading.year, found.heading.submission) == (2013, 1)
        read = {entry.code: entry.value.number for entry in found.entries if entry.value}
        assert {code: n for code, n in read.items() if n is not None} == drawn[
            str(found.heading.unit_code)
        ]
        assert found.unclaimed == ()
        assert all(entry.value and entry.value.fault is None for entry in found.entries)
