"""R401 and R402: totals that jump, and cumulative shares that fall, over the years of a unit."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import AGENCY_FORM, BLANK, Typed, heading, plan, sound, spoken
from xhht_cli.findings import Effect, Finding, Severity
from xhht_cli.returns.model import Return
from xhht_cli.rules import check


def filed(year: int, cells: Mapping[str, Typed | int], unit: str = "07075") -> Return:
    return sound(cells, heading(unit=unit, year=year), f"{unit}-{year}.xlsx")


def found(*returns: Return) -> list[Finding]:
    return [each for each in check(returns, plan()) if each.code in {"R401", "R402"}]


def places(*returns: Return) -> list[tuple[str, str, str | None]]:
    return [(each.code, each.file, each.item) for each in found(*returns)]


def test_a_total_that_jumps_is_a_warning_in_the_later_years_return() -> None:
    (jump,) = found(filed(2012, {"401": 2000}), filed(2013, {"401": 2600}))
    assert (jump.code, jump.severity, jump.effect) == ("R401", Severity.WARNING, Effect.NOTHING)
    assert (jump.file, jump.unit, jump.year) == ("07075-2013.xlsx", "07075", 2013)
    assert [(cell.item, cell.value, cell.file) for cell in jump.cells] == [
        ("401", "2600", None),
        ("401", "2000", "07075-2012.xlsx"),
    ]
    assert jump.cell == jump.cells[0].cell
    assert spoken(jump.message) == (
        "Households, total (401) is 2600; in 2012 it was 2000 (07075-2012.xlsx)."
    )


@pytest.mark.parametrize(
    ("before", "now", "jumps"),
    [
        (2000, 2400, False),  # 400 is 20 % of 2000, as much as may be
        (2000, 2401, True),
        (2400, 2000, False),  # likewise downwards: of the smaller
        (2401, 2000, True),
        (200, 299, False),  # 99 is under the least change
        (200, 300, True),
        (0, 99, False),
        (0, 100, True),
        (100, 0, True),
    ],
)
def test_households_may_change_by_a_fifth_of_the_smaller_or_by_less_than_100(
    before: int, now: int, *, jumps: bool
) -> None:
    assert bool(places(filed(2012, {"401": before}), filed(2013, {"401": now}))) == jumps


@pytest.mark.parametrize(
    ("item", "before", "now", "jumps"),
    [
        ("101", 10, 11, False),
        ("101", 10, 12, True),
        ("101", 14, 16, False),  # 2 of 14 is 14.3 %
        ("601", 5000, 6001, True),
        ("601", 5000, 6000, False),
        ("408", 1, 900, False),  # none of the totals that the plan lists
    ],
)
def test_each_list_of_totals_has_its_own_thresholds(
    item: str, before: int, now: int, *, jumps: bool
) -> None:
    expected = [("R401", "07075-2013.xlsx", item)] if jumps else []
    assert places(filed(2012, {item: before}), filed(2013, {item: now})) == expected


def test_each_year_in_between_allows_as_much_again() -> None:
    # Two years: 40 % of 2000 is 800.
    assert places(filed(2011, {"401": 2000}), filed(2013, {"401": 2800})) == []
    assert places(filed(2011, {"401": 2000}), filed(2013, {"401": 2801})) != []


def test_a_year_without_the_number_is_passed_over() -> None:
    (jump,) = found(
        filed(2011, {"401": 2000}), filed(2012, {"401": BLANK}), filed(2013, {"401": 9000})
    )
    assert "in 2011 it was 2000" in spoken(jump.message)


def test_a_number_that_another_finding_puts_in_doubt_is_not_compared() -> None:
    # 403 is over its total 401, so neither is known.
    doubtful = filed(2013, {"401": 5000, "402": 5001, "403": 5001})
    assert places(filed(2012, {"401": 2000}), doubtful) == []
    assert places(doubtful, filed(2014, {"401": 2000})) == []


def test_a_return_that_is_set_aside_is_not_compared() -> None:
    before = filed(2012, {"401": 2000})
    rival = replace(filed(2012, {"401": 2001}), file="b.xlsx")
    assert places(before, rival, filed(2013, {"401": 9000})) == []


def test_units_are_followed_by_territory_through_a_change_of_name() -> None:
    # Mạo Khê was a town until March 2015 and is a ward since.
    now = filed(2015, {"401": 9000}, "07069")
    assert places(filed(2014, {"401": 5000}, "07069"), now) == [("R401", now.file, "401")]


def test_after_a_merger_the_sum_of_the_predecessors_is_the_number_before() -> None:
    # Bình Khê of 2025 is Tràng Lương, Bình Khê and Tràng An of 2024: 1000 + 2000 + 3000.
    before = [
        filed(2024, {"401": 1000}, "07078"),
        filed(2024, {"401": 2000}, "07081"),
        filed(2024, {"401": 3000}, "07096"),
    ]
    assert found(*before, filed(2025, {"401": 6500}, "07081")) == []
    (jump,) = found(*before, filed(2025, {"401": 8000}, "07081"))
    assert spoken(jump.message).endswith(
        "is 8000; in 2024 it was 6000 (07078-2024.xlsx, 07081-2024.xlsx, 07096-2024.xlsx)."
    )
    assert found(*before[:2], filed(2025, {"401": 8000}, "07081")) == []


def test_after_a_split_nothing_is_compared() -> None:
    # Đức Chính (07093) was divided between 07090 and 07093 in 2025.
    before, now = filed(2024, {"401": 1000}, "07093"), filed(2025, {"401": 9000}, "07093")
    assert places(before, now) == []


def test_lost_zeros_are_told_once_and_the_right_number_is_not_blamed() -> None:
    years = {2012: 2400, 2013: 2, 2014: 2500}
    returns = [filed(year, {"401": number}) for year, number in years.items()]
    told = [(each.code, each.file) for each in check(returns, plan()) if each.code[:2] == "R4"]
    assert told == [("R404", "07075-2013.xlsx")]


def test_a_cumulative_share_that_falls_is_a_warning_with_all_its_cells() -> None:
    # 80 of 100, then 70 of 100: by 10 points, 10 people.
    before, now = filed(2012, {"501": 100, "502": 80}), filed(2013, {"501": 100, "502": 70})
    (fall,) = found(before, now)
    assert (fall.code, fall.file, fall.item) == ("R402", now.file, "502")
    assert (fall.severity, fall.effect) == (Severity.WARNING, Effect.NOTHING)
    assert [(cell.item, cell.value, cell.file) for cell in fall.cells] == [
        *(("502", "70", None), ("501", "100", None)),
        *(("502", "80", before.file), ("501", "100", before.file)),
    ]
    titles = {item.code: item.title.en for item in plan().items}
    assert spoken(fall.message) == (
        f"{titles['502']} (502/501): 70 of 100, 70.0%; in 2012 it was 80 of 100, 80.0% "
        "(07075-2012.xlsx)."
    )


@pytest.mark.parametrize(
    ("now", "falls"),
    [
        ((100, 75), False),  # exactly 5 points
        ((1000, 749), True),  # by 5.1 points, and 51 people
        ((20, 14), False),  # by 10 points, but only 2 below the 16 of the old share
        ((20, 13), True),  # 3 below
        ((100, 100), False),
        ((0, 0), False),
    ],
)
def test_a_share_may_fall_by_five_points_or_by_less_than_three_people(
    now: tuple[int, int], *, falls: bool
) -> None:
    whole, part = now
    before = filed(2012, {"501": 100, "502": 80})
    after = filed(2013, {"501": whole, "502": part})
    assert bool([code for code, _, _ in places(before, after) if code == "R402"]) == falls


def test_a_share_that_is_not_cumulative_may_fall() -> None:
    # 503 counts those trained in the year.
    before, now = filed(2012, {"501": 100, "503": 90}), filed(2013, {"501": 100, "503": 10})
    assert places(before, now) == []


def test_agencies_are_compared_too() -> None:
    head = [heading(unit="GDDT", year=year, form=AGENCY_FORM) for year in (2012, 2013)]
    before = sound({"501": 40, "502": 40}, head[0], "a.xlsx")
    now = sound({"501": 40, "502": 20}, head[1], "b.xlsx")
    assert places(before, now) == [("R402", "b.xlsx", "502")]


def test_a_plan_without_plausibility_compares_nothing() -> None:
    silent = replace(plan(), plausibility=None)
    returns = [filed(2012, {"401": 2000}), filed(2013, {"401": 9000})]
    assert check(returns, silent) == ()


HISTORY = [
    filed(2011, {"401": 2000, "501": 100, "502": 80}),
    filed(2012, {"401": 9000, "501": 100, "502": 90}),
    filed(2013, {"401": 9100, "501": 160, "502": 90}),
    filed(2012, {"401": 50}, "07078"),
    filed(2013, {"401": 500}, "07078"),
]


@given(st.permutations(HISTORY))
def test_the_order_of_the_returns_does_not_matter(returns: list[Return]) -> None:
    assert places(*returns) == [
        ("R401", "07075-2012.xlsx", "401"),
        ("R401", "07075-2013.xlsx", "501"),
        ("R402", "07075-2013.xlsx", "502"),
        ("R401", "07078-2013.xlsx", "401"),
    ]
