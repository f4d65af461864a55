"""Plausibility: from the table of plan.toml to values, and the mistakes one table cannot show."""

from collections.abc import Iterator

from xhht_cli.messages import Message, say
from xhht_cli.plan.model import (
    Copies,
    Fall,
    Jump,
    Outlier,
    Pair,
    Plausibility,
    Thousandth,
)
from xhht_cli.plan.rules import parse_ratio
from xhht_cli.plan.schema import (
    CopiesTable,
    FallTable,
    JumpTable,
    OutlierTable,
    PlausibilityTable,
    ThousandthTable,
)


def listed_items(table: PlausibilityTable, file: str) -> Iterator[tuple[str, str]]:
    """Give every item that jumps name, with its place."""
    for number, jump in enumerate(table.jump or (), start=1):
        for position, code in enumerate(jump.items, start=1):
            yield f"{file}: plausibility.jump[{number}].items[{position}]", code


def listed_ratios(table: PlausibilityTable, file: str) -> Iterator[tuple[str, str]]:
    """Give every ratio of falls and outliers as it is written, with its place."""
    lists = {
        "fall": table.fall.ratios if table.fall else [],
        "outlier": table.outlier.ratios if table.outlier else [],
    }
    for key, ratios in lists.items():
        for position, text in enumerate(ratios, start=1):
            yield f"{file}: plausibility.{key}.ratios[{position}]", text


def check_plausibility(table: PlausibilityTable, file: str) -> Iterator[Message]:
    """Find items named twice, ratios that are none, and factors in the wrong order."""
    first: dict[str, str] = {}
    for place, code in listed_items(table, file):
        if code in first:
            yield say(
                "{place}: “{value}” is taken already by {other}.",
                place=place,
                value=code,
                other=first[code],
            )
        first.setdefault(code, place)
    for place, text in listed_ratios(table, file):
        if parse_ratio(text) is None:
            yield say(
                "{place}: “{ratio}” is not a ratio such as “102/101”.", place=place, ratio=text
            )
    if table.thousandth:
        yield from _check_factors(table.thousandth, f"{file}: plausibility.thousandth")


def _check_factors(table: ThousandthTable, place: str) -> Iterator[Message]:
    for key, (low, high) in {"years": table.years, "peers": table.peers}.items():
        if low >= high:
            yield say("{place}: the first number must be below the second.", place=f"{place}.{key}")


def build_plausibility(table: PlausibilityTable) -> Plausibility:
    """Make the values of a table without mistakes."""
    return Plausibility(
        jumps=tuple(map(_jump, table.jump or ())),
        fall=_fall(table.fall) if table.fall else None,
        outlier=_outlier(table.outlier) if table.outlier else None,
        thousandth=_thousandth(table.thousandth) if table.thousandth else None,
        copies=_copies(table.copies) if table.copies else None,
    )


def _jump(table: JumpTable) -> Jump:
    return Jump(items=tuple(table.items), percent=table.percent, least=table.least)


def _fall(table: FallTable) -> Fall:
    return Fall(ratios=_pairs(table.ratios), points=table.points, least=table.least)


def _outlier(table: OutlierTable) -> Outlier:
    return Outlier(
        ratios=_pairs(table.ratios),
        score=table.score,
        points=table.points,
        units=table.units,
        least=table.least,
    )


def _thousandth(table: ThousandthTable) -> Thousandth:
    years, peers = table.years, table.peers
    return Thousandth(years=(years[0], years[1]), peers=(peers[0], peers[1]), units=table.units)


def _copies(table: CopiesTable) -> Copies:
    return Copies(units=table.units, years=table.years)


def _pairs(texts: list[str]) -> tuple[Pair, ...]:
    pairs = (parse_ratio(text) for text in texts)
    return tuple(pair for pair in pairs if pair)
