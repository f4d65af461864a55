"""Formulas of the summary workbook, letter for letter."""

from dataclasses import replace
from decimal import Decimal

import pytest

from xhht_cli.errors import CannotWriteError
from xhht_cli.messages import Text
from xhht_cli.plan.model import (
    Count,
    Formula,
    Measure,
    Pair,
    Pooled,
    Reaching,
    Share,
    Standard,
)
from xhht_cli.present.workbook.formulas import comparison, denominator, numerator, quoted, rate
from xhht_cli.present.workbook.layout import Layout


def layout(*codes: str) -> Layout:
    return Layout(
        rows={(2013, "07075"): 6},
        columns={code: column for column, code in enumerate(codes, start=7)},
        reaching={},
        classed=False,
        sources={},
        figures_sheet="Số liệu",
        sources_sheet="Nguồn",
    )


def test_more_rows_than_a_sheet_of_excel_has_are_refused() -> None:
    """The last of its 1,048,576 rows is number 1,048,575, counted from 0."""
    fits = replace(layout(), sources={(2013, "07075", "401"): 1_048_575})
    fits.check()
    with pytest.raises(CannotWriteError, match="need 1048577"):
        replace(fits, sources={(2013, "07075", "401"): 1_048_576}).check()


def measure(formula: Formula) -> Measure:
    return Measure(id="m", title=Text(vi="", en=""), judged=True, formula=formula)


TRAINED = measure(Pooled(pairs=(Pair(numerator=("602", "603"), denominator="601"),)))
LEARNING = measure(
    Pooled(
        pairs=(
            Pair(numerator=("407",), denominator="406"),
            Pair(numerator=("413",), denominator="412"),
        )
    )
)
SCORING = measure(Share(items=("205",), kinds=("xa", "dang")))
CENTRES = measure(Count(items=("131", "132")))
BOTH = measure(Share(items=("201", "202"), kinds=("xa",)))


def test_a_sum_of_items_counts_only_where_all_of_the_pair_is_a_number() -> None:
    known = "(sl_nam=2013)*ISNUMBER(sl_602)*ISNUMBER(sl_603)*ISNUMBER(sl_601)"
    there = layout("601", "602", "603")
    assert numerator(TRAINED, there, "2013") == (
        f"SUMPRODUCT({known},sl_602)+SUMPRODUCT({known},sl_603)"
    )
    assert denominator(TRAINED, there, "2013") == f"SUMPRODUCT({known},sl_601)"


def test_one_unit_is_found_by_its_code_so_that_sorting_breaks_nothing() -> None:
    there = layout("406", "407", "412", "413")
    assert denominator(LEARNING, there, "2013", "$A9") == (
        "SUMPRODUCT((sl_nam=2013)*(sl_don_vi=$A9)*ISNUMBER(sl_407)*ISNUMBER(sl_406),sl_406)"
        "+SUMPRODUCT((sl_nam=2013)*(sl_don_vi=$A9)*ISNUMBER(sl_413)*ISNUMBER(sl_412),sl_412)"
    )


def test_a_pair_that_nobody_on_the_sheet_reports_is_left_out() -> None:
    assert numerator(LEARNING, layout("406", "407"), "2013") == (
        "SUMPRODUCT((sl_nam=2013)*ISNUMBER(sl_407)*ISNUMBER(sl_406),sl_407)"
    )
    assert numerator(LEARNING, layout("101"), "2013") == "0"
    assert denominator(SCORING, layout("101"), "2013") == "0"


def test_a_share_counts_units_of_its_kinds_that_are_asked() -> None:
    assert numerator(SCORING, layout("205"), "$A5") == (
        'SUMPRODUCT((sl_nam=$A5)*((sl_loai="xa")+(sl_loai="dang"))*(sl_205<>"x")'
        "*ISNUMBER(sl_205)*(sl_205=1))"
    )


def test_one_no_decides_a_share_and_a_blank_is_no_no() -> None:
    assert denominator(BOTH, layout("201", "202"), "2013") == (
        'SUMPRODUCT((sl_nam=2013)*((sl_loai="xa"))*(sl_201<>"x")*(sl_202<>"x")'
        "*(ISNUMBER(sl_201)*(sl_201=1)*ISNUMBER(sl_202)*(sl_202=1)"
        "+((ISNUMBER(sl_201)*(sl_201=0)+ISNUMBER(sl_202)*(sl_202=0))>0)))"
    )


def test_a_rate_says_in_words_that_there_is_nothing_to_divide_by() -> None:
    assert rate("C9", "D9", "–", 100) == 'IF(D9=0,"–",(C9)/(D9))'


def test_a_count_adds_up_the_units_all_of_whose_items_are_known() -> None:
    there = layout("131", "132")
    known = "(sl_nam=2013)*ISNUMBER(sl_131)*ISNUMBER(sl_132)"
    assert numerator(CENTRES, there, "2013") == (
        f"SUMPRODUCT({known},sl_131)+SUMPRODUCT({known},sl_132)"
    )
    assert denominator(CENTRES, there, "2013") == f"MIN(1,SUMPRODUCT({known}))"
    assert numerator(CENTRES, layout("131"), "2013") == "0"
    assert denominator(CENTRES, layout("131"), "2013") == "0"


