"""Explanations: one function for each kind of thing that has a page."""

from datetime import timedelta

from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Indicator, Item, ItemKind, Plan, Target, Unit
from xhht_cli.present.handbook.page import Page, Wording, field
from xhht_cli.present.handbook.wording import (
    floor_and_aim,
    measure_items,
    measure_words,
    rule_words,
    target_words,
    unit_kind,
    who_words,
    years_words,
    yes_or_no,
)
from xhht_cli.rules import CatalogueEntry

_SEVERITIES = {
    Severity.ERROR: say("error: something was written and is not used"),
    Severity.WARNING: say("warning: everything written is used, but look"),
    Severity.NOTE: say("note: nothing is wrong"),
}
_EFFECTS = {
    Effect.NOTHING: say("nothing is left out"),
    Effect.ITEMS: say("the items of its cells count as not known"),
    Effect.RETURN: say("the whole return is not used"),
}


def target_page(target: Target, plan: Plan) -> Page:
    """Explain a target: the plan's words, how they are read, and what is measured."""
    indicator = plan.indicator_by_id[target.indicator]
    judged = (measure for measure in indicator.measures if measure.judged)
    base = None if target.base is None else str(target.base)
    return Page(
        plan=plan.id,
        kind="target",
        id=target.id,
        title=indicator.title,
        fields=(
            field("clause", say("Clause"), target.clause),
            field("quote", say("The plan's own words"), f"“{target.quote}”", data=target.quote),
            field("reading", say("How it is read"), target.reading),
            field("floor", say("Target"), floor_and_aim(target), data=target.floor),
            field("aim", say("Aim"), data=target.aim),
            field("first_year", say("First year"), data=target.first_year),
            field("year", say("Due"), years_words(target), data=target.last_year),
            field(
                "orientation",
                say("Orientation (định hướng)"),
                yes_or_no(target.orientation),
                data=target.orientation,
            ),
            field("base", say("Base year"), base, data=target.base),
            field("indicator", say("Indicator"), indicator.id),
            field(
                "measures",
                say("What is measured"),
                *(measure_words(measure, plan) for measure in judged),
                data=[measure.id for measure in indicator.measures if measure.judged],
            ),
        ),
    )


def indicator_page(indicator: Indicator, plan: Plan) -> Page:
    """Explain an indicator: its measures as formulas, and the targets set for it."""
    judged = [measure for measure in indicator.measures if measure.judged]
    also = [measure for measure in indicator.measures if not measure.judged]
    targets = [target for target in plan.targets if target.indicator == indicator.id]
    records = [
        {
            "id": measure.id,
            "title": measure.title,
            "judged": measure.judged,
            "items": measure_items(measure),
            "formula": measure_words(measure, plan),
        }
        for measure in indicator.measures
    ]
    return Page(
        plan=plan.id,
        kind="indicator",
        id=indicator.id,
        title=indicator.title,
        fields=(
            field(
                "measures",
                say("What is judged"),
                *(measure_words(measure, plan) for measure in judged),
                data=records,
            ),
            field(
                "also",
                say("Shown beside it, never judged"),
                *(
                    say("{title}: {formula}", title=each.title, formula=measure_words(each, plan))
                    for each in also
                ),
                data=[measure.id for measure in also],
            ),
            field(
                "targets",
                say("Targets"),
                *map(target_words, targets),
                data=[target.id for target in targets],
            ),
        ),
    )


