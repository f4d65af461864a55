"""What a cell says, as a count and as Có/Không."""

import math
import unicodedata
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xhht_cli.returns.grid import Content, ErrorValue, Formula, Percentage
from xhht_cli.returns.model import Fault, Writing
from xhht_cli.returns.values import count_of, count_with_unit, reads_as_number, yes_or_no_of


@pytest.mark.parametrize(
    ("content", "number", "writing"),
    [
        (743, 743, Writing.PLAIN),
        (12.0, 12, Writing.PLAIN),
        (0, 0, Writing.PLAIN),
        (-0.0, 0, Writing.PLAIN),
        (10**9, 10**9, Writing.PLAIN),
        ("743", 743, Writing.TEXT_NUMBER),
        ("  743 ", 743, Writing.TEXT_NUMBER),
        ("\u00a0743\u200b", 743, Writing.TEXT_NUMBER),
        ("'743", 743, Writing.TEXT_NUMBER),
        ("７４３", 743, Writing.TEXT_NUMBER),
        ("0", 0, Writing.TEXT_NUMBER),
        ("1.236", 1236, Writing.GROUPED_TEXT),
        ("1,236", 1236, Writing.GROUPED_TEXT),
        ("1 236", 1236, Writing.GROUPED_TEXT),
        ("1  236", 1236, Writing.GROUPED_TEXT),
        ("1\u00a0236", 1236, Writing.GROUPED_TEXT),
        ("1\u202f236", 1236, Writing.GROUPED_TEXT),
        ("1\u2007236", 1236, Writing.GROUPED_TEXT),
        ("1\u2009236", 1236, Writing.GROUPED_TEXT),
        ("１．２３６", 1236, Writing.GROUPED_TEXT),
        ("7\u200b43", 743, Writing.TEXT_NUMBER),
        (1e3, 1000, Writing.PLAIN),
        ("12.345.678", 12_345_678, Writing.GROUPED_TEXT),
        ("-", 0, Writing.SIGN_FOR_ZERO),
        ("–", 0, Writing.SIGN_FOR_ZERO),
        ("—", 0, Writing.SIGN_FOR_ZERO),
        ("−", 0, Writing.SIGN_FOR_ZERO),
        ("", None, Writing.BLANK),
        ("  \u00a0\n", None, Writing.BLANK),
        ("…", None, Writing.NOT_COLLECTED),
        (" ... ", None, Writing.NOT_COLLECTED),
    ],
)
def test_a_count_is_read(content: Content, number: int | None, writing: Writing) -> None:
    value = count_of(content)
    assert (value.number, value.writing, value.fault) == (number, writing, None)


