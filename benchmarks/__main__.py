"""The one command: measures everything in one run and prints the tables of docs/performance.md.

    python -m benchmarks [--sizes 62,1000,10000] [--write]

Seconds differ from machine to machine and from hour to hour; what counts are the ratios, whose
columns are measured in turn, several times, the smallest kept.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.returns import write_clones, write_district
from benchmarks.starts import START_HEADER, start_rows
from xhht_cli import __version__
from xhht_cli.present.formats import as_markdown

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured -->\n", "<!-- end of measured -->\n"
DISTRICT = 62
"""The returns of the sample's district-year."""
_MOST_BY_OPENPYXL = 1_000
"""openpyxl takes a tenth of a second a return, and no longer when there are more of them."""
_TIMES = {True: 5, False: 2}
READ_HEADER = (
    *("returns", "unzip + calamine", "xhht", "pandas + calamine", "pandas + openpyxl"),
    *("xhht / floor", "xhht / openpyxl", "xhht a return", "peak memory of xhht", "by 2 workers"),
)


def measured(name: str, folder: Path, register: Path | None) -> tuple[float, float]:
    """Run a task by itself, and give its seconds and its peak of memory in MB."""
    arguments = [name, str(folder), *([str(register)] if register else [])]
    told = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-m", "benchmarks.tasks", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, peak, _ = told.stdout.split()
    return float(seconds), float(peak)


def read_row(folder: Path, register: Path | None) -> list[str]:
    """Measure what reading a folder costs, by the floor, by the program and by two scripts."""
    count = sum(1 for _ in folder.glob("*.xlsx"))
    names = ["floor", "xhht", "calamine"]
    names += ["openpyxl"] if count <= _MOST_BY_OPENPYXL else []
    names += ["two"] if count > DISTRICT else []
    runs = [
        {name: measured(name, folder, register) for name in names}
        for _ in range(_TIMES[count <= DISTRICT])
    ]
    best = {name: min(run[name][0] for run in runs) for name in names}
    peak = max(run["xhht"][1] for run in runs)
    slow, two = best.get("openpyxl"), best.get("two")
    return [
        f"{count}",
        *(f"{best[name]:.2f} s" for name in ("floor", "xhht", "calamine")),
        f"{slow:.2f} s" if slow else "–",
        f"{best['xhht'] / best['floor']:.2f}",
        f"1/{slow / best['xhht']:.1f}" if slow else "–",
        f"{1000 * best['xhht'] / count:.2f} ms",
        f"{peak:.0f} MB",
        f"{best['xhht'] / two:.2f} times as fast" if two else "–",
    ]


def read_rows(sizes: list[int]) -> list[list[str]]:
    """Measure reading for each size; the smallest is the sample's district-year."""
    rows = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            if size == DISTRICT:
                write_district(folder)
                rows.append(read_row(folder, None))
            else:
                register = write_clones(folder, size)
                rows.append(read_row(folder / "returns", register))
    return rows


def where_and_when() -> str:
    """Name the machine, the versions and the day."""
    names = ("python-calamine", "pandas", "openpyxl", "pydantic", "click", "rich")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    python = f"Python {platform.python_version()}"
    return f"{date.today():%Y-%m-%d}; {machine}; {python}; xhht {__version__}, {versions}.\n"  # noqa: DTZ011 - a day is enough


def main() -> None:
    """Measure, print, and write the page if asked to."""
    parser = argparse.ArgumentParser(description="Measure what reading and starting cost.")
    parser.add_argument("--sizes", default=f"{DISTRICT},1000,10000", help="how many returns")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    asked = parser.parse_args()
    text = "\n".join(
        (
            where_and_when(),
            as_markdown(READ_HEADER, read_rows([int(size) for size in asked.sizes.split(",")])),
            as_markdown(START_HEADER, start_rows()),
        )
    )
    print(text)  # noqa: T201 - this is what it is for
    if asked.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
