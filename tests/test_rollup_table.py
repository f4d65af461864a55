"""Roll-up tables: whole tables of years, and what they say below, as an official reads them."""

from dataclasses import replace

from tests.assessments import Known, small
from tests.every_way import PLAIN, RIVER
from tests.every_way import PLAN as EVERY_WAY
from tests.rollups import laid_out, rolled
from xhht_cli.facts import BaseFigure
from xhht_cli.present.language import language
from xhht_cli.present.rollup_lines import line_labels
from xhht_cli.present.rollup_markdown import rollup_markdown
from xhht_cli.present.rollup_table import rollup_table
from xhht_cli.present.rollup_words import trend_section
from xhht_cli.rollup import Rollup

EN = language("en")
AN_SINH, TRANG_LUONG = "07075", "07078"
TWO = small(AN_SINH, TRANG_LUONG)
HOUSEHOLDS = ("ho-hieu-hoc",)

# of 1500 households: 600 are 40 %, 810 are 54 %, 1000 are 66,67 %, 750 are 50 %; 650 of 1000 65 %
FIGURES: Known = {
    2013: {
        AN_SINH: {"401": 1000, "403": 400, "402": 500},
        TRANG_LUONG: {"401": 500, "403": 200, "402": 250},
    },
    2014: {AN_SINH: {"401": 1000, "403": 500}, TRANG_LUONG: {"401": 500, "403": 310}},
    2015: {AN_SINH: {"401": 1000, "403": 700}, TRANG_LUONG: {"401": 500, "403": 300}},
    2016: {AN_SINH: {"401": 1000, "403": 500}, TRANG_LUONG: {"401": 500, "403": 250}},
    2024: {AN_SINH: {"401": 1000, "403": 650}, TRANG_LUONG: {"401": 0, "403": 0}},
}


def five_years() -> Rollup:
    return rolled(FIGURES, TWO, indicators=HOUSEHOLDS)


def two_years() -> Rollup:
    return rolled(FIGURES, TWO, years=(2013, 2014), indicators=HOUSEHOLDS)


NARROW = """\
Learning-society plan of Đông Triều district 2010 - 2015, with orientation to
2020
whole district · usable returns 2013: 2/2, 2014: 2/2, 2015: 2/2, 2016: 2/2,
2024: 2/2

Indicator                      2013       2014       2015       2016
───────────────────────────────────────────────────────────────────────────
Households recognised as study-loving families
  Value                      40.00✗     54.00✗     66.67✓     50.00✗ ▃▃▅▃ ▅
  Registered for the          50.00          –          –          – ▃··· ·
  title of study-loving
  family
  T08 (2015) ≥ 65–70      not there  not there        met    not met
                                yet        yet               (fallen
                                                               back)

Indicator                      2024
──────────────────────────────────────────
Households recognised as study-loving families
  Value                      65.00✓ ▃▃▅▃ ▅
  Registered for the              – ▃··· ·
  title of study-loving
  family
  T08 (2015) ≥ 65–70            met

- Values in per cent of what was reported: ✓ reached, ✗ below, ? undetermined, –
  no data; the curve is drawn from 0 to 100, with · for a year without a value.
- A gap in the curve: no returns of 2017, 2018, 2019, 2020, 2021, 2022, 2023.
"""

WIDE = """\
Learning-society plan of Đông Triều district 2010 - 2015, with orientation to 2020
whole district · usable returns 2013: 2/2, 2014: 2/2, 2015: 2/2, 2016: 2/2, 2024: 2/2

Indicator                                2013       2014       2015       2016       2024
────────────────────────────────────────────────────────────────────────────────────────────────
Households recognised as study-loving families
  Value                                40.00✗     54.00✗     66.67✓     50.00✗     65.00✓ ▃▃▅▃ ▅
  Registered for the title of           50.00          –          –          –          – ▃··· ·
  study-loving family
  T08 (2015) ≥ 65–70                not there  not there        met    not met        met
                                          yet        yet               (fallen
                                                                         back)

- Values in per cent of what was reported: ✓ reached, ✗ below, ? undetermined, – no data; the curve is drawn from 0 to
  100, with · for a year without a value.
- A gap in the curve: no returns of 2017, 2018, 2019, 2020, 2021, 2022, 2023.
"""  # noqa: E501  # a terminal of 120 columns

