"""``xhht check``: what is wrong with the returns."""

from collections.abc import Sequence
from pathlib import Path

import click

from xhht_cli.cli.bilingual import Command
from xhht_cli.cli.options import Listing, Source, listing, reading, returns
from xhht_cli.cli.results import Result, deliver
from xhht_cli.errors import NoReturnsError, NothingReadableError
from xhht_cli.findings import Effect, Finding, Severity
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan
from xhht_cli.returns.model import Return

FOUND_ERRORS = 1


@click.command(
    cls=Command,
    examples=(
        "xhht check returns",
        "xhht check returns/2013_07075_Xa-An-Sinh.xlsx",
        "xhht check returns --year 2013 -o findings.csv",
    ),
)
@returns
@click.option("--year", type=int, metavar="YEAR", help="Only the returns of this year.")
@reading
@listing
def check(*, source: Source, listing: Listing, returns: tuple[Path, ...], year: int | None) -> int:
    """Say what is wrong with the returns.

    Each finding names its cell, and says what to do about it.

    RETURNS are workbooks, or folders that are searched through. The exit code is 1 if there is an
    error; warnings and notes leave it at 0.
    """
    from xhht_cli.assess import examine
    from xhht_cli.cli.notes import tell_findings, tell_intake

    seen = examine(returns, source.plan, source.register)
    findings = tuple(found for found in seen.findings if year is None or found.year in (year, None))
    deliver(_result(findings, seen.plan, listing), listing)
    tell_intake(seen.intake, source)
    if listing.format != "table" or listing.output:
        tell_findings(findings, source)
    _require_usable(seen.intake.returns, seen.findings, year)
    return FOUND_ERRORS if any(found.severity is Severity.ERROR for found in findings) else 0


def _result(findings: Sequence[Finding], plan: Plan, listing: Listing) -> Result:
    from xhht_cli.present import findings as present

    match listing.format:
        case "json":
            return present.findings_json(findings, listing.language)
        case "csv":
            return present.findings_csv(findings, listing.language)
        case "md":
            return present.findings_markdown(findings, plan, listing.language)
        case _:
            return present.findings_table(findings, plan, listing.language)


def _require_usable(
    returns: Sequence[Return], findings: Sequence[Finding], year: int | None
) -> None:
    """End the run when there was nothing to check.

    Raises:
        NoReturnsError: Nothing was found, or nothing usable of the year asked for.
        NothingReadableError: None of the files found is a return.
    """
    if not returns:
        raise NoReturnsError(say("No returns were found in what was given."))
    if all(found.trouble for found in returns):
        raise NothingReadableError(say("None of the files found could be read as a return."))
    aside = {(found.file, found.sheet) for found in findings if found.effect is Effect.RETURN}
    used = [found for found in returns if (found.file, found.sheet) not in aside]
    if year is not None and not any(each.heading and each.heading.year == year for each in used):
        raise NoReturnsError(
            say("There is no usable return of any unit for {year}.", year=str(year))
        )
