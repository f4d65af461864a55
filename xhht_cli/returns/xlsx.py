"""The fast way to read an .xlsx: calamine for the values, a look at the raw sheets for the rest."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from io import BytesIO
from itertools import starmap
from typing import cast

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from xhht_cli.returns.archive import Archive, is_plain_text
from xhht_cli.returns.grid import Content, Grid, grid_of
from xhht_cli.returns.limits import LIGHT
from xhht_cli.returns.look import is_modest, is_within_reach, lay_over, raw_sheet
from xhht_cli.returns.marks import hidden_in, upright
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
    if archive.odd or not package.usual:
        return None
    texts = {sheet.name: archive.read(sheet.part) for sheet in package.sheets}
    strings, styles = (
        archive.read(part) if part in archive else b"" for part in (package.strings, package.styles)
    )
    others = (package.written, strings, styles)
    percent = percent_styles(styles)
    if percent is None or not all(map(is_plain_text, (*others, *texts.values()))):
        return None
    raw = {name: raw_sheet(text) for name, text in texts.items()}
    if not (all(map(is_modest, others)) and all(map(is_within_reach, raw.values()))):
        return None
    try:
        book = load_workbook(BytesIO(data))
        grids = []
        for listed in _worksheets(book):
            sheet = listed.name
            read = book.get_sheet_by_name(sheet)
            rows = cast("list[list[Content]]", read.to_python(skip_empty_area=False))
            lay_over(rows, raw[sheet], percent, stale=package.stale)
            merged = dict(starmap(upright, read.merged_cell_ranges or ()))
            hidden = hidden_in(raw[sheet], sheet=listed.visible is not SheetVisibleEnum.Visible)
            grids.append(grid_of(sheet, rows, merged, hidden))
        return tuple(grids)
    except (CalamineError, KeyError, ET.ParseError):
        return None
    except BaseException as fault:
        if type(fault).__name__ == _PANIC:
            return None
        raise


def is_light(archive: Archive, package: Package) -> bool:
    """Say whether there is so little to read that it can take no time and no memory."""
    parts = (package.workbook, package.strings, package.styles)
    sheets = (sheet.part for sheet in package.sheets)
    return sum(map(archive.size, (*parts, *sheets))) <= LIGHT


def _worksheets(book: CalamineWorkbook) -> Iterable[SheetMetadata]:
    return (m for m in book.sheets_metadata if m.typ is SheetTypeEnum.WorkSheet)
