"""Template forms: the blank returns that a call asks for, each with the name of its file."""

from collections.abc import Iterator, Mapping, Sequence

from xhht_cli.errors import WrongCallError
from xhht_cli.last_year.model import LastYear
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan, Unit
from xhht_cli.present.forms import blank_form, blank_name, form_for, template_name


def blank_forms(plan: Plan, forms: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Make the forms that name no unit and no year."""
    return ((blank_name(code), blank_form(plan, code)) for code in forms)


def filing(plan: Plan, units: Sequence[Unit], forms: Sequence[str], year: int) -> tuple[Unit, ...]:
    """Keep the units that file some of the forms.

    Raises:
        WrongCallError: There is none.
    """
    found = tuple(unit for unit in units if plan.form_by_kind[unit.kind] in forms)
    if not found:
        raise WrongCallError(
            say("No unit files {forms} for {year}.", forms=tuple(forms), year=str(year)),
            say("xhht units lists the units and from when to when each is in force."),
        )
    return found


def forms_for(
    plan: Plan, units: Sequence[Unit], year: int, last: Mapping[str, LastYear]
) -> Iterator[tuple[str, bytes]]:
    """Make the units' own returns; ``last`` is what they reported the year before, by unit."""
    return (
        (template_name(unit, year), form_for(plan, unit, year, last=last.get(unit.code)))
        for unit in units
    )
