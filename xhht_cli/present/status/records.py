"""Records: a status for programs, as JSON (``xhht/status/1``) and CSV."""

from collections.abc import Sequence

from xhht_cli.plan.model import Unit
from xhht_cli.present.formats import as_csv, as_json
from xhht_cli.present.language import Language
from xhht_cli.present.status.reminder import reminder
from xhht_cli.status.model import Clause, Duty, Filing, State, Status, Tally, UnitStatus, Unplaced

SCHEMA = "xhht/status/1"

COLUMNS = (
    *("year", "unit", "name", "kind", "form", "state", "errors", "warnings", "submission"),
    *("replaced", "dated", "date", "late", "files"),
    *(f"{name}_{answer}" for name in ("duties", "requests") for answer in Tally.__slots__),
)
"""Of the CSV, one row for each unit; a column for each duty and request follows them.

``files`` are separated by semicolons; an answer is done, not-done or unknown, and empty where the
unit is not asked.
"""

_ANSWERS = {True: "done", False: "not-done", None: "unknown"}

Record = dict[str, object]


def status_json(status: Status, language: Language) -> str:
    """Write a status as JSON; only titles and the reminder depend on the language."""
    return as_json(
        {
            "schema": SCHEMA,
            "plan": status.plan.id,
            "year": status.year,
            "unit": asked.code if (asked := status.unit or status.upper) else None,
            "deadline": status.deadline and status.deadline.isoformat(),
            "counts": _counts(status),
            "units": [_unit(each) for each in status.units],
            "duties": [_clause(each, language) for each in status.duties],
            "requests": [_clause(each, language) for each in status.requests],
            "unplaced": [_unplaced(each) for each in status.unplaced],
            "reminder": reminder(status, language) or None,
        }
    )


def _counts(status: Status) -> Record:
    return {
        "expected": len(status.units),
        "received": len(status.received),
        **{state.value: len(status.of(state)) for state in State},
        "replaced": status.replaced,
        "late": len(status.late) if status.deadline else None,
        "undated": len(status.undated),
        "empty": len(status.empty),
    }


def _unit(each: UnitStatus) -> Record:
    return {
        **_unit_head(each),
        "filings": [_filing(filing) for filing in each.filings],
        "duties": _tally(each.duties),
        "requests": _tally(each.requests),
        "answers": {code: _ANSWERS[answer] for code, answer in each.answers.items()},
    }


def _unit_head(each: UnitStatus) -> Record:
    current = each.current
    return {
        "unit": each.unit.code,
        "name": each.unit.name,
        "kind": each.unit.kind,
        "form": each.form,
        "state": each.state.value,
        "errors": each.errors,
        "warnings": each.warnings,
        "submission": current and current.submission,
        "replaced": each.replaced,
        "dated": current and current.dated,
        "date": current and current.date and current.date.isoformat(),
        "late": each.late,
    }


def _filing(filing: Filing) -> Record:
    return {
        "file": filing.file,
        "sheet": filing.sheet,
        "use": filing.use.value,
        "submission": filing.submission,
        "dated": filing.dated,
        "date": filing.date and filing.date.isoformat(),
        "late": filing.late,
        "errors": filing.errors,
        "warnings": filing.warnings,
        "findings": list(filing.findings),
        "version": filing.version or None,
        "empty": filing.empty,
    }


def _tally(tally: Tally) -> Record:
    return {"done": tally.done, "not_done": tally.not_done, "unknown": tally.unknown}


def _clause(clause: Clause, language: Language) -> Record:
    return {"clause": clause.code, "items": [_duty(each, language) for each in clause.duties]}


def _duty(duty: Duty, language: Language) -> Record:
    return {
        "item": duty.item.code,
        "title": language.text(duty.item.title),
        "done": _codes(duty.done),
        "not_done": _codes(duty.not_done),
        "unknown": _codes(duty.unknown),
    }


def _codes(units: Sequence[Unit]) -> list[str]:
    return [unit.code for unit in units]


def _unplaced(each: Unplaced) -> Record:
    return {
        "file": each.file,
        "sheet": each.sheet,
        "unit": each.unit,
        "year": each.year,
        "findings": list(each.findings),
    }


def status_csv(status: Status) -> str:
    """Write a status as CSV, one row for each unit."""
    asked = {code for each in status.units for code in each.answers}
    items = [item.code for item in status.plan.items if item.code in asked]
    rows = (_row(each, status.year, items) for each in status.units)
    return as_csv((*COLUMNS, *items), rows)


def _row(each: UnitStatus, year: int, items: Sequence[str]) -> list[object]:
    tallies = {"duties": each.duties, "requests": each.requests}
    record = {
        **_unit_head(each),
        "year": year,
        "late": None if each.late is None else str(each.late).lower(),
        "files": "; ".join(filing.file for filing in each.filings),
        **{
            f"{name}_{key}": n
            for name, tally in tallies.items()
            for key, n in _tally(tally).items()
        },
    }
    answers = {code: _ANSWERS[answer] for code, answer in each.answers.items()}
    return [*(record[name] for name in COLUMNS), *(answers.get(code) for code in items)]
