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
class Came:
    """A figure that came out: a share of 1 (None for none), and how its fraction is written.

    ``scale`` times it is what the measure is given in: 100 for per cent, 1 for a count.
    """

    share: Fraction | None
    written: str
    scale: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure that must come out: an exact fraction (``20/21``), or rounded as it is written.

    ``exact`` and ``amount`` (in what the measure is given in, per cent most often) are None where
    no value must come out; ``written`` is for people.
    """

    written: str
    exact: Fraction | None = None
    amount: Decimal | None = None

    def agrees(self, came: Came) -> bool:
        """Say whether what came out is what is expected."""
        if came.share is None or (self.exact is None and self.amount is None):
            return came.share is None and self.exact is None and self.amount is None
        if self.amount is None:
            return came.share == self.exact
        return self._rounded(came.share * came.scale) == self.amount

    def computed(self, came: Came) -> str:
        """Write what came out as the expected figure is written."""
        if came.share is None:
            return NONE
        if self.amount is None:
            return came.written
        return f"{self._rounded(came.share * came.scale)} ({came.written})"

    def _rounded(self, value: Fraction) -> Decimal:
        """Round half up to the decimals of the expected figure."""
        with localcontext(prec=_DIGITS, rounding=ROUND_HALF_UP):
            whole = Decimal(value.numerator) / Decimal(value.denominator)
            return whole.quantize(self.amount or Decimal())


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
