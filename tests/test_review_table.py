"""Review tables: what is said of each target in an interim and in a final review."""

import pytest

from tests.assessments import Known, small
from tests.rollups import laid_out, rolled
from xhht_cli.present.language import language
from xhht_cli.present.review_table import review_markdown, review_table

EN = language("en")
AN_SINH, TRANG_LUONG, BINH_KHE, HOANG_QUE, VIET_DAN = "07075", "07078", "07081", "07114", "07084"
TWO = small(AN_SINH, TRANG_LUONG)
HOUSEHOLDS = ("ho-hieu-hoc",)

# 600 of 1500 are 40 %, 810 are 54 %; of 65 % (975) lack 500 of 650 and 310 of 325
FIGURES: Known = {
    2013: {AN_SINH: {"401": 1000, "403": 400}, TRANG_LUONG: {"401": 500, "403": 200}},
    2014: {AN_SINH: {"401": 1000, "403": 500}, TRANG_LUONG: {"401": 500, "403": 310}},
}

NARROW = """\
Interim review of 2014 – Learning-society plan of Đông Triều district 2010 -
2015, with orientation to 2020
whole district · usable returns 2/2

ID  Indicator                                Start    Now Floor, % Verdict
Milestone 2015 – upcoming (1 year left)
T08 Households recognised as         40.00% (2013) 54.00% ≥ 65–70  not there yet
    study-loving families
    - Needed each year from here: 11.00 points, that is 165 more households a
      year.
    - Ahead of the line to the target by 0.12 years.
    - Units below the floor (2): Xã An Sinh (short by 150), Xã Tràng Lương
      (short by 15).
"""

WIDE = """\
Interim review of 2014 – Learning-society plan of Đông Triều district 2010 - 2015, with orientation to 2020
whole district · usable returns 2/2

ID  Indicator                                                                        Start    Now Floor, % Verdict
Milestone 2015 – upcoming (1 year left)
T08 Households recognised as study-loving families                           40.00% (2013) 54.00% ≥ 65–70  not there yet
    - Needed each year from here: 11.00 points, that is 165 more households a year.
    - Ahead of the line to the target by 0.12 years.
    - Units below the floor (2): Xã An Sinh (short by 150), Xã Tràng Lương (short by 15).
"""  # noqa: E501  # a terminal of 120 columns

MARKDOWN = """\
# Interim review of 2014 – Learning-society plan of Đông Triều district 2010 - 2015, with orientation to 2020

whole district · usable returns 2/2

## Milestone 2015 – upcoming (1 year left)

| ID | Indicator | Start | Now | Floor, % | Verdict |
| --- | --- | --- | --- | --- | --- |
| T08 | Households recognised as study-loving families | 40.00% (2013) | 54.00% | ≥ 65–70 | not there yet |

- T08: Needed each year from here: 11.00 points, that is 165 more households a year.
- T08: Ahead of the line to the target by 0.12 years.
- T08: Units below the floor (2): Xã An Sinh (short by 150), Xã Tràng Lương (short by 15).
"""  # noqa: E501  # a line of Markdown is a paragraph


def reviewed(known: Known, year: int, *codes: str, indicator: str = "ho-hieu-hoc") -> str:
    drawn = rolled(known, small(*codes), years=(year,), indicators=(indicator,))
    return laid_out(review_table(drawn, EN), 160)


@pytest.mark.parametrize(("width", "expected"), [(80, NARROW), (120, WIDE)])
def test_an_interim_review(width: int, expected: str) -> None:
    # from 40 % in 2013 to 65 % in 2015 the line has 54 % after 2 * 14/25 = 1,12 years
    drawn = rolled(FIGURES, TWO, years=(2014,), indicators=HOUSEHOLDS)
    assert laid_out(review_table(drawn, EN), width) == expected


def test_markdown_lists_the_sentences_below_the_table() -> None:
    drawn = rolled(FIGURES, TWO, years=(2014,), indicators=HOUSEHOLDS)
    assert review_markdown(drawn, EN) == MARKDOWN


def test_a_final_review_says_what_is_still_missing() -> None:
    known: Known = {**FIGURES, 2015: FIGURES[2014]}
    text = reviewed(known, 2015, AN_SINH, TRANG_LUONG)
    assert text.startswith("Final review of 2015 – ")
    assert "- Short by 165 households.\n" in text
    # 54 % was due after 1,12 of 2 years
    assert "- Behind the line to the target by 0.88 years.\n" in text


def test_on_the_line_is_neither_ahead_nor_behind() -> None:
    half: Known = {
        2011: {AN_SINH: {"401": 100, "403": 25}},
        2013: {AN_SINH: {"401": 100, "403": 45}},
    }
    assert "- On the line to the target.\n" in reviewed(half, 2013, AN_SINH)


def test_three_units_are_named_and_the_others_counted() -> None:
    codes = (AN_SINH, TRANG_LUONG, BINH_KHE, HOANG_QUE, VIET_DAN)
    recognised = dict(zip(codes, (10, 20, 30, 40, 50), strict=True))
    known: Known = {2013: {code: {"401": 100, "403": n} for code, n in recognised.items()}}
    assert (
        "- Units below the floor (5): Xã An Sinh (short by 55), Xã Tràng Lương (short by 45), "
        "Xã Bình Khê (short by 35), and 2 others.\n"
    ) in reviewed(known, 2013, *codes)


def test_a_first_year_has_no_start_and_no_line() -> None:
    text = reviewed({2013: FIGURES[2013]}, 2013, AN_SINH, TRANG_LUONG)
    assert " – 40.00% ≥ 65–70 " in text
    assert "the line to the target" not in text


def test_figures_that_cover_a_part_say_so() -> None:
    known: Known = {2013: {AN_SINH: {"401": 1000, "403": 400}}}
    text = reviewed(known, 2013, AN_SINH, TRANG_LUONG)
    assert "- The figures cover 1 of 2 units only.\n" in text


def test_the_measure_is_named_where_there_are_several() -> None:
    known: Known = {
        2013: {AN_SINH: {"501": 50, "503": 50, "504": 20, "506": 19, "507": 0, "509": 0}}
    }
    text = reviewed(known, 2013, AN_SINH, indicator="boi-duong-nam")
    assert "- The figures are those of: Cadres and civil servants.\n" in text
    assert "- Short by 1 persons.\n" in text


def test_a_share_of_units_lacks_units() -> None:
    known: Known = {2013: {AN_SINH: {"201": 0}}}
    text = reviewed(known, 2013, AN_SINH, indicator="buu-dien-van-hoa-xa")
    assert "- Short by 1 units.\n" in text


def test_one_unit_does_not_hold_itself_back() -> None:
    drawn = rolled(FIGURES, TWO, unit=AN_SINH, indicators=HOUSEHOLDS)
    text = laid_out(review_table(drawn, EN), 120)
    assert "Xã An Sinh (07075), against the district's levels" in text
    assert "Units below the floor" not in text
