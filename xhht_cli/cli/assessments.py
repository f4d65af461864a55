"""Assessments: put into the format that is wanted, and held against ``--fail-on``."""

from xhht_cli.assessment import Assessment
from xhht_cli.cli.options import Listing
from xhht_cli.cli.results import Result
from xhht_cli.findings import Severity
from xhht_cli.measure_verdicts import Outcome
from xhht_cli.present.markdown import compute_markdown
from xhht_cli.present.records import compute_csv, compute_json
from xhht_cli.present.terminal import compute_table
from xhht_cli.verdicts import Phase

_OUTCOMES = {"undetermined": Outcome.UNDETERMINED, "not-met": Outcome.NOT_MET}


def result_of(assessment: Assessment, listing: Listing) -> Result:
    """Give an assessment as a table, JSON, CSV or Markdown."""
    match listing.format:
        case "json":
            return compute_json(assessment, listing.language)
        case "csv":
            return compute_csv(assessment, listing.language)
        case "md":
            return compute_markdown(assessment, listing.language)
        case _:
            return compute_table(assessment, listing.language)


def holds(condition: str, assessment: Assessment) -> bool:
    """Say whether ``error``, ``missing``, ``undetermined`` or ``not-met`` is true of it.

    The last two concern the verdicts it lists; a target that is still to come is never failed.
    """
    match condition:
        case "error":
            return any(found.severity is Severity.ERROR for found in assessment.findings)
        case "missing":
            return bool(assessment.coverage.missing)
        case _:
            return any(
                verdict.outcome is _OUTCOMES[condition] and verdict.phase is not Phase.UPCOMING
                for result in assessment.results
                for verdict in result.verdicts
            )
