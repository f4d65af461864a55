"""Status as values: units, their returns, and the duties."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from xhht_cli.plan.model import Item, Plan, Unit


class State(Enum):
    """How a unit stands; every expected unit is in exactly one."""

    SOUND = "sound"
    FAULTY = "faulty"
    REJECTED = "rejected"
    MISSING = "missing"


class Use(Enum):
    """What became of a return."""

    USED = "used"
    REPLACED = "replaced"
    DOUBLED = "doubled"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """A return of a unit for the year.

    ``dated`` is the *Ngày lập biểu* as it is written, ``date`` the day it names, None where it is
    blank or names none. ``late`` is None without a day or a deadline. ``findings`` are the codes
    of what keeps it from being used. ``version`` is the version of the form that it is read as, ''
    where the form has none, None where it is not known. ``empty`` says that nothing is filled in.
    """

    file: str
    sheet: str
    use: Use
    submission: int | None
    dated: str
    date: date | None
    late: bool | None
    errors: int
    warnings: int
    findings: tuple[str, ...]
    version: str | None = None
    empty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many items were asked of a unit, answered Có, answered Không, and neither."""

    done: int
    not_done: int
    unknown: int

    @property
    def asked(self) -> int:
        """All of them."""
        return self.done + self.not_done + self.unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStatus:
    """An expected unit: its returns, and what it answered.

    ``filings`` stand in the order of their files. ``current`` is the one that is used, or the
    latest (by *Lần nộp*) where none is. ``errors`` and ``warnings`` leave out replaced
    returns. ``answers`` has every duty and request asked of the unit: done, not done or (None) not
    known.
    """

    unit: Unit
    form: str
    state: State
    filings: tuple[Filing, ...]
    current: Filing | None
    errors: int
    warnings: int
    answers: Mapping[str, bool | None]
    duties: Tally
    requests: Tally

    @property
    def replaced(self) -> int:
        """How many earlier returns a later *Lần nộp* replaced."""
        return sum(filing.use is Use.REPLACED for filing in self.filings)

    @property
    def empty(self) -> bool:
        """Whether nothing is filled in in the return that is used."""
        current = self.current
        return current is not None and current.use is Use.USED and current.empty

    @property
    def late(self) -> bool | None:
        """Whether the current return is dated after the deadline; None where that is not known."""
        return self.current.late if self.current else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A duty or request, and the units it is asked of by their answer.

    ``blank`` are those that reported without a usable answer, ``silent`` those without a usable
    return; neither is known.
    """

    item: Item
    done: tuple[Unit, ...]
    not_done: tuple[Unit, ...]
    blank: tuple[Unit, ...]
    silent: tuple[Unit, ...]

    @property
    def unknown(self) -> tuple[Unit, ...]:
        """The units whose answer is not known, for either reason."""
        return self.blank + self.silent


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of the plan with its duties; a duty stands under each clause that it answers."""

    code: str
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A file or sheet that belongs to no expected unit of any year, and the codes that say why."""

    file: str
    sheet: str
    unit: str | None
    year: int | None
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Who has reported for a year, of the district or of one unit.

    ``unit`` is one that files, ``upper`` one of a level above, with all units below it.
    ``usable_by_year`` counts the units with a usable return, for every year among the inputs.
    """

    plan: Plan
    year: int
    unit: Unit | None
    deadline: date | None
    units: tuple[UnitStatus, ...]
    duties: tuple[Clause, ...]
    requests: tuple[Clause, ...]
    unplaced: tuple[Unplaced, ...]
    usable_by_year: Mapping[int, int]
    upper: Unit | None = None

    def of(self, *states: State) -> tuple[UnitStatus, ...]:
        """Give the units in some states."""
        return tuple(each for each in self.units if each.state in states)

    @property
    def received(self) -> tuple[UnitStatus, ...]:
        """The units of which a return came in, usable or not."""
        return self.of(State.SOUND, State.FAULTY, State.REJECTED)

    @property
    def late(self) -> tuple[UnitStatus, ...]:
        """The units whose return is dated after the deadline."""
        return tuple(each for each in self.units if each.late)

    @property
    def undated(self) -> tuple[UnitStatus, ...]:
        """The units of which a return came in whose *Ngày lập biểu* names no day."""
        return tuple(each for each in self.received if each.current and not each.current.date)

    @property
    def empty(self) -> tuple[UnitStatus, ...]:
        """The units whose return is used and has nothing filled in."""
        return tuple(each for each in self.units if each.empty)

    @property
    def replaced(self) -> int:
        """How many returns a later *Lần nộp* replaced."""
        return sum(each.replaced for each in self.units)

    @property
    def versions(self) -> Mapping[tuple[str, str], tuple[Unit, ...]]:
        """The units whose return is used, by the form and the version of it that it is on."""
        found: dict[tuple[str, str], tuple[Unit, ...]] = {}
        for each in self.units:
            for filing in each.filings:
                if filing.use is Use.USED and filing.version:
                    key = each.form, filing.version
                    found[key] = (*found.get(key, ()), each.unit)
        return found
