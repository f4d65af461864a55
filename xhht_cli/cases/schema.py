"""The tables of the case files beside a plan (``tests/*.toml``), as pydantic checks them."""

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from xhht_cli.cases.model import NONE
from xhht_cli.plan.mistakes import NOT_A_FIGURE, NOT_REPORTED
from xhht_cli.plan.schema import Code, Filled, Table, Year

MISSING = "missing"
NO, YES = "Không", "Có"

_FRACTION_PATTERN = "^([0-9]{1,40})/([0-9]{1,40})$"
_FRACTION = re.compile(_FRACTION_PATTERN)
_DECIMALS = 20


def _answer(value: object) -> object:
    if type(value) is int and value >= 0:
        return value
    if value in {YES, NO}:
        return value
    raise PydanticCustomError(NOT_REPORTED, "a count from 0, or Có or Không")


def _reported(value: object) -> object:
    return None if value == MISSING else value


def _figure(value: object) -> object:
    if value == NONE or type(value) is int or _is_plain(value):
        return value
    match = _FRACTION.fullmatch(value) if isinstance(value, str) else None
    if match and int(match[2]):
        return value
    raise PydanticCustomError(NOT_A_FIGURE, "a fraction, a per cent or none")


def _is_plain(value: object) -> bool:
    """Say whether a number is written without exponent, infinities aside."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else None
    return isinstance(exponent, int) and -_DECIMALS <= exponent <= 0


Answer = Annotated[
    object,
    AfterValidator(_answer),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"enum": [YES, NO]}]}),
]

Items = Annotated[
    dict[Code, Answer] | None,
    BeforeValidator(_reported),
    WithJsonSchema(
        {
            "anyOf": [
                {"const": MISSING},
                {
                    "type": "object",
                    "additionalProperties": {
                        "anyOf": [{"type": "integer", "minimum": 0}, {"enum": [YES, NO]}]
                    },
                },
            ]
        }
    ),
]
"""What a unit reported, by item; None where its return is missing."""

Figure = Annotated[
    object,
    AfterValidator(_figure),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": _FRACTION_PATTERN},
                {"type": "number"},
                {"const": NONE},
            ]
        }
    ),
]

Units = Annotated[dict[Filled, Items], Field(min_length=1)]

_OUTCOMES = Literal["met", "not-met", "undetermined", "no-data", "not-applicable", "not-set"]
_PACES = Literal["lost", "moving-away", "far-behind", "behind", "on-track", "reached", "none"]


class ExpectTable(Table):
    """``expect``: what must come out; what is left out is not compared."""

    value: Figure = None
    lower: Figure = None
    upper: Figure = None
    outcome: _OUTCOMES | None = None
    provisional: Literal["met", "not-met", "none"] | None = None
    estimated: bool | None = None
    aim: Literal["reached", "not-reached", "none"] | None = None
    shortfall: Annotated[int, Field(ge=0)] | None = None
    pace: _PACES | None = None
    pace_best: _PACES | None = None


class CaseTable(Table):
    """``[[case]]``: a year, what units reported, and what must come out of it."""

    name: Filled
    target: Filled | None = None
    measure: Filled | None = None
    year: Year
    units: Units
    before: dict[Annotated[str, Field(pattern=r"^[0-9]{4}$")], Units] = Field(default={})
    expect: ExpectTable


class CasesHead(Table):
    """What stands in a case file before its list: nothing."""


class CasesDocument(Table):
    """A case file: what must come out of figures worked out by hand."""

    case: Annotated[list[CaseTable], Field(min_length=1)]
