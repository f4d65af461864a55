"""Archives: the same content gives the same bytes."""

import io
from zipfile import ZIP_STORED, ZipFile

from xhht_cli.present.archive import repack

CORE = (
    b'<cp:coreProperties xmlns:dcterms="d"><dcterms:created xsi:type="dcterms:W3CDTF">%s'
    b"</dcterms:created><dcterms:modified>%s</dcterms:modified></cp:coreProperties>"
)


def zipped(*parts: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return file.getvalue()


def test_order_and_time_of_packing_leave_no_trace() -> None:
    morning = ("docProps/core.xml", CORE % (b"2013-05-29T08:00:00Z", b"2013-05-29T08:01:00Z"))
    evening = ("docProps/core.xml", CORE % (b"2014-01-02T20:00:00Z", b"2014-01-02T21:00:00Z"))
    sheet, types = ("xl/worksheets/sheet1.xml", b"<x/>"), ("[Content_Types].xml", b"<t/>")

    assert repack(zipped(sheet, morning, types)) == repack(zipped(types, evening, sheet))


def test_other_content_gives_other_bytes() -> None:
    assert repack(zipped(("a.xml", b"<a/>"))) != repack(zipped(("a.xml", b"<b/>")))


def test_parts_are_sorted_dated_1980_and_kept_word_for_word() -> None:
    packed = repack(zipped(("xl/b.xml", b"2013-05-29"), ("_rels/.rels", b""), ("[C].xml", b"c")))

    with ZipFile(io.BytesIO(packed)) as archive:
        names = archive.namelist()
        dates = {info.date_time for info in archive.infolist()}
        kept = archive.read("xl/b.xml")
    assert names == ["[C].xml", "_rels/.rels", "xl/b.xml"]
    assert dates == {(1980, 1, 1, 0, 0, 0)}
    assert kept == b"2013-05-29"


def test_created_and_modified_become_the_first_day_a_zip_can_hold() -> None:
    core = CORE % (b"2013-05-29T08:00:00Z", b"2013-05-29T08:01:00Z")

    with ZipFile(io.BytesIO(repack(zipped(("docProps/core.xml", core))))) as archive:
        stamped = archive.read("docProps/core.xml")
    assert stamped == CORE % (b"1980-01-01T00:00:00Z", b"1980-01-01T00:00:00Z")
