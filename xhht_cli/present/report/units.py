"""Units: the section that names those ahead of the plan's levels and those behind."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Share, Unit
from xhht_cli.present.report.blocks import Block, Paragraph, Table
from xhht_cli.present.report.matter import Matter
from xhht_cli.present.report.naming import named
from xhht_cli.verdicts import Outcome, Verdict

_MOST = 3
_HEADER = (
    *(say("ID"), say("Indicator"), say("Floor, %"), say("At or above the level")),
    *(say("Below the level"), say("Not known")),
)
_WIDTHS = (11, 40, 16, 41, 41, 16)

Standing = tuple[Unit, Verdict]


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
    found = tuple(_standings(matter))
    sure = [(unit, verdict) for unit, verdict in found if not verdict.estimated]
    ahead = [each for each in sure if each[1].outcome is Outcome.MET]
    behind = [each for each in sure if each[1].outcome is Outcome.NOT_MET]
    number = matter.language.number
    ahead.sort(key=_value, reverse=True)
    return (
        "\n".join(each.verdict.target.id for each in same),
        matter.language.text(matter.result.values.indicator.title),
        matter.language.decimal(target.floor),
        _names(ahead, matter),
        _names(sorted(behind, key=_value), matter),
        number(len(found) - len(ahead) - len(behind)),
    )


def _standings(matter: Matter) -> Iterator[Standing]:
    """Give the units that a target can be held against, and how they stand."""
    target = matter.verdict.target.id
    for each in matter.dossier.assessment.units:
        verdicts = (v for result in each.results for v in result.verdicts if v.target.id == target)
        for verdict in verdicts:
            if verdict.outcome is not Outcome.NOT_APPLICABLE:
                yield each.unit, verdict


def _value(standing: Standing) -> Fraction:
    return standing[1].deciding.value or Fraction()


def _names(standings: Sequence[Standing], matter: Matter) -> str:
    count = matter.language.number(len(standings))
    if not standings:
        return count
    shared = isinstance(matter.deciding.measure.formula, Share)
    told = [_told(each, matter, plain=shared) for each in standings]
    names = say("{count}: {units}", count=count, units=named(told, _MOST))
    return matter.language.say(names)


def _told(standing: Standing, matter: Matter, *, plain: bool) -> str | Message:
    unit, verdict = standing
    if plain or verdict.deciding.value is None:
        return unit.name
    value = matter.percent(verdict.deciding.value)
    return say("{unit} {percent}", unit=unit.name, percent=value)
