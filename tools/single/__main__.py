"""Makes the single file: dist/xhht, on Windows dist/xhht.exe.

    python -m tools.single

It needs nothing but Python 3.11 or later: PyInstaller and the libraries go into an environment of
their own under build/single, so that nothing else that is installed gets into the file. The file
runs on the kind of system it was made on.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SPEC = Path(__file__).parent / "xhht.spec"
BINARIES, SUFFIX = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
MEGABYTE = 1_000_000


def make(into: Path, work: Path) -> Path:
    """Make the single file in a folder, by an environment in another; give its path."""
    environment = work / "environment"
    venv.create(environment, clear=True, with_pip=True)
    python = environment / BINARIES / f"python{SUFFIX}"
    _run(
        python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", f"{ROOT}[single]"
    )
    places = ("--distpath", into, "--workpath", work / "pyinstaller")
    _run(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, SPEC)
    return into / f"xhht{SUFFIX}"


def _run(program: Path, *arguments: str | Path) -> None:
    subprocess.run([program, *arguments], check=True)  # noqa: S603  # what stands in this file


def main() -> None:
    """Make the file, start it once, and say how large it is."""
    made = make(ROOT / "dist", ROOT / "build" / "single")
    _run(made, "--version")
    sys.stdout.write(f"{made}: {made.stat().st_size / MEGABYTE:.0f} MB\n")


if __name__ == "__main__":
    main()