# from 40 % to 54 % closes 14 of 25 points, 56 %, in half of the time; 65 % of 1500 is 975
UPCOMING = """\
Indicator                      2013       2014
─────────────────────────────────────────────────
Households recognised as study-loving families
  Value                      40.00✗     54.00✗ ▃▃
  Registered for the          50.00          – ▃·
  title of study-loving
  family
  T08 (2015) ≥ 65–70      not there  not there
  pace 2014: on track;          yet        yet
  needs 165/year
"""

MARKDOWN = """\
# Learning-society plan of Đông Triều district 2010 - 2015, with orientation to 2020

whole district · usable returns 2013: 2/2, 2014: 2/2

## Households recognised as study-loving families

|  | 2013 | 2014 | Course |
| --- | --- | --- | --- |
| Value | 40.00✗ | 54.00✗ | ▃▃ |
| Registered for the title of study-loving family | 50.00 | – | ▃· |
| T08 (2015) ≥ 65–70 | not there yet | not there yet | pace 2014: on track; needs 165/year |

- Values in per cent of what was reported: ✓ reached, ✗ below, ? undetermined, – no data; the curve is drawn from 0 to 100, with · for a year without a value.
"""  # noqa: E501  # a line of Markdown is a paragraph


def test_a_narrow_table_puts_the_last_years_into_a_further_block() -> None:
    assert laid_out(rollup_table(five_years(), EN), 80) == NARROW


def test_a_wide_table_shows_relapse_in_one_row() -> None:
    assert laid_out(rollup_table(five_years(), EN), 120) == WIDE


def test_the_pace_of_the_last_year_stands_with_an_upcoming_target() -> None:
    assert UPCOMING in laid_out(rollup_table(two_years(), EN), 80)


def test_markdown_has_a_table_for_each_indicator() -> None:
    assert rollup_markdown(two_years(), EN) == MARKDOWN


def test_seven_years_fit_into_120_columns() -> None:
    known: Known = dict.fromkeys((*range(2011, 2016), 2023, 2024), FIGURES[2013])
    text = laid_out(rollup_table(rolled(known, TWO, indicators=HOUSEHOLDS), EN), 120)
    assert text.count("Indicator ") == 1
    assert max(len(line) for line in text.splitlines()) <= 120


def test_a_target_set_anew_is_shown_year_by_year() -> None:
    known: Known = {
        2014: {AN_SINH: {"501": 50, "503": 50, "504": 20, "506": 19, "507": 0, "509": 0}},
        2015: {AN_SINH: {"501": 50, "503": 50, "504": 20, "506": 20, "507": 0, "509": 0}},
        2016: {AN_SINH: {"501": 50, "503": 50, "504": 20, "506": 20, "507": 0, "509": 0}},
    }
    drawn = rolled(known, small(AN_SINH), indicators=("boi-duong-nam",))
    assert """\
  Party members             100.00✓    100.00✓     100.00 ▇▇▇
  Cadres and civil           95.00✗    100.00✓     100.00 ▇▇▇
  servants
  Public employees                –          –          – ···
  T14 (Every year) ≥ 100    not met        met
""" in laid_out(rollup_table(drawn, EN), 80)


def test_directions_without_a_figure_stand_at_the_end_without_a_sign() -> None:
    known: Known = {
        2013: {AN_SINH: {"801": 400, "802": 300}},
        2014: {AN_SINH: {"801": 400, "802": 380, "909": 1}},
    }
    assert """\
Directions without a figure (shown, never judged)
  Women aged 15 to under      25.00       5.00 ▂▁
  40 who are illiterate
  (to fall) (IV.5)
  Communes that keep up           –     100.00 ·▇
  universal education
  (to hold) (III.3.4,
  IV.5)

- Values in per cent""" in laid_out(rollup_table(rolled(known, small(AN_SINH)), EN), 80)


