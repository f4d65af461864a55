"""R405 and R406: returns whose numbers are those of another unit, or of an earlier year."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import AGENCY_FORM, BLANK, Typed, heading, number, plan, sound, spoken
from xhht_cli.findings import Effect, Finding, Severity
from xhht_cli.returns.model import Return
from xhht_cli.rules import check

Cells = Mapping[str, Typed | int]

# Fifteen different numbers above 0; none breaks a rule of the plan.
FIFTEEN: Cells = {
    "101": 9,
    "102": 8,
    "103": 7,
    "104": 6,
    "401": 500,
    "402": 400,
    "403": 300,
    "404": 20,
    "405": 10,
    "501": 60,
    "502": 50,
    "503": 40,
    "510": 200,
    "511": 100,
    "601": 800,
}
# Eight, with the one learning centre that every sound return has.
EIGHT: Cells = {"101": 9, "102": 8, "103": 7, "104": 6, "401": 500, "402": 400, "403": 300}


def filed(unit: str, year: int, cells: Cells) -> Return:
    return sound(cells, heading(unit=unit, year=year), f"{unit}-{year}.xlsx")


def found(*returns: Return) -> list[Finding]:
    return [each for each in check(returns, plan()) if each.code in {"R405", "R406"}]


def places(*returns: Return) -> list[tuple[str, str]]:
    return [(each.code, each.file) for each in found(*returns)]


def test_the_same_numbers_under_two_units_are_a_warning_for_both() -> None:
    one, two = found(filed("07075", 2013, EIGHT), filed("07078", 2013, EIGHT))
    assert (one.code, one.severity, one.effect) == ("R405", Severity.WARNING, Effect.NOTHING)
    assert (one.file, one.cell, one.item) == ("07075-2013.xlsx", None, None)
    assert spoken(one.message) == (
        "All its numbers are those of Xã Tràng Lương (07078), 2013, in 07078-2013.xlsx."
    )
    assert spoken(two.message) == (
        "All its numbers are those of Xã An Sinh (07075), 2013, in 07075-2013.xlsx."
    )


def test_all_the_counts_are_its_cells() -> None:
    finding = found(filed("07075", 2013, EIGHT), filed("07078", 2013, EIGHT))[0]
    values = {cell.item: cell.value for cell in finding.cells}
    assert {"101": "9", "403": "300", "801": "0"}.items() <= values.items()
    assert not {"201", "907"} & set(values)  # Có/Không


def test_a_single_other_number_makes_them_different() -> None:
    other = {**EIGHT, "403": 299}
    assert places(filed("07075", 2013, EIGHT), filed("07078", 2013, other)) == []
    blank = {**EIGHT, "405": BLANK}
    assert places(filed("07075", 2013, EIGHT), filed("07078", 2013, blank)) == []


def test_another_answer_does_not_make_them_different() -> None:
    other = {**EIGHT, "201": number(0, "Không")}
    assert len(places(filed("07075", 2013, EIGHT), filed("07078", 2013, other))) == 2


def test_few_different_numbers_may_be_equal_by_chance() -> None:
    seven = {**EIGHT, "403": 400}
    assert places(filed("07075", 2013, seven), filed("07078", 2013, seven)) == []
    assert places(filed("07075", 2013, {}), filed("07078", 2013, {})) == []


def test_another_units_numbers_of_an_earlier_year_stand_in_the_later_return() -> None:
    assert places(filed("07075", 2012, EIGHT), filed("07078", 2013, EIGHT)) == [
        ("R405", "07078-2013.xlsx")
    ]


def test_a_third_copy_is_held_against_the_first() -> None:
    copies = found(*(filed(unit, 2013, EIGHT) for unit in ("07075", "07078", "07081")))
    assert [spoken(each.message).rpartition(" ")[2] for each in copies] == [
        "07078-2013.xlsx.",
        "07075-2013.xlsx.",
        "07075-2013.xlsx.",
    ]


def test_last_years_numbers_throughout_are_a_warning_in_the_later_return() -> None:
    fifteen = {**FIFTEEN}
    (again,) = found(filed("07075", 2012, fifteen), filed("07075", 2013, fifteen))
    assert (again.code, again.severity, again.effect) == ("R406", Severity.WARNING, Effect.NOTHING)
    assert (again.file, again.year, again.cell) == ("07075-2013.xlsx", 2013, None)
    assert spoken(again.message) == "All its numbers are those of 2012, in 07075-2012.xlsx."
    assert ("601", "800") in [(cell.item, cell.value) for cell in again.cells]


def test_a_unit_may_repeat_fewer_than_fifteen_different_numbers() -> None:
    # The learning centre counts as the fifteenth number, so that one may go and not two.
    for less, told in (("601",), True), (("601", "511"), False):
        few = {code: of for code, of in FIFTEEN.items() if code not in less}
        assert bool(places(filed("07075", 2012, few), filed("07075", 2013, few))) == told


def test_the_same_numbers_two_years_before_are_a_copy_too() -> None:
    between = {**FIFTEEN, "601": 801}
    returns = (
        filed("07075", 2011, FIFTEEN),
        filed("07075", 2012, between),
        filed("07075", 2013, FIFTEEN),
    )
    assert places(*returns) == [("R406", "07075-2013.xlsx")]


def test_a_ward_that_was_a_town_is_the_same_unit() -> None:
    assert places(filed("07069", 2014, FIFTEEN), filed("07069", 2015, FIFTEEN)) == [
        ("R406", "07069-2015.xlsx")
    ]


def test_after_a_merger_the_numbers_of_one_predecessor_are_of_another_unit() -> None:
    # Bình Khê of 2025 also holds Tràng Lương and Tràng An.
    assert places(filed("07081", 2024, FIFTEEN), filed("07081", 2025, FIFTEEN)) == [
        ("R405", "07081-2025.xlsx")
    ]


def test_agencies_are_compared_too() -> None:
    cells: Cells = {"501": 60, "502": 50, "503": 40, "504": 30, "505": 20, "506": 10}
    more: Cells = {**cells, "507": 9, "508": 8}
    heads = [heading(unit=unit, form=AGENCY_FORM) for unit in ("THUE", "KBNN")]
    returns = [sound(more, head, f"{head.unit_code}.xlsx") for head in heads]
    assert places(*returns) == [("R405", "KBNN.xlsx"), ("R405", "THUE.xlsx")]


@given(
    st.permutations(
        [
            filed("07075", 2012, FIFTEEN),
            filed("07075", 2013, FIFTEEN),
            filed("07078", 2013, FIFTEEN),
            filed("07081", 2013, EIGHT),
        ]
    )
)
def test_the_order_of_the_returns_does_not_matter(returns: list[Return]) -> None:
    assert [(each.code, each.file, spoken(each.message)[-16:-1]) for each in found(*returns)] == [
        ("R405", "07075-2013.xlsx", "07078-2013.xlsx"),
        ("R406", "07075-2013.xlsx", "07075-2012.xlsx"),
        ("R405", "07078-2013.xlsx", "07075-2012.xlsx"),
    ]
