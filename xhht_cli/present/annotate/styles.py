"""Styles: the looks of the list and the mark of a faulty cell, added after those that are there."""

from dataclasses import dataclass
from enum import Enum

from lxml import etree  # type: ignore[import-untyped]  # lxml has no types of its own

from xhht_cli.present.annotate.parts import (
    MAIN,
    Element,
    Parts,
    UnusualWorkbookError,
    put_in_order,
)

_FACE = '<name val="Times New Roman"/><family val="1"/>'
_FONTS = {
    "plain": f'<font><sz val="11"/>{_FACE}</font>',
    "bold": f'<font><b/><sz val="11"/>{_FACE}</font>',
    "title": f'<font><b/><sz val="14"/>{_FACE}</font>',
    "red": f'<font><b/><sz val="11"/><color rgb="FFC00000"/>{_FACE}</font>',
    "amber": f'<font><b/><sz val="11"/><color rgb="FF9C5700"/>{_FACE}</font>',
    "link": f'<font><u/><sz val="11"/><color rgb="FF0563C1"/>{_FACE}</font>',
}
_FILL = '<fill><patternFill patternType="solid"><fgColor rgb="FFE2EFDA"/></patternFill></fill>'
_SIDES = "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
_BORDER = f"<border>{_SIDES}<diagonal/></border>"
_MARK = (
    '<dxf><font><b/><color rgb="FF9C0006"/></font><fill><patternFill patternType="solid">'
    '<fgColor rgb="FFFFFF00"/><bgColor rgb="FFFFFF00"/></patternFill></fill></dxf>'
)
_AFTER = ("tableStyles", "colors", "extLst")


class Look(Enum):
    """How a cell of the list looks: its font, and whether it is of the table and of its head."""

    TITLE = ("title", False, False)
    LINE = ("plain", False, False)
    HEAD = ("bold", True, True)
    TEXT = ("plain", True, False)
    ERROR = ("red", True, False)
    WARNING = ("amber", True, False)
    LINK = ("link", True, False)


@dataclass(frozen=True, slots=True)
class Styles:
    """The numbers of the looks among the styles of cells, and of the mark among the conditional."""

    looks: dict[Look, int]
    mark: int


def add_styles(parts: Parts) -> Styles:
    """Add the looks and the mark to a workbook's styles.

    Raises:
        UnusualWorkbookError: It has no styles, which no program leaves out.
    """
    found = (name for kind, _, name in parts.related(parts.workbook) if kind == "styles")
    name = next(found, "")
    if name not in parts:
        raise UnusualWorkbookError
    styles = parts.xml(name)
    fonts = {name: _added(styles, "fonts", font) for name, font in _FONTS.items()}
    fill, border = _added(styles, "fills", _FILL), _added(styles, "borders", _BORDER)
    looks = {look: _added(styles, "cellXfs", _format(fonts, fill, border, look)) for look in Look}
    return Styles(looks=looks, mark=_added(styles, "dxfs", _MARK))


def _format(fonts: dict[str, int], fill: int, border: int, look: Look) -> str:
    font, table, head = look.value
    shape = f'fillId="{fill if head else 0}" borderId="{border if table else 0}"'
    wrap = '<alignment vertical="top" wrapText="1"/>' if table else '<alignment vertical="top"/>'
    applied = 'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
    return f'<xf numFmtId="0" fontId="{fonts[font]}" {shape} xfId="0" {applied}>{wrap}</xf>'


def _added(styles: Element, group: str, content: str) -> int:
    """Add an element to a group; give its number."""
    holder = styles.find(f"{{{MAIN}}}{group}")
    if holder is None and group != "dxfs":
        raise UnusualWorkbookError
    if holder is None:
        holder = etree.Element(f"{{{MAIN}}}dxfs")
        put_in_order(styles, holder, _AFTER)
    wrapped = etree.fromstring(f'<x xmlns="{MAIN}">{content}</x>')
    holder.append(wrapped[0])
    count = sum(1 for _ in holder.iterchildren(tag=etree.Element))
    holder.set("count", str(count))
    return count - 1
