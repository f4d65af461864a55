"""Plan layouts: checkups and cases of a plan, put into the format that is wanted."""

from collections.abc import Sequence

from xhht_cli.cases.model import CaseResult
from xhht_cli.cli.options import Listing
from xhht_cli.cli.results import Result
from xhht_cli.plan.checkup import Checkup
from xhht_cli.present import plan_cases, plan_checkup


def checkup_result(found: Checkup, listing: Listing) -> Result:
    """Give a checkup as a table, JSON, CSV or Markdown."""
    match listing.format:
        case "json":
            return plan_checkup.checkup_json(found, listing.language)
        case "csv":
            return plan_checkup.checkup_csv(found, listing.language)
        case "md":
            return plan_checkup.checkup_markdown(found, listing.language)
        case _:
            return plan_checkup.checkup_table(found, listing.language)


def cases_result(plan: str, results: Sequence[CaseResult], listing: Listing) -> Result:
    """Give the results of cases as a table, JSON, CSV or Markdown."""
    match listing.format:
        case "json":
            return plan_cases.cases_json(plan, results, listing.language)
        case "csv":
            return plan_cases.cases_csv(results)
        case "md":
            return plan_cases.cases_markdown(results, listing.language)
        case _:
            return plan_cases.cases_table(results, listing.language)
