"""Results: the section that says target by target where the plan stands."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from xhht_cli.messages import Message, say
from xhht_cli.present import words
from xhht_cli.present.compliance import Row, Section, sections
from xhht_cli.present.notes import mean_notes
from xhht_cli.present.report.blocks import Block, Heading, Paragraph, Table
from xhht_cli.present.report.claims import condition
from xhht_cli.present.report.matter import Matter
from xhht_cli.present.report.sentences import capital, sentences
from xhht_cli.present.words import Milestone, Tone, milestone_of
from xhht_cli.verdicts import Outcome, Phase

Telling = Callable[[Matter], tuple[str, ...]]
"""What is said of a target."""

_HEADER = (
    *(say("ID"), say("Indicator"), say("Floor, %"), say("Count/total")),
    *(say("Value"), say("Short by"), say("Verdict")),
)
_WIDTHS = (11, 46, 16, 26, 32, 15, 19)
"""In millimetres; in the column of values [100,00–100,00]* stands in one line."""
_CENTRED = (0, 2, 3, 4, 5, 6)
_COMPARED = {
    Tone.GOOD: say("at or above the level"),
    Tone.BAD: say("below the level"),
    Tone.BEHIND: say("below the level"),
}
"""What a unit's verdicts are called: no target binds it, so it cannot fail one."""


def result_blocks(matters: Sequence[Matter], tell: Telling = sentences) -> tuple[Block, ...]:
    """Give the milestones that are due or past, this year's, then those to come."""
    if not matters:
        return ()
    first = matters[0]
    tables = sections(first.dossier.assessment, first.language)
    groups = [tuple(group) for _, group in groupby(matters, key=_milestone)]
    drawn = sorted(zip(groups, tables, strict=True), key=lambda drawn: _rank(drawn[0][0]))
    blocks: list[Block] = []
    if first.one:
        compared = say(
            "The levels below are the district's targets; they do not bind a single unit and serve "
            "to compare."
        )
        blocks.append(Paragraph(text=first.language.say(compared)))
    for number, (group, table) in enumerate(drawn, start=1):
        blocks += _group(number, group, table, tell)
    return tuple(blocks)


def _milestone(matter: Matter) -> Milestone:
    return milestone_of(matter.verdict.target)


def _rank(matter: Matter) -> int:
    verdict = matter.verdict
    if verdict.target.yearly:
        return 1
    return 2 if verdict.phase is Phase.UPCOMING else 0


def _group(number: int, group: Sequence[Matter], table: Section, tell: Telling) -> Iterator[Block]:
    language = group[0].language
    yield Heading(text=f"{number}. {table.heading}", level=2)
    yield Paragraph(text=" ".join(capital(language.say(each)) for each in _introduction(group)))
    for matter in group:
        yield Paragraph(lead=f"- {matter.title}:", text=" ".join(tell(matter)))
    late = [each.verdict.target.id for each in group if each.verdict.unpaced and not each.one]
    if late:
        few = say("Too few years with enough figures for a pace: {targets}.", targets=tuple(late))
        yield Paragraph(text=language.say(few))
    yield _table(group, table)
    shown = group[0].dossier.assessment.narrowed([m.verdict.target.id for m in group], ())
    for note in mean_notes(shown, language):
        yield Paragraph(text=note)
    estimates = {one for each in group for one in each.estimates}
    if estimates:
        years = tuple(str(year) for year in sorted({each.year for each in estimates}))
        starred = (
            say("* if the size of the unit has not changed since {years}.", years=years)
            if group[0].one
            else say(
                "* if the size of the units whose figures are missing has not changed since "
                "{years}.",
                years=years,
            )
        )
        yield Paragraph(text=language.say(starred))


def _introduction(group: Sequence[Matter]) -> Iterator[Message]:
    """Count the targets of a milestone by how the year stands to them."""
    found = [each.verdict.outcome for each in group]
    counts = tuple(
        say("{count} {outcome}", count=found.count(each), outcome=_name(each, group[0]))
        for each in Outcome
        if each in found
    )
    yield say("Targets of this milestone: {count}; {outcomes}.", count=len(found), outcomes=counts)
    resting = [each for each in group if each.verdict.conditional]
    if resting:
        estimates = tuple(dict.fromkeys(one for each in resting for one in each.estimates))
        yield say(
            "Of these, {targets} hold {condition}.",
            targets=tuple(each.verdict.target.id for each in resting),
            condition=condition(group[0], estimates),
        )


def _name(outcome: Outcome, matter: Matter) -> Message:
    compared = _COMPARED.get(words.tone_of(outcome, matter.verdict.phase))
    return (
        compared if matter.one and compared else words.outcome_word(outcome, matter.verdict.phase)
    )


def _table(group: Sequence[Matter], table: Section) -> Table:
    language = group[0].language
    return Table(
        header=tuple(language.say(label) for label in _HEADER),
        rows=tuple(_rows(group, table)),
        widths=_WIDTHS,
        centred=_CENTRED,
    )


def _rows(group: Sequence[Matter], table: Section) -> Iterator[tuple[str, ...]]:
    """Give the rows of each target: its own, then one for each measure that is listed below it."""
    lines = iter(table.rows)
    for matter in group:
        yield _cells(next(lines), matter)
        for series in matter.result.values.series:
            if matter.several or not series.measure.judged:
                yield _cells(next(lines), matter)


def _cells(row: Row, matter: Matter) -> tuple[str, ...]:
    value = "\n".join(filter(None, (row.value, row.bounds)))
    verdict, compared = row.verdict, _COMPARED.get(row.tone)
    if matter.one and verdict and compared:
        verdict = matter.language.say(compared) + ("*" if verdict.endswith("*") else "")
    return row.target, row.title, row.level, row.counts, value, row.shortfall, verdict
