"""Received: the facts of a folder of returns, or those that were exported earlier."""

from dataclasses import dataclass

import pandas as pd

from xhht_cli.assess import Examination, no_returns
from xhht_cli.provenance import with_digests


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """Facts with their provenance (a frame with `RECORD_COLUMNS`).

    ``seen`` is the examination of the returns; None where the facts were exported earlier.
    """

    facts: pd.DataFrame
    seen: Examination | None


def received_of(seen: Examination, year: int | None = None) -> Received:
    """Give the facts of the returns that are used, of one year or of all.

    Raises:
        NothingReadableError: Files were found, and none could be read as a return.
        NoReturnsError: There is no usable return, or none of that year.
    """
    facts = with_digests(seen.facts, seen.intake)
    chosen = facts if year is None else facts[facts["year"] == year]
    if chosen.empty:
        raise no_returns(seen, year)
    return Received(facts=chosen, seen=seen)
