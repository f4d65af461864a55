"""Units: the section that names those ahead of the plan's levels and those behind."""

from collections.abc import Sequence

from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Share
from xhht_cli.present.report.blocks import Block, Paragraph, Table
from xhht_cli.present.report.matter import Matter
from xhht_cli.present.report.naming import named
from xhht_cli.ranking import Ranked, rank

_MOST = 3
_HEADER = (
    *(say("ID"), say("Indicator"), say("Floor, %"), say("At or above the level")),
    *(say("Below the level"), say("Not known")),
)
_WIDTHS = (11, 40, 16, 41, 41, 16)


def unit_blocks(matters: Sequence[Matter]) -> tuple[Block, ...]:
    """Name a few units at both ends of each indicator and level, and count the rest."""
    if not matters or matters[0].one:
        return ()
    language = matters[0].language
    levels: dict[tuple[str, str], list[Matter]] = {}
    for matter in matters:
        levels.setdefault((matter.result.values.indicator.id, matter.floor), []).append(matter)
    intro = say(
        "Each unit's own rate is held against the level that the plan sets for the district; this "
        "compares, since the targets do not bind a single unit. The highest and the lowest are "
        "named, the others counted; units whose form does not ask for the figures, or that have "
        "nothing to count, are left out."
    )
    rows = tuple(_row(same) for same in levels.values())
    header = tuple(language.say(label) for label in _HEADER)
    table = Table(header=header, rows=rows, widths=_WIDTHS, centred=(0, 2, 5))
    return Paragraph(text=language.say(intro)), table


def _row(same: Sequence[Matter]) -> tuple[str, ...]:
    matter, target = same[0], same[0].verdict.target
    found = rank(matter.dossier.assessment.units, target.id)
    return (
        "\n".join(each.verdict.target.id for each in same),
        matter.language.text(matter.result.values.indicator.title),
        matter.language.decimal(target.floor),
        _names(found.ahead, matter),
        _names(found.behind, matter),
        matter.language.number(found.open),
    )


def _names(ranked: Sequence[Ranked], matter: Matter) -> str:
    count = matter.language.number(len(ranked))
    if not ranked:
        return count
    shared = isinstance(matter.deciding.measure.formula, Share)
    told = [_told(each, matter, plain=shared) for each in ranked]
    names = say("{count}: {units}", count=count, units=named(told, _MOST))
    return matter.language.say(names)


def _told(ranked: Ranked, matter: Matter, *, plain: bool) -> str | Message:
    if plain or ranked.value is None:
        return ranked.unit.name
    return say("{unit} {percent}", unit=ranked.unit.name, percent=matter.percent(ranked.value))
