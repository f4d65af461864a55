"""The built-in plan, held against the plan's own words and lists typed by hand."""

import re
import shutil
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from xhht_cli.errors import UnusablePlanError
from xhht_cli.messages import Text
from xhht_cli.plan import BUILT_IN, built_in_plans, load_plan
from xhht_cli.plan.model import ItemKind, Measure, Pair, Plan, Pooled, Share, Unit
from xhht_cli.plan.register import COLUMNS
from xhht_cli.plan.schema import PlausibilityTable, Table

SOURCE = Path(__file__).parent / "source" / "ke-hoach-2011.txt"

COMMUNE_FORM = (
    "101 102 103 104 105 106 201 202 203 204 205 301 302 303 "
    "401 402 403 404 405 406 407 408 409 410 411 "
    "501 502 503 504 505 506 507 508 509 510 511 601 602 603 604 605 "
    "701 702 703 704 705 706 801 802 803 804 "
    "901 902 903 904 905 906 907 908 909 910 911 912"
)

AGENCY_FORM = (
    "205 412 413 501 502 503 504 505 506 507 508 509 510 511 "
    "751 752 753 754 755 756 757 758 759 905 907 912 913 914 "
    "921 922 923 924 925 926 931 932 941 942 951 961 971 972 973 974"
)

TARGETS = """
T01 thon-internet-thu-vien   2011 100     II.1
T02 buu-dien-van-hoa-xa      2011 100     II.1
T03 tthtcd-khcn              2011 100     II.1
T04 cham-diem-thi-dua        2011 100     II.1
T05 thon-nha-van-hoa         2012 100     II.2
T06 truong-mn-csvc           2012 100     II.2
T07 truong-mn-chuan-qg       2012 30      II.2
T08 ho-hieu-hoc              2015 65-70   II.3
T09 dong-ho-hieu-hoc         2015 60-65   II.3
T10 don-vi-hieu-hoc          2015 80-85   II.3
T11 dao-tao-tu-hoc           2015 100     II.3
T12 lao-dong-qua-dao-tao     2015 60-65   II.3
T13 lao-dong-nong-nghiep     2015 100     II.3
T14 boi-duong-nam       2011-2015 100     II.3
T15 can-bo-huyen-dai-hoc     2015 80      II.3
T16 can-bo-huyen-qlnn        2015 100     II.3
T17 can-bo-huyen-llct        2015 50      II.3
T18 can-bo-huyen-sau-dai-hoc 2015 5-7     II.3
T19 chu-chot-xa-cao-dang     2015 100     II.3
T20 chu-chot-xa-dai-hoc      2015 60      II.3
T21 chu-chot-xa-qlnn         2015 100     II.3
T22 can-bo-huyen-sau-dai-hoc 2020 10      II.4
T23 chuyen-trach-huyen       2020 100     II.4
T24 can-bo-xa-trung-cap      2020 100     II.4
T25 chu-chot-xa-cao-dang     2020 100     II.4
T26 phu-nu-xoa-mu            2020 100     II.4
T27 buu-dien-thu-vien        2011 100     IV.3
"""

