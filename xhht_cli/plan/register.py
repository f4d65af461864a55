"""The register: units.csv, row by row, in the forms Excel may give it."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from xhht_cli.messages import Message, say
from xhht_cli.plan.csv_rows import check_header, split_rows, unguarded, wrong_length
from xhht_cli.plan.folder import read_text
from xhht_cli.plan.model import LAST_YEAR, Unit

COLUMNS = ("code", "name", "kind", "valid_from", "valid_to", "successors", "basis")

PARENT = "parent"
"""The column that a register of several levels has as well."""

CLASS = "class"
"""The column of a register whose units fall into classes by which thresholds differ."""

AS_LISTED = {"unit": "code"}
"""What ``xhht units`` calls a column in its CSV."""

FORM = "form"
"""The column of that CSV with the form that a unit's kind files."""

EARLIEST = 1900

_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_DAY_FROM_EXCEL = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})")
_SHORTENED_CODE = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A unit with the line it stands on, for mistakes; ``form`` is what its row says of it."""

    file: str
    line: int
    unit: Unit
    form: str = ""

    def at(self, column: str) -> dict[str, str]:
        """Give the place of a column of this row, as the values of a sentence."""
        return {"file": self.file, "line": str(self.line), "column": column}


def read_register(path: Path, levels: Collection[str] = ()) -> tuple[list[Row], list[Message]]:
    """Read a register and check it by itself; rows with mistakes are left out.

    The file is UTF-8, with or without BOM, separated by commas, semicolons or tabs. Days are
    ``2011-12-31`` or, as Excel saves them in Vietnam, ``31/12/2011``. A code of less than
    five digits has lost its leading zeros and gets them back; not so codes of the kinds
    ``levels``, which file nothing: those of a province have two digits, of a district three.
    The CSV that ``xhht units`` writes is a register too.
    """
    text = read_text(path)
    if isinstance(text, Message):
        return [], [text]
    records = split_rows(path.name, text)
    if isinstance(records, Message):
        return [], [records]
    header = [name.strip().lower() for name in records[0][1]] if records else []
    if "code" not in header:
        header = [AS_LISTED.get(name, name) for name in header]
    columns = (*COLUMNS, *(column for column in (PARENT, CLASS, FORM) if column in header))
    mistakes = list(check_header(path.name, header, columns))
    if mistakes:
        return [], mistakes
    starts = {_start(header, fields, levels) for _, fields in records[1:]}
    rows = []
    for line, fields in records[1:]:
        row, found = _read_row(path.name, line, header, fields, levels)
        rows += [row] if row else []
        mistakes += found
    if not rows and not mistakes:
        mistakes.append(say("{file}: the register has no unit.", file=path.name))
    return rows, [*mistakes, *_check_doubles(rows), *_check_successors(rows, starts)]


def _read_row(
    file: str, line: int, header: list[str], fields: list[str], levels: Collection[str]
) -> tuple[Row | None, list[Message]]:
    if len(fields) != len(header):
        return None, [wrong_length(file, line, len(fields), len(header))]
    cells = {name: unguarded(field.strip()) for name, field in zip(header, fields, strict=True)}
    place = {"file": file, "line": str(line)}
    mistakes = list(_check_cells(cells, place))
    first, last = _day(cells["valid_from"]), _day(cells["valid_to"])
    if mistakes or first is None:
        return None, mistakes
    code_of = _code_of(cells["kind"], levels)
    unit = Unit(
        code=code_of(cells["code"]),
        name=cells["name"],
        kind=cells["kind"],
        valid_from=first,
        valid_to=last,
        successors=tuple(map(code_of, cells["successors"].split())),
        basis=cells["basis"],
        parent=cells.get(PARENT) or None,
        class_=cells.get(CLASS) or None,
    )
    return Row(file=file, line=line, unit=unit, form=cells.get(FORM, "")), []


def _check_cells(cells: Mapping[str, str], place: Mapping[str, str]) -> Iterator[Message]:
    for column in ("code", "name", "kind", "valid_from"):
        if not cells[column]:
            yield say(
                "{file}, line {line}, column {column}: must not be empty.", **place, column=column
            )
    for column in ("valid_from", "valid_to"):
        if cells[column] and _day(cells[column]) is None:
            yield say(
                "{file}, line {line}, column {column}: “{value}” is not a day from 1900 to"
                " 2100, such as 2011-12-31.",
                **place,
                column=column,
                value=cells[column],
            )
    first, last = _day(cells["valid_from"]), _day(cells["valid_to"])
    if first and last and last < first:
        yield say(
            "{file}, line {line}, column {column}: {last} is before valid_from {first}.",
            **place,
            column="valid_to",
            last=last.isoformat(),
            first=first.isoformat(),
        )
    if cells["successors"] and not cells["valid_to"]:
        yield say(
            "{file}, line {line}, column {column}: only a unit with a valid_to has successors.",
            **place,
            column="successors",
        )


def _start(
    header: list[str], fields: list[str], levels: Collection[str]
) -> tuple[str, date | None]:
    """Give the code and first day of a row, whatever else is wrong with it."""
    cells = {name: field.strip() for name, field in zip(header, fields, strict=False)}
    code_of = _code_of(cells.get("kind", ""), levels)
    return code_of(cells.get("code", "")), _day(cells.get("valid_from", ""))


def _code_of(kind: str, levels: Collection[str]) -> Callable[[str], str]:
    """Say how the codes of a kind are read: of who files whole, of a level as they are written."""
    return str if kind in levels else whole_code


def whole_code(cell: str) -> str:
    """Give a unit's code the zeros back that Excel takes off: 7075 is 07075."""
    return cell.zfill(5) if _SHORTENED_CODE.fullmatch(cell) else cell


def _day(cell: str) -> date | None:
    match = _DAY.fullmatch(cell) or _DAY_FROM_EXCEL.fullmatch(cell)
    if match is None:
        return None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return day if EARLIEST <= day.year <= LAST_YEAR else None


def _check_doubles(rows: list[Row]) -> Iterator[Message]:
    before: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: (row.unit.code, row.unit.valid_from, row.line)):
        other = before.setdefault(row.unit.code, row)
        before[row.unit.code] = max(other, row, key=_last_day)
        if other is row:
            continue
        both = {"code": row.unit.code, "other": str(other.line)}
        if other.unit.valid_from == row.unit.valid_from:
            yield say(
                "{file}, line {line}, column {column}: {code} begins on the same day in"
                " line {other}; one of the two must go.",
                **row.at("valid_from"),
                **both,
            )
        elif other.unit.valid_to is None or row.unit.valid_from <= other.unit.valid_to:
            yield say(
                "{file}, line {line}, column {column}: {code} is still in force then by line"
                " {other}.",
                **row.at("valid_from"),
                **both,
            )


def _last_day(row: Row) -> date:
    return row.unit.valid_to or date.max


def _check_successors(rows: list[Row], starts: set[tuple[str, date | None]]) -> Iterator[Message]:
    for row in rows:
        if row.unit.valid_to is None:
            continue
        day = row.unit.valid_to + timedelta(days=1)
        for code in row.unit.successors:
            if (code, day) not in starts:
                yield say(
                    "{file}, line {line}, column {column}: no row of {code} begins on {day}.",
                    **row.at("successors"),
                    code=code,
                    day=day.isoformat(),
                )
