"""Sparing: no result is written over what was read, or where it would be taken for a return."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say
from xhht_cli.returns.folder import SUFFIXES

_CURE = say("Name another file or folder with -o.")
_OF_A_PLAN = ("plan.toml", "items.toml", "units.csv", "tests/*.toml", "schemas/*.json")
"""What the program reads in the folder of a plan, or wrote there."""


def spare_inputs(
    output: object, register: Path | None, base: object, plans: Iterable[object]
) -> None:
    """Refuse an output that is the register, the base figures or a file of a plan.

    Raises:
        WrongCallError: It would replace what the command reads.
    """
    if not isinstance(output, Path):
        return
    target = real_path(output)
    if register and _same(target, real_path(register)):
        raise WrongCallError(
            say("{file} is the register given with --register.", file=str(output)), _CURE
        )
    if isinstance(base, Path) and _same(target, real_path(base)):
        raise WrongCallError(
            say("{file} is the file of base figures given with --base.", file=str(output)), _CURE
        )
    for plan in filter(None, plans):
        if any(_same(target, real_path(file)) for file in _files_of(str(plan))):
            raise WrongCallError(
                say("{file} is a file of the plan {plan}.", file=str(output), plan=str(plan)),
                _CURE,
            )


def _files_of(plan: str) -> Iterator[Path]:
    """Give the files of a plan that is named by its folder; none where it is a name."""
    folder = Path(plan)
    patterns = _OF_A_PLAN if folder.is_dir() else ()
    return (file for pattern in patterns for file in folder.glob(pattern))


def _same(one: Path, other: Path) -> bool:
    """Say whether two paths are one file, be it that the file system takes A for a."""
    try:
        return one == other or os.path.samefile(one, other)  # noqa: PTH121 - as real_path has it
    except (OSError, ValueError):
        return False


def spare_returns(output: object, returns: Iterable[Path]) -> None:
    """Refuse an output that is a return, or a workbook in a folder of returns.

    Raises:
        WrongCallError: It would replace a return, or be read as one the next time.
    """
    if not isinstance(output, Path):
        return
    target, cure = real_path(output), _CURE
    for given in map(real_path, returns):
        if given.is_file() and _same(target, given):
            raise WrongCallError(say("{file} is one of the returns.", file=str(output)), cure)
        if target.suffix.lower() in SUFFIXES and given in target.parents:
            raise WrongCallError(
                say("{file} lies among the returns and would be read as one.", file=str(output)),
                cure,
            )


def real_path(path: Path) -> Path:
    """Follow the links in a path; unlike ``resolve``, one that leads back to itself is no fault."""
    return Path(os.path.realpath(path))
