"""Units: the rows of the register, and the classes they fall into."""

from dataclasses import dataclass
from datetime import date

from xhht_cli.messages import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A class of units, such as ``xa`` or ``phong-ban``, and the form it files.

    ``form`` is None for a level that files nothing, such as ``huyen``: it is what stands below it.
    """

    id: str
    title: Text
    form: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One row of the register: a unit between two changes of its territory.

    ``valid_to`` is the last day, None while the unit is in force. ``successors`` are codes of the
    rows that begin the day after; two of them mean a split. ``parent`` is the code of the unit one
    level above, None at the top and in a register without levels; ``class_`` is what thresholds
    may differ by (especially difficult communes), None for a unit without one.
    """

    code: str
    name: str
    kind: str
    valid_from: date
    valid_to: date | None
    successors: tuple[str, ...]
    basis: str
    parent: str | None = None
    class_: str | None = None

    def __hash__(self) -> int:
        """Hash by code and beginning, which name a row; a register's rows are looked up often."""
        return hash((self.code, self.valid_from))

    def in_force(self, year: int) -> bool:
        """Say whether the unit files for ``year``: it is in force on 31 December."""
        day = date(year, 12, 31)
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
