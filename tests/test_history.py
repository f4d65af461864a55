"""A drawn history of five years, with a merger and a split, every figure worked out by hand.

Thị trấn (later phường) Đông Triều (07072) joined Đức Chính (07093) on 1 November 2024; that unit
was divided between An Sinh (07090, which took in xã Bình Dương) and the new phường Đông Triều
(07093) on 1 July 2025.
"""

from pathlib import Path

import pytest

from tests.filling import Filed, write_returns
from xhht_cli.plan import load_plan
from xhht_cli.rollup import Rollup, YearResults, roll_up

PLAN = load_plan()

# households recognised / households
DRAWN = """
            2012      2013      2023      2024       2025
    07072   300/1000  400/1000  700/1100  -          -
    07093   100/500   200/500   300/600   1100/1700  1700/2500
    07090   200/800   300/800   500/900   600/900    1000/1400
"""
DISTRICT = {2012: "600/2300", 2013: "900/2300", 2023: "1500/2600", 2024: "1700/2600"} | {
    2025: "2700/3900"
}
OF_THEN = {
    "Phường Đông Triều 2012": {2012: "300/1000", 2013: "400/1000", 2023: "700/1100"},
    "Phường Đức Chính 2012": {2012: "100/500", 2013: "200/500", 2023: "300/600"},
    "Phường Bình Dương 2012": {
        2012: "200/800",
        2013: "300/800",
        2023: "500/900",
        2024: "600/900",
    },
    "Phường Đức Chính 2024": {2024: "1100/1700"},
    "Phường An Sinh 2025": {2025: "1000/1400"},
    "Phường Đông Triều 2025": {2025: "1700/2500"},
}
OF_2024 = {
    "Phường Đức Chính 2012": {
        2012: "400/1500",
        2013: "600/1500",
        2023: "1000/1700",
        2024: "1100/1700",
    },
    "Phường Bình Dương 2012": OF_THEN["Phường Bình Dương 2012"],
    # Đức Chính divided: An Sinh, Việt Dân, Bình Dương on one side, Nguyễn Huệ, Thủy An, Hồng
    # Phong, Hưng Đạo on the other; only the eight together have these figures
    "8 units 2025": {2025: "2700/3900"},
}
OF_2025 = {
    "2 units 2012": {2012: "600/2300", 2013: "900/2300", 2023: "1500/2600", 2024: "1700/2600"},
    "Phường An Sinh 2025": {2025: "1000/1400"},
    "Phường Đông Triều 2025": {2025: "1700/2500"},
}


def filed() -> Filed:
    header, *rows = (line.split() for line in DRAWN.strip().splitlines())
    found: Filed = {}
    for code, *cells in rows:
        for year, cell in zip(header, cells, strict=True):
            if cell != "-":
                recognised, households = cell.split("/")
                found[int(year), code] = {"401": int(households), "403": int(recognised)}
    return found


def figures(years: tuple[YearResults, ...]) -> dict[int, str]:
    """The households of each year that has any."""
    ratios = {
        each.year: series.now
        for each in years
        for result in each.results
        for series in result.values.series
        if series.measure.id == "ho-hieu-hoc"
    }
    return {y: f"{r.numerator}/{r.denominator}" for y, r in ratios.items() if r.denominator}


def lines(found: Rollup) -> dict[str, dict[int, str]]:
    """The lines with figures, by name and first year with figures."""
    told: dict[str, dict[int, str]] = {}
    for each in found.lines:
        units, own = each.line.units, figures(each.years)
        name = units[0].name if len(units) == 1 else f"{len(units)} units"
        if own:
            told[f"{name} {min(own)}"] = own
    return told


@pytest.mark.parametrize(
    ("boundaries", "expected"), [(None, OF_THEN), (2024, OF_2024), (2025, OF_2025)]
)
def test_every_figure_of_every_line_and_year(
    tmp_path: Path, boundaries: int | None, expected: dict[str, dict[int, str]]
) -> None:
    write_returns(PLAN, filed(), tmp_path)
    found = roll_up(tmp_path, by_unit=True, boundaries=boundaries)
    assert figures(found.years) == DISTRICT
    assert lines(found) == expected


def test_one_unit_has_no_figures_before_its_split(tmp_path: Path) -> None:
    write_returns(PLAN, filed(), tmp_path)
    found = roll_up(tmp_path, unit="07093")
    assert figures(found.years) == {2025: "1700/2500"}
    assert found.lost == (2012, 2013, 2023, 2024)
