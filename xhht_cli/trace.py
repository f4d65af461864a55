"""Trace: a number taken apart, down to the cells it was written in and what was left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from fractions import Fraction
from pathlib import Path

from xhht_cli.assessment import Assessment
from xhht_cli.base import read_base
from xhht_cli.errors import WrongCallError
from xhht_cli.facts import to_ledger
from xhht_cli.indicators import Ratio, to_ratio
from xhht_cli.messages import Message, say
from xhht_cli.plan.formulas import summed_pieces
from xhht_cli.plan.lines import Line
from xhht_cli.plan.model import (
    Count,
    Indicator,
    Measure,
    Pair,
    Plan,
    Reaching,
    Share,
    Unit,
)
from xhht_cli.provenance import Place, Term, terms
from xhht_cli.rollup import TrendValue
from xhht_cli.sources import Sources


class Role(Enum):
    """On which side of the fraction a value stands."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceEntry:
    """One value of one unit, used or left out.

    ``item`` is None for the 1 that a unit is in the denominator of a share, and for what a unit
    that is judged by itself counts as. ``value`` is None where it is not known, ``raw`` (as it was
    written) and ``place`` where there is no cell. ``reason`` says why the value is left out, and is
    None exactly when it is used. ``written`` is the code in the row of the cell, None
    where it is that of ``item``.
    """

    unit: str
    item: str | None
    role: Role
    value: int | None
    raw: str | None
    place: Place | None
    reason: Message | None
    written: str | None = None

    @property
    def used(self) -> bool:
        """Whether the value is in the figure."""
        return self.reason is None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureTrace:
    """One measure with all its entries, unit by unit in the register's order.

    The values of the used entries of a role add up to the ratio's numerator or denominator.
    ``trend`` is what is shown of a direction without a figure, None for an indicator's measure.
    """

    measure: Measure
    ratio: Ratio
    entries: tuple[TraceEntry, ...]
    trend: TrendValue | None = None

    @property
    def complement(self) -> bool:
        """Whether what is shown is not the ratio, but what is missing of it to the whole."""
        return self.trend is not None and self.trend.trend.complement

    @property
    def numerator(self) -> int:
        """What is counted in the value that is shown."""
        return self.trend.numerator if self.trend else self.ratio.numerator

    @property
    def value(self) -> Fraction | None:
        """The value that is shown, in what the measure is given in, exact."""
        return self.trend.value if self.trend else self.ratio.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """An indicator's measures of one year taken apart, for the district, one unit or one line.

    ``units`` are those of the year that are added up; ``line`` is the line on the boundaries of
    another year that they stand in, if one was asked for. ``unit`` is one that files, ``upper`` one
    of a level above. A direction without a figure stands as an
    indicator of one measure.
    """

    plan: Plan
    indicator: Indicator
    year: int
    unit: Unit | None
    measures: tuple[MeasureTrace, ...]
    units: tuple[Unit, ...] = ()
    line: Line | None = None
    upper: Unit | None = None


def named_measures(plan: Plan, name: str) -> tuple[Indicator, tuple[Measure, ...]]:
    """Find the measures of an indicator, of a target's indicator, a trend's, or the one of that id.

    Raises:
        WrongCallError: There is nothing of that name; the nearest ones are named.
    """
    trends = (each.measure for each in plan.trends)
    whole = {each.id: Indicator(id=each.id, title=each.title, measures=(each,)) for each in trends}
    whole |= plan.indicator_by_id
    by_target = {each.id: plan.indicator_by_id[each.indicator] for each in plan.targets}
    single = {m.id: (each, (m,)) for each in plan.indicators for m in each.measures}
    named = by_target | whole
    found = single | {known: (each, each.measures) for known, each in named.items()}
    by_lower = {known.casefold(): known for known in found}
    asked = name.strip().casefold()
    if asked in by_lower:
        return found[by_lower[asked]]
    close = tuple(by_lower[each] for each in get_close_matches(asked, by_lower))
    raise WrongCallError(
        say("The plan has no indicator, measure or target {name}.", name=name),
        say("Did you mean: {names}?", names=close)
        if close
        else say("There is: {names}.", names=tuple(whole)),
    )


