"""The child process: what happens there does not happen to the program."""

import pytest

from tests.workbooks import workbook
from xhht_cli.returns.child import ChildReader, Way
from xhht_cli.returns.grid import NoWorkbookError
from xhht_cli.returns.model import Trouble

BOOK = workbook("a | b")


def test_a_reader_that_takes_too_long_is_given_up_and_started_anew() -> None:
    with ChildReader(longest=0.0) as child:
        with pytest.raises(NoWorkbookError) as died:
            child.read(Way.CLOSE_LOOK, BOOK)
        child.longest = 60.0
        (grid,) = child.read(Way.CLOSE_LOOK, BOOK)
    assert died.value.trouble is Trouble.READER_DIED
    assert grid.rows == [["a", "b"]]


def test_an_error_in_a_library_is_damage_and_the_process_lives_on() -> None:
    with ChildReader() as child:
        with pytest.raises(NoWorkbookError) as damaged:
            child.read(Way.CLOSE_LOOK, b"no zip")
        assert child.read(Way.CLOSE_LOOK, BOOK)[0].name == "Sheet1"
    assert damaged.value.trouble is Trouble.DAMAGED
