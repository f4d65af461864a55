"""Checks of plan.toml and items.toml each by itself: what one entry alone cannot show."""

from collections.abc import Iterator, Mapping

from xhht_cli.messages import Message, say
from xhht_cli.plan.files import ItemsFile, PlanFile
from xhht_cli.plan.folder import ITEMS, PLAN
from xhht_cli.plan.measures import given, named_by_indicator, notation, per_of
from xhht_cli.plan.plausibility import check_plausibility
from xhht_cli.plan.rules import parse_ratio, parse_rule
from xhht_cli.plan.schema import (
    IndicatorTable,
    ItemTable,
    MeasureTable,
    ReachTable,
    StandardTable,
    T,
    TargetTable,
)
from xhht_cli.plan.tables import Entry
from xhht_cli.plan.target_checks import check_amounts, check_standard, check_target


def words(entries: list[Entry[T]], key: str) -> set[str]:
    """Collect what entries say under a key, also those with mistakes elsewhere."""
    return {word for entry in entries if (word := entry.word(key)) is not None}


def known(name: str, names: set[str]) -> bool:
    """Say whether a name stands for something; a list without any has its own mistake already."""
    return name in names or not names


def levels_in(plan: PlanFile) -> set[str]:
    """Collect the kinds that file nothing: levels above those that do."""
    return {word for kind in plan.kinds if (word := kind.word("id")) and "form" not in kind.raw}


def unknown(place: str, value: str, table: str, file: str) -> Message:
    """Say that a name stands for nothing."""
    return say(
        "{place}: “{value}” is none of the [[{table}]] in {file}.",
        place=place,
        value=value,
        table=table,
        file=file,
    )


def check_plan(plan: PlanFile) -> Iterator[Message]:
    """Find the mistakes within plan.toml."""
    yield from _check_doubles(plan.kinds, "id")
    yield from _check_doubles(plan.indicators, "id")
    yield from _check_doubles(plan.targets, "id")
    yield from _check_doubles(plan.trends, "id")
    yield from _check_groups(plan)
    yield from check_plausibility(plan.plausibility, PLAN) if plan.plausibility else ()
    groups = set(plan.head.groups) if plan.head else None
    for entry in plan.indicators:
        if entry.table:
            yield from _check_indicator(entry.place, entry.table)
            yield from _check_figures(entry.place, entry.table)
            for number, measure in enumerate(entry.table.measure, start=1):
                yield from _check_share(f"{entry.place}.measure[{number}]", measure, plan, groups)
    for trend in plan.trends:
        if trend.table:
            yield from _check_formula(f"{trend.place}.measure", trend.table.measure)
            yield from _check_share(f"{trend.place}.measure", trend.table.measure, plan, groups)
            if trend.table.complement and trend.table.measure.count is not None:
                yield say("{place}.complement: a count has no whole.", place=trend.place)
    figures = {each.id: per_of(each.measure[0], each.per) for each in _sound(plan.indicators)}
    for target in plan.targets:
        if target.table:
            yield from check_target(target.place, target.table)
            yield from check_amounts(
                target.place, target.table, figures.get(target.table.indicator)
            )
            yield from _check_levels(target.place, target.table, plan)
    yield from _check_counterparts(plan)


def check_items(items: ItemsFile) -> Iterator[Message]:
    """Find the mistakes within items.toml."""
    yield from _check_doubles(items.forms, "key")
    yield from _check_doubles(items.forms, "code")
    yield from _check_doubles(items.sections, "code")
    yield from _check_doubles(items.items, "code")
    yield from _check_doubles(items.items, "id")
    forms, sections = words(items.forms, "key"), words(items.sections, "code")
    codes = words(items.items, "code")
    for entry in items.items:
        if entry.table is None:
            continue
        if not known(entry.table.section, sections):
            yield unknown(f"{entry.place}.section", entry.table.section, "section", ITEMS)
        for form in entry.table.who:
            if not known(form, forms):
                yield unknown(f"{entry.place}.who.{form}", form, "form", ITEMS)
        yield from _check_rules(entry.place, entry.table, codes)


def _sound(entries: list[Entry[T]]) -> list[T]:
    return [entry.table for entry in entries if entry.table is not None]


def _check_doubles(entries: list[Entry[T]], key: str) -> Iterator[Message]:
    first: dict[str, str] = {}
    for entry in entries:
        word = entry.word(key)
        if word is None:
            continue
        if word in first:
            yield say(
                "{place}.{key}: “{value}” is taken already by {other}.",
                place=entry.place,
                key=key,
                value=word,
                other=first[word],
            )
        first.setdefault(word, entry.place)


