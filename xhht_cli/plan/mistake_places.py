"""Mistake places: where in a plan's files a sentence speaks of, as its own values say."""

from dataclasses import dataclass

from xhht_cli.messages import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a file: a key path in TOML, or a line and column of a table."""

    file: str
    path: str | None
    line: int | None
    column: str | None


def place_of(message: Message) -> Place:
    """Give the place that a sentence of `xhht_cli.plan` begins with, up to the first colon."""
    values = {name: str(value) for name, value in message.values}
    if "place" in values:
        whole = message.id.partition(": ")[0].format(**values)
        file, _, path = whole.partition(": ")
        return Place(file=file, path=path or None, line=None, column=None)
    line = values.get("line")
    return Place(
        file=values.get("file", ""),
        path=None,
        line=int(line) if line else None,
        column=values.get("column") if line else None,
    )
