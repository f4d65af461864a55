"""Difference tables: what changed for people, on the terminal and in Markdown."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text as Styled

from xhht_cli.changes import ChangedCell, ChangedReturn, ReturnChange
from xhht_cli.diff import Difference
from xhht_cli.indicators import Ratio
from xhht_cli.messages import Message, say
from xhht_cli.present.amounts import amount, counts, span
from xhht_cli.present.compliance import UNKNOWN
from xhht_cli.present.formats import as_markdown, escaped, printable
from xhht_cli.present.language import Language
from xhht_cli.present.numbers import thresholds_of
from xhht_cli.present.words import verdict_words
from xhht_cli.provenance import Written

CHANGES = {
    ReturnChange.NEW: say("new"),
    ReturnChange.GONE: say("gone"),
    ReturnChange.REPLACED: say("replaced"),
    ReturnChange.RESAVED: say("saved again, every value the same"),
}
NOTHING = say("Nothing changed.")


Table = tuple[Message, tuple[Message, ...], list[tuple[str, ...]]]
"""A heading, the headers of its columns, and rows of text."""


def diff_table(difference: Difference, language: Language) -> tuple[RenderableType, ...]:
    """Lay out a difference: the verdicts, the figures, the returns, and the cells."""
    blocks: list[RenderableType] = [Styled(language.say(heading(difference)), style="bold")]
    blocks += [Styled(language.say(remark)) for remark in _remarks(difference)]
    for title, header, rows in tables(difference, language):
        blocks += [Styled(f"\n{language.say(title)}", style="bold"), _grid(header, rows, language)]
    return tuple(blocks)


def _grid(
    header: Sequence[Message], rows: Sequence[Sequence[str]], language: Language
) -> RenderableType:
    grid = Grid(box=None, pad_edge=False, header_style="dim")
    for label in header:
        grid.add_column(Styled(language.say(label)), overflow="fold")
    for row in rows:
        grid.add_row(*(Styled(printable(text)) for text in row))
    return grid


def diff_markdown(difference: Difference, language: Language) -> str:
    """Write a difference in Markdown: the verdicts, the figures, the returns, and the cells."""
    blocks = [f"# {escaped(language.say(heading(difference)))}\n"]
    blocks += [f"{escaped(language.say(remark))}\n" for remark in _remarks(difference)]
    for title, header, rows in tables(difference, language):
        names = [language.say(label) for label in header]
        blocks.append(f"## {escaped(language.say(title))}\n\n{as_markdown(names, rows)}")
    return "\n".join(blocks)


def _remarks(difference: Difference) -> Iterator[Message]:
    yield from left_out(difference)
    if not difference.changed:
        yield NOTHING


def left_out(difference: Difference) -> Iterator[Message]:
    """Say which other years are not compared, if there are any."""
    if difference.left_out:
        yield say(
            "Left out, because only one of the two has returns of it: {years}.",
            years=tuple(map(str, difference.left_out)),
        )
    if difference.elsewhere:
        yield say(
            "Cells of other years changed too: {years}. Compare each with --year.",
            years=tuple(map(str, difference.elsewhere)),
        )


def heading(difference: Difference) -> Message:
    """Say which year is compared."""
    return say("What changed for {year}", year=str(difference.year))


def tables(difference: Difference, language: Language) -> list[Table]:
    """Give what differs as tables, those with nothing in them left out."""
    was, now = say("Before"), say("Now")
    found: list[Table] = [
        (
            say("Verdicts"),
            (say("ID"), say("Indicator"), was, now, say("Because of")),
            list(_verdict_texts(difference, language)),
        ),
        (
            say("Figures"),
            (say("Measure"), was, now, say("Because of")),
            list(_measure_texts(difference, language)),
        ),
        (
            say("Returns"),
            (say("Unit"), say("Year"), say("Change"), was, now),
            [_return_texts(each, difference, language) for each in difference.returns],
        ),
        (
            say("Cells of replaced returns"),
            (say("Unit"), say("Year"), say("Item"), was, now),
            list(_cell_texts(difference, language)),
        ),
    ]
    return [table for table in found if table[2]]


def _measure_texts(difference: Difference, language: Language) -> Iterator[tuple[str, ...]]:
    for each in difference.indicators:
        limits = thresholds_of(difference.plan, each.indicator.id)
        for found in each.measures:
            sides = (_ratio_text(ratio, limits, language) for ratio in (found.old, found.new))
            yield (
                f"{language.text(found.measure.title)} ({found.measure.id})",
                *sides,
                _because(found.cells, difference),
            )


def _because(cells: Sequence[ChangedCell], difference: Difference) -> str:
    """Name the cells that changed something, by unit: 07075: 401, 403."""
    items: dict[tuple[int, str], list[str]] = {}
    for cell in cells:
        items.setdefault((cell.year, cell.unit), []).append(cell.item)
    return "; ".join(
        f"{unit}{f' ({year})' if year != difference.year else ''}: {', '.join(codes)}"
        for (year, unit), codes in items.items()
    )


def _ratio_text(ratio: Ratio, limits: Sequence[Decimal], language: Language) -> str:
    per = ratio.measure.per
    if ratio.value is None:
        value = UNKNOWN
    else:
        shown = amount(ratio.value, limits, per, language)
        value = shown if per is None else f"{counts(ratio, language)} = {shown}"
    if all(part.known for part in ratio.parts):
        return value
    return f"{value} {span(ratio, limits, language)}".rstrip()


def _verdict_texts(difference: Difference, language: Language) -> Iterator[tuple[str, ...]]:
    for each in difference.indicators:
        for found in each.verdicts:
            sides = (verdict_words(verdict, language) for verdict in (found.old, found.new))
            title, cause = language.text(each.indicator.title), _because(found.cells, difference)
            yield found.new.target.id, title, *sides, cause


def _return_texts(
    each: ChangedReturn, difference: Difference, language: Language
) -> tuple[str, ...]:
    files = (f"{side.file} [{side.sheet}]" if side else UNKNOWN for side in (each.old, each.new))
    change = language.say(CHANGES[each.change])
    return _unit(each.unit, each.year, difference), str(each.year), change, *files


def _cell_texts(difference: Difference, language: Language) -> Iterator[tuple[str, ...]]:
    """Give the cells of replaced returns; those of a new one, or one that is gone, go without."""
    replaced = {
        (each.year, each.unit)
        for each in difference.returns
        if each.change is ReturnChange.REPLACED
    }
    for each in difference.cells:
        if (each.year, each.unit) in replaced:
            sides = (_cell_text(side, language) for side in (each.old, each.new))
            yield _unit(each.unit, each.year, difference), str(each.year), each.item, *sides


def _cell_text(cell: Written | None, language: Language) -> str:
    """Write a value with its place; what is written stands beside one that is not known."""
    if cell is None:
        return UNKNOWN
    known = cell.value is not None
    value = language.number(cell.value or 0) if known else f"{UNKNOWN} “{cell.raw}”"
    return f"{value} ({cell.place.file} {cell.place.sheet}!{cell.place.cell})"


def _unit(code: str, year: int, difference: Difference) -> str:
    return f"{code} {difference.plan.units_in(year)[code].name}"
