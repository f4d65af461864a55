"""Matrix table: units and marks in columns, in as many blocks as the width of the terminal asks."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text as Styled

from xhht_cli.messages import say
from xhht_cli.present.language import Language
from xhht_cli.present.matrix import Line, Matrix
from xhht_cli.present.target_table import STYLES, WIDE

_NAME, _WIDE_NAME = 22, 32
"""Columns for the name of a unit, in a narrow terminal and in a wide one."""
_GAP = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixTable:
    """A matrix that rich asks for its lines once the width is known."""

    matrix: Matrix
    language: Language

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Lay out the columns from left to right, those that find no room in a further block."""
        del console
        name = _WIDE_NAME if options.max_width >= WIDE else _NAME
        yield Styled(self.language.say(self.matrix.heading), style="bold")
        for first, last in self._blocks(options.max_width - name):
            yield self._block(first, last, name)
            yield Styled()

    def _widths(self) -> list[int]:
        """Give each target the room of its widest mark or header."""
        lines = [self.matrix.district, *(line for _, lines in self.matrix.kinds for line in lines)]
        return [
            max(*map(cell_len, header), *(cell_len(line.marks[place].text) for line in lines))
            for place, header in enumerate(self.matrix.columns)
        ]

    def _blocks(self, room: int) -> Iterator[tuple[int, int]]:
        """Part the columns into runs that fit, at least one column each."""
        first, taken = 0, 0
        widths = self._widths()
        for place, width in enumerate(widths):
            taken += width + _GAP
            if taken > room and place > first:
                yield first, place
                first, taken = place, width + _GAP
        yield first, len(widths)

    def _block(self, first: int, last: int, name: int) -> Table:
        table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold")
        unit = Styled(self.language.say(say("Unit")))
        table.add_column(unit, width=name - _GAP, overflow="fold")
        widths = self._widths()
        for place in range(first, last):
            header = Styled("\n".join(self.matrix.columns[place]))
            table.add_column(header, width=widths[place], justify="right", overflow="fold")
        table.add_row(*_cells(self.matrix.district, first, last, "bold"), end_section=True)
        for kind, lines in self.matrix.kinds:
            table.add_row(Styled(kind, style="italic"))
            for line in lines:
                table.add_row(*_cells(line, first, last))
        return table


def _cells(line: Line, first: int, last: int, style: str = "") -> list[Styled]:
    name = f"{line.name} ({line.note})" if line.note else line.name
    marks = [Styled(mark.text, style=STYLES[mark.tone]) for mark in line.marks[first:last]]
    return [Styled(name, style=style), *marks]
