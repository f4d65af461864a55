"""Explanations: one function for each kind of thing that has a page."""

from collections.abc import Sequence

from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import say
from xhht_cli.plan.formulas import measure_items
from xhht_cli.plan.model import Amendment, Indicator, Item, ItemKind, Measure, Plan, Target, Trend
from xhht_cli.present.handbook.history import histories, history
from xhht_cli.present.handbook.page import Field, Page, field
from xhht_cli.present.handbook.wording import (
    change_words,
    floor_and_aim,
    levels_words,
    measure_words,
    rule_words,
    shown_words,
    target_words,
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
    judged = [measure for measure in indicator.measures if measure.judged]
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
            field("ceiling", say("Ceiling"), data=target.ceiling),
            field("per", say("Given in"), data=target.per),
            field("expected", say("To be set"), data=target.expected),
            field("levels", say("Binds"), *levels_words(target, plan), data=list(target.levels)),
            field(
                "changes",
                say("Changed by later documents"),
                *(change_words(change, target) for change in target.changes),
                data=[_change(change) for change in target.changes],
            ),
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
                data=[measure.id for measure in judged],
            ),
            _definitions(judged, plan),
        ),
    )


def _change(change: Amendment) -> dict[str, object]:
    return {
        "from": change.first_year,
        "basis": change.basis,
        "year": change.last_year,
        "floor": change.floor,
        "ceiling": change.ceiling,
        "aim": change.aim,
        "clause": change.clause,
        "quote": change.quote,
    }


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
                "changes",
                say("Changed by later documents"),
                *(
                    say(
                        "from {year} “{title}” ({basis})",
                        year=str(each.first_year),
                        title=each.title,
                        basis=each.basis,
                    )
                    for each in indicator.changes
                ),
                data=[
                    {"from": each.first_year, "title": each.title, "basis": each.basis}
                    for each in indicator.changes
                ],
            ),
            field(
                "targets",
                say("Targets"),
                *map(target_words, targets),
                data=[target.id for target in targets],
            ),
            _definitions(indicator.measures, plan),
        ),
    )


def trend_page(trend: Trend, plan: Plan) -> Page:
    """Explain a direction without a figure: where the plan gives it, and what is shown of it."""
    return Page(
        plan=plan.id,
        kind="trend",
        id=trend.measure.id,
        title=trend.title,
        fields=(
            field("clause", say("Clause"), trend.clause),
            field("quote", say("The plan's own words"), f"“{trend.quote}”", data=trend.quote),
            field("formula", say("What is shown"), shown_words(trend, plan)),
            field("complement", say("Complement"), data=trend.complement),
            field(
                "judged",
                say("Verdict"),
                say("none: the plan gives a direction and no figure"),
                data=False,
            ),
            _definitions((trend.measure,), plan),
        ),
    )


def _definitions(measures: Sequence[Measure], plan: Plan) -> Field:
    """Define every item that measures are made of."""
    codes = dict.fromkeys(code for measure in measures for code in measure_items(measure))
    items = [plan.item_by_code[code] for code in codes]
    return field(
        "items",
        say("Items and their definitions"),
        *(
            say("{code} {title}: {words}", code=each.code, title=each.title, words=each.definition)
            for each in items
        ),
        *histories(items),
        data=[
            {"id": each.code, "title": each.title, "definition": each.definition} for each in items
        ],
    )


def item_page(item: Item, plan: Plan) -> Page:
    """Explain an item: its definition, who files it, its rules, and what is made of it."""
    section = next(each for each in plan.sections if each.code == item.section)
    made = [(each.id, each.title, each.measures) for each in plan.indicators]
    made += [(each.measure.id, each.title, (each.measure,)) for each in plan.trends]
    users = [
        (id_, title)
        for id_, title, measures in made
        if any(item.code in measure_items(measure) for measure in measures)
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
            history(item),
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
                *(say("{id}: {title}", id=id_, title=title) for id_, title in users),
                data=[id_ for id_, _ in users],
            ),
        ),
    )


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
