"""Writing: an output file is there whole, or it is as it was before."""

import errno
import os
import shutil
import stat
from pathlib import Path

from xhht_cli.errors import CannotWriteError, reason_of
from xhht_cli.messages import say


def write_whole(path: Path, content: bytes) -> None:
    """Write a file by way of a temporary one beside it, so that no half file is ever seen.

    Missing folders are made. What exists and is no regular file (a device, a pipe) is written to
    directly: it must not be replaced.

    Raises:
        CannotWriteError: The operating system refuses, as it does while Excel holds the file.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        elif path.exists() and not path.stat().st_mode & stat.S_IWUSR:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))  # as Windows does
        else:
            _replace(path, content)
    except IsADirectoryError as error:
        raise CannotWriteError(
            say("{file} is a folder.", file=str(path)), say("Name a file in it.")
        ) from error
    except (FileExistsError, NotADirectoryError) as error:
        raise CannotWriteError(
            say("{file}: where a folder should be, there is a file.", file=str(path)),
            say("Name another file or folder."),
        ) from error
    except OSError as error:
        held = isinstance(error, PermissionError)
        raise CannotWriteError(
            say("{file} could not be written: {reason}.", file=str(path), reason=reason_of(error)),
            say("If it is open in Excel, close it and run the command again.")
            if held
            else say("Name another file or folder."),
        ) from error


def _replace(path: Path, content: bytes) -> None:
    part = path.with_name(f".{os.getpid()}-{path.name}.part")
    try:
        part.write_bytes(content)
        if path.exists():
            shutil.copymode(path, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
