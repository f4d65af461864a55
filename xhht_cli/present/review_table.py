"""Review table: each target with its figures, and what is to be said of it underneath."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from xhht_cli.messages import say
from xhht_cli.present.formats import as_markdown, escaped
from xhht_cli.present.language import Language
from xhht_cli.present.levels import level_label
from xhht_cli.present.notes import NOTHING
from xhht_cli.present.review_words import ReviewRow, ReviewSection, review_sections, review_title
from xhht_cli.present.target_table import STYLES
from xhht_cli.present.terminal import listed
from xhht_cli.rollup import Rollup

_BEFORE = (say("ID"), say("Indicator"), say("Start"), say("Now"))
_TITLE, _RIGHT = 1, (2, 3)
"""The column that takes the room the others leave, and those of figures."""
_MOST_VERDICT = 18
_INDENT = (0, 0, 0, 4)


def review_table(rollup: Rollup, language: Language) -> tuple[RenderableType, ...]:
    """Lay out the review of the last year of a roll-up."""
    title, facts = review_title(rollup, language)
    found = review_sections(rollup, language)
    blocks = list(_blocks(found, rollup, language)) if found else [Styled(language.say(NOTHING))]
    return (Styled(title, style="bold"), Styled(facts), Styled(), *blocks)


def _header(rollup: Rollup, language: Language) -> tuple[str, ...]:
    labels = (*_BEFORE, level_label(rollup.plan), say("Verdict"))
    return tuple(language.say(label) for label in labels)


def _blocks(
    sections: tuple[ReviewSection, ...], rollup: Rollup, language: Language
) -> Iterator[RenderableType]:
    header = _header(rollup, language)
    widths = _widths([header, *(_cells(row) for section in sections for row in section.rows)])
    yield _grid([Styled(label, style="bold") for label in header], widths)
    for section in sections:
        yield Styled(section.heading, style="bold")
        for row in section.rows:
            cells = [Styled(text) for text in _cells(row)]
            cells[-1].stylize(STYLES[row.tone])
            yield _grid(cells, widths)
            yield from (Padding(listed(sentence), _INDENT) for sentence in row.sentences)
        yield Styled()


def _cells(row: ReviewRow) -> tuple[str, ...]:
    return row.target, row.title, row.start, row.now, row.level, row.verdict


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Give every column but that of the title what it needs, the verdict not too much."""
    widths = [max(cell_len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [*widths[:-1], min(widths[-1], _MOST_VERDICT)]


def _grid(cells: Sequence[Styled], widths: Sequence[int]) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0), pad_edge=False, expand=True)
    for place, width in enumerate(widths):
        if place == _TITLE:
            table.add_column(ratio=1, overflow="fold")
        else:
            justify: JustifyMethod = "right" if place in _RIGHT else "left"
            table.add_column(width=width, justify=justify, overflow="fold")
    table.add_row(*cells)
    return table


def review_markdown(rollup: Rollup, language: Language) -> str:
    """Write the review of the last year of a roll-up in Markdown."""
    title, facts = review_title(rollup, language)
    header = _header(rollup, language)
    blocks = [f"# {escaped(title)}\n", f"{escaped(facts)}\n"]
    for section in review_sections(rollup, language):
        items = (
            f"- {escaped(f'{row.target}: {sentence}')}\n"
            for row in section.rows
            for sentence in row.sentences
        )
        table = as_markdown(header, map(_cells, section.rows))
        blocks.append(f"## {escaped(section.heading)}\n\n{table}")
        blocks.append("".join(items))
    return "\n".join(filter(None, blocks))
