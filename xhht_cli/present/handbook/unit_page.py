"""Unit page: every row that the register has for a code, what came before and after, and levels."""

from collections.abc import Iterator
from datetime import timedelta

from xhht_cli.messages import Message, say
from xhht_cli.plan.model import LAST_YEAR, Plan, Unit
from xhht_cli.present.handbook.page import Field, Page, Wording, field
from xhht_cli.present.handbook.wording import binding_words, unit_kind
from xhht_cli.present.naming import named


def unit_page(code: str, plan: Plan) -> Page:
    """Explain a unit of any level: every row the register has for its code, and what is below."""
    rows = (*plan.rows.get(code, ()), *plan.upper_rows.get(code, ()))
    lines = [line for unit in rows for line in _unit_lines(unit, plan)]
    upper = plan.upper_rows.get(code, ())
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
            *(_below(upper[-1], plan) if upper else ()),
        ),
    )


def _unit_lines(unit: Unit, plan: Plan) -> Iterator[Wording]:
    yield _first_line(unit, plan)
    if unit.class_:
        yield say("— of class {name}", name=unit.class_)
    if unit.parent:
        yield say("— one level above it: {units}", units=(_named(_above(unit, plan)),))
    before, after = plan.predecessors[unit], plan.successors[unit]
    if before:
        yield say("— before it: {units}", units=_codes_and_names(before))
    if after:
        yield say("— after it: {units}", units=_codes_and_names(after))


def _first_line(unit: Unit, plan: Plan) -> Message:
    form = plan.form_by_kind.get(unit.kind)
    about: dict[str, object] = {
        "name": unit.name,
        "kind": unit_kind(unit.kind, plan),
        "start": unit.valid_from,
        "files": say("form {form}", form=form) if form else say("files no form"),
    }
    if unit.valid_to is None:
        return say("{name} ({kind}), from {start}; {files}", **about)
    return say("{name} ({kind}), {start} to {end}; {files}", end=unit.valid_to, **about)


def _below(unit: Unit, plan: Plan) -> tuple[Field, ...]:
    """Say what stands below an upper unit at the end of its last year, and what binds it."""
    year = _last_year(unit)
    levels = plan.levels(year)
    children, filing = levels.below(unit), levels.filing.get(unit.code, ())
    binding = [target for target in plan.targets if target.binds(unit.kind)]
    return (
        field(
            "below",
            say("One level below it"),
            say("{count}: {units}", count=len(children), units=named(_codes_and_names(children)))
            if children
            else None,
            data=[each.code for each in children],
        ),
        field(
            "filing",
            say("Units below it that file a form, however far below"),
            say("{count}", count=len(filing)),
            data=len(filing),
        ),
        field(
            "targets",
            say("Targets that bind it"),
            *binding_words(unit.kind, plan),
            data=[target.id for target in binding],
        ),
    )


def _last_year(unit: Unit) -> int:
    """Give the last year at whose end the unit is in force, the last there is while it goes on."""
    return (unit.valid_to + timedelta(days=1)).year - 1 if unit.valid_to else LAST_YEAR


def _above(unit: Unit, plan: Plan) -> Unit:
    """Give the row that a unit's parent has last while the unit is in force."""
    last = unit.valid_to
    rows = plan.upper_rows[unit.parent or ""]
    there = [row for row in rows if last is None or row.valid_from <= last]
    return there[-1]


def _named(unit: Unit) -> str:
    return f"{unit.code} {unit.name}"


def _codes_and_names(units: tuple[Unit, ...]) -> tuple[str, ...]:
    return tuple(map(_named, units))


def _unit_record(unit: Unit, plan: Plan) -> dict[str, object]:
    return {
        "name": unit.name,
        "kind": unit.kind,
        "form": plan.form_by_kind.get(unit.kind),
        "valid_from": unit.valid_from,
        "valid_to": unit.valid_to,
        "predecessors": [each.code for each in plan.predecessors[unit]],
        "successors": [each.code for each in plan.successors[unit]],
        "basis": unit.basis,
        "parent": unit.parent,
        "class": unit.class_,
    }
