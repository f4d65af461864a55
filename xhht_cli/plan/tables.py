"""Tables: the lists of a TOML file, checked entry by entry, each with its place for people."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Generic

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from xhht_cli.messages import Message, say
from xhht_cli.plan.folder import Document
from xhht_cli.plan.mistakes import describe
from xhht_cli.plan.schema import T


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Generic[T]):
    """One table of a list; ``table`` is None when it has mistakes, which are told elsewhere.

    ``place`` is the file and key path with the entry's id, counted from 1:
    ``plan.toml: target[8] (T08)``. ``raw`` is what the file says, mistakes and all.
    """

    place: str
    raw: Mapping[str, object]
    table: T | None

    def word(self, key: str) -> str | None:
        """What the file says under ``key``, if that is a text."""
        value = self.raw.get(key)
        return value if isinstance(value, str) else None


def read_entries(
    document: Document, file: str, name: str, model: type[T]
) -> tuple[list[Entry[T]], list[Message]]:
    """Read the ``[[name]]`` tables of a document; there must be at least one."""
    place = f"{file}: {name}"
    rows = document.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return [], [say("{place}: write each entry as a table [[{name}]].", place=place, name=name)]
    if not rows:
        return [], [say("{place}: there is none; at least one is needed.", place=place)]
    entries, mistakes = [], []
    for number, row in enumerate(rows, start=1):
        where = f"{place}[{number}]{_label(row)}"
        table, found = read_table(row, where + ".", model)
        entries.append(Entry(place=where, raw=row, table=table))
        mistakes += found
    return entries, mistakes


def _label(row: Mapping[str, object]) -> str:
    names = (row.get(key) for key in ("code", "key", "id"))
    name = next((name for name in names if isinstance(name, str)), None)
    return f" ({name})" if name else ""


def read_table(
    row: Mapping[str, object], place: str, model: type[T]
) -> tuple[T | None, list[Message]]:
    """Check one table; ``place`` goes before its keys."""
    try:
        return model.model_validate(row), []
    except ValidationError as error:
        return None, [
            _described(place, details, model) for details in error.errors(include_url=False)
        ]


def _described(place: str, details: ErrorDetails, model: type[T]) -> Message:
    """Say what is wrong; of a key that is not known, which one was meant."""
    where, location = place + _path(details["loc"]), details["loc"]
    if details["type"] == "extra_forbidden" and len(location) == 1:
        close = get_close_matches(str(location[0]), model.model_fields, n=1)
        if close:
            return say(
                "{place}: there is no such key; did you mean {key}?", place=where, key=close[0]
            )
    return describe(where, details)


def _path(location: tuple[int | str, ...]) -> str:
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in location)
    return "".join(parts).removeprefix(".")
