"""The child process: what may crash, loop or eat memory is read there, not in ours."""

import errno
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from enum import Enum
from io import BufferedReader
from pathlib import Path
from threading import Event, Timer
from typing import IO, Self, cast

from xhht_cli.returns.grid import Grid, NoWorkbookError, over
from xhht_cli.returns.limits import DEFAULT, Limits
from xhht_cli.returns.model import Trouble

_LAST_BREATH = 5.0
_SEARCHED = (str(Path(__file__).parents[2]), *sys.path)
_COMMAND = "from xhht_cli.returns.child import serve; serve()"

SERVE = "--serve-as-reader"
"""The argument with which the single file, that is no Python, is started as a child."""


class Way(Enum):
    """A way of reading that is left to the child process."""

    XLS = "xls"
    XLSB = "xlsb"
    ODS = "ods"
    XLSX = "xlsx"


Question = tuple[Way, bytes, Limits]
Answer = tuple[Grid, ...] | NoWorkbookError


class ChildReader:
    """A reader in a process of its own, started when first needed and again when it dies.

    It is started by name, not forked and not through ``multiprocessing``, so a script that calls
    the program needs no ``if __name__ == "__main__"``.
    """

    def __init__(self, limits: Limits = DEFAULT) -> None:
        """Set the limits of time and memory, among others; nothing is started yet."""
        self.limits = limits
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
            NoWorkbookError: It is damaged, encrypted or over a limit, or the process died of it.
        """
        alive = self._process is not None and self._process.poll() is None
        process = self._process if self._process and alive else self._start()
        late = Event()
        clock = Timer(self.limits.seconds, _give_up, (process, late))
        clock.start()
        try:
            answer = _ask(process, (way, data, self.limits))
        except (OSError, EOFError, pickle.UnpicklingError) as fault:
            self._end()
            if late.is_set():
                raise over(self.limits, "seconds", None) from fault
            raise NoWorkbookError(Trouble.READER_DIED) from fault
        finally:
            clock.cancel()
        if isinstance(answer, NoWorkbookError):
            raise answer
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own code
            _command(),
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


def _command() -> list[str]:
    """Give what starts the child: our own Python, or the program itself where it is one file."""
    arguments = [SERVE] if getattr(sys, "frozen", False) else ["-P", "-c", _COMMAND]
    return [sys.executable, *arguments]


def _close(pipe: IO[bytes] | None) -> None:
    """Close a pipe; what was still to be written to a dead process is lost anyway."""
    if pipe is not None:
        with suppress(OSError):
            pipe.close()


def _give_up(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def _ask(process: subprocess.Popen[bytes], question: Question) -> Answer:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    pickle.dump(question, process.stdin)
    process.stdin.flush()
    return cast("Answer", pickle.load(process.stdout))  # noqa: S301 - from our own child


def serve() -> None:
    """Answer requests until there are no more; this is what the child process runs."""
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints must not get among the answers
    with ThreadPoolExecutor(1) as thread:
        while cast("BufferedReader", questions).peek(1):
            question = cast("Question", pickle.load(questions))  # noqa: S301 - from our own parent
            hold_to_memory(question[2].memory)
            pickle.dump(_answer(thread, question), answers)
            answers.flush()


def hold_to_memory(most: int) -> None:
    """Let this process have so much memory and no more, where the system can see to it."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - there is none on Windows

        with suppress(ValueError, OSError, OverflowError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))


def _answer(thread: ThreadPoolExecutor, question: Question) -> Answer:
    """Read in a thread, because a future holds any exception, whatever the library throws."""
    future = thread.submit(_read, *question)
    match future.exception():
        case None:
            return future.result()
        case NoWorkbookError() as known:
            return known
        case fault if _without_memory(fault):
            return over(question[2], "memory", None)
        case fault:
            return NoWorkbookError(Trouble.DAMAGED, f"{type(fault).__name__}: {fault}"[:200])


def _without_memory(fault: BaseException) -> bool:
    """Say whether a fault is for want of memory: Python has several names for that."""
    match fault:
        case MemoryError():
            return True
        case OSError(errno=errno.ENOMEM):
            return True
        case RuntimeError(args=(str(said), *_)) | ImportError(args=(str(said), *_)):
            return said.startswith(("can't allocate", "can't start")) or "map segment" in said
        case _:
            return False


def _read(way: Way, data: bytes, limits: Limits) -> tuple[Grid, ...]:
    match way:
        case Way.XLS:
            from xhht_cli.returns.xls import read_xls  # noqa: PLC0415 - only what is needed

            return read_xls(data)
        case Way.XLSB:
            from xhht_cli.returns.xlsb import read_xlsb  # noqa: PLC0415 - likewise

            return read_xlsb(data, limits)
        case Way.ODS:
            from xhht_cli.returns.ods import read_ods  # noqa: PLC0415 - likewise

            return read_ods(data, limits)
        case Way.XLSX:
            from xhht_cli.returns.closer import read_unusual  # noqa: PLC0415 - likewise

            return read_unusual(data, limits)
