"""Console: pages that are followed step by step in an empty folder, and what the screen shows.

A page may hold, in this order or any other:

- a block of ```console, whose lines after ``$`` are run; what follows a command is its output, and
  a line ``…`` in it stands for lines left out,
- ``<!-- FILE: OLD -> NEW -->``, which changes a text file,
- ``<!-- append to FILE -->`` before a block, which is written to the end of a text file,
- ``<!-- FILE!CELL: VALUE -->``, which types a whole number into the first sheet of a return,
- ``<!-- copy FILE to FILE -->``.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from openpyxl import load_workbook

from tools.readme import ROOT

LEFT_OUT = "…\n"

FAULT = 70
"""The exit code after a fault of the program, which no page is to show."""

STEP = re.compile(
    r"^<!-- copy (?P<source>\S+) to (?P<target>\S+) -->$"
    r"|^<!-- (?P<workbook>\S+)!(?P<cell>[A-Z]+\d+): (?P<number>\d+) -->$"
    r"|^<!-- (?P<file>\S+): (?P<old>.+?) -> (?P<new>.+?) -->$"
    r"|^<!-- append to (?P<whole>\S+) -->\n```\w+\n(?P<text>.*?)^```$"
    r"|^```console\n(?P<console>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)

CALL = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)

Step = re.Match[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A command of a page, what the page shows of its output, and what the screen showed.

    ``start`` and ``end`` are where the output stands in the page.
    """

    line: str
    page: str
    screen: str
    start: int
    end: int

    @property
    def right(self) -> str:
        """The output as the page has to show it: with as much left out as the page leaves out."""
        head, gap, tail = self.page.partition(LEFT_OUT)
        if not gap:
            return self.screen
        lines = self.screen.splitlines(keepends=True)
        first, last = len(head.splitlines()), len(tail.splitlines())
        return "".join([*lines[:first], LEFT_OUT, *lines[len(lines) - last :]])


def follow(page: str, folder: Path, base: Path, language: Literal["vi", "en"]) -> tuple[Shown, ...]:
    """Do what a page says: commands in ``folder``, changes of files below ``base``."""
    return tuple(_follow(page, folder, base, language))


def followed(page: str, folder: Path, base: Path, language: Literal["vi", "en"]) -> str:
    """Give the page with every output as the screen shows it now."""
    for shown in reversed(follow(page, folder, base, language)):
        page = page[: shown.start] + shown.right + page[shown.end :]
    return page


def _follow(page: str, folder: Path, base: Path, language: str) -> Iterator[Shown]:
    for step in STEP.finditer(page):
        if step["console"]:
            yield from _look(step, folder, language)
        else:
            _act(step, base)


def _look(step: Step, folder: Path, language: str) -> Iterator[Shown]:
    for call in CALL.finditer(step["console"]):
        yield Shown(
            line=call[1],
            page=call[2],
            screen=run(call[1], folder, language),
            start=step.start("console") + call.start(2),
            end=step.start("console") + call.end(2),
        )


def run(line: str, folder: Path, language: str) -> str:
    """Run a command of a page, and give what stands on the screen after it."""
    program, *arguments = shlex.split(line)
    if program != "xhht":
        message = f"not a command of ours: {line}"
        raise ValueError(message)
    hidden = ("COLUMNS", "LANG", "LC_ALL")
    told = subprocess.run(  # noqa: S603  # the page's own words
        [sys.executable, "-m", "xhht_cli", *arguments],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name not in hidden}
        | {"XHHT_LANG": language, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if told.returncode == FAULT:
        raise RuntimeError(told.stdout)
    return told.stdout


def _act(step: Step, base: Path) -> None:
    if step["source"]:
        shutil.copyfile(base / step["source"], base / step["target"])
    elif step["workbook"]:
        _type(base / step["workbook"], step["cell"], int(step["number"]))
    elif step["whole"]:
        _append(base / step["whole"], step["text"])
    else:
        _change(base / step["file"], step["old"], step["new"])


def _type(path: Path, cell: str, number: int) -> None:
    workbook = load_workbook(path)
    sheet = next(each for each in workbook if type(each[cell].value) is int)
    sheet[cell] = number
    workbook.save(path)


def _append(path: Path, text: str) -> None:
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    gap = "\n" if before and path.suffix == ".toml" else ""
    path.write_text(f"{before}{gap}{text}", encoding="utf-8")


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    if text.count(old) != 1:
        message = f"{path.name} holds {text.count(old)} times: {old}"
        raise ValueError(message)
    path.write_text(text.replace(old, new), encoding="utf-8")
