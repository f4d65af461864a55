"""``xhht units``: the register."""

import click

from xhht_cli.cli.bilingual import Command
from xhht_cli.cli.options import YEARS, Listing, Source, listing, planned
from xhht_cli.cli.results import Result, deliver
from xhht_cli.plan.model import Plan


@click.command(
    cls=Command,
    examples=("xhht units --year 2013", "xhht units --format csv -o units.csv"),
)
@click.option("--year", type=YEARS, metavar="YEAR", help="Only the units that file for this year.")
@planned
@listing
def units(*, source: Source, listing: Listing, year: int | None) -> int:
    """List the units of the register.

    Each is shown with the form it files.

    The unit in force on 31 December of a year files for that year. Units that stand above others
    are listed too.

    The CSV without --year is a register: change it and give it to any command with --register.
    """
    from xhht_cli.plan import load_plan

    deliver(_result(load_plan(source.plan, source.register), year, listing), listing)
    return 0


def _result(plan: Plan, year: int | None, listing: Listing) -> Result:
    from xhht_cli.present import register

    match listing.format:
        case "json":
            return register.units_json(plan, year)
        case "csv":
            return register.units_csv(plan, year)
        case "md":
            return register.units_markdown(plan, year, listing.language)
        case _:
            return register.units_table(plan, year, listing.language)
