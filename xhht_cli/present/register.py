"""Register: the units that file and those above them, in four formats.

The CSV of all rows is a register itself, as ``--register`` reads it.
"""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Styled

from xhht_cli.messages import say
from xhht_cli.plan.model import Kind, Plan, Unit
from xhht_cli.present.formats import as_csv, as_json, as_markdown
from xhht_cli.present.language import Language
from xhht_cli.present.listings import flat

SCHEMA = "xhht/units/1"

COLUMNS = (
    *("unit", "name", "kind", "form", "valid_from", "valid_to", "successors", "class"),
    *("basis", "parent"),
)
"""Of a unit's record; in CSV the successors are separated by spaces."""

_LABELS = (
    *(say("Code"), say("Name"), say("Kind"), say("Form"), say("From"), say("To")),
    say("Successors"),
)
_ABOVE = say("Above it")


def _units(plan: Plan, year: int | None) -> Sequence[Unit]:
    """Give the units that file for a year, or every row of the register that files."""
    return plan.units if year is None else tuple(plan.units_in(year).values())


def _upper(plan: Plan, year: int | None) -> Sequence[Unit]:
    """Give the units that stand above others and file nothing, likewise."""
    return [unit for unit in plan.upper if year is None or unit.in_force(year)]


def units_table(plan: Plan, year: int | None, language: Language) -> tuple[RenderableType, ...]:
    """Lay out the units of a year (of any year without one) for a terminal, kind by kind."""
    units, upper = _units(plan, year), _upper(plan, year)
    every = (*upper, *units)
    groups = [(kind, [unit for unit in every if unit.kind == kind.id]) for kind in plan.kinds]
    groups.sort(key=lambda group: group[0].form is not None)
    above = any(unit.parent for unit in every)
    blocks = [_kind(kind, group, language, above=above) for kind, group in groups if group]
    counts = [say("Units: {count}", count=len(units))]
    counts += [say("above them: {count}", count=len(upper))] if upper else []
    told = " · ".join(language.say(count) for count in counts)
    return (*blocks, Styled(told, style="bold"))


def _kind(kind: Kind, units: Sequence[Unit], language: Language, *, above: bool) -> RenderableType:
    form = kind.form or language.say(say("files no form"))
    title = Styled(f"{language.text(kind.title)} · {form}", style="bold cyan")
    table = Table(box=None, pad_edge=False, header_style="dim")
    labels = [language.say(label) for label in _LABELS]
    for label in (labels[0], *([language.say(_ABOVE)] if above else []), *labels[4:]):
        table.add_column(label, no_wrap=True)
    table.add_column(labels[1], ratio=1)
    for unit in units:
        code, name, *days = _row(unit, language)
        parent = [unit.parent or ""] if above else []
        table.add_row(*map(Styled, (code, *parent, *days, name)))
    return Group(title, table, "")


def _row(unit: Unit, language: Language) -> tuple[str, ...]:
    """Write a unit's code, name, first and last day, and successors."""
    last = "" if unit.valid_to is None else language.date(unit.valid_to)
    days = (language.date(unit.valid_from), last)
    return (unit.code, unit.name, *days, " ".join(unit.successors))


def units_json(plan: Plan, year: int | None) -> str:
    """Write the units as JSON (``xhht/units/1``); those that file nothing stand by themselves."""
    units, upper = (
        [_record(unit, plan) for unit in some] for some in (_units(plan, year), _upper(plan, year))
    )
    head = {"schema": SCHEMA, "plan": plan.id, "year": year}
    return as_json(head | {"units": units, "upper": upper})


def _record(unit: Unit, plan: Plan) -> dict[str, object]:
    return {
        "unit": unit.code,
        "name": unit.name,
        "kind": unit.kind,
        "form": plan.form_by_kind.get(unit.kind),
        "valid_from": unit.valid_from.isoformat(),
        "valid_to": None if unit.valid_to is None else unit.valid_to.isoformat(),
        "successors": list(unit.successors),
        "class": unit.class_,
        "basis": unit.basis,
        "parent": unit.parent,
    }


def units_csv(plan: Plan, year: int | None) -> str:
    """Write the units as CSV, one row each; those that file nothing come first."""
    records = (_record(unit, plan) for unit in (*_upper(plan, year), *_units(plan, year)))
    return as_csv(COLUMNS, (flat(record, COLUMNS) for record in records))


def units_markdown(plan: Plan, year: int | None, language: Language) -> str:
    """Write the units as a Markdown table; those that file nothing come first."""
    kinds = {kind.id: kind for kind in plan.kinds}
    every = (*_upper(plan, year), *_units(plan, year))
    above = any(unit.parent for unit in every)
    rows = []
    for unit in every:
        code, name, *others = _row(unit, language)
        kind = kinds[unit.kind]
        parent = [unit.parent or ""] if above else []
        rows.append((code, name, language.text(kind.title), kind.form or "", *others, *parent))
    labels = (*_LABELS, *([_ABOVE] if above else []))
    return as_markdown([language.say(label) for label in labels], rows)
