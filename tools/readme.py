"""README: the outputs it shows, each between two marks, and what the program prints for them."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SHOWN_LINES = 17
"""So many lines of the compliance table stand on the README's first screen."""

WIDTH = "100"


def output_of(*arguments: str) -> str:
    """Run the program in English, without a terminal, and give what it prints."""
    told = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "xhht_cli", *arguments],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": WIDTH, "XHHT_LANG": "en", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return told.stdout


def blocks() -> dict[str, str]:
    """Give the text of every marked block, by the name in its mark."""
    table = output_of("compute", "data/sample")
    first = "".join(table.splitlines(keepends=True)[:SHOWN_LINES])
    return {"first screen": first, "whole table": table, "commands": output_of("--help")}


def with_block(page: str, name: str, text: str) -> str:
    """Put a text between the marks of its name."""
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    before, _, rest = page.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}```text\n{text}```\n{end}{after}"


def written() -> str:
    """Give the README with every marked block as the program prints it now."""
    page = README.read_text(encoding="utf-8")
    for name, text in blocks().items():
        page = with_block(page, name, text)
    return page
