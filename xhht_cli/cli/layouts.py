"""Layouts: traces and differences, put into the format that is wanted."""

from xhht_cli.cli.options import Listing
from xhht_cli.cli.results import Result
from xhht_cli.diff import Difference
from xhht_cli.present.diff import diff_csv, diff_json
from xhht_cli.present.diff_tables import diff_markdown, diff_table
from xhht_cli.present.trace import trace_csv, trace_json, trace_markdown
from xhht_cli.present.trace_table import trace_table
from xhht_cli.trace import Trace


def trace_result(trace: Trace, listing: Listing) -> Result:
    """Give a trace as a table, JSON, CSV or Markdown."""
    match listing.format:
        case "json":
            return trace_json(trace, listing.language)
        case "csv":
            return trace_csv(trace, listing.language)
        case "md":
            return trace_markdown(trace, listing.language)
        case _:
            return trace_table(trace, listing.language)


def diff_result(difference: Difference, listing: Listing) -> Result:
    """Give a difference as a table, JSON, CSV or Markdown."""
    match listing.format:
        case "json":
            return diff_json(difference, listing.language)
        case "csv":
            return diff_csv(difference)
        case "md":
            return diff_markdown(difference, listing.language)
        case _:
            return diff_table(difference, listing.language)
