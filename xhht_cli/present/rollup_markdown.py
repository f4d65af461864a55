"""Roll-up in Markdown: tables that GitHub and most editors show."""

from collections.abc import Iterator, Sequence

from xhht_cli.messages import say
from xhht_cli.present.formats import as_markdown, escaped
from xhht_cli.present.language import Language
from xhht_cli.present.rollup_lines import target_lines
from xhht_cli.present.rollup_notes import NOTHING, rollup_notes
from xhht_cli.present.rollup_words import YearRow, all_sections, title_lines
from xhht_cli.rollup import Rollup


def rollup_markdown(rollup: Rollup, language: Language) -> str:
    """Write a roll-up in Markdown: each indicator, or each unit against each target."""
    plan, facts = title_lines(rollup, language)
    blocks = list(_lines(rollup, language) if rollup.lines else _sections(rollup, language))
    notes = rollup_notes(rollup, language) if blocks else [language.say(NOTHING)]
    items = "".join(f"- {escaped(note)}\n" for note in notes)
    return "\n".join(
        [f"# {escaped(plan)}\n", f"{escaped(facts)}\n", *blocks, *filter(None, [items])]
    )


def _years(rollup: Rollup) -> list[str]:
    return [str(each.year) for each in rollup.years]


def _sections(rollup: Rollup, language: Language) -> Iterator[str]:
    header = ["", *_years(rollup), language.say(say("Course"))]
    for section in all_sections(rollup, language):
        rows = map(_cells, (*section.measures, *section.targets))
        yield f"## {escaped(section.title)}\n\n{as_markdown(header, rows)}"


def _cells(row: YearRow) -> Sequence[str]:
    return [row.name, *(mark.text for mark in row.marks), row.spark or row.note]


def _lines(rollup: Rollup, language: Language) -> Iterator[str]:
    header = [language.say(say("Unit")), *_years(rollup)]
    for target in target_lines(rollup, language):
        rows = ([name, *(mark.text for mark in marks)] for name, marks in target.rows)
        yield f"## {escaped(target.title)}\n\n{as_markdown(header, rows)}"
