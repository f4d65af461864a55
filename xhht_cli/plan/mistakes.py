"""Mistakes: what pydantic finds in a table, in sentences for whoever wrote the plan."""

from typing import LiteralString

from pydantic_core import ErrorDetails

from xhht_cli.messages import Message, say
from xhht_cli.plan.schema import CONTROL

NOT_REPORTED: LiteralString = "count_or_answer"
NOT_A_FIGURE: LiteralString = "fraction_or_percent"
"""Mistakes of case files that pydantic has no name for."""


def describe(place: str, details: ErrorDetails) -> Message:  # noqa: C901, PLR0911, PLR0912 - a list
    """Say in our own words what is wrong at ``place``; the rare rest in pydantic's."""
    limits = details.get("ctx", {})
    match details["type"]:
        case "missing":
            return say("{place}: this key is missing.", place=place)
        case "extra_forbidden":
            return say("{place}: there is no such key.", place=place)
        case "string_type":
            return say("{place}: must be a text in quotation marks.", place=place)
        case "string_pattern_mismatch" if found := CONTROL.search(str(details["input"])):
            code = f"U+{ord(found[0]):04X}"
            return say(
                "{place}: a character cannot be printed ({code}); take it out.",
                place=place,
                code=code,
            )
        case "string_pattern_mismatch" if not str(details["input"]).strip():
            return say("{place}: must not be empty.", place=place)
        case "string_pattern_mismatch":
            value = str(details["input"])
            return say("{place}: “{value}” is not a proper code or id.", place=place, value=value)
        case "string_too_long":
            longest = int(limits["max_length"])
            return say(
                "{place}: at most {count} characters fit into a cell.", place=place, count=longest
            )
        case "int_type":
            return say("{place}: must be a whole number.", place=place)
        case "is_instance_of" | "decimal_type" | "finite_number":
            return say("{place}: must be a number.", place=place)
        case kind if kind == NOT_REPORTED:
            return say("{place}: must be a whole number from 0, “Có” or “Không”.", place=place)
        case kind if kind == NOT_A_FIGURE:
            return say(
                "{place}: must be a fraction such as “20/21”, a per cent such as 95.24, or “none”.",
                place=place,
            )
        case "bool_type":
            return say("{place}: must be true or false.", place=place)
        case "list_type":
            return say("{place}: must be a list in square brackets.", place=place)
        case "dict_type" | "model_type" | "model_attributes_type":
            return say("{place}: must be a table in curly brackets.", place=place)
        case "literal_error":
            allowed = str(limits["expected"]).replace("'", "").replace(" or ", ", ")
            return say("{place}: must be one of: {allowed}.", place=place, allowed=allowed)
        case "greater_than":
            return say("{place}: must be above {limit}.", place=place, limit=str(limits["gt"]))
        case "greater_than_equal":
            return say("{place}: must be at least {limit}.", place=place, limit=str(limits["ge"]))
        case "less_than_equal":
            return say("{place}: must be at most {limit}.", place=place, limit=str(limits["le"]))
        case "too_short":
            least = str(limits["min_length"])
            return say("{place}: needs at least {count} entries.", place=place, count=least)
        case "too_long":
            most = str(limits["max_length"])
            return say("{place}: takes at most {count} entries.", place=place, count=most)
        case _:
            return say("{place}: not valid ({reason}).", place=place, reason=details["msg"])
