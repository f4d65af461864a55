"""Status as people and programs see it: a table, JSON, CSV, Markdown, and the reminder."""

from xhht_cli.present.status.document import status_markdown
from xhht_cli.present.status.records import status_csv, status_json
from xhht_cli.present.status.reminder import reminder
from xhht_cli.present.status.table import status_table
from xhht_cli.present.status.words import unplaced_notes

__all__ = [
    "reminder",
    "status_csv",
    "status_json",
    "status_markdown",
    "status_table",
    "unplaced_notes",
]
