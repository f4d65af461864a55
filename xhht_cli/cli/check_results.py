"""Check results: findings put into the format that is wanted, and what each unit's return is."""

from collections.abc import Sequence

from rich.console import RenderableType

from xhht_cli.assessment import Examination
from xhht_cli.cli.options import Listing
from xhht_cli.cli.results import Result
from xhht_cli.facts import Ledger
from xhht_cli.findings import Finding
from xhht_cli.present import findings as present
from xhht_cli.present.language import Language
from xhht_cli.present.standings import standings_table
from xhht_cli.status import status_of


def result_of(
    seen: Examination,
    findings: Sequence[Finding],
    year: int | None,
    listing: Listing,
) -> Result:
    """Give findings as a table, JSON, CSV or Markdown; the table of a ``year`` lists its units."""
    match listing.format:
        case "json":
            return present.findings_json(findings, listing.language)
        case "csv":
            return present.findings_csv(findings, listing.language)
        case "md":
            return present.findings_markdown(findings, seen.plan, listing.language)
        case _:
            table = present.findings_table(findings, seen.plan, listing.language)
            return (*table, *_standings(seen, year, listing.language))


def year_of(ledger: Ledger, asked: int | None) -> int | None:
    """Give the year asked for, else the one that all usable returns are of, if it is one."""
    only = ledger.years[0] if len(ledger.years) == 1 else None
    return only if asked is None else asked


def _standings(
    seen: Examination, year: int | None, language: Language
) -> tuple[RenderableType, ...]:
    """Lay out the units of a year; a unit that checks its own return is not told of the others."""
    if year is None or not seen.plan.units_in(year):
        return ()
    status = status_of(seen, year)
    return standings_table(status, language) if len(status.received) > 1 else ()
