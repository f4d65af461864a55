"""Mistakes: what goes wrong in a year of the sample, as it does in a real one."""

from collections.abc import Mapping

from xhht_cli.plan.model import ItemKind, Plan, Unit
from xhht_cli.sample.figures import Entry
from xhht_cli.sample.sizes import MISTAKES

Entries = Mapping[str, Entry]


def with_mistakes(plan: Plan, sound: Mapping[Unit, Entries]) -> Mapping[Unit, Entries]:
    """Take the first unit's return away, and spoil one cell each of the next three like it.

    One gets a number as text with its thousands grouped, one a part over its total, one a blank;
    a mistake whose item the plan lacks is not made.
    """
    if not sound:
        return {}
    forms = [plan.form_by_kind[unit.kind] for unit in sound]
    alike = [unit for unit, form in zip(sound, forms, strict=True) if form == forms[0]]
    spoilt = {unit: sound[unit] for unit in sound if unit != alike[0]}
    for unit, (kind, item_id) in zip(alike[1:], MISTAKES.items(), strict=False):
        code = _code_of(plan, unit, item_id)
        if code is not None:
            spoilt[unit] = {**sound[unit], code: _spoilt(plan, sound[unit], code, kind)}
    return spoilt


def _code_of(plan: Plan, unit: Unit, item_id: str) -> str | None:
    counts = (item for item in plan.items_of(unit) if item.kind is ItemKind.COUNT)
    return next((item.code for item in counts if item.id == item_id), None)


def _spoilt(plan: Plan, entries: Entries, code: str, kind: str) -> Entry:
    match kind:
        case "text":
            return f"{entries[code]:,}".replace(",", ".")
        case "over":
            return _over(plan, entries, code)
        case _:
            return None


def _over(plan: Plan, entries: Entries, code: str) -> Entry:
    """Give a count a little over the first total that a rule holds it under."""
    terms = (term for rule in plan.item_by_code[code].rules for term in rule.right)
    totals = (entries.get(term.item) for term in terms if term.item is not None)
    total = next((total for total in totals if isinstance(total, int)), None)
    return None if total is None else total + total // 50 + 1
