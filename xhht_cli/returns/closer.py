"""The closer look at an .xlsx: at large files, and with openpyxl at those of unusual writing.

It runs in the child process, since what is unusual may also be endless.
"""

import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from xhht_cli.returns.archive import Archive
from xhht_cli.returns.grid import (
    Content,
    ErrorValue,
    Formula,
    Grid,
    gathered,
    percentage,
)
from xhht_cli.returns.limits import Limits
from xhht_cli.returns.marks import marks_in
from xhht_cli.returns.package import Package
from xhht_cli.returns.plain_copy import plain_copy
from xhht_cli.returns.styles import percent_of
from xhht_cli.returns.xlsx import is_light, read_plain_xlsx


def read_unusual(data: bytes, limits: Limits) -> tuple[Grid, ...]:
    """Read the sheets of an .xlsx that is large or unusual; any exception means that it is damaged.

    Raises:
        NoWorkbookError: It is damaged.
    """
    with Archive(data, limits) as archive:
        package = Package(archive)
        large = not is_light(archive, package)
        copy = plain_copy(archive, package)
    with Archive(copy, limits) as archive:
        plain = Package(archive)
        grids = read_plain_xlsx(copy, archive, plain) if large else None
        read = _read_closely(copy, archive, plain) if grids is None else grids
    return tuple(
        replace(grid, name=sheet.name) for grid, sheet in zip(read, package.sheets, strict=True)
    )


def _read_closely(data: bytes, archive: Archive, package: Package) -> tuple[Grid, ...]:
    """Read the sheets cell by cell."""
    warnings.simplefilter("ignore")  # openpyxl warns of what it drops when *writing*
    values = load_workbook(BytesIO(data), read_only=True, data_only=True)
    formulas = load_workbook(BytesIO(data), read_only=True)
    grids = []
    for part, *sheets in zip(package.sheets, values.worksheets, formulas.worksheets, strict=True):
        marks = marks_in(archive.read(part.part))
        cells = _contents(*sheets, stale=package.stale)
        grids.append(gathered(part.name, cells, marks.merged, marks.hidden(sheet=part.hidden)))
    return tuple(grids)


def _contents(
    sheet: ReadOnlyWorksheet, written: ReadOnlyWorksheet, *, stale: bool
) -> Iterator[tuple[int, int, Content]]:
    for cell, formula in zip(_cells(sheet), _cells(written), strict=True):
        yield cell.row - 1, cell.column - 1, _content(cell, formula, stale=stale)


def _cells(sheet: ReadOnlyWorksheet) -> Iterator[ReadOnlyCell]:
    sheet.reset_dimensions()
    cells: Iterator[object] = (cell for row in sheet.rows for cell in row)
    return (cell for cell in cells if isinstance(cell, ReadOnlyCell))


def _content(cell: ReadOnlyCell, formula: ReadOnlyCell, *, stale: bool) -> Content:
    value = cell.value
    if stale and value == 0 and formula.data_type == "f" and cell.data_type == "n":
        return Formula(str(formula.value))
    if value is None:
        uncalculated = formula.data_type == "f" and cell.data_type != "str"
        return Formula(str(formula.value)) if uncalculated else ""
    if cell.data_type == "e":
        return ErrorValue(str(value))
    if not isinstance(value, int | float | str | date | time | timedelta):
        return str(value)
    percent = percent_of(cell.number_format)
    if percent is not None and isinstance(value, int | float) and not isinstance(value, bool):
        return percentage(value, literal=not percent)
    return value
