"""Sides: what is compared, returns or facts that were exported earlier."""

from pathlib import Path

from xhht_cli.cli.options import Source
from xhht_cli.cli.progress import examined
from xhht_cli.facts_file import SUFFIXES, read_facts
from xhht_cli.plan.model import Plan
from xhht_cli.received import Received, received_of


def received(path: Path, plan: Plan, source: Source) -> Received:
    """Read a file of exported facts (.csv, .json), else returns.

    Raises:
        WrongCallError: The path does not exist, or the file cannot be used as facts.
        NothingReadableError: Files were found, and none could be read as a return.
        NoReturnsError: There is no usable return.
    """
    if path.suffix.lower() in SUFFIXES and path.is_file():
        return Received(records=read_facts(path, plan), seen=None)
    return received_of(examined([path], plan, source))
