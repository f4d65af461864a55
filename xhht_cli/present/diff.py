"""Differences for programs: JSON (``xhht/diff/1``) and CSV."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from xhht_cli.changed_figures import ChangedIndicator
from xhht_cli.changes import ChangedCell, ChangedReturn, File
from xhht_cli.diff import Difference
from xhht_cli.indicators import Ratio
from xhht_cli.plan.targets import PER_CENT
from xhht_cli.present.amounts import percent_of
from xhht_cli.present.formats import as_csv, as_json
from xhht_cli.present.language import Language
from xhht_cli.present.numbers import recorded, thresholds_of
from xhht_cli.provenance import Written
from xhht_cli.verdicts import Verdict

SCHEMA = "xhht/diff/1"

COLUMNS = (
    *("what", "year", "indicator", "measure", "target", "unit", "item", "field", "old", "new"),
    *("old_file", "old_sheet", "old_cell", "new_file", "new_sheet", "new_cell"),
)
"""Of the CSV: a row for each figure, verdict, return and cell that differs."""

Record = dict[str, object]


def diff_json(difference: Difference, language: Language) -> str:
    """Write a difference as JSON; only titles depend on the language."""
    return as_json(
        {
            "schema": SCHEMA,
            "plan": difference.plan.id,
            "year": difference.year,
            "left_out": difference.left_out,
            "elsewhere": difference.elsewhere,
            "changed": difference.changed,
            "indicators": [
                _indicator(each, difference, language) for each in difference.indicators
            ],
            "returns": [
                {
                    "unit": each.unit,
                    "year": each.year,
                    "change": each.change.value,
                    "old": _file(each.old),
                    "new": _file(each.new),
                }
                for each in difference.returns
            ],
            "cells": [
                {**_key(each), "old": _written(each.old), "new": _written(each.new)}
                for each in difference.cells
            ],
        }
    )


def _indicator(each: ChangedIndicator, difference: Difference, language: Language) -> Record:
    limits = thresholds_of(difference.plan, each.indicator.id)
    return {
        "id": each.indicator.id,
        "title": language.text(each.indicator.title),
        "measures": [
            {
                "id": found.measure.id,
                "old": _figures(found.old, limits),
                "new": _figures(found.new, limits),
                "cells": [_key(cell) for cell in found.cells],
            }
            for found in each.measures
        ],
        "targets": [
            {
                "id": found.new.target.id,
                "old": _verdict(found.old),
                "new": _verdict(found.new),
                "cells": [_key(cell) for cell in found.cells],
            }
            for found in each.verdicts
        ],
    }


def _figures(ratio: Ratio, limits: Sequence[Decimal]) -> Record:
    return {
        "numerator": ratio.numerator,
        "denominator": ratio.denominator,
        "percent": percent_of(ratio.value, limits, ratio.measure.per),
        "lower": recorded(ratio.lower, limits),
        "upper": recorded(ratio.upper, limits),
        "value": recorded(ratio.value, limits),
        "per": ratio.measure.per,
    }


def _verdict(verdict: Verdict) -> Record:
    return {
        "outcome": verdict.outcome.value,
        "estimated": verdict.estimated,
        "aim_reached": verdict.deciding.aim_reached,
    }


def _file(file: File | None) -> Record | None:
    return None if file is None else {"file": file.file, "sheet": file.sheet, "sha256": file.sha256}


def _key(cell: ChangedCell) -> Record:
    return {"unit": cell.unit, "year": cell.year, "item": cell.item}


def _written(cell: Written | None) -> Record | None:
    if cell is None:
        return None
    place = cell.place
    return {
        "value": cell.value,
        "raw": cell.raw,
        "file": place.file,
        "sheet": place.sheet,
        "cell": place.cell,
    }


def diff_csv(difference: Difference) -> str:
    """Write a difference as CSV, one row for each thing that differs."""
    rows = (
        row
        for rows in (
            _figure_rows(difference),
            map(_return_row, difference.returns),
            map(_cell_row, difference.cells),
        )
        for row in rows
    )
    return as_csv(COLUMNS, ([_field(row.get(name)) for name in COLUMNS] for row in rows))


def _figure_rows(difference: Difference) -> Iterator[Record]:
    for each in difference.indicators:
        limits = thresholds_of(difference.plan, each.indicator.id)
        head: Record = {"year": difference.year, "indicator": each.indicator.id}
        for found in each.measures:
            row = head | {"what": "figure", "measure": found.measure.id}
            old, new = _figures(found.old, limits), _figures(found.new, limits)
            if found.new.measure.per == PER_CENT:
                del old["value"]  # what percent says already
            yield from _fields(row, old, new)
        for changed in each.verdicts:
            row = head | {"what": "verdict", "target": changed.new.target.id}
            yield from _fields(row, _verdict(changed.old), _verdict(changed.new))


def _fields(row: Record, old: Record, new: Record) -> Iterator[Record]:
    for name, was in old.items():
        if was != new[name]:
            yield row | {"field": name, "old": was, "new": new[name]}


def _return_row(each: ChangedReturn) -> Record:
    sides = {"old": each.old, "new": each.new}
    places = {
        f"{side}_{name}": getattr(file, name)
        for side, file in sides.items()
        if file
        for name in ("file", "sheet")
    }
    what: Record = {"what": "return", "year": each.year, "unit": each.unit}
    return what | {"field": each.change.value} | places


def _cell_row(each: ChangedCell) -> Record:
    row: Record = {"what": "cell", **_key(each), "field": "value"}
    for side, cell in (("old", each.old), ("new", each.new)):
        if cell:
            row[side] = cell.value
            row |= {
                f"{side}_{name}": getattr(cell.place, name) for name in ("file", "sheet", "cell")
            }
    return row


def _field(value: object) -> object:
    """Write a truth value as JSON does, and a number without an exponent."""
    if isinstance(value, bool):
        return str(value).lower()
    return format(Decimal(repr(value)), "f") if isinstance(value, float) else value
