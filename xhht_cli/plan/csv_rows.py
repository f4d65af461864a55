"""CSV rows: a table in a text file, as Excel may save it, with the line each row stands on."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence

from xhht_cli.messages import Message, say


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
