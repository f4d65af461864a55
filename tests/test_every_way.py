"""The cases of every plan that comes along, worked out by hand, all hold."""

from pathlib import Path

import pytest

from xhht_cli.cases.files import read_cases
from xhht_cli.cases.run import run_case
from xhht_cli.plan import BUILT_IN, load_plan

FOLDERS = (Path(__file__).parent / "plans" / "every-way", BUILT_IN / "qd-281-2014")
"""A plan with targets of every kind, for tests only; and the second built-in one."""


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_target_has_cases_and_they_come_out_as_worked_out(folder: Path) -> None:
    plan = load_plan(folder)
    cases = read_cases(folder, plan).cases
    failed = [
        (case.name, line.key, line.expected, line.computed)
        for case in cases
        for line in run_case(case, plan).lines
        if not line.agrees
    ]
    assert failed == []
    assert {case.target for case in cases} == {target.id for target in plan.targets}
