"""Ways to pack a workbook: each is read right, or says what is wrong with it."""

import random
from pathlib import Path

import pytest

from tests.workbooks import FORM, SHEET, packed, parts_of, raws, read, workbook
from xhht_cli.messages import say
from xhht_cli.returns.archive import Archive
from xhht_cli.returns.model import Trouble

PARTS = parts_of(workbook(FORM + "1 | Tổng số | 101 | thôn | 12"))
BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
TWELVE = b'<c r="E5" t="n"><v>12</v></c>'
STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    ),
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}
ODD = PARTS | {SHEET: PARTS[SHEET].replace(b"<c r", b"<c\n r")}
"""The same, written so that openpyxl has to read it."""


def _strict(parts: dict[str, bytes]) -> dict[str, bytes]:
    for old, new in STRICT.items():
        parts = {name: content.replace(old, new) for name, content in parts.items()}
    return parts


def _renamed(parts: dict[str, bytes], old: str, new: str) -> dict[str, bytes]:
    return {name.replace(old, new): content for name, content in parts.items()}


@pytest.mark.parametrize("parts", [PARTS, ODD], ids=["plain", "odd"])
def test_names_and_namespaces_of_other_programs_are_understood(
    tmp_path: Path, parts: dict[str, bytes]
) -> None:
    ways = {
        "strict": packed(_strict(parts)),
        "backslashes": packed(_renamed(parts, "/", "\\")),
        "lower case": packed({name.lower(): content for name, content in parts.items()}),
        "upper case": packed({name.upper(): content for name, content in parts.items()}),
        "no content types": packed({n: c for n, c in parts.items() if "Content" not in n}),
        "no root": packed({n: c for n, c in parts.items() if n != "_rels/.rels"}),
        "bytes before": b"MZ" + packed(parts),
        "bytes after": packed(parts) + b"\r\n--boundary--\r\n",
    }
    found = {way: raws(read(tmp_path, data)) for way, data in ways.items()}
    assert [way for way, read_there in found.items() if read_there != {"101": "12"}] == []


@pytest.mark.parametrize(
    "target", ["worksheets/a b.xml", "worksheets/a%20b.xml", r"worksheets\a b.xml"]
)
def test_a_target_is_an_address(tmp_path: Path, target: str) -> None:
    parts = _renamed(PARTS, "sheet1.xml", "a b.xml")
    parts[LINKS] = parts[LINKS].replace(b"/xl/worksheets/sheet1.xml", target.encode())
    assert raws(read(tmp_path, packed(parts))) == {"101": "12"}


def test_what_stands_under_the_very_name_is_the_sheet(tmp_path: Path) -> None:
    other = {f"/{SHEET}": PARTS[SHEET].replace(b"<v>12</v>", b"<v>13</v>")}
    assert raws(read(tmp_path, packed(PARTS | other))) == {"101": "12"}


def test_the_root_names_the_workbook(tmp_path: Path) -> None:
    root = {"_rels/.rels": PARTS["_rels/.rels"].replace(b"xl/workbook.xml", b"other/workbook.xml")}
    links = PARTS[LINKS].replace(b"sheet1.xml", b"sheet2.xml")
    other = {
        "other/workbook.xml": PARTS[BOOK],
        "other/_rels/workbook.xml.rels": links,
        "xl/worksheets/sheet2.xml": PARTS[SHEET].replace(b"<v>12</v>", b"<v>13</v>"),
    }
    assert raws(read(tmp_path, packed(PARTS | other | root))) == {"101": "13"}


@pytest.mark.parametrize("kind", ["chartsheet", "dialogsheet", "xlMacrosheet"])
@pytest.mark.parametrize("parts", [PARTS, ODD], ids=["plain", "odd"])
def test_only_worksheets_are_read(tmp_path: Path, parts: dict[str, bytes], kind: str) -> None:
    names = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheet = f'<sheet xmlns:r="{names}" name="M" sheetId="9" r:id="rId90"/></sheets>'.encode()
    link = (
        f'<Relationship Id="rId90" Type="{names}/{kind}" Target="m.xml"/></Relationships>'.encode()
    )
    more = {
        BOOK: parts[BOOK].replace(b"</sheets>", sheet),
        LINKS: parts[LINKS].replace(b"</Relationships>", link),
        "xl/m.xml": parts[SHEET].replace(b"<v>12</v>", b"<v>13</v>"),
    }
    assert raws(read(tmp_path, packed(parts | more))) == {"101": "12"}


