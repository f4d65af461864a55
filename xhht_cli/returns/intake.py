"""The intake: every file of the arguments, read into returns or accounted for."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from xhht_cli.plan.model import Plan
from xhht_cli.returns.child import ChildReader
from xhht_cli.returns.folder import FoundFile, find_files
from xhht_cli.returns.grid import NoWorkbookError
from xhht_cli.returns.model import Intake, Return, SkippedFile, Trouble
from xhht_cli.returns.sheet import read_sheet
from xhht_cli.returns.workbook import read_bytes, read_workbook


def read_intake(
    arguments: Sequence[Path], plan: Plan, watch: Callable[[int, int], object]
) -> Intake:
    """Read all files below the arguments; see `xhht_cli.returns.read_folder`."""
    files = find_files(arguments)
    wanted = [found for found in files if found.skip is None]
    returns: list[Return] = []
    with ChildReader() as child:
        for done, found in enumerate(wanted, start=1):
            returns += _returns(found, plan, child)
            watch(done, len(wanted))
    skipped = (SkippedFile(file=f.file, reason=f.skip) for f in files if f.skip is not None)
    return Intake(
        returns=tuple(sorted(returns, key=lambda each: (each.file, each.sheet))),
        skipped=tuple(skipped),
    )


def _returns(found: FoundFile, plan: Plan, child: ChildReader) -> tuple[Return, ...]:
    """Give the returns of a file, or the one that says why there is none."""
    try:
        data = read_bytes(found.path)
    except NoWorkbookError as fault:
        return (_no_return(found.file, fault.trouble, fault.detail),)
    digest = hashlib.sha256(data).hexdigest()
    return tuple(replace(each, sha256=digest) for each in _read(found.file, data, plan, child))


def _read(file: str, data: bytes, plan: Plan, child: ChildReader) -> tuple[Return, ...]:
    try:
        grids = read_workbook(data, child)
    except NoWorkbookError as fault:
        return (_no_return(file, fault.trouble, fault.detail),)
    sheets = (read_sheet(grid, file, plan) for grid in grids)
    returns = tuple(each for each in sheets if each is not None)
    return returns or (_no_return(file, Trouble.NO_FORM, ""),)


def _no_return(file: str, trouble: Trouble, detail: str) -> Return:
    return Return(
        file=file,
        sheet="",
        trouble=trouble,
        detail=detail,
        heading=None,
        entries=(),
        unclaimed=(),
        far=(),
    )
