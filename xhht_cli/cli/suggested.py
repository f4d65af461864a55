"""Suggested: what the Tab key offers for arguments that name something of the plan, or a file.

Options and arguments are told apart by what stands for their value in the help, so a new command
needs to say nothing here.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from click.shell_completion import CompletionItem
from click.types import StringParamType

from xhht_cli.cli.bilingual import Spoken
from xhht_cli.messages import Message, Text
from xhht_cli.plan import DEFAULT_PLAN, built_in_plans, load_plan
from xhht_cli.plan.model import Plan, Unit
from xhht_cli.plan.remarks import REMARKS
from xhht_cli.returns.limits import DEFAULT, MEASURES, written

Named = Iterable[tuple[str, str | Text | Message]]
"""Names with what they stand for."""


def units(plan: Plan, context: click.Context) -> Named:
    """Name the units of every level, of the command's year if one is given."""
    year = context.params.get("year")
    rows = {**plan.upper_rows, **plan.rows}
    return ((code, row.name) for code in sorted(rows) if (row := _row(rows[code], year)))


def _row(rows: Sequence[Unit], year: object) -> Unit | None:
    """Give the row of a unit in force in a year, without one the last; None if there is none."""
    if not isinstance(year, str) or not year.isdecimal():
        return rows[-1]
    return next((row for row in rows if row.in_force(int(year))), None)


def targets(plan: Plan, context: click.Context) -> Named:
    """Name the targets with the titles of their indicators."""
    del context
    by_id = plan.indicator_by_id
    return ((target.id, by_id[target.indicator].title) for target in plan.targets)


def indicators(plan: Plan, context: click.Context) -> Named:
    """Name the indicators and directions, and the targets, which stand for their indicators."""
    yield from ((indicator.id, indicator.title) for indicator in plan.indicators)
    yield from ((trend.measure.id, trend.title) for trend in plan.trends)
    yield from targets(plan, context)


def traced(plan: Plan, context: click.Context) -> Named:
    """Name what can be asked for as an indicator; a trace takes each measure by itself as well."""
    yield from indicators(plan, context)
    if context.info_name == "trace":
        measures = (measure for each in plan.indicators for measure in each.measures)
        named = plan.indicator_by_id
        yield from ((each.id, each.title) for each in measures if each.id not in named)


def everything(plan: Plan, context: click.Context) -> Named:
    """Name all that can be explained."""
    from xhht_cli.rules import CATALOGUE  # the rules cost more than the names of the plan

    yield from indicators(plan, context)
    yield from ((item.code, item.title) for item in plan.items)
    yield from units(plan, context)
    yield from ((kind.id, kind.title) for kind in plan.kinds)
    yield from ((code, about) for code, (about, _) in REMARKS.items())
    yield from ((entry.code, entry.checks) for entry in CATALOGUE.values())


def forms(plan: Plan, context: click.Context) -> Named:
    """Name the forms."""
    del context
    return ((form.code, form.title) for form in plan.forms)


def years(plan: Plan, context: click.Context) -> Named:
    """Name the years of the register up to the last target's."""
    del context
    first = min(unit.valid_from.year for unit in plan.units)
    last = max((target.last_year for target in plan.targets), default=first)
    return ((str(year), "") for year in range(first, last + 1) if plan.units_in(year))


def milestones(plan: Plan, context: click.Context) -> Named:
    """Name the years that have a target."""
    del context
    known = {year for t in plan.targets for year in range(t.first_year, t.last_year + 1)}
    return ((str(year), "") for year in sorted(known))


def limits(plan: Plan, context: click.Context) -> Named:
    """Name what is limited in a file, with what it may be at most."""
    del plan, context
    for name in MEASURES:
        yield f"{name}=", written(name, getattr(DEFAULT, name.replace("-", "_")))


OF_PLAN = {
    "CODE": units,
    "YEAR": years,
    "FORM": forms,
    "ID": everything,
    "NAME=VALUE": limits,
}
"""What stands for a value in the help, and what it names."""

OF_OPTION = {"--target": targets, "--indicator": traced, "--milestone": milestones}
"""The options whose value is one of fewer than its placeholder says."""

FILES = frozenset({"RETURNS...", "FILE", "OLD", "NEW"})
FOLDERS = frozenset({"DIR", "FOLDER"})
PLANS = frozenset({"ID|FOLDER", "[ID|FOLDER]"})
FREE = frozenset({"N", "A-B", "DATE"})
"""What nothing can be offered for."""


class Suggested(StringParamType):
    """The type of an argument while it is completed: any text, and what may be put there."""

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer names that begin like the word, in capitals or not, or files, or folders."""
        metavar = param.metavar or ""
        if metavar in FILES:
            return [CompletionItem(incomplete, type="file")]
        if metavar in FOLDERS:
            return [CompletionItem(incomplete, type="dir")]
        if metavar in PLANS:
            plans = [CompletionItem(p) for p in built_in_plans() if p.startswith(incomplete)]
            return [*plans, CompletionItem(incomplete, type="dir")]
        names = OF_OPTION.get(param.opts[0]) or OF_PLAN.get(metavar)
        return list(_items(names, ctx, incomplete)) if names else []


def _items(
    names: Callable[[Plan, click.Context], Named], context: click.Context, incomplete: str
) -> Iterator[CompletionItem]:
    """Make items of the names that begin like the word."""
    spoken: Spoken = context.obj
    for name, meaning in names(_plan(context), context):
        if name.lower().startswith(incomplete.lower()):
            yield CompletionItem(name, help=_said(meaning, spoken) or None)


def _plan(context: click.Context) -> Plan:
    register = context.params.get("register")
    return load_plan(
        (context.params.get("plans") or (DEFAULT_PLAN,))[-1], Path(register) if register else None
    )


def _said(meaning: str | Text | Message, spoken: Spoken) -> str:
    language = spoken.to_people
    match meaning:
        case Message():
            return language.say(meaning)
        case Text():
            return language.text(meaning)
        case _:
            return meaning


@contextmanager
def suggesting(commands: Iterable[click.Command]) -> Iterator[None]:
    """Let the arguments of commands be completed, until the end of the block."""
    params = [each for command in commands for each in command.params if each.metavar]
    kept = [(param, param.type) for param in params]
    try:
        for param in params:
            param.type = Suggested()
        yield
    finally:
        for param, own in kept:
            param.type = own
