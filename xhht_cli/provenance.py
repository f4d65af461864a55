"""Provenance: from a fact to the cell it was written in, and from a figure to its facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from xhht_cli.facts import COLUMNS
from xhht_cli.indicators import Ratio
from xhht_cli.parts import Part
from xhht_cli.plan.formulas import Piece, pieces_of
from xhht_cli.plan.model import Plan, Unit
from xhht_cli.returns.model import Intake
from xhht_cli.returns.values import NOT_COLLECTED, tidied

RECORD_COLUMNS = (*COLUMNS, "sha256")
"""Of facts that name the digest of their file as well, '' where it is not known."""

Key = tuple[int, str, str]
"""Year, unit and item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a value was written; ``sha256`` is the digest of the file, None where not known."""

    file: str
    sheet: str
    cell: str
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
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


def with_digests(facts: pd.DataFrame, intake: Intake) -> pd.DataFrame:
    """Give the facts with the digests of their files: a frame with `RECORD_COLUMNS`."""
    digests = {found.file: found.sha256 for found in intake.returns}
    return facts.assign(sha256=facts["file"].map(digests).astype("str"))


def written(records: pd.DataFrame) -> Mapping[Key, tuple[Written, ...]]:
    """Index facts (a frame with `RECORD_COLUMNS`) by year, unit and item.

    A doubled item has several cells, of which at most one has a value.
    """
    found: dict[Key, tuple[Written, ...]] = {}
    columns = ("year", "unit", "item", "value", "raw", "file", "sheet", "cell", "sha256")
    for year, unit, item, value, raw, *place in zip(
        *(records[name].tolist() for name in columns), strict=True
    ):
        file, sheet, cell, digest = place
        one = Written(
            value=None if pd.isna(value) else int(value),
            raw=raw,
            place=Place(file=file, sheet=sheet, cell=cell, sha256=digest or None),
        )
        key = (int(year), unit, item)
        found[key] = (*found.get(key, ()), one)
    return found


def terms(ratio: Ratio, units: Sequence[Unit], plan: Plan) -> tuple[Term, ...]:
    """Say of each part of a ratio by which formula it came in; ``units`` are those added up."""
    asked = [(unit, formula) for unit in units for formula in pieces_of(ratio.measure, unit, plan)]
    return tuple(
        Term(unit=unit, formula=formula, part=part)
        for (unit, formula), part in zip(asked, ratio.parts, strict=True)
    )
