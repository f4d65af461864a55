"""Formulas of the summary workbook, letter for letter."""

from xhht_cli.messages import Text
from xhht_cli.plan.model import Measure, Pair, Pooled, Share
from xhht_cli.present.workbook.formulas import denominator, numerator, quoted, rate, verdict
from xhht_cli.present.workbook.layout import Layout


def layout(*codes: str) -> Layout:
    return Layout(
        rows={(2013, "07075"): 6},
        columns={code: column for column, code in enumerate(codes, start=7)},
        sources={},
        figures_sheet="Số liệu",
        sources_sheet="Nguồn",
    )


def measure(formula: Pooled | Share) -> Measure:
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
    assert rate("C9", "D9", "–") == 'IF(D9=0,"–",(C9)/(D9))'


def test_the_comparison_with_a_floor_is_between_whole_numbers() -> None:
    cells, words = ("C9", "D9", "H9"), ("đạt", "dưới", "–")
    assert verdict(cells, words, 0) == 'IF(D9=0,"–",IF(100*C9>=H9*D9,"đạt","dưới"))'
    assert verdict(cells, words, 1) == 'IF(D9=0,"–",IF(1000*C9>=ROUND(10*H9,0)*D9,"đạt","dưới"))'


def test_quotation_marks_in_words_are_doubled() -> None:
    assert quoted('a "b"') == '"a ""b"""'


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
