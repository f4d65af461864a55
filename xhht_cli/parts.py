"""Parts: what each unit brings to a measure, as far as it is known."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What stands in for a denominator that is not known.

    ``year`` is the year it is of; ``source`` is None for an earlier return, else where the base
    figure was taken from.
    """

    size: int
    year: int
    source: str | None


class Part(NamedTuple):
    """What one expected unit brings to a measure by one pair of items, or by one sum.

    ``numerator`` and ``denominator`` are None where not known; ``at_least`` is what the known
    items of the numerator add up to; ``estimate`` stands in for an unknown denominator (with at
    least ``at_least``); ``silent`` says that no item of the pair is known. ``capped`` says that the
    numerator is never above the denominator. The denominator of a count is 0, and ``at_most`` what
    it can be at the most, None where nothing limits it.
    """

    unit: str
    numerator: int | None
    denominator: int | None
    at_least: int
    estimate: Estimate | None
    silent: bool
    capped: bool = True
    at_most: int | None = None

    @property
    def known(self) -> bool:
        """Whether both numerator and denominator are known."""
        return self.numerator is not None and self.denominator is not None

    @property
    def size(self) -> int | None:
        """The denominator, known or estimated."""
        if self.denominator is not None or self.estimate is None:
            return self.denominator
        return max(self.estimate.size, self.at_least) if self.capped else self.estimate.size

    @property
    def low(self) -> int:
        """The least the numerator can be."""
        return self.at_least if self.numerator is None else self.numerator

    @property
    def high(self) -> int | None:
        """The most the numerator can be; None where nothing limits it."""
        if self.numerator is not None:
            return self.numerator
        return self.size if self.capped else self.at_most
