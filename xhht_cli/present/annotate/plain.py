"""The plain workbook: the least that is one, without any sheet yet."""

import io
from zipfile import ZipFile

from xhht_cli.present.annotate.parts import MAIN, OFFICE

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATIONSHIP = '<Relationship Id="rId1" Type="{office}/{kind}" Target="{target}"/>'
_XF = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"{more}/>'


def _relationships(kind: str, target: str) -> str:
    inner = _RELATIONSHIP.format(office=OFFICE, kind=kind, target=target)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _group(name: str, *inner: str) -> str:
    return f'<{name} count="{len(inner)}">{"".join(inner)}</{name}>'


_STYLES = (
    _group("fonts", '<font><sz val="11"/><name val="Times New Roman"/></font>'),
    _group(
        "fills",
        '<fill><patternFill patternType="none"/></fill>',
        '<fill><patternFill patternType="gray125"/></fill>',
    ),
    _group("borders", "<border><left/><right/><top/><bottom/><diagonal/></border>"),
    _group("cellStyleXfs", _XF.format(more="")),
    _group("cellXfs", _XF.format(more=' xfId="0"')),
    _group("cellStyles", '<cellStyle name="Normal" xfId="0" builtinId="0"/>'),
)
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    ),
    "_rels/.rels": _relationships("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets/></workbook>',
    "xl/_rels/workbook.xml.rels": _relationships("styles", "styles.xml"),
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{"".join(_STYLES)}</styleSheet>',
}


def _packed() -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w") as archive:
        for name, part in _PARTS.items():
            archive.writestr(name, part)
    return content.getvalue()


PLAIN = _packed()
