"""Entries of a trace where units are judged by themselves: their figures are shown, not added."""

from pathlib import Path

import pytest

from tests.builders import spoken
from tests.filling import Filed, write_returns
from xhht_cli.assess import assess
from xhht_cli.plan import load_plan
from xhht_cli.trace import MeasureTrace, trace

EVERY_WAY = load_plan(Path(__file__).parent / "plans" / "every-way")
FILED: Filed = {
    (2015, "91001"): {"101": 100, "102": 70},
    (2015, "91002"): {"101": 100, "102": 69},
    (2015, "91003"): {"101": 100},
}


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> MeasureTrace:
    folder = tmp_path_factory.mktemp("returns")
    write_returns(EVERY_WAY, FILED, folder)
    return trace(assess(folder, EVERY_WAY, 2015), "xa-dat").measures[0]


def told(traced: MeasureTrace, unit: str) -> list[tuple[str | None, str, int | None, str]]:
    return [
        (e.item, e.role.value, e.value, "" if e.reason is None else spoken(e.reason))
        for e in traced.entries
        if e.unit == unit
    ]


def test_a_unit_is_counted_as_one_and_its_own_figures_are_not_added(traced: MeasureTrace) -> None:
    judged = "The unit is judged by it; counted is the unit."
    assert told(traced, "91001") == [
        ("102", "numerator", 70, judged),
        ("101", "denominator", 100, judged),
        (None, "numerator", 1, ""),
        (None, "denominator", 1, ""),
    ]
    assert [value for _, _, value, _ in told(traced, "91002")] == [69, 100, 0, 1]


def test_a_unit_whose_figures_do_not_settle_it_is_in_neither_side(traced: MeasureTrace) -> None:
    left_out = "The unit is not in the value: its own figures do not settle it."
    assert told(traced, "91003")[-2:] == [
        (None, "numerator", None, left_out),
        (None, "denominator", 1, left_out),
    ]
    assert (traced.ratio.numerator, traced.ratio.denominator) == (1, 2)