MEASURES = """
thon-internet-thu-vien
also thon-internet-thu-vien:102/101
also thon-internet-thu-vien:103/101
buu-dien-van-hoa-xa
tthtcd-khcn
cham-diem-thi-dua
also cham-diem-thi-dua:205@communes
also cham-diem-thi-dua:205@agencies
thon-nha-van-hoa
also thon-nha-van-hoa:105/101
truong-mn-csvc
truong-mn-chuan-qg
ho-hieu-hoc
also ho-hieu-hoc:402/401
dong-ho-hieu-hoc
don-vi-hieu-hoc
also don-vi-hieu-hoc:407/406
also don-vi-hieu-hoc:409/408
also don-vi-hieu-hoc:411/410
also don-vi-hieu-hoc:413/412
dao-tao-tu-hoc:502/501
dao-tao-tu-hoc:505/504
dao-tao-tu-hoc:508/507
dao-tao-tu-hoc:511/510
lao-dong-qua-dao-tao
also lao-dong-qua-dao-tao:602/601
lao-dong-nong-nghiep
boi-duong-nam:503/501
boi-duong-nam:506/504
boi-duong-nam:509/507
can-bo-huyen-dai-hoc
can-bo-huyen-qlnn
can-bo-huyen-llct
can-bo-huyen-sau-dai-hoc
chu-chot-xa-cao-dang
chu-chot-xa-dai-hoc
also chu-chot-xa-dai-hoc:703/702
chu-chot-xa-qlnn
chuyen-trach-huyen
also chuyen-trach-huyen:757/756
also chuyen-trach-huyen:758/756
can-bo-xa-trung-cap
phu-nu-xoa-mu:802/801
phu-nu-xoa-mu:804/803
buu-dien-thu-vien
also buu-dien-thu-vien:201@communes
also buu-dien-thu-vien:202@communes
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan()


def items_of(plan: Plan, code: str) -> str:
    return " ".join(item.code for item in plan.items_of(plan.units_in(2013)[code]))


def measure(plan: Plan, measure_id: str) -> Measure:
    measures = (m for indicator in plan.indicators for m in indicator.measures)
    return next(m for m in measures if m.id == measure_id)


def territory(plan: Plan, code: str, year: int, then: int) -> list[str] | None:
    units = plan.territory(plan.units_in(year)[code], then)
    return None if units is None else [unit.code for unit in units]


def test_there_are_25_indicators_27_targets_and_92_items(plan: Plan) -> None:
    assert (len(plan.indicators), len(plan.targets), len(plan.items)) == (25, 27, 92)


def test_each_form_has_the_items_of_the_specification(plan: Plan) -> None:
    commune, agency = (form.code for form in plan.forms)
    assert (commune, agency) == ("01.N/XHHT-X", "02.N/XHHT-CQ")
    assert " ".join(item.code for item in plan.items if commune in item.who) == COMMUNE_FORM
    assert " ".join(item.code for item in plan.items if agency in item.who) == AGENCY_FORM


def test_targets_are_those_of_the_plan(plan: Plan) -> None:
    written = []
    for t in plan.targets:
        year = f"{t.first_year}-{t.last_year}" if t.yearly else str(t.last_year)
        rate = str(t.floor) if t.aim is None else f"{t.floor}-{t.aim}"
        written.append([t.id, t.indicator, year, rate, t.clause])
    assert written == [line.split() for line in TARGETS.strip().splitlines()]


def test_floors_and_aims_are_exact_decimals(plan: Plan) -> None:
    t08 = next(target for target in plan.targets if target.id == "T08")
    assert type(t08.floor) is Decimal
    assert type(t08.aim) is Decimal


def test_orientation_targets_are_those_of_2020(plan: Plan) -> None:
    orientation = [target.id for target in plan.targets if target.orientation]
    assert orientation == ["T22", "T23", "T24", "T25", "T26"]


def test_every_quotation_stands_in_the_plan_letter_for_letter(plan: Plan) -> None:
    words = " ".join(SOURCE.read_text(encoding="utf-8").split())
    assert [target.id for target in plan.targets if target.quote not in words] == []
    assert [trend.measure.id for trend in plan.trends if trend.quote not in words] == []


def test_every_quotation_holds_its_figures(plan: Plan) -> None:
    for target in plan.targets:
        rate = f"{target.floor}%" if target.aim is None else f"{target.floor}-{target.aim}%"
        assert rate in target.quote, target.id


def test_measures_bear_computed_ids_in_the_order_of_the_specification(plan: Plan) -> None:
    written = [
        m.id if m.judged else f"also {m.id}"
        for indicator in plan.indicators
        for m in indicator.measures
    ]
    assert written == MEASURES.split("\n")[1:-1]


def test_pooled_measures_keep_their_pairs_apart(plan: Plan) -> None:
    assert measure(plan, "don-vi-hieu-hoc").formula == Pooled(
        pairs=(
            Pair(numerator=("407",), denominator="406"),
            Pair(numerator=("409",), denominator="408"),
            Pair(numerator=("411",), denominator="410"),
            Pair(numerator=("413",), denominator="412"),
        )
    )
    assert measure(plan, "lao-dong-qua-dao-tao").formula == Pooled(
        pairs=(Pair(numerator=("602", "603"), denominator="601"),)
    )


def test_shares_count_the_kinds_the_plan_names(plan: Plan) -> None:
    communes = ("xa", "thi-tran", "phuong")
    agencies = ("dang", "phong-ban", "doan-the", "nganh")
    assert measure(plan, "buu-dien-van-hoa-xa").formula == Share(items=("201",), kinds=("xa",))
    assert measure(plan, "cham-diem-thi-dua").formula == Share(
        items=("205",), kinds=communes + agencies
    )
    assert measure(plan, "buu-dien-thu-vien").formula == Share(items=("201", "202"), kinds=communes)


def test_a_lone_judged_measure_bears_the_indicators_title(plan: Plan) -> None:
    indicator = plan.indicator_by_id["ho-hieu-hoc"]
    assert indicator.measures[0].title == indicator.title
    assert indicator.measures[1].title.vi == "Đăng ký danh hiệu gia đình hiếu học"


def test_every_text_is_there_in_both_languages(plan: Plan) -> None:
    texts: list[Text] = [plan.title, plan.source]
    texts += [kind.title for kind in plan.kinds]
    texts += [form.title for form in plan.forms]
    texts += [section.title for section in plan.sections]
    texts += [section.note for section in plan.sections if section.note]
    texts += [text for item in plan.items for text in (item.title, item.unit, item.definition)]
    texts += [m.title for indicator in plan.indicators for m in indicator.measures]
    texts += [target.reading for target in plan.targets if target.reading]
    assert [text for text in texts if not (text.vi and text.en)] == []
    assert [text for text in texts if "  " in text.vi or "\n" in text.vi] == []


def test_items_name_the_clauses_of_the_targets_they_serve(plan: Plan) -> None:
    for target in plan.targets:
        for m in plan.indicator_by_id[target.indicator].measures:
            match m.formula:
                case Share(items=codes):
                    used = set(codes)
                case Pooled(pairs=pairs):
                    used = {code for p in pairs for code in (*p.numerator, p.denominator)}
            for code in used if m.judged else ():
                assert target.clause in plan.item_by_code[code].clauses, (target.id, code)


def test_requests_are_what_stands_under_de_nghi(plan: Plan) -> None:
    assert [item.code for item in plan.items if item.request] == ["942", "951", "961"]


def test_yes_no_items_are_those_without_a_number(plan: Plan) -> None:
    yes_no = [item.code for item in plan.items if item.kind is ItemKind.YES_NO]
    assert yes_no == ["201", "202", "205", *(c for c in plan.item_by_code if c.startswith("9"))]


def test_ids_of_items_are_short_and_plain(plan: Plan) -> None:
    assert plan.item_by_code["412"].id == "don_vi"
    assert plan.item_by_code["759"].id == "chuyen_trach_huyen_ca_hai"
    assert len({item.id for item in plan.items}) == 92


def test_a_communes_copy_has_every_item_of_its_form(plan: Plan) -> None:
    assert items_of(plan, "07075") == COMMUNE_FORM


def test_the_education_offices_copy_has_its_own_duties(plan: Plan) -> None:
    assert items_of(plan, "GDDT") == (
        "205 412 413 501 502 503 504 505 506 507 508 509 510 511 "
        "751 752 753 754 755 756 757 758 759 905 907 912 913 921 922 923 924 925 926"
    )


def test_police_and_army_do_not_report_their_people(plan: Plan) -> None:
    expected = "205 412 413 907 912 913 914"
    assert items_of(plan, "CA") == expected
    assert items_of(plan, "QS") == expected


def test_vertical_agencies_report_no_district_officials(plan: Plan) -> None:
    assert items_of(plan, "THUE") == (
        "205 412 413 501 502 503 504 505 506 507 508 509 510 511 907 912 913 914"
    )


def test_the_broadcasting_station_is_not_asked_for_emulation(plan: Plan) -> None:
    assert items_of(plan, "DTTH") == (
        "412 413 501 502 503 504 505 506 507 508 509 510 511 907 912 941"
    )


def test_63_units_are_expected_in_2013(plan: Plan) -> None:
    assert len(plan.units_in(2013)) == 63


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2011, {"xa": 19, "thi-tran": 2, "others": 42}),
        (2015, {"xa": 15, "phuong": 6, "others": 42}),
        (2025, {"phuong": 5}),
    ],
)
def test_the_register_follows_the_reforms(plan: Plan, year: int, expected: dict[str, int]) -> None:
    communes = {"xa", "thi-tran", "phuong"}
    kinds = [unit.kind for unit in plan.units_in(year).values()]
    found = Counter(kind if kind in communes else "others" for kind in kinds)
    assert found == expected


def test_19_communes_were_left_at_the_end_of_2024(plan: Plan) -> None:
    kinds = [unit.kind for unit in plan.units_in(2024).values()]
    assert kinds.count("xa") + kinds.count("thi-tran") + kinds.count("phuong") == 19


def test_a_merged_commune_was_two_before(plan: Plan) -> None:
    assert territory(plan, "07084", 2024, 2023) == ["07084", "07087"]


def test_a_town_that_became_a_ward_keeps_its_territory(plan: Plan) -> None:
    assert territory(plan, "07069", 2016, 2013) == ["07069"]


def test_a_split_leaves_no_exact_back_series(plan: Plan) -> None:
    assert territory(plan, "07093", 2025, 2024) is None
    assert territory(plan, "07090", 2025, 2024) is None


def test_a_merger_of_mergers_is_followed_to_its_parts(plan: Plan) -> None:
    # phường Hoàng Quế took in Hồng Thái Tây, Hồng Thái Đông and Yên Đức in 2025
    assert territory(plan, "07114", 2025, 2013) == ["07108", "07111", "07114", "07129"]


def test_before_the_register_begins_nothing_is_known(plan: Plan) -> None:
    assert territory(plan, "07075", 2013, 2003) is None


def test_another_register_takes_the_place_of_the_plans_own(tmp_path: Path) -> None:
    register = tmp_path / "units.csv"
    register.write_text(
        "code,name,kind,valid_from,valid_to,successors,basis\n00001,Xã Một,xa,2011-01-01,,,thử\n",
        encoding="utf-8",
    )
    assert load_plan(register=register).units == (
        Unit(
            code="00001",
            name="Xã Một",
            kind="xa",
            valid_from=date(2011, 1, 1),
            valid_to=None,
            successors=(),
            basis="thử",
        ),
    )


def test_an_unknown_plan_names_those_there_are() -> None:
    with pytest.raises(UnusablePlanError) as caught:
        load_plan("dong-trieu-2012")
    assert str(caught.value).splitlines() == [
        "There is no plan dong-trieu-2012: no folder and no built-in plan is called so.",
        "Built-in plans: dong-trieu-2011, qd-281-2014.",
        "Give one of these names, or a folder that holds plan.toml, items.toml, units.csv.",
        "xhht plan new FOLDER writes a small plan to begin with.",
    ]


def test_one_plan_is_built_in() -> None:
    assert built_in_plans() == ("dong-trieu-2011", "qd-281-2014")


def test_a_copy_of_a_plan_reads_as_the_original(plan: Plan, tmp_path: Path) -> None:
    shutil.copytree(BUILT_IN / "dong-trieu-2011", tmp_path / "copy")
    assert load_plan(tmp_path / "copy") == plan


def test_every_key_is_described_in_the_docs() -> None:
    docs = (Path(__file__).parent.parent / "docs" / "plans.md").read_text(encoding="utf-8")
    tables_of_files = [each for each in Table.__subclasses__() if "Document" not in each.__name__]
    fields = (field for table in tables_of_files for field in table.model_fields.items())
    keys = {field.alias or name for name, field in fields}
    written = {key for key in keys if f"`{key}`" in docs or re.search(rf"\b{key} = ", docs)}
    tables = {"groups", "plausibility"}
    tables |= {"jump", "fall", "outlier", "thousandth", "copies"}
    assert keys - written == tables
    assert all(f"plausibility.{key}]" in docs for key in PlausibilityTable.model_fields)
    assert "`[groups]`" in docs
    assert "`[[indicator.measure]]`" in docs
    assert [column for column in COLUMNS if f"`{column}`" not in docs] == []


def test_a_plan_can_be_loaded_twice_with_the_same_result(plan: Plan) -> None:
    assert load_plan() == plan
