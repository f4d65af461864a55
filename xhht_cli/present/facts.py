"""Facts for other programs: the long table with provenance, as CSV and JSON (``xhht/facts/1``)."""

import csv
from collections.abc import Iterator
from io import StringIO

import pandas as pd

from xhht_cli.facts_file import FILE_COLUMNS, SCHEMA
from xhht_cli.plan.csv_rows import guarded
from xhht_cli.plan.model import Plan
from xhht_cli.present.formats import as_json
from xhht_cli.provenance import RECORD_COLUMNS

Record = dict[str, object]


def facts_json(records: pd.DataFrame, plan: Plan) -> str:
    """Write facts (a frame with `RECORD_COLUMNS`) as JSON; nothing depends on the language."""
    facts = list(_records(records, plan))
    return as_json({"schema": SCHEMA, "plan": plan.id, "facts": facts})


def facts_csv(records: pd.DataFrame, plan: Plan, separator: str) -> str:
    """Write facts as CSV with the separator that the spreadsheet at hand expects.

    Lines end as RFC 4180 says, so that a line break within a cell's text is always quoted.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow(FILE_COLUMNS)
    for record in _records(records, plan):
        values = (record[name] for name in FILE_COLUMNS)
        writer.writerow([guarded(v) if isinstance(v, str) else v for v in values])
    return text.getvalue()


def _records(records: pd.DataFrame, plan: Plan) -> Iterator[Record]:
    """Give the facts by year and unit, each unit's in the order of its return."""
    ordered = records.sort_values(["year", "unit"], kind="stable")
    columns = (ordered[name].tolist() for name in RECORD_COLUMNS)
    for values in zip(*columns, strict=True):
        fact = dict(zip(RECORD_COLUMNS, values, strict=True))
        fact["unit_name"] = plan.units_in(fact["year"])[fact["unit"]].name
        fact["item_id"] = plan.item_by_code[fact["item"]].id
        fact["value"] = None if pd.isna(fact["value"]) else int(fact["value"])
        fact["sha256"] = fact["sha256"] or None
        yield {name: fact[name] for name in FILE_COLUMNS}
