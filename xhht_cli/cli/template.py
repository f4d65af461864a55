"""``xhht template``: the blank returns."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from xhht_cli.cli.bilingual import Command
from xhht_cli.cli.choices import existing_form, existing_units
from xhht_cli.cli.new_files import write_new
from xhht_cli.cli.options import YEARS, Source, given_path, planned
from xhht_cli.cli.sparing import spare_returns
from xhht_cli.cli.streams import tell
from xhht_cli.errors import WrongCallError
from xhht_cli.last_year.model import LastYear
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan, Unit


@click.command(
    cls=Command,
    examples=(
        "xhht template -o forms --year 2013",
        "xhht template -o forms --year 2013 --unit 07075 --unit VP",
        "xhht template -o forms --blank",
        "xhht template -o forms --year 2014 --from returns",
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
@click.option(
    "--from",
    "earlier",
    type=given_path,
    metavar="FOLDER",
    help="Print the figures of the latest year before YEAR among these returns in a grey column"
    " beside the entries.",
)
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
    earlier: Path | None,
    blank: bool,
    force: bool,
) -> int:
    """Write the blank returns.

    There is one for each unit of a year, or with --blank one of each form without a unit.

    A file that exists and differs is left alone: it may be filled in already.

    With --from, each form shows what its unit reported the year before, also under an earlier name
    or code. What merged is added up; after a split there is nothing to show. The column is locked,
    and no command reads it.
    """
    from xhht_cli.cli.template_forms import blank_forms, filing, forms_for
    from xhht_cli.plan import load_plan

    if blank == (year is not None) or (blank and (codes or earlier)):
        raise WrongCallError(
            say("Give --year for the units' own returns, or --blank alone for forms without unit.")
        )
    plan = load_plan(source.plan, source.register)
    forms = [existing_form(plan, form)] if form else [each.code for each in plan.forms]
    last: Mapping[str, LastYear] = {}
    if year is None:
        made = blank_forms(plan, forms)
    else:
        units = filing(plan, existing_units(plan, year, codes), forms, year)
        last = _last_years(earlier, plan, year, units, source) if earlier else {}
        made = forms_for(plan, units, year, last)
    contents = {output / name: content for name, content in made}
    spare_returns(next(iter(contents)), (earlier,) if earlier else ())
    write_new(contents, force=force)
    if not source.quiet:
        written = say("{folder}: {count} forms.", folder=str(output), count=len(contents))
        tell(written, source.language)
        _tell_last_years(last, source)
    return 0


def _last_years(
    earlier: Path, plan: Plan, year: int, units: Sequence[Unit], source: Source
) -> Mapping[str, LastYear]:
    from xhht_cli.cli.progress import examined
    from xhht_cli.last_year.carried import last_years

    return last_years(examined((earlier,), plan, source), year, units)


def _tell_last_years(last: Mapping[str, LastYear], source: Source) -> None:
    """Say of which year the grey column is, and how many forms have any figure in it."""
    known = [each for each in last.values() if each.values]
    if last:
        told = say(
            "With figures of {year} beside the entries: {count} of {of}.",
            year=str(next(iter(last.values())).year),
            count=len(known),
            of=len(last),
        )
        tell(told, source.language)
