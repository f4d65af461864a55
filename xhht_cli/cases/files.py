"""Case files: ``tests/*.toml`` beside a plan, read and held against the plan."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from xhht_cli.cases.model import NONE, Case, Figure
from xhht_cli.cases.schema import NO, YES, CasesHead, CaseTable
from xhht_cli.messages import Message, say
from xhht_cli.plan.figures import check_value, unit_asked
from xhht_cli.plan.folder import read_toml
from xhht_cli.plan.model import FIRST_YEAR, ItemKind, Plan, Target, Unit
from xhht_cli.plan.tables import Entry, read_entries, read_table

FOLDER = "tests"

Reported = Mapping[str, Mapping[str, object] | None]
"""What units reported in a year, by unit and item; None where a return is missing."""

_FIGURES = ("value", "lower", "upper")
_OF_A_MEASURE = frozenset((*_FIGURES, "estimated"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFiles:
    """The cases of a plan, in the order of their files, and what is wrong with the files."""

    cases: tuple[Case, ...]
    mistakes: tuple[Message, ...]


def read_cases(folder: Path, plan: Plan) -> CaseFiles:
    """Read the cases beside a plan; ``folder`` is the plan's own."""
    cases: list[Case] = []
    mistakes: list[Message] = []
    for path in sorted((folder / FOLDER).glob("*.toml")):
        found, wrong = _read_file(path, plan)
        cases += found
        mistakes += wrong
    return CaseFiles(cases=tuple(cases), mistakes=(*mistakes, *_doubles(cases)))


def _read_file(path: Path, plan: Plan) -> tuple[list[Case], list[Message]]:
    document = read_toml(path)
    if isinstance(document, Message):
        return [], [document]
    file = f"{FOLDER}/{path.name}"
    rest = {key: value for key, value in document.items() if key != "case"}
    _, mistakes = read_table(rest, f"{file}: ", CasesHead)
    entries, in_entries = read_entries(document, file, "case", CaseTable)
    mistakes += in_entries
    cases = []
    for entry in entries:
        if entry.table is None:
            continue
        wrong = list(_check_case(entry, entry.table, plan))
        mistakes += wrong
        if not wrong:
            cases.append(_case(entry.place, entry.table, plan))
    return cases, mistakes


def _doubles(cases: list[Case]) -> Iterator[Message]:
    first: dict[str, str] = {}
    for case in cases:
        if case.name in first:
            yield say(
                "{place}.{key}: “{value}” is taken already by {other}.",
                place=case.place,
                key="name",
                value=case.name,
                other=first[case.name],
            )
        first.setdefault(case.name, case.place)


def _check_case(entry: Entry[CaseTable], table: CaseTable, plan: Plan) -> Iterator[Message]:
    place = entry.place
    if table.target is None and table.measure is None:
        yield say("{place}: give a target, a measure or both.", place=place)
    yield from _check_names(place, table, plan)
    if not table.expect.model_dump(exclude_none=True):
        yield say("{place}.expect: say what must come out.", place=place)
    for key in table.expect.model_fields_set - _OF_A_MEASURE if table.target is None else ():
        yield say("{place}.expect.{key}: give the target that is meant.", place=place, key=key)
    yield from _check_units(f"{place}.units", table.year, table.units, plan)
    for year, units in table.before.items():
        where = f"{place}.before.{year}"
        if FIRST_YEAR <= int(year) < table.year:
            yield from _check_units(where, int(year), units, plan)
        else:
            yield say("{place}: the year must be before that of the case.", place=where)


def _check_names(place: str, table: CaseTable, plan: Plan) -> Iterator[Message]:
    target = next((each for each in plan.targets if each.id == table.target), None)
    if table.target is not None and target is None:
        yield say(
            "{place}.target: “{value}” is no target of the plan.", place=place, value=table.target
        )
        return
    if target and target.milestone(table.year) is None:
        yield say(
            "{place}.year: {target} is not judged in {year}.",
            place=place,
            target=target.id,
            year=str(table.year),
        )
    measures = _measures(plan, target)
    if table.measure is not None and table.measure not in measures:
        yield say(
            "{place}.measure: “{value}” is none of these: {measures}.",
            place=place,
            value=table.measure,
            measures=tuple(measures),
        )


def _measures(plan: Plan, target: Target | None) -> list[str]:
    """Give the measures that a case may name: those a target judges, else all there are."""
    if target:
        judged = plan.indicator_by_id[target.indicator].measures
        return [measure.id for measure in judged if measure.judged]
    every = [each.id for indicator in plan.indicators for each in indicator.measures]
    return every + [trend.measure.id for trend in plan.trends]


def _check_units(place: str, year: int, units: Reported, plan: Plan) -> Iterator[Message]:
    for code, items in units.items():
        yield from _check_unit(f"{place}.{code}", code, year, items, plan)


def _check_unit(
    place: str, code: str, year: int, items: Mapping[str, object] | None, plan: Plan
) -> Iterator[Message]:
    if code not in plan.units_in(year):
        yield say(
            "{place}: the register has no unit {code} in {year}.",
            place=place,
            code=code,
            year=str(year),
        )
        return
    for item, value in (items or {}).items():
        where = f"{place}.{item}"
        asked = unit_asked(where, {"year": str(year), "unit": code, "item": item}, plan)
        if isinstance(asked, Message):
            yield asked
        elif (plan.item_by_code[item].kind is ItemKind.YES_NO) != isinstance(value, str):
            yield (
                say("{place}: a count is needed.", place=where)
                if isinstance(value, str)
                else say("{place}: write “Có” or “Không”.", place=where)
            )
        else:
            yield from check_value(where, str(_number(value)), plan.item_by_code[item])


def _number(value: object) -> int:
    return {YES: 1, NO: 0}[value] if isinstance(value, str) else int(str(value))


def _case(place: str, table: CaseTable, plan: Plan) -> Case:
    years = {table.year: table.units} | {int(year): of for year, of in table.before.items()}
    codes = {code for units in years.values() for code in units}
    return Case(
        place=place,
        name=" ".join(table.name.split()),
        target=table.target,
        measure=table.measure,
        year=table.year,
        filed={
            year: {
                code: {item: _number(value) for item, value in items.items()}
                for code, items in units.items()
                if items is not None
            }
            for year, units in years.items()
        },
        units={year: _in_force(plan, codes, year) for year in years},
        expected={
            key: _figure(value) if key in _FIGURES else value
            for key, value in table.expect.model_dump(exclude_none=True).items()
        },
    )


def _in_force(plan: Plan, codes: set[str], year: int) -> tuple[Unit, ...]:
    return tuple(unit for code, unit in plan.units_in(year).items() if code in codes)


def _figure(value: object) -> Figure:
    if value == NONE:
        return Figure(written=NONE)
    if isinstance(value, str):
        numerator, denominator = map(int, value.split("/"))
        return Figure(written=f"{numerator}/{denominator}", exact=Fraction(numerator, denominator))
    return Figure(written=str(value), amount=Decimal(str(value)))
