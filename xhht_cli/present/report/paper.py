"""Paper: the page, the fonts and the marks that python-docx has no words for.

Sizes are those of Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, margins of 20 to 25 mm above and below,
30 to 35 mm left, 15 to 20 mm right; Times New Roman of 13 or 14 points.
"""

import re

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from xhht_cli.present.language import Language

FONT = "Times New Roman"
BODY, SMALL = 14, 12
_RULE = 3
_LONGEST = 255
"""What a property of an Office file can hold."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNBROKEN = "\N{NO-BREAK SPACE}%"
_SCRIPTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
_LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}
_THEMED = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")


def new_paper(title: str, language: Language) -> Document:
    """Make an empty document with the page, the styles and the properties of an official one."""
    document = docx.Document()
    _page(document)
    _styles(document, _LANGUAGES[language.code])
    properties = document.core_properties
    properties.title, properties.author, properties.comments = _legal(title)[:_LONGEST], "", ""
    properties.last_modified_by = ""
    properties.language = _LANGUAGES[language.code]
    return document


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _number(paragraph.add_run())


def _number(run: Run) -> None:
    """Put the number of the page into a run, as a field."""
    for kind in ("begin", "separate", "end"):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)  # noqa: SLF001  # python-docx knows no fields
        if kind == "begin":
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = " PAGE "
            run._r.append(code)  # noqa: SLF001  # as above


def _styles(document: Document, spoken: str) -> None:
    styles = document.styles
    normal = styles["Normal"]
    _font(normal, BODY)
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), spoken)
        language.set(qn("w:eastAsia"), spoken)
    layout = normal.paragraph_format
    layout.space_before, layout.space_after = Pt(0), Pt(0)
    layout.line_spacing_rule = WD_LINE_SPACING.SINGLE
    body = styles["Body Text"]
    body.paragraph_format.first_line_indent = Mm(12.7)
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    body.paragraph_format.space_before, body.paragraph_format.space_after = Pt(0), Pt(6)
    body.paragraph_format.widow_control = True
    for name in ("Heading 1", "Heading 2"):
        _heading(styles[name])
    _font(styles["Header"], BODY)
    for name, above in (("Title", 18), ("Subtitle", 0)):
        _title(styles[name], above)


def _title(style: ParagraphStyle, above: int) -> None:
    """Centre a title in bold black, without the line that the template draws below it."""
    _font(style, BODY)
    style.font.bold, style.font.italic = True, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    properties, letters = style.element.get_or_add_pPr(), style.element.get_or_add_rPr()
    for parent, name in ((properties, "w:pBdr"), (letters, "w:spacing"), (letters, "w:kern")):
        for found in parent.findall(qn(name)):
            parent.remove(found)
    layout = style.paragraph_format
    layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
    layout.space_before, layout.space_after = Pt(above), Pt(0)


def _heading(style: ParagraphStyle) -> None:
    _font(style, BODY)
    style.font.bold, style.font.italic = True, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    layout = style.paragraph_format
    layout.first_line_indent = Mm(12.7)
    layout.space_before, layout.space_after = Pt(6), Pt(6)
    layout.keep_with_next = True


def _font(style: ParagraphStyle, size: int) -> None:
    """Set a font for every script, so that Word does not fall back to another for one of them."""
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in _THEMED:
        fonts.attrib.pop(qn(theme), None)
    for script in _SCRIPTS:
        fonts.set(qn(script), FONT)


def typed(paragraph: Paragraph, text: str) -> Run:
    """Put text into a paragraph as it is; 5 % is not broken over two lines."""
    return paragraph.add_run(_legal(text).replace(" %", _UNBROKEN))


def _legal(text: str) -> str:
    """Show what XML cannot hold as �."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def rule(paragraph: Paragraph, inset: int) -> None:
    """Make an empty paragraph a line, ``inset`` millimetres from both sides."""
    paragraph.paragraph_format.line_spacing = Pt(_RULE)
    edge = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    edge.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001  # no words for borders
        edge, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    paragraph.paragraph_format.left_indent = Mm(inset)
    paragraph.paragraph_format.right_indent = Mm(inset)
