"""Item lints: what is worth a second look in items.toml."""

import re
from collections.abc import Iterator

from xhht_cli.messages import say
from xhht_cli.plan.edition_lints import lint_editions
from xhht_cli.plan.formulas import measure_items
from xhht_cli.plan.lint import Lint, Places, asked_together
from xhht_cli.plan.model import Item, ItemKind, Plan
from xhht_cli.plan.target_lints import untranslated

DUTIES = "9"
"""The section whose yes-no items are the duties of the plan."""

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_CHANGED = re.compile(
    rf"0[0-9]*|[0-9]+e[0-9]+|[0-9]{{16,}}|true|false|(?:{_MONTHS})[0-9]+|[0-9]+(?:{_MONTHS})",
    re.IGNORECASE,
)
"""A leading zero is lost, 1E5 becomes 100000, MAR1 a day; a number keeps fifteen digits."""


def changed_by_excel(code: str) -> bool:
    """Say whether Excel makes something else of a code that is typed into a cell."""
    return _CHANGED.fullmatch(code) is not None


def lint_items(plan: Plan, places: Places) -> Iterator[Lint]:
    """Look over forms, sections and items."""
    used = set(_used(plan))
    for item in plan.items:
        place = places.items[item.code]
        yield from _lint_code(item, place, used)
        yield from _lint_who(item, place, plan)
        for number, rule in enumerate(item.rules, start=1):
            if not asked_together(rule.items, plan):
                yield Lint(
                    code="P202",
                    message=say(
                        "{place}: no unit is asked for all its items, so it is never checked.",
                        place=f"{place}.rules[{number}]",
                    ),
                )
    yield from _lint_forms(plan, places)


def _lint_code(item: Item, place: str, used: set[str]) -> Iterator[Lint]:
    if item.code not in used:
        sentence = say("{place}: no indicator, no rule and no duty uses this item.", place=place)
        yield Lint(code="P201", message=sentence)
    if changed_by_excel(item.code):
        sentence = say(
            "{place}.code: Excel changes “{code}” when it is typed; choose another code.",
            place=place,
            code=item.code,
        )
        yield Lint(code="P205", message=sentence)
    for key, text in item.wordings():
        if text.vi == text.en:
            yield untranslated(f"{place}.{key}")


def _used(plan: Plan) -> Iterator[str]:
    """Give the codes that a measure, a rule or the section of the duties makes use of."""
    for indicator in plan.indicators:
        for measure in indicator.measures:
            yield from measure_items(measure)
    for trend in plan.trends:
        yield from measure_items(trend.measure)
    for item in plan.items:
        for rule in item.rules:
            yield from rule.items
        if item.section == DUTIES and item.kind is ItemKind.YES_NO:
            yield item.code


def _lint_who(item: Item, place: str, plan: Plan) -> Iterator[Lint]:
    for form, who in item.who.items():
        for kind in who.kinds:
            if plan.form_by_kind[kind] != form:
                yield Lint(
                    code="P203",
                    message=say(
                        "{place}.who: units of kind {kind} do not file form {form}.",
                        place=place,
                        kind=kind,
                        form=form,
                    ),
                )
        for code in (*who.units, *who.not_units):
            if code not in plan.codes:
                yield Lint(
                    code="P204",
                    message=say(
                        "{place}.who: the register has no unit {code}.", place=place, code=code
                    ),
                )


def _lint_forms(plan: Plan, places: Places) -> Iterator[Lint]:
    for section in plan.sections:
        if not any(item.section == section.code for item in plan.items):
            place = places.sections[section.code]
            sentence = say("{place}: the section has no item and is not printed.", place=place)
            yield Lint(code="P206", message=sentence)
    for form in plan.forms:
        place = places.forms[form.code]
        if form.code not in plan.form_by_kind.values():
            sentence = say("{place}: units of no kind file this form.", place=place)
            yield Lint(code="P207", message=sentence)
        if not any(form.code in item.who and item.who[form.code].everyone for item in plan.items):
            sentence = say("{place}: there is no item that every copy of it has.", place=place)
            yield Lint(code="P208", message=sentence)
        yield from lint_editions(form, place)
