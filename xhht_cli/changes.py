"""Changes: which returns and cells differ between two sets of facts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from xhht_cli.provenance import Key, Record, Written


class ReturnChange(Enum):
    """What became of a unit's return of a year.

    A return is *replaced* when a value in it differs, *resaved* when only its file does.
    """

    NEW = "new"
    GONE = "gone"
    REPLACED = "replaced"
    RESAVED = "resaved"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """The file and sheet a return was read from; ``sha256`` is None where it is not known."""

    file: str
    sheet: str
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedReturn:
    """A unit's return of one year that differs; None stands for no usable return."""

    unit: str
    year: int
    change: ReturnChange
    old: File | None
    new: File | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedCell:
    """An item whose value differs; None where no used return has a cell for it."""

    unit: str
    year: int
    item: str
    old: Written | None
    new: Written | None


def changed_cells(
    old: Mapping[Key, tuple[Written, ...]], new: Mapping[Key, tuple[Written, ...]]
) -> Iterator[ChangedCell]:
    """Compare cells item by item; what was not known and still is not has not changed."""
    for year, unit, item in sorted({*old, *new}):
        before, after = (_known(side.get((year, unit, item), ())) for side in (old, new))
        if (before and before.value) != (after and after.value):
            yield ChangedCell(unit=unit, year=year, item=item, old=before, new=after)


def _known(cells: tuple[Written, ...]) -> Written | None:
    """Give the cell that has the value, else the first."""
    valued = (cell for cell in cells if cell.value is not None)
    return next(valued, cells[0] if cells else None)


def changed_returns(
    old: Iterable[Record], new: Iterable[Record], cells: Iterable[ChangedCell]
) -> Iterator[ChangedReturn]:
    """Compare the files that units' returns were read from; ``cells`` are those that differ."""
    before, after = _files(old), _files(new)
    differing = {(cell.year, cell.unit) for cell in cells}
    for year, unit in sorted({*before, *after}):
        pair = before.get((year, unit)), after.get((year, unit))
        change = _change(*pair, differs=(year, unit) in differing)
        if change is not None:
            yield ChangedReturn(unit=unit, year=year, change=change, old=pair[0], new=pair[1])


def _files(records: Iterable[Record]) -> dict[tuple[int, str], File]:
    first: dict[tuple[int, str], Record] = {}
    for record in records:
        first.setdefault((record.fact.year, record.fact.unit), record)
    return {
        key: File(file=fact.file, sheet=fact.sheet, sha256=digest or None)
        for key, (fact, digest) in first.items()
    }


def _change(old: File | None, new: File | None, *, differs: bool) -> ReturnChange | None:
    if old is None or new is None:
        return ReturnChange.NEW if new else ReturnChange.GONE
    if differs:
        return ReturnChange.REPLACED
    known = old.sha256 is not None and new.sha256 is not None
    return ReturnChange.RESAVED if known and old.sha256 != new.sha256 else None
