"""Days: as they are typed on the command line."""

from datetime import date, datetime

from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say

_DAYS = ("%Y-%m-%d", "%d/%m/%Y")


def day_of(text: str) -> date:
    """Read a day such as 2014-01-15 or 15/01/2014.

    Raises:
        WrongCallError: It is none.
    """
    for form in _DAYS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    raise WrongCallError(
        say("“{value}” is not a day such as 2014-01-15 or 15/01/2014.", value=text)
    )
