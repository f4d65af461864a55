"""Naming: some by name, the others by their number."""

import pytest

from xhht_cli.messages import Message, say
from xhht_cli.present.naming import named


@pytest.mark.parametrize(
    ("names", "most", "expected"),
    [
        ([], 2, ()),
        (["A", "B"], 2, ("A", "B")),
        (["A", "B", "C"], 2, ("A", "B", "C")),
        (["A", "B", "C", "D"], 2, ("A", "B", say("and {count} others", count=2))),
    ],
)
def test_the_rest_is_counted_and_a_single_one_more_is_named(
    names: list[str], most: int, expected: tuple[str | Message, ...]
) -> None:
    assert named(names, most) == expected


def test_eight_are_named_where_no_number_is_given() -> None:
    assert named([str(number) for number in range(20)])[8:] == (
        say("and {count} others", count=12),
    )
