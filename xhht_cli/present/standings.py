"""Standings for a terminal: one line per unit, how its return came in."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text as Styled

from xhht_cli.messages import say
from xhht_cli.present.language import Language
from xhht_cli.rules.standing import Reception, Standing

_NAMES = {
    Reception.SOUND: say("sound"),
    Reception.FAULTY: say("faulty"),
    Reception.NOT_RECEIVED: say("not received"),
}
_STYLES = {Reception.SOUND: "green", Reception.FAULTY: "bold red", Reception.NOT_RECEIVED: "yellow"}


def standings_table(standings: Sequence[Standing], language: Language) -> tuple[Table]:
    """Lay out one line per unit: code, name, how its return came in, errors and warnings."""
    labels = (say("Unit"), say("Name"), say("Return"), say("Errors"), say("Warnings"))
    table = Table(box=None, pad_edge=False, header_style="bold")
    for label in labels[:3]:
        table.add_column(language.say(label))
    for label in labels[3:]:
        table.add_column(language.say(label), justify="right")
    for each in standings:
        received = each.reception is not Reception.NOT_RECEIVED
        counts = [language.number(n) if received else "" for n in (each.errors, each.warnings)]
        word = Styled(language.say(_NAMES[each.reception]), style=_STYLES[each.reception])
        table.add_row(Styled(each.unit.code), Styled(each.unit.name), word, *counts)
    return (table,)
