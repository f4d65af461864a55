"""Troubles: why a file gave no return, and what the reader says more of it."""

from collections.abc import Iterator

from xhht_cli.returns.model import Trouble
from xhht_cli.rules.catalogue import Hit, hit
from xhht_cli.rules.subject import Subject


def trouble_of(subject: Subject, trouble: Trouble) -> Iterator[Hit]:
    """Hit a file that gave no return for this reason."""
    if subject.found.trouble is trouble:
        yield hit(detail=subject.found.detail or None)
