"""The intake: every file of the arguments, read into returns or accounted for."""

from collections.abc import Callable, Sequence
from pathlib import Path

from xhht_cli.returns.folder import find_files
from xhht_cli.returns.model import Intake, Return, SkippedFile
from xhht_cli.returns.workers import Reading, read_chunks


def read_intake(
    arguments: Sequence[Path], reading: Reading, watch: Callable[[int, int], object]
) -> Intake:
    """Read all files below the arguments; see `xhht_cli.returns.read_folder`."""
    files = find_files(arguments)
    wanted = [found for found in files if found.skip is None]
    returns: list[Return] = []
    done = 0
    for count, read in read_chunks(wanted, reading):
        returns += read
        done += count
        watch(done, len(wanted))
    skipped = (SkippedFile(file=f.file, reason=f.skip) for f in files if f.skip is not None)
    return Intake(
        returns=tuple(sorted(returns, key=lambda each: (each.file, each.sheet))),
        skipped=tuple(skipped),
    )
