"""Looks: what stands in the cells of a workbook, as other readers see it.

openpyxl looks into .xlsx, cell by cell and not in its read-only way; where it gives up, a small
reader of our own takes whatever sense the parts make. xlrd looks into .xls, calamine into .ods.
"""

import io
import posixpath
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import openpyxl
import python_calamine
import xlrd
from lxml import etree  # type: ignore[import-untyped]  # lxml has no types of its own
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter

Element = Any
"""An element of lxml, which has no types."""

Look = Callable[[str, str], object]
"""Gives what stands in a cell of a sheet, None for nothing; a percentage as text with its sign."""

_OLE, _ODS = b"\xd0\xcf", b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_KIND_IN_ODS = slice(30, 30 + len(_ODS))
_BUILT_IN_PERCENT = {9: "0%", 10: "0.00%"}


def looking_into(data: bytes) -> Look | None:
    """Open a workbook with another reader; None where each gives up on the file."""
    ways: tuple[Callable[[bytes], Look], ...] = (_in_xlsx, _in_parts)
    if data.startswith(_OLE):
        ways = (_in_xls,)
    elif data[_KIND_IN_ODS] == _ODS:
        ways = (_in_ods,)
    for way in ways:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return way(data)
        except Exception:  # noqa: BLE001, S112  # whatever it throws, it does not read the file
            continue
    return None


def as_shown(value: object, number_format: str) -> object:
    """Give a number that its cell shows as a percentage as text, and all else as it is."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return f"{value}%" if is_number and "%" in number_format else value


def _in_xlsx(data: bytes) -> Look:
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)

    def look(sheet: str, cell: str) -> object:
        if sheet not in book.sheetnames:
            return None
        found = book[sheet][cell]
        return as_shown(found.value, str(found.number_format))

    return look


def _in_xls(data: bytes) -> Look:
    book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), formatting_info=True)

    def look(sheet: str, cell: str) -> object:
        row, column = coordinate_to_tuple(cell)
        found = book.sheet_by_name(sheet).cell(row - 1, column - 1)
        shown = book.format_map[book.xf_list[found.xf_index or 0].format_key].format_str
        return as_shown(found.value, shown)

    return look


def _in_ods(data: bytes) -> Look:
    book = python_calamine.load_workbook(io.BytesIO(data))
    rows = {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }

    def look(sheet: str, cell: str) -> object:
        row, column = coordinate_to_tuple(cell)
        return rows[sheet][row - 1][column - 1]

    return look


def _in_parts(data: bytes) -> Look:
    whole = dict(_parts(data))
    parts = {name.replace("\\", "/").lower(): part for name, part in whole.items()} | whole
    strings = [_text(each) for each in _all(parts.get("xl/sharedStrings.xml", b""), "si")]
    formats = _formats(parts.get("xl/styles.xml", b""))
    sheets = {
        name: dict(_cells(parts.get(part, parts.get(part.lower(), b"")), strings, formats))
        for name, part in _sheets(parts)
    }
    return lambda sheet, cell: sheets.get(sheet, {}).get(cell)


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Unpack whatever can be unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            with suppress(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
                yield name, archive.read(name)


def _sheets(parts: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    links = _all(parts["xl/_rels/workbook.xml.rels"], "Relationship")
    targets = {link.get("Id"): link.get("Target", "").replace("\\", "/") for link in links}
    for sheet in _all(parts["xl/workbook.xml"], "sheet"):
        ident = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        yield sheet.get("name", ""), posixpath.join("/xl", targets.get(ident, ""))[1:]


def _cells(sheet: bytes, strings: list[str], formats: list[str]) -> Iterator[tuple[str, object]]:
    for row, line in enumerate(_all(sheet, "row"), start=1):
        number = int(line.get("r", row))
        for column, cell in enumerate(_below(line, "c"), start=1):
            place = cell.get("r", f"{get_column_letter(column)}{number}")
            style = int(cell.get("s", "0"))
            shown = formats[style] if style < len(formats) else "General"
            yield place, as_shown(_value(cell, strings), shown)


def _value(cell: Element, strings: list[str]) -> object:
    written = "".join(_text(each) for each in _below(cell, "v"))
    match cell.get("t", "n"):
        case "s" if written:
            return strings[int(written)]
        case "inlineStr":
            return "".join(_text(each) for each in _below(cell, "is"))
        case "n" if written.strip():
            return float(written)
        case "b":
            return written == "1"
        case _:
            return written or None


def _formats(styles: bytes) -> list[str]:
    named = {
        int(each.get("numFmtId", "0")): each.get("formatCode", "")
        for each in _all(styles, "numFmt")
    }
    known = _BUILT_IN_PERCENT | named
    within = (each for cells in _all(styles, "cellXfs") for each in _below(cells, "xf"))
    return [known.get(int(each.get("numFmtId", "0")), "General") for each in within]


def _all(part: bytes, name: str) -> list[Element]:
    root = (
        etree.fromstring(part, etree.XMLParser(recover=True, resolve_entities=False))
        if part
        else None
    )
    return [] if root is None else _below(root, name)


def _below(parent: Element, name: str) -> list[Element]:
    return [*parent.iter(f"{{*}}{name}")]


def _text(element: Element) -> str:
    return "".join(element.itertext())
