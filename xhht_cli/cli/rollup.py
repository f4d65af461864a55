"""``xhht rollup``: the indicators over the years."""

from pathlib import Path

import click

from xhht_cli.cli.bilingual import Command
from xhht_cli.cli.options import YEARS, Listing, Source, base, listing, reading_each, returns
from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say


@click.command(
    cls=Command,
    examples=(
        "xhht rollup returns",
        "xhht rollup returns --from 2011 --to 2015 --indicator ho-hieu-hoc",
        "xhht rollup returns --by unit --boundaries 2024 --indicator ho-hieu-hoc",
        "xhht rollup returns --review 2013",
        "xhht rollup returns --base households.csv -o years.csv",
    ),
)
@returns
@click.option("--from", "first", type=YEARS, metavar="YEAR", help="First year to show.")
@click.option("--to", "last", type=YEARS, metavar="YEAR", help="Last year to show.")
@click.option(
    "--unit",
    metavar="CODE",
    help="One unit, of any level, instead of the whole, back over its territory.",
)
@click.option(
    "--by",
    type=click.Choice(("district", "unit")),
    default="district",
    show_default=True,
    help="Whether the whole is shown, or each unit one level below as well.",
)
@click.option(
    "--boundaries",
    type=YEARS,
    metavar="YEAR",
    help="Year whose boundaries the units are shown in; without it, those of then.",
)
@click.option(
    "--indicator",
    "indicators",
    multiple=True,
    metavar="ID",
    help="Only this indicator; the name of a target will do as well; may be repeated.",
)
@click.option(
    "--review",
    "reviewed",
    type=YEARS,
    metavar="YEAR",
    help="Print the interim or final review of a year instead: what each target still needs.",
)
@base
@reading_each
@listing
def rollup(
    *,
    source: Source,
    listing: Listing,
    returns: tuple[Path, ...],
    first: int | None,
    last: int | None,
    unit: str | None,
    by: str,
    boundaries: int | None,
    indicators: tuple[str, ...],
    reviewed: int | None,
    base: Path | None,
) -> int:
    """Print every indicator over the years.

    Each target is shown with its state in every year and its pace in the last one. With --by unit,
    each target is shown unit by unit.

    RETURNS are workbooks, or folders that are searched through; the year is the one that a return
    says.
    """
    from xhht_cli.cli import choices, notes
    from xhht_cli.cli.progress import examined
    from xhht_cli.cli.results import deliver
    from xhht_cli.cli.rollup_layouts import review_result, rollup_result
    from xhht_cli.rollup import rollup_of

    if first is not None and last is not None and first > last:
        raise WrongCallError(say("--from must not be after --to."))
    if reviewed is not None:
        _check_review(listing, alone=(first, last, boundaries) == (None,) * 3 and by != "unit")
        first = last = reviewed
    plan = source.load()
    named = choices.existing_indicators(plan, indicators)
    code = unit and choices.existing_code(plan, unit)
    lines = choices.one_or_each(plan, code, by)
    if boundaries is not None and code in plan.upper_rows and not lines:
        raise WrongCallError(
            say("--boundaries draws the units below {code}: add --by unit.", code=code)
        )
    seen = examined(returns, plan, source)
    whole = rollup_of(seen, first, last, code, by_unit=lines, boundaries=boundaries, base=base)
    found = whole.narrowed(named)
    result = rollup_result if reviewed is None else review_result
    deliver(result(found, listing), listing)
    notes.tell_intake(found.intake, source)
    notes.tell_findings(found.findings, source)
    return 0


def _check_review(listing: Listing, *, alone: bool) -> None:
    if listing.format == "csv":
        raise WrongCallError(
            say("A review is a table, JSON or Markdown; it is no CSV."),
            say("Choose another format with --format, or another suffix."),
        )
    if not alone:
        raise WrongCallError(
            say("--review names the year; --from, --to, --by unit and --boundaries do not apply."),
            say("Leave them out."),
        )
