"""Axes: where a year and a value stand in a chart."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from xhht_cli.present.language import Language
from xhht_cli.present.page.bars import written

LEFT, RIGHT, TOP, BOTTOM = 30, 306, 12, 128
"""Where the drawing begins and ends in its frame of 320 by 150."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The axis of time, the same for every chart."""

    first: int
    last: int

    def x(self, year: int) -> str:
        """Place a year from left to right."""
        span = max(1, self.last - self.first)
        return f"{LEFT + (RIGHT - LEFT) * (year - self.first) / span:.1f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """The axis of time, and the height of one chart, whose top is ``end``."""

    years: Times
    end: Fraction

    def x(self, year: int) -> str:
        """Place a year from left to right."""
        return self.years.x(year)

    @property
    def right(self) -> str:
        """The right end of the drawing."""
        return f"{RIGHT:.1f}"

    def y(self, value: Fraction) -> str:
        """Place a value from the foot up, never outside of the drawing."""
        kept = min(max(value, Fraction()), self.end) / self.end
        return f"{BOTTOM - (BOTTOM - TOP) * float(kept):.1f}"

    def marks(self, language: Language) -> Iterator[tuple[str, str]]:
        """Give top, middle and bottom, without the sign of what they are in."""
        for height in (self.end, self.end / 2, Fraction()):
            yield self.y(height), written(height, None, language)
