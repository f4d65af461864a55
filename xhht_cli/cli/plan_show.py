"""``xhht plan show``: the targets of a plan."""

import click

from xhht_cli.cli.bilingual import Command
from xhht_cli.cli.options import Listing, Source, listing, planned
from xhht_cli.cli.results import Result, deliver
from xhht_cli.plan.model import Plan


@click.command(
    cls=Command,
    examples=("xhht plan show", "xhht plan show my-plan --format csv"),
)
@click.argument("name", metavar="[ID|FOLDER]", required=False)
@planned
@listing
def show(*, source: Source, listing: Listing, name: str | None) -> int:
    """Print the plan's targets, by milestone year.

    Each is quoted in the plan's own words. ID is a built-in plan, FOLDER a folder that holds one;
    they go before --plan.
    """
    from xhht_cli.plan import load_plan

    deliver(_result(load_plan(name or source.plan, source.register), listing), listing)
    return 0


def _result(plan: Plan, listing: Listing) -> Result:
    from xhht_cli.present import listings

    match listing.format:
        case "json":
            return listings.plan_json(plan, listing.language)
        case "csv":
            return listings.plan_csv(plan, listing.language)
        case "md":
            return listings.plan_markdown(plan, listing.language)
        case _:
            return listings.plan_table(plan, listing.language)