def _check_rules(place: str, item: ItemTable, codes: set[str]) -> Iterator[Message]:
    for number, text in enumerate(item.rules, start=1):
        where = f"{place}.rules[{number}]"
        rule = parse_rule(text, item.code)
        if rule is None:
            yield say("{place}: “{rule}” is not a rule such as “<= 101”.", place=where, rule=text)
            continue
        for code in rule.items:
            if not known(code, codes):
                yield unknown(where, code, "item", ITEMS)


def _check_groups(plan: PlanFile) -> Iterator[Message]:
    kinds = words(plan.kinds, "id")
    for name, members in (plan.head.groups if plan.head else {}).items():
        where = f"{PLAN}: groups.{name}"
        if name in kinds:
            yield say("{place}: a kind of unit is called so already.", place=where)
        for number, kind in enumerate(members, start=1):
            if not known(kind, kinds):
                yield unknown(f"{where}[{number}]", kind, "kind", PLAN)


def _check_indicator(place: str, indicator: IndicatorTable) -> Iterator[Message]:
    if indicator.classes and indicator.not_classes:
        yield say("{place}: give either classes or not_classes.", place=place)
    if all(measure.also for measure in indicator.measure):
        yield say("{place}.measure: at least one must be judged (without also).", place=place)
    plain = named_by_indicator(indicator)
    first: dict[str, str] = {}
    for number, measure in enumerate(indicator.measure, start=1):
        where = f"{place}.measure[{number}]"
        yield from _check_formula(where, measure)
        if measure is not plain and measure.title is None:
            yield say("{place}: a title is needed, since there are several.", place=where)
        written = notation(measure)
        if written in first:
            yield say("{place}: the same as {other}.", place=where, other=first[written])
        elif written:
            first[written] = where


def _check_figures(place: str, indicator: IndicatorTable) -> Iterator[Message]:
    """Find judged measures whose figures a target cannot be held against together."""
    judged = [
        (f"{place}.measure[{number}]", per_of(measure, indicator.per))
        for number, measure in enumerate(indicator.measure, start=1)
        if not measure.also
    ]
    for where, per in judged[1:]:
        if per != judged[0][1]:
            yield say(
                "{place}: not the same kind of figure as {other}.", place=where, other=judged[0][0]
            )


def _check_formula(place: str, measure: MeasureTable) -> Iterator[Message]:
    if len(given(measure)) != 1:
        yield say("{place}: give one of ratio, share, count and reach.", place=place)
    yield from _check_ratios(place, measure.ratio)
    if measure.reach:
        yield from _check_reach(f"{place}.reach", measure.reach)


def _check_ratios(place: str, ratio: list[str] | None) -> Iterator[Message]:
    for number, text in enumerate(ratio or [], start=1):
        if parse_ratio(text) is None:
            where = f"{place}.ratio[{number}]"
            yield say(
                "{place}: “{ratio}” is not a ratio such as “102/101”.", place=where, ratio=text
            )


def _check_reach(place: str, reach: ReachTable) -> Iterator[Message]:
    if (reach.ratio is None) == (reach.count is None):
        yield say("{place}: give either ratio or count.", place=place)
    yield from _check_ratios(place, reach.ratio)
    per = None if reach.count is not None else reach.per
    for where, table in ((place, reach), *_named(f"{place}.classes", reach.classes)):
        yield from check_standard(where, table, per)


def _named(place: str, tables: Mapping[str, StandardTable]) -> Iterator[tuple[str, StandardTable]]:
    for name, table in tables.items():
        yield f"{place}.{name}", table


def _check_share(
    place: str, measure: MeasureTable, plan: PlanFile, groups: set[str] | None
) -> Iterator[Message]:
    if groups is None:
        return
    kinds = words(plan.kinds, "id")
    for name in measure.share.of if measure.share else ():
        if not known(name, kinds | groups):
            where = f"{place}.share.of"
            yield say("{place}: “{value}” is no kind and no group.", place=where, value=name)


def _check_levels(place: str, target: TargetTable, plan: PlanFile) -> Iterator[Message]:
    kinds, levels = words(plan.kinds, "id"), levels_in(plan)
    for number, kind in enumerate(target.levels, start=1):
        where = f"{place}.levels[{number}]"
        if not known(kind, kinds):
            yield unknown(where, kind, "kind", PLAN)
        elif kind in kinds and kind not in levels:
            yield say(
                "{place}: units of the kind “{value}” file a form; a level is a kind without one.",
                place=where,
                value=kind,
            )


def _check_counterparts(plan: PlanFile) -> Iterator[Message]:
    indicators, used = words(plan.indicators, "id"), words(plan.targets, "indicator")
    for target in plan.targets:
        name = target.word("indicator")
        if name is not None and not known(name, indicators):
            yield unknown(f"{target.place}.indicator", name, "indicator", PLAN)
    for indicator in plan.indicators:
        name = indicator.word("id")
        if name is not None and not known(name, used):
            yield say("{place}: no target is set for this indicator.", place=indicator.place)
