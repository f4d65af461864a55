"""Measures: from the short notation of plan.toml to formulas and ids."""

from collections.abc import Callable, Collection, Mapping

from xhht_cli.plan.model import (
    Count,
    Formula,
    Indicator,
    Measure,
    Pair,
    Pooled,
    Reaching,
    Retitled,
    Share,
    Standard,
    Trend,
)
from xhht_cli.plan.rules import parse_ratio
from xhht_cli.plan.schema import (
    IndicatorTable,
    MeasureTable,
    ReachTable,
    StandardTable,
    TrendTable,
)
from xhht_cli.plan.targets import PER_CENT

Groups = Mapping[str, list[str]]
"""Names for several kinds of units together."""

Within = Callable[[Pair], bool]
"""Whether hard rules keep a pair's numerator within its denominator."""


def notation(table: MeasureTable) -> str | None:
    """Write a measure's formula as ids have it; None while it has mistakes.

    ``602+603/601``, several pairs joined by ``;``, counts as ``301+302``, shares as
    ``201+202@communes``, shares of units as ``403/401>=70``.
    """
    if len(given(table)) != 1:
        return None
    if table.share:
        return "+".join(table.share.items) + "@" + "+".join(table.share.of)
    if table.reach:
        inner = _sums(table.reach.ratio, table.reach.count)
        return f"{inner}{_limits(table.reach)}" if inner else None
    return _sums(table.ratio, table.count)


def given(table: MeasureTable) -> list[str]:
    """Name the formulas that a measure's table has; without mistakes it is one."""
    formulas = ("ratio", "share", "count", "reach")
    return [key for key in formulas if getattr(table, key) is not None]


def _sums(ratio: list[str] | None, count: list[str] | None) -> str | None:
    if count is not None:
        return "+".join(count)
    pairs = [parse_ratio(text) for text in ratio or []]
    known = [f"{'+'.join(pair.numerator)}/{pair.denominator}" for pair in pairs if pair]
    return ";".join(known) if known and len(known) == len(pairs) else None


def _limits(table: StandardTable) -> str:
    floor = "" if table.floor is None else f">={table.floor}"
    return floor if table.ceiling is None else f"{floor}<={table.ceiling}"


def formula(table: MeasureTable, groups: Groups, within: Within) -> Formula:
    """Make the formula of a measure without mistakes."""
    if table.share is not None:
        kinds = [kind for name in table.share.of for kind in groups.get(name, [name])]
        return Share(items=tuple(table.share.items), kinds=tuple(dict.fromkeys(kinds)))
    if table.reach is not None:
        return _reaching(table.reach, within)
    return _summed(table.ratio, table.count, within)


def _summed(ratio: list[str] | None, count: list[str] | None, within: Within) -> Pooled | Count:
    if count is not None:
        return Count(items=tuple(count))
    parsed = (parse_ratio(text) for text in ratio or [])
    pairs = tuple(pair for pair in parsed if pair)
    return Pooled(pairs=pairs, capped=all(within(pair) for pair in pairs))


def _reaching(table: ReachTable, within: Within) -> Reaching:
    return Reaching(
        formula=_summed(table.ratio, table.count, within),
        per=None if table.count is not None else table.per,
        standard=_standard(table),
        by_class={name: _standard(each) for name, each in table.classes.items()},
    )


def _standard(table: StandardTable) -> Standard:
    return Standard(floor=table.floor, ceiling=table.ceiling)


def per_of(table: MeasureTable, per: int) -> int | None:
    """Give what a measure's figure is given in: a count in nothing, a share in per cent."""
    if table.count is not None:
        return None
    return per if table.ratio is not None else PER_CENT


def _classes(table: IndicatorTable, classes: Collection[str]) -> tuple[str, ...]:
    """Give the classes that count; '' are units of no class, all where none is named."""
    if not table.not_classes:
        return tuple(table.classes)
    return tuple(name for name in ("", *sorted(classes)) if name not in table.not_classes)


def named_by_indicator(table: IndicatorTable) -> MeasureTable | None:
    """The measure that bears its indicator's id and title: its only judged one."""
    judged = [measure for measure in table.measure if not measure.also]
    return judged[0] if len(judged) == 1 else None


def build_indicator(
    table: IndicatorTable, groups: Groups, within: Within, classes: Collection[str]
) -> Indicator:
    """Make an indicator of a table without mistakes; ``classes`` are those of the register."""
    plain = named_by_indicator(table)
    return Indicator(
        id=table.id,
        title=table.title.text,
        measures=tuple(
            Measure(
                id=table.id if measure is plain else f"{table.id}:{notation(measure)}",
                title=(measure.title or table.title).text,
                judged=not measure.also,
                formula=formula(measure, groups, within),
                per=per_of(measure, table.per),
                classes=_classes(table, classes),
            )
            for measure in table.measure
        ),
        changes=tuple(
            Retitled(first_year=change.first, title=change.title.text, basis=change.basis)
            for change in table.change
        ),
    )


def build_trend(table: TrendTable, groups: Groups, within: Within) -> Trend:
    """Make a trend of a table without mistakes; its measure bears its id and title."""
    title = table.title.text
    return Trend(
        title=title,
        clause=table.clause,
        quote=" ".join(table.quote.split()),
        measure=Measure(
            id=table.id,
            title=title,
            judged=False,
            formula=formula(table.measure, groups, within),
            per=per_of(table.measure, PER_CENT),
        ),
        complement=table.complement,
    )