def test_two_targets_of_one_indicator_have_a_row_each_and_no_sign_on_the_value() -> None:
    known: Known = {2015: {"BTG": {"751": 100, "753": 8}}}
    drawn = rolled(known, small("BTG"), indicators=("can-bo-huyen-sau-dai-hoc",))
    assert """\
  Value                        8.00 ▁
  T18 (2015) ≥ 5–7         met, the
                            aim too
  T22 (2020) ≥ 10         not there
  needs 1/year                  yet
""" in laid_out(rollup_table(drawn, EN), 80)


MERGED: Known = {
    # Việt Dân and Tân Việt, one unit from November 2024
    2022: {"07084": {"401": 900, "403": 300}, "07087": {"401": 700, "403": 200}},
    2023: {"07084": {"401": 900, "403": 600}},
    2024: {"07084": {"401": 1600, "403": 1000}},
}
VIET_DAN = small("07084", "07087")

OF_THEN = """\
whole district · usable returns 2022: 2/2, 2023: 1/2, 2024: 1/1

Unit                           2022       2023       2024
─────────────────────────────────────────────────────────
T08 (2015) ≥ 65–70 – Households recognised as study-loving families
  Whole district             31.25✗     66.67?     62.50✗
  Xã Việt Dân (until         33.33✗     66.67✓
  2023)
  Xã Việt Dân (from                                62.50✗
  2024) (+)
  Xã Tân Việt                28.57✗          –

- Each unit by itself, against the district's levels: ✓ reached, ✗ below, ?
  undetermined, – no data, n/a nothing to count, * by estimate; an empty cell is
  not the unit's.
- (+) Xã Việt Dân (from 2024): formed from Xã Tân Việt (07087), or with their
  figures.
"""

OF_2024 = """\
Unit                           2022       2023       2024
─────────────────────────────────────────────────────────
T08 (2015) ≥ 65–70 – Households recognised as study-loving families
  Whole district             31.25✗     66.67?     62.50✗
  Xã Việt Dân (+)            31.25✗     66.67?     62.50✗
"""

MATRIX_MARKDOWN = """\
## T08 (2015) ≥ 65–70 – Households recognised as study-loving families

| Unit | 2022 | 2023 | 2024 |
| --- | --- | --- | --- |
| Whole district | 31.25✗ | 66.67? | 62.50✗ |
| Xã Việt Dân (+) | 31.25✗ | 66.67? | 62.50✗ |
"""


def test_units_of_then_stand_where_they_were_in_force() -> None:
    drawn = rolled(MERGED, VIET_DAN, by_unit=True, indicators=HOUSEHOLDS)
    assert laid_out(rollup_table(drawn, EN), 80).endswith(OF_THEN)


def test_units_of_later_boundaries_go_through_all_years() -> None:
    drawn = rolled(MERGED, VIET_DAN, by_unit=True, boundaries=2024, indicators=HOUSEHOLDS)
    text = laid_out(rollup_table(drawn, EN), 80)
    assert OF_2024 in text
    assert "boundaries of\n2024" in text
    assert MATRIX_MARKDOWN in rollup_markdown(drawn, EN)


def test_each_unit_has_a_direction_without_a_figure_below_the_targets() -> None:
    known: Known = {
        2013: {AN_SINH: {"801": 400, "802": 300}, TRANG_LUONG: {"801": 600, "802": 580}},
        2014: {AN_SINH: {"801": 400, "802": 380}, TRANG_LUONG: {"801": 600}},
    }
    drawn = rolled(known, TWO, by_unit=True, indicators=("mu-chu",))
    # 100 + 20 of 1000 in 2013, then 20 of 400
    assert """\
Women aged 15 to under 40 who are illiterate (to fall) (IV.5)
  Whole district              12.00       5.00
  Xã An Sinh                  25.00       5.00
  Xã Tràng Lương               3.33          –

""" in laid_out(rollup_table(drawn, EN), 80)
    assert "| Xã An Sinh | 25.00 | 5.00 |" in rollup_markdown(drawn, EN)


