"""Integers: whole numbers as arguments, refused in sentences of our own.

Those of click name the type ("integer range"), which no catalog can put into a language.
"""

from gettext import gettext

import click

from xhht_cli.messages import say

_NO_NUMBER = say("“{value}” is not a whole number.")
_OUT_OF_RANGE = say("“{value}” is not a whole number from {first} to {last}.")


class Whole(click.types.IntParamType):
    """A whole number."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Read the number."""
        number = _number(value)
        if number is None:
            self.fail(gettext(_NO_NUMBER.id).format(value=value), param, ctx)
        return number


class WholeRange(click.IntRange):
    """A whole number from the first to the last."""

    def __init__(self, first: int, last: int) -> None:
        """Keep the ends, which click shows in its help."""
        super().__init__(first, last)
        self.ends = {"first": first, "last": last}

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Read the number, and hold that it is within the ends."""
        number = _number(value)
        if number is None or not self.ends["first"] <= number <= self.ends["last"]:
            self.fail(gettext(_OUT_OF_RANGE.id).format(value=value, **self.ends), param, ctx)
        return number


WHOLE = Whole()


def _number(value: object) -> int | None:
    try:
        return int(str(value))
    except ValueError:
        return None
