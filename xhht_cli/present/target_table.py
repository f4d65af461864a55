"""Target table: the targets laid out in columns, for the width of the terminal."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from xhht_cli.messages import Message, say
from xhht_cli.present.compliance import Row, Section
from xhht_cli.present.language import Language
from xhht_cli.present.words import Tone

WIDE = 110
"""From so many columns on, every figure has a column of its own."""
_LEAST_TITLE, _MOST_VERDICT = 16, 20
"""In columns of the terminal."""
_LONG = 16
"""Columns from which on an interval is broken where it would leave no room for the others."""
_INDENT = (0, 0, 0, 2)

STYLES = {
    Tone.GOOD: "green",
    Tone.BAD: "bold red",
    Tone.BEHIND: "magenta",
    Tone.OPEN: "yellow",
    Tone.SILENT: "dim",
}
"""Colours beside the words, never in place of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """A column: its header, and what of a row stands in it, line below line."""

    header: Message
    lines: Callable[[Row], tuple[str, ...]]
    right: bool = False


_ID = _Column(header=say("ID"), lines=lambda row: (row.target,))
_INDICATOR = _Column(header=say("Indicator"), lines=lambda row: (row.title,))
_REPORTS = _Column(header=say("Reports"), lines=lambda row: (row.reported,), right=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetTable:
    """A table of targets that rich asks for its lines once the width is known.

    ``labels`` head the columns of figures and of levels.
    """

    sections: tuple[Section, ...]
    labels: tuple[Message, Message]
    language: Language

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Take the first layout that finds room: wide, narrow, narrower, or no columns at all."""
        del console
        layouts = [
            (_narrow(self.labels, self.language), 1),
            (_narrow(self.labels, self.language, pieces=True), 1),
        ]
        if options.max_width >= WIDE:
            layouts.insert(0, (_wide(self.labels), 2))
        for columns, gap in layouts:
            widths = self._widths(columns, options.max_width, gap)
            if sum(widths) + gap * (len(widths) - 1) <= options.max_width:
                yield from self._tables(columns, widths, gap)
                return
        yield from self._lines(_narrow(self.labels, self.language))

    def _tables(
        self, columns: Sequence[_Column], widths: Sequence[int], gap: int
    ) -> Iterator[RenderableType]:
        """Lay out one header, and under it every section with its heading."""
        yield self._table(columns, widths, gap, header=True)
        yield Styled("─" * (sum(widths) + gap * (len(widths) - 1)))
        for section in self.sections:
            yield Styled(section.heading, style="bold")
            yield self._table(columns, widths, gap, section.rows)
            yield Styled()

    def _lines(self, columns: Sequence[_Column]) -> Iterator[Styled]:
        """Write every row one thing after the other, for a terminal too narrow for columns."""
        for section in self.sections:
            yield Styled(section.heading, style="bold")
            for row in section.rows:
                lines = [line for column in columns for line in column.lines(row) if line]
                yield Styled(" · ".join(lines), style="" if row.target else "dim", overflow="fold")
            yield Styled()

    def _widths(self, columns: Sequence[_Column], total: int, gap: int) -> list[int]:
        """Give every column what it needs, a verdict not too much, and the title the rest."""
        rows = [row for section in self.sections for row in section.rows]
        widths = [
            max(
                cell_len(line)
                for lines in ((self.language.say(column.header),), *map(column.lines, rows))
                for line in lines
            )
            for column in columns
        ]
        widths[-2] = min(widths[-2], _MOST_VERDICT)
        taken = sum(widths) - widths[1] + gap * (len(widths) - 1)
        widths[1] = max(_LEAST_TITLE, total - taken)
        return widths

    def _table(
        self,
        columns: Sequence[_Column],
        widths: Sequence[int],
        gap: int,
        rows: Sequence[Row] = (),
        *,
        header: bool = False,
    ) -> Table:
        table = Table(
            box=None,
            pad_edge=False,
            padding=(0, gap, 0, 0),
            show_header=header,
            header_style="bold",
        )
        for column, width in zip(columns, widths, strict=True):
            table.add_column(
                Styled(self.language.say(column.header)),
                width=width,
                justify="right" if column.right else "left",
                overflow="fold",
            )
        for row in rows:
            table.add_row(*(_cell(column, row) for column in columns))
        return table


def _cell(column: _Column, row: Row) -> Styled | Padding:
    lines = [line for line in column.lines(row) if line]
    cell = Styled("\n".join(lines), style="" if row.target else "dim")
    if lines and lines[0] == row.verdict:
        cell.stylize(STYLES[row.tone], 0, len(row.verdict))
    return Padding(cell, _INDENT) if column is _INDICATOR and not row.target else cell


def _wide(labels: tuple[Message, Message]) -> tuple[_Column, ...]:
    value, level = labels
    return (
        _ID,
        _INDICATOR,
        _Column(header=say("Count/total"), lines=lambda row: (row.counts,), right=True),
        _Column(header=value, lines=lambda row: (row.value, row.bounds), right=True),
        _Column(header=level, lines=lambda row: (row.level,)),
        _Column(header=say("Short by"), lines=lambda row: (row.shortfall, row.a_year), right=True),
        _Column(header=say("Verdict"), lines=lambda row: (row.verdict, row.provisional, row.pace)),
        _REPORTS,
    )


def _in_pieces(text: str) -> Iterator[str]:
    """Break a long interval or ratio behind its sign, over two lines."""
    for sign in ("–", "/"):
        first, found, second = text.partition(sign)
        if found and cell_len(text) > _LONG:
            yield from (first + found, second)
            return
    yield text


def _narrow(
    labels: tuple[Message, Message], language: Language, *, pieces: bool = False
) -> tuple[_Column, ...]:
    """Put the counts below the value, and the shortfall below the verdict.

    ``pieces`` breaks long bounds, counts and levels over two lines each.
    """
    value, level = labels

    def figures(row: Row) -> tuple[str, ...]:
        found = (row.bounds, row.counts)
        return (
            row.value,
            *(p for each in found for p in (_in_pieces(each) if pieces else (each,))),
        )

    def levels(row: Row) -> tuple[str, ...]:
        return tuple(_in_pieces(row.level)) if pieces else (row.level,)

    def verdict(row: Row) -> tuple[str, ...]:
        short = row.shortfall
        if short and not row.over:
            short = language.say(say("short by {count}", count=short))
        a_year = f" ({row.a_year})" if row.a_year else ""
        return row.verdict, row.provisional, row.pace, short + a_year

    return (
        _ID,
        _INDICATOR,
        _Column(header=value, lines=figures, right=True),
        _Column(header=level, lines=levels),
        _Column(header=say("Verdict"), lines=verdict),
        _REPORTS,
    )
