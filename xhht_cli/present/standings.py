"""Standings for a terminal: one line per unit, how its return came in."""

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Styled

from xhht_cli.messages import say
from xhht_cli.present.language import Language
from xhht_cli.present.status.table import STATE_STYLES
from xhht_cli.present.status.words import (
    UNIT_LABELS,
    counts,
    empty_notes,
    state_of,
    version_notes,
)
from xhht_cli.status.model import Status


def standings_table(status: Status, language: Language) -> tuple[RenderableType, ...]:
    """Lay out one line per unit: code, name, how its return came in; and close with the counts."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    code, unit, state = (language.say(label) for label in UNIT_LABELS[:3])
    table.add_column(code, no_wrap=True)
    table.add_column(unit, overflow="fold")
    table.add_column(state, no_wrap=True)
    for each in status.units:
        word = Styled(language.say(state_of(each)), style=STATE_STYLES[each.state])
        table.add_row(Styled(each.unit.code), Styled(each.unit.name), word)
    title = language.say(say("Returns for {year}", year=str(status.year)))
    total = language.say(counts(status.units))
    notes = (*empty_notes(status), *version_notes(status))
    below = (Styled(language.say(each)) for each in notes)
    return Styled(), Styled(title, style="bold"), table, Styled(total, style="bold"), *below
