"""Facts for other programs: the long table with provenance, as CSV and JSON (``xhht/facts/1``)."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from xhht_cli.facts_file import FILE_COLUMNS, SCHEMA
from xhht_cli.plan.csv_rows import guarded
from xhht_cli.plan.model import Plan
from xhht_cli.present.formats import as_json
from xhht_cli.provenance import Record


def facts_json(records: Iterable[Record], plan: Plan) -> str:
    """Write facts as JSON; nothing depends on the language."""
    facts = list(_fields(records, plan))
    return as_json({"schema": SCHEMA, "plan": plan.id, "facts": facts})


def facts_csv(records: Iterable[Record], plan: Plan, separator: str) -> str:
    """Write facts as CSV with the separator that the spreadsheet at hand expects.

    Lines end as RFC 4180 says, so that a line break within a cell's text is always quoted.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow(FILE_COLUMNS)
    for fields in _fields(records, plan):
        values = fields.values()
        writer.writerow([guarded(v) if isinstance(v, str) else v for v in values])
    return text.getvalue()


def _fields(records: Iterable[Record], plan: Plan) -> Iterator[dict[str, object]]:
    """Give the facts by year and unit, each unit's in the order of its return."""
    for fact, digest in sorted(records, key=lambda each: (each.fact.year, each.fact.unit)):
        fields = fact._asdict() | {
            "unit_name": plan.units_in(fact.year)[fact.unit].name,
            "item_id": plan.item_by_code[fact.item].id,
            "sha256": digest or None,
        }
        yield {name: fields[name] for name in FILE_COLUMNS}
