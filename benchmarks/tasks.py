"""Tasks: each is run in a process of its own, and says how long it took and how much memory.

    python -m benchmarks.tasks NAME FOLDER [REGISTER]

Imports are done before the clock starts, so that what is compared is the work on the files.
"""

import io
import resource
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

Task = Callable[[list[Path]], int]


def floor(_: Path | None) -> Task:
    """Unzip every part and let calamine read every sheet: nobody who reads them can do less."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - each task has its own imports

    def work(files: list[Path]) -> int:
        cells = 0
        for file in files:
            data = file.read_bytes()
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for name in archive.namelist():
                    archive.read(name)
            book = CalamineWorkbook.from_filelike(io.BytesIO(data))
            for name in book.sheet_names:
                cells += len(book.get_sheet_by_name(name).to_python())
        return cells

    return work


def xhht(register: Path | None, workers: int = 1) -> Task:
    """Read, check and make facts, as every command of the program does."""
    import xhht_cli.returns.intake  # noqa: F401, PLC0415 - likewise; reading would import it
    from xhht_cli.assess import examine  # noqa: PLC0415 - likewise
    from xhht_cli.plan import load_plan  # noqa: PLC0415 - likewise

    plan = load_plan("dong-trieu-2011", register)

    def work(files: list[Path]) -> int:
        return len(examine(files, plan, workers=workers).rows)

    return work


def script(engine: Literal["calamine", "openpyxl"]) -> Task:
    """What an office would write otherwise: every sheet by pandas, one table, a sum by code."""
    import pandas as pd  # noqa: PLC0415 - likewise

    def work(files: list[Path]) -> int:
        frames = [
            frame.assign(file=file.name)
            for file in files
            for frame in pd.read_excel(file, sheet_name=None, header=None, engine=engine).values()
        ]
        table = pd.concat(frames, ignore_index=True)
        figures = table.assign(value=pd.to_numeric(table[4], errors="coerce"))
        return len(figures.groupby(figures[2].astype(str))["value"].sum())

    return work


TASKS: dict[str, Callable[[Path | None], Task]] = {
    "floor": floor,
    "xhht": xhht,
    "two": lambda register: xhht(register, workers=2),
    "calamine": lambda _: script("calamine"),
    "openpyxl": lambda _: script("openpyxl"),
}


def main(name: str, folder: str, register: str | None = None) -> None:
    """Run a task and print its seconds, its peak of memory in MB, and what it counted."""
    task = TASKS[name](Path(register) if register else None)
    files = sorted(Path(folder).glob("*.xlsx"))
    begun = time.perf_counter()
    counted = task(files)
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{seconds:.4f} {peak:.0f} {counted}")  # noqa: T201 - this is what it is for


if __name__ == "__main__":
    main(*sys.argv[1:])
