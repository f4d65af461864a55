"""Folders: the files below the arguments, each to be read or left alone, none forgotten."""

import os
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say
from xhht_cli.returns.model import Skip

SUFFIXES = frozenset((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"))
ARCHIVES = frozenset((".zip", ".rar", ".7z"))
_PICTURES = (
    {code: 0x2400 + code for code in range(0x20)}
    | {0x7F: 0x2421}
    | dict.fromkeys(
        (*range(0x80, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "�"
    )
)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file (or a folder that cannot be listed), by its path below the argument ``root``."""

    path: Path
    root: Path
    file: str
    skip: Skip | None


def find_files(arguments: Sequence[Path]) -> tuple[FoundFile, ...]:
    """Find the files of the arguments, sorted by ``file``; folders are searched through.

    Raises:
        WrongCallError: An argument does not exist.
    """
    for argument in arguments:
        if not os.path.lexists(argument):
            raise WrongCallError(
                say("There is no file or folder {path}.", path=str(argument)),
                say("Look at the name; one with a space in it goes into quotation marks."),
            )
    found = (each for argument in arguments for each in _below(argument))
    return tuple(sorted(_told_apart(_once(found)), key=lambda each: (each.file, str(each.path))))


def _below(argument: Path) -> Iterator[FoundFile]:
    if argument.is_dir():
        yield from sorted(_walk(argument), key=lambda each: each.file)
    else:
        yield _found(argument, argument.parent, named=True)


def _walk(root: Path) -> Iterator[FoundFile]:
    """Walk a folder; links to folders are followed last, and no folder is entered twice."""
    entered: set[str] = set()
    waiting = deque([root])
    while waiting:
        folder = waiting.popleft()
        real = os.path.realpath(folder)
        if real not in entered:
            entered.add(real)
            files, folders, links = _inside(folder, root)
            waiting.extendleft(folders)
            waiting.extend(links)
            yield from files


def _inside(folder: Path, root: Path) -> tuple[list[FoundFile], list[Path], list[Path]]:
    """List a folder: files, folders and links to folders; one that cannot be is like a file."""
    try:
        with os.scandir(folder) as entries:
            listed = sorted((Path(e.path), Path(e).is_dir(), e.is_symlink()) for e in entries)
    except OSError:
        return [_found(folder, root, named=True)], [], []
    files = [_found(path, root, named=False) for path, is_folder, _ in listed if not is_folder]
    folders = [path for path, is_folder, is_link in listed if is_folder and not is_link]
    links = [path for path, is_folder, is_link in listed if is_folder and is_link]
    return files, folders, links


def _found(path: Path, root: Path, *, named: bool) -> FoundFile:
    below = path.relative_to(root)
    file = _printable(unicodedata.normalize("NFC", below.as_posix()))
    return FoundFile(path, root, file, _skip(below, named=named))


def _printable(name: str) -> str:
    """Give a name that fits on a line and into UTF-8: ␊ for a line feed, � for what is no text."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return text.translate(_PICTURES)


def _skip(below: Path, *, named: bool) -> Skip | None:
    if below.name.startswith("~$"):
        return Skip.LOCK_FILE
    if not named and any(part.startswith(".") for part in below.parts):
        return Skip.HIDDEN
    if named or below.suffix.lower() in SUFFIXES:
        return None
    return Skip.ARCHIVE if below.suffix.lower() in ARCHIVES else Skip.OTHER_SUFFIX


def _once(found: Iterable[FoundFile]) -> Iterator[FoundFile]:
    """Mark a file that was reached before, by the same name or through a link."""
    reached: set[str] = set()
    for each in found:
        real = os.path.realpath(each.path)
        yield replace(each, skip=Skip.TWICE) if real in reached else each
        reached.add(real)


def _told_apart(found: Iterable[FoundFile]) -> Iterator[FoundFile]:
    """Lengthen the paths by as many folders above the arguments as tell all files apart."""
    files = tuple(found)
    longest = max((len(each.root.resolve().parts) for each in files), default=0)
    for folders in range(longest + 1):
        named = tuple(replace(each, file=_longer(each, folders)) for each in files)
        names = [each.file for each in named if each.skip is not Skip.TWICE]
        if len(set(names)) == len(names):
            break
    yield from named if files else ()


def _longer(each: FoundFile, folders: int) -> str:
    if not folders:
        return each.file
    above = (part.strip("/\\") for part in each.root.resolve().parts[-folders:])
    return PurePosixPath(*above, each.file).as_posix()