def test_a_measure_of_some_classes_adds_up_the_units_of_these_only() -> None:
    there = replace(layout("601", "602", "603"), classed=True)
    known = "ISNUMBER(sl_602)*ISNUMBER(sl_603)*ISNUMBER(sl_601)"
    assert denominator(replace(TRAINED, classes=("dbkk", "dao")), there, "2013") == (
        f'SUMPRODUCT((sl_nam=2013)*((sl_phan_loai="dbkk")+(sl_phan_loai="dao"))*{known},sl_601)'
    )


def test_without_a_column_of_classes_every_unit_is_one_without_a_class() -> None:
    there = layout("131", "132")
    of_none, of_one = (replace(CENTRES, classes=(name,)) for name in ("", "dbkk"))
    assert numerator(of_none, there, "2013") == numerator(CENTRES, there, "2013")
    assert denominator(of_one, there, "2013").startswith("MIN(1,SUMPRODUCT((sl_nam=2013)*0*")


def test_a_share_of_units_that_keep_a_standard_counts_their_own_verdicts() -> None:
    standard = Standard(floor=Decimal(1), ceiling=None)
    inner = Count(items=("131",))
    reaching = measure(Reaching(formula=inner, per=None, standard=standard, by_class={}))
    there = replace(layout("131"), reaching={"m": 8})
    assert numerator(reaching, there, "2013", "$A9") == (
        "SUMPRODUCT((sl_nam=2013)*(sl_don_vi=$A9)*(sl_dat_1=1))"
    )
    assert denominator(reaching, there, "2013") == "SUMPRODUCT((sl_nam=2013)*ISNUMBER(sl_dat_1))"
    assert numerator(reaching, layout("131"), "2013") == "0"


def test_a_figure_is_multiplied_by_what_it_is_given_in_and_per_cent_is_left_to_the_format() -> None:
    assert rate("C9", "D9", "–", 1000) == 'IF(D9=0,"–",1000*(C9)/(D9))'
    assert rate("C9", "D9", "–", 1) == 'IF(D9=0,"–",(C9)/(D9))'
    assert rate("C9", "D9", "–", None) == 'IF(D9=0,"–",C9)'


def asked(floor: str | None, ceiling: str | None, scale: int) -> str:
    standard = Standard(
        floor=None if floor is None else Decimal(floor),
        ceiling=None if ceiling is None else Decimal(ceiling),
    )
    return comparison(("C9", "D9", "H9"), ("đạt", "dưới", "–"), standard, scale)


def test_the_comparison_with_a_standard_is_between_whole_numbers() -> None:
    words = '"đạt","dưới"))'
    assert asked("65", None, 100) == f'IF(D9=0,"–",IF(100*C9>=H9*D9,{words}'
    assert asked("62.5", None, 100) == f'IF(D9=0,"–",IF(1000*C9>=ROUND(10*H9,0)*D9,{words}'
    assert asked(None, "5", 1000) == f'IF(D9=0,"–",IF(1000*C9<=H9*D9,{words}'
    assert asked("15", "35.5", 1) == (
        f'IF(D9=0,"–",IF(AND(10*C9>=ROUND(10*H9,0)*D9,10*C9<=355*D9),{words}'
    )
    assert asked(None, "0", 100) == f'IF(D9=0,"–",IF(100*C9<=H9*D9,{words}'


def test_quotation_marks_in_words_are_doubled() -> None:
    assert quoted('a "b"') == '"a ""b"""'


def test_the_columns_of_classes_and_of_own_verdicts_have_names_too() -> None:
    there = replace(layout(), classed=True, columns={"131": 8}, reaching={"a": 9, "b": 10})
    assert {name: cells.split("!")[1] for name, cells in there.ranges().items()} == {
        "sl_nam": "$A$7:$A$7",
        "sl_don_vi": "$B$7:$B$7",
        "sl_loai": "$E$7:$E$7",
        "sl_phan_loai": "$H$7:$H$7",
        "sl_131": "$I$7:$I$7",
        "sl_dat_1": "$J$7:$J$7",
        "sl_dat_2": "$K$7:$K$7",
    }
    assert there.last_column == 10


def test_ranges_and_links_name_the_sheets_in_quotes() -> None:
    there = layout("101")
    assert there.ranges() == {
        "sl_nam": "'Số liệu'!$A$7:$A$7",
        "sl_don_vi": "'Số liệu'!$B$7:$B$7",
        "sl_loai": "'Số liệu'!$E$7:$E$7",
        "sl_101": "'Số liệu'!$H$7:$H$7",
    }
    assert there.figure_link(2013, "07075") == "internal:'Số liệu'!A7"
    assert there.figure_link(2012, "07075") is None
    assert there.source_link((2013, "07075", "101")) is None
