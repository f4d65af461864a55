"""Starts: what a command costs from nothing, against the import it cannot do without."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_TIMES = 7
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
_XHHT = "import sys; from xhht_cli.cli import main; sys.exit(main(sys.argv[1:]))"
START_HEADER = ("what is started", "time", "against", "ratio")
_IMPORTS = (
    *("click", "rich.table", "babel.numbers", "pydantic", "python_calamine", "openpyxl"),
    *("pandas", "jinja2", "docx", "xlsxwriter"),
)


def start_rows() -> list[list[str]]:
    """Measure commands against `import click` or `import pandas`, and what each import costs."""
    with tempfile.TemporaryDirectory() as name:
        sample, forms = Path(name) / "sample", Path(name) / "forms"
        _run(_XHHT, "sample", str(sample), "--quiet")
        commands = {
            "xhht --version": ("click", ("--version",)),
            "xhht -h": ("click", ("-h",)),
            "xhht explain T08": ("click", ("explain", "T08")),
            "xhht template, one unit": (
                "openpyxl",
                ("template", "-o", str(forms), "--year", "2013", "--unit", "07075", "--force"),
            ),
            "xhht compute, 62 returns": ("pandas", ("compute", str(sample))),
        }
        rows = [
            _against(label, against, arguments) for label, (against, arguments) in commands.items()
        ]
    bare = _best("pass")
    for module in _IMPORTS:
        cost = 1000 * (_best(f"import {module}") - bare)
        rows.append([f"import {module}", f"{cost:.0f} ms", "python -c pass", "–"])
    return rows


def _against(label: str, module: str, arguments: tuple[str, ...]) -> list[str]:
    ours, theirs = [], []
    for _ in range(_TIMES):
        theirs.append(_run(f"import {module}"))
        ours.append(_run(_XHHT, *arguments))
    ratio = min(ours) / min(theirs)
    return [label, f"{1000 * min(ours):.0f} ms", f"import {module}", f"{ratio:.2f}"]


def _best(code: str) -> float:
    return min(_run(code) for _ in range(_TIMES))


def _run(code: str, *arguments: str) -> float:
    """Run by itself; like an installed program, ours is compiled once and not every time."""
    kept = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
    begun = time.perf_counter()
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code, *arguments],
        env={**kept, "XHHT_LANG": "en"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - begun
