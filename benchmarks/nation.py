"""A nation on one machine: provinces, districts and communes, and what the commands on it cost.

    python -m benchmarks.nation [--provinces 63] [--districts 700] [--communes 11000]
        [--keep FOLDER] [--profile]

Everything is invented, written into a temporary folder and removed again; with ``--keep`` it stays,
and is used again. Each command is a process of its own, from its start to its end.
"""

import argparse
import csv
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.returns import model_parts, write_clone
from xhht_cli.plan import BUILT_IN, DEFAULT_PLAN
from xhht_cli.present.formats import as_markdown

ROOT = Path(__file__).parent.parent
NATION, PROVINCE = "VN", "01"
_FIRST_COMMUNE = 10_000
_LEAST_FACTOR = 1_000
"""Every return has its own figures, since equal ones would be findings."""
_KINDS = (
    ("nuoc", "Cả nước", "Nation"),
    ("tinh", "Tỉnh", "Province"),
    ("huyen", "Huyện", "District"),
)
_COLUMNS = ("code", "name", "kind", "valid_from", "valid_to", "successors", "basis", "parent")
HEADER = ("command", "seconds", "of them CPU", "peak memory", "CPU a return")


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many units of each level; those below are dealt out to those above in turn."""

    provinces: int
    districts: int
    communes: int


def register_rows(size: Size) -> Iterator[tuple[str, ...]]:
    """Give the units, the highest level first: code, name, kind and the code of the parent."""
    yield NATION, "Cả nước", "nuoc", ""
    for number in range(size.provinces):
        yield f"{number + 1:02}", f"Tỉnh số {number + 1}", "tinh", NATION
    for number in range(size.districts):
        parent = f"{number % size.provinces + 1:02}"
        yield f"{number + 1:03}", f"Huyện số {number + 1}", "huyen", parent
    for number in range(size.communes):
        parent = f"{number % size.districts + 1:03}"
        yield str(_FIRST_COMMUNE + number), f"Xã số {number + 1}", "xa", parent


def write_nation(folder: Path, size: Size) -> None:
    """Write a plan with its register below a folder, and the returns of every commune."""
    plan = folder / "plan"
    shutil.copytree(BUILT_IN / DEFAULT_PLAN, plan)
    with (plan / "plan.toml").open("a", encoding="utf-8") as file:
        for kind, vi, en in _KINDS:
            file.write(f'\n[[kind]]\nid = "{kind}"\ntitle = {{ vi = "{vi}", en = "{en}" }}\n')
    rows = tuple(register_rows(size))
    with (plan / "units.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        writer.writerows(
            (code, name, kind, "2004-08-31", "", "", "invented", parent)
            for code, name, kind, parent in rows
        )
    parts, returns = model_parts(folder), folder / "returns"
    returns.mkdir()
    communes = [(code, name) for code, name, kind, _ in rows if kind == "xa"]
    for number, (code, name) in enumerate(communes):
        write_clone(returns, parts, code, _LEAST_FACTOR + number, name)


def commands(folder: Path) -> dict[str, list[str]]:
    """Give what is measured: the nation, its provinces, and one province with its districts."""
    given = [str(folder / "returns"), "--plan", str(folder / "plan")]
    written = [*given, "--quiet", "--format", "json", "-o"]
    return {
        "compute": ["compute", *written, str(folder / "nation.json")],
        "compute --by unit": ["compute", *written, str(folder / "units.json"), "--by", "unit"],
        f"compute --unit {PROVINCE} --by unit": [
            *("compute", *written, str(folder / "province.json")),
            *("--unit", PROVINCE, "--by", "unit"),
        ],
    }


def measured(
    arguments: Sequence[str], profile: Path | None
) -> tuple[float, resource.struct_rusage]:
    """Run a command by itself, and give its seconds and what it used."""
    profiling = ["-m", "cProfile", "-o", str(profile)] if profile else []
    begun = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, *profiling, "-m", "xhht_cli", *arguments], cwd=ROOT
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    code = os.waitstatus_to_exitcode(status)
    if code:
        raise subprocess.CalledProcessError(code, arguments)
    return seconds, usage


def nation_rows(folder: Path, size: Size, *, profile: bool) -> Iterator[list[str]]:
    """Measure each command once; a profile goes beside what the command writes."""
    for name, arguments in commands(folder).items():
        place = Path(arguments[arguments.index("-o") + 1]).with_suffix(".prof")
        seconds, used = measured(arguments, place if profile else None)
        busy = used.ru_utime + used.ru_stime
        yield [
            f"xhht {name}",
            f"{seconds:.1f} s",
            f"{busy:.1f} s",
            f"{used.ru_maxrss / 1024:.0f} MB",
            f"{1000 * busy / size.communes:.2f} ms",
        ]


def main() -> None:
    """Write the nation, measure, and print."""
    parser = argparse.ArgumentParser(description="Measure the commands on a whole nation.")
    parser.add_argument("--provinces", type=int, default=63)
    parser.add_argument("--districts", type=int, default=700)
    parser.add_argument("--communes", type=int, default=11_000)
    parser.add_argument("--keep", type=Path, help="folder to write to, or to use again")
    parser.add_argument("--profile", action="store_true", help="write profiles below the folder")
    asked = parser.parse_args()
    size = Size(provinces=asked.provinces, districts=asked.districts, communes=asked.communes)
    with tempfile.TemporaryDirectory() as name:
        folder = asked.keep or Path(name)
        if not (folder / "plan").exists():
            folder.mkdir(parents=True, exist_ok=True)
            write_nation(folder, size)
        print(as_markdown(HEADER, nation_rows(folder, size, profile=asked.profile)))  # noqa: T201 - this is what it is for


if __name__ == "__main__":
    main()
