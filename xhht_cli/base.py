"""Base figures: counts from elsewhere than a return, for estimates of last resort."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from xhht_cli.errors import WrongCallError
from xhht_cli.facts import BaseFigure
from xhht_cli.messages import Message, say
from xhht_cli.plan.csv_rows import check_header, split_rows, wrong_length
from xhht_cli.plan.folder import read_text
from xhht_cli.plan.model import Plan

COLUMNS = ("unit", "item", "year", "value", "source")
Key = tuple[int, str, str]


def read_base(path: Path, plan: Plan) -> Mapping[Key, BaseFigure]:
    """Read a CSV of base figures, by year, unit and item.

    The columns are `COLUMNS`: a unit's code, the code of a count item, the year, a whole number,
    and where it was taken from, which may not be empty.

    Raises:
        WrongCallError: The file has mistakes; each is a detail with file, line and column.
    """
    text = read_text(path)
    rows = text if isinstance(text, Message) else split_rows(path.name, text)
    if isinstance(rows, Message):
        raise WrongCallError(rows)
    header = [name.strip().lower() for name in rows[0][1]] if rows else []
    mistakes = list(check_header(path.name, header, COLUMNS))
    figures: dict[Key, BaseFigure] = {}
    for line, fields in [] if mistakes else rows[1:]:
        found = list(_mistakes(path.name, line, header, fields, plan))
        mistakes += found
        if not found:
            cells = _cells(header, fields)
            key = (int(cells["year"]), cells["unit"], cells["item"])
            mistakes += [_doubled(path.name, line, key)] if key in figures else []
            figures[key] = BaseFigure(value=int(cells["value"]), source=cells["source"])
    if mistakes:
        raise WrongCallError(
            say("The base figures in {file} cannot be used.", file=path.name), *mistakes
        )
    return figures


def _cells(header: list[str], fields: list[str]) -> dict[str, str]:
    cells = {name: field.strip() for name, field in zip(header, fields, strict=True)}
    shortened = cells["unit"].isdigit() and len(cells["unit"]) == 4  # noqa: PLR2004  # Excel's 7069
    return cells | {"unit": f"0{cells['unit']}"} if shortened else cells


def _mistakes(
    file: str, line: int, header: list[str], fields: list[str], plan: Plan
) -> Iterator[Message]:
    if len(fields) != len(header):
        yield wrong_length(file, line, len(fields), len(header))
        return
    cells, place = _cells(header, fields), {"file": file, "line": str(line)}
    if cells["unit"] not in plan.codes:
        yield say(
            "{file}, line {line}: the register has no unit {code}.", code=cells["unit"], **place
        )
    if cells["item"] not in plan.item_by_code:
        yield say("{file}, line {line}: the plan has no item {code}.", code=cells["item"], **place)
    for column in ("year", "value"):
        if not (cells[column].isascii() and cells[column].isdigit()):
            yield say(
                "{file}, line {line}: {column} must be a whole number, not “{text}”.",
                column=column,
                text=cells[column],
                **place,
            )
    if not cells["source"]:
        yield say("{file}, line {line}: say in the column source where it is from.", **place)


def _doubled(file: str, line: int, key: Key) -> Message:
    year, unit, item = key
    return say(
        "{file}, line {line}: unit {unit}, item {item}, year {year} stands here a second time.",
        file=file,
        line=str(line),
        unit=unit,
        item=item,
        year=str(year),
    )
