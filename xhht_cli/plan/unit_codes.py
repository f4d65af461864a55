"""Unit codes: what a code of the register may look like, and that no two are taken for one."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from xhht_cli.messages import Message, say
from xhht_cli.plan.register import Row

LONGEST = 12
"""Signs of a code: so many are read from a return."""

_PROPER = re.compile(r"[0-9A-Za-z][0-9A-Za-z._\-]*")
_STROKED = str.maketrans("ĐđÐð", "DdDd")


def check_codes(rows: Sequence[Row]) -> Iterator[Message]:
    """Find the codes that are none, and those that a return or a file name would confuse.

    A return may have a code in small letters, without marks and signs; the name of a blank return
    has neither. Rows of the same code are one unit's over the years.
    """
    first: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: row.line):
        code = row.unit.code
        if len(code) > LONGEST or not _PROPER.fullmatch(_plain(code)):
            yield say(
                "{file}, line {line}, column {column}: “{value}” is not a proper code. It takes"
                " letters, digits and . - _ behind the first of them, at most {count} in all.",
                **row.at("code"),
                value=_visible(code),
                count=str(LONGEST),
            )
            continue
        other = first.setdefault(_told_by(code), row)
        if other.unit.code != code:
            yield say(
                "{file}, line {line}, column {column}: “{value}” cannot be told from “{other}” in"
                " line {first}; case, marks and signs do not count. Change one of the two.",
                **row.at("code"),
                value=code,
                other=other.unit.code,
                first=str(other.line),
            )


def _plain(code: str) -> str:
    """Give a code without the marks of its letters."""
    letters = unicodedata.normalize("NFD", code.translate(_STROKED))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _told_by(code: str) -> str:
    """Give what a code is told by on a return and in the name of a file."""
    return "".join(letter for letter in _plain(code).casefold() if letter.isalnum())


def _visible(code: str) -> str:
    """Give a code with the number of each character that cannot be seen."""
    return "".join(each if each.isprintable() else f"<U+{ord(each):04X}>" for each in code)
