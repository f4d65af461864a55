"""Tables: a report's tables on paper, their header repeated and no row torn between two pages."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as DrawnTable
from docx.table import _Cell as Cell
from docx.table import _Row as Row

from xhht_cli.present.report.blocks import Table
from xhht_cli.present.report.paper import typed

_SIZE = 11
_PADDING = Pt(1)
_BELOW = 8
_MARGIN = Mm(1)


def draw_table(document: Document, table: Table) -> None:
    """Draw a table with lines."""
    drawn = document.add_table(rows=0, cols=len(table.header), style="Table Grid")
    shape(drawn, table.widths)
    _fill(drawn, table.header, table, head=True)
    for row in table.rows:
        _fill(drawn, row, table, head=False)
    below = document.add_paragraph().paragraph_format
    below.line_spacing = Pt(_BELOW)


def shape(drawn: DrawnTable, widths: Sequence[int]) -> None:
    """Give a table fixed widths in millimetres, and put it in the middle."""
    drawn.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), str(_MARGIN.twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = drawn._tbl.tblPr  # noqa: SLF001  # python-docx has no words for margins
    properties.insert_element_before(margins, "w:tblLook", "w:tblCaption")
    drawn.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = Mm(width)


def _fill(drawn: DrawnTable, texts: Sequence[str], table: Table, *, head: bool) -> None:
    row = drawn.add_row()  # type: ignore[no-untyped-call]  # python-docx leaves it untyped
    mark(row, "w:cantSplit")
    if head:
        mark(row, "w:tblHeader")
    for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        cell.width = Mm(table.widths[place])
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        centred = head or place in table.centred
        _write(cell, text, bold=head, centred=centred, first=head)


def mark(row: Row, name: str) -> None:
    """Mark a row by an element of its properties."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001  # python-docx has no words for it
    properties.append(OxmlElement(name))


def _write(cell: Cell, text: str, *, bold: bool, centred: bool, first: bool) -> None:
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.space_before = _PADDING
        paragraph.paragraph_format.space_after = _PADDING
        paragraph.paragraph_format.keep_with_next = first
        run = typed(paragraph, line)
        run.font.size, run.bold = Pt(_SIZE), bold
