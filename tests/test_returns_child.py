"""The child process: what happens there does not happen to the program."""

import sys
from dataclasses import replace

import pytest

from tests.workbooks import workbook
from xhht_cli.returns.child import ChildReader, Way
from xhht_cli.returns.grid import NoWorkbookError
from xhht_cli.returns.limits import DEFAULT, Excess
from xhht_cli.returns.model import Trouble

BOOK = workbook("a | b")


def test_a_reader_that_takes_too_long_is_given_up_and_started_anew() -> None:
    with ChildReader(replace(DEFAULT, seconds=0)) as child:
        with pytest.raises(NoWorkbookError) as late:
            child.read(Way.XLSX, BOOK)
        child.limits = DEFAULT
        (grid,) = child.read(Way.XLSX, BOOK)
    assert late.value.trouble is Trouble.OVER_LIMITS
    assert late.value.excess == Excess(limit="seconds", found=None, most=0)
    assert grid.rows == [["a", "b"]]


def test_an_error_in_a_library_is_damage_and_the_process_lives_on() -> None:
    with ChildReader() as child:
        with pytest.raises(NoWorkbookError) as damaged:
            child.read(Way.XLSX, b"no zip")
        assert child.read(Way.XLSX, BOOK)[0].name == "Sheet1"
    assert damaged.value.trouble is Trouble.DAMAGED


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such limit")
def test_a_reader_without_memory_is_no_end() -> None:
    with (
        ChildReader(replace(DEFAULT, memory=64 << 20)) as child,
        pytest.raises(NoWorkbookError) as out,
    ):
        child.read(Way.XLSX, BOOK)
    assert out.value.trouble in {Trouble.OVER_LIMITS, Trouble.READER_DIED}
