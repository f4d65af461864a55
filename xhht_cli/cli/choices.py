"""Choices: what the arguments name in the plan, or the error that says what there is."""

from collections.abc import Sequence
from itertools import chain

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
    """Give the code of a unit of any level, in force or not, in any case, with its zeros or not.

    A code without its zeros that several units might have is that of the lowest level.
    """
    known = (*plan.upper_rows, *plan.rows)
    codes = {code.lstrip("0").lower(): code for code in known}
    codes |= {code.lower(): code for code in known}
    if name.lower() in codes:
        return codes[name.lower()]
    raise unknown(say("The register has no unit {name}.", name=name), name, sorted(known))


def existing_line(plan: Plan, name: str | None, boundaries: int | None) -> tuple[str, int] | None:
    """Give the codes, joined by +, that name a line on the boundaries of a year, and that year.

    None where no boundaries are asked for.

    Raises:
        WrongCallError: A unit does not exist, or one of the two is missing.
    """
    if boundaries is None:
        if name and "+" in name:
            raise WrongCallError(
                say(
                    "{name} is a line of several units: --boundaries says of which year.", name=name
                )
            )
        return None
    if name is None:
        raise WrongCallError(
            say("Name a unit with --unit: --boundaries changes nothing for all units together.")
        )
    return "+".join(existing_code(plan, part) for part in name.split("+")), boundaries


def existing_units(plan: Plan, year: int, names: Sequence[str]) -> tuple[Unit, ...]:
    """Give the units that file for a year, all where none is named, of an upper unit all below."""
    units, filing = plan.units_in(year), plan.levels(year).filing
    named = [existing_code(plan, name) for name in names]
    below = [[unit.code for unit in filing.get(code, ())] or [code] for code in named]
    codes = list(chain(*below)) or list(units)
    absent = [code for code in codes if code not in units]
    if absent or not codes:
        raise WrongCallError(
            say("Not in force at the end of {year}: {units}.", year=str(year), units=tuple(absent))
            if absent
            else say("The register has no unit in {year}.", year=str(year)),
            say("xhht units lists the units and from when to when each is in force."),
        )
    return tuple(units[code] for code in dict.fromkeys(codes))


def existing_targets(plan: Plan, names: Sequence[str]) -> tuple[str, ...]:
    """Give the ids of targets named in any case."""
    ids = {target.id.lower(): target.id for target in plan.targets}
    for name in names:
        if name.lower() not in ids:
            raise _no_target(plan, name)
    return tuple(ids[name.lower()] for name in names)


def _no_target(plan: Plan, name: str) -> WrongCallError:
    """Say that there is no such target; of an indicator, which ones it has."""
    sentence = say("The plan has no target {name}.", name=name)
    indicators = {each.id.lower(): each.id for each in plan.indicators}
    indicator = indicators.get(name.lower())
    own = tuple(target.id for target in plan.targets if target.indicator == indicator)
    if own:
        return WrongCallError(
            sentence,
            say("It is an indicator; its targets are: {targets}.", targets=own),
        )
    if name.lower() in (each.measure.id.lower() for each in plan.trends):
        return WrongCallError(
            sentence,
            say("It is a direction without a figure: rollup and trace show it, nothing judges it."),
        )
    return unknown(sentence, name, (target.id for target in plan.targets))


def existing_indicators(plan: Plan, names: Sequence[str]) -> tuple[str, ...]:
    """Give the ids of indicators and trends; a target names its indicator. In any case."""
    ids = {target.id.lower(): target.indicator for target in plan.targets}
    own = [each.id for each in plan.indicators] + [each.measure.id for each in plan.trends]
    ids |= {name.lower(): name for name in own}
    for name in names:
        if name.lower() not in ids:
            raise unknown(say("The plan has no indicator {name}.", name=name), name, own)
    return tuple(ids[name.lower()] for name in names)


def one_or_each(plan: Plan, code: str | None, by: str) -> bool:
    """Say whether each unit one level below is asked for.

    Raises:
        WrongCallError: One unit is asked for as well, and none stands below it.
    """
    if code is not None and by == "unit" and code not in plan.upper_rows:
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
