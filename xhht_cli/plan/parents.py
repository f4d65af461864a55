"""Parents: what a register of several levels says of who stands above whom."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from xhht_cli.messages import Message, say
from xhht_cli.plan.register import PARENT, Row

_DAY = timedelta(days=1)

Rows = Mapping[str, Sequence[Row]]
"""The rows of each code, the earliest first."""


def check_parents(rows: Sequence[Row], levels: Collection[str]) -> Iterator[Message]:
    """Find parents that are none, and successors of another level; ``levels`` file nothing."""
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: row.unit.valid_from):
        found.setdefault(row.unit.code, []).append(row)
    problems = [problem for row in rows for problem in _check_parent(row, found, levels)]
    yield from problems
    if not problems:
        yield from (_cycle(row, circle) for row in rows if (circle := _circle(row, found)))
    yield from _check_successors(rows, levels)


def _check_parent(row: Row, found: Rows, levels: Collection[str]) -> Iterator[Message]:
    code = row.unit.parent
    if code is None:
        return
    above = found.get(code, ())
    if not above:
        yield say(
            "{file}, line {line}, column {column}: the register has no unit {code}.",
            **row.at(PARENT),
            code=code,
        )
    elif any(other.unit.kind not in levels for other in above):
        yield say(
            "{file}, line {line}, column {column}: {code} files a form; only a unit of a kind"
            " without one stands above others.",
            **row.at(PARENT),
            code=code,
        )
    elif (day := _gap(row, above)) is not None:
        yield say(
            "{file}, line {line}, column {column}: {code} is not in force on {day}.",
            **row.at(PARENT),
            code=code,
            day=day.isoformat(),
        )


def _gap(row: Row, above: Sequence[Row]) -> date | None:
    """Give the first day of a row on which no row of its parent is in force."""
    day, last = row.unit.valid_from, row.unit.valid_to or date.max
    for each in above:
        end = each.unit.valid_to or date.max
        if each.unit.valid_from <= day <= end:
            if last <= end:
                return None
            day = end + _DAY
    return day


def _circle(row: Row, found: Rows) -> tuple[str, ...]:
    """Give the codes from a row up to itself again, on its first day; none if it is not so.

    A circle closes on the first day of the latest of its rows, so each is found from one of them.
    """
    day, codes = row.unit.valid_from, [row.unit.code]
    above = row.unit.parent
    while above is not None and above not in codes:
        codes.append(above)
        above = next(each.unit.parent for each in found[above] if _in_force(each, day))
    return (*codes, row.unit.code) if above == row.unit.code else ()


def _in_force(row: Row, day: date) -> bool:
    return row.unit.valid_from <= day <= (row.unit.valid_to or date.max)


def _cycle(row: Row, circle: Sequence[str]) -> Message:
    return say(
        "{file}, line {line}, column {column}: {code} would stand above itself: {codes}.",
        **row.at(PARENT),
        code=row.unit.code,
        codes=" → ".join(circle),
    )


def _check_successors(rows: Sequence[Row], levels: Collection[str]) -> Iterator[Message]:
    """A unit that files goes on in units that file, and an upper one in upper ones."""
    kinds = {(row.unit.code, row.unit.valid_from): row.unit.kind for row in rows}
    for row in rows:
        for code in row.unit.successors if row.unit.valid_to else ():
            kind = kinds.get((code, row.unit.valid_to + _DAY)) if row.unit.valid_to else None
            if kind is not None and (kind in levels) != (row.unit.kind in levels):
                yield say(
                    "{file}, line {line}, column {column}: of {code} and this unit one files a"
                    " form and the other does not.",
                    **row.at("successors"),
                    code=code,
                )
