"""Names: where below a folder the copy of a return goes; no name leads out of it."""

import re
import unicodedata
from collections.abc import Container
from pathlib import PurePosixPath

_UNSAFE = re.compile(r'[<>:"|?*\x00-\x1f\x7f\ud800-\udfff]')
_BETWEEN = re.compile(r"[/\\]")
_PORTS = (f"{port}{number}" for port in ("COM", "LPT") for number in "123456789¹²³")
_DEVICES = frozenset(("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *_PORTS))
_MOST_BYTES = 180
"""Of a name, so that the temporary file beside it is not too long either (255 on most systems)."""
_SUFFIXES = (".xlsx", ".xlsm")
_LIST = "_Loi-can-sua.xlsx"


def copy_name(file: str, suffix: str, taken: Container[str]) -> PurePosixPath:
    """Name the annotated copy of a return by the return's path, tidied, below the folder."""
    *folders, name = _tidied(file)
    stem, dot, ending = name.rpartition(".")
    known = f"{dot}{ending}".lower() in _SUFFIXES and stem
    return _free(folders, stem if known else name, f".{ending}" if known else suffix, taken)


def list_name(file: str, taken: Container[str]) -> PurePosixPath:
    """Name the list of what is wrong with a file that no copy can be made of."""
    *folders, name = _tidied(file)
    return _free(folders, name.replace(".", "_"), _LIST, taken)


def _free(folders: list[str], stem: str, ending: str, taken: Container[str]) -> PurePosixPath:
    """Give the first path that is not taken; ``taken`` holds case-folded paths."""
    for number in range(1, 10**6):
        more = f" ({number})" if number > 1 else ""
        path = PurePosixPath(*folders, f"{_short(stem)}{more}{ending}")
        if str(path).casefold() not in taken:
            return path
    raise OverflowError(stem)


def _tidied(file: str) -> list[str]:
    parts = [part for part in map(_plain, _BETWEEN.split(file)) if part]
    return parts or ["bieu"]


def _plain(part: str) -> str:
    """Make a part of a path one that every system takes for a name; '' where it is none."""
    name = _UNSAFE.sub("_", unicodedata.normalize("NFC", part)).rstrip(". ").lstrip(" ")
    device = name.partition(".")[0].rstrip().upper() in _DEVICES
    return f"_{name}" if device else _hidden(name)


def _hidden(name: str) -> str:
    """Let no copy be hidden, nor pass for the lock file of an open workbook."""
    return f"_{name}" if name.startswith((".", "~$")) else name


def _short(stem: str) -> str:
    return stem.encode()[:_MOST_BYTES].decode(errors="ignore")
