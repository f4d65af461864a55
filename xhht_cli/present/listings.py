"""Listings: the targets of a plan, in four formats."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Styled

from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Plan, Target
from xhht_cli.plan.targets import PER_CENT
from xhht_cli.present.amounts import level, unit_of
from xhht_cli.present.formats import as_csv, as_json, as_markdown, escaped
from xhht_cli.present.handbook.wording import change_words, levels_words
from xhht_cli.present.language import Language
from xhht_cli.present.numbers import plain

PLAN_SCHEMA = "xhht/plan/1"

TARGET_COLUMNS = (
    *("id", "indicator", "title", "first_year", "year", "floor", "aim", "clause", "quote"),
    *("reading", "orientation", "ceiling", "per", "expected", "levels", "changes"),
)
"""Of a target's record, in JSON and CSV; ``year`` is the last it is due in."""


def _milestones(plan: Plan) -> list[tuple[Message, list[Target]]]:
    """Group the targets by the year they are due in, those set anew each year last."""
    years = sorted({target.last_year for target in plan.targets if not target.yearly})
    groups = [
        (
            say("To the end of {year}", year=str(year)),
            [each for each in plan.targets if not each.yearly and each.last_year == year],
        )
        for year in years
    ]
    yearly = [target for target in plan.targets if target.yearly]
    return [*groups, (say("Each year"), yearly)] if yearly else groups


def _aim(target: Target, language: Language) -> str:
    """Write floor and aim: ≥ 65–70 %."""
    return level(target, language) + (
        unit_of(PER_CENT, language) if target.per == PER_CENT and target.limits else ""
    )


def plan_table(plan: Plan, language: Language) -> tuple[RenderableType, ...]:
    """Lay out a plan's targets for a terminal, by milestone: id, title, figure, clause, words."""
    title = Styled(language.text(plan.title), style="bold")
    source = Styled(language.text(plan.source), style="dim")
    blocks = [_milestone(heading, group, plan, language) for heading, group in _milestones(plan)]
    return (title, source, *blocks, *_directions(plan, language))


def _directions(plan: Plan, language: Language) -> Iterator[RenderableType]:
    """Lay out the directions without a figure likewise, if there are any."""
    table = _grid()
    for trend in plan.trends:
        words = Styled(language.text(trend.title))
        words.append(f"\n“{trend.quote}”", style="dim italic")
        table.add_row(Styled(""), Styled(""), Styled(trend.clause), words)
    if plan.trends:
        yield Group(Styled(f"\n{language.say(_DIRECTIONS)}", style="bold cyan"), table)


_DIRECTIONS = say("Directions without a figure (shown, never judged)")


def _grid() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, min_width=10)
    table.add_column(no_wrap=True, min_width=5)
    table.add_column(ratio=1)
    return table


def _besides(target: Target, plan: Plan, language: Language) -> tuple[str, ...]:
    """Say what later documents made of a target, and which levels it binds if not all."""
    changes = tuple(change_words(change, target) for change in target.changes)
    return tuple(language.say(words) for words in (*changes, *levels_words(target, plan)))


def _milestone(
    heading: Message, targets: Sequence[Target], plan: Plan, language: Language
) -> RenderableType:
    table = _grid()
    for target in targets:
        words = Styled(language.text(plan.indicator_by_id[target.indicator].title))
        words.append(f"\n“{target.quote}”", style="dim italic")
        for said in _besides(target, plan, language):
            words.append(f"\n→ {said}")
        cells = (target.id, _aim(target, language), target.clause)
        table.add_row(*map(Styled, cells), words)
    return Group(Styled(f"\n{language.say(heading)}", style="bold cyan"), table)


def plan_json(plan: Plan, language: Language) -> str:
    """Write a plan's targets as JSON (``xhht/plan/1``)."""
    head = {
        "schema": PLAN_SCHEMA,
        "plan": plan.id,
        "title": language.text(plan.title),
        "source": language.text(plan.source),
    }
    targets = [_target_record(target, plan, language) for target in plan.targets]
    trends = [
        {
            "id": each.measure.id,
            "title": language.text(each.title),
            "clause": each.clause,
            "quote": each.quote,
        }
        for each in plan.trends
    ]
    return as_json(head | {"targets": targets, "trends": trends})


def _target_record(target: Target, plan: Plan, language: Language) -> dict[str, object]:
    return {
        "id": target.id,
        "indicator": target.indicator,
        "title": language.text(plan.indicator_by_id[target.indicator].title),
        "first_year": target.first_year,
        "year": target.last_year,
        "floor": plain(target.floor),
        "aim": plain(target.aim),
        "ceiling": plain(target.ceiling),
        "per": target.per,
        "expected": None if target.expected is None else language.text(target.expected),
        "clause": target.clause,
        "quote": target.quote,
        "reading": None if target.reading is None else language.text(target.reading),
        "orientation": target.orientation,
        "levels": list(target.levels),
        "changes": [
            {
                "from": each.first_year,
                "basis": each.basis,
                "year": each.last_year,
                "floor": plain(each.floor),
                "ceiling": plain(each.ceiling),
                "aim": plain(each.aim),
                "clause": each.clause,
                "quote": each.quote,
            }
            for each in target.changes
        ],
    }


def plan_csv(plan: Plan, language: Language) -> str:
    """Write a plan's targets as CSV, one row each."""
    said = {
        target.id: "; ".join(language.say(change_words(each, target)) for each in target.changes)
        for target in plan.targets
    }
    records = (_target_record(target, plan, language) for target in plan.targets)
    rows = (
        flat(record | {"changes": said[str(record["id"])]}, TARGET_COLUMNS) for record in records
    )
    return as_csv(TARGET_COLUMNS, rows)


def flat(record: dict[str, object], columns: Sequence[str]) -> list[object]:
    """Make a row of CSV of a record."""
    return [_cell(record[name]) for name in columns]


def _cell(value: object) -> object:
    """Write yes and no as JSON does, and a list with spaces."""
    match value:
        case bool():
            return str(value).lower()
        case list():
            return " ".join(map(str, value))
        case _:
            return value


def plan_markdown(plan: Plan, language: Language) -> str:
    """Write a plan's targets in Markdown, a table for each milestone."""
    labels = (say("Target"), say("Indicator"), say("Figure"), say("Clause"), say("Words"))
    header = [language.say(label) for label in labels]
    blocks = [f"# {escaped(language.text(plan.title))}\n\n{escaped(language.text(plan.source))}\n"]
    for heading, targets in _milestones(plan):
        rows = [
            (
                target.id,
                language.text(plan.indicator_by_id[target.indicator].title),
                _aim(target, language),
                target.clause,
                " → ".join((f"“{target.quote}”", *_besides(target, plan, language))),
            )
            for target in targets
        ]
        blocks.append(f"## {escaped(language.say(heading))}\n\n{as_markdown(header, rows)}")
    if plan.trends:
        told = [(language.text(e.title), e.clause, f"“{e.quote}”") for e in plan.trends]
        names = [header[1], *header[3:]]
        blocks.append(f"## {escaped(language.say(_DIRECTIONS))}\n\n{as_markdown(names, told)}")
    return "\n".join(blocks)
