"""Status results: put into the format that is wanted, and told beside."""

from xhht_cli.cli.options import Listing, Source
from xhht_cli.cli.results import Result
from xhht_cli.cli.streams import tell
from xhht_cli.messages import say
from xhht_cli.present import status as present
from xhht_cli.status.model import Status


def result_of(status: Status, listing: Listing) -> Result:
    """Give a status as a table, JSON, CSV or Markdown."""
    match listing.format:
        case "json":
            return present.status_json(status, listing.language)
        case "csv":
            return present.status_csv(status)
        case "md":
            return present.status_markdown(status, listing.language)
        case _:
            return present.status_table(status, listing.language)


def reminder_of(status: Status, source: Source) -> Result:
    """Give the reminder alone.

    Files that may be those of the units it names are told beside it; so is an empty reminder.
    """
    text = present.reminder(status, source.language)
    beside = (
        tuple(present.unplaced_notes(status))
        if text
        else (say("Every unit has reported; there is nobody to remind."),)
    )
    for sentence in () if source.quiet else beside:
        tell(sentence, source.language)
    return f"{text}\n" if text else ""


def tell_year(status: Status, source: Source, *, asked: bool) -> None:
    """Say which year was taken, and what the other years hold."""
    if source.quiet:
        return
    year, usable = str(status.year), dict(status.usable_by_year)
    here = usable.pop(status.year, 0)
    if not asked and here > 1:
        sentence = say(
            "Year {year}: the latest with usable returns of at least two units.", year=year
        )
        tell(sentence, source.language)
    elif not asked and here:
        tell(say("Year {year}: the latest with a usable return.", year=year), source.language)
    elif not asked:
        sentence = say("Year {year}: the latest that a return names; none can be used.", year=year)
        tell(sentence, source.language)
    others = tuple(f"{other} ({count})" for other, count in usable.items())
    if others:
        tell(say("Usable returns of other years: {years}.", years=others), source.language)
