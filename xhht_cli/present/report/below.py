"""Below: the section that says how the upper units one level below stand."""

from collections.abc import Sequence

from xhht_cli.assessment import UnitResults
from xhht_cli.measure_verdicts import Outcome
from xhht_cli.messages import say
from xhht_cli.present.levels import only_floors
from xhht_cli.present.notes import unlisted_notes
from xhht_cli.present.report.blocks import Block, Paragraph, Table
from xhht_cli.present.report.matter import Matter
from xhht_cli.present.report.units import ranking_table

_WIDTHS = (61, 32, 24, 24, 24)
_MOST = 5
"""Units named at either end of a target: it binds them, so more are named than of the others."""
_COUNTED = (Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED)


def below_blocks(matters: Sequence[Matter]) -> tuple[Block, ...]:
    """Give a row for each upper unit one level below, then name them target by target."""
    if not matters or not matters[0].dossier.assessment.below:
        return ()
    first = matters[0]
    language, plan = first.language, first.dossier.assessment.plan
    below = first.dossier.assessment.below
    introduction = say(
        "Each unit is assessed with all that file below it, and held against the targets that bind "
        "it. Targets of every milestone are counted, whether due or not."
    )
    unlisted = (Paragraph(text=language.say(each)) for each in unlisted_notes(first.dossier))
    named = (
        say("The units that stand best and worst by each indicator and level:")
        if not only_floors(plan)
        else say("The highest and the lowest units by each indicator and level:")
    )
    ranking = ranking_table(matters, below, _MOST)
    ranked = (Paragraph(text=language.say(named)), ranking) if ranking else ()
    return (
        Paragraph(text=language.say(introduction)),
        _table(first, below),
        *unlisted,
        *ranked,
    )


def _table(matter: Matter, below: Sequence[UnitResults]) -> Table:
    language = matter.language
    ends = (
        (say("At or above the level"), say("Below the level"))
        if only_floors(matter.dossier.assessment.plan)
        else (say("Level kept"), say("Level not kept"))
    )
    labels = (say("Unit"), say("Usable returns"), *ends, say("Undetermined"))
    return Table(
        header=tuple(language.say(label) for label in labels),
        rows=tuple(_row(each, matter) for each in below),
        widths=_WIDTHS,
        centred=(1, 2, 3, 4),
    )


def _row(each: UnitResults, matter: Matter) -> tuple[str, ...]:
    number = matter.language.number
    usable, expected = each.returns or (0, 0)
    outcomes = [verdict.outcome for result in each.results for verdict in result.verdicts]
    counts = (outcomes.count(outcome) for outcome in _COUNTED)
    return (each.unit.name, f"{number(usable)}/{number(expected)}", *map(number, counts))
