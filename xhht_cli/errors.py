"""Errors: what ends a run, each with its own sentence and exit code."""

from typing import ClassVar

from xhht_cli.messages import Message


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
        return "\n".join(line.id.format(**dict(line.values)) for line in lines)


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
