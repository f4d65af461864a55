"""Provenance: from a fact to the cell it was written in, and from a figure to its facts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from xhht_cli.facts import Fact
from xhht_cli.indicators import Ratio
from xhht_cli.parts import Part
from xhht_cli.plan.formulas import Piece, pieces_of
from xhht_cli.plan.model import Plan, Unit
from xhht_cli.returns.model import Intake
from xhht_cli.returns.values import NOT_COLLECTED, tidied

Key = tuple[int, str, str]
"""Year, unit and item."""


class Record(NamedTuple):
    """A fact and the digest of its file, '' where that is not known."""

    fact: Fact
    sha256: str


class Place(NamedTuple):
    """Where a value was written; ``sha256`` is the digest of the file, None where not known."""

    file: str
    sheet: str
    cell: str
    sha256: str | None


class Written(NamedTuple):
    """What stands in an entry cell of a used return; ``value`` is None where it is not known."""

    value: int | None
    raw: str
    place: Place

    @property
    def blank(self) -> bool:
        """Whether nothing is written."""
        return not tidied(self.raw)

    @property
    def not_collected(self) -> bool:
        """Whether the sign for not collected is written."""
        return tidied(self.raw) in NOT_COLLECTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What one unit brings to a measure, with the pair or share it is brought by."""

    unit: Unit
    formula: Piece
    part: Part


Cells = Mapping[Key, tuple[Written, ...]]
"""The cells of an item in a unit's used return of a year."""


def with_digests(facts: Iterable[Fact], intake: Intake) -> Iterator[Record]:
    """Give the facts with the digests of their files."""
    digests = {found.file: found.sha256 for found in intake.returns}
    return (Record(fact, digests[fact.file]) for fact in facts)


def written(records: Iterable[Record]) -> Cells:
    """Index facts by year, unit and item.

    A doubled item has several cells, of which at most one has a value.
    """
    found: dict[Key, tuple[Written, ...]] = {}
    for fact, digest in records:
        place = Place(file=fact.file, sheet=fact.sheet, cell=fact.cell, sha256=digest or None)
        one = Written(value=fact.value, raw=fact.raw, place=place)
        key = (fact.year, fact.unit, fact.item)
        found[key] = (*found.get(key, ()), one)
    return found


def terms(ratio: Ratio, units: Sequence[Unit], plan: Plan) -> tuple[Term, ...]:
    """Say of each part of a ratio by which formula it came in; ``units`` are those added up."""
    asked = [(unit, formula) for unit in units for formula in pieces_of(ratio.measure, unit, plan)]
    return tuple(
        Term(unit=unit, formula=formula, part=part)
        for (unit, formula), part in zip(asked, ratio.parts, strict=True)
    )
