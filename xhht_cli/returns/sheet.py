"""Sheets: a return recognised on a sheet by its labels and codes, never by position."""

from collections.abc import Iterable
from itertools import islice

from xhht_cli.plan.model import Plan
from xhht_cli.returns.editions import edition_of, is_unmarked
from xhht_cli.returns.grid import Grid, NoWorkbookError
from xhht_cli.returns.heading import read_heading
from xhht_cli.returns.layout import find_layout
from xhht_cli.returns.legacy_fonts import font_in
from xhht_cli.returns.model import Return, Trouble
from xhht_cli.returns.table import (
    answers_beside,
    codes_in,
    out_of_sight,
    read_dropped,
    read_entries,
    unclaimed,
)

_TEXTS_LOOKED_AT = 10_000


def read_sheet(grid: Grid, file: str, plan: Plan) -> Return | None:
    """Read the return on a sheet, or give None where there is none."""
    layout = find_layout(grid)
    if layout is None:
        return None
    heading = read_heading(layout, plan)
    edition = edition_of(heading, plan)
    entries = tuple(read_entries(grid, layout, plan, edition))
    dropped = tuple(read_dropped(grid, layout, edition)) if edition else ()
    claimed = frozenset(row for row, _ in (*entries, *dropped))
    return Return(
        file=file,
        sheet=grid.name,
        trouble=None,
        detail="",
        heading=heading,
        entries=tuple(entry for _, entry in entries),
        unclaimed=tuple(unclaimed(grid, layout, claimed)),
        far=grid.far,
        beside=tuple(answers_beside(grid, layout, entries, plan)),
        hidden=out_of_sight(grid, layout, entries),
        hidden_sheet=grid.hidden.sheet,
        dropped=tuple(entry for _, entry in dropped),
        codes=codes_in(grid, layout) if is_unmarked(heading, plan) else (),
    )


def no_return_in(grids: Iterable[Grid]) -> NoWorkbookError:
    """Say why sheets give no return: it may be that nobody can read their labels."""
    texts = (text for grid in grids for row in grid.rows for text in row if type(text) is str)
    font = font_in(islice(texts, _TEXTS_LOOKED_AT))
    if font is None:
        return NoWorkbookError(Trouble.NO_FORM)
    return NoWorkbookError(Trouble.LEGACY_FONT, font.value)
