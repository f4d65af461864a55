"""R404: counts about a thousandth of the unit's other years, or of its peers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import Typed, fault, heading, plan, sound, spoken
from xhht_cli.findings import Effect, Finding, Severity
from xhht_cli.returns.model import Fault, Return
from xhht_cli.rules import check

COMMUNES = ["07078", "07081", "07084", "07087", "07090", "07093", "07096", "07099"]


def filed(year: int, workers: Typed | int, unit: str = "07075") -> Return:
    return sound({"601": workers}, heading(unit=unit, year=year), f"{unit}-{year}.xlsx")


def found(*returns: Return) -> list[Finding]:
    return [each for each in check(returns, plan()) if each.code == "R404"]


def peers(*numbers: int, year: int = 2013) -> list[Return]:
    return [filed(year, number, unit) for unit, number in zip(COMMUNES, numbers, strict=False)]


def test_a_thousandth_of_the_other_years_is_a_warning_in_its_own_return() -> None:
    # The median of 24 000 and 25 000, the lower one.
    (lost,) = found(filed(2012, 24_000), filed(2013, 24), filed(2014, 25_000))
    assert (lost.severity, lost.effect) == (Severity.WARNING, Effect.NOTHING)
    assert (lost.file, lost.item, lost.value) == ("07075-2013.xlsx", "601", "24")
    assert [(cell.value, cell.file) for cell in lost.cells] == [
        ("24", None),
        ("24000", "07075-2012.xlsx"),
        ("25000", "07075-2014.xlsx"),
    ]
    title = plan().item_by_code["601"].title.en
    assert spoken(lost.message) == (
        f"{title} (601) is 24; in the unit's other years it is about 24000 "
        "(07075-2012.xlsx, 07075-2014.xlsx)."
    )


def test_later_years_tell_of_an_earlier_one() -> None:
    assert [lost.file for lost in found(filed(2012, 24), filed(2013, 24_000))] == [
        "07075-2012.xlsx"
    ]


@pytest.mark.parametrize(
    ("number", "lost"), [(0, False), (1, False), (11, False), (12, True), (48, True), (49, False)]
)
def test_from_500_to_2000_times_smaller_is_about_a_thousandth(number: int, *, lost: bool) -> None:
    # 24 000 / 12 = 2000 and 24 000 / 48 = 500.
    assert bool(found(filed(2012, 24_000), filed(2013, number))) == lost


def test_a_number_in_doubt_is_no_other_year() -> None:
    fraction = fault("24000.5", Fault.FRACTION)
    assert found(filed(2012, fraction), filed(2013, 24)) == []


def test_after_a_merger_the_sum_before_is_what_to_compare_with() -> None:
    # Tràng Lương, Bình Khê and Tràng An became Bình Khê in 2025: 9 × 1000 against 3 × 3000.
    before = [filed(2024, 3_000, unit) for unit in ("07078", "07081", "07096")]
    (lost,) = found(*before, filed(2025, 9, "07081"))
    assert (lost.file, lost.item) == ("07081-2025.xlsx", "601")
    assert "about 9000" in spoken(lost.message)
    # The other way round a part is not compared with what it was merged into.
    small = [filed(2024, 3, unit) for unit in ("07078", "07081", "07096")]
    assert found(*small, filed(2025, 3_000, "07081")) == []


def test_a_thousandth_of_the_peers_is_a_warning() -> None:
    # Of the 8 others 6 report 2300 or more.
    (lost,) = found(filed(2013, 3), *peers(900, 2100, 2300, 2400, 2500, 2600, 2700, 9000))
    assert (lost.file, lost.item) == ("07075-2013.xlsx", "601")
    assert spoken(lost.message).endswith(
        "(601) is 3; most of the 8 other units report 2300 or more."
    )


@pytest.mark.parametrize(("number", "lost"), [(0, 0), (23, 1), (24, 0)])
def test_peers_must_be_a_hundred_times_larger(number: int, lost: int) -> None:
    others = peers(2300, 2300, 2300, 2300, 2300, 2300, 2300, 2300)
    assert len(found(filed(2013, number), *others)) == lost


def test_too_few_peers_tell_nothing() -> None:
    assert found(filed(2013, 3), *peers(2300, 2300, 2300, 2300, 2300, 2300, 2300)) == []


def test_peers_of_another_year_tell_nothing() -> None:
    assert found(filed(2013, 3), *peers(*[2300] * 8, year=2012)) == []


def test_where_many_peers_are_small_a_small_number_is_nothing_odd() -> None:
    assert found(filed(2013, 3), *peers(4, 5, 6, 2300, 2300, 2300, 2300, 2300)) == []


HISTORY = [filed(2012, 24), filed(2013, 24_000), filed(2014, 24_500), *peers(*[2300] * 7, 2)]


@given(st.permutations(HISTORY))
def test_the_order_of_the_returns_does_not_matter(returns: list[Return]) -> None:
    assert [lost.file for lost in found(*returns)] == ["07075-2012.xlsx", "07099-2013.xlsx"]
