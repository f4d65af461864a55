"""Territory: what people call all that is added up, the district or what else the register has."""

from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Plan, Unit


def whole_of(plan: Plan, upper: Unit | None, year: int) -> Message:
    """Name what is added up, within a sentence: an upper unit, else the top of the register."""
    unit = upper or plan.levels(year).top
    if unit is not None:
        return say("{unit} ({code})", unit=unit.name, code=unit.code)
    return say("all units of the register") if plan.upper else say("whole district")


def owner_of(plan: Plan) -> Message:
    """Say whose levels a single unit is held against, within a sentence.

    The district's; where the register has levels, a commune stands in several upper units at once,
    and the levels are the plan's.
    """
    return say("the plan") if plan.upper else say("the district")


def subject_of(plan: Plan, unit: Unit | None, upper: Unit | None, year: int) -> Message:
    """Name what a table is about: one unit that files and whose levels compare, else the whole."""
    if unit is None:
        return whole_of(plan, upper, year)
    return say(
        "{unit} ({code}), against {owner}'s levels",
        unit=unit.name,
        code=unit.code,
        owner=owner_of(plan),
    )


def whole_row(plan: Plan, upper: Unit | None, year: int) -> Message:
    """Name the same at the head of a row."""
    unit = upper or plan.levels(year).top
    if unit is not None:
        return say("{name}", name=unit.name)
    return say("All units of the register") if plan.upper else say("Whole district")
