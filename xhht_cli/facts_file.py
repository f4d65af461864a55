"""Facts file: the facts table as `xhht export` writes it, read back and checked."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import pandas as pd

from xhht_cli.errors import WrongCallError
from xhht_cli.messages import Message, say
from xhht_cli.plan.csv_rows import check_header, split_rows, wrong_length
from xhht_cli.plan.folder import read_text
from xhht_cli.plan.model import FIRST_YEAR, LAST_YEAR, ItemKind, Plan
from xhht_cli.provenance import RECORD_COLUMNS

SCHEMA = "xhht/facts/1"
SUFFIXES = (".csv", ".json")

FILE_COLUMNS = (
    *("unit", "unit_name", "year", "form", "item", "item_id", "value", "raw"),
    *("file", "sheet", "cell", "sha256"),
)
"""Of the file: those of the facts, and the names that unit and item have in the plan."""

Fields = Mapping[str, str]

_DTYPES = dict.fromkeys(RECORD_COLUMNS, "str") | {"year": "int64", "value": "Int64"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CODE = 5
"""The digits of a commune's code."""
_SHOWN = 10
"""How many mistakes are named before the rest is counted."""
_LARGEST, _DIGITS = 2**63 - 1, 19
"""The largest count that the facts table holds, and how many digits it has."""


def guarded(text: str) -> str:
    """Keep a spreadsheet from taking text for a formula: an apostrophe goes before it.

    One more goes before text that looks guarded already, so that `unguarded` gives back the same.
    """
    return f"'{text}" if text.startswith(_FORMULA) or _looks_guarded(text) else text


def unguarded(text: str) -> str:
    """Give text back as it was before it was guarded."""
    return text[1:] if _looks_guarded(text) else text


def _looks_guarded(text: str) -> bool:
    return text.startswith("'") and text[1:].startswith((*_FORMULA, "'"))


def read_facts(path: Path, plan: Plan) -> pd.DataFrame:
    """Read exported facts: a frame with `RECORD_COLUMNS`, as `with_digests` gives it.

    Raises:
        WrongCallError: It is no such file, or it does not fit the plan; each mistake is a detail
            with the line (of a CSV) or the place in ``facts`` (of JSON).
    """
    text = read_text(path)
    if isinstance(text, Message):
        raise _unusable(path, [text])
    read = _json_rows if path.suffix.lower() == ".json" else _csv_rows
    rows = read(path, text, plan)
    mistakes = [mistake for place, fields in rows for mistake in _mistakes(place, fields, plan)]
    mistakes += [] if mistakes else list(_doubled(rows))
    if mistakes:
        raise _unusable(path, mistakes)
    records = [[_content(name, fields[name]) for name in RECORD_COLUMNS] for _, fields in rows]
    return pd.DataFrame.from_records(records, columns=list(RECORD_COLUMNS)).astype(_DTYPES)


def _content(name: str, text: str) -> object:
    if name == "value":
        return int(text) if text else None
    return int(text) if name == "year" else text


def _unusable(path: Path, mistakes: Sequence[Message]) -> WrongCallError:
    rest = len(mistakes) - _SHOWN
    more = [say("And {count} more.", count=rest)] if rest > 0 else []
    return WrongCallError(
        say("{file} cannot be used as facts.", file=str(path)), *mistakes[:_SHOWN], *more
    )


Row = tuple[str, Fields]
"""Where a fact stands (``facts.csv:12``, ``facts.json: facts[10]``), and its fields as text."""


def _csv_rows(path: Path, text: str, plan: Plan) -> list[Row]:
    rows = split_rows(path.name, text)
    if isinstance(rows, Message):
        raise _unusable(path, [rows])
    header = [name.strip() for name in rows[0][1]] if rows else []
    mistakes = list(check_header(path.name, header, FILE_COLUMNS))
    mistakes += [
        wrong_length(path.name, line, len(fields), len(header))
        for line, fields in islice(rows, 1, None)
        if len(fields) != len(header)
    ]
    if mistakes:
        raise _unusable(path, mistakes)
    return [
        (
            f"{path.name}:{line}",
            _tidied(dict(zip(header, map(unguarded, fields), strict=True)), plan),
        )
        for line, fields in rows[1:]
    ]


def _tidied(fields: dict[str, str], plan: Plan) -> Fields:
    """Give a unit's code back the zero that Excel takes off."""
    whole = fields["unit"].zfill(_CODE)
    return fields | {"unit": whole} if whole in plan.codes else fields


def _json_rows(path: Path, text: str, plan: Plan) -> list[Row]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _unusable(path, [say("It is not JSON.")]) from error
    facts = document.get("facts") if isinstance(document, dict) else None
    if not isinstance(facts, list) or document.get("schema") != SCHEMA:
        raise _unusable(path, [say("Its schema is not {schema}.", schema=SCHEMA)])
    if document.get("plan") != plan.id:
        other = str(document.get("plan"))
        raise _unusable(
            path, [say("It is of the plan {other}, not {plan}.", other=other, plan=plan.id)]
        )
    places = [f"{path.name}: facts[{number}]" for number in range(len(facts))]
    wrong = [
        say("{place}: its keys are not {keys}.", place=place, keys=", ".join(FILE_COLUMNS))
        for place, fact in zip(places, facts, strict=True)
        if not isinstance(fact, dict) or set(fact) != set(FILE_COLUMNS)
    ]
    if wrong:
        raise _unusable(path, wrong)
    return [
        (place, {name: "" if value is None else str(value) for name, value in fact.items()})
        for place, fact in zip(places, facts, strict=True)
    ]


def _mistakes(place: str, fields: Fields, plan: Plan) -> Iterator[Message]:
    """Find what of a fact does not fit the plan."""
    year, code, item, value = (fields[name] for name in ("year", "unit", "item", "value"))
    if not _whole(year) or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        yield say("{place}: “{text}” is no year.", place=place, text=year)
        return
    unit = plan.units_in(int(year)).get(code)
    if unit is None:
        yield say(
            "{place}: the register has no unit {code} in {year}.", place=place, code=code, year=year
        )
        return
    if item not in plan.codes_of(unit):
        yield say(
            "{place}: item {item} is not asked of {unit}.", place=place, item=item, unit=unit.name
        )
        return
    if fields["form"] != plan.form_by_kind[unit.kind]:
        yield say(
            "{place}: {unit} does not file {form}.",
            place=place,
            unit=unit.name,
            form=fields["form"],
        )
    largest = 1 if plan.item_by_code[item].kind is ItemKind.YES_NO else _LARGEST
    if value and not (_whole(value) and int(value) <= largest):
        yield say(
            "{place}: “{text}” is no value of item {item}.", place=place, text=value, item=item
        )


def _whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _DIGITS


def _doubled(rows: Sequence[Row]) -> Iterator[Message]:
    """Find items that have two values for the same unit and year."""
    seen: dict[tuple[str, str, str], str] = {}
    for place, fields in rows:
        key = (fields["year"], fields["unit"], fields["item"])
        if fields["value"] and key in seen:
            yield say("{place}: the same item as in {other}.", place=place, other=seen[key])
        if fields["value"]:
            seen[key] = place
