"""Measures: from the short notation of plan.toml to formulas and ids."""

from collections.abc import Mapping

from xhht_cli.plan.model import Indicator, Measure, Pooled, Share, Trend
from xhht_cli.plan.rules import parse_ratio
from xhht_cli.plan.schema import IndicatorTable, MeasureTable, TrendTable

Groups = Mapping[str, list[str]]
"""Names for several kinds of units together."""


def notation(table: MeasureTable) -> str | None:
    """Write a measure's formula as ids have it; None while it has mistakes.

    ``602+603/601``, several pairs joined by ``;``, shares as ``201+202@communes``.
    """
    if table.share and table.ratio:
        return None
    if table.share:
        return "+".join(table.share.items) + "@" + "+".join(table.share.of)
    pairs = [parse_ratio(text) for text in table.ratio or []]
    known = [f"{'+'.join(pair.numerator)}/{pair.denominator}" for pair in pairs if pair]
    return ";".join(known) if known and len(known) == len(pairs) else None


def formula(table: MeasureTable, groups: Groups) -> Pooled | Share:
    """Make the formula of a measure without mistakes."""
    if table.share is None:
        pairs = (parse_ratio(text) for text in table.ratio or [])
        return Pooled(pairs=tuple(pair for pair in pairs if pair))
    kinds = [kind for name in table.share.of for kind in groups.get(name, [name])]
    return Share(items=tuple(table.share.items), kinds=tuple(dict.fromkeys(kinds)))


def named_by_indicator(table: IndicatorTable) -> MeasureTable | None:
    """The measure that bears its indicator's id and title: its only judged one."""
    judged = [measure for measure in table.measure if not measure.also]
    return judged[0] if len(judged) == 1 else None


def build_indicator(table: IndicatorTable, groups: Groups) -> Indicator:
    """Make an indicator of a table without mistakes."""
    plain = named_by_indicator(table)
    return Indicator(
        id=table.id,
        title=table.title.text,
        measures=tuple(
            Measure(
                id=table.id if measure is plain else f"{table.id}:{notation(measure)}",
                title=(measure.title or table.title).text,
                judged=not measure.also,
                formula=formula(measure, groups),
            )
            for measure in table.measure
        ),
    )


def build_trend(table: TrendTable, groups: Groups) -> Trend:
    """Make a trend of a table without mistakes; its measure bears its id and title."""
    title = table.title.text
    return Trend(
        title=title,
        clause=table.clause,
        quote=" ".join(table.quote.split()),
        measure=Measure(
            id=table.id, title=title, judged=False, formula=formula(table.measure, groups)
        ),
        complement=table.complement,
    )