@pytest.mark.parametrize(
    ("content", "fault", "candidate"),
    [
        (1.236, Fault.FRACTION, 1236),
        (24.48, Fault.FRACTION, 24480),
        (7.5, Fault.FRACTION, 7500),
        (0.65, Fault.FRACTION, None),
        (1.2345, Fault.FRACTION, None),
        (1234.5, Fault.FRACTION, None),
        (1e-7, Fault.FRACTION, None),
        (-5, Fault.NEGATIVE, None),
        (-0.5, Fault.NEGATIVE, None),
        ("-5", Fault.NEGATIVE, None),
        ("– 1.236", Fault.NEGATIVE, None),
        (10**9 + 1, Fault.TOO_LARGE, None),
        (1e300, Fault.TOO_LARGE, None),
        (math.inf, Fault.TOO_LARGE, None),
        (math.nan, Fault.TOO_LARGE, None),
        ("10000000000", Fault.TOO_LARGE, None),
        ("9" * 5000, Fault.TOO_LARGE, None),
        ("12.0", Fault.AMBIGUOUS, 12),
        ("1,236.00", Fault.AMBIGUOUS, 1236),
        ("1.23", Fault.AMBIGUOUS, 1230),
        ("12,5", Fault.AMBIGUOUS, 12500),
        ("1.2345", Fault.AMBIGUOUS, None),
        ("0.650", Fault.FRACTION, None),
        ("0,65", Fault.FRACTION, None),
        ("0.0", Fault.AMBIGUOUS, 0),
        ("12,0", Fault.AMBIGUOUS, 12),
        ("120.", Fault.AMBIGUOUS, 120),
        ("1'236", Fault.AMBIGUOUS, 1236),
        ("12O", Fault.AMBIGUOUS, 120),
        ("O", Fault.AMBIGUOUS, 0),
        ("1O5", Fault.AMBIGUOUS, 105),
        ("(5)", Fault.NEGATIVE, None),
        ("( 1.236)", Fault.NEGATIVE, None),
        ("1.236,5", Fault.AMBIGUOUS, None),
        ("1.236,000", Fault.AMBIGUOUS, None),
        ("1e3", Fault.AMBIGUOUS, 1000),
        ("+5", Fault.AMBIGUOUS, 5),
        ("120 hộ", Fault.AMBIGUOUS, 120),
        ("07075", Fault.AMBIGUOUS, None),
        ("0912345678", Fault.AMBIGUOUS, None),
        ("1.236hộ", Fault.AMBIGUOUS, 1236),
        ("trên 270", Fault.TEXT, 270),
        ("gần 97", Fault.TEXT, 97),
        ("khoảng 1.200", Fault.TEXT, 1200),
        ("~120", Fault.TEXT, 120),
        ("hơn 50", Fault.TEXT, 50),
        ("hộ: 120", Fault.TEXT, 120),
        ("12/15", Fault.SEVERAL, None),
        ("120/450", Fault.SEVERAL, None),
        ("12+3", Fault.SEVERAL, None),
        ("từ 5 đến 7", Fault.SEVERAL, None),
        ("29/05/2013", Fault.DATE, None),
        ("2013-05-29", Fault.DATE, None),
        ("Có", Fault.TEXT, None),
        ("một trăm", Fault.TEXT, None),
        ("không", Fault.TEXT, 0),
        ("Không có", Fault.TEXT, 0),
        ("Kh«ng cã", Fault.TEXT, 0),
        ("chưa có", Fault.TEXT, 0),
        ("12²", Fault.AMBIGUOUS, 12),
        ("....", Fault.TEXT, None),
        ("gần 97%", Fault.PERCENTAGE, None),
        ("65%", Fault.PERCENTAGE, None),
        (Percentage("65%"), Fault.PERCENTAGE, None),
        (True, Fault.BOOLEAN, None),
        (False, Fault.BOOLEAN, None),
        (date(2013, 5, 29), Fault.DATE, None),
        (datetime(2013, 5, 29, 7, tzinfo=UTC), Fault.DATE, None),
        (time(7, 30), Fault.DATE, None),
        (timedelta(hours=30), Fault.DATE, None),
        (Formula("=1+1"), Fault.UNCALCULATED, None),
        (ErrorValue("#DIV/0!"), Fault.ERROR_VALUE, None),
    ],
)
def test_what_is_no_count_is_a_fault(content: Content, fault: Fault, candidate: int | None) -> None:
    value = count_of(content)
    assert (value.number, value.fault, value.candidate) == (None, fault, candidate)


@pytest.mark.parametrize(
    ("text", "unit"), [("12 họ", "hộ"), ("12 hồ", "hộ"), ("9 trưởng", "trường")]
)
def test_a_word_of_another_tone_or_letter_is_another_unit(text: str, unit: str) -> None:
    assert count_with_unit(text, unit).fault is Fault.AMBIGUOUS


@pytest.mark.parametrize(
    ("text", "unit"), [("12 ho", "hộ"), ("5 nguoi", "người"), ("3 hoá", "hóa")]
)
def test_a_word_without_marks_or_with_its_tone_elsewhere_is_the_same(text: str, unit: str) -> None:
    assert count_with_unit(text, unit).writing is Writing.WITH_UNIT


