"""Named lines: the line on the boundaries of another year that codes of any level name."""

from collections.abc import Iterable
from dataclasses import dataclass

from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say
from xhht_cli.plan.lines import Line, lines, lines_below
from xhht_cli.plan.model import Plan, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """The lines of a year that codes may name, and the command that shows them.

    ``on_boundaries`` are the units of the boundaries by code.
    """

    year: int
    boundaries: int
    found: tuple[Line, ...]
    on_boundaries: dict[str, Unit]
    command: str


def line_in(plan: Plan, name: str, year: int, boundaries: int) -> Line:
    """Give the line of a year on the boundaries of another that a code names.

    ``name`` is the code of a unit of the boundaries; a line of several that cannot be told apart
    has the code of each of them, and all of them joined by ``+``. The line of an upper unit is that
    among the units that stand below the same one as it does on those boundaries.

    Raises:
        WrongCallError: There is no such line, or it has no territory in the year.
    """
    codes = set(name.split("+"))
    upper = [code for code in sorted(codes) if code in plan.upper_rows]
    drawn = (
        _drawn_beside(plan, upper[0], year, boundaries)
        if upper
        else _Drawn(
            year=year,
            boundaries=boundaries,
            found=lines(plan, (year,), boundaries),
            on_boundaries=dict(plan.units_in(boundaries)),
            command=f"xhht rollup --by unit --boundaries {boundaries}",
        )
    )
    named = [line for line in drawn.found if codes <= {unit.code for unit in line.units}]
    named.sort(key=lambda line: not line.units[0].in_force(boundaries))
    if not named:
        raise _no_line(codes, drawn)
    return named[0]


def _drawn_beside(plan: Plan, code: str, year: int, boundaries: int) -> _Drawn:
    """Draw the lines of the units below the same unit as an upper one on the boundaries."""
    levels = plan.levels(boundaries)
    own = levels.upper.get(code) or plan.upper_rows[code][-1]
    if own == levels.top:
        raise WrongCallError(
            say(
                "{unit} stands above all others: --boundaries changes nothing for it.",
                unit=_named(own),
            )
        )
    above = levels.upper.get(own.parent or "")
    below = f"--unit {above.code} " if above and above != levels.top else ""
    return _Drawn(
        year=year,
        boundaries=boundaries,
        found=lines_below(plan, (year,), boundaries, above),
        on_boundaries={unit.code: unit for unit in levels.below(above)},
        command=f"xhht rollup {below}--by unit --boundaries {boundaries}",
    )


def _no_line(codes: set[str], drawn: _Drawn) -> WrongCallError:
    """Say why a code names no line, and which one to ask for."""
    year, found = drawn.year, drawn.found
    of_then = [line for line in found if codes & {unit.code for unit in line.area.units(year)}]
    apart = [line for line in found if codes & {unit.code for unit in line.units}]
    if len(codes) > 1 and apart:
        return WrongCallError(
            say(
                "In {year} each of {units} has a line of its own.", year=str(year), units=_of(apart)
            ),
            say("Ask for one of them."),
        )
    remedy = say("{command} shows its lines.", command=drawn.command)
    if codes <= drawn.on_boundaries.keys():
        return WrongCallError(
            say(
                "{unit} has no figures in {year}: no unit of that year has part of its territory.",
                unit=tuple(_named(drawn.on_boundaries[code]) for code in sorted(codes)),
                year=str(year),
            ),
            remedy,
        )
    return WrongCallError(
        say(
            "No line on the boundaries of {year} is called {name}.",
            year=str(drawn.boundaries),
            name="+".join(sorted(codes)),
        ),
        say("Its territory of {year} is in: {units}.", year=str(year), units=_of(of_then))
        if of_then
        else remedy,
    )


def _of(found: Iterable[Line]) -> tuple[str, ...]:
    """Name lines by their codes and units."""
    return tuple("+".join(_named(unit) for unit in line.units) for line in found)


def _named(unit: Unit) -> str:
    return f"{unit.code} {unit.name}"
