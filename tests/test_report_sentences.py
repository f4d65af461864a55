"""Sentences of a report: right in every case, and with no number that the figures do not have."""

import re
from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assessments import small
from tests.dossiers import AN_SINH, TRANG_LUONG, drawn_up
from tests.every_way import PLAN as EVERY_WAY
from tests.filling import Filed, draw_years
from xhht_cli.measure_verdicts import Outcome
from xhht_cli.plan.model import Plan
from xhht_cli.present.language import language
from xhht_cli.present.report.matter import Matter, matters
from xhht_cli.present.report.sentences import sentences
from xhht_cli.verdicts import Phase

VI, EN = language("vi"), language("en")


def told(filed: Filed, year: int, target: str = "T08", unit: str | None = None) -> tuple[str, str]:
    """Say what the report says of a target, in both languages."""
    dossier = drawn_up(filed, year, unit=unit)
    vi, en = (
        " ".join(sentences(matter))
        for spoken in (VI, EN)
        for matter in matters(dossier, spoken)
        if matter.verdict.target.id == target
    )
    return vi, en


def households(recognised: int, year: int) -> Filed:
    """Half of the recognised in each of two communes of 1000 households."""
    return {(year, code): {"401": 1000, "403": recognised // 2} for code in (AN_SINH, TRANG_LUONG)}


@pytest.mark.parametrize(
    ("recognised", "year", "vi", "en"),
    [
        (
            1298,
            2015,
            "Kết quả 1.298/2.000 hộ, bằng 64,90 %. Không đạt mức 65 %, còn thiếu 2 hộ.",
            (
                "The result, in households, is 1,298/2,000, that is 64.90%. The floor of 65% is "
                "not "
                "met; what is lacking, in households, is 2."
            ),
        ),
        (
            1298,
            2016,
            "Kết quả 1.298/2.000 hộ, bằng 64,90 %. Không đạt mức 65 %, còn thiếu 2 hộ.",
            (
                "The result, in households, is 1,298/2,000, that is 64.90%. The floor of 65% is "
                "not "
                "met; what is lacking, in households, is 2."
            ),
        ),
        (
            1300,
            2015,
            "Kết quả 1.300/2.000 hộ, bằng 65,00 %. Đạt mức 65 %; chưa tới mức phấn đấu 70 %.",
            (
                "The result, in households, is 1,300/2,000, that is 65.00%. The floor of 65% is "
                "met; "
                "the aim of 70% is not reached yet."
            ),
        ),
        (
            1400,
            2015,
            "Kết quả 1.400/2.000 hộ, bằng 70,00 %. Đạt mức 65 %; tới cả mức phấn đấu 70 %.",
            (
                "The result, in households, is 1,400/2,000, that is 70.00%. The floor of 65% is "
                "met; "
                "the aim of 70% is reached too."
            ),
        ),
        (
            # 0,1 points and 2 households in two years
            1298,
            2013,
            (
                "Kết quả 1.298/2.000 hộ, bằng 64,90 %. Chưa tới mức 65 %, còn thiếu 2 hộ. Từ nay "
                "đến "
                "hết năm 2015, mỗi năm cần thêm 0,05 điểm phần trăm, tương ứng 1 hộ."
            ),
            (
                "The result, in households, is 1,298/2,000, that is 64.90%. The floor of 65% is "
                "not "
                "reached yet; what is lacking, in households, is 2. Until the end of 2015 it takes "
                "0.05 more percentage points each year, which in households is 1."
            ),
        ),
        (
            1400,
            2013,
            (
                "Kết quả 1.400/2.000 hộ, bằng 70,00 %. Đã tới mức 65 % trước hạn; tới cả mức phấn "
                "đấu 70 %."
            ),
            (
                "The result, in households, is 1,400/2,000, that is 70.00%. The floor of 65% is "
                "reached ahead of time; the aim of 70% is reached too."
            ),
        ),
    ],
)
def test_all_figures_known(recognised: int, year: int, vi: str, en: str) -> None:
    assert told(households(recognised, year), year) == (vi, en)


def test_undetermined_says_what_could_settle_it_and_no_verdict() -> None:
    assert told({(2015, AN_SINH): {"401": 1000, "403": 1000}}, 2015) == (
        (
            "Kết quả 1.000/1.000 hộ, bằng 100,00 %. Có 1/2 đơn vị đủ số liệu, chưa biết hết quy "
            "mô của "
            "phần còn lại. Chưa đủ số liệu để kết luận so với mức 65 %; tạm tính theo số liệu đã "
            "nhận "
            "thì bằng hoặc cao hơn mức này. Số liệu của Xã Tràng Lương có thể đủ để kết luận."
        ),
        (
            "The result, in households, is 1,000/1,000, that is 100.00%. Units with full figures: "
            "1/2; the size of the rest is not fully known. It cannot be said yet whether the "
            "floor of "
            "65% is reached; by the figures received it is so far at or above it. The figures of "
            "Xã "
            "Tràng Lương could be enough to settle it."
        ),
    )


def test_undetermined_with_an_estimated_size_has_limits() -> None:
    # 600 of 1000 and 0 to 1000 of 1000: 30 to 80 %; of the 1300 it takes, 700 are lacking
    filed: Filed = {
        (2011, TRANG_LUONG): {"401": 1000, "403": 100},
        (2015, AN_SINH): {"401": 1000, "403": 600},
    }
    assert told(filed, 2015) == (
        (
            "Kết quả 600/1.000 hộ, bằng 60,00 %. Có 1/2 đơn vị đủ số liệu. Ước tính theo quy mô "
            "năm "
            "2011 của phần chưa có số liệu, tỷ lệ nằm trong khoảng từ 30,00 % đến 80,00 %. Chưa "
            "đủ số "
            "liệu để kết luận so với mức 65 %; tạm tính thì thấp hơn mức này, theo số liệu đã "
            "nhận còn "
            "thiếu 50 hộ. Số liệu của Xã Tràng Lương có thể đủ để kết luận. Để tới mức cần thêm ít "
            "nhất 700 trong số 1.000 hộ ước tính chưa có số liệu."
        ),
        (
            "The result, in households, is 600/1,000, that is 60.00%. Units with full figures: "
            "1/2. "
            "Estimated with the size in 2011 of what has no figures, the rate lies between 30.00% "
            "and "
            "80.00%. It cannot be said yet whether the floor of 65% is reached; by the figures "
            "received it is so far below it; what is lacking by the figures received, in "
            "households, "
            "is 50. The figures of Xã Tràng Lương could be enough to settle it. To reach the "
            "level it "
            "takes at least 700 more of the estimated 1,000 outstanding, counted in households."
        ),
    )


def test_bounds_that_are_printed_alike_are_said_once() -> None:
    # all of 1000 and of a size of 0: 100 % at both ends
    filed: Filed = {
        (2013, TRANG_LUONG): {"401": 0, "403": 0},
        (2015, AN_SINH): {"401": 1000, "403": 1000},
    }
    en = told(filed, 2015)[1]
    assert "Estimated with the size in 2013 of what has no figures, the rate is 100.00%." in en


def test_a_verdict_by_estimate_names_its_condition() -> None:
    # 1000 of 1100 are 90,91 %
    filed: Filed = {
        (2011, TRANG_LUONG): {"401": 100, "403": 10},
        (2015, AN_SINH): {"401": 1000, "403": 1000},
    }
    vi, en = told(filed, 2015)
    assert vi.endswith(
        "tỷ lệ nằm trong khoảng từ 90,91 % đến 100,00 %. Đạt mức 65 %; tới cả mức phấn đấu 70 %, "
        "nếu quy mô các đơn vị chưa có số liệu không đổi so với năm 2011."
    )
    assert en.endswith(
        "the aim of 70% is reached too, if the size of the units without figures has not changed "
        "since 2011."
    )


def test_no_data_and_nothing_to_count() -> None:
    assert told({(2015, AN_SINH): {"101": 3}}, 2015) == (
        "Chưa có số liệu nên chưa đánh giá được.",
        "There are no figures yet, so nothing can be judged.",
    )
    nothing = {(2015, code): {"401": 0, "403": 0} for code in (AN_SINH, TRANG_LUONG)}
    assert told(nothing, 2015) == (
        "Không phát sinh đối tượng để tính nên không đánh giá.",
        "There is nothing to count, so nothing is judged.",
    )


def test_each_of_several_groups_is_told() -> None:
    group = {"501": 10, "503": 10, "504": 20, "506": 19, "507": 0, "509": 0}
    filed: Filed = {(2013, AN_SINH): group, (2013, TRANG_LUONG): group}
    assert told(filed, 2013, "T14") == (
        (
            "Có 3 nhóm, xét riêng từng nhóm: Đảng viên 20/20, bằng 100,00 %, đạt; Cán bộ, công "
            "chức "
            "38/40, bằng 95,00 %, không đạt, thiếu 2; Viên chức: không phát sinh. Không đạt mức "
            "100 %."
        ),
        (
            "Each of the 3 groups is judged by itself: Party members 20/20, that is 100.00%, met; "
            "Cadres and civil servants 38/40, that is 95.00%, not met, lacking 2; Public "
            "employees: "
            "not applicable. The floor of 100% is not met."
        ),
    )


def test_a_level_that_was_reached_and_lost_says_so() -> None:
    vi, en = told(households(1300, 2014) | households(1200, 2015), 2015)
    assert vi.endswith("còn thiếu 100 hộ. Mức này đã đạt được năm 2014 nhưng không giữ được.")
    assert en.endswith("This level was reached in 2014 and has not been kept.")


def test_the_pace_and_its_base_are_told_of_what_is_to_come() -> None:
    # from 40 % to 50 %: 10 of 25 points in 2 of 4 years; 15 points and 300 households are left
    vi, en = told(households(800, 2011) | households(1000, 2013), 2013)
    assert vi.endswith(
        "mỗi năm cần thêm 7,50 điểm phần trăm, tương ứng 150 hộ. Tiến độ tính từ năm 2011: chậm."
    )
    assert en.endswith("Pace since 2011: behind.")


@pytest.mark.parametrize(
    ("recognised", "vi", "en"),
    [
        (
            650,
            "Bằng hoặc cao hơn mức chung 65 % của huyện; chưa tới mức phấn đấu 70 %.",
            "At or above the district's level of 65%; the aim of 70% is not reached yet.",
        ),
        (
            600,
            "Thấp hơn mức chung 65 % của huyện, còn thiếu 50 hộ.",
            "Below the district's level of 65%; what is lacking, in households, is 50.",
        ),
    ],
)
def test_one_unit_is_compared_and_never_fails(recognised: int, vi: str, en: str) -> None:
    filed: Filed = {(2015, AN_SINH): {"401": 1000, "403": recognised}}
    said = told(filed, 2015, unit=AN_SINH)
    assert (said[0].endswith(vi), said[1].endswith(en)) == (True, True)


def test_one_unit_without_all_figures_is_not_sent_for_its_own_return() -> None:
    vi, en = told({(2015, AN_SINH): {"401": 1000}}, 2015, unit=AN_SINH)
    assert vi.endswith(
        "Chưa đủ số liệu để so với mức chung 65 % của huyện. Để tới mức cần thêm ít nhất 650 trong "
        "số 1.000 hộ chưa có số liệu."
    )
    assert "could be enough" not in en


FEW = small("07069", AN_SINH, TRANG_LUONG, "GDDT", "VP")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
VERDICT = re.compile(r"is met|not met|is reached ahead")


def plain(text: str) -> str:
    return text.replace(",", "")


def allowed(matter: Matter) -> Iterator[Fraction]:
    """The numbers of a target's own record, exact."""
    verdict, target = matter.verdict, matter.verdict.target
    yield from map(Fraction, (verdict.year, len(verdict.measures)))
    yield from map(Fraction, target.limits)
    yield from map(Fraction, (2011, 2013, 2015, *(each.first_year for each in target.changes)))
    for own in verdict.measures:
        ratio = matter.ratio(own)
        counts = (own.shortfall, own.needed, own.outstanding, own.need_count)
        yield from (Fraction(each or 0) for each in (*counts, ratio.numerator, ratio.denominator))
        yield from map(Fraction, (ratio.reported, ratio.expected))
        yield from (each or Fraction() for each in (own.need, own.value, ratio.lower, ratio.upper))


def wordless(matter: Matter) -> str:
    """What is said of a target without the words that others wrote, which may have numbers."""
    text, target = " ".join(sentences(matter)), matter.verdict.target
    titles = [series.measure.title for series in matter.result.values.series]
    expected = [target.expected] if target.expected else []
    written = [EN.text(each) for each in (*titles, *expected)]
    for each in (*written, *(change.basis for change in target.changes)):
        text = text.replace(each, "")
    return text


@pytest.mark.parametrize("plan", [FEW, EVERY_WAY], ids=["built-in", "every way"])
@settings(max_examples=8)
@given(seed=st.integers(0, 10_000))
def test_every_number_is_one_of_the_targets_own(plan: Plan, seed: int) -> None:
    filed = draw_years(plan, (2011, 2013, 2015), seed)
    years = sorted({year for year, _ in filed})
    if not years:
        return
    for matter in matters(drawn_up(filed, years[-1], plan), EN):
        text = wordless(matter)
        exact = set(allowed(matter))
        for found in _NUMBER.findall(text):
            decimals = len(found.partition(".")[2])
            near = Fraction(1, 2 * 10**decimals) if decimals else Fraction()
            said = Fraction(plain(found))
            assert any(abs(said - each) <= near for each in exact), (found, text)


@settings(max_examples=8)
@given(seed=st.integers(0, 10_000))
def test_nothing_is_claimed_that_is_not_proved(seed: int) -> None:
    filed = draw_years(FEW, (2011, 2013), seed)
    years = sorted({year for year, _ in filed})
    if not years:
        return
    for matter in matters(drawn_up(filed, years[-1], FEW), EN):
        last = " ".join(sentences(matter)).rpartition("judged by itself: ")[2]
        text = last.partition(". ")[2] if matter.several else last
        if matter.verdict.outcome is Outcome.UNDETERMINED:
            assert not VERDICT.search(text)
        if matter.verdict.phase is Phase.UPCOMING:
            assert "not met" not in " ".join(sentences(matter))
