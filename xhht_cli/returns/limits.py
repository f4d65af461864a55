"""Limits: how large a file may be and how long reading it may take, before it is given up."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say


class Measure(Enum):
    """What the value of a limit counts."""

    BYTES = "bytes"
    SECONDS = "seconds"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file may be at most; sizes are in bytes.

    Attributes:
        file_size: The file as it lies in the folder.
        unpacked_size: All parts of a zip together, unpacked.
        ratio: How much larger than packed one part may be, if it is larger than `LIGHT`.
        parts: The parts of a zip.
        cells: The cells of an .xlsb sheet from A1 to the farthest one with content.
        seconds: The time that a reader process may take for the file.
        memory: The memory of the reader process, where the system can limit it.
    """

    file_size: int = 128 << 20
    unpacked_size: int = 1 << 30
    ratio: int = 250
    parts: int = 5_000
    cells: int = 2_000_000
    seconds: int = 60
    memory: int = 2 << 30


DEFAULT = Limits()

LIGHT = 4 << 20
"""What may be packed as tightly as it likes, be read in our own process, and be read whole."""

LONGEST_HEAD = 64 << 20
"""Of a large part, what is unpacked: more than all cells that a form could reach."""


MEASURES = {
    "file-size": Measure.BYTES,
    "unpacked-size": Measure.BYTES,
    "ratio": Measure.NUMBER,
    "parts": Measure.NUMBER,
    "cells": Measure.NUMBER,
    "seconds": Measure.SECONDS,
    "memory": Measure.BYTES,
}
"""The limits by the name they have on the command line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excess:
    """A limit that a file is over: its name, what was found (None: not known) and what may be."""

    limit: str
    found: int | None
    most: int

    @property
    def enough(self) -> str:
        """The value on the command line that would let the file through, as far as is known."""
        more = 2 * self.most if self.found is None else self.found
        return written(self.limit, more)


_LEAST = {"memory": 512 << 20}
"""Below it the reader process cannot even load what it reads with."""
_MOST = {Measure.BYTES: 1 << 40, Measure.SECONDS: 24 * 60 * 60, Measure.NUMBER: 10**9}

MOST_WORKERS = 61
"""More processes one pool cannot wait for on Windows."""

_VALUE = re.compile(r"([1-9][0-9]{0,14})(KB|MB|GB)?", re.IGNORECASE)
_SHIFT = {"": 0, "KB": 10, "MB": 20, "GB": 30}


def written(name: str, value: int) -> str:
    """Write the value of a limit as the command line takes it, a size rounded up."""
    if MEASURES[name] is not Measure.BYTES:
        return str(value)
    return f"{-(-value >> 20)}MB" if value >= 1 << 20 else f"{-(-value >> 10)}KB"


def excess(limits: Limits, name: str, found: int | None) -> Excess:
    """Give the excess over the limit of a name."""
    return Excess(limit=name, found=found, most=getattr(limits, _field(name)))


def limits_with(settings: Iterable[str], limits: Limits = DEFAULT) -> Limits:
    """Change limits by settings such as ``file-size=200MB``; the last one of a name counts.

    Raises:
        WrongCallError: There is no such limit, or the value is none.
    """
    for setting in settings:
        name, _, value = setting.partition("=")
        limits = replace(limits, **{_field(_known(name.strip())): _value(name.strip(), value)})
    return limits


def _known(name: str) -> str:
    if name not in MEASURES:
        raise WrongCallError(
            say("There is no limit {name}; there are {names}.", name=name, names=tuple(MEASURES))
        )
    return name


def _value(name: str, text: str) -> int:
    read = _VALUE.fullmatch(text.strip())
    if read is None or (read[2] and MEASURES[name] is not Measure.BYTES):
        raise WrongCallError(
            say(
                "The limit {name} cannot be {value}; it is a whole number from 1, for a size with"
                " KB, MB or GB.",
                name=name,
                value=text or "''",
            )
        )
    value = int(read[1]) << _SHIFT[(read[2] or "").upper()]
    least, most = _LEAST.get(name, 1), _MOST[MEASURES[name]]
    if not least <= value <= most:
        raise WrongCallError(
            say(
                "The limit {name} cannot be {value}; it is from {least} to {most}.",
                name=name,
                value=text,
                least=written(name, least),
                most=written(name, most),
            )
        )
    return value


def _field(name: str) -> str:
    return name.replace("-", "_")
