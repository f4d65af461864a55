"""Builders: returns drawn by hand as values, so that a test shows only what it is about."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from xhht_cli.messages import Message, Text
from xhht_cli.plan import load_plan
from xhht_cli.plan.model import ItemKind, Plan
from xhht_cli.returns.model import (
    Cell,
    Entry,
    Fault,
    Heading,
    Return,
    Trouble,
    Value,
    Writing,
)

COMMUNE_FORM, AGENCY_FORM = "01.N/XHHT-X", "02.N/XHHT-CQ"
FIRST_ROW = 11

Typed = tuple[str, Value]
"""What stands in an entry cell, and how it reads."""


@cache
def plan() -> Plan:
    """The built-in plan."""
    return load_plan()


def number(value: int, raw: str | None = None, writing: Writing = Writing.PLAIN) -> Typed:
    """A cell that reads as a number."""
    read = Value(number=value, writing=writing, fault=None, candidate=None)
    return (str(value) if raw is None else raw, read)


def fault(raw: str, what: Fault, candidate: int | None = None) -> Typed:
    """A cell that does not read as what is asked for."""
    return raw, Value(number=None, writing=None, fault=what, candidate=candidate)


BLANK: Typed = ("", Value(number=None, writing=Writing.BLANK, fault=None, candidate=None))
DOTS: Typed = ("…", Value(number=None, writing=Writing.NOT_COLLECTED, fault=None, candidate=None))


def heading(  # noqa: PLR0913  # one argument for each thing a heading says
    *,
    unit: str | None = "07075",
    year: int | None = 2013,
    form: str | None = COMMUNE_FORM,
    name: str = "",
    submission: int | None = 1,
    submission_raw: str = "",
) -> Heading:
    """A heading as the forms have it; what is None stands in a blank cell."""
    return Heading(
        form=Cell(address="B1", raw=form or ""),
        form_code=form,
        unit=Cell(address="F2", raw=unit or ""),
        unit_code=unit,
        unit_name=Cell(address="F1", raw=name),
        year_cell=Cell(address="C4", raw=str(year or "")),
        year=year,
        submission_cell=Cell(address="F5", raw=submission_raw or str(submission or "")),
        submission=submission,
        date_cell=None,
        date=None,
    )


def entry(code: str, row: int, typed: Typed | None) -> Entry:
    """The row of an item; None for a code the plan does not know."""
    raw, value = typed or ("7", None)
    return Entry(code=code, cell=Cell(address=f"E{row}", raw=raw), value=value, note="")


def drawn(
    cells: Mapping[str, Typed | int], head: Heading | None = None, file: str = "a.xlsx"
) -> Return:
    """A return with these items and no others, from row 11 down in column E."""
    rows = enumerate(cells.items(), FIRST_ROW)
    typed = ((row, code, number(of) if isinstance(of, int) else of) for row, (code, of) in rows)
    return Return(
        file=file,
        sheet="Biểu",
        trouble=None,
        detail="",
        heading=head or heading(),
        entries=tuple(entry(code, row, of) for row, code, of in typed),
        unclaimed=(),
        far=(),
    )


def sound(
    changes: Mapping[str, Typed | int] | None = None,
    head: Heading | None = None,
    file: str = "a.xlsx",
) -> Return:
    """A whole return nothing is wrong with: counts 0, one learning centre, every answer Có."""
    head = head or heading()
    unit = plan().units_in(head.year or 2013)[head.unit_code or "07075"]
    items = plan().items_of(unit)
    cells: dict[str, Typed | int] = {
        item.code: number(1, "Có") if item.kind is ItemKind.YES_NO else 0 for item in items
    }
    cells |= {"203": 1} if "203" in cells else {}
    return drawn(cells | dict(changes or {}), head, file)


def unreadable(trouble: Trouble, detail: str = "", file: str = "a.xlsx") -> Return:
    """A file that gave no return."""
    empty = drawn({}, file=file)
    return replace(empty, sheet="", heading=None, trouble=trouble, detail=detail)


def spoken(value: object) -> str:
    """Say a message in plain English, numbers without grouping."""
    match value:
        case Message():
            return value.id.format(**{name: spoken(each) for name, each in value.values})
        case Text():
            return value.en
        case tuple():
            return ", ".join(map(spoken, value))
        case _:
            return str(value)
