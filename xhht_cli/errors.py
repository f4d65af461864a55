"""Errors: what ends a run, each with its own sentence and exit code."""

import errno
from collections.abc import Mapping
from typing import ClassVar

from xhht_cli.messages import Message, Text, say


class XhhtError(Exception):
    """The run cannot go on; ``message`` says why, ``details`` are further lines below it."""

    exit_code: ClassVar[int]

    def __init__(self, message: Message, *details: Message) -> None:
        """Keep the sentences; they are put into a language where they are shown."""
        super().__init__(message, *details)
        self.message = message
        self.details = details

    def __str__(self) -> str:
        """Give the English sentences, for whoever calls the program from Python."""
        lines = (self.message, *self.details)
        return "\n".join(map(_in_english, lines))


class WrongCallError(XhhtError):
    """What was asked for does not exist or does not fit together."""

    exit_code = 2


class UnusablePlanError(XhhtError):
    """A plan or register has mistakes; each detail names file, key path and what is wrong."""

    exit_code = 2


class NothingReadableError(XhhtError):
    """Files were found, and none of them could be read as a return."""

    exit_code = 3


class NoReturnsError(XhhtError):
    """No input was found, or no usable return of any unit for the year asked for."""

    exit_code = 5


class CannotWriteError(XhhtError):
    """The output could not be written."""

    exit_code = 6


def _in_english(value: object) -> str:
    match value:
        case Message():
            return value.id.format(**{name: _in_english(each) for name, each in value.values})
        case Text():
            return value.en
        case tuple():
            return ", ".join(map(_in_english, value))
        case _:
            return str(value)


_REASONS: Mapping[str, Message] = {
    "EACCES": say("Permission denied"),
    "EPERM": say("Operation not permitted"),
    "ENOENT": say("No such file or directory"),
    "EISDIR": say("Is a directory"),
    "ENOTDIR": say("Not a directory"),
    "EEXIST": say("File exists"),
    "ENOSPC": say("No space left on device"),
    "EDQUOT": say("Disk quota exceeded"),
    "EFBIG": say("File too large"),
    "EROFS": say("Read-only file system"),
    "ENAMETOOLONG": say("File name too long"),
    "EINVAL": say("Invalid argument"),
    "EILSEQ": say("Invalid or incomplete multibyte or wide character"),
    "ELOOP": say("Too many levels of symbolic links"),
    "EBUSY": say("Device or resource busy"),
    "ETXTBSY": say("Text file busy"),
    "EMFILE": say("Too many open files"),
    "ENOMEM": say("Cannot allocate memory"),
    "EIO": say("Input/output error"),
    "ENXIO": say("No such device or address"),
    "ENODEV": say("No such device"),
    "ETIMEDOUT": say("Connection timed out"),
    "ESTALE": say("Stale file handle"),
}
"""What the operating system says when it refuses, by the name of its number."""


def reason_of(error: OSError | ValueError) -> Message | str:
    """Say why the operating system refuses; what is not in the table, in its own words."""
    number = error.errno if isinstance(error, OSError) else None
    known = _REASONS.get(errno.errorcode.get(number or 0, ""))
    if known is not None:
        return known
    own = error.strerror if isinstance(error, OSError) else None
    return own or str(error) or type(error).__name__