def test_a_listed_sheet_without_a_part_is_damage(tmp_path: Path) -> None:
    sheet = b'<sheet name="M" sheetId="9"/></sheets>'
    found = read(tmp_path, packed(PARTS | {BOOK: PARTS[BOOK].replace(b"</sheets>", sheet)}))
    assert (found.trouble, found.detail) == (Trouble.DAMAGED, say("a sheet is missing"))


def test_texts_that_are_not_there_are_damage(tmp_path: Path) -> None:
    text = b'<c r="E5" t="s"><v>0</v></c>'
    found = read(tmp_path, packed(PARTS | {SHEET: PARTS[SHEET].replace(TWELVE, text)}))
    assert (found.trouble, found.detail) == (
        Trouble.DAMAGED,
        say("the part with the texts is missing"),
    )


@pytest.mark.parametrize("claim", [b"count", b"uniqueCount"])
def test_a_vast_count_does_not_end_the_program(tmp_path: Path, claim: bytes) -> None:
    names = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    texts = b'<sst xmlns="%s" %s="4294967295"><si><t>12</t></si></sst>' % (names, claim)
    link = (
        b'<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    parts = PARTS | {
        "xl/sharedStrings.xml": texts,
        LINKS: PARTS[LINKS].replace(b"</Relationships>", link),
        SHEET: PARTS[SHEET].replace(TWELVE, b'<c r="E5" t="s"><v>0</v></c>'),
    }
    assert raws(read(tmp_path, packed(parts))) == {"101": "12"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<v>12</v>", b"<v>1&#50;</v>"),
        (b"<v>12</v>", b"<v>1&#x32;</v>"),
        (
            b"</sheetData>",
            b'</sheetData><sheetData><row r="5"><c r="E5"><v>12</v></c></row></sheetData>',
        ),
        (b"<sheetData>", b"<a>" * 9999 + b"</a>" * 9999 + b"<sheetData>"),
        (b"</sheetData>", b'</sheetData><mergeCells count="4294967295"/>'),
    ],
)
def test_a_number_is_read_to_its_end(tmp_path: Path, old: bytes, new: bytes) -> None:
    found = read(tmp_path, packed(PARTS | {SHEET: PARTS[SHEET].replace(old, new)}))
    assert raws(found) == {"101": "12"}


def test_a_document_type_behind_a_long_comment_is_refused(tmp_path: Path) -> None:
    late = b'<?xml version="1.0"?><!--' + bytes([32]) * 9000 + b'--><!DOCTYPE x [<!ENTITY a "12">]>'
    found = read(tmp_path, packed(PARTS | {SHEET: late + PARTS[SHEET]}))
    assert found.trouble is Trouble.DAMAGED


@pytest.mark.parametrize("written", ['numFmtId="9"', "numFmtId='9'"])
def test_a_percentage_is_seen_however_its_style_is_written(tmp_path: Path, written: str) -> None:
    cell = TWELVE.replace(b' t="n"', b' s="1"')
    second = f"<xf {written}/></cellXfs>".encode()
    style = PARTS["xl/styles.xml"].replace(b"</cellXfs>", second)
    parts = PARTS | {SHEET: PARTS[SHEET].replace(TWELVE, cell), "xl/styles.xml": style}
    assert raws(read(tmp_path, packed(parts))) == {"101": "1200%"}


def test_a_head_of_blanks_and_comments_is_looked_over_at_once(tmp_path: Path) -> None:
    head = b" " * 100_000 + b"<!-- a -->\n" * 10_000
    found = read(tmp_path, packed(PARTS | {BOOK: head + PARTS[BOOK]}))
    assert raws(found) == {"101": "12"}


def test_a_workbook_with_much_to_parse_is_left_to_the_reader_process() -> None:
    noise = random.Random(1).randbytes(3 << 20)  # noqa: S311  # repeatable, not secret
    remark = b"<!--" + noise.hex().encode() + b"-->"
    heavy = packed(PARTS | {LINKS: PARTS[LINKS] + remark})
    with Archive(heavy) as one, Archive(packed(PARTS)) as other:
        assert (one.light, other.light) == (False, True)
