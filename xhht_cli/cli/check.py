"""``xhht check``: what is wrong with the returns."""

from pathlib import Path

import click

from xhht_cli.cli.bilingual import Command
from xhht_cli.cli.options import YEARS, Listing, Source, given_path, listing, reading_each, returns
from xhht_cli.cli.results import deliver
from xhht_cli.findings import Severity

FOUND_ERRORS = 1


@click.command(
    cls=Command,
    examples=(
        "xhht check returns",
        "xhht check returns/2013_07075_Xa-An-Sinh.xlsx",
        "xhht check returns --year 2013 -o findings.csv",
        "xhht check returns --annotate to-mail-back",
    ),
)
@returns
@click.option("--year", type=YEARS, metavar="YEAR", help="Only the returns of this year.")
@click.option(
    "--annotate",
    "folder",
    type=given_path,
    metavar="DIR",
    help="Write a copy of each return that has an error or a warning into this folder, with a "
    "comment on every faulty cell and a list of what to correct as its first sheet.",
)
@reading_each
@listing
def check(
    *,
    source: Source,
    listing: Listing,
    returns: tuple[Path, ...],
    year: int | None,
    folder: Path | None,
) -> int:
    """Say what is wrong with the returns.

    Each finding names its cell, and says what to do about it. For a year, or returns of one year
    only, a line for each unit follows: whether its return is sound, faulty or not received.

    RETURNS are workbooks, or folders that are searched through. The exit code is 1 if there is an
    error; warnings and notes leave it at 0.

    With --annotate nothing is written over a return, and DIR must not lie within RETURNS. What is
    in DIR already is replaced only if this command wrote it and nobody has saved it since. A file
    that no comment can be written into (.xls, .ods, a damaged one) gets a list without a copy.
    """
    from xhht_cli.cli.check_results import result_of, year_of
    from xhht_cli.cli.notes import tell_findings, tell_intake
    from xhht_cli.cli.progress import examined
    from xhht_cli.facts import to_ledger
    from xhht_cli.no_returns import no_returns, nothing_read

    if folder:
        from xhht_cli.cli.annotated import check_folder, write_annotated

        check_folder(folder, returns)
    seen = examined(returns, source.load(), source)
    ledger = to_ledger(seen.rows)
    findings = tuple(found for found in seen.findings if year is None or found.year in (year, None))
    deliver(result_of(seen, findings, year_of(ledger, year), listing), listing)
    tell_intake(seen.intake, source)
    if listing.format != "table" or listing.output:
        tell_findings(findings, source)
    if folder:
        write_annotated(folder, returns, findings, seen.plan, source)
    if nothing_read(seen) or (year is not None and not ledger.filed(year)):
        raise no_returns(seen, year)
    return FOUND_ERRORS if any(found.severity is Severity.ERROR for found in findings) else 0
