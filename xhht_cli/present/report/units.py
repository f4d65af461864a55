"""Units: the section that names those ahead of the plan's levels and those behind."""

from collections.abc import Sequence
from dataclasses import replace

from xhht_cli.assessment import UnitResults
from xhht_cli.measure_verdicts import Outcome
from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Plan, Reaching, Share, Target
from xhht_cli.present.language import Language
from xhht_cli.present.levels import asked, level_label, only_floors, only_per_cent
from xhht_cli.present.naming import named
from xhht_cli.present.report.blocks import Block, Paragraph, Table
from xhht_cli.present.report.matter import Matter
from xhht_cli.present.territory import owner_of
from xhht_cli.ranking import Ranked, rank

_MOST = 3
_WIDTHS = (11, 40, 16, 41, 41, 16)


def unit_blocks(matters: Sequence[Matter]) -> tuple[Block, ...]:
    """Name a few units at both ends of each indicator and level, and count the rest."""
    if not matters or matters[0].one:
        return ()
    table = ranking_table(matters, matters[0].dossier.assessment.units, _MOST)
    introduction = _introduction(matters[0].dossier.assessment.plan)
    return (Paragraph(text=matters[0].language.say(introduction)), table) if table else ()


def ranking_table(
    matters: Sequence[Matter], units: Sequence[UnitResults], most: int
) -> Table | None:
    """Name up to ``most`` units at both ends of each indicator and level, and count the rest."""
    if not units:
        return None
    language, plan = matters[0].language, matters[0].dossier.assessment.plan
    levels: dict[tuple[str, str], list[Matter]] = {}
    for matter in matters:
        if matter.verdict.outcome is not Outcome.NOT_SET and matter.verdict.target.per is not None:
            level = _level(matter.verdict.target, plan, language)
            levels.setdefault((matter.result.values.indicator.id, level), []).append(matter)
    if not levels:
        return None
    rows = tuple(_row(same, level, units, most) for (_, level), same in levels.items())
    header = tuple(language.say(label) for label in _header(plan))
    return Table(header=header, rows=rows, widths=_WIDTHS, centred=(0, 2, 5))


def _level(target: Target, plan: Plan, language: Language) -> str:
    """Write what is asked for, without the aim; of floors alone the number says it."""
    if target.floor is not None and only_floors(plan) and only_per_cent(plan):
        return language.decimal(target.floor)
    return asked(replace(target, aim=None), plan, language)


def _introduction(plan: Plan) -> Message:
    if only_floors(plan):
        return say(
            "Each unit's own rate is held against {owner}'s level; this compares, since the "
            "targets do not bind a single unit. The highest and the lowest are named, the others "
            "counted; units whose form does not ask for the figures, or that have nothing to "
            "count, are left out.",
            owner=owner_of(plan),
        )
    return say(
        "Each unit's own rate is held against {owner}'s level; this compares, since the targets do "
        "not bind a single unit. Those that stand best and those that stand worst are named (of a "
        "level that must not be exceeded, the lowest stand best), the others counted; units whose "
        "form does not ask for the figures, or that have nothing to count, are left out.",
        owner=owner_of(plan),
    )


def _header(plan: Plan) -> tuple[Message, ...]:
    ends = (
        (say("At or above the level"), say("Below the level"))
        if only_floors(plan)
        else (say("Level kept"), say("Level not kept"))
    )
    return (say("ID"), say("Indicator"), level_label(plan), *ends, say("Not known"))


def _row(
    same: Sequence[Matter], level: str, units: Sequence[UnitResults], most: int
) -> tuple[str, ...]:
    matter, target = same[0], same[0].verdict.target
    found = rank(units, target.id)
    return (
        "\n".join(each.verdict.target.id for each in same),
        matter.language.text(matter.result.values.indicator.title),
        level,
        _names(found.ahead, matter, most),
        _names(found.behind, matter, most),
        matter.language.number(found.open),
    )


def _names(ranked: Sequence[Ranked], matter: Matter, most: int) -> str:
    count = matter.language.number(len(ranked))
    if not ranked:
        return count
    shared = isinstance(matter.deciding.measure.formula, Share | Reaching)
    one = all(each.unit.kind in matter.dossier.assessment.plan.form_by_kind for each in ranked)
    told = [_told(each, matter, plain=shared and one) for each in ranked]
    names = say("{count}: {units}", count=count, units=named(told, most))
    return matter.language.say(names)


def _told(ranked: Ranked, matter: Matter, *, plain: bool) -> str | Message:
    if plain or ranked.value is None:
        return ranked.unit.name
    value = matter.amount(ranked.value, matter.deciding.measure)
    return say("{unit} {percent}", unit=ranked.unit.name, percent=value)
