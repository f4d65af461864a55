"""Markdown: an assessment as tables that GitHub and most editors show."""

from collections.abc import Iterator, Sequence

from xhht_cli.assessment import Assessment
from xhht_cli.messages import say
from xhht_cli.present.compliance import Row, sections, title_lines
from xhht_cli.present.formats import as_markdown, escaped
from xhht_cli.present.language import Language
from xhht_cli.present.levels import level_label, value_label
from xhht_cli.present.matrix import Line, Matrix, legend_of, matrices
from xhht_cli.present.notes import NOTHING, compliance_notes, coverage_notes

_FIGURES = (say("ID"), say("Indicator"), say("Count/total"))
_STANDING = (say("Short by"), say("Verdict"), say("Reports"))


def compute_markdown(assessment: Assessment, language: Language) -> str:
    """Write an assessment in Markdown: its targets, or each unit against them."""
    plan, facts = title_lines(assessment, language)
    blocks = _units(assessment, language) if assessment.units else _targets(assessment, language)
    return "\n".join([f"# {escaped(plan)}\n", f"{escaped(facts)}\n", *filter(None, blocks)])


def _targets(assessment: Assessment, language: Language) -> Iterator[str]:
    plan = assessment.plan
    labels = (*_FIGURES, value_label(plan), level_label(plan), *_STANDING)
    header = [language.say(label) for label in labels]
    targets = sections(assessment, language)
    for section in targets:
        table = as_markdown(header, map(_cells, section.rows))
        yield f"## {escaped(section.heading)}\n\n{table}"
    yield _items([section.counts for section in targets] or [language.say(NOTHING)])
    yield _items(compliance_notes(assessment, language))


def _units(assessment: Assessment, language: Language) -> Iterator[str]:
    found = matrices(assessment, language)
    yield from (_matrix(matrix, language) for matrix in found)
    signs = legend_of(assessment, language)
    yield f"{escaped(signs if found else language.say(NOTHING))}\n"
    yield _items(coverage_notes(assessment, language))


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.target,
        row.title if row.target else f"– {row.title}",
        row.counts,
        _joined(row.value, row.bounds),
        row.level,
        _joined(row.shortfall, row.a_year and f"({row.a_year})"),
        _joined(row.verdict, row.provisional, row.pace and f"– {row.pace}"),
        row.reported,
    )


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _items(notes: Sequence[str]) -> str:
    return "".join(f"- {escaped(note)}\n" for note in notes)


def _matrix(matrix: Matrix, language: Language) -> str:
    heading = language.say(matrix.heading)
    columns = (f"{target} ({level})" for target, level in matrix.columns)
    header = [language.say(say("Unit")), *columns]
    blank = [""] * len(matrix.columns)
    rows = [_line(matrix.district)]
    for kind, lines in matrix.kinds:
        rows += [[kind, *blank], *map(_line, lines)]
    return f"## {escaped(heading)}\n\n{as_markdown(header, rows)}"


def _line(line: Line) -> list[str]:
    name = f"{line.name} ({line.note})" if line.note else line.name
    return [name, *(mark.text for mark in line.marks)]
