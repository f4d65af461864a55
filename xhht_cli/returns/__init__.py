"""Returns: read what the files say; never judge it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from xhht_cli.plan.model import Plan
from xhht_cli.returns.model import Intake

Watch = Callable[[int, int], object]
"""Is told, after each file, how many of how many are read."""


def read_folder(paths: Sequence[Path], plan: Plan, watch: Watch | None = None) -> Intake:
    """Read the returns in files and folders, which are searched through.

    It is total: a file that cannot be read is a return with a ``trouble``, one that is left alone
    stands among the skipped, and only an argument that does not exist is an error.

    Args:
        paths: Files, which are tried whatever their suffix, and folders.
        plan: The plan whose forms, items and units the returns are held to.
        watch: Is told how far the reading has come.

    Raises:
        WrongCallError: A path does not exist.
    """
    from xhht_cli.returns.intake import read_intake  # noqa: PLC0415 - calamine costs time

    return read_intake(paths, plan, watch or _unwatched)


def _unwatched(_done: int, _of: int) -> None:
    """Be told, and say nothing."""
