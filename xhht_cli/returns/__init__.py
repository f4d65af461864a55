"""Returns: read what the files say; never judge it."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from pathlib import Path

from xhht_cli.plan.model import Plan
from xhht_cli.returns.limits import DEFAULT, Limits
from xhht_cli.returns.model import Intake

Watch = Callable[[int, int], object]
"""Is told, after each file, how many of how many are read."""


def read_folder(  # noqa: PLR0913  # one argument for each thing a caller may ask for
    paths: Sequence[Path],
    plan: Plan,
    watch: Watch | None = None,
    limits: Limits = DEFAULT,
    *,
    workers: int | None = 1,
    executor: Executor | None = None,
) -> Intake:
    """Read the returns in files and folders, which are searched through.

    It is total: a file that cannot be read is a return with a ``trouble``, one that is left alone
    stands among the skipped, and only an argument that does not exist is an error.

    Args:
        paths: Files, which are tried whatever their suffix, and folders.
        plan: The plan whose forms, items and units the returns are held to.
        watch: Is told how far the reading has come.
        limits: What a file may be at most; one that is larger says so.
        workers: How many processes read; None for as many as are worth it. A script that asks for
            more than one needs ``if __name__ == "__main__"`` around what it does.
        executor: Any executor of `concurrent.futures`, to read with instead. It is given chunks of
            files, which it must be able to open under the same paths.

    Raises:
        WrongCallError: A path does not exist.
    """
    from xhht_cli.returns.intake import read_intake  # noqa: PLC0415 - calamine costs time
    from xhht_cli.returns.workers import Reading  # noqa: PLC0415 - likewise

    reading = Reading(plan=plan, limits=limits, workers=workers, executor=executor)
    return read_intake(paths, reading, watch or _unwatched)


def _unwatched(_done: int, _of: int) -> None:
    """Be told, and say nothing."""
