"""CSV rows: a table in a text file, as Excel may save it, with the line each row stands on."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from xhht_cli.messages import Message, say

Fields = Mapping[str, str]
"""What a row says, by column."""

Row = tuple[str, Fields]
"""Where a row stands (``facts.csv:12``; of JSON, ``facts.json: facts[10]``), and its fields."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would take for a formula."""


def read_rows(file: str, text: str, columns: Sequence[str]) -> tuple[list[Row], list[Message]]:
    """Read a table that has these columns, in any order; rows of a wrong length are left out."""
    records = split_rows(file, text)
    if isinstance(records, Message):
        return [], [records]
    header = [name.strip().lower() for name in records[0][1]] if records else []
    mistakes = list(check_header(file, header, columns))
    if mistakes:
        return [], mistakes
    rows: list[Row] = []
    for line, fields in records[1:]:
        if len(fields) == len(header):
            rows.append((f"{file}:{line}", dict(zip(header, fields, strict=True))))
        else:
            mistakes.append(wrong_length(file, line, len(fields), len(header)))
    return rows, mistakes


def split_rows(file: str, text: str) -> list[tuple[int, list[str]]] | Message:
    """Split a text into the rows that are not empty, by the separator its first line has most."""
    separator = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        records = [(reader.line_num, fields) for fields in reader]
    except csv.Error as error:
        return say(
            "{file}, line {line}: this is not CSV: {reason}.",
            file=file,
            line=str(reader.line_num),
            reason=str(error),
        )
    return [(line, fields) for line, fields in records if any(map(str.strip, fields))]


def check_header(file: str, header: list[str], columns: Sequence[str]) -> Iterator[Message]:
    """Find the columns that are missing, not known or doubled."""
    for name in columns:
        if name not in header:
            yield say("{file}, line 1: there is no column {column}.", file=file, column=name)
    for name, times in Counter(header).items():
        if name not in columns:
            yield say(
                "{file}, line 1: the column “{column}” is not known; the columns are {columns}.",
                file=file,
                column=name,
                columns=", ".join(columns),
            )
        elif times > 1:
            yield say("{file}, line 1: the column {column} is doubled.", file=file, column=name)


def wrong_length(file: str, line: int, count: int, wanted: int) -> Message:
    """Say that a row has more or fewer cells than the header."""
    return say(
        "{file}, line {line}: the row has {count} cells, the header {wanted}.",
        file=file,
        line=str(line),
        count=str(count),
        wanted=str(wanted),
    )


def guarded(text: str) -> str:
    """Keep a spreadsheet from taking text for a formula: an apostrophe goes before it.

    One more goes before text that looks guarded already, so that `unguarded` gives back the same.
    """
    return f"'{text}" if text.startswith(_FORMULA) or _looks_guarded(text) else text


def unguarded(text: str) -> str:
    """Give text back as it was before it was guarded."""
    return text[1:] if _looks_guarded(text) else text


def _looks_guarded(text: str) -> bool:
    return text.startswith("'") and text[1:].startswith((*_FORMULA, "'"))
