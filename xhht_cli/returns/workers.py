"""Workers: files read side by side in processes, whatever becomes of one of them."""

import os
import pickle
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, as_completed
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan
from xhht_cli.returns.child import ChildReader
from xhht_cli.returns.file import no_return, read_file
from xhht_cli.returns.folder import FoundFile
from xhht_cli.returns.grid import NoWorkbookError
from xhht_cli.returns.limits import MOST_WORKERS, Limits
from xhht_cli.returns.model import Return, Trouble

Chunk = tuple[FoundFile, ...]
Read = tuple[Return, ...]

WORTH_IT = 300
"""Files below which starting processes takes longer than it saves."""

_LARGEST_CHUNK = 50
_CHUNKS_A_WORKER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How files are read: by so many processes (None: as many as are worth it), or an executor's.

    ``executor`` is any of `concurrent.futures`; it is given chunks of files, and is not closed.
    """

    plan: Plan
    limits: Limits
    workers: int | None
    executor: Executor | None

    def processes(self, files: int) -> int:
        """How many processes read so many files."""
        if self.workers is not None:
            return min(self.workers, max(1, files))
        return 1 if files < WORTH_IT else _cores()


def read_chunk(files: Chunk, plan: Plan, limits: Limits) -> Read:
    """Give the returns of some files: a pure function of what the files hold."""
    with ChildReader(limits) as child:
        return tuple(each for found in files for each in read_file(found, plan, child))


def _read_packed(files: Chunk, plan: bytes, limits: Limits) -> Read:
    """Read as `read_chunk` does, by a plan that was packed once for all chunks."""
    return read_chunk(files, _unpacked(plan), limits)


@lru_cache(maxsize=1)
def _unpacked(plan: bytes) -> Plan:
    """Unpack a plan, once in each process: what it looked up for one chunk it knows for all."""
    return cast("Plan", pickle.loads(plan))  # noqa: S301 - packed by our own parent


def read_chunks(files: Sequence[FoundFile], reading: Reading) -> Iterator[tuple[int, Read]]:
    """Read files in whatever order they get done: how many, and the returns they hold."""
    workers = reading.processes(len(files))
    if reading.executor is not None:
        yield from _by_executor(_chunks(files, _cores()), reading.executor, reading)
    elif workers == 1:
        with ChildReader(reading.limits) as child:
            for found in files:
                yield 1, read_file(found, reading.plan, child)
    else:
        yield from _by_pool(_chunks(files, workers), workers, reading)


def _by_pool(chunks: list[Chunk], workers: int, reading: Reading) -> Iterator[tuple[int, Read]]:
    """Read by a pool, again and again while it breaks.

    A process that dies takes the pool along. Whose fault it was is found by reading one by one the
    files that were in work: the first chunks that are not done.
    """
    while chunks:
        left: set[Chunk] = set()
        with _pool(workers) as pool:
            for chunk, read in _submitted(chunks, pool, reading):
                if read is None:
                    left.add(chunk)
                else:
                    yield len(chunk), read
        unread = [chunk for chunk in chunks if chunk in left]
        suspects, chunks = unread[: workers + 1], unread[workers + 1 :]
        yield from _one_by_one(suspects, reading)


def _by_executor(
    chunks: list[Chunk], executor: Executor, reading: Reading
) -> Iterator[tuple[int, Read]]:
    """Read by whatever executor it is; what it could not do is done here, file by file."""
    unread = []
    for chunk, read in _submitted(chunks, executor, reading):
        if read is None:
            unread.append(chunk)
        else:
            yield len(chunk), read
    yield from _one_by_one(unread, reading)


def _submitted(
    chunks: Sequence[Chunk], executor: Executor, reading: Reading
) -> Iterator[tuple[Chunk, Read | None]]:
    """Give each chunk with what it holds, None where the executor could not tell."""
    futures: dict[Future[Read], Chunk] = {}
    plan = pickle.dumps(reading.plan)
    for chunk in chunks:
        try:
            futures[executor.submit(_read_packed, chunk, plan, reading.limits)] = chunk
        except BrokenExecutor:
            yield chunk, None
    try:
        for future in as_completed(futures):
            failed = future.cancelled() or future.exception() is not None
            yield futures[future], None if failed else future.result()
    finally:
        for future in futures:
            future.cancel()


def _one_by_one(chunks: Sequence[Chunk], reading: Reading) -> Iterator[tuple[int, Read]]:
    """Read the files of chunks each by itself, in a process that may die of one."""
    files = [found for chunk in chunks for found in chunk]
    while files:
        with _pool(1) as pool:
            while files:
                found = files.pop(0)
                try:
                    read = pool.submit(read_chunk, (found,), reading.plan, reading.limits).result()
                except BrokenExecutor:
                    _check_start()
                    yield 1, (no_return(found.file, NoWorkbookError(Trouble.READER_DIED)),)
                    break
                yield 1, read


def _check_start() -> None:
    """See that processes can be started at all, before a file is blamed for the end of one.

    Raises:
        WrongCallError: They cannot, as in a script that starts itself again in each of them.
    """
    try:
        with _pool(1) as pool:
            pool.submit(int).result()
    except BrokenExecutor as fault:
        raise WrongCallError(
            say("No process can be started to read with."),
            say(
                "Read with one (workers=1), or put what the script does below if __name__ == "
                '"__main__".'
            ),
        ) from fault


def _pool(workers: int) -> Executor:
    """Make a pool whose processes are started afresh, as on every system, and end with ours."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - one process needs no pool
    from multiprocessing import get_context  # noqa: PLC0415 - likewise

    return ProcessPoolExecutor(workers, get_context("spawn"), _leave_interrupts_to_the_parent)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _chunks(files: Sequence[FoundFile], workers: int) -> list[Chunk]:
    size = max(1, min(_LARGEST_CHUNK, len(files) // (workers * _CHUNKS_A_WORKER)))
    return [tuple(files[place : place + size]) for place in range(0, len(files), size)]


def _cores() -> int:
    return min(MOST_WORKERS, os.cpu_count() or 1)
