"""The folder of a plan: where it is, and its files as text and as TOML."""

import re
import tomllib
import unicodedata
from decimal import Decimal
from pathlib import Path

from xhht_cli.errors import UnusablePlanError, reason_of
from xhht_cli.messages import Message, say
from xhht_cli.plan import BUILT_IN, built_in_plans

PLAN, ITEMS, UNITS = "plan.toml", "items.toml", "units.csv"

Document = dict[str, object]


def find_folder(name: str | Path) -> Path:
    """Find the folder of a plan.

    A folder given with a separator, or that holds a ``plan.toml``, goes before a built-in plan of
    the same name.

    Raises:
        UnusablePlanError: Neither a folder nor a built-in plan has this name.
    """
    path = Path(name)
    given_as_path = isinstance(name, Path) or "/" in name or "\\" in name
    if path.is_dir() and (given_as_path or (path / PLAN).is_file()):
        return path
    if str(name) in built_in_plans():
        return BUILT_IN / name
    if path.is_dir():
        return path
    raise UnusablePlanError(
        say(
            "There is no plan {name}: no folder and no built-in plan is called so.", name=str(name)
        ),
        say("Built-in plans: {plans}.", plans=", ".join(built_in_plans())),
        say(
            "Give one of these names, or a folder that holds {files}.",
            files=f"{PLAN}, {ITEMS}, {UNITS}",
        ),
        say("xhht plan new FOLDER writes a small plan to begin with."),
    )


def read_text(path: Path) -> str | Message:
    """Read a UTF-8 file, with or without a BOM, as NFC text; or say why that cannot be done."""
    try:
        return unicodedata.normalize("NFC", path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        if path.parent == Path():
            return say("{file}: there is no such file in the current folder.", file=path.name)
        return say(
            "{file}: there is no such file in {folder}.", file=path.name, folder=str(path.parent)
        )
    except UnicodeDecodeError as error:
        return say(
            "{file}, line {line}: the file is not UTF-8. Save it as “CSV UTF-8” or as UTF-8 text.",
            file=path.name,
            line=str(error.object.count(b"\n", 0, error.start) + 1),
        )
    except OSError as error:
        return say("{file}: cannot be read ({reason}).", file=path.name, reason=reason_of(error))


def read_toml(path: Path) -> Document | Message:
    """Read a TOML file, its decimals exact; or say where it is not TOML."""
    text = read_text(path)
    if isinstance(text, Message):
        return text
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except ValueError as error:  # TOMLDecodeError, or a whole number of thousands of digits
        return _not_toml(path.name, str(error), last_line=text.count("\n") + 1)


def _not_toml(file: str, reason: str, last_line: int) -> Message:
    place = re.search(r" \(at line (\d+), column (\d+)\)$", reason)
    if place is None:
        return say(
            "{file}, line {line}: this is not TOML: {reason}.",
            file=file,
            line=str(last_line),
            reason=reason.removesuffix(" (at end of document)"),
        )
    return say(
        "{file}, line {line}, column {position}: this is not TOML: {reason}.",
        file=file,
        line=place[1],
        position=place[2],
        reason=reason[: place.start()],
    )
