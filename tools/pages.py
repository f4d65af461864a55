"""Pages: what in docs/vi and docs/en is written by the program, and what the program writes there.

Some pages show a screen: their console blocks are run in an empty folder. The page on the commands
is the help of each command.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import click

from tools.console import followed
from tools.readme import ROOT
from xhht_cli.cli.program import program

DOCS = ROOT / "docs"

Tongue = Literal["vi", "en"]
TONGUES: tuple[Tongue, ...] = ("vi", "en")
"""Vietnamese first."""

_TRIAL = {"vi": "thu", "en": "trial"}
"""The folder that the pages which explain put a plan into."""

_GENERATED = "<!-- Generated from the program by `make docs`; changes here are lost. -->"

_COMMANDS = {
    "vi": (
        "Các lệnh",
        "Trợ giúp của từng lệnh, đúng như chương trình in ra khi gõ lệnh đó kèm `--help`.",
    ),
    "en": ("Commands", "The help of each command, as the program prints it for `--help`."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that shows a screen; ``base`` is the folder that its changes of files are below."""

    name: str
    base: str
    tongue: Tongue

    @property
    def path(self) -> Path:
        """Where it stands."""
        return DOCS / self.tongue / f"{self.name}.md"

    def written(self) -> str:
        """Give its text with every output as the program prints it now."""
        with TemporaryDirectory() as place:
            folder = Path(place)
            text = self.path.read_text(encoding="utf-8")
            return followed(text, folder, folder / self.base, self.tongue)


FOLLOWED = tuple(
    Page(name=name, base=base, tongue=tongue)
    for tongue in TONGUES
    for name, base in (
        ("tutorial", "."),
        ("register", "."),
        ("plan", "."),
        ("bounds", _TRIAL[tongue]),
        ("verdicts", _TRIAL[tongue]),
        ("pace", _TRIAL[tongue]),
        ("rates", _TRIAL[tongue]),
    )
)


def commands_page(tongue: Tongue) -> str:
    """Write the page on the commands: the help of the program and of each of them."""
    title, intro = _COMMANDS[tongue]
    blocks = [_GENERATED, f"# {title}", intro]
    for words in (), *_commands():
        blocks += [f"## {' '.join(('xhht', *words))}", f"```text\n{_help(words, tongue)}```"]
    return "\n\n".join(blocks) + "\n"


def _commands() -> Iterator[tuple[str, ...]]:
    """Give the words of every command, a group before what belongs to it."""
    context = click.Context(program)
    for name in program.list_commands(context):
        yield (name,)
        command = program.get_command(context, name)
        if isinstance(command, click.Group):
            inner = click.Context(command, parent=context)
            yield from ((name, part) for part in command.list_commands(inner))


def _help(words: tuple[str, ...], tongue: Tongue) -> str:
    """Give what the program prints for ``--help``, at the width of a page."""
    told = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "xhht_cli", *words, "--help"],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "80", "XHHT_LANG": tongue, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return told.stdout


def write_all() -> None:
    """Write all of them again."""
    for tongue in TONGUES:
        path = DOCS / tongue / "commands.md"
        path.write_text(commands_page(tongue), encoding="utf-8", newline="\n")
    for page in FOLLOWED:
        page.path.write_text(page.written(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_all()