def trace(
    assessment: Assessment, name: str, line: Line | None = None, base: Path | None = None
) -> Trace:
    """Take the figures of an indicator (a target's, a trend's, or one measure alone) apart.

    Args:
        assessment: The year, and the district or the unit.
        name: What to take apart.
        line: A line of the assessed year to take apart instead (`xhht_cli.plan.named_lines`).
        base: The file of base figures that the assessment was made with.

    Raises:
        WrongCallError: There is nothing of that name, or it does not concern the unit assessed.
    """
    plan, unit = assessment.plan, assessment.unit
    indicator, measures = named_measures(plan, name)
    units = (line.area if line else assessment.area).units(assessment.year)
    ratios = _ratios(assessment, measures, line, base)
    if not ratios:
        named = line.units if line else (unit,) if unit else ()
        where = " + ".join(each.name for each in named) or plan.id
        raise WrongCallError(
            say("{name} does not concern {unit}.", name=name, unit=where),
            say("xhht explain {name} says who reports it.", name=name),
        )
    sources = Sources.of(assessment)
    return Trace(
        plan=plan,
        indicator=indicator,
        year=assessment.year,
        unit=unit,
        measures=tuple(_measure(ratio, units, sources) for ratio in ratios),
        units=units,
        line=line,
        upper=assessment.upper,
    )


def _ratios(
    assessment: Assessment, measures: Sequence[Measure], line: Line | None, base: Path | None
) -> list[Ratio]:
    """Give the ratios of the assessment; a line and a trend are not in it, and are added up."""
    plan, year = assessment.plan, assessment.year
    if line is None and not any(trend.measure in measures for trend in plan.trends):
        series = (s for result in assessment.results for s in result.values.series)
        return [each.now for each in series if each.measure in measures]
    units = (line.area if line else assessment.area).units(year)
    ledger = to_ledger(assessment.rows, read_base(base, plan) if base else None)
    found = (to_ratio(measure, units, year, ledger, plan) for measure in measures)
    return [ratio for ratio in found if ratio.expected]


def _measure(ratio: Ratio, units: Sequence[Unit], sources: Sources) -> MeasureTrace:
    entries = (e for term in terms(ratio, units, sources.plan) for e in _entries(term, sources))
    trends = (each for each in sources.plan.trends if each.measure == ratio.measure)
    shown = (TrendValue(trend=trend, ratio=ratio) for trend in trends)
    return MeasureTrace(
        measure=ratio.measure, ratio=ratio, entries=tuple(entries), trend=next(shown, None)
    )


def _entries(term: Term, sources: Sources) -> Iterator[TraceEntry]:
    match term.formula:
        case Share() as share:
            yield from _share_entries(share, term, sources)
        case Pair() as pair:
            yield from _pair_entries(pair, term, sources)
        case Count(items=items):
            yield from _count_entries(items, term, sources)
        case Reaching() as reaching:
            yield from _reaching_entries(reaching, term, sources)


def _pair_entries(pair: Pair, term: Term, sources: Sources) -> Iterator[TraceEntry]:
    """Give both sides of a pair, and what stands in for a denominator that is not known."""
    unknown = sources.unknown(term.unit, (*pair.numerator, pair.denominator))
    left_out = say("Not in the value: {items} not known.", items=unknown)
    reason = left_out if unknown else None
    for code in pair.numerator:
        yield from _item_entries(term.unit, code, Role.NUMERATOR, reason, sources)
    yield from _item_entries(term.unit, pair.denominator, Role.DENOMINATOR, reason, sources)
    yield from _estimates(pair.denominator, term, sources)


