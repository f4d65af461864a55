"""A plan's own cases: read from beside it, computed as returns are, and compared."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from tests.builders import plan, spoken
from tests.starters import starter
from xhht_cli.cases.files import read_cases
from xhht_cli.cases.model import Came, CaseResult, Figure
from xhht_cli.cases.run import run_case
from xhht_cli.plan import BUILT_IN, DEFAULT_PLAN, load_plan

HEAD = """
[[case]]
name = "Một bài"
target = "T08"
year = 2015
"""

TWO = """
units.07075 = { 401 = 20, 403 = 13 }
units.07078 = "missing"
before.2014.07078 = { 401 = 10 }
"""


def write(folder: Path, text: str) -> Path:
    (folder / "tests").mkdir()
    (folder / "tests" / "a.toml").write_text(text, encoding="utf-8")
    return folder


def result(folder: Path, text: str) -> CaseResult:
    """Give the result of the only case of a text, held against the built-in plan."""
    found = read_cases(write(folder, text), plan())
    assert [spoken(mistake) for mistake in found.mistakes] == []
    (case,) = found.cases
    return run_case(case, plan())


def built_in() -> list[CaseResult]:
    found = read_cases(BUILT_IN / DEFAULT_PLAN, plan())
    assert found.mistakes == ()
    return [run_case(case, plan()) for case in found.cases]


def test_every_case_of_the_built_in_plan_holds() -> None:
    failed = [
        (each.case.name, [line for line in each.lines if not line.agrees])
        for each in built_in()
        if not each.passed
    ]
    assert failed == []


def test_every_target_has_cases_that_meet_it_miss_it_leave_it_open_and_do_not_concern_it() -> None:
    found = read_cases(BUILT_IN / DEFAULT_PLAN, plan())
    outcomes = {
        (case.target, case.expected["outcome"])
        for case in found.cases
        if "outcome" in case.expected
    }
    wanted = ("met", "not-met", "undetermined", "not-applicable")
    assert {(target.id, each) for target in plan().targets for each in wanted} <= outcomes


def test_every_case_of_the_starter_holds(tmp_path: Path) -> None:
    folder = starter(tmp_path)
    own = load_plan(folder)
    found = read_cases(folder, own)
    assert found.mistakes == ()
    assert [run_case(case, own).passed for case in found.cases] == [True] * 4


def test_each_quantity_is_compared_and_told(tmp_path: Path) -> None:
    found = result(
        tmp_path,
        f"""{HEAD}{TWO}
        [case.expect]
        value = 65.00
        lower = "13/30"
        upper = 76.6
        outcome = "met"
        provisional = "met"
        estimated = true
        aim = "none"
        shortfall = 1
        pace = "none"
        pace_best = "reached"
        """,
    )
    assert [(line.key, line.expected, line.computed, line.agrees) for line in found.lines] == [
        ("value", "65.00", "65.00 (13/20)", True),
        ("lower", "13/30", "13/30", True),
        ("upper", "76.6", "76.7 (23/30)", False),
        ("outcome", "met", "undetermined", False),
        ("provisional", "met", "met", True),
        ("estimated", "true", "false", False),
        ("aim", "none", "none", True),
        ("shortfall", "1", "0", False),
        ("pace", "none", "none", True),
        ("pace_best", "reached", "none", False),
    ]
    assert not found.passed


def test_only_the_units_that_are_named_count(tmp_path: Path) -> None:
    found = result(
        tmp_path, f'{HEAD}units.07075 = {{ 401 = 20, 403 = 13 }}\nexpect.lower = "13/20"'
    )
    assert found.passed


def test_a_unit_that_is_named_in_an_earlier_year_only_is_missing_later(tmp_path: Path) -> None:
    found = result(
        tmp_path,
        f"""{HEAD}
        units.07075 = {{ 401 = 20, 403 = 13 }}
        before.2014.07078 = {{ 401 = 10 }}
        expect = {{ lower = "13/30", outcome = "undetermined" }}
        """,
    )
    assert found.passed


def test_figures_that_break_a_rule_are_not_used_and_are_told(tmp_path: Path) -> None:
    found = result(
        tmp_path, f'{HEAD}units.07075 = {{ 401 = 20, 403 = 21 }}\nexpect.value = "21/20"'
    )
    assert [(line.computed, line.agrees) for line in found.lines] == [("none", False)]
    assert [spoken(each).split(":")[0] for each in found.findings] == ["R301"]


def test_one_measure_of_several_is_held_against_the_target(tmp_path: Path) -> None:
    found = result(
        tmp_path,
        """
        [[case]]
        name = "Một nhóm"
        target = "T11"
        measure = "dao-tao-tu-hoc:505/504"
        year = 2015
        units.NV = { 501 = 10, 502 = 9, 504 = 4, 505 = 4 }
        expect = { value = "4/4", outcome = "met", shortfall = 0 }
        """,
    )
    assert found.passed


@pytest.mark.parametrize(
    ("written", "share", "agrees"),
    [
        (Figure(written="1/2", exact=Fraction(1, 2)), Fraction(10, 20), True),
        (Figure(written="1/2", exact=Fraction(1, 2)), Fraction(10, 21), False),
        (Figure(written="64.95", amount=Decimal("64.95")), Fraction(1299, 2000), True),
        (Figure(written="65", amount=Decimal(65)), Fraction(1299, 2000), True),
        (Figure(written="65.0", amount=Decimal("65.0")), Fraction(1299, 2000), True),
        (Figure(written="65.00", amount=Decimal("65.00")), Fraction(1299, 2000), False),
        (Figure(written="0.1", amount=Decimal("0.1")), Fraction(1, 2000), True),
        (Figure(written="0", amount=Decimal(0)), None, False),
        (Figure(written="none"), None, True),
        (Figure(written="none"), Fraction(0), False),
    ],
)
def test_a_figure_is_exact_or_rounded_half_up_as_it_is_written(
    written: Figure,
    share: Fraction | None,
    agrees: bool,  # noqa: FBT001  # the expectation
) -> None:
    assert written.agrees(Came(share=share, written="", scale=100)) is agrees


CASE = "tests/a.toml: case[1]"


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        (
            "x = 1\n",
            [
                "tests/a.toml: x: there is no such key.",
                "tests/a.toml: case: there is none; at least one is needed.",
            ],
        ),
        (
            "[[case]\n",
            [
                (
                    "a.toml, line 1, column 7: this is not TOML: Expected ']]' at the end of an"
                    " array declaration."
                )
            ],
        ),
        (
            '[[case]]\nname = "x"\nyear = 2015\nunits.07075 = {}\nexpect.value = 1\n',
            [f"{CASE}: give a target, a measure or both."],
        ),
        (
            f"{HEAD}units = {{}}\nexpect.value = 1\n",
            [f"{CASE}.units: needs at least 1 entries."],
        ),
        (f"{HEAD}{TWO}expect = {{}}\n", [f"{CASE}.expect: say what must come out."]),
        (
            f"{HEAD}{TWO}expect.outcome = 'reached'\n",
            [
                (
                    f"{CASE}.expect.outcome: must be one of: met, not-met, undetermined, no-data, "
                    "not-applicable, not-set."
                )
            ],
        ),
        (
            f"{HEAD}{TWO}expect.value = 'half'\nexpect.lower = '1/0'\nexpect.upper = inf\n",
            [
                f"{CASE}.expect.{key}: must be a fraction such as “20/21”, a per cent such as "
                "95.24, or “none”."
                for key in ("value", "lower", "upper")
            ],
        ),
        (
            f"{HEAD}units.07075 = {{ 401 = -1, 403 = 1.5, 201 = true }}\nexpect.value = 1\n",
            [
                f"{CASE}.units.07075.{item}: must be a whole number from 0, “Có” or “Không”."
                for item in ("401", "403", "201")
            ],
        ),
        (
            f"{HEAD}units.07075 = {{ 401 = 'Có', 201 = 1, 751 = 1, 999 = 1 }}\nexpect.value = 1\n",
            [
                f"{CASE}.units.07075.401: a count is needed.",
                f"{CASE}.units.07075.201: write “Có” or “Không”.",
                f"{CASE}.units.07075.751: item 751 is not asked of Xã An Sinh.",
                f"{CASE}.units.07075.999: item 999 is not asked of Xã An Sinh.",
            ],
        ),
        (
            f"{HEAD}units.07999 = {{}}\nbefore.2016.07075 = {{}}\nexpect.value = 1\n",
            [
                f"{CASE}.units.07999: the register has no unit 07999 in 2015.",
                f"{CASE}.before.2016: the year must be before that of the case.",
            ],
        ),
        (
            (
                '[[case]]\nname = "x"\ntarget = "T80"\nyear = 2015\nunits.07075 = {}\n'
                "expect.value = 1\n"
            ),
            [f"{CASE}.target: “T80” is no target of the plan."],
        ),
        (
            (
                '[[case]]\nname = "x"\ntarget = "T14"\nyear = 2016\nunits.07075 = {}\n'
                "expect.value = 1\n"
            ),
            [f"{CASE}.year: T14 is not judged in 2016."],
        ),
        (
            (
                '[[case]]\nname = "x"\nmeasure = "ho-hieu-hoc"\nyear = 2015\nunits.07075 = {}\n'
                "expect = { value = 1, outcome = 'met' }\n"
            ),
            [f"{CASE}.expect.outcome: give the target that is meant."],
        ),
        (
            f"{HEAD}measure = 'ho-hieu-hoc:402/401'\n{TWO}expect.value = 1\n",
            [f"{CASE}.measure: “ho-hieu-hoc:402/401” is none of these: ho-hieu-hoc."],
        ),
        (
            f"{HEAD}{TWO}expect.value = 65\n{HEAD}{TWO}expect.value = 65\n",
            ["tests/a.toml: case[2].name: “Một bài” is taken already by tests/a.toml: case[1]."],
        ),
    ],
)
def test_a_mistake_in_a_case_file_is_told_with_its_place(
    tmp_path: Path, text: str, mistakes: list[str]
) -> None:
    found = read_cases(write(tmp_path, text), plan())
    assert [spoken(mistake) for mistake in found.mistakes] == mistakes
