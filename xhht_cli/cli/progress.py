"""Progress: a bar on standard error while many files are read, in a terminal only."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from xhht_cli.assess import examine
from xhht_cli.assessment import Examination
from xhht_cli.cli.options import Source
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan
from xhht_cli.returns import Watch

_PATIENCE = 0.7
"""Seconds of reading before anybody needs to be told of it."""


def examined(returns: Sequence[Path], plan: Plan, source: Source) -> Examination:
    """Examine returns and show how far it has come."""
    with progress(source) as watch:
        return examine(returns, plan, watch=watch, limits=source.limits, workers=source.workers)


@contextmanager
def progress(source: Source, clock: Callable[[], float] = time.monotonic) -> Iterator[Watch | None]:
    """Give what is to be told how far the reading has come; None where nobody looks on."""
    if source.quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    begun = clock()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(source.language.say(say("Reading the returns")), total=None)

    def watch(done: int, of: int) -> None:
        if not bar.live.is_started and clock() - begun > _PATIENCE and done < of:
            bar.start()
        bar.update(task, completed=done, total=of)

    try:
        yield watch
    finally:
        bar.stop()
