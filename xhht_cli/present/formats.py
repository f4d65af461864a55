"""Formats: records as JSON, CSV and Markdown text."""

import csv
import json
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from xhht_cli.plan.csv_rows import guarded

_MARKUP = re.compile(r"([\\`*_\[\]<>|#~])")


def as_json(record: object) -> str:
    """Write a record as JSON, indented, in Unicode, with a line end."""
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def as_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write rows as CSV; None is empty, and no text can be taken for a formula."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(
        [guarded(value) if isinstance(value, str) else value for value in row] for row in rows
    )
    return text.getvalue()


def as_markdown(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write rows as a Markdown table; the cells are text, never markup."""
    lines = [header, ["---"] * len(header), *([escaped(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def escaped(text: str) -> str:
    """Put text into Markdown so that it is shown as it is, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def printable(text: str) -> str:
    """Make text safe for a terminal: what cannot be printed shows as �."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)
