"""Duties: what the plan tells units to do or asks of them, and who says that it is done."""

import re
from collections.abc import Mapping, Sequence

from xhht_cli.plan.model import Item, ItemKind, Plan, Unit
from xhht_cli.status.model import Clause, Duty, State, Tally, UnitStatus

_SECTION = "9"
"""The section of the forms whose yes-no items are the duties and requests of the plan."""
_PART = re.compile(r"([IVXLC]+|[0-9]+)(.*)")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def answers_of(unit: Unit, plan: Plan, known: Mapping[str, int]) -> dict[str, bool | None]:
    """Give the unit's answer to each of its duties and requests; None where it is not known."""
    asked = (item.code for item in plan.items_of(unit) if _is_duty(item))
    return {code: bool(known[code]) if code in known else None for code in asked}


def _is_duty(item: Item) -> bool:
    return item.section == _SECTION and item.kind is ItemKind.YES_NO


def tally(answers: Mapping[str, bool | None], plan: Plan, *, request: bool) -> Tally:
    """Count a unit's answers to its duties, or to its requests."""
    items = plan.item_by_code
    given = [answer for code, answer in answers.items() if items[code].request is request]
    return Tally(done=given.count(True), not_done=given.count(False), unknown=given.count(None))


def clauses(units: Sequence[UnitStatus], plan: Plan, *, request: bool) -> tuple[Clause, ...]:
    """Group the duties (or the requests) that are asked of any of the units by their clauses."""
    asked = {code for each in units for code in each.answers}
    duties = [
        _duty(item, units) for item in plan.items if item.code in asked and item.request is request
    ]
    codes = {code for duty in duties for code in duty.item.clauses}
    return tuple(
        Clause(code=code, duties=tuple(duty for duty in duties if code in duty.item.clauses))
        for code in sorted(codes, key=_place)
    )


def _duty(item: Item, units: Sequence[UnitStatus]) -> Duty:
    asked = [each for each in units if item.code in each.answers]
    heard = (State.SOUND, State.FAULTY)

    given = [(each.unit, each.answers[item.code]) for each in asked if each.state in heard]
    return Duty(
        item=item,
        done=tuple(unit for unit, answer in given if answer is True),
        not_done=tuple(unit for unit, answer in given if answer is False),
        blank=tuple(unit for unit, answer in given if answer is None),
        silent=tuple(each.unit for each in asked if each.state not in heard),
    )


def _place(clause: str) -> tuple[tuple[bool, int, str], ...]:
    """Place a clause in the order of the plan: III.3, III.3.2, III.3.10, IV.1, IV-bis."""
    return tuple(_part(part) for part in clause.split("."))


def _part(part: str) -> tuple[bool, int, str]:
    found = _PART.fullmatch(part)
    if not found:
        return True, 0, part
    number, rest = found.groups()
    return False, int(number) if number.isdigit() else _arabic(number), rest


def _arabic(numeral: str) -> int:
    digits = [_ROMAN[letter] for letter in numeral]
    following = (*digits[1:], 0)
    return sum(-d if d < after else d for d, after in zip(digits, following, strict=True))
