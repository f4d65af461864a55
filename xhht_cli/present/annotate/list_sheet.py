"""The list: the sheet “Lỗi cần sửa”, put before all others of a workbook, or into one of its own.

Its cells are inline text, so nothing that a return says can become a formula.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from lxml import etree  # type: ignore[import-untyped]  # lxml has no types of its own

from xhht_cli.findings import Severity
from xhht_cli.messages import Message, say
from xhht_cli.present.annotate.listed import Listed, Row
from xhht_cli.present.annotate.parts import MAIN, OFFICE, Element, Parts, text, the
from xhht_cli.present.annotate.styles import Look, Styles
from xhht_cli.present.language import Language, language

TITLE = say("To be corrected")
PART = "xl/xhht/loi-can-sua.xml"
"""Where the list stands in what this program wrote and nobody has saved since."""

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_LABELS = (
    *(say("No."), say("Unit"), say("Severity"), say("Sheet"), say("Cell"), say("Item code")),
    *(say("Written"), say("What is wrong"), say("What to do")),
)
_WIDTHS = (6, 24, 17, 12, 8, 11, 18, 52, 52)
_LETTER, _CELL_COLUMN = "ABCDEFGHI", 4
_POINTS, _NARROWER = 15, 0.95
_HIGHEST = 400
_LOOKS = {Severity.ERROR: Look.ERROR, Severity.WARNING: Look.WARNING, Severity.NOTE: Look.TEXT}
_LAST_LETTERS = 31
_PAGE = (
    '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
)


def put_list(
    parts: Parts, listed: Listed, styles: Styles, spoken: Language, kept: frozenset[str]
) -> None:
    """Put the list before all other sheets; one of an earlier time goes.

    ``kept`` are the sheets that hold returns: they are none of ours whatever they are called.
    """
    workbook = parts.xml(parts.workbook)
    sheets = the(workbook, "sheets")
    _unselect(parts)
    _remove_earlier(parts, sheets, kept)
    parts.put(PART, _drawn(listed, styles, spoken, set(_names(sheets))))
    parts.declare(PART, _TYPE)
    numbers = [int(sheet.get("sheetId", "0")) for sheet in sheets]
    new = etree.Element(f"{{{MAIN}}}sheet")
    new.set("name", _free(spoken.say(TITLE), _names(sheets)))
    new.set("sheetId", str(max(numbers, default=0) + 1))
    new.set(f"{{{OFFICE}}}id", parts.relate(parts.workbook, "worksheet", PART))
    sheets.insert(0, new)
    _shift(workbook, 1)
    for view in workbook.iter(f"{{{MAIN}}}workbookView"):
        view.set("activeTab", "0")
        view.set("firstSheet", "0")


def _names(sheets: Element) -> list[str]:
    return [sheet.get("name", "") for sheet in sheets]


def _free(name: str, taken: list[str]) -> str:
    """Give a name that no sheet has yet; Excel does not tell case apart."""
    known = {each.casefold() for each in taken}
    names = (name, *(f"{name} ({number})" for number in range(2, len(known) + 3)))
    return next(each[:_LAST_LETTERS] for each in names if each.casefold() not in known)


def _unselect(parts: Parts) -> None:
    """Leave no other sheet selected: Excel writes into all selected sheets at once."""
    for kind, _, name in parts.related(parts.workbook):
        if kind in {"worksheet", "chartsheet"}:
            for view in parts.xml(name).iter(f"{{{MAIN}}}sheetView"):
                view.attrib.pop("tabSelected", None)


def _remove_earlier(parts: Parts, sheets: Element, kept: frozenset[str]) -> None:
    titles = {language(code).say(TITLE) for code in ("vi", "en")} - kept
    earlier = [sheet for sheet in sheets if sheet.get("name") in titles]
    if not earlier or len(earlier) == len(sheets) or sheets[0] is not earlier[0]:
        return
    ident = earlier[0].get(f"{{{OFFICE}}}id")
    sheets.remove(earlier[0])
    _shift(parts.xml(parts.workbook), -1)
    parts.unrelate(parts.workbook, ident)


def _shift(workbook: Element, by: int) -> None:
    """Let the names that belong to a sheet follow it to its new place; those of no sheet go."""
    for name in list(workbook.iter(f"{{{MAIN}}}definedName")):
        place = name.get("localSheetId")
        if place is not None and int(place) + by < 0:
            name.getparent().remove(name)
        elif place is not None:
            name.set("localSheetId", str(int(place) + by))
    for names in workbook.findall(f"{{{MAIN}}}definedNames"):
        if not len(names):
            workbook.remove(names)


def _drawn(listed: Listed, styles: Styles, spoken: Language, sheets: set[str]) -> bytes:
    lines = [spoken.say(TITLE), spoken.say(say("File: {file}", file=listed.file))]
    lines += [spoken.say(how) for how in _how_to(marked=bool(sheets))]
    head = len(lines) + 2
    rows = [_line(styles, row, line) for row, line in enumerate(lines, start=1)]
    rows.append(_table_row(styles, head, [(spoken.say(each), Look.HEAD) for each in _LABELS]))
    for number, row in enumerate(listed.rows, start=1):
        rows.append(_table_row(styles, head + number, list(_cells(number, row, sheets))))
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(_WIDTHS, start=1)
    )
    pane = (
        f'<pane ySplit="{head}" topLeftCell="A{head + 1}" activePane="bottomLeft" state="frozen"/>'
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{MAIN}">'
        '<sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView tabSelected="1" showGridLines="0" workbookViewId="0">{pane}'
        f"</sheetView></sheetViews><cols>{columns}</cols><sheetData>{''.join(rows)}</sheetData>"
        f"{_links(listed.rows, head + 1, sheets)}{_PAGE}</worksheet>"
    ).encode()


def _how_to(*, marked: bool) -> tuple[Message, ...]:
    """Say what the unit is to do with this workbook."""
    send = say("Send it back with the next number in “Lần nộp”.")
    if not marked:
        return (say("Correct these cells in your own file and save it."), send)
    return (
        say("Correct the yellow cells in this workbook itself and save it; this sheet may stay."),
        say("If a cell is locked: Review, then Unprotect Sheet."),
        send,
    )


def _cells(number: int, row: Row, sheets: set[str]) -> Iterator[tuple[str, Look]]:
    yield str(number), Look.TEXT
    yield row.unit, Look.TEXT
    yield row.severity_name, _LOOKS[row.severity]
    yield row.sheet, Look.TEXT
    yield row.cell, Look.LINK if row.cell and row.sheet in sheets else Look.TEXT
    for content in (row.item, row.value, row.wrong, row.remedy):
        yield content, Look.TEXT


def _line(styles: Styles, row: int, content: str) -> str:
    look = Look.TITLE if row == 1 else Look.LINE
    height = ' ht="22" customHeight="1"' if row == 1 else ""
    return f'<row r="{row}"{height}>{_cell(f"A{row}", content, styles.looks[look])}</row>'


def _table_row(styles: Styles, row: int, cells: list[tuple[str, Look]]) -> str:
    filled = "".join(
        _cell(f"{letter}{row}", content, styles.looks[look])
        for letter, (content, look) in zip(_LETTER, cells, strict=True)
    )
    height = max(_lines(content, width) for (content, _), width in zip(cells, _WIDTHS, strict=True))
    points = min(_HIGHEST, height * _POINTS + 3)
    return f'<row r="{row}" ht="{points}" customHeight="1">{filled}</row>'


def _lines(content: str, width: float) -> int:
    """Say how many lines a text takes in a column, rather too many than too few."""
    room = int(width * _NARROWER)
    return sum(1 + max(0, len(line) - 1) // room for line in content.splitlines() or [""])


def _cell(address: str, content: str, style: int) -> str:
    inner = f'<is><t xml:space="preserve">{escape(text(content))}</t></is>'
    return f'<c r="{address}" s="{style}" t="inlineStr">{inner}</c>'


def _links(rows: tuple[Row, ...], first: int, sheets: set[str]) -> str:
    links = "".join(
        f'<hyperlink ref="{_LETTER[_CELL_COLUMN]}{number}" location={quoteattr(_location(row))}/>'
        for number, row in enumerate(rows, start=first)
        if row.cell and row.sheet in sheets
    )
    return f"<hyperlinks>{links}</hyperlinks>" if links else ""


def _location(row: Row) -> str:
    quoted = row.sheet.replace("'", "''")
    return f"'{quoted}'!{row.cell}"
