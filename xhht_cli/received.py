"""Received: the facts of a folder of returns, or those that were exported earlier."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from xhht_cli.assess import Examination, examine, no_returns
from xhht_cli.facts_file import SUFFIXES, read_facts
from xhht_cli.plan.model import Plan
from xhht_cli.provenance import with_digests
from xhht_cli.returns import Watch


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """Facts with their provenance (a frame with `RECORD_COLUMNS`).

    ``seen`` is the examination of the returns; None where the facts were exported earlier.
    """

    facts: pd.DataFrame
    seen: Examination | None


def read_received(path: Path, plan: Plan, watch: Watch | None = None) -> Received:
    """Read what was received: a file of exported facts (.csv, .json), else returns.

    Raises:
        WrongCallError: The path does not exist, or the file cannot be used as facts.
        NothingReadableError: Files were found, and none could be read as a return.
        NoReturnsError: There is no usable return.
    """
    if path.suffix.lower() in SUFFIXES and path.is_file():
        return Received(facts=read_facts(path, plan), seen=None)
    return received_of(examine([path], plan, watch=watch))


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
