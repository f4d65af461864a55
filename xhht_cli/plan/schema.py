"""The tables of plan.toml and items.toml, as pydantic checks them."""

import re
from decimal import Decimal
from typing import Annotated, Literal, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from xhht_cli.messages import Text
from xhht_cli.plan.model import FIRST_YEAR, LAST_YEAR

_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff"
"""Characters that no cell of a workbook takes, or that no printer prints."""

CONTROL = re.compile(f"[{_CONTROL}]")

LONGEST = 32_767
"""The characters of a cell in Excel."""

Filled = Annotated[
    str,
    StringConstraints(
        pattern=rf"^[^{_CONTROL}]*[^\s{_CONTROL}][^{_CONTROL}]*$", max_length=LONGEST
    ),
    WithJsonSchema({"type": "string", "pattern": r"\S", "maxLength": LONGEST}),
]
"""A text that says something, and that a cell can hold."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[_-][a-z0-9]+)*$")]
"""An id of lower-case letters and digits, joined by hyphens or underscores."""

Code = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]{3,}$")]
"""An item's code: three letters or digits, or more; one or two digits are constants in rules."""

OldCode = Annotated[str, StringConstraints(pattern=r"^[1-9A-Za-z][0-9A-Za-z.\-]{0,9}$")]
"""A code of an earlier form: any that a return may bear, without zeros in front."""

Version = Annotated[
    str, StringConstraints(pattern=r"^[0-9A-Za-z](?:[0-9A-Za-z./\-]{0,18}[0-9A-Za-z])?$")
]
"""The mark of a form's version: short, and such that it can be read back."""

Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]


def _exact(value: object) -> object:
    return Decimal(value) if type(value) is int else value


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Percent = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(gt=0, le=100),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "maximum": 100}),
]
Amount = Annotated[
    Decimal, BeforeValidator(_exact), Field(ge=0), WithJsonSchema({"type": "number", "minimum": 0})
]
"""A ceiling or aim, in what the indicator's figure is given in."""

Floor = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(gt=0),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0}),
]
Positive = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(gt=0),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0}),
]

Counted = Annotated[int, Field(ge=1)]
Several = Annotated[int, Field(ge=3)]
"""As many units as a median needs to mean something."""

Factors = Annotated[list[Annotated[int, Field(ge=2)]], Field(min_length=2, max_length=2)]


class Table(BaseModel):
    """A table of a plan file: no unknown keys, nothing converted in silence."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


T = TypeVar("T", bound=Table)


class Wording(Table):
    """A text in both languages."""

    vi: Filled
    en: Filled

    @property
    def text(self) -> Text:
        """The wording as the program keeps it."""
        return Text(vi=" ".join(self.vi.split()), en=" ".join(self.en.split()))


class EarlierTable(Table):
    """``[[form.earlier]]`` of items.toml: a version of before, whose returns are still read."""

    version: Version
    code: Filled | None = None
    until: Year | None = None
    codes: dict[OldCode, Code] = {}
    dropped: list[OldCode] = []
    added: list[Code] = []


class FormTable(Table):
    """``[[form]]`` of items.toml; ``key`` is the short name that ``who`` and kinds use."""

    key: Filled
    code: Filled
    title: Wording
    version: Version | None = None
    earlier: list[EarlierTable] = []


class SectionTable(Table):
    """``[[section]]`` of items.toml."""

    code: Filled
    title: Wording
    note: Wording | None = None


class WhoTable(Table):
    """The units of one form whose copy has an item."""

    kinds: list[Slug] = []
    units: list[Filled] = []
    not_units: list[Filled] = []


class ChangeTable(Table):
    """``[[item.change]]`` of items.toml: what an item is called, or means, from a year on."""

    since: Annotated[Year, Field(alias="from")]
    title: Wording | None = None
    definition: Wording | None = None
    basis: Filled


class ItemTable(Table):
    """``[[item]]`` of items.toml."""

    code: Code
    id: Slug
    section: Filled
    title: Wording
    unit: Wording
    kind: Literal["count", "yes-no"] = "count"
    depth: Literal[0, 1, 2] = 0
    definition: Wording
    clauses: list[Filled] = []
    request: bool = False
    who: Annotated[dict[str, WhoTable], Field(min_length=1)]
    rules: list[Filled] = []
    change: list[ChangeTable] = []


class KindTable(Table):
    """``[[kind]]`` of plan.toml; ``form`` is the key of the form that such units file, if any."""

    id: Slug
    title: Wording
    form: Filled | None = None


_NAME = {"type": "string", "pattern": r"\S"}


class ShareTable(Table):
    """A share of units: those that answered Có to all ``items``, of the groups or kinds ``of``."""

    items: Annotated[list[Code], Field(min_length=1)]
    of: Annotated[
        list[Slug],
        BeforeValidator(_listed),
        Field(min_length=1),
        WithJsonSchema({"anyOf": [_NAME, {"type": "array", "items": _NAME, "minItems": 1}]}),
    ]


class StandardTable(Table):
    """What is asked of each unit's figure: a floor, a ceiling or both."""

    floor: Floor | None = None
    ceiling: Amount | None = None