@pytest.mark.parametrize(("text", "number"), [("05", 5), ("007", 7), ("0", 0)])
def test_a_small_number_may_have_zeros_before_it(text: str, number: int) -> None:
    assert count_of(text).number == number


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("120 hộ", "hộ", 120),
        ("1.236hộ", "hộ", 1236),
        ("1 236 HỘ", "hộ", 1236),
        ("120 hé", "hộ", 120),
        ("5 người", "người", 5),
        ("5 ng\u00adêi", "người", 5),
        ("3 dòng họ", "dòng họ", 3),
    ],
)
def test_the_items_own_unit_of_measure_may_stand_behind_a_number(
    text: str, unit: str, number: int
) -> None:
    value = count_with_unit(text, unit)
    assert (value.number, value.writing) == (number, Writing.WITH_UNIT)


@pytest.mark.parametrize(
    ("text", "candidate"),
    [("120 hộ gia đình", 120), ("120 người", 120), ("12,5 hộ", None), ("trên 120 hộ", 120)],
)
def test_any_other_word_beside_a_number_is_asked_back(text: str, candidate: int | None) -> None:
    value = count_with_unit(text, "hộ")
    assert (value.number, value.candidate) == (None, candidate)
    assert value.fault in {Fault.AMBIGUOUS, Fault.TEXT}


@pytest.mark.parametrize(
    ("content", "number"),
    [
        ("Cã", 1),
        ("Coù", 1),
        ("Kh«ng", 0),
        ("KHOÂNG", 0),
        ("Có", 1),
        (unicodedata.normalize("NFD", "CÓ"), 1),
        (" co ", 1),
        ("Không", 0),
        (unicodedata.normalize("NFD", "không"), 0),
        ("KHONG", 0),
        ("Ko", 0),
        ("", None),
        ("…", None),
        ("...", None),
    ],
)
def test_yes_and_no_are_read_in_any_spelling(content: Content, number: int | None) -> None:
    value = yes_or_no_of(content)
    assert (value.number, value.fault) == (number, None)


@pytest.mark.parametrize("content", [1, 0, 0.0, True, "x", "-", "1", "Có, một phần", "k"])
def test_anything_else_is_asked_back(content: Content) -> None:
    assert yes_or_no_of(content).fault is Fault.NOT_YES_NO


def test_an_error_value_is_one_in_a_yes_or_no_cell_too() -> None:
    assert yes_or_no_of(ErrorValue("#N/A")).fault is Fault.ERROR_VALUE
    assert yes_or_no_of(Formula("=A1")).fault is Fault.UNCALCULATED


def test_true_is_not_taken_for_the_one_read_before() -> None:
    assert count_of(1).number == 1
    assert count_of(True).fault is Fault.BOOLEAN  # noqa: FBT003  # the content, not a switch


@settings(max_examples=200)
@given(st.integers(0, 10**9), st.sampled_from(".,\u00a0\u202f "))
def test_a_number_and_its_grouped_text_are_the_same_count(number: int, separator: str) -> None:
    grouped = f"{number:,}".replace(",", separator)
    assert count_of(number).number == count_of(grouped).number == number


@settings(max_examples=200)
@given(st.text() | st.floats() | st.integers())
def test_every_content_has_a_number_or_a_reason(content: Content) -> None:
    for value in (count_of(content), yes_or_no_of(content)):
        assert value.number is None or value.fault is None
        assert value.number is not None or value.fault or value.writing


@pytest.mark.parametrize("content", [5, 1.5, "5", "1.236", Percentage("5%"), -5])
def test_a_number_is_meant(content: Content) -> None:
    assert reads_as_number(content)


@pytest.mark.parametrize("content", ["", "-", "a", "Còn 5 ô trống", "≤101", True, Formula("=1")])
def test_no_number_is_meant(content: Content) -> None:
    assert not reads_as_number(content)
