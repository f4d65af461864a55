"""A file: the returns in it, or the one that says why there is none."""

import hashlib
from dataclasses import replace

from xhht_cli.plan.model import Plan
from xhht_cli.returns.child import ChildReader
from xhht_cli.returns.folder import FoundFile
from xhht_cli.returns.grid import NoWorkbookError
from xhht_cli.returns.model import Return
from xhht_cli.returns.sheet import no_return_in, read_sheet
from xhht_cli.returns.workbook import read_bytes, read_workbook


def read_file(found: FoundFile, plan: Plan, child: ChildReader) -> tuple[Return, ...]:
    """Give the returns of a file, or the one that says why there is none."""
    try:
        data = read_bytes(found.path, child.limits)
    except NoWorkbookError as fault:
        return (no_return(found.file, fault),)
    digest = hashlib.sha256(data).hexdigest()
    return tuple(replace(each, sha256=digest) for each in _read(found.file, data, plan, child))


def _read(file: str, data: bytes, plan: Plan, child: ChildReader) -> tuple[Return, ...]:
    try:
        grids = read_workbook(data, child)
    except NoWorkbookError as fault:
        return (no_return(file, fault),)
    sheets = (read_sheet(grid, file, plan) for grid in grids)
    returns = tuple(each for each in sheets if each is not None)
    return returns or (no_return(file, no_return_in(grids)),)


def no_return(file: str, fault: NoWorkbookError) -> Return:
    """Make the return that stands for a file without one."""
    return Return(
        file=file,
        sheet="",
        trouble=fault.trouble,
        detail=fault.detail,
        excess=fault.excess,
        heading=None,
        entries=(),
        unclaimed=(),
        far=(),
    )
