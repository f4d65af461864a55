"""Diff: what changed, from what to what, and because of which cells."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.assessments import small
from tests.builders import BLANK, Typed, drawn, heading, plan
from tests.filling import draw_years
from tests.in_memory import DIGEST, records_of, returns_of
from xhht_cli.changed_figures import ChangedMeasure
from xhht_cli.changes import ReturnChange
from xhht_cli.diff import Difference, diff
from xhht_cli.errors import NoReturnsError
from xhht_cli.measure_verdicts import Outcome
from xhht_cli.returns.model import Return

PAIR = small("07075", "07078")


def a_return(
    unit: str, cells: dict[str, Typed | int], year: int = 2015, name: str = "", digest: str = ""
) -> Return:
    found = drawn(cells, heading(unit=unit, year=year), name or f"{unit}-{year}.xlsx")
    return replace(found, sha256=digest)


def compared(old: list[Return], new: list[Return], year: int | None = None) -> Difference:
    return diff(records_of(old, PAIR), records_of(new, PAIR), PAIR, year)


AN_SINH = a_return("07075", {"401": 1000, "402": 900, "403": 700})
TRANG_LUONG = a_return("07078", {"401": 1000, "402": 900, "403": 600})


def measure(found: Difference, name: str) -> ChangedMeasure:
    (only,) = (m for each in found.indicators for m in each.measures if m.measure.id == name)
    return only


def keys(found: ChangedMeasure) -> list[tuple[str, int, str]]:
    return [(cell.unit, cell.year, cell.item) for cell in found.cells]


def test_a_corrected_cell_changes_a_figure_and_the_verdict() -> None:
    corrected = a_return("07078", {"401": 1000, "402": 900, "403": 590}, name="b.xlsx")
    found = compared([AN_SINH, TRANG_LUONG], [AN_SINH, corrected])
    (cell,) = found.cells
    assert (cell.unit, cell.item) == ("07078", "403")
    assert cell.old is not None
    assert cell.new is not None
    assert (cell.old.value, cell.old.place.file, cell.old.place.cell) == (
        600,
        "07078-2015.xlsx",
        "E13",
    )
    assert (cell.new.value, cell.new.place.file, cell.new.place.cell) == (590, "b.xlsx", "E13")
    households = measure(found, "ho-hieu-hoc")
    assert (households.old.numerator, households.new.numerator) == (1300, 1290)
    assert keys(households) == [("07078", 2015, "403")]
    (indicator,) = found.indicators
    (verdict,) = indicator.verdicts
    assert (verdict.old.target.id, verdict.cells) == ("T08", (cell,))
    assert (verdict.old.outcome, verdict.new.outcome) == (Outcome.MET, Outcome.NOT_MET)
    assert [each.change for each in found.returns] == [ReturnChange.REPLACED]


def test_a_measure_that_the_cell_is_not_in_has_not_changed() -> None:
    corrected = a_return("07078", {"401": 1000, "402": 901, "403": 600})
    found = compared([AN_SINH, TRANG_LUONG], [AN_SINH, corrected])
    assert [m.measure.id for each in found.indicators for m in each.measures] == [
        "ho-hieu-hoc:402/401"
    ]


def test_a_return_that_came_in_and_one_that_is_gone() -> None:
    found = compared([AN_SINH], [TRANG_LUONG])
    assert [(each.unit, each.change) for each in found.returns] == [
        ("07075", ReturnChange.GONE),
        ("07078", ReturnChange.NEW),
    ]
    assert [(c.unit, c.old and c.old.value, c.new and c.new.value) for c in found.cells][::3] == [
        ("07075", 1000, None),
        ("07078", None, 1000),
    ]
    assert keys(measure(found, "ho-hieu-hoc")) == [
        ("07075", 2015, "401"),
        ("07075", 2015, "403"),
        ("07078", 2015, "401"),
        ("07078", 2015, "403"),
    ]


def test_a_cell_that_is_blank_now_and_one_that_is_no_longer() -> None:
    old = a_return("07075", {"401": 1000, "403": BLANK})
    new = a_return("07075", {"401": BLANK, "403": 700})
    found = compared([old], [new])
    assert [(c.item, c.old and c.old.value, c.new and c.new.value) for c in found.cells] == [
        ("401", 1000, None),
        ("403", None, 700),
    ]


def test_a_duty_that_changed_is_a_change_without_a_figure() -> None:
    old, new = a_return("07075", {"901": 0}), a_return("07075", {"901": 1})
    found = compared([old], [new])
    assert found.changed
    assert found.indicators == ()
    assert [cell.item for cell in found.cells] == ["901"]


def test_a_file_that_was_only_saved_again_is_listed_and_is_no_change() -> None:
    old, new = replace(AN_SINH, sha256=DIGEST), replace(AN_SINH, sha256=DIGEST[::-1])
    found = compared([old], [new])
    assert [each.change for each in found.returns] == [ReturnChange.RESAVED]
    assert not found.changed


@pytest.mark.parametrize("digest", ["", DIGEST])
def test_a_digest_that_is_not_known_is_no_difference(digest: str) -> None:
    assert compared([replace(AN_SINH, sha256=digest)], [AN_SINH]).returns == ()


def test_an_earlier_return_is_the_cause_where_an_estimate_rests_on_it() -> None:
    before = a_return("07078", {"401": 1000, "403": 1}, 2014)
    larger = a_return("07078", {"401": 1200, "403": 2}, 2014)
    found = compared([AN_SINH, before], [AN_SINH, larger], 2015)
    households = measure(found, "ho-hieu-hoc")
    assert households.old.numerator == households.new.numerator == 700
    assert households.old.lower == 35
    assert households.new.lower == Fraction(70_000, 2_200)
    assert keys(households) == [("07078", 2014, "401")]
    assert [(each.unit, each.year) for each in found.returns] == [("07078", 2014)]


def test_an_earlier_return_on_which_nothing_rests_is_not_listed() -> None:
    before = a_return("07078", {"401": 1000}, 2014)
    found = compared([AN_SINH, TRANG_LUONG], [AN_SINH, TRANG_LUONG, before], 2015)
    assert (found.returns, found.cells, found.changed) == ((), (), False)


def test_an_earlier_year_that_only_one_side_holds_changes_nothing_and_is_named() -> None:
    """Tràng Lương is silent in 2013; its size is known from 2012, but only on one side."""
    now, past = (a_return("07075", {"401": 1000, "403": 700}, 2013) for _ in range(2))
    earlier = a_return("07078", {"401": 1000, "403": 1}, 2012)
    for old, new in (([now], [past, earlier]), ([past, earlier], [now])):
        found = compared(old, new, 2013)
        assert (found.changed, found.returns, found.indicators) == (False, (), ())
        assert found.left_out == (2012,)


def test_an_earlier_year_that_both_sides_hold_is_compared_beside_one_that_is_left_out() -> None:
    first = a_return("07078", {"401": 500}, 2011)
    before, larger = (a_return("07078", {"401": n}, 2014) for n in (1000, 1200))
    found = compared([AN_SINH, before], [AN_SINH, first, larger], 2015)
    assert found.left_out == (2011,)
    assert keys(measure(found, "ho-hieu-hoc")) == [("07078", 2014, "401")]


def test_later_years_are_not_named_as_left_out() -> None:
    later = a_return("07075", {"401": 5}, 2016)
    assert compared([AN_SINH], [AN_SINH, later], 2015).left_out == ()


def test_a_later_year_is_not_looked_at() -> None:
    later = a_return("07075", {"401": 5}, 2016)
    assert not compared([AN_SINH], [AN_SINH, later], 2015).changed


def test_without_a_year_a_change_in_another_one_is_named_and_counts() -> None:
    before = [a_return("07075", {"401": 1000, "403": n}, year=2014) for n in (600, 601)]
    now = [AN_SINH, TRANG_LUONG]
    found = compared([before[0], *now], [before[1], *now])
    assert (found.year, found.elsewhere, found.changed) == (2015, (2014,), True)
    asked = compared([before[0], *now], [before[1], *now], 2015)
    assert (asked.elsewhere, asked.changed) == ((), False)


def test_the_year_is_the_latest_of_the_new_returns_with_two_units() -> None:
    later = a_return("07075", {"401": 5}, 2016)
    assert compared([later], [AN_SINH, TRANG_LUONG, later]).year == 2015
    assert compared([AN_SINH], [later]).year == 2016


def test_a_year_without_any_return_is_refused() -> None:
    with pytest.raises(NoReturnsError, match="2012"):
        compared([AN_SINH], [AN_SINH], 2012)
    with pytest.raises(NoReturnsError, match="for 0"):
        compared([AN_SINH], [AN_SINH], 0)
    assert compared([AN_SINH], [a_return("07075", {"401": 5}, 2016)], 2015).year == 2015


@pytest.mark.parametrize("seed", range(4))
def test_every_figure_that_changed_has_a_cell_that_made_it_so(seed: int) -> None:
    years = (2013, 2014)
    old, new = (
        records_of(returns_of(plan(), draw_years(plan(), years, s)), plan())
        for s in (seed, seed + 50)
    )
    found = diff(old, new, plan(), 2014)
    changed = [each for indicator in found.indicators for each in indicator.measures]
    assert len(changed) > 20
    assert all(each.cells for each in changed)
    assert {cell for each in changed for cell in each.cells} <= set(found.cells)
    figures = [m for m in changed if m.old.numerator != m.new.numerator]
    assert all(any(cell.year == 2014 for cell in each.cells) for each in figures)
    verdicts = [each for indicator in found.indicators for each in indicator.verdicts]
    assert all(each.cells for each in verdicts)


def test_the_same_facts_have_no_difference() -> None:
    records = records_of(returns_of(plan(), draw_years(plan(), (2013, 2014), 7)), plan())
    found = diff(records, records, plan())
    assert (found.changed, found.returns, found.cells, found.indicators) == (False, (), (), ())
