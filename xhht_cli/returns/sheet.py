"""Sheets: a return recognised on a sheet by its labels and codes, never by position."""

from xhht_cli.plan.model import Plan
from xhht_cli.returns.grid import Grid
from xhht_cli.returns.heading import read_heading
from xhht_cli.returns.layout import find_layout
from xhht_cli.returns.model import Return
from xhht_cli.returns.table import read_entries, unclaimed


def read_sheet(grid: Grid, file: str, plan: Plan) -> Return | None:
    """Read the return on a sheet, or give None where there is none."""
    layout = find_layout(grid)
    if layout is None:
        return None
    entries = tuple(read_entries(grid, layout, plan))
    return Return(
        file=file,
        sheet=grid.name,
        trouble=None,
        detail="",
        heading=read_heading(layout, plan),
        entries=tuple(entry for _, entry in entries),
        unclaimed=tuple(unclaimed(grid, layout, frozenset(row for row, _ in entries))),
        far=grid.far,
    )
