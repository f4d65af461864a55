"""Base figures: counts from elsewhere than a return, for estimates of last resort."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from xhht_cli.errors import WrongCallError
from xhht_cli.facts import BaseFigure
from xhht_cli.messages import Message, say
from xhht_cli.plan.csv_rows import Fields, Row, read_rows
from xhht_cli.plan.figures import check_doubles, check_value, unit_asked
from xhht_cli.plan.folder import read_text
from xhht_cli.plan.model import ItemKind, Plan
from xhht_cli.plan.register import whole_code

COLUMNS = ("unit", "item", "year", "value", "source")
Key = tuple[int, str, str]


def read_base(path: Path, plan: Plan) -> Mapping[Key, BaseFigure]:
    """Read a CSV of base figures, by year, unit and item.

    The columns are `COLUMNS`: the code of a unit in force that year, the code of a count that its
    form asks for, the year, a whole number, and where it was taken from, which may not be empty.

    Raises:
        WrongCallError: The file has mistakes; each is a detail with file and line.
    """
    text = read_text(path)
    if isinstance(text, Message):
        raise WrongCallError(text)
    found, mistakes = read_rows(path.name, text, COLUMNS)
    rows = [(place, _tidied(fields)) for place, fields in found]
    mistakes += [mistake for row in rows for mistake in _mistakes(row, plan)]
    mistakes += [] if mistakes else list(check_doubles(rows))
    if mistakes:
        raise WrongCallError(
            say("The base figures in {file} cannot be used.", file=path.name), *mistakes
        )
    return dict(_figure(fields) for _, fields in rows)


def _tidied(fields: Fields) -> Fields:
    cells = {name: field.strip() for name, field in fields.items()}
    return cells | {"unit": whole_code(cells["unit"])}


def _mistakes(row: Row, plan: Plan) -> Iterator[Message]:
    place, fields = row
    unit = unit_asked(place, fields, plan)
    if isinstance(unit, Message):
        yield unit
    elif plan.item_by_code[fields["item"]].kind is ItemKind.YES_NO:
        yield say(
            "{place}: item {item} is yes-no; a count is needed.", place=place, item=fields["item"]
        )
    else:
        yield from check_value(place, fields["value"], plan.item_by_code[fields["item"]])
    if not fields["source"]:
        yield say("{place}: say in the column source where it is from.", place=place)


def _figure(fields: Fields) -> tuple[Key, BaseFigure]:
    key = (int(fields["year"]), fields["unit"], fields["item"])
    return key, BaseFigure(value=int(fields["value"]), source=fields["source"])
