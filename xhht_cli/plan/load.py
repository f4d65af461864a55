"""Loading: a plan's folder in, a `Plan` out, or every mistake in its files at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from xhht_cli.errors import UnusablePlanError
from xhht_cli.messages import Message, say
from xhht_cli.plan.checks import check_items, check_plan, levels_in
from xhht_cli.plan.edition_checks import check_editions
from xhht_cli.plan.edition_tables import build_form, build_phrasings
from xhht_cli.plan.files import ItemsFile, PlanFile, read_items_file, read_plan_file
from xhht_cli.plan.folder import ITEMS, PLAN, UNITS, find_folder
from xhht_cli.plan.measures import build_indicator, build_trend
from xhht_cli.plan.model import (
    Amendment,
    Item,
    ItemKind,
    Kind,
    Office,
    Plan,
    Section,
    Target,
    Who,
)
from xhht_cli.plan.plausibility import build_plausibility
from xhht_cli.plan.references import Catalogue, check_references, check_register
from xhht_cli.plan.register import Row, read_register
from xhht_cli.plan.rules import parse_rule
from xhht_cli.plan.schema import ItemTable, OfficeTable, PlanHead, T, TargetTable
from xhht_cli.plan.tables import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFiles:
    """The three files of a plan as they were read, and what is wrong with them.

    ``plan`` and ``items`` are None where a file cannot be read at all.
    """

    folder: Path
    plan: PlanFile | None
    items: ItemsFile | None
    rows: list[Row]
    mistakes: list[Message]


def read_plan(name: str | Path, register: Path | None, beside: Sequence[str | Path] = ()) -> Plan:
    """Read and check the three files of a plan.

    Raises:
        UnusablePlanError: There is no such plan, or its files have mistakes.
    """
    files = read_files(name, register)
    plan = build_plan(files)
    if plan is None:
        raise UnusablePlanError(
            say(
                "The plan {plan} cannot be used. Mistakes found: {count}.",
                plan=str(name),
                count=len(files.mistakes),
            ),
            *files.mistakes,
        )
    return replace(plan, beside=tuple(find_folder(each) for each in beside)) if beside else plan


def read_files(name: str | Path, register: Path | None) -> PlanFiles:
    """Read the three files of a plan and find every mistake in them.

    Raises:
        UnusablePlanError: There is no such plan.
    """
    folder = find_folder(name)
    plan, mistakes = read_plan_file(folder / PLAN)
    items, in_items = read_items_file(folder / ITEMS)
    levels = levels_in(plan) if plan else set[str]()
    rows, in_register = read_register(register or folder / UNITS, levels)
    mistakes += check_plan(plan) if plan else []
    mistakes += in_items
    mistakes += check_items(items) if items else []
    mistakes += check_editions(items) if items else []
    mistakes += check_references(plan, items) if plan and items else []
    mistakes += in_register
    mistakes += check_register(plan, items, rows) if plan else []
    return PlanFiles(folder=folder, plan=plan, items=items, rows=rows, mistakes=mistakes)


def build_plan(files: PlanFiles) -> Plan | None:
    """Make the plan; None if its files have mistakes."""
    plan, items = files.plan, files.items
    if files.mistakes or plan is None or plan.head is None or items is None:
        return None
    return _build(plan.head, plan, items, files.rows)


def _build(head: PlanHead, plan: PlanFile, items: ItemsFile, rows: list[Row]) -> Plan:
    forms = {form.key: form.code for form in _tables(items.forms)}
    levels, catalogue = levels_in(plan), Catalogue(items)
    classes = {row.unit.class_ for row in rows if row.unit.class_}
    indicators = tuple(
        build_indicator(indicator, head.groups, catalogue.within, classes)
        for indicator in _tables(plan.indicators)
    )
    figures = {each.id: each.measures[0].per for each in indicators}
    return Plan(
        id=head.id,
        title=head.title.text,
        source=head.source.text,
        kinds=tuple(
            Kind(id=kind.id, title=kind.title.text, form=forms[kind.form] if kind.form else None)
            for kind in _tables(plan.kinds)
        ),
        forms=tuple(build_form(form) for form in _tables(items.forms)),
        sections=tuple(
            Section(
                code=section.code,
                title=section.title.text,
                note=section.note.text if section.note else None,
            )
            for section in _tables(items.sections)
        ),
        items=tuple(_item(item, forms) for item in _tables(items.items)),
        indicators=indicators,
        targets=tuple(_target(target, figures) for target in _tables(plan.targets)),
        units=tuple(row.unit for row in rows if row.unit.kind not in levels),
        upper=tuple(row.unit for row in rows if row.unit.kind in levels),
        plausibility=build_plausibility(plan.plausibility) if plan.plausibility else None,
        trends=tuple(
            build_trend(trend, head.groups, catalogue.within) for trend in _tables(plan.trends)
        ),
        office=_office(head.office) if head.office else None,
    )


def _tables(entries: list[Entry[T]]) -> list[T]:
    return [entry.table for entry in entries if entry.table is not None]


def _office(table: OfficeTable) -> Office:
    return Office(
        parent=table.parent.text,
        body=table.body.text,
        sign=table.sign,
        place=table.place,
        addressee=table.addressee.text,
        recipients=tuple(each.text for each in table.recipients),
        signer=table.signer.text,
    )


def _item(table: ItemTable, forms: dict[str, str]) -> Item:
    rules = (parse_rule(text, table.code) for text in table.rules)
    phrasings = build_phrasings(table)
    who = {
        forms[key]: Who(
            kinds=tuple(who.kinds), units=tuple(who.units), not_units=tuple(who.not_units)
        )
        for key, who in table.who.items()
    }
    return Item(
        code=table.code,
        id=table.id,
        section=table.section,
        title=phrasings[-1].title,
        unit=table.unit.text,
        kind=ItemKind(table.kind),
        depth=table.depth,
        definition=phrasings[-1].definition,
        clauses=tuple(table.clauses),
        request=table.request,
        who=who,
        rules=tuple(rule for rule in rules if rule is not None),
        phrasings=phrasings if table.change else (),
    )


def _target(table: TargetTable, figures: Mapping[str, int | None]) -> Target:
    first, last = table.span
    return Target(
        id=table.id,
        indicator=table.indicator,
        first_year=first,
        last_year=last,
        floor=table.floor,
        ceiling=table.ceiling,
        aim=table.aim,
        expected=table.expected.text if table.expected else None,
        per=figures[table.indicator],
        clause=table.clause,
        quote=" ".join(table.quote.split()),
        reading=table.reading.text if table.reading else None,
        orientation=table.orientation,
        base=table.base,
        levels=tuple(table.levels),
        changes=tuple(
            Amendment(
                first_year=change.first,
                basis=change.basis,
                last_year=change.year,
                floor=change.floor,
                ceiling=change.ceiling,
                aim=change.aim,
                clause=change.clause,
                quote=" ".join(change.quote.split()) if change.quote else None,
            )
            for change in table.change
        ),
    )
