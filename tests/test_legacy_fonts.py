"""Text typed for .VnTime and VNI-Times, read as it looks there."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import plan
from tests.legacy_fonts import LETTERS, in_tcvn3, in_vni
from xhht_cli.returns.legacy_fonts import (
    Font,
    font_in,
    font_of,
    in_form,
    in_unicode,
    readings,
    tcvn3,
    vni,
)

SYLLABLES = "xã Bình Dương người đã được khuỷu ngoằn nghiêng ưu việt quyết định yếu ớt hoà"


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_of_vietnamese_is_read(letter: str) -> None:
    assert tcvn3(in_tcvn3(letter)) == letter
    assert vni(in_vni(letter)) == letter
    assert vni(in_vni(letter.upper())) == letter.upper()


def test_the_capitals_of_tcvn3_that_have_a_place_of_their_own() -> None:
    assert tcvn3("¡¢£¤¥¦§") == "ĂÂÊÔƠƯĐ"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("B×nh D\u00ad¬ng", "Bình Dương"),
        ("B×nh D¬ng", "Bình Dơng"),
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("Tæng sè hé gia ®×nh", "Tổng số hộ gia đình"),
        ("QuyÕt ®Þnh sè 15/Q§-UBND ngµy 3/5", "Quyết định số 15/QĐ-UBND ngày 3/5"),
        ("Bình Döông", "Bình Dương"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ],
)
def test_text_for_a_legacy_font_is_put_into_unicode(typed: str, shown: str) -> None:
    assert in_unicode(typed) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "xa An Sinh",
        "Xã An Sinh",
        "Có",
        "Không",
        "hoá",
        "Đông Triều",
        "Ðông Triều",
        "ngày 5 tháng 1 năm 2014",
        "garçon, être, où, naïve façade, août",
        "Noël à Orléans",
        "Größe Übung",
        "São Paulo",
        "20 °C, 5 m², 1½ ngày",
        "© 2013 · Thôn",
        "«12»",
        "±5",
    ],
)
def test_all_other_text_stays_as_it_is(text: str) -> None:
    assert in_unicode(text) == text


def test_no_word_of_the_plan_is_taken_for_a_legacy_font() -> None:
    texts = [text for item in plan().items for text in (item.title.vi, item.unit.vi)]
    texts += [unit.name for unit in plan().units]
    assert [text for text in texts if in_unicode(text) != text] == []


def test_a_text_is_read_in_each_way_that_may_be_meant() -> None:
    assert readings("Cã") == ("Cã", "Có")
    assert readings("Mã số") == ("Mã số",)
    assert readings("STT") == ("STT",)


def test_the_font_is_named() -> None:
    assert font_of("M· sè", "Mã số") is Font.TCVN3
    assert font_of("Maõ soá", "Mã số") is Font.VNI
    assert font_of("Mã số", "Mã số") is None


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("Xaõ Bình Kheâ", Font.VNI, "Xã Bình Khê"),
        ("BiÓu sè", Font.TCVN3, "Biểu số"),
        ("Xã An Sinh", Font.TCVN3, "Xã An Sinh"),
        ("Xã Đông Triều", Font.VNI, "Xã Đông Triều"),
        ("garçon", Font.TCVN3, "garçon"),
        ("BiÓu sè", None, "BiÓu sè"),
    ],
)
def test_in_a_form_for_a_font_doubtful_text_is_read_as_its_own(
    text: str, font: Font | None, shown: str
) -> None:
    assert in_form(text, font) == shown


def test_the_first_text_for_a_font_tells_its_name() -> None:
    assert font_in(["Mã số", "12", "M· sè", "Soá lieäu"]) is Font.TCVN3
    assert font_in(["Mã số", "hoá", "STT"]) is None


@settings(max_examples=200)
@given(st.lists(st.sampled_from(SYLLABLES.split()), min_size=1, max_size=6).map(" ".join))
def test_vietnamese_typed_for_a_font_is_read_as_it_was_meant(text: str) -> None:
    assert tcvn3(in_tcvn3(text)) == vni(in_vni(text)) == text
    assert in_unicode(text) == text


@pytest.mark.parametrize("write", [in_tcvn3, in_vni])
def test_no_words_of_the_plan_become_other_words(write: Callable[[str], str]) -> None:
    # Capitals of TCVN3 are small letters of another font, so case is left aside.
    texts = [text for item in plan().items for text in (item.title.vi, item.unit.vi)]
    typed = {text.casefold(): write(text) for text in texts}
    read = {text: in_unicode(each) for text, each in typed.items()}
    wrong = [text for text in read if read[text] != typed[text] and read[text].casefold() != text]
    assert wrong == []
    assert sum(read[text].casefold() == text for text in read) > len(read) * 3 / 4