def item_page(item: Item, plan: Plan) -> Page:
    """Explain an item: its definition, who files it, its rules, and what is made of it."""
    section = next(each for each in plan.sections if each.code == item.section)
    users = [
        indicator
        for indicator in plan.indicators
        if any(item.code in measure_items(measure) for measure in indicator.measures)
    ]
    asked = say("Có or Không") if item.kind is ItemKind.YES_NO else say("a whole number from 0")
    forms = [(form, who_words(form, who, plan)) for form, who in item.who.items()]
    rules = [rule_words(rule, plan) for rule in item.rules]
    return Page(
        plan=plan.id,
        kind="item",
        id=item.code,
        title=item.title,
        fields=(
            field("section", say("Section"), section.title, data=item.section),
            field("definition", say("Definition"), item.definition),
            field("unit", say("Unit of count"), item.unit),
            field("entry", say("What is entered"), asked, data=item.kind.value),
            field("clauses", say("Clauses of the plan"), *item.clauses, data=list(item.clauses)),
            field(
                "request",
                say("Only a request (Đề nghị)"),
                yes_or_no(item.request) if item.request else None,
                data=item.request,
            ),
            field(
                "forms",
                say("Who files it"),
                *(words for _, words in forms),
                data=[{"form": form, "who": words} for form, words in forms],
            ),
            field("rules", say("Rules"), *rules, data=rules),
            field(
                "indicators",
                say("Indicators that use it"),
                *(_named(indicator) for indicator in users),
                data=[indicator.id for indicator in users],
            ),
        ),
    )


def _named(indicator: Indicator) -> Message:
    return say("{id}: {title}", id=indicator.id, title=indicator.title)


def unit_page(code: str, plan: Plan) -> Page:
    """Explain a unit: every row the register has for its code, with what came before and after."""
    rows = [unit for unit in plan.units if unit.code == code]
    lines = [line for unit in rows for line in _unit_lines(unit, plan)]
    return Page(
        plan=plan.id,
        kind="unit",
        id=code,
        title=rows[-1].name,
        fields=(
            field(
                "rows",
                say("In the register"),
                *lines,
                data=[_unit_record(unit, plan) for unit in rows],
            ),
        ),
    )


def _unit_lines(unit: Unit, plan: Plan) -> list[Wording]:
    kind, form = unit_kind(unit.kind, plan), plan.form_by_kind[unit.kind]
    about = {"name": unit.name, "kind": kind, "form": form, "start": unit.valid_from}
    if unit.valid_to is None:
        first = say("{name} ({kind}), from {start}; form {form}", **about)
    else:
        first = say("{name} ({kind}), {start} to {end}; form {form}", end=unit.valid_to, **about)
    before, after = predecessors(unit, plan), successors(unit, plan)
    lines: list[Wording] = [first]
    lines += [say("— before it: {units}", units=_codes_and_names(before))] if before else []
    lines += [say("— after it: {units}", units=_codes_and_names(after))] if after else []
    return lines


def _codes_and_names(units: tuple[Unit, ...]) -> tuple[str, ...]:
    return tuple(f"{unit.code} {unit.name}" for unit in units)


def predecessors(unit: Unit, plan: Plan) -> tuple[Unit, ...]:
    """Give the rows that ended the day before and went into this one."""
    eve = unit.valid_from - timedelta(days=1)
    return tuple(old for old in plan.units if unit.code in old.successors and old.valid_to == eve)


def successors(unit: Unit, plan: Plan) -> tuple[Unit, ...]:
    """Give the rows that this one went into and that began the day after."""
    if unit.valid_to is None:
        return ()
    morrow = unit.valid_to + timedelta(days=1)
    return tuple(
        new for new in plan.units if new.code in unit.successors and new.valid_from == morrow
    )


def _unit_record(unit: Unit, plan: Plan) -> dict[str, object]:
    return {
        "name": unit.name,
        "kind": unit.kind,
        "form": plan.form_by_kind[unit.kind],
        "valid_from": unit.valid_from,
        "valid_to": unit.valid_to,
        "predecessors": [each.code for each in predecessors(unit, plan)],
        "successors": [each.code for each in successors(unit, plan)],
        "basis": unit.basis,
    }


def finding_page(entry: CatalogueEntry, plan: Plan) -> Page:
    """Explain a finding: what is checked, the common causes and what to do."""
    return Page(
        plan=plan.id,
        kind="finding",
        id=entry.code,
        title=entry.checks,
        fields=(
            field(
                "severity",
                say("Severity"),
                _SEVERITIES[entry.severity],
                data=entry.severity.value,
            ),
            field("effect", say("Effect"), _EFFECTS[entry.effect], data=entry.effect.name.lower()),
            field("checks", say("What it checks"), entry.checks),
            field("causes", say("Common causes"), entry.causes),
            field("remedy", say("What to do"), entry.remedy),
        ),
    )
