"""``xhht status``: who has reported."""

from pathlib import Path

import click

from xhht_cli.cli.bilingual import Command
from xhht_cli.cli.options import MACHINE, YEARS, Listing, Source, listing, reading_each, returns
from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say


@click.command(
    cls=Command,
    examples=(
        "xhht status returns",
        "xhht status returns --year 2013 --deadline 15/01/2014",
        "xhht status returns --year 2013 --reminder -o reminder.txt",
        "xhht status returns --format csv -o status.csv",
    ),
)
@returns
@click.option(
    "--year",
    type=YEARS,
    metavar="YEAR",
    help="Year to look at; without it, the latest with usable returns of at least two units.",
)
@click.option("--unit", metavar="CODE", help="Only this unit.")
@click.option(
    "--deadline",
    metavar="DATE",
    help="Mark returns whose Ngày lập biểu is after this day, such as 2014-01-15 or 15/01/2014.",
)
@click.option(
    "--reminder",
    "only_reminder",
    is_flag=True,
    help="Print only the text that asks the units that miss for their returns.",
)
@reading_each
@listing
def status(
    *,
    source: Source,
    listing: Listing,
    returns: tuple[Path, ...],
    year: int | None,
    unit: str | None,
    deadline: str | None,
    only_reminder: bool,
) -> int:
    """Print who has reported.

    Each unit is shown with its return, errors and warnings, date and duties; below stand the duties
    by clause, and a text that reminds the units that miss.

    RETURNS are workbooks, or folders that are searched through. With --year the report is printed
    before any return has come in as well; the exit code is 5 while none of that year can be used.
    """
    from xhht_cli.cli.choices import existing_code
    from xhht_cli.cli.days import day_of
    from xhht_cli.cli.notes import tell_findings, tell_intake
    from xhht_cli.cli.progress import examined
    from xhht_cli.cli.results import deliver
    from xhht_cli.cli.status_results import reminder_of, result_of, tell_year
    from xhht_cli.no_returns import no_returns
    from xhht_cli.status import status_of

    day = day_of(deadline) if deadline else None
    if only_reminder and listing.format in MACHINE:
        raise WrongCallError(
            say("--reminder prints a text; it is no {format}.", format=listing.format),
            say("Choose another format with --format, or another suffix."),
        )
    plan = source.load()
    code = unit and existing_code(plan, unit)
    seen = examined(returns, plan, source)
    found = status_of(seen, year, code, day)
    deliver(reminder_of(found, source) if only_reminder else result_of(found, listing), listing)
    tell_intake(seen.intake, source)
    tell_year(found, source, asked=year is not None)
    tell_findings([each for each in seen.findings if each.year in (found.year, None)], source)
    if found.year not in found.usable_by_year:
        raise no_returns(seen, found.year)
    return 0
