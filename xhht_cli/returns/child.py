"""The child process: what may crash, loop or eat memory is read there, not in ours."""

import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from enum import Enum
from io import BufferedReader
from pathlib import Path
from threading import Timer
from typing import IO, Self, cast

from xhht_cli.returns.grid import Grid, NoWorkbookError
from xhht_cli.returns.model import Trouble

LONGEST_READ = 60.0
"""Seconds after which a file is given up."""

_LAST_BREATH = 5.0
_SEARCHED = (str(Path(__file__).parents[2]), *sys.path)
_COMMAND = "from xhht_cli.returns.child import serve; serve()"


class Way(Enum):
    """A way of reading that is left to the child process."""

    XLS = "xls"
    XLSB = "xlsb"
    CLOSE_LOOK = "xlsx, closely"


Answer = tuple[Grid, ...] | NoWorkbookError


class ChildReader:
    """A reader in a process of its own, started when first needed and again when it dies.

    It is started by name, not forked and not through ``multiprocessing``, so a script that calls
    the program needs no ``if __name__ == "__main__"``.
    """

    def __init__(self, longest: float = LONGEST_READ) -> None:
        """Set the seconds after which a file is given up; nothing is started yet."""
        self.longest = longest
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Give the reader itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process, if there is one: with nothing more to read it ends by itself."""
        if self._process is not None:
            with suppress(subprocess.TimeoutExpired, OSError):
                self._process.communicate(timeout=_LAST_BREATH)
        self._end()

    def read(self, way: Way, data: bytes) -> tuple[Grid, ...]:
        """Read a workbook.

        Raises:
            NoWorkbookError: It is damaged or encrypted, or the process died or took too long.
        """
        alive = self._process is not None and self._process.poll() is None
        process = self._process if self._process and alive else self._start()
        clock = Timer(self.longest, process.kill)
        clock.start()
        try:
            answer = _ask(process, way, data)
        except (OSError, EOFError, pickle.UnpicklingError) as fault:
            self._end()
            raise NoWorkbookError(Trouble.READER_DIED) from fault
        finally:
            clock.cancel()
        if isinstance(answer, NoWorkbookError):
            raise answer
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own code
            [sys.executable, "-P", "-c", _COMMAND],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, _SEARCHED))},
        )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                _close(pipe)


def _close(pipe: IO[bytes] | None) -> None:
    """Close a pipe; what was still to be written to a dead process is lost anyway."""
    if pipe is not None:
        with suppress(OSError):
            pipe.close()


def _ask(process: subprocess.Popen[bytes], way: Way, data: bytes) -> Answer:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    pickle.dump((way, data), process.stdin)
    process.stdin.flush()
    return cast("Answer", pickle.load(process.stdout))  # noqa: S301 - from our own child


def serve() -> None:
    """Answer requests until there are no more; this is what the child process runs."""
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints must not get among the answers
    with ThreadPoolExecutor(1) as thread:
        while cast("BufferedReader", questions).peek(1):
            way, data = pickle.load(questions)  # noqa: S301 - from our own parent
            answer = _answer(thread, way, data)
            pickle.dump(answer, answers)
            answers.flush()


def _answer(thread: ThreadPoolExecutor, way: Way, data: bytes) -> Answer:
    """Read in a thread, because a future holds any exception, whatever the library throws."""
    future = thread.submit(_read, way, data)
    match future.exception():
        case None:
            return future.result()
        case NoWorkbookError() as known:
            return known
        case fault:
            return NoWorkbookError(Trouble.DAMAGED, f"{type(fault).__name__}: {fault}"[:200])


def _read(way: Way, data: bytes) -> tuple[Grid, ...]:
    match way:
        case Way.XLS:
            from xhht_cli.returns.xls import read_xls  # noqa: PLC0415 - only what is needed

            return read_xls(data)
        case Way.XLSB:
            from xhht_cli.returns.xlsb import read_xlsb  # noqa: PLC0415 - likewise

            return read_xlsb(data)
        case Way.CLOSE_LOOK:
            from xhht_cli.returns.closer import read_closely  # noqa: PLC0415 - likewise

            return read_closely(data)
