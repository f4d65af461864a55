"""Streams: results on standard output, everything else on standard error."""

import errno
import os
import sys
from io import TextIOWrapper

from xhht_cli.errors import CannotWriteError, reason_of
from xhht_cli.messages import Message, say
from xhht_cli.present.language import Language

_CLOSED = frozenset({errno.EPIPE, errno.EINVAL})
"""What a closed pipe answers; Windows says that the argument is invalid."""


def prepare_streams() -> None:
    """Make both streams UTF-8: a redirected one on Windows has a code page without Vietnamese.

    What no encoding can say (a file name that is not text) is written as an escape. Redirected
    output keeps its line ends as they are written, or a CSV would get each of them twice.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdout, TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(newline="")


def write_result(text: str) -> None:
    """Write a result to standard output; whoever closed the pipe has read enough.

    Raises:
        CannotWriteError: The operating system refuses, as on a full disk.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        _discard(sys.stdout)
        if error.errno not in _CLOSED:
            raise CannotWriteError(
                say("The result could not be written: {reason}.", reason=reason_of(error)),
                say("Free some space, or write it to a file on another disk."),
            ) from error


def tell(message: Message, language: Language) -> None:
    """Say a sentence on standard error."""
    tell_line(language.say(message))


def tell_line(line: str) -> None:
    """Write a line to standard error; if nobody can hear it, nothing is lost."""
    try:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def _discard(stream: object) -> None:
    """Send what is still in the buffer nowhere, or the end of the run would trip over it."""
    if isinstance(stream, TextIOWrapper):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
