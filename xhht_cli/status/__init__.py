"""Status: who has reported for a year, on which day, and which of the plan's duties are done."""

from xhht_cli.status.survey import status_of

__all__ = ["status_of"]
