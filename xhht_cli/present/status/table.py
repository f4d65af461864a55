"""Table: a status for the terminal, for the width there is."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text as Styled

from xhht_cli.messages import Message
from xhht_cli.present.language import Language
from xhht_cli.present.status import words
from xhht_cli.present.status.reminder import reminder
from xhht_cli.present.target_table import STYLES
from xhht_cli.present.words import STATE_TONES
from xhht_cli.status.model import Clause, State, Status, UnitStatus

_WIDE = 110
"""From so many columns on, the files have a column of their own."""
STATE_STYLES = {state: STYLES[tone] for state, tone in STATE_TONES.items()}
_STATE, _DAY = 12, 11
"""In columns of the terminal, where it is narrow; longer words are folded."""


def status_table(status: Status, language: Language) -> tuple[RenderableType, ...]:
    """Lay out a status: the units form by form, the duties, the requests, the reminder."""
    plan, shown = words.title_lines(status, language)
    blocks: list[RenderableType] = [Styled(plan, style="bold"), Styled(shown), Styled()]
    for form, units in words.forms(status):
        blocks += [
            Styled(words.form_heading(form, units, language), style="bold"),
            UnitTable(units=units, language=language),
            Styled(),
        ]
    notes = words.notes(status, language)
    blocks += [*map(Styled, notes), *([Styled()] if notes else [])]
    blocks += _duties(words.DUTIES, words.DUTY_LABELS, status.duties, language)
    blocks += _duties(words.REQUESTS, words.REQUEST_LABELS, status.requests, language)
    text = reminder(status, language)
    if text:
        blocks += [Styled(language.say(words.REMINDER), style="bold"), Styled(text)]
    return tuple(blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTable:
    """A line for each unit, that rich asks for once the width is known."""

    units: tuple[UnitStatus, ...]
    language: Language

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Lay out the units, their files beside them or, where they need a look, below."""
        del console
        wide = options.max_width >= _WIDE
        table = self._columns(wide=wide)
        for each in self.units:
            table.add_row(*(self._wide(each) if wide else self._narrow(each)))
        yield table

    def _columns(self, *, wide: bool) -> Table:
        table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
        code, unit, state, *counts, submission, day, duties, files = (
            self.language.say(label) for label in words.UNIT_LABELS
        )
        table.add_column(code, no_wrap=True)
        table.add_column(unit, ratio=2, overflow="fold")
        table.add_column(state, max_width=None if wide else _STATE)
        for label in (*counts, submission):
            table.add_column(label, justify="right", width=max(map(len, label.split())))
        table.add_column(day, max_width=None if wide else _DAY)
        table.add_column(duties, justify="right", width=max(5, *map(len, duties.split())))
        if wide:
            table.add_column(files, ratio=3, overflow="fold")
        return table

    def _wide(self, each: UnitStatus) -> tuple[RenderableType, ...]:
        row = words.row_of(each, self.language)
        return (*_cells(row, each, below=""), Styled("\n".join(row.files)))

    def _narrow(self, each: UnitStatus) -> tuple[RenderableType, ...]:
        row = words.row_of(each, self.language)
        look = each.state is not State.SOUND or len(row.files) > 1
        return _cells(row, each, below="\n".join(row.files) if look else "")


def _cells(row: words.Row, each: UnitStatus, *, below: str) -> tuple[RenderableType, ...]:
    name = Styled(row.name)
    for line in filter(None, (row.earlier, below)):
        name.append(f"\n{line}", style="dim")
    day = Styled(row.dated)
    if row.late:
        day.append(f" {row.late}" if row.dated else row.late, style="bold red")
    state = Styled(row.state, style=STATE_STYLES[each.state])
    counts = (row.errors, row.warnings, row.submission)
    return (Styled(row.code), name, state, *map(Styled, counts), day, Styled(row.duties))


def _duties(
    heading: Message, labels: Sequence[Message], clauses: Sequence[Clause], language: Language
) -> list[RenderableType]:
    """Lay out duties or requests, each with who has not said Có below it."""
    if not clauses:
        return []
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    for place, label in enumerate(language.say(label) for label in labels):
        match place:
            case 0 | 1:
                table.add_column(label, no_wrap=True)
            case 2:
                table.add_column(label, ratio=1)
            case _:
                width = max(map(len, label.split()))
                table.add_column(label, justify="right", width=width)
    for (code, item, title, *numbers), lacking in words.duty_rows(clauses, language):
        told = Styled(title)
        told.append("".join(f"\n{line}" for line in lacking), style="dim")
        table.add_row(Styled(code), Styled(item), told, *map(Styled, numbers))
    return [Styled(language.say(heading), style="bold"), table, Styled()]
