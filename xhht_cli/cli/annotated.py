"""Annotated returns: copies that say what to correct, and are never written over a return."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from xhht_cli.cli.options import Source
from xhht_cli.cli.sparing import real_path
from xhht_cli.cli.streams import tell
from xhht_cli.errors import WrongCallError
from xhht_cli.findings import Finding
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan
from xhht_cli.present.annotate import annotated, is_faulty, is_ours, list_only, listed
from xhht_cli.present.annotate.names import copy_name, list_name
from xhht_cli.present.language import Language
from xhht_cli.present.writing import write_whole
from xhht_cli.returns.folder import SUFFIXES, FoundFile, find_files
from xhht_cli.returns.grid import NoWorkbookError
from xhht_cli.returns.workbook import read_bytes

_NAMED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """The files to write, by path, and which returns got a list instead of a copy."""

    contents: Mapping[Path, bytes]
    listed: tuple[str, ...]


def check_folder(folder: Path, returns: Sequence[Path]) -> None:
    """See that the copies would not be read as returns, nor written over any.

    Raises:
        WrongCallError: The folder lies within the returns, or is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise WrongCallError(
            say("{path} is not a folder.", path=str(folder)),
            say("Name a folder for the copies; it is made if it does not exist."),
        )
    real = real_path(folder)
    for given in returns:
        within = real_path(given) if given.is_dir() else None
        if within is not None and real.is_relative_to(within):
            raise WrongCallError(
                say(
                    "{folder} lies within the returns {returns}: the copies would be read as "
                    "returns the next time.",
                    folder=str(folder),
                    returns=str(given),
                ),
                say("Name a folder outside of them."),
            )


def write_annotated(
    folder: Path, returns: Sequence[Path], findings: Sequence[Finding], plan: Plan, source: Source
) -> None:
    """Write a copy of every return that has an error or a warning, and say how many, and where.

    Raises:
        WrongCallError: A file is in the way that this command did not write.
        CannotWriteError: A file cannot be written.
    """
    files = tuple(find_files(returns))
    copies = _copies(folder, files, findings, plan, source.language)
    _check_places(folder, copies.contents, files)
    for path, content in copies.contents.items():
        write_whole(path, content)
    if not source.quiet:
        _tell(folder, copies, source.language)


def _copies(
    folder: Path,
    files: Iterable[FoundFile],
    findings: Sequence[Finding],
    plan: Plan,
    language: Language,
) -> Copies:
    paths = {found.file: found.path for found in files if found.skip is None}
    contents: dict[Path, bytes] = {}
    taken: set[str] = set()
    instead = []
    for file, group in groupby(sorted(findings, key=_file), key=_file):
        of_file = tuple(group)
        if not any(map(is_faulty, of_file)):
            continue
        told = listed(file, of_file, plan, language)
        made = annotated(_read(paths.get(file)), told, language)
        if made is None:
            name, content = list_name(file, taken), list_only(told, language)
            instead.append(file)
        else:
            name, content = copy_name(file, made[1], taken), made[0]
        taken.add(str(name).casefold())
        contents[folder / name] = content
    return Copies(contents=contents, listed=tuple(instead))


def _file(found: Finding) -> str:
    return found.file


def _read(path: Path | None) -> bytes:
    """Read a return again; b'' where it cannot be, which is no workbook."""
    try:
        return b"" if path is None else read_bytes(path)
    except NoWorkbookError:
        return b""


def _check_places(folder: Path, places: Iterable[Path], files: Iterable[FoundFile]) -> None:
    """See that nothing is lost by writing: no return, and no file but an earlier copy."""
    returns = {real_path(found.path) for found in files}
    within = real_path(folder)
    wrong = [path for path in places if _is_taken(path, within, returns)]
    if wrong:
        raise WrongCallError(
            say(
                "Nothing was written: {count} files of these names exist and are no copies as this "
                "command writes them, or have been worked on since.",
                count=len(wrong),
            ),
            *(say("{file}", file=str(path)) for path in wrong[:_NAMED]),
            say("Name another folder, or move these files away."),
        )


def _is_taken(path: Path, within: Path, returns: set[Path]) -> bool:
    real = real_path(path)
    if real in returns or not real.is_relative_to(within):
        return True
    return path.exists() and not (path.is_file() and is_ours(_read(path)))


def _tell(folder: Path, copies: Copies, language: Language) -> None:
    count = len(copies.contents) - len(copies.listed)
    tell(say("{folder}: {count} annotated copies.", folder=str(folder), count=count), language)
    if copies.listed:
        tell(
            say(
                "A list without a copy, since nothing can be written into the file: {files}.",
                files=copies.listed,
            ),
            language,
        )
    others = len(set(_workbooks(folder)) - set(map(real_path, copies.contents)))
    if others:
        tell(
            say(
                "{folder}: {count} other workbooks are from before.",
                folder=str(folder),
                count=others,
            ),
            language,
        )


def _workbooks(folder: Path) -> Iterator[Path]:
    return (real_path(path) for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
