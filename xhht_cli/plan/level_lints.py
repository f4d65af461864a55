"""Level lints: what targets of one indicator ask for that does not go together."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations

from xhht_cli.messages import Message, say
from xhht_cli.plan.lint import Lint, Places
from xhht_cli.plan.model import Target


def lint_aim(target: Target, place: str) -> Iterator[Lint]:
    """Find an aim that is nothing but the floor or the ceiling, at first or by a later change."""
    stages = (target, *(target.at(change.first_year) for change in target.changes))
    aim = say("{place}.aim: the aim is the floor; leave the aim out.", place=place)
    if target.floor is None:
        aim = say("{place}.aim: the aim is the ceiling; leave the aim out.", place=place)
    if _no_aim(target):
        yield Lint(code="P104", message=aim)
    for number, (before, after) in enumerate(pairwise(stages), start=1):
        if _no_aim(after) and not _no_aim(before):
            where = f"{place}.change[{number}]"
            sentence = say("{place}: from then on the aim is the level itself.", place=where)
            yield Lint(code="P104", message=sentence)


def _no_aim(target: Target) -> bool:
    return target.aim is not None and target.aim in (target.floor, target.ceiling)


def lint_levels(targets: Sequence[Target], places: Places) -> Iterator[Lint]:
    """Compare the levels of one indicator's targets, as set at first and after each change.

    What a change does not bring about is told once, where it began.
    """
    changes = {change.first_year for target in targets for change in target.changes}
    told: set[tuple[str, str, str]] = set()
    for year in (0, *sorted(changes)):
        for code, one, other in _clashes([target.at(year) for target in targets]):
            if (code, one.id, other.id) not in told:
                told.add((code, one.id, other.id))
                place = _place(one, year, places)
                yield Lint(code=code, message=_sentence(code, place, other))


def _clashes(stage: Sequence[Target]) -> Iterator[tuple[str, Target, Target]]:
    """Give code, the target whose level is odd, and the one it is odd beside."""
    by_year = sorted(stage, key=lambda target: target.last_year)
    for before, after in pairwise(by_year):
        if after.last_year == before.last_year:
            continue
        if after.floor is not None and before.floor is not None and after.floor < before.floor:
            yield "P101", after, before
        low, high = before.ceiling, after.ceiling
        if low is not None and high is not None and high > low:
            yield "P111", after, before
    for one, other in permutations(stage, 2):
        if one.floor is not None and other.ceiling is not None and one.floor > other.ceiling:
            yield "P112", one, other


def _place(target: Target, year: int, places: Places) -> str:
    """Name the change that took effect in a year, else the target."""
    years = [change.first_year for change in target.changes]
    place = places.targets[target.id]
    return f"{place}.change[{years.index(year) + 1}]" if year in years else place


def _sentence(code: str, place: str, other: Target) -> Message:
    values = {"place": place, "other": other.id, "year": str(other.last_year)}
    match code:
        case "P101":
            floor = str(other.floor)
            return say(
                "{place}.floor: below the {floor} of {other} for {year}.", **values, floor=floor
            )
        case "P111":
            return say(
                "{place}.ceiling: above the {ceiling} of {other} for {year}.",
                **values,
                ceiling=str(other.ceiling),
            )
        case _:
            return say(
                "{place}.floor: above the ceiling {ceiling} of {other} for {year}.",
                **values,
                ceiling=str(other.ceiling),
            )
