"""The fast way to read an .xlsx: calamine for the values, a look at the raw sheets for the rest."""

from collections.abc import Iterable
from io import BytesIO
from typing import cast

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    load_workbook,
)

from xhht_cli.returns.archive import Archive
from xhht_cli.returns.grid import Content, Grid, grid_of
from xhht_cli.returns.look import is_within_reach, lay_over
from xhht_cli.returns.package import Package
from xhht_cli.returns.styles import percent_styles

_PANIC = "PanicException"
"""What a panic in calamine becomes: no `Exception`, and of a class that cannot be imported."""


def read_plain_xlsx(data: bytes, archive: Archive, package: Package) -> tuple[Grid, ...] | None:
    """Read the sheets of a workbook.

    Returns:
        None where a closer look is needed: the file is written in an unusual way, has cells far
        away, or calamine cannot read it.

    Raises:
        NoWorkbookError: The file is damaged beyond reading.
    """
    raw = {sheet: archive.read(part) for sheet, part in package.sheets.items()}
    if package.strings in archive:
        archive.read(package.strings)  # holds it to its declared size before calamine unpacks it
    percent = percent_styles(archive.read(package.styles) if package.styles in archive else b"")
    if percent is None or archive.doubled or not all(map(is_within_reach, raw.values())):
        return None
    try:
        book = load_workbook(BytesIO(data))
        grids = []
        for sheet in _worksheets(book):
            read = book.get_sheet_by_name(sheet)
            rows = cast("list[list[Content]]", read.to_python(skip_empty_area=False))
            lay_over(rows, raw[sheet], percent, stale=package.stale)
            grids.append(grid_of(sheet, rows, _spans(read)))
        return tuple(grids)
    except (CalamineError, KeyError):
        return None
    except BaseException as fault:
        if type(fault).__name__ == _PANIC:
            return None
        raise


def _worksheets(book: CalamineWorkbook) -> Iterable[str]:
    return (m.name for m in book.sheets_metadata if m.typ is SheetTypeEnum.WorkSheet)


def _spans(sheet: CalamineSheet) -> dict[tuple[int, int], int]:
    return {first: last[1] for first, last in sheet.merged_cell_ranges or ()}
