"""``xhht template``: the blank returns."""

from collections.abc import Iterator
from pathlib import Path

import click

from xhht_cli.cli.bilingual import Command
from xhht_cli.cli.choices import existing_form, existing_units
from xhht_cli.cli.new_files import write_new
from xhht_cli.cli.options import YEARS, Source, given_path, planned
from xhht_cli.cli.streams import tell
from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan


@click.command(
    cls=Command,
    examples=(
        "xhht template -o forms --year 2013",
        "xhht template -o forms --year 2013 --unit 07075 --unit VP",
        "xhht template -o forms --blank",
    ),
)
@click.option(
    "-o",
    "--output",
    type=given_path,
    required=True,
    metavar="DIR",
    help="Folder to write the forms into; it is made if it does not exist.",
)
@click.option("--year", type=YEARS, metavar="YEAR", help="Year the returns are for.")
@click.option(
    "--unit", "codes", multiple=True, metavar="CODE", help="Only this unit; may be repeated."
)
@click.option("--form", metavar="FORM", help="Only units that file this form, such as 01.N/XHHT-X.")
@click.option("--blank", is_flag=True, help="One form of each kind that names no unit and no year.")
@click.option(
    "--force", is_flag=True, help="Write over files that differ, such as returns already filled in."
)
@planned
def template(
    *,
    source: Source,
    output: Path,
    year: int | None,
    codes: tuple[str, ...],
    form: str | None,
    blank: bool,
    force: bool,
) -> int:
    """Write the blank returns.

    There is one for each unit of a year, or with --blank one of each form without a unit.

    A file that exists and differs is left alone: it may be filled in already.
    """
    from xhht_cli.plan import load_plan

    if blank == (year is not None) or (blank and codes):
        raise WrongCallError(
            say("Give --year for the units' own returns, or --blank alone for forms without unit.")
        )
    plan = load_plan(source.plan, source.register)
    forms = [existing_form(plan, form)] if form else [each.code for each in plan.forms]
    made = _blank_forms(plan, forms) if year is None else _returns(plan, year, codes, forms)
    contents = {output / name: content for name, content in made}
    write_new(contents, force=force)
    if not source.quiet:
        written = say("{folder}: {count} forms.", folder=str(output), count=len(contents))
        tell(written, source.language)
    return 0


def _blank_forms(plan: Plan, forms: list[str]) -> Iterator[tuple[str, bytes]]:
    from xhht_cli.present.forms import blank_form, blank_name

    return ((blank_name(code), blank_form(plan, code)) for code in forms)


def _returns(
    plan: Plan, year: int, codes: tuple[str, ...], forms: list[str]
) -> Iterator[tuple[str, bytes]]:
    from xhht_cli.present.forms import form_for, template_name

    units = existing_units(plan, year, codes)
    filing = [unit for unit in units if plan.form_by_kind[unit.kind] in forms]
    if not filing:
        raise WrongCallError(
            say("No unit files {forms} for {year}.", forms=tuple(forms), year=str(year)),
            say("xhht units lists the units and from when to when each is in force."),
        )
    return ((template_name(unit, year), form_for(plan, unit, year)) for unit in filing)
