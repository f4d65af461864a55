"""Document: a letter laid out as Nghị định 30/2020/NĐ-CP, Phụ lục I, has it."""

import io

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.shared import Mm, Pt
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph as Line

from xhht_cli.messages import say
from xhht_cli.present.archive import repack
from xhht_cli.present.language import Language
from xhht_cli.present.report.blocks import Block, Gap, Heading, Letter, Paragraph, Table
from xhht_cli.present.report.letterhead import Letterhead
from xhht_cli.present.report.paper import BODY, SMALL, new_paper, rule, typed
from xhht_cli.present.report.tables import draw_table, mark, shape

_HEAD_WIDTHS, _FOOT_WIDTHS = (70, 95), (85, 80)
_HEAD, _MOTTO, _RECIPIENTS = 12, 13, 11
_SIGNING = 60
"""Points of room for a signature and a seal."""


def lay_out(letter: Letter, head: Letterhead, language: Language) -> bytes:
    """Write a letter as a .docx; the same letter gives the same bytes."""
    document = new_paper(f"{letter.title}: {letter.abstract}", language)
    _head(document, head)
    _title(document, letter, head)
    before: Block | None = None
    for block in letter.blocks:
        drawn = _block(document, block)
        if drawn and isinstance(before, Heading):
            drawn.paragraph_format.keep_with_next = True
        before = block
    _foot(document, head, language)
    written = io.BytesIO()
    document.save(written)
    return repack(written.getvalue())


def _head(document: Document, head: Letterhead) -> None:
    drawn = document.add_table(rows=1, cols=2)
    shape(drawn, _HEAD_WIDTHS)
    left, right = drawn.rows[0].cells
    left.width, right.width = (Mm(width) for width in _HEAD_WIDTHS)
    _put(left, head.parent, size=_HEAD, first=True)
    _put(left, head.body, size=_HEAD, bold=True)
    rule(left.add_paragraph(), 22)
    _put(left, head.number, size=_MOTTO, before=6)
    _put(right, head.state, size=_HEAD, bold=True, first=True)
    _put(right, head.motto, size=_MOTTO, bold=True)
    rule(right.add_paragraph(), 19)
    _put(right, head.dated, size=_MOTTO, italic=True, before=6)


def _put(  # noqa: PLR0913  # one argument for each thing a line of the head may be
    cell: Cell,
    text: str,
    *,
    size: int,
    bold: bool = False,
    italic: bool = False,
    first: bool = False,
    before: int = 0,
) -> Line:
    paragraph: Line = cell.paragraphs[0] if first else cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(before)
    run = typed(paragraph, text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return paragraph


def _title(document: Document, letter: Letter, head: Letterhead) -> None:
    title = document.add_paragraph(style="Title")
    typed(title, letter.title)
    abstract = document.add_paragraph(style="Subtitle")
    typed(abstract, letter.abstract)
    rule(document.add_paragraph(), 60)
    to = document.add_paragraph()
    typed(to, head.to)
    to.alignment = WD_ALIGN_PARAGRAPH.CENTER
    to.paragraph_format.space_before, to.paragraph_format.space_after = Pt(12), Pt(12)


def _block(document: Document, block: Block) -> Line | None:
    match block:
        case Heading(text=text, level=level):
            heading = document.add_paragraph(style=f"Heading {level}")
            typed(heading, text)
            return heading
        case Paragraph(text=text, lead=lead):
            paragraph = document.add_paragraph(style="Body Text")
            if lead:
                typed(paragraph, f"{lead} ").italic = True
            typed(paragraph, text)
            return paragraph
        case Gap(text=text):
            run = typed(document.add_paragraph(style="Body Text"), text)
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        case Table():
            draw_table(document, block)
    return None


def _foot(document: Document, head: Letterhead, language: Language) -> None:
    drawn = document.add_table(rows=1, cols=2)
    shape(drawn, _FOOT_WIDTHS)
    mark(drawn.rows[0], "w:cantSplit")
    left, right = drawn.rows[0].cells
    left.width, right.width = (Mm(width) for width in _FOOT_WIDTHS)
    label = typed(left.paragraphs[0], language.say(say("Recipients:")))
    label.bold = label.italic = True
    label.font.size = Pt(SMALL)
    for line in head.recipients:
        typed(left.add_paragraph(), line).font.size = Pt(_RECIPIENTS)
    _put(right, head.signer, size=BODY, bold=True, first=True)
    signed = _put(right, head.signed, size=BODY, italic=True)
    signed.paragraph_format.space_after = Pt(_SIGNING)
