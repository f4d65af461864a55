"""Received: the facts of a folder of returns, or those that were exported earlier."""

from dataclasses import dataclass

from xhht_cli.assessment import Examination
from xhht_cli.no_returns import no_returns
from xhht_cli.provenance import Record, with_digests


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """Facts with the digests of their files.

    ``seen`` is the examination of the returns; None where the facts were exported earlier.
    """

    records: tuple[Record, ...]
    seen: Examination | None


def received_of(seen: Examination, year: int | None = None) -> Received:
    """Give the facts of the returns that are used, of one year or of all.

    Raises:
        NothingReadableError: Files were found, and none could be read as a return.
        NoReturnsError: There is no usable return, or none of that year.
    """
    chosen = [fact for fact in seen.rows if year is None or fact.year == year]
    if not chosen:
        raise no_returns(seen, year)
    return Received(records=tuple(with_digests(chosen, seen.intake)), seen=seen)
