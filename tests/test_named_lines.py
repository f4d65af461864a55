"""Named lines: what codes of any level name on the boundaries of another year."""

from pathlib import Path

import pytest

from tests.levels import NATION, write_plan
from xhht_cli.errors import WrongCallError
from xhht_cli.plan import load_plan
from xhht_cli.plan.named_lines import line_in

YOUNG = """\
004,Huyện Mới,huyen,2013-01-01,,,,01
10009,Xã Mới,xa,2013-01-01,,,,004
"""
"""A district of communes that nothing came before."""


def test_an_upper_unit_names_the_line_of_what_is_below_it_on_the_boundaries(tmp_path: Path) -> None:
    plan = load_plan(write_plan(tmp_path))
    units = {
        boundaries: [unit.code for unit in line_in(plan, "01", 2011, boundaries).area.units(2011)]
        for boundaries in (2011, 2013)
    }
    assert units == {
        2011: ["10001", "10002", "GD1", "10003", "10004"],
        2013: ["10001", "10002", "GD1", "10003"],
    }


def test_where_an_upper_unit_had_nothing_the_command_is_named_that_shows_its_neighbours(
    tmp_path: Path,
) -> None:
    plan = load_plan(write_plan(tmp_path, NATION + YOUNG))
    with pytest.raises(WrongCallError, match=r"Huyện Mới has no figures in 2011") as caught:
        line_in(plan, "004", 2011, 2013)
    assert dict(caught.value.details[0].values) == {
        "command": "xhht rollup --unit 01 --by unit --boundaries 2013"
    }
