"""Checkup: all there is to say of a plan's files, mistakes and what is worth a second look."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from xhht_cli.messages import Message, say
from xhht_cli.plan.files import PlanFile
from xhht_cli.plan.item_lints import changed_by_excel, lint_items
from xhht_cli.plan.lint import Lint, places_of
from xhht_cli.plan.load import PlanFiles, build_plan, read_files
from xhht_cli.plan.model import Plan
from xhht_cli.plan.register import Row
from xhht_cli.plan.target_lints import lint_targets


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """What is wrong with a plan (``mistakes``), or worth a second look (``lints``).

    ``plan`` is None exactly when there are mistakes; lints are looked for only without any.
    """

    name: str
    files: PlanFiles
    plan: Plan | None
    mistakes: tuple[Message, ...]
    lints: tuple[Lint, ...]


def check_up(name: str | Path, register: Path | None = None) -> Checkup:
    """Read a plan's files and look them over.

    Raises:
        UnusablePlanError: There is no such plan.
    """
    files = read_files(name, register)
    plan = build_plan(files)
    return Checkup(
        name=str(name),
        files=files,
        plan=plan,
        mistakes=tuple(files.mistakes),
        lints=tuple(_lints(files, plan)) if plan else (),
    )


def _lints(files: PlanFiles, plan: Plan) -> Iterator[Lint]:
    if files.plan and files.items:
        places = places_of(files.plan, files.items)
        yield from lint_targets(plan, places)
        yield from lint_items(plan, places)
        yield from _lint_classes(files.plan, files.rows)
        yield from _lint_per(files.plan)
    yield from _lint_tops(files.rows, plan)
    yield from (lint for row in files.rows for lint in _lint_row(row))


def _lint_classes(file: PlanFile, rows: Sequence[Row]) -> Iterator[Lint]:
    """Find classes of units that nothing in the plan names."""
    tables = [entry.table for entry in file.indicators if entry.table]
    named = {name for table in tables for name in (*table.classes, *table.not_classes)}
    reaching = (measure.reach for table in tables for measure in table.measure if measure.reach)
    named |= {name for reach in reaching for name in reach.classes}
    for row in rows:
        if row.unit.class_ and row.unit.class_ not in named:
            sentence = say(
                "{file}, line {line}, column {column}: no indicator names the class “{name}”.",
                **row.at("class"),
                name=row.unit.class_,
            )
            yield Lint(code="P302", message=sentence)


def _lint_per(file: PlanFile) -> Iterator[Lint]:
    """Find ``per`` where nothing is given in it: it is for ratios."""
    for entry in file.indicators:
        measures = entry.table.measure if entry.table else []
        if entry.table and "per" in entry.table.model_fields_set:
            yield from _idle(entry.place) if not any(each.ratio for each in measures) else ()
        for number, measure in enumerate(measures, start=1):
            reach = measure.reach
            if reach and reach.count and "per" in reach.model_fields_set:
                yield from _idle(f"{entry.place}.measure[{number}].reach")


def _idle(place: str) -> Iterator[Lint]:
    sentence = say("{place}.per: there is no ratio that is given in it.", place=place)
    yield Lint(code="P110", message=sentence)


def _lint_tops(rows: Sequence[Row], plan: Plan) -> Iterator[Lint]:
    """Find units that file and stand below nobody, where others stand below somebody."""
    if not plan.upper:
        return
    for row in rows:
        if row.unit.parent is None and row.unit.kind in plan.form_by_kind:
            sentence = say(
                "{file}, line {line}, column {column}: nobody stands above {unit}, so it is in no"
                " unit of a higher level.",
                **row.at("parent"),
                unit=row.unit.name,
            )
            yield Lint(code="P303", message=sentence)


def _lint_row(row: Row) -> Iterator[Lint]:
    code = row.unit.code
    if changed_by_excel(code) and not code.startswith("0"):
        sentence = say(
            "{file}, line {line}, column {column}: Excel changes “{code}” when it is typed; choose"
            " another code.",
            **row.at("code"),
            code=code,
        )
        yield Lint(code="P301", message=sentence)
