"""Returns of a case: what its units reported, as if it had been read from their workbooks."""

from collections.abc import Iterator, Mapping

from xhht_cli.cases.model import Case
from xhht_cli.plan.model import ItemKind, Plan, Unit
from xhht_cli.returns.model import Cell, Entry, Heading, Return, Value, Writing

_FIRST_ROW = 10


def returns_of(case: Case, plan: Plan) -> Iterator[Return]:
    """Draw the returns that a case has, each in a file of its own: every item, some blank."""
    for year, filed in case.filed.items():
        units = plan.units_in(year)
        for code, items in filed.items():
            yield _return(units[code], year, items, plan)


def _return(unit: Unit, year: int, items: Mapping[str, int], plan: Plan) -> Return:
    rows = enumerate(plan.items_of(unit), start=_FIRST_ROW)
    return Return(
        file=f"{year}/{unit.code}",
        sheet="Biểu",
        trouble=None,
        detail="",
        heading=_heading(unit, year, plan),
        entries=tuple(
            _entry(item.code, item.kind, f"E{row}", items.get(item.code)) for row, item in rows
        ),
        unclaimed=(),
        far=(),
    )


def _heading(unit: Unit, year: int, plan: Plan) -> Heading:
    form = plan.form_by_kind[unit.kind]
    return Heading(
        form=Cell(address="A1", raw=f"Biểu số: {form}"),
        form_code=form,
        unit=Cell(address="F2", raw=unit.code),
        unit_code=unit.code,
        unit_name=Cell(address="F1", raw=unit.name),
        year_cell=Cell(address="E7", raw=str(year)),
        year=year,
        submission_cell=Cell(address="F5", raw="1"),
        submission=1,
        date_cell=None,
        date=None,
    )


def _entry(code: str, kind: ItemKind, address: str, number: int | None) -> Entry:
    if number is None:
        raw, writing = "", Writing.BLANK
    else:
        answers = kind is ItemKind.YES_NO
        raw, writing = ("Không", "Có")[number] if answers else str(number), Writing.PLAIN
    value = Value(number=number, writing=writing, fault=None, candidate=None)
    return Entry(code=code, cell=Cell(address=address, raw=raw), value=value, note="")
