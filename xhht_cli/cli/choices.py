"""Choices: what the arguments name in the plan, or the error that says what there is."""

from collections.abc import Sequence

from xhht_cli.cli.suggestions import unknown
from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan, Unit


def existing_form(plan: Plan, name: str) -> str:
    """Give the code of a form named in any case."""
    codes = {form.code.lower(): form.code for form in plan.forms}
    if name.lower() in codes:
        return codes[name.lower()]
    raise unknown(say("The plan has no form {name}.", name=name), name, codes.values())


def existing_code(plan: Plan, name: str) -> str:
    """Give the code of a unit, in force or not, in any case, its leading zero there or not."""
    codes = {code.lstrip("0").lower(): code for code in plan.codes}
    codes |= {code.lower(): code for code in plan.codes}
    if name.lower() in codes:
        return codes[name.lower()]
    raise unknown(say("The register has no unit {name}.", name=name), name, sorted(plan.codes))


def existing_units(plan: Plan, year: int, names: Sequence[str]) -> tuple[Unit, ...]:
    """Give the units of a year, all of them where none is named."""
    units = plan.units_in(year)
    codes = [existing_code(plan, name) for name in names] or list(units)
    absent = [code for code in codes if code not in units]
    if absent or not codes:
        raise WrongCallError(
            say("Not in force at the end of {year}: {units}.", year=str(year), units=tuple(absent))
            if absent
            else say("The register has no unit in {year}.", year=str(year))
        )
    return tuple(units[code] for code in dict.fromkeys(codes))


def existing_targets(plan: Plan, names: Sequence[str]) -> tuple[str, ...]:
    """Give the ids of targets named in any case."""
    ids = {target.id.lower(): target.id for target in plan.targets}
    for name in names:
        if name.lower() not in ids:
            sentence = say("The plan has no target {name}.", name=name)
            raise unknown(sentence, name, ids.values())
    return tuple(ids[name.lower()] for name in names)


def existing_indicators(plan: Plan, names: Sequence[str]) -> tuple[str, ...]:
    """Give the ids of indicators and trends; a target names its indicator. In any case."""
    ids = {target.id.lower(): target.indicator for target in plan.targets}
    own = [each.id for each in plan.indicators] + [each.measure.id for each in plan.trends]
    ids |= {name.lower(): name for name in own}
    for name in names:
        if name.lower() not in ids:
            raise unknown(say("The plan has no indicator {name}.", name=name), name, own)
    return tuple(ids[name.lower()] for name in names)


def one_or_each(unit: str | None, by: str) -> bool:
    """Say whether each unit is asked for.

    Raises:
        WrongCallError: One unit is asked for as well.
    """
    if unit is not None and by == "unit":
        raise WrongCallError(say("Give either --unit or --by unit: one unit, or each of them."))
    return by == "unit"


def existing_milestones(plan: Plan, years: Sequence[int]) -> tuple[int, ...]:
    """Give milestone years, each of which must be one of a target's."""
    known = sorted({y for t in plan.targets for y in range(t.first_year, t.last_year + 1)})
    for year in years:
        if year not in known:
            sentence = say("The plan has no target for {year}.", year=str(year))
            raise unknown(sentence, str(year), map(str, known))
    return tuple(years)
