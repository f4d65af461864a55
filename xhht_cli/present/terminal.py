"""Terminal: an assessment laid out for the screen, block by block."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Styled

from xhht_cli.assessment import Assessment
from xhht_cli.present.compliance import sections, title_lines
from xhht_cli.present.language import Language
from xhht_cli.present.levels import level_label, value_label
from xhht_cli.present.matrix import legend_of, matrices
from xhht_cli.present.matrix_table import MatrixTable
from xhht_cli.present.notes import NOTHING, compliance_notes, coverage_notes
from xhht_cli.present.target_table import TargetTable


def compute_table(assessment: Assessment, language: Language) -> tuple[RenderableType, ...]:
    """Lay out an assessment: its targets, or each unit against them where units were asked for.

    The blocks take the width of the console that prints them.
    """
    plan, facts = title_lines(assessment, language)
    blocks = _units(assessment, language) if assessment.units else _targets(assessment, language)
    return (Styled(plan, style="bold"), Styled(facts), Styled(), *blocks)


def _targets(assessment: Assessment, language: Language) -> Iterator[RenderableType]:
    targets = sections(assessment, language)
    if targets:
        labels = value_label(assessment.plan), level_label(assessment.plan)
        yield TargetTable(sections=targets, labels=labels, language=language)
        yield from (Styled(section.counts) for section in targets)
    else:
        yield Styled(language.say(NOTHING))
    yield Styled()
    yield from map(listed, compliance_notes(assessment, language))


def _units(assessment: Assessment, language: Language) -> Iterator[RenderableType]:
    found = matrices(assessment, language)
    yield from (MatrixTable(matrix=matrix, language=language) for matrix in found)
    signs = legend_of(assessment, language)
    yield Styled(signs if found else language.say(NOTHING))
    yield Styled()
    yield from map(listed, coverage_notes(assessment, language))


def listed(note: str) -> RenderableType:
    """Lay out a note as an item of a list, its further lines set in."""
    sign, _, rest = note.partition(" ")
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(*map(Styled, (sign, rest) if sign == "*" else ("-", note)))
    return grid
