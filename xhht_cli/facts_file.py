"""Facts file: the facts table as `xhht export` writes it, read back and checked."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from xhht_cli.errors import WrongCallError
from xhht_cli.facts import Fact
from xhht_cli.messages import Message, say
from xhht_cli.plan.csv_rows import Fields, Row, read_rows, unguarded
from xhht_cli.plan.figures import check_doubles, check_value, unit_asked
from xhht_cli.plan.folder import read_text
from xhht_cli.plan.model import Plan
from xhht_cli.plan.register import whole_code
from xhht_cli.provenance import Record

SCHEMA = "xhht/facts/1"
SUFFIXES = (".csv", ".json")

FILE_COLUMNS = (
    *("unit", "unit_name", "year", "form", "item", "item_id", "value", "raw"),
    *("file", "sheet", "cell", "sha256"),
)
"""Of the file: those of the facts, and the names that unit and item have in the plan."""

_SHOWN = 10
"""How many mistakes are named before the rest is counted."""


def read_facts(path: Path, plan: Plan) -> tuple[Record, ...]:
    """Read exported facts, as `with_digests` gives them.

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
    mistakes += [] if mistakes else list(check_doubles(rows))
    if mistakes:
        raise _unusable(path, mistakes)
    return tuple(_record(fields) for _, fields in rows)


def _record(fields: Fields) -> Record:
    fact = Fact(
        unit=fields["unit"],
        year=int(fields["year"]),
        form=fields["form"],
        item=fields["item"],
        value=int(fields["value"]) if fields["value"] else None,
        raw=fields["raw"],
        file=fields["file"],
        sheet=fields["sheet"],
        cell=fields["cell"],
    )
    return Record(fact, fields["sha256"])


def _unusable(path: Path, mistakes: Sequence[Message]) -> WrongCallError:
    rest = len(mistakes) - _SHOWN
    more = [say("And {count} more.", count=rest)] if rest > 0 else []
    return WrongCallError(
        say("{file} cannot be used as facts.", file=str(path)), *mistakes[:_SHOWN], *more
    )


def _csv_rows(path: Path, text: str, _: Plan) -> list[Row]:
    rows, mistakes = read_rows(path.name, text, FILE_COLUMNS)
    if mistakes:
        raise _unusable(path, mistakes)
    return [(place, _tidied(fields)) for place, fields in rows]


def _tidied(fields: Fields) -> Fields:
    plain = {name: unguarded(field) for name, field in fields.items()}
    return plain | {"unit": whole_code(plain["unit"])}


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
    unit = unit_asked(place, fields, plan)
    if isinstance(unit, Message):
        yield unit
        return
    if fields["form"] != plan.form_by_kind[unit.kind]:
        yield say(
            "{place}: {unit} does not file {form}.",
            place=place,
            unit=unit.name,
            form=fields["form"],
        )
    if fields["value"]:
        yield from check_value(place, fields["value"], plan.item_by_code[fields["item"]])
