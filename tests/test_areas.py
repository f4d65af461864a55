"""Areas: units over time, on the boundaries of then or of a later year."""

import pytest

from xhht_cli.plan import load_plan
from xhht_cli.plan.lines import Line, lines

PLAN = load_plan()
YEARS = range(2011, 2027)


def line_of(code: str, boundaries: int | None, year: int) -> Line:
    """The line in which the unit of a code stands in a year."""
    found = [
        line
        for line in lines(PLAN, YEARS, boundaries)
        if code in {unit.code for unit in line.area.units(year)}
    ]
    (line,) = found
    return line


def codes(line: Line, year: int) -> set[str]:
    return {unit.code for unit in line.area.units(year)}


@pytest.mark.parametrize("boundaries", [None, *range(2011, 2027)])
def test_every_unit_of_every_year_stands_in_exactly_one_line(boundaries: int | None) -> None:
    drawn = lines(PLAN, YEARS, boundaries)
    for year in YEARS:
        units = [unit.code for line in drawn for unit in line.area.units(year)]
        assert sorted(units) == sorted(PLAN.units_in(year))


def test_a_change_of_rank_goes_on_in_its_line() -> None:
    # thị trấn Mạo Khê became a phường in 2015, of the same territory
    assert codes(line_of("07069", None, 2011), 2024) == {"07069"}
    assert line_of("07069", None, 2011).units[0].name == "Phường Mạo Khê"


def test_of_then_a_merger_begins_a_new_line() -> None:
    line = line_of("07084", None, 2024)
    assert codes(line, 2023) == set()
    assert line.merged_from == ("07087",)


def test_on_later_boundaries_a_merger_is_summed() -> None:
    line = line_of("07084", 2024, 2024)
    assert codes(line, 2013) == {"07084", "07087"}
    assert line.merged_from == ("07087",)


def test_code_and_name_are_no_identity() -> None:
    # 07093 is Đức Chính in 2013; phường Đông Triều is 07072 until 2024 and 07093 from 2025
    line = line_of("07093", 2025, 2025)
    assert codes(line, 2013) == set()
    assert codes(line_of("07093", 2024, 2024), 2013) == {"07072", "07093"}


def test_what_a_split_made_inseparable_stands_in_one_line() -> None:
    line = line_of("07093", 2025, 2024)
    assert [unit.code for unit in line.units] == ["07090", "07093"]
    assert codes(line, 2024) == {
        *("07075", "07084", "07090", "07093", "07099", "07102", "07120", "07126")
    }
    assert codes(line, 2025) == set()


def test_a_later_merger_is_inseparable_on_earlier_boundaries() -> None:
    line = line_of("07084", 2023, 2024)
    assert [unit.code for unit in line.units] == ["07084", "07087"]


def test_a_unit_without_successor_keeps_its_own_line() -> None:
    line = line_of("GDDT", 2025, 2013)
    assert [unit.name for unit in line.units] == ["Phòng Giáo dục và Đào tạo"]
