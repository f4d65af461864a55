"""Results: put on the screen or into a file, and laid out for the width there is."""

import os
import sys
from collections.abc import Iterable
from io import StringIO
from typing import Literal, TextIO

from xhht_cli.cli.options import Listing
from xhht_cli.cli.streams import write_result
from xhht_cli.present.writing import write_whole

_FILE_WIDTH = 120


Result = str | Iterable[object]
"""Text, or the renderables of a table, which is laid out for the width there is."""


def deliver(result: Result, listing: Listing) -> None:
    """Put a result where it is wanted; Excel needs the mark before a CSV to see UTF-8.

    Raises:
        CannotWriteError: The operating system refuses.
    """
    if listing.output is not None:
        columns = os.environ.get("COLUMNS", "")
        width = int(columns) if columns.isdecimal() and int(columns) else _FILE_WIDTH
        text = result if isinstance(result, str) else _plain(result, width)
        encoding = "utf-8-sig" if listing.format == "csv" else "utf-8"
        write_whole(listing.output, text.encode(encoding, errors="backslashreplace"))
    elif isinstance(result, str):
        write_result(result)
    elif sys.stdout.isatty():
        _print(result)
    else:
        write_result(_plain(result, None))


def _plain(blocks: Iterable[object], width: int | None) -> str:
    text = StringIO()
    _print(blocks, file=text, width=width, color_system=None)
    return "".join(f"{line.rstrip()}\n" for line in text.getvalue().rstrip("\n").split("\n"))


def _print(
    blocks: Iterable[object],
    *,
    file: TextIO | None = None,
    width: int | None = None,
    color_system: Literal["auto"] | None = "auto",
) -> None:
    from rich.console import Console

    console = Console(file=file, width=width, color_system=color_system, highlight=False)
    for block in blocks:
        console.print(block)
