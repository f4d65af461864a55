"""Chart levels: what targets ask for over the years, as series of a chart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Target

FIRST = 3
"""The column of the first year, on the sheet of trends."""
_INKS, _AIM = ("C00000", "ED7D31"), "548235"


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The years of the sheet, and ``filed``, those from the first to the last with returns.

    ``head`` is the row that bears them, ``pixels`` how wide all columns are together.
    """

    years: range
    filed: range
    head: int
    pixels: int

    def column(self, year: int) -> int:
        """Give the column of a year."""
        return FIRST + year - self.years.start

    def shown(self, targets: Sequence[Target]) -> tuple[int, int]:
        """Give the first and last year of a chart: of the returns and of the milestones."""
        due = (self.in_force(target, self.filed[-1]).last_year for target in targets)
        marked = [*self.filed, *due]
        return min(marked), max(marked)

    def in_force(self, target: Target, year: int) -> Target:
        """Give a target as it is in force in a year; what comes after the returns is not drawn."""
        return target.at(min(year, self.filed[-1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A series of a target: its name, how it looks, and its values by year."""

    name: Message
    look: Mapping[str, object]
    values: Mapping[int, Decimal]
    mark: bool = False


def levels_of(target: Target, place: int, axis: Axis) -> Iterator[Level]:
    """Give the series of a target: its levels up to its year, and marks at the year.

    A level that a later document changed has another height from that year on.
    """
    now = axis.in_force(target, axis.filed[-1])
    until = max(now.last_year, axis.filed[-1])
    stages = {year: axis.in_force(target, year) for year in axis.years if year <= until}
    ink = f"#{_INKS[place % len(_INKS)]}"
    dashed = {"line": {"color": ink, "width": 1.5, "dash_type": "dash"}}
    dotted = {"line": {"color": f"#{_AIM}", "width": 1.25, "dash_type": "round_dot"}}
    floors = {year: stage.floor for year, stage in stages.items()}
    ceilings = {year: stage.ceiling for year, stage in stages.items()}
    aims = {year: stage.aim for year, stage in stages.items()}
    yield from _level(say("{target}: floor", target=target.id), dashed, floors)
    yield from _level(say("{target}: ceiling", target=target.id), dashed, ceilings)
    yield from _level(say("{target}: aim", target=target.id), dotted, aims)
    marker = {"type": "diamond", "size": 10, "fill": {"color": ink}, "border": {"color": ink}}
    due = [year for year in range(now.first_year, now.last_year + 1) if year in axis.years]
    name, look = say("{target}: milestone", target=target.id), {"line": {"none": True}}
    marks = dict.fromkeys(due, now.ceiling if now.floor is None else now.floor)
    yield from _level(name, look | {"marker": marker}, marks, mark=True)


def _level(
    name: Message,
    look: Mapping[str, object],
    values: Mapping[int, Decimal | None],
    *,
    mark: bool = False,
) -> Iterator[Level]:
    """Give a series, if a year has a value."""
    there = {year: value for year, value in values.items() if value is not None}
    if there:
        yield Level(name=name, look=look, values=there, mark=mark)
