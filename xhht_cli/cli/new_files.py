"""New files: written without harm to what is there, which may be a return already filled in."""

from collections.abc import Mapping
from pathlib import Path

from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say
from xhht_cli.present.writing import write_whole

_NAMED = 10


def write_new(contents: Mapping[Path, bytes], *, force: bool = False) -> None:
    """Write files, all of them or none if one exists that differs.

    Raises:
        WrongCallError: A file exists and differs, and ``force`` was not given.
        CannotWriteError: A file cannot be written.
    """
    new = {path: content for path, content in contents.items() if not _holds(path, content)}
    differing = [path for path in new if path.exists()]
    if differing and not force:
        raise WrongCallError(
            say(
                "Nothing was written: {count} files of these names exist and differ; they may be "
                "filled in already.",
                count=len(differing),
            ),
            *(say("{file}", file=str(path)) for path in differing[:_NAMED]),
            say("Name another folder, or add --force to write over them."),
        )
    for path, content in new.items():
        write_whole(path, content)


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content