Ratios = Annotated[list[Filled], Field(min_length=1)]
Codes = Annotated[list[Code], Field(min_length=1)]
Per = Annotated[int, Field(ge=1)]


class ReachTable(StandardTable):
    """A share of units: those whose own ``ratio`` or ``count`` keeps the standard of their class.

    The table of a class under ``classes`` is the whole standard of its units.
    """

    ratio: Ratios | None = None
    count: Codes | None = None
    per: Per = 100
    classes: dict[str, StandardTable] = {}


class MeasureTable(Table):
    """``[[indicator.measure]]`` of plan.toml: a ratio, a count, a share, or a share of units."""

    title: Wording | None = None
    also: bool = False
    ratio: Ratios | None = None
    share: ShareTable | None = None
    count: Codes | None = None
    reach: ReachTable | None = None


class TitleChangeTable(Table):
    """``[[indicator.change]]`` of plan.toml: a title from a year on, by a later document."""

    first: Annotated[Year, Field(alias="from")]
    title: Wording
    basis: Filled


class IndicatorTable(Table):
    """``[[indicator]]`` of plan.toml."""

    id: Slug
    title: Wording
    per: Per = 100
    classes: list[Filled] = []
    not_classes: list[Filled] = []
    measure: Annotated[list[MeasureTable], Field(min_length=1)]
    change: list[TitleChangeTable] = []


class TrendTable(Table):
    """``[[trend]]`` of plan.toml: a direction without a figure, shown over the years."""

    id: Slug
    title: Wording
    clause: Filled
    quote: Filled
    complement: bool = False
    measure: MeasureTable


class TargetChangeTable(Table):
    """``[[target.change]]`` of plan.toml: what a later document made of a target from a year on."""

    first: Annotated[Year, Field(alias="from")]
    basis: Filled
    year: Year | None = None
    floor: Floor | None = None
    ceiling: Amount | None = None
    aim: Amount | None = None
    clause: Filled | None = None
    quote: Filled | None = None


class TargetTable(Table):
    """``[[target]]`` of plan.toml: due in ``year``, or set anew each year between two ``years``."""

    id: Filled
    indicator: Slug
    year: Year | None = None
    years: Annotated[list[Year], Field(min_length=2, max_length=2)] | None = None
    floor: Floor | None = None
    ceiling: Amount | None = None
    aim: Amount | None = None
    expected: Wording | None = None
    clause: Filled
    quote: Filled
    reading: Wording | None = None
    orientation: bool = False
    base: Year | None = None
    levels: list[Slug] = []
    change: list[TargetChangeTable] = []

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last year; the same where the target is due once."""
        years = [year for year in (self.year, *(self.years or ())) if year is not None]
        return years[0], years[-1]


class JumpTable(Table):
    """``[[plausibility.jump]]`` of plan.toml: totals that change little from year to year."""

    items: Annotated[list[Code], Field(min_length=1)]
    percent: Positive
    least: Counted


class FallTable(Table):
    """``[plausibility.fall]`` of plan.toml: cumulative shares."""

    ratios: Annotated[list[Filled], Field(min_length=1)]
    points: Percent
    least: Counted


class OutlierTable(Table):
    """``[plausibility.outlier]`` of plan.toml: rates to compare between units."""

    ratios: Annotated[list[Filled], Field(min_length=1)]
    score: Positive
    points: Percent
    units: Several
    least: Counted


class ThousandthTable(Table):
    """``[plausibility.thousandth]`` of plan.toml: how many times smaller, from and to."""

    years: Factors
    peers: Factors
    units: Several


class CopiesTable(Table):
    """``[plausibility.copies]`` of plan.toml: different numbers two equal returns must have."""

    units: Counted
    years: Counted


class PlausibilityTable(Table):
    """``[plausibility]`` of plan.toml; a part that is left out is not checked."""

    jump: Annotated[list[JumpTable], Field(min_length=1)] | None = None
    fall: FallTable | None = None
    outlier: OutlierTable | None = None
    thousandth: ThousandthTable | None = None
    copies: CopiesTable | None = None


class PlausibilityHead(Table):
    """The one key that holds the plausibility table, so that mistakes are told by their path."""

    plausibility: PlausibilityTable | None = None


class OfficeTable(Table):
    """``[office]`` of plan.toml: who writes the reports, and to whom."""

    parent: Wording
    body: Wording
    sign: Filled
    place: Filled
    addressee: Wording
    recipients: list[Wording] = []
    signer: Wording


class PlanHead(Table):
    """What stands in plan.toml before its lists."""

    id: Slug
    title: Wording
    source: Wording
    office: OfficeTable | None = None
    groups: dict[str, Annotated[list[Slug], Field(min_length=1)]] = {}


class ItemsHead(Table):
    """What stands in items.toml before its lists: nothing."""
