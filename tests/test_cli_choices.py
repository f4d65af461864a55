"""Choices: a name that does not exist is answered with what was probably meant."""

import pytest

from xhht_cli.cli.choices import existing_line, existing_targets
from xhht_cli.errors import WrongCallError
from xhht_cli.plan import load_plan

PLAN = load_plan()


def said(error: WrongCallError) -> list[str]:
    return str(error).splitlines()


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("ho-hieu-hoc", "It is an indicator; its targets are: T08."),
        ("CAN-BO-HUYEN-SAU-DAI-HOC", "It is an indicator; its targets are: T18, T22."),
        ("mu-chu", "It is a direction without a figure: rollup and trace show it"),
        ("T8", "Did you mean: "),
        ("???", "There is: "),
    ],
)
def test_a_name_that_is_no_target_is_answered_with_a_hint(name: str, hint: str) -> None:
    with pytest.raises(WrongCallError) as raised:
        existing_targets(PLAN, [name])
    first, second = said(raised.value)
    assert first == f"The plan has no target {name}."
    assert second.startswith(hint)


def test_a_line_is_named_by_codes_in_any_case_and_without_leading_zeros() -> None:
    assert existing_line(PLAN, "7087+07093", 2024) == ("07087+07093", 2024)
    assert existing_line(PLAN, "vp", 2024) == ("VP", 2024)
    assert existing_line(PLAN, "vp", None) is None
    assert existing_line(PLAN, None, None) is None


def test_boundaries_and_several_codes_need_each_other() -> None:
    with pytest.raises(WrongCallError, match="Name a unit with --unit"):
        existing_line(PLAN, None, 2024)
    with pytest.raises(WrongCallError, match="says of which year"):
        existing_line(PLAN, "07087+07093", None)
