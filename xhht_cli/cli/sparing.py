"""Sparing: no result is written over a return, or where it would be taken for one."""

import os
from collections.abc import Iterable
from pathlib import Path

from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say
from xhht_cli.returns.folder import SUFFIXES


def spare_returns(output: object, returns: Iterable[Path]) -> None:
    """Refuse an output that is a return, or a workbook in a folder of returns.

    Raises:
        WrongCallError: It would replace a return, or be read as one the next time.
    """
    if not isinstance(output, Path):
        return
    target, cure = real_path(output), say("Name another file or folder with -o.")
    for given in map(real_path, returns):
        if target == given and given.is_file():
            raise WrongCallError(say("{file} is one of the returns.", file=str(output)), cure)
        if target.suffix.lower() in SUFFIXES and given in target.parents:
            raise WrongCallError(
                say("{file} lies among the returns and would be read as one.", file=str(output)),
                cure,
            )


def real_path(path: Path) -> Path:
    """Follow the links in a path; unlike ``resolve``, one that leads back to itself is no fault."""
    return Path(os.path.realpath(path))
