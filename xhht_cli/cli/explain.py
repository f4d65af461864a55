"""``xhht explain``: what one thing is."""

from shutil import get_terminal_size

import click

from xhht_cli.cli.bilingual import Command
from xhht_cli.cli.options import Listing, Source, listing, planned
from xhht_cli.cli.results import Result, deliver
from xhht_cli.plan.model import Plan

_LEAST = 20
"""Columns below which words would be broken."""


@click.command(
    cls=Command,
    examples=("xhht explain T08", "xhht explain 403", "xhht explain R301", "xhht explain 07075"),
)
@click.argument("name", metavar="ID")
@planned
@listing
def explain(*, source: Source, listing: Listing, name: str) -> int:
    """Explain a target, indicator, item, unit or finding.

    What the plan says of it is shown in the plan's own words. Kinds and classes of units and the
    warnings of plan check (P101) have a page as well. Where several things have one name, the page
    names the others: unit:401 is the unit, not the item.
    """
    from xhht_cli.plan import load_plan

    deliver(_result(name, load_plan(source.plan, source.register), listing), listing)
    return 0


def _result(name: str, plan: Plan, listing: Listing) -> Result:
    from xhht_cli.present import handbook

    page = handbook.explain(name, plan)
    match listing.format:
        case "json":
            return handbook.page_json(page, listing.language)
        case "csv":
            return handbook.page_csv(page, listing.language)
        case "md":
            return handbook.page_markdown(page, listing.language)
        case _:
            width = max(_LEAST, min(get_terminal_size().columns, handbook.WIDTH))
            return handbook.page_text(page, listing.language, width)
