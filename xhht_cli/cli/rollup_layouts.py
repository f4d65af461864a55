"""Roll-up layouts: years and reviews, put into the format that is wanted."""

from xhht_cli.cli.options import Listing
from xhht_cli.cli.results import Result
from xhht_cli.present.review_records import review_json
from xhht_cli.present.review_table import review_markdown, review_table
from xhht_cli.present.rollup_markdown import rollup_markdown
from xhht_cli.present.rollup_records import rollup_csv, rollup_json
from xhht_cli.present.rollup_table import rollup_table
from xhht_cli.rollup import Rollup


def rollup_result(rollup: Rollup, listing: Listing) -> Result:
    """Give a roll-up as a table, JSON, CSV or Markdown."""
    match listing.format:
        case "json":
            return rollup_json(rollup, listing.language)
        case "csv":
            return rollup_csv(rollup, listing.language)
        case "md":
            return rollup_markdown(rollup, listing.language)
        case _:
            return rollup_table(rollup, listing.language)


def review_result(rollup: Rollup, listing: Listing) -> Result:
    """Give the review of a roll-up's last year as a table, JSON or Markdown."""
    match listing.format:
        case "json":
            return review_json(rollup, listing.language)
        case "md":
            return review_markdown(rollup, listing.language)
        case _:
            return review_table(rollup, listing.language)
