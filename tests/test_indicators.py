"""Indicators: pooled ratios, shares of units, estimates and bounds."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.filling import write_returns
from tests.levels import write_plan
from xhht_cli.assess import assess
from xhht_cli.facts import Ledger
from xhht_cli.indicators import Ratio, compute
from xhht_cli.parts import Estimate
from xhht_cli.plan import load_plan
from xhht_cli.plan.areas import district, one_unit
from xhht_cli.plan.formulas import pieces_of
from xhht_cli.plan.model import Pair

PLAN = load_plan()
MEASURES = {measure.id: measure for each in PLAN.indicators for measure in each.measures}
Years = dict[int, dict[str, dict[str, int]]]


def ratio_of(measure: str, known: Years, year: int, unit: str | None = None) -> Ratio:
    years = (*known, year)
    area = one_unit(PLAN, PLAN.units_in(year)[unit], years) if unit else district(PLAN, years)
    values = compute(Ledger(known), PLAN, area, year)
    return next(s.now for value in values for s in value.series if s.measure.id == measure)


def part_of(measure: str, known: Years, year: int, unit: str) -> tuple[int | None, int | None]:
    part = next(p for p in ratio_of(measure, known, year).parts if p.unit == unit)
    return part.denominator, part.size


@pytest.mark.parametrize(
    ("measure", "unit", "items"),
    [
        ("don-vi-hieu-hoc", "07075", [("407", "406"), ("409", "408"), ("411", "410")]),
        ("don-vi-hieu-hoc", "GDDT", [("413", "412")]),
        ("lao-dong-qua-dao-tao", "07075", [("602+603", "601")]),
        ("lao-dong-qua-dao-tao", "GDDT", []),
    ],
)
def test_a_unit_has_a_part_by_the_pairs_its_form_asks_for(
    measure: str, unit: str, items: list[tuple[str, str]]
) -> None:
    found = pieces_of(MEASURES[measure], PLAN.units_in(2013)[unit], PLAN)
    pairs = [
        ("+".join(each.numerator), each.denominator) for each in found if isinstance(each, Pair)
    ]
    assert pairs == items


def test_a_unit_of_another_kind_has_no_part_in_a_share() -> None:
    share = MEASURES["buu-dien-thu-vien"]
    units = PLAN.units_in(2013)
    assert list(pieces_of(share, units["07075"], PLAN)) == [share.formula]
    assert list(pieces_of(share, units["GDDT"], PLAN)) == []


def test_the_rate_is_sum_over_sum_never_the_mean_of_rates() -> None:
    known = {2013: {"07075": {"401": 100, "403": 90}, "07078": {"401": 900, "403": 450}}}
    found = ratio_of("ho-hieu-hoc", known, 2013)
    assert (found.numerator, found.denominator) == (540, 1000)
    assert found.value == Fraction(54)
    assert (found.reported, found.expected) == (2, 21)


def test_a_denominator_alone_is_no_value_but_bounds_the_rate() -> None:
    found = ratio_of("ho-hieu-hoc", {2013: {"07075": {"401": 100}}}, 2013, "07075")
    assert (found.numerator, found.denominator, found.value) == (0, 0, None)
    assert [found.lower, found.upper, found.reported] == [0, 100, 0]


def test_a_sum_of_items_is_known_when_all_are() -> None:
    known = {2013: {"07075": {"601": 100, "602": 30}}}
    found = ratio_of("lao-dong-qua-dao-tao", known, 2013, "07075")
    assert found.value is None
    assert [found.lower, found.upper] == [30, 100]


def test_one_no_decides_a_share_one_yes_does_not() -> None:
    known = {2013: {"07075": {"201": 0}, "07078": {"202": 1}, "07081": {"201": 1, "202": 1}}}
    found = ratio_of("buu-dien-thu-vien", known, 2013)
    numerators = {part.unit: (part.numerator, part.low, part.high) for part in found.parts}
    assert numerators["07075"] == (0, 0, 0)
    assert numerators["07078"] == (None, 0, 1)
    assert numerators["07081"] == (1, 1, 1)
    assert (found.numerator, found.denominator, found.reported, found.expected) == (1, 2, 2, 21)


def test_a_share_counts_only_units_of_its_kinds() -> None:
    assert ratio_of("buu-dien-van-hoa-xa", {2013: {}}, 2013).expected == 19
    assert ratio_of("cham-diem-thi-dua", {2013: {}}, 2013).expected == 57
    assert ratio_of("cham-diem-thi-dua:205@communes", {2013: {}}, 2013).expected == 21


def test_a_unit_brings_the_pairs_its_form_has() -> None:
    known = {
        2013: {
            "07075": {"406": 3, "407": 2, "408": 4, "409": 4, "410": 5, "411": 1},
            "GDDT": {"412": 1, "413": 1},
        }
    }
    found = ratio_of("don-vi-hieu-hoc", known, 2013)
    assert (found.numerator, found.denominator, found.reported) == (8, 13, 2)
    assert found.expected == 63


def test_a_missing_size_is_estimated_by_the_latest_earlier_year() -> None:
    known: Years = {
        2011: {"07075": {"401": 1000}},
        2012: {"07075": {"403": 5}},
        2013: {"07078": {"401": 10, "403": 1}},
    }
    assert part_of("ho-hieu-hoc", known, 2013, "07075") == (None, 1000)
    found = ratio_of("ho-hieu-hoc", known, 2013, "07075")
    assert found.parts[0].estimate == Estimate(size=1000, year=2011, source=None)


def test_an_estimate_is_never_below_what_is_counted() -> None:
    known: Years = {2011: {"07075": {"401": 3}}, 2013: {"07075": {"403": 5}}}
    assert part_of("ho-hieu-hoc", known, 2013, "07075") == (None, 5)


def test_after_a_merger_the_parts_are_summed_if_all_are_known() -> None:
    # Tân Việt (07087) joined Việt Dân (07084) on 1 November 2024
    both: Years = {2023: {"07084": {"401": 900}, "07087": {"401": 700}}, 2024: {"07075": {}}}
    one: Years = {2023: {"07084": {"401": 900}, "07087": {}}, 2024: {"07075": {}}}
    assert part_of("ho-hieu-hoc", both, 2024, "07084") == (None, 1600)
    assert part_of("ho-hieu-hoc", one, 2024, "07084") == (None, None)


def test_a_change_of_rank_alone_keeps_the_series() -> None:
    known: Years = {2013: {"07069": {"401": 9000}}, 2016: {"07075": {}}}
    assert part_of("ho-hieu-hoc", known, 2016, "07069") == (None, 9000)


def test_after_a_split_there_is_no_estimate() -> None:
    # Đức Chính was divided between An Sinh (07090) and Đông Triều (07093) on 1 July 2025
    known: Years = {2024: {u: {"401": 1000} for u in PLAN.units_in(2024)}, 2025: {"07069": {}}}
    assert part_of("ho-hieu-hoc", known, 2025, "07090") == (None, None)
    assert part_of("ho-hieu-hoc", known, 2025, "07093") == (None, None)
    # Bình Khê took in Tràng Lương and Tràng An whole
    assert part_of("ho-hieu-hoc", known, 2025, "07081") == (None, 3000)


def test_one_unit_leaves_out_what_its_copy_does_not_have() -> None:
    area = one_unit(PLAN, PLAN.units_in(2013)["CA"], [2013])
    values = compute(Ledger({2013: {"CA": {"205": 1}}}), PLAN, area, 2013)
    assert [value.indicator.id for value in values] == ["cham-diem-thi-dua", "don-vi-hieu-hoc"]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=21))
def test_parts_add_up_to_the_whole(pairs: list[tuple[int, int]]) -> None:
    communes = [code for code in PLAN.units_in(2013) if code.startswith("07")]
    filed = {
        code: {"401": max(pair), "403": min(pair)}
        for code, pair in zip(communes, pairs, strict=False)
    }
    whole = ratio_of("ho-hieu-hoc", {2013: filed}, 2013)
    parts = [ratio_of("ho-hieu-hoc", {2013: filed}, 2013, code) for code in filed]
    assert whole.numerator == sum(p.numerator for p in parts)
    assert whole.denominator == sum(p.denominator for p in parts)
    assert whole.reported == sum(p.reported for p in parts)


EVERY_WAY = load_plan(Path(__file__).parent / "plans" / "every-way")


def test_figures_of_a_class_are_not_compared_with_those_of_other_units(tmp_path: Path) -> None:
    # 91003 and 91004 are of the class until 2014, in 2015 it is 91003 alone
    filed = {
        (year, unit): {"101": 100, "102": 10}
        for year in (2013, 2014, 2015)
        for unit in ("91003", "91004")
    }
    write_returns(EVERY_WAY, filed, tmp_path)
    years = {}
    for year in (2014, 2015):
        results = assess(tmp_path, EVERY_WAY, year).results
        found = next(r for r in results if r.values.indicator.id == "gia-dinh-dbkk")
        years[year] = [ratio.year for ratio in found.values.judged[0].ratios]
    assert years == {2014: [2013, 2014], 2015: [2015]}


def test_a_district_is_not_compared_with_other_communes(tmp_path: Path) -> None:
    # commune 10004 went from district 002 to 003 at the end of 2012
    plan = load_plan(write_plan(tmp_path))
    filed = {
        (year, unit): {"401": 100, "403": 10}
        for year in (2011, 2013)
        for unit in ("10001", "10002", "10003", "10004", "10005")
    }
    (tmp_path / "returns").mkdir()
    write_returns(plan, filed, tmp_path / "returns")
    years = {}
    for unit in ("001", "003", "VN"):
        results = assess(tmp_path / "returns", plan, 2013, unit).results
        found = next(r for r in results if r.values.indicator.id == "ho-hieu-hoc")
        years[unit] = [ratio.year for ratio in found.values.judged[0].ratios]
    assert years == {"001": [2011, 2013], "003": [2013], "VN": [2011, 2013]}


def test_the_level_of_a_count_is_not_held_against_one_unit(tmp_path: Path) -> None:
    filed = {(2015, unit): {"131": 2} for unit in ("91001", "91002")}
    write_returns(EVERY_WAY, filed, tmp_path)
    outcomes = {}
    for unit in (None, "91001"):
        results = assess(tmp_path, EVERY_WAY, 2015, unit).results
        verdicts = {v.target.id: v for result in results for v in result.verdicts}
        outcomes[unit] = verdicts["C1"].outcome.value
    assert outcomes == {None: "met", "91001": "not-set"}
