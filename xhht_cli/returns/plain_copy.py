"""The plain copy of an .xlsx: only its worksheets, texts and styles, where every reader seeks them.

An .xlsx may be written in many ways that no two readers all know: Strict names, parts named with
backslashes or in another case, odd places. And a fault in a chart or a link is no concern of ours.
"""

import zipfile
from io import BytesIO
from xml.sax.saxutils import quoteattr

from xhht_cli.messages import say
from xhht_cli.returns.archive import Archive
from xhht_cli.returns.grid import NoWorkbookError
from xhht_cli.returns.limits import LIGHT
from xhht_cli.returns.look import near_rows
from xhht_cli.returns.model import Trouble
from xhht_cli.returns.package import USUAL_STRINGS, USUAL_STYLES, USUAL_WORKBOOK, Package

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHARED = b't="s"'
_CODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def plain_copy(archive: Archive, package: Package) -> bytes:
    """Pack the worksheets again, in their order, numbered instead of named.

    Raises:
        NoWorkbookError: A part is damaged.
    """
    parts = {
        f"xl/worksheets/sheet{number}.xml": near_part(archive, sheet.part)
        for number, sheet in enumerate(package.sheets, start=1)
    }
    for name, part in ((USUAL_STRINGS, package.strings), (USUAL_STYLES, package.styles)):
        if part in archive:
            parts[name] = archive.read(part)
    if USUAL_STRINGS not in parts and any(_SHARED in content for content in parts.values()):
        raise NoWorkbookError(Trouble.DAMAGED, say("the part with the texts is missing"))
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as copy:
        for name, content in (_frame(parts, package) | parts).items():
            copy.writestr(zipfile.ZipInfo(name), _transitional(content))
    return file.getvalue()


def near_part(archive: Archive, part: str) -> bytes:
    """Unpack a sheet; of a large one, no more than the rows that a form could reach."""
    if archive.size(part) <= LIGHT:
        return archive.read(part)
    return near_rows(archive.head(part), archive.tail(part))


def _transitional(content: bytes) -> bytes:
    for coding in _CODINGS:
        content = content.replace(_STRICT.encode(coding), _MAIN.encode(coding))
    return content


def _frame(parts: dict[str, bytes], package: Package) -> dict[str, bytes]:
    """Write the parts that lead to the sheets."""
    sheets = [name for name in parts if name not in {USUAL_STRINGS, USUAL_STYLES}]
    kinds = dict.fromkeys(sheets, "worksheet")
    kinds |= {USUAL_STRINGS: "sharedStrings"} if USUAL_STRINGS in parts else {}
    kinds |= {USUAL_STYLES: "styles"} if USUAL_STYLES in parts else {}
    listed = "".join(
        f'<sheet name="sheet{n}" sheetId="{n}" state={quoteattr(sheet.state)} r:id="rId{n}"/>'
        for n, sheet in enumerate(package.sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_LINKS}/{kind}" Target="/{name}"/>'
        for n, (name, kind) in enumerate(kinds.items(), start=1)
    )
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{_CONTENT}.{kind}+xml"/>'
        for name, kind in (*kinds.items(), (USUAL_WORKBOOK, "sheet.main"))
    )
    root = f'<Relationship Id="rId1" Type="{_LINKS}/officeDocument" Target="{USUAL_WORKBOOK}"/>'
    book = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><workbookPr'
        f' date1904="{int(package.from_1904)}"/><sheets>{listed}</sheets>'
        f'<calcPr fullCalcOnLoad="{int(package.stale)}"/></workbook>'
    )
    written = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{root}</Relationships>',
        USUAL_WORKBOOK: book,
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
        ),
    }
    return {name: content.encode() for name, content in written.items()}
