"""Returns to measure with: a sound return of a commune, cloned under as many codes as asked for."""

import csv
import re
import zipfile
from functools import cache
from pathlib import Path

from xhht_cli.plan import load_plan
from xhht_cli.sample import write_sample

YEAR = 2013
MODEL = "07081"
"""A commune whose sample return is sound."""

_SHEET = "xl/worksheets/sheet1.xml"
_FIRST_CODE = 10_000
_COUNT = re.compile(rb'(<c r="E\d+"[^>]*><v>)(\d+)(</v>)')


def write_district(folder: Path) -> None:
    """Write the sample's district-year: 62 returns of communes and agencies."""
    write_sample(load_plan(), folder, (YEAR,), 2011)


def write_clones(folder: Path, count: int) -> Path:
    """Write returns of so many communes, all of them sound, and the register that has them.

    Only the sheet with the figures is written anew, each with figures of its own that keep every
    rule: all counts of a return are multiplied by the same number.
    """
    parts = model_parts(folder)
    returns = folder / "returns"
    returns.mkdir()
    for number in range(count):
        write_clone(returns, parts, str(_FIRST_CODE + number), 1 + number % 3)
    return _write_register(folder, count)


def model_parts(folder: Path) -> dict[str, bytes]:
    """Write the sample below a folder, and give the parts of the model's return by their names."""
    model = folder / "model"
    write_district(model)
    (source,) = model.glob(f"{YEAR}_{MODEL}_*.xlsx")
    with zipfile.ZipFile(source) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_clone(
    returns: Path, parts: dict[str, bytes], code: str, factor: int, name: str = ""
) -> None:
    """Write the model's return under another code (and name), its counts times ``factor``."""

    def larger(found: re.Match[bytes]) -> bytes:
        value = int(found[2])
        kept = value in {0, 1, YEAR}
        return found[1] + str(value if kept else value * factor).encode() + found[3]

    named = parts[_SHEET].replace(MODEL.encode(), code.encode())
    if name:
        own = model_name().encode("ascii", "xmlcharrefreplace")
        named = named.replace(own, name.encode("ascii", "xmlcharrefreplace"))
    sheet = _COUNT.sub(larger, named)
    with zipfile.ZipFile(returns / f"{code}.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z:
        for place, part in parts.items():
            z.writestr(place, sheet if place == _SHEET else part)


@cache
def model_name() -> str:
    """Give the name of the model's commune."""
    return load_plan().units_in(YEAR)[MODEL].name


def _write_register(folder: Path, count: int) -> Path:
    name = model_name()
    path = folder / "units.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("code", "name", "kind", "valid_from", "valid_to", "successors", "basis"))
        for number in range(count):
            writer.writerow((_FIRST_CODE + number, name, "xa", "2004-08-31", "", "", "invented"))
    return path
