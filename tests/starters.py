"""Starters: the plan that ``xhht plan new`` writes, with a few things in it changed."""

import shutil
from pathlib import Path

from xhht_cli.plan import BUILT_IN

STARTER = BUILT_IN.parent / "starter"

Change = tuple[str, str, str]
"""A file of the plan, the text in it that is replaced, and what takes its place."""


def starter(folder: Path, *changes: Change) -> Path:
    """Write the starter plan into a folder; every text to change must be there."""
    shutil.copytree(STARTER, folder, dirs_exist_ok=True)
    for name, old, new in changes:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder
