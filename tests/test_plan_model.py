"""The values of a plan: who has an item, when a target is held against, what a rule speaks of."""

from datetime import date
from decimal import Decimal

import pytest

from xhht_cli.plan import load_plan
from xhht_cli.plan.model import Target, Unit, Who
from xhht_cli.plan.rules import parse_rule


def unit(code: str, kind: str, first: date = date(2011, 1, 1), last: date | None = None) -> Unit:
    return Unit(
        code=code,
        name=code,
        kind=kind,
        valid_from=first,
        valid_to=last,
        successors=(),
        basis="",
    )


def target(first_year: int, last_year: int) -> Target:
    return Target(
        id="T",
        indicator="i",
        first_year=first_year,
        last_year=last_year,
        floor=Decimal(100),
        aim=None,
        clause="II",
        quote="",
        reading=None,
        orientation=False,
        base=None,
    )


def test_a_unit_files_for_the_years_whose_last_day_it_sees() -> None:
    town = unit("07069", "thi-tran", date(2012, 12, 31), date(2015, 3, 11))
    assert [year for year in range(2010, 2018) if town.in_force(year)] == [2012, 2013, 2014]
    assert unit("07069", "phuong", date(2015, 3, 12), date(2015, 12, 31)).in_force(2015)


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (Who(), ["VP", "CA", "HKH"]),
        (Who(kinds=("nganh",)), ["CA"]),
        (Who(units=("HKH",)), ["HKH"]),
        (Who(kinds=("nganh",), units=("HKH",)), ["CA", "HKH"]),
        (Who(not_units=("CA",)), ["VP", "HKH"]),
        (Who(kinds=("nganh", "phong-ban"), not_units=("CA",)), ["VP"]),
    ],
)
def test_who_has_an_item(who: Who, expected: list[str]) -> None:
    units = [unit("VP", "phong-ban"), unit("CA", "nganh"), unit("HKH", "doan-the")]
    assert [each.code for each in units if who.includes(each)] == expected
    assert who.everyone == (who == Who())


def test_a_target_is_held_against_its_year() -> None:
    once = target(2015, 2015)
    assert not once.yearly
    assert [once.milestone(year) for year in (2011, 2015, 2020)] == [2015, 2015, 2015]


def test_a_yearly_target_is_held_against_each_of_its_years() -> None:
    yearly = target(2011, 2015)
    assert yearly.yearly
    years = (2010, 2011, 2013, 2015, 2016)
    assert [yearly.milestone(year) for year in years] == [2011, 2011, 2013, 2015, None]


def test_a_rule_names_each_of_its_items_once() -> None:
    rule = parse_rule(">= 102 + 103 - 101 + 102 - 1", "104")
    assert rule is not None
    assert rule.items == ("104", "102", "103", "101")


def test_kinds_lead_to_forms_and_codes_to_items() -> None:
    plan = load_plan()
    assert plan.form_by_kind["thi-tran"] == "01.N/XHHT-X"
    assert plan.form_by_kind["nganh"] == "02.N/XHHT-CQ"
    assert plan.form_by_code["02.N/XHHT-CQ"].title.vi.endswith("cơ quan, đơn vị")
    assert plan.item_by_code["403"].id == "ho_hieu_hoc"
    assert plan.indicator_by_id["ho-hieu-hoc"].measures[0].id == "ho-hieu-hoc"
    assert {"07069", "GDDT"} <= plan.codes
