"""Unit page: every row that the register has for a code, with what came before and after."""

from datetime import timedelta

from xhht_cli.messages import say
from xhht_cli.plan.model import Plan, Unit
from xhht_cli.present.handbook.page import Page, Wording, field
from xhht_cli.present.handbook.wording import unit_kind


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
