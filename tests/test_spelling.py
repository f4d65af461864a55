"""Vietnamese text made comparable, however it was typed."""

import unicodedata

import pytest

from xhht_cli.returns.spelling import folded, squeezed


@pytest.mark.parametrize(
    "text",
    [
        "Mã số",
        "MÃ SỐ",
        unicodedata.normalize("NFD", "Mã số"),
        "Mã\u00a0số",
        "  Mã \n số ",
        "M\u200bã\u00ad số\ufeff",
        "Ma ̃ sô ́",
        "Mã̃ số́",
        "Ma so",
    ],
)
def test_ways_to_write_a_label_are_one(text: str) -> None:
    assert folded(text) == "ma so"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("hoá, hóa", "hoa, hoa"),
        ("uỷ, ủy", "uy, uy"),
        ("Đơn vị, Ðơn vị, Ɖơn vị", "don vi, don vi, don vi"),
        ("Thƣ viện, Thư viện", "thu vien, thu vien"),
    ],
)
def test_letters_that_look_alike_are_one(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_squeezed_text_keeps_its_marks() -> None:
    assert squeezed(unicodedata.normalize("NFD", " Số\u2009 liệu ")) == "Số liệu"


def test_a_long_run_of_spaces_is_squeezed_at_once() -> None:
    assert squeezed("é" + " " * 1_000_000 + "\u0301a") == "é" + "\u0301a"
