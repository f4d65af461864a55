"""Assessment: from files to verdicts; which year, which units, and when there is nothing to say."""

from pathlib import Path

import pytest

from tests.filling import Filed, write_returns
from xhht_cli import assess
from xhht_cli.errors import NoReturnsError, NothingReadableError, WrongCallError
from xhht_cli.measure_verdicts import Outcome
from xhht_cli.plan import load_plan

PLAN = load_plan()
HOUSEHOLDS: Filed = {
    (2013, "07075"): {"401": 1000, "403": 700},
    (2013, "07078"): {"401": 1000, "403": 500},
    (2014, "07078"): {"401": 1000, "403": 640},
}


def put(folder: Path, filed: Filed) -> Path:
    write_returns(PLAN, filed, folder)
    return folder


def test_the_latest_year_with_two_units_is_taken(tmp_path: Path) -> None:
    found = assess(put(tmp_path, HOUSEHOLDS))
    assert found.year == 2013
    assert found.usable_by_year == {2013: 2, 2014: 1}


def test_with_one_unit_a_year_the_latest_is_taken(tmp_path: Path) -> None:
    filed: Filed = {(2012, "07075"): {"401": 5}, (2014, "07078"): {"401": 6}}
    assert assess(put(tmp_path, filed)).year == 2014


def test_a_value_is_pooled_over_the_returns_of_that_year_only(tmp_path: Path) -> None:
    found = assess(put(tmp_path, HOUSEHOLDS), year=2013)
    (ratio,) = (
        s.now for r in found.results for s in r.values.series if s.measure.id == "ho-hieu-hoc"
    )
    assert (ratio.numerator, ratio.denominator, ratio.reported) == (1200, 2000, 2)
    assert len(found.coverage.missing) == 61
    assert len(found.coverage.expected) == 63


def test_one_unit_is_assessed_by_itself(tmp_path: Path) -> None:
    found = assess(put(tmp_path, HOUSEHOLDS), year=2013, unit="07075")
    outcomes = {v.target.id: v.outcome for r in found.results for v in r.verdicts}
    assert outcomes["T08"] is Outcome.MET
    assert "T15" not in outcomes
    assert (len(found.coverage.expected), found.coverage.missing) == (1, ())


def test_by_unit_assesses_each_unit_of_the_year(tmp_path: Path) -> None:
    found = assess(put(tmp_path, HOUSEHOLDS), year=2013, by_unit=True)
    assert [each.unit.code for each in found.units] == list(PLAN.units_in(2013))


def test_two_returns_that_contradict_each_other_leave_the_unit_missing(tmp_path: Path) -> None:
    for name, recognised in (("a", 700), ("b", 701)):
        (tmp_path / name).mkdir()
        put(tmp_path / name, {(2013, "07075"): {"401": 1000, "403": recognised}})
    put(tmp_path, {(2013, "07078"): {"401": 1000, "403": 500}})
    found = assess(tmp_path)
    assert "07075" in {unit.code for unit in found.coverage.missing}
    assert set(found.coverage.rejected) == {"a/2013-07075.xlsx", "b/2013-07075.xlsx"}


def test_the_order_of_the_inputs_does_not_matter(tmp_path: Path) -> None:
    folders = []
    for name, filed in (("a", {(2013, "07075"): {"401": 10, "403": 7}}), ("b", HOUSEHOLDS)):
        (tmp_path / name).mkdir()
        folders.append(put(tmp_path / name, {k: v for k, v in filed.items() if k[0] == 2013}))
    first, second = assess(folders), assess(folders[::-1])
    assert first.results == second.results
    assert first.coverage == second.coverage


def test_narrowing_keeps_only_the_verdicts_asked_for(tmp_path: Path) -> None:
    found = assess(put(tmp_path, HOUSEHOLDS), year=2013).narrowed(["T08", "T22", "T01"], [2015])
    assert [v.target.id for r in found.results for v in r.verdicts] == ["T08"]


def test_an_empty_folder_has_no_returns(tmp_path: Path) -> None:
    with pytest.raises(NoReturnsError):
        assess(tmp_path)


def test_a_year_nobody_filed_for_has_no_returns(tmp_path: Path) -> None:
    with pytest.raises(NoReturnsError, match="2012"):
        assess(put(tmp_path, HOUSEHOLDS), year=2012)


def test_files_that_are_no_returns_are_named(tmp_path: Path) -> None:
    (tmp_path / "thu.xlsx").write_bytes(b"not a workbook")
    with pytest.raises(NothingReadableError, match=r"thu\.xlsx"):
        assess(tmp_path)


@pytest.mark.parametrize("unit", ["07999", "07087"])
def test_a_unit_the_register_does_not_have_that_year_is_refused(tmp_path: Path, unit: str) -> None:
    # Tân Việt (07087) joined Việt Dân in 2024
    put(tmp_path, {(2024, "07075"): {"401": 10}})
    with pytest.raises(WrongCallError, match=unit):
        assess(tmp_path, unit=unit)
