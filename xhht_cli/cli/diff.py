"""``xhht diff``: what changed, and why."""

from pathlib import Path

import click

from xhht_cli.cli.bilingual import Command
from xhht_cli.cli.options import MACHINE, YEARS, Listing, Source, given_path, listing, reading
from xhht_cli.cli.results import deliver
from xhht_cli.cli.streams import tell
from xhht_cli.messages import say


@click.command(
    cls=Command,
    examples=(
        "xhht diff returns-june returns",
        "xhht diff facts-2013.csv returns --year 2013",
        "xhht diff facts-2013.csv returns --fail-on changed --quiet",
    ),
)
@click.argument("old", metavar="OLD", type=given_path)
@click.argument("new", metavar="NEW", type=given_path)
@click.option(
    "--year",
    type=YEARS,
    metavar="YEAR",
    help="Year to compare; without it, the latest for which NEW has returns of at least two units.",
)
@click.option(
    "--fail-on",
    "condition",
    type=click.Choice(("changed",)),
    help="Exit with 1 if a value, a figure or a verdict changed.",
)
@reading
@listing
def diff(
    *,
    source: Source,
    listing: Listing,
    old: Path,
    new: Path,
    year: int | None,
    condition: str | None,
) -> int:
    """Say what changed between two states of the returns.

    The figures and verdicts that changed are shown with the returns and cells that made them
    change.

    OLD and NEW are each a folder of returns, a single return, or facts written by xhht export.
    Earlier years, which estimates rest on, count where both hold them.
    """
    from xhht_cli.cli.layouts import diff_result
    from xhht_cli.cli.notes import tell_findings, tell_intake
    from xhht_cli.cli.sides import received
    from xhht_cli.diff import diff as compare
    from xhht_cli.plan import load_plan
    from xhht_cli.present.diff_tables import left_out

    plan = load_plan(source.plan, source.register)
    sides = [received(path, plan, source) for path in (old, new)]
    found = compare(sides[0].records, sides[1].records, plan, year)
    deliver(diff_result(found, listing), listing)
    for path, side in zip((old, new), sides, strict=True):
        if side.seen and not source.quiet:
            tell(say("{path}:", path=str(path)), source.language)
            tell_intake(side.seen.intake, source)
            tell_findings(side.seen.findings, source)
    if year is None and not source.quiet:
        tell(say("Compared for {year}.", year=str(found.year)), source.language)
    if listing.format in MACHINE and not source.quiet:
        for remark in left_out(found):
            tell(remark, source.language)
    return int(condition == "changed" and found.changed)
