"""Reading .xls with xlrd, in the child process.

calamine gives the same blank for an empty cell and an error value in an .xls, knows no number
formats, and may loop; xlrd is pure Python and gives kind and format of every cell.
"""

import os
from datetime import date, datetime, time
from typing import Literal

import xlrd
from xlrd.biffh import XLRDError
from xlrd.book import Book
from xlrd.sheet import Cell as XlsCell
from xlrd.sheet import Sheet

from xhht_cli.returns.grid import (
    Content,
    ErrorValue,
    Formula,
    Grid,
    Hidden,
    NoWorkbookError,
    gathered,
    percentage,
)
from xhht_cli.returns.model import Trouble
from xhht_cli.returns.records import doubtful_zeros
from xhht_cli.returns.styles import percent_of

_VISIBLE = 0


def read_xls(data: bytes) -> tuple[Grid, ...]:
    """Read the sheets of an .xls; any other exception means that it is damaged.

    Raises:
        NoWorkbookError: It is encrypted.
    """
    try:
        with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - no path of ours
            book = xlrd.open_workbook(
                file_contents=data, formatting_info=True, ragged_rows=True, logfile=nowhere
            )
    except XLRDError as fault:
        raise _no_workbook(str(fault)) from fault
    zeros = doubtful_zeros(data)
    return tuple(_grid(book, sheet, zeros[n]) for n, sheet in enumerate(book.sheets()))


def _no_workbook(fault: str) -> NoWorkbookError:
    """Sort xlrd's complaints; it has one class of error for all of them."""
    if "encrypted" in fault:
        return NoWorkbookError(Trouble.ENCRYPTED)
    other = "find workbook in OLE2" in fault
    return NoWorkbookError(Trouble.NOT_A_WORKBOOK if other else Trouble.DAMAGED, fault)


def _grid(book: Book, sheet: Sheet, zeros: frozenset[tuple[int, int]]) -> Grid:
    places = ((row, column) for row in range(sheet.nrows) for column in range(sheet.row_len(row)))
    cells = (
        (*place, Formula("=…") if place in zeros else _content(book, sheet.cell(*place)))
        for place in places
    )
    merged = {
        (top, left): (below - 1, beyond - 1) for top, below, left, beyond in sheet.merged_cells
    }
    return gathered(sheet.name, cells, merged, _hidden(sheet))


def _hidden(sheet: Sheet) -> Hidden:
    rows, columns = sheet.rowinfo_map.items(), sheet.colinfo_map.items()
    return Hidden(
        sheet=sheet.visibility != _VISIBLE,
        rows=frozenset(row for row, info in rows if info.hidden or info.height == 0),
        columns=frozenset(column for column, info in columns if info.hidden or info.width == 0),
    )


def _content(book: Book, cell: XlsCell) -> Content:
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return str(cell.value)
        case xlrd.XL_CELL_NUMBER:
            return _number(book, cell)
        case xlrd.XL_CELL_DATE:
            return _moment(float(cell.value), book.datemode)
        case xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
        case xlrd.XL_CELL_ERROR:
            return ErrorValue(xlrd.error_text_from_code.get(int(cell.value), "#"))
        case _:
            return ""


def _number(book: Book, cell: XlsCell) -> Content:
    style = book.xf_list[cell.xf_index or 0]
    percent = percent_of(book.format_map[style.format_key].format_str)
    number = float(cell.value)
    return number if percent is None else percentage(number, literal=not percent)


def _moment(number: float, datemode: Literal[0, 1]) -> date | time | datetime:
    """Give a date, or a time of day; whatever is neither is at least no number."""
    try:
        moment = xlrd.xldate_as_datetime(number, datemode)
    except (xlrd.XLDateError, OverflowError, ValueError):
        return time()
    if 0 <= number < 1:
        return moment.time()
    return moment.date() if moment.time() == time() else moment
