"""Trace entries: the values that a figure is made of, each with its cell, or why it is left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from xhht_cli.messages import Message, say
from xhht_cli.plan.formulas import summed_pieces
from xhht_cli.plan.model import Count, Pair, Reaching, Share, Unit
from xhht_cli.provenance import Place, Term
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


def entries_of(term: Term, sources: Sources) -> Iterator[TraceEntry]:
    """Give every value that a term is made of, and those that were left out."""
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
