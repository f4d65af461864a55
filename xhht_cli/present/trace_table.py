"""Trace table: a number taken apart for the terminal, unit by unit, so that it adds up."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from xhht_cli.messages import Message
from xhht_cli.present.formats import printable
from xhht_cli.present.handbook.wording import measure_words
from xhht_cli.present.language import Language
from xhht_cli.present.trace import (
    DENOMINATOR,
    LEFT_OUT,
    NUMERATOR,
    TOTAL,
    amounts,
    cell_of,
    digests_of,
    figures,
    item_name,
    listed,
    rest,
    title_lines,
    total_of,
    where,
)
from xhht_cli.trace import MeasureTrace, Trace
from xhht_cli.trace_entries import TraceEntry

_GAP, _INDENT, _ITEM, _RAW = (0, 2, 0, 0), (0, 0, 0, 2), 5, 8


def trace_table(trace: Trace, language: Language) -> tuple[RenderableType, ...]:
    """Lay out a trace: for each measure what adds up to its figures, and what is left out."""
    title, facts = title_lines(trace, language)
    return (
        Styled(title, style="bold"),
        Styled(facts),
        *(block for each in trace.measures for block in _measure(each, trace, language)),
        *_digests(trace),
    )


def _digests(trace: Trace) -> Iterator[RenderableType]:
    """Give each file with its digest on a line of its own, since both seldom fit on one."""
    for file, digest in digests_of(trace):
        yield Styled(f"\n{printable(file)}", style="dim")
        yield Styled(f"  SHA-256 {digest}", style="dim", overflow="fold")


def _measure(each: MeasureTrace, trace: Trace, language: Language) -> Iterator[RenderableType]:
    yield Styled()
    yield Styled(language.text(each.measure.title), style="bold")
    yield Styled(language.say(measure_words(each.measure, trace.plan)), style="dim")
    yield Styled(figures(each, trace, language), style="bold")
    if follows := rest(each, language):
        yield Styled(follows, style="bold")
    widths = [
        max(cell_len(language.say(label)), cell_len(language.number(total)))
        for label, total in _sums(each)
    ]
    names = [language.say(label) for label, _ in _sums(each)]
    yield _grid(widths, [("", *names, "", "")], style="dim")
    for unit, group in groupby(listed(each), key=lambda entry: entry.unit):
        entries = tuple(group)
        yield _unit(_heading(unit, trace, entries), entries, each, widths, language)
    totals = total_of(each, language)
    yield _grid(widths, [("", *("─" * width for width in widths), "", "")])
    yield _grid(widths, [(language.say(TOTAL), *totals, "", "")], style="bold")
    left = [entry for entry in each.entries if not entry.used]
    if left:
        yield Styled(f"\n{language.say(LEFT_OUT)}", style="bold")
        for unit, group in groupby(left, key=lambda entry: entry.unit):
            yield _left_out(unit, tuple(group), trace, language)


def _sums(each: MeasureTrace) -> tuple[tuple[Message, int], tuple[Message, int]]:
    return (NUMERATOR, each.ratio.numerator), (DENOMINATOR, each.ratio.denominator)


def _unit(
    title: Styled,
    entries: Sequence[TraceEntry],
    each: MeasureTrace,
    widths: Sequence[int],
    language: Language,
) -> RenderableType:
    rows = []
    for entry in entries:
        values = ("" if v is None else language.number(v) for v in amounts(entry, each))
        cells = (entry.raw or "", cell_of(entry, language))
        rows.append((entry.item or "", *values, *cells))
    return Group(title, _grid(widths, rows))


def _heading(unit: str, trace: Trace, entries: Sequence[TraceEntry] = ()) -> Styled:
    """Name a unit, and the files that its entries stand in."""
    files = dict.fromkeys(entry.place.file for entry in entries if entry.place)
    title = Styled(f"{unit} {trace.plan.units_in(trace.year)[unit].name}")
    return title.append(printable(f"  {', '.join(files)}"), style="dim") if files else title


def _grid(widths: Sequence[int], rows: Sequence[Sequence[str]], style: str = "") -> RenderableType:
    table = Table.grid(padding=_GAP)
    table.add_column(min_width=_ITEM, no_wrap=True)
    for width in widths:
        table.add_column(justify="right", width=width, no_wrap=True)
    table.add_column(min_width=_RAW, max_width=24, overflow="fold")
    table.add_column(overflow="fold")
    for row in rows:
        table.add_row(*(Styled(printable(cell), style=style) for cell in row))
    return Padding(table, _INDENT)


def _left_out(
    unit: str, entries: Sequence[TraceEntry], trace: Trace, language: Language
) -> RenderableType:
    """Lay out what is left out of a unit; items without a cell share the line of their reason."""
    table = Table.grid(padding=_GAP)
    table.add_column(min_width=_ITEM, max_width=24, overflow="fold")
    table.add_column(justify="right", no_wrap=True, min_width=_ITEM)
    table.add_column(ratio=1, overflow="fold")
    for (reason, place), alike in groupby(entries, key=lambda e: (e.reason, e.place)):
        same = tuple(alike)
        names = ", ".join(item_name(entry, language) for entry in same)
        value = same[0].value if same[0].item else None
        text = Styled(printable(language.say(reason)) if reason else "")
        if place:
            written = f"“{same[0].raw}” · " if same[0].raw else ""
            cell = printable(f"{written}{where(same[0], language)}")
            text.append(f"\n{cell}", style="dim")
        number = "" if value is None else language.number(value)
        table.add_row(Styled(names), Styled(number), text)
    return Group(_heading(unit, trace), Padding(table, _INDENT))