def _share_entries(share: Share, term: Term, sources: Sources) -> Iterator[TraceEntry]:
    """Give the answers, of which one stands for all of them, and the unit's own 1."""
    unknown = sources.unknown(term.unit, share.items)
    joint = term.part.numerator
    counted = sources.first(term.unit, share.items, joint)
    for code in share.items:
        reason = None if code == counted else _other_answer(joint, counted, unknown)
        yield from _item_entries(term.unit, code, Role.NUMERATOR, reason, sources)
    yield TraceEntry(
        unit=term.unit.code,
        item=None,
        role=Role.DENOMINATOR,
        value=1,
        raw=None,
        place=None,
        reason=_open_answer(unknown) if joint is None else None,
    )


def _count_entries(items: Sequence[str], term: Term, sources: Sources) -> Iterator[TraceEntry]:
    unknown = sources.unknown(term.unit, items)
    reason = say("Not in the value: {items} not known.", items=unknown) if unknown else None
    for code in items:
        yield from _item_entries(term.unit, code, Role.NUMERATOR, reason, sources)


def _reaching_entries(reaching: Reaching, term: Term, sources: Sources) -> Iterator[TraceEntry]:
    """Give the unit's own figures, which are judged and not added, and the 1 it is counted as."""
    kept, part = term.part.numerator, term.part
    for piece in summed_pieces(reaching.formula, sources.plan.codes_of(term.unit)):
        whole = (piece.denominator,) if isinstance(piece, Pair) else ()
        counted = piece.numerator if isinstance(piece, Pair) else piece.items
        for code in (*counted, *whole):
            role = Role.DENOMINATOR if code in whole else Role.NUMERATOR
            yield from _item_entries(term.unit, code, role, _JUDGED, sources)
    for role, value in ((Role.NUMERATOR, kept), (Role.DENOMINATOR, part.denominator)):
        yield TraceEntry(
            unit=term.unit.code,
            item=None,
            role=role,
            value=value,
            raw=None,
            place=None,
            reason=_UNJUDGED if kept is None else None if part.denominator else _NOTHING,
        )


_JUDGED = say("The unit is judged by it; counted is the unit.")
_NOTHING = say("The unit is not in the value: it has nothing to count.")
_UNJUDGED = say("The unit is not in the value: its own figures do not settle it.")


def _other_answer(joint: int | None, counted: str | None, unknown: tuple[str, ...]) -> Message:
    if joint is None:
        return _open_answer(unknown)
    if joint:
        return say("Counted once for the unit, at {item}.", item=counted)
    return say("The answer Không at {item} decides for the unit.", item=counted)


def _open_answer(unknown: tuple[str, ...]) -> Message:
    return say("The unit is not in the value: {items} not known.", items=unknown)


def _item_entries(
    unit: Unit, code: str, role: Role, reason: Message | None, sources: Sources
) -> Iterator[TraceEntry]:
    """Give an item's entries: the used return's or why there is none, then those set aside."""

    def entry(
        value: int | None, raw: str | None, place: Place | None, why: Message | None
    ) -> TraceEntry:
        return TraceEntry(
            unit=unit.code,
            item=code,
            role=role,
            value=value,
            raw=raw,
            place=place,
            reason=why,
            written=sources.as_written(place),
        )

    cells, aside = sources.cells(unit, code), sources.set_aside(unit, code)
    for cell in cells:
        why = sources.why_unknown(cell, code) if cell.value is None else reason
        yield entry(cell.value, cell.raw, cell.place, why)
    if not cells and (sources.filed(unit) or not aside):
        yield entry(None, None, None, sources.why_absent(unit))
    for cell, why in aside:
        yield entry(cell.value, cell.raw, cell.place, why)


def _estimates(code: str, term: Term, sources: Sources) -> Iterator[TraceEntry]:
    """Give the figures that stand in for a denominator, in the bounds and never in the value."""
    for value, raw, place, reason in sources.estimates(code, term):
        yield TraceEntry(
            unit=term.unit.code,
            item=code,
            role=Role.DENOMINATOR,
            value=value,
            raw=raw,
            place=place,
            reason=reason,
            written=sources.as_written(place),
        )