def test_units_of_one_name_are_told_apart_by_years_or_else_by_codes() -> None:
    few = small("07072", "07090", "07093")
    # Đông Triều joined Đức Chính in November 2024, which was then divided; one of the new
    # units took the name
    found = {"401": 100, "403": 70}
    known: Known = {
        2023: {"07072": found, "07093": found},
        2024: {"07093": found},
        2025: {"07093": found},
    }
    drawn = rolled(known, few, by_unit=True, indicators=HOUSEHOLDS)
    assert line_labels(drawn, EN) == (
        "Phường Đông Triều (until 2023)",
        "Phường Bình Dương",
        "Phường An Sinh",
        "Phường Đức Chính (until 2023)",
        "Phường Đức Chính (from 2024)",
        "Phường Đông Triều (from 2025)",
    )
    twins = tuple(replace(unit, name="Xã Tân Lập") for unit in TWO.units)
    alike = rolled({2013: {AN_SINH: found}}, replace(TWO, units=twins), by_unit=True)
    assert line_labels(alike, EN) == (
        "Xã Tân Lập (until 2024) (07075)",
        "Xã Tân Lập (until 2024) (07078)",
    )


def test_what_cannot_be_separated_is_named() -> None:
    known: Known = {
        # Phường Đức Chính was divided between An Sinh and Đông Triều in July 2025
        2024: {"07093": {"401": 1000, "403": 650}},
        2025: {"07090": {"401": 600, "403": 300}, "07093": {"401": 400, "403": 300}},
    }
    few = small("07090", "07093")
    drawn = rolled(known, few, by_unit=True, boundaries=2025, indicators=HOUSEHOLDS)
    text = rollup_markdown(drawn, EN)
    # An Sinh itself has not reported in 2024, so the line is open
    assert "| inseparable: Phường An Sinh, Phường Đông Triều | 65.00? |  |" in text
    assert "(+) Phường An Sinh: formed from Phường Đức Chính (07093), or with" in text


def test_a_verdict_that_rests_on_a_base_figure_has_a_star_and_its_source() -> None:
    # 800 of 1100 are 72,7 %
    known: Known = {2013: {AN_SINH: {"401": 1000, "403": 800}}}
    figure = BaseFigure(value=100, source="Niên giám 2012")
    drawn = rolled(known, TWO, indicators=HOUSEHOLDS, base={(2012, TRANG_LUONG, "401"): figure})
    text = laid_out(rollup_table(drawn, EN), 120)
    assert "met, the aim too*" in " ".join(text.split())
    assert (
        "* if the size of the units whose figures are missing has not changed since 2012." in text
    )
    assert "* Sizes that no return gives are taken from: Niên giám 2012." in text


def test_no_star_is_explained_where_none_stands() -> None:
    # 700 of 1000, and 0 to 100 of 100: from 63,6 % to 72,7 %
    known: Known = {2012: {TRANG_LUONG: {"401": 100}}, 2013: {AN_SINH: {"401": 1000, "403": 700}}}
    text = laid_out(rollup_table(rolled(known, TWO, indicators=HOUSEHOLDS), EN), 120)
    assert "undetermined" in " ".join(text.split())
    assert "*" not in text


def test_nothing_to_show_is_said() -> None:
    drawn = rolled({2013: {"BTG": {"751": 8}}}, small("BTG"), unit="BTG", indicators=HOUSEHOLDS)
    sentence = "There is no figure to show: no indicator asked for concerns this unit and years."
    assert laid_out(rollup_table(drawn, EN), 100).endswith(f"\n{sentence}\n")
    assert rollup_markdown(drawn, EN).endswith(f"\n- {sentence}\n")


def test_a_direction_by_a_count_is_a_number_and_drawn_up_to_the_largest() -> None:
    known: Known = {
        2014: {PLAIN: {"131": 1, "111": 100, "112": 5}},
        2015: {PLAIN: {"131": 1, "111": 100, "112": 4}, RIVER: {"131": 3, "111": 0, "112": 0}},
    }
    found = trend_section(rolled(known, EVERY_WAY), EN)
    assert found is not None
    assert [(row.name, [mark.text for mark in row.marks]) for row in found.measures] == [
        ("More community learning centres (III)", ["1", "4"]),
        ("More who can read (III), %", ["95.00", "96.00"]),
    ]
    # a quarter of the largest and the largest; on the scale of per cent both are high
    assert [row.spark for row in found.measures] == ["▂▇", "▇▇"]
