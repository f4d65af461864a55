"""Listings: the targets of a plan and the units of its register, in four formats."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Styled

from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Kind, Plan, Target, Unit
from xhht_cli.plan.targets import PER_CENT
from xhht_cli.present.amounts import level, unit_of
from xhht_cli.present.formats import as_csv, as_json, as_markdown, escaped
from xhht_cli.present.language import Language
from xhht_cli.present.numbers import plain

PLAN_SCHEMA = "xhht/plan/1"
UNITS_SCHEMA = "xhht/units/1"

TARGET_COLUMNS = (
    *("id", "indicator", "title", "first_year", "year", "floor", "aim", "clause", "quote"),
    *("reading", "orientation", "ceiling", "per", "expected"),
)
"""Of a target's record, in JSON and CSV; ``year`` is the last it is due in."""

UNIT_COLUMNS = ("unit", "name", "kind", "form", "valid_from", "valid_to", "successors", "class")
"""Of a unit's record; in CSV the successors are separated by spaces."""


def _milestones(plan: Plan) -> list[tuple[Message, list[Target]]]:
    """Group the targets by the year they are due in, those set anew each year last."""
    years = sorted({target.last_year for target in plan.targets if not target.yearly})
    groups = [
        (
            say("To the end of {year}", year=str(year)),
            [each for each in plan.targets if not each.yearly and each.last_year == year],
        )
        for year in years
    ]
    yearly = [target for target in plan.targets if target.yearly]
    return [*groups, (say("Each year"), yearly)] if yearly else groups


def _aim(target: Target, language: Language) -> str:
    """Write floor and aim: ≥ 65–70 %."""
    return level(target, language) + (
        unit_of(PER_CENT, language) if target.per == PER_CENT and target.limits else ""
    )


def plan_table(plan: Plan, language: Language) -> tuple[RenderableType, ...]:
    """Lay out a plan's targets for a terminal, by milestone: id, title, figure, clause, words."""
    title = Styled(language.text(plan.title), style="bold")
    source = Styled(language.text(plan.source), style="dim")
    blocks = [_milestone(heading, group, plan, language) for heading, group in _milestones(plan)]
    return (title, source, *blocks)


def _milestone(
    heading: Message, targets: Sequence[Target], plan: Plan, language: Language
) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, min_width=10)
    table.add_column(no_wrap=True, min_width=5)
    table.add_column(ratio=1)
    for target in targets:
        words = Styled(language.text(plan.indicator_by_id[target.indicator].title))
        words.append(f"\n“{target.quote}”", style="dim italic")
        cells = (target.id, _aim(target, language), target.clause)
        table.add_row(*map(Styled, cells), words)
    return Group(Styled(f"\n{language.say(heading)}", style="bold cyan"), table)


def plan_json(plan: Plan, language: Language) -> str:
    """Write a plan's targets as JSON (``xhht/plan/1``)."""
    head = {
        "schema": PLAN_SCHEMA,
        "plan": plan.id,
        "title": language.text(plan.title),
        "source": language.text(plan.source),
    }
    targets = [_target_record(target, plan, language) for target in plan.targets]
    return as_json(head | {"targets": targets})


def _target_record(target: Target, plan: Plan, language: Language) -> dict[str, object]:
    return {
        "id": target.id,
        "indicator": target.indicator,
        "title": language.text(plan.indicator_by_id[target.indicator].title),
        "first_year": target.first_year,
        "year": target.last_year,
        "floor": plain(target.floor),
        "aim": plain(target.aim),
        "ceiling": plain(target.ceiling),
        "per": target.per,
        "expected": None if target.expected is None else language.text(target.expected),
        "clause": target.clause,
        "quote": target.quote,
        "reading": None if target.reading is None else language.text(target.reading),
        "orientation": target.orientation,
    }


def plan_csv(plan: Plan, language: Language) -> str:
    """Write a plan's targets as CSV, one row each."""
    records = (_target_record(target, plan, language) for target in plan.targets)
    return as_csv(TARGET_COLUMNS, (_row(record, TARGET_COLUMNS) for record in records))


def _row(record: dict[str, object], columns: Sequence[str]) -> list[object]:
    return [_cell(record[name]) for name in columns]


