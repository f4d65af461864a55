"""Comments: the notes on faulty cells, in the two parts that Excel keeps them in.

The text stands in one part and the box it is shown in (VML) in another; both are added to where the
sheet has comments already, which stay.
"""

import re
from collections.abc import Mapping
from itertools import count

from lxml import etree  # type: ignore[import-untyped]  # lxml has no types of its own
from openpyxl.utils.cell import coordinate_to_tuple

from xhht_cli.present.annotate.parts import (
    MAIN,
    OFFICE,
    Element,
    Parts,
    UnusualWorkbookError,
    put_in_order,
    text,
    the,
)

AUTHOR = "xhht"
_AFTER = (
    *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems"),
    *("tableParts", "extLst"),
)
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_EMPTY = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'
_SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_VML = (
    f'<xml {_SPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{{number}}"/>'
    "</o:shapelayout></xml>"
)
_KIND = "_x0000_t202"
_KIND_OF_SHAPE = (
    f'<v:shapetype {_SPACES} id="{_KIND}" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    f'<v:shape {_SPACES} id="xhht_{{row}}_{{column}}" type="#{_KIND}" '
    'style="position:absolute;width:300pt;height:{height}pt;z-index:1;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/>"
    "<x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)
_SHAPES = re.compile(rb"<((?:\w+:)?shape)\b.*?</\1>", re.DOTALL)
_ROW, _COLUMN = (re.compile(rb"<(?:\w+:)?%s>\s*(\d+)" % name) for name in (b"Row", b"Column"))
_LINE, _LINE_HEIGHT, _MOST_LINES = 55, 14, 30
_ROW_HEIGHT = 20


def add_comments(parts: Parts, sheet: str, comments: Mapping[str, str], number: int) -> None:
    """Put comments on cells of a sheet; those that this program put there before go."""
    written = next((name for kind, _, name in parts.related(sheet) if kind == "comments"), None)
    if not comments and written is None:
        return
    written = written or _new_comments(parts, sheet, number)
    drawn = _drawing(parts, sheet) or _new_drawing(parts, sheet, number)
    root = parts.xml(written)
    gone = _remove_own(root)
    for cell, content in comments.items():
        _add(root, cell, text(content))
    shapes = parts.content(drawn)
    boxed = set(comments) - _foreign(root, comments)
    kept = _SHAPES.sub(lambda shape: b"" if _is_of(shape[0], gone | boxed) else shape[0], shapes)
    kind = "" if _KIND.encode() in kept else _KIND_OF_SHAPE
    new = kind + "".join(_shape(cell, comments[cell]) for cell in comments if cell in boxed)
    end = kept.rfind(b"</xml>")
    if end < 0:
        raise UnusualWorkbookError
    parts.put(drawn, kept[:end] + new.encode() + kept[end:])


def _new_comments(parts: Parts, sheet: str, number: int) -> str:
    name = _free(parts, "xl/xhht/comments{}.xml", number)
    parts.put(name, _EMPTY.encode())
    parts.declare(name, _COMMENTS_TYPE)
    parts.relate(sheet, "comments", name)
    return name


def _free(parts: Parts, pattern: str, first: int) -> str:
    return next(name for n in count(first) if (name := pattern.format(n)) not in parts)


def _drawing(parts: Parts, sheet: str) -> str | None:
    """Give the part with the boxes; pictures in headers have one of the same kind."""
    element = parts.xml(sheet).find(f"{{{MAIN}}}legacyDrawing")
    ident = None if element is None else element.get(f"{{{OFFICE}}}id")
    found = (name for _, each, name in parts.related(sheet) if each == ident and name in parts)
    return next(found, None)


def _new_drawing(parts: Parts, sheet: str, number: int) -> str:
    name = _free(parts, "xl/xhht/drawing{}.vml", number)
    parts.put(name, _VML.format(number=number).encode())
    parts.declare(name, _VML_TYPE)
    ident = parts.relate(sheet, "vmlDrawing", name)
    for old in parts.xml(sheet).findall(f"{{{MAIN}}}legacyDrawing"):
        parts.xml(sheet).remove(old)
    drawing = etree.Element(f"{{{MAIN}}}legacyDrawing", {f"{{{OFFICE}}}id": ident})
    put_in_order(parts.xml(sheet), drawing, _AFTER)
    return name


def _author(root: Element) -> str:
    """Give this program's number among the authors."""
    authors = the(root, "authors")
    names = [author.text for author in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, f"{{{MAIN}}}author").text = AUTHOR
        names.append(AUTHOR)
    return str(names.index(AUTHOR))


def _remove_own(root: Element) -> set[str]:
    author, gone = _author(root), set()
    for comment in list(root.iter(f"{{{MAIN}}}comment")):
        if comment.get("authorId") == author:
            gone.add(comment.get("ref", ""))
            comment.getparent().remove(comment)
    return gone


def _foreign(root: Element, cells: Mapping[str, str]) -> set[str]:
    """Give the cells that somebody else's comment stands on, which has its box."""
    author = _author(root)
    every = root.iter(f"{{{MAIN}}}comment")
    return {each.get("ref") for each in every if each.get("authorId") != author} & set(cells)


def _add(root: Element, cell: str, content: str) -> None:
    """Add a comment; a cell has one at most, so to somebody else's it is appended."""
    comments = the(root, "commentList")
    found = next((each for each in comments if each.get("ref") == cell), None)
    if found is None:
        about = {"ref": cell, "authorId": _author(root)}
        found = etree.SubElement(comments, f"{{{MAIN}}}comment", about)
        etree.SubElement(found, f"{{{MAIN}}}text")
        _run(found, content)
    else:
        _run(found, f"\n\n{content}")


def _run(comment: Element, content: str) -> None:
    holder = the(comment, "text")
    run = etree.SubElement(holder, f"{{{MAIN}}}r")
    look = etree.SubElement(run, f"{{{MAIN}}}rPr")
    etree.SubElement(look, f"{{{MAIN}}}sz", {"val": "10"})
    etree.SubElement(look, f"{{{MAIN}}}rFont", {"val": "Times New Roman"})
    written = etree.SubElement(run, f"{{{MAIN}}}t")
    written.text = content
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _is_of(shape: bytes, cells: set[str]) -> bool:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    if row is None or column is None:
        return False
    place = int(row[1]) + 1, int(column[1]) + 1
    return place in {coordinate_to_tuple(cell) for cell in cells}


def _shape(cell: str, content: str) -> str:
    row, column = (place - 1 for place in coordinate_to_tuple(cell))
    lines = sum(1 + len(line) // _LINE for line in content.splitlines())
    height = _LINE_HEIGHT * (1 + min(lines, _MOST_LINES))
    return _SHAPE.format(
        row=row,
        column=column,
        height=height,
        left=column + 1,
        right=column + 4,
        top=max(0, row - 1),
        bottom=max(0, row - 1) + 1 + height // _ROW_HEIGHT,
    )
