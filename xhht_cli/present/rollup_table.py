"""Roll-up table: the years in columns, in as many blocks as the width of the terminal asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from xhht_cli.messages import say
from xhht_cli.present.language import Language
from xhht_cli.present.rollup_lines import target_lines
from xhht_cli.present.rollup_notes import NOTHING, rollup_notes
from xhht_cli.present.rollup_words import YearRow, YearSection, all_sections, title_lines
from xhht_cli.present.target_table import STYLES, WIDE
from xhht_cli.present.terminal import listed
from xhht_cli.rollup import Rollup

_NAME, _WIDE_NAME = 24, 34
"""Columns for a name, in a narrow terminal and in a wide one."""
_YEAR, _GAP = 10, 1
_INDENT = (0, 0, 0, 2)


def rollup_table(rollup: Rollup, language: Language) -> tuple[RenderableType, ...]:
    """Lay out a roll-up: each indicator over the years, or each unit against each target.

    The blocks take the width of the console that prints them.
    """
    plan, facts = title_lines(rollup, language)
    shown = list(_lines(rollup, language) if rollup.lines else _indicators(rollup, language))
    notes = rollup_notes(rollup, language) if shown else ()
    return (
        Styled(plan, style="bold"),
        Styled(facts),
        Styled(),
        *(shown or [Styled(language.say(NOTHING))]),
        *map(listed, notes),
    )


def _indicators(rollup: Rollup, language: Language) -> Iterator[RenderableType]:
    found = all_sections(rollup, language)
    if found:
        years = tuple(str(each.year) for each in rollup.years)
        groups = tuple(_group(section) for section in found)
        first = language.say(say("Indicator"))
        yield YearTable(years=years, groups=groups, first=first)


def _lines(rollup: Rollup, language: Language) -> Iterator[RenderableType]:
    years = tuple(str(each.year) for each in rollup.years)
    first = language.say(say("Unit"))
    for target in target_lines(rollup, language):
        rows = tuple(YearRow(name=name, marks=marks) for name, marks in target.rows)
        group = _Group(title=target.title, rows=rows)
        yield YearTable(years=years, groups=(group,), first=first)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Rows under a heading."""

    title: str
    rows: tuple[YearRow, ...]


def _group(section: YearSection) -> _Group:
    return _Group(title=section.title, rows=(*section.measures, *section.targets))


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTable:
    """Groups of rows over the years that rich asks for its lines once the width is known.

    ``first`` heads the column of names. Sparklines stand in every block, since they are of all
    the years; notes on the last year stand under the names in the last one.
    """

    years: tuple[str, ...]
    groups: tuple[_Group, ...]
    first: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Lay out the years from left to right, those that find no room in a further block."""
        del console
        name = _WIDE_NAME if options.max_width >= WIDE else _NAME
        spark = max((cell_len(row.spark) for group in self.groups for row in group.rows), default=0)
        room = options.max_width - name - spark - _GAP
        several = max(1, room // (_YEAR + _GAP))
        for first in range(0, len(self.years), several):
            yield from self._block(slice(first, first + several), name, spark)

    def _block(self, span: slice, name: int, spark: int) -> Iterator[RenderableType]:
        years = self.years[span]
        header = [Styled(text, style="bold") for text in (self.first, *years)]
        yield _table([header], len(years), name, spark)
        yield Styled("─" * (name + len(years) * (_YEAR + _GAP) + (spark and spark + _GAP)))
        last = self.years[-1] in years
        for group in self.groups:
            yield Styled(group.title, style="bold")
            there = [row for row in group.rows if any(mark.text for mark in row.marks[span])]
            rows = [_cells(row, span, noted=last) for row in there]
            yield _table(rows, len(years), name, spark)
            yield Styled()


def _cells(row: YearRow, span: slice, *, noted: bool) -> list[RenderableType]:
    name = "\n".join(filter(None, (row.name, row.note if noted else "")))
    marks = [Styled(mark.text, style=STYLES[mark.tone]) for mark in row.marks[span]]
    return [Padding(Styled(name), _INDENT), *marks, Styled(row.spark)]


def _table(rows: Sequence[Sequence[RenderableType]], years: int, name: int, spark: int) -> Table:
    table = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    table.add_column(width=name, overflow="fold")
    for _ in range(years):
        table.add_column(width=_YEAR, justify="right", overflow="fold")
    if spark:
        table.add_column(width=spark, no_wrap=True)
    for row in rows:
        table.add_row(*row[: years + 1 + bool(spark)])
    return table
