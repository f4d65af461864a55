"""Case: figures of some units, and what must come out of them, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from xhht_cli.messages import Message
from xhht_cli.plan.model import Unit

NONE = "none"
"""How case files write that there is no value."""

_DIGITS = 60
"""More than a count of 19 digits and the decimals of an expectation need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A share that must come out: exact (``20/21``) or in per cent, rounded as it is written.

    ``exact`` and ``percent`` are None where no value must come out; ``written`` is for people.
    """

    written: str
    exact: Fraction | None = None
    percent: Decimal | None = None

    def agrees(self, share: Fraction | None) -> bool:
        """Say whether a share (of 1) is what is expected."""
        if share is None or (self.exact is None and self.percent is None):
            return share is None and self.exact is None and self.percent is None
        return share == self.exact if self.percent is None else self._rounded(share) == self.percent

    def computed(self, share: Fraction | None, written: str) -> str:
        """Write a computed share as the expected one is written; ``written`` is its fraction."""
        if share is None:
            return NONE
        return written if self.percent is None else f"{self._rounded(share)} ({written})"

    def _rounded(self, share: Fraction) -> Decimal:
        """Give a share in per cent, rounded half up to the decimals of the expected one."""
        with localcontext(prec=_DIGITS, rounding=ROUND_HALF_UP):
            percent = Decimal(100 * share.numerator) / Decimal(share.denominator)
            return percent.quantize(self.percent or Decimal())


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What units reported, and what must come out for one target or one measure.

    ``filed`` maps a year to what each unit reported in it; Có is 1. ``units`` are the units that
    the case is about, by year: whoever of them has not filed is missing. ``expected`` maps the
    name of a quantity to what it must be: a `Figure`, a number, a word or True and False.
    """

    place: str
    name: str
    target: str | None
    measure: str | None
    year: int
    filed: Mapping[int, Mapping[str, Mapping[str, int]]]
    units: Mapping[int, tuple[Unit, ...]]
    expected: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One quantity of a case: what was expected, what was computed, and whether they agree."""

    key: str
    expected: str
    computed: str
    agrees: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """A case with what came out; ``findings`` are the errors in its own figures."""

    case: Case
    lines: tuple[Line, ...]
    findings: tuple[Message, ...]

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return all(line.agrees for line in self.lines)
