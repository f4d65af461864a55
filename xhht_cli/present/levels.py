"""Levels: what the targets of a plan ask for, as the tables and sentences of a year have it."""

from collections.abc import Iterator
from enum import Enum

from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Plan, Standard, Target
from xhht_cli.plan.targets import PER_CENT
from xhht_cli.present.amounts import level, unit_of
from xhht_cli.present.language import Language


class Side(Enum):
    """On which side of a figure its standard stands."""

    FLOOR = "floor"
    CEILING = "ceiling"
    WITHIN = "within"


def side_of(standard: Standard) -> Side:
    """Give the side of a standard."""
    if standard.ceiling is None:
        return Side.FLOOR
    return Side.CEILING if standard.floor is None else Side.WITHIN


def only_per_cent(plan: Plan) -> bool:
    """Say whether every target is in per cent, so that a heading can say it once for all."""
    return all(target.per == PER_CENT for target in plan.targets)


def only_floors(plan: Plan) -> bool:
    """Say whether no target has a ceiling, whatever later documents made of it."""
    return all(stage.ceiling is None for target in plan.targets for stage in stages(target))


def stages(target: Target) -> Iterator[Target]:
    """Give a target as it was set first, then as each later document made it."""
    yield target
    yield from (target.at(change.first_year) for change in target.changes)


def level_label(plan: Plan) -> Message:
    """Head the column of levels."""
    if not only_per_cent(plan):
        return say("Level")
    return say("Floor, %") if only_floors(plan) else say("Level, %")


def value_label(plan: Plan) -> Message:
    """Head the column of figures, which are rates where all targets are in per cent."""
    return say("Value") if only_per_cent(plan) else say("Value reached")


def asked(target: Target, plan: Plan, language: Language) -> str:
    """Write what a target asks for; with the sign of per cent where not all are in per cent."""
    signed = target.per == PER_CENT and target.limits and not only_per_cent(plan)
    return level(target, language) + (unit_of(PER_CENT, language) if signed else "")


def changed_by(target: Target, year: int) -> Message | None:
    """Say which later document set the level that is in force in a year; None for the first."""
    made = [change for change in target.changes if change.first_year <= year]
    if not made:
        return None
    first, basis = str(made[-1].first_year), made[-1].basis
    return say("The level in force since {year} is that of: {basis}.", year=first, basis=basis)
