"""Results: the section that says target by target where the plan stands."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from xhht_cli.measure_verdicts import MeasureVerdict, Outcome
from xhht_cli.messages import Message, say
from xhht_cli.present import words
from xhht_cli.present.compliance import Row, Section, by_target, sections
from xhht_cli.present.levels import level_label, value_label
from xhht_cli.present.notes import mean_notes, star_notes, starred
from xhht_cli.present.report.blocks import Block, Heading, Paragraph, Table
from xhht_cli.present.report.claims import condition
from xhht_cli.present.report.figures import comparison
from xhht_cli.present.report.matter import Matter
from xhht_cli.present.report.sentences import capital
from xhht_cli.present.territory import owner_of
from xhht_cli.present.words import Milestone, milestone_of
from xhht_cli.verdicts import Phase, Verdict

Telling = Callable[[Matter], tuple[str, ...]]
"""What is said of a target."""

_WHAT = (say("ID"), say("Indicator"))
_HOW = (say("Short by"), say("Verdict"))
_WIDTHS = (11, 46, 16, 26, 32, 15, 19)
"""In millimetres; in the column of values [100,00–100,00]* stands in one line."""
_LONGEST_COUNTS = 13
"""In letters; the column of counts over wholes has room for 1.236/12.345 in one line."""
_CENTRED = (0, 2, 3, 4, 5, 6)


def result_blocks(matters: Sequence[Matter], tell: Telling) -> tuple[Block, ...]:
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
            "The levels below are {owner}'s targets; they do not bind a single unit and serve "
            "to compare.",
            owner=owner_of(first.dossier.assessment.plan),
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
    stars = starred([(matter.verdict, matter.result) for matter in group])
    for star in star_notes(stars, one=group[0].one):
        yield Paragraph(text=language.say(star))


def _introduction(group: Sequence[Matter]) -> Iterator[Message]:
    """Count the targets of a milestone by how the year stands to them."""
    order = list(Outcome)
    ordered = sorted(group, key=lambda each: (each.apart, order.index(each.verdict.outcome)))
    counts = tuple(
        say("{count} {outcome}", count=count, outcome=name)
        for name, count in Counter(map(_name, ordered)).items()
    )
    yield say("Targets of this milestone: {count}; {outcomes}.", count=len(group), outcomes=counts)
    resting = [each for each in group if each.verdict.conditional]
    if resting:
        estimates = tuple(dict.fromkeys(one for each in resting for one in each.estimates))
        yield say(
            "Of these, {targets} hold {condition}.",
            targets=tuple(each.verdict.target.id for each in resting),
            condition=condition(group[0], estimates),
        )


def _name(matter: Matter) -> Message:
    verdict = matter.verdict
    compared = comparison(matter, verdict.outcome) if matter.one else None
    return compared or words.outcome_word(verdict.outcome, verdict.phase)


def _table(group: Sequence[Matter], table: Section) -> Table:
    language = group[0].language
    plan = group[0].dossier.assessment.plan
    labels = (*_WHAT, level_label(plan), say("Count/total"), value_label(plan), *_HOW)
    return Table(
        header=tuple(language.say(label) for label in labels),
        rows=tuple(_rows(group, table)),
        widths=_WIDTHS,
        centred=_CENTRED,
    )


def _rows(group: Sequence[Matter], table: Section) -> Iterator[tuple[str, ...]]:
    """Give the rows of each target: its own, then one for each measure that is listed below it."""
    targets = by_target(table.rows)
    for matter, (own, *below) in zip(group, targets, strict=True):
        yield _cells(own, matter, matter.verdict)
        judged = {each.measure: each for each in matter.verdict.measures}
        for row in below:
            yield _cells(row, matter, judged.get(row.measure))


def _cells(row: Row, matter: Matter, of: Verdict | MeasureVerdict | None) -> tuple[str, ...]:
    """Give the cells of a row; a unit, which no target binds, is compared."""
    value = "\n".join(filter(None, (row.value, row.bounds)))
    compared = comparison(matter, of.outcome) if matter.one and of else None
    verdict = row.verdict
    if of and compared:
        verdict = matter.language.say(compared) + ("*" if of.conditional else "")
    short = "" if matter.apart else row.shortfall
    return row.target, row.title, row.level, _within(row.counts), value, short, verdict


def _within(counts: str) -> str:
    """Break a count over its whole at the stroke where the column is too narrow for both."""
    return counts.replace("/", "/\n") if len(counts) > _LONGEST_COUNTS else counts
