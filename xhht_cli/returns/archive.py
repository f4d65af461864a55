"""Archives: the zip around a workbook, looked over before anything is read from it."""

import zipfile
import zlib
from io import BytesIO
from typing import Self

from xhht_cli.returns.grid import NoWorkbookError
from xhht_cli.returns.model import Trouble

LARGEST_FILE = 64 << 20
LARGEST_PART = 64 << 20
LARGEST_WHOLE = 256 << 20
MOST_PARTS = 5_000
HIGHEST_RATIO = 250
ALWAYS_FINE = 4 << 20
"""A part that unpacks to less than this may be packed as tightly as it likes."""

_ENCRYPTED = 1
_DECLARATIONS = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_PROLOGUE = 8192


class Archive:
    """A zip within the limits; parts are found whatever the case of their names."""

    def __init__(self, data: bytes) -> None:
        """Open the zip.

        Raises:
            NoWorkbookError: It is damaged, or larger than the limits allow.
        """
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
            raise NoWorkbookError(Trouble.DAMAGED, str(fault)) from fault
        parts = self._zip.infolist()
        _hold_to_limits(parts)
        self._parts = {_plain(part.filename): part for part in parts}
        self.doubled = len(self._parts) < len(parts)

    def __enter__(self) -> Self:
        """Give the archive itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the zip."""
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        """Say whether there is such a part."""
        return _plain(name) in self._parts

    def read(self, name: str) -> bytes:
        """Unpack a part.

        Raises:
            NoWorkbookError: There is no such part, it is damaged, or it declares a document type,
                as only an entity bomb does.
        """
        part = self._parts.get(_plain(name))
        if part is None:
            raise NoWorkbookError(Trouble.DAMAGED, f"no part {name}")
        if part.flag_bits & _ENCRYPTED:
            raise NoWorkbookError(Trouble.ENCRYPTED)
        try:
            content = self._zip.read(part)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as fault:
            raise NoWorkbookError(Trouble.DAMAGED, str(fault)) from fault
        prologue = content[:_PROLOGUE]
        if any(declaration in prologue for declaration in _DECLARATIONS):
            raise NoWorkbookError(Trouble.DAMAGED, f"document type declared in {part.filename}")
        return content


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _hold_to_limits(parts: list[zipfile.ZipInfo]) -> None:
    sizes = [part.file_size for part in parts]
    tight = any(
        part.file_size > max(ALWAYS_FINE, HIGHEST_RATIO * part.compress_size) for part in parts
    )
    if len(parts) > MOST_PARTS:
        raise NoWorkbookError(Trouble.OVER_LIMITS, f"{len(parts)} parts")
    if tight or max(sizes, default=0) > LARGEST_PART or sum(sizes) > LARGEST_WHOLE:
        raise NoWorkbookError(Trouble.OVER_LIMITS, f"{sum(sizes) >> 20} MB unpacked")