def _cell(value: object) -> object:
    """Write yes and no as JSON does, and a list with spaces."""
    match value:
        case bool():
            return str(value).lower()
        case list():
            return " ".join(map(str, value))
        case _:
            return value


def plan_markdown(plan: Plan, language: Language) -> str:
    """Write a plan's targets in Markdown, a table for each milestone."""
    labels = (say("Target"), say("Indicator"), say("Figure"), say("Clause"), say("Words"))
    header = [language.say(label) for label in labels]
    blocks = [f"# {escaped(language.text(plan.title))}\n\n{escaped(language.text(plan.source))}\n"]
    for heading, targets in _milestones(plan):
        rows = [
            (
                target.id,
                language.text(plan.indicator_by_id[target.indicator].title),
                _aim(target, language),
                target.clause,
                f"“{target.quote}”",
            )
            for target in targets
        ]
        blocks.append(f"## {escaped(language.say(heading))}\n\n{as_markdown(header, rows)}")
    return "\n".join(blocks)


def _units(plan: Plan, year: int | None) -> Sequence[Unit]:
    """Give the units that file for a year, or every row of the register."""
    return plan.units if year is None else tuple(plan.units_in(year).values())


def units_table(plan: Plan, year: int | None, language: Language) -> tuple[RenderableType, ...]:
    """Lay out the units of a year (of any year without one) for a terminal, kind by kind."""
    units = _units(plan, year)
    groups = [(kind, [unit for unit in units if unit.kind == kind.id]) for kind in plan.kinds]
    count = say("Units: {count}", count=len(units))
    blocks = [_kind(kind, group, language) for kind, group in groups if group]
    return (*blocks, Styled(language.say(count), style="bold"))


def _kind(kind: Kind, units: Sequence[Unit], language: Language) -> RenderableType:
    title = Styled(f"{language.text(kind.title)} · {kind.form}", style="bold cyan")
    table = Table(box=None, pad_edge=False, header_style="dim")
    labels = [language.say(label) for label in _LABELS]
    for label in (labels[0], *labels[4:]):
        table.add_column(label, no_wrap=True)
    table.add_column(labels[1], ratio=1)
    for unit in units:
        code, name, *days = _unit_row(unit, language)
        table.add_row(*map(Styled, (code, *days, name)))
    return Group(title, table, "")


_LABELS = (
    *(say("Code"), say("Name"), say("Kind"), say("Form"), say("From"), say("To")),
    say("Successors"),
)


def _unit_row(unit: Unit, language: Language) -> tuple[str, ...]:
    """Write a unit's code, name, first and last day, and successors."""
    last = "" if unit.valid_to is None else language.date(unit.valid_to)
    days = (language.date(unit.valid_from), last)
    return (unit.code, unit.name, *days, " ".join(unit.successors))


def units_json(plan: Plan, year: int | None) -> str:
    """Write the units as JSON (``xhht/units/1``)."""
    records = [_unit_record(unit, plan) for unit in _units(plan, year)]
    return as_json({"schema": UNITS_SCHEMA, "plan": plan.id, "year": year, "units": records})


def _unit_record(unit: Unit, plan: Plan) -> dict[str, object]:
    return {
        "unit": unit.code,
        "name": unit.name,
        "kind": unit.kind,
        "form": plan.form_by_kind[unit.kind],
        "valid_from": unit.valid_from.isoformat(),
        "valid_to": None if unit.valid_to is None else unit.valid_to.isoformat(),
        "successors": list(unit.successors),
        "class": unit.class_,
    }


def units_csv(plan: Plan, year: int | None) -> str:
    """Write the units as CSV, one row each."""
    records = (_unit_record(unit, plan) for unit in _units(plan, year))
    return as_csv(UNIT_COLUMNS, (_row(record, UNIT_COLUMNS) for record in records))


def units_markdown(plan: Plan, year: int | None, language: Language) -> str:
    """Write the units as a Markdown table."""
    kinds = {kind.id: kind for kind in plan.kinds}
    rows = []
    for unit in _units(plan, year):
        code, name, *others = _unit_row(unit, language)
        kind = kinds[unit.kind]
        rows.append((code, name, language.text(kind.title), kind.form or "", *others))
    return as_markdown([language.say(label) for label in _LABELS], rows)
