"""Marks: what makes a faulty cell stand out, by a conditional format that is always on.

So the style of the cell itself, which may say that it is a percentage, stays as it is, and the mark
can be told from all others and taken away when the return comes back.
"""

from collections.abc import Iterable

from lxml import etree  # type: ignore[import-untyped]  # lxml has no types of its own

from xhht_cli.present.annotate.parts import MAIN, Element, put_in_order

_ALWAYS = 'N("xhht")=0'
_AFTER = (
    *("dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter"),
    *("rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags"),
    *("drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects"),
    *("controls", "webPublishItems", "tableParts", "extLst"),
)


def mark(sheet: Element, cells: Iterable[str], style: int) -> None:
    """Mark cells, before all other conditional formats; marks of an earlier time go."""
    _unmark(sheet)
    marked = " ".join(cells)
    if marked:
        for other in sheet.iter(f"{{{MAIN}}}cfRule"):
            other.set("priority", str(int(other.get("priority", "0")) + 1))
        holder = etree.Element(f"{{{MAIN}}}conditionalFormatting", {"sqref": marked})
        about = {"type": "expression", "dxfId": str(style), "priority": "1", "stopIfTrue": "1"}
        rule = etree.SubElement(holder, f"{{{MAIN}}}cfRule", about)
        etree.SubElement(rule, f"{{{MAIN}}}formula").text = _ALWAYS
        put_in_order(sheet, holder, ("conditionalFormatting", *_AFTER))


def _unmark(sheet: Element) -> None:
    for holder in list(sheet.iterchildren(f"{{{MAIN}}}conditionalFormatting")):
        formulas = holder.iter(f"{{{MAIN}}}formula")
        if any((formula.text or "").replace(" ", "") == _ALWAYS for formula in formulas):
            sheet.remove(holder)
