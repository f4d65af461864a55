"""Heat map: every unit against every target, to be sorted and filtered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xhht_cli.assessment import Assessment
from xhht_cli.dossier import Dossier
from xhht_cli.measure_verdicts import Outcome
from xhht_cli.plan.formulas import measure_items
from xhht_cli.plan.model import Plan, Unit
from xhht_cli.present.language import Language
from xhht_cli.present.matrix import Line, Mark, Matrix, matrices
from xhht_cli.present.numbers import recorded, thresholds_of
from xhht_cli.present.words import Tone, verdict_words
from xhht_cli.verdicts import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatColumn:
    """A target as a column."""

    target: str
    level: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """A unit against a target; all '' where the unit has no part in it.

    ``value`` is what the column is sorted by, ``item`` the item whose cell it leads to.
    """

    target: str
    text: str = ""
    word: str = ""
    outcome: str = ""
    tone: Tone = Tone.SILENT
    value: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatRow:
    """The district (``code`` is '') or a unit; ``note`` says if it has not reported.

    ``files`` says that it is one that files, so that its return can be found on the page.
    """

    code: str
    name: str
    kind: str
    kind_title: str
    note: str
    files: bool
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """The units that file one form, or stand above them, against the targets of one of them."""

    title: str
    columns: tuple[HeatColumn, ...]
    whole: HeatRow
    rows: tuple[HeatRow, ...]


def heat_maps(dossier: Dossier, language: Language) -> tuple[HeatMap, ...]:
    """Give a map for each matrix of the year; none for one unit alone."""
    found = matrices(dossier.assessment, language)
    return tuple(_map(matrix, dossier, language) for matrix in found)


def kinds(maps: Sequence[HeatMap]) -> tuple[tuple[str, str], ...]:
    """Give the kinds of units in the maps, each once: id and title."""
    return tuple({row.kind: row.kind_title for each in maps for row in each.rows}.items())


def targets(maps: Sequence[HeatMap]) -> tuple[tuple[str, str], ...]:
    """Give the targets of the maps as their columns have them, each once: id and title."""
    return tuple({c.target: c.title for each in maps for c in each.columns}.items())


def _map(matrix: Matrix, dossier: Dossier, language: Language) -> HeatMap:
    plan = dossier.assessment.plan
    return HeatMap(
        title=_title(matrix, plan, language),
        columns=tuple(
            HeatColumn(target=target, level=level, title=_title_of(target, dossier, language))
            for target, level in matrix.columns
        ),
        whole=_row(matrix.district, matrix, "", plan, language),
        rows=tuple(
            _row(line, matrix, title, plan, language)
            for line, title in _in_order(matrix, dossier.assessment)
        ),
    )


def _in_order(matrix: Matrix, assessment: Assessment) -> Iterator[tuple[Line, str]]:
    """Give the lines in the order of the register, each with the title of its kind."""
    found = {line.unit: (line, title) for title, lines in matrix.kinds for line in lines}
    shown = (*assessment.below, *assessment.units)
    yield from (found[each.unit] for each in shown if each.unit in found)


def _title(matrix: Matrix, plan: Plan, language: Language) -> str:
    if matrix.form is None:
        return language.say(matrix.heading)
    return f"{language.text(plan.form_by_code[matrix.form].title)} ({matrix.form})"


def _title_of(target: str, dossier: Dossier, language: Language) -> str:
    plan, year = dossier.assessment.plan, dossier.assessment.year
    indicator = next(each.indicator for each in plan.targets if each.id == target)
    return language.text(plan.indicator_by_id[indicator].at(year).title)


def _row(line: Line, matrix: Matrix, kind: str, plan: Plan, language: Language) -> HeatRow:
    return HeatRow(
        code=line.unit.code if line.unit else "",
        name=line.name,
        kind=line.unit.kind if line.unit else "",
        kind_title=kind,
        note=line.note,
        files=matrix.form is not None,
        cells=tuple(_cells(line, matrix, plan, language)),
    )


def _cells(line: Line, matrix: Matrix, plan: Plan, language: Language) -> Iterator[HeatCell]:
    shown = zip(matrix.columns, line.marks, line.verdicts, strict=True)
    for (target, _), mark, verdict in shown:
        if verdict is None:
            yield HeatCell(target=target)
        else:
            yield _cell(mark, verdict, line.unit, plan, language)


def _cell(
    mark: Mark, verdict: Verdict, unit: Unit | None, plan: Plan, language: Language
) -> HeatCell:
    """Give a cell; a value that is shown without a sign is not said to be judged either."""
    silent = verdict.outcome in (Outcome.NO_DATA, Outcome.NOT_APPLICABLE)
    value = recorded(verdict.deciding.value, thresholds_of(plan, verdict.target.indicator))
    return HeatCell(
        target=verdict.target.id,
        text=mark.text,
        word=verdict_words(verdict, language) if mark.judged else "",
        outcome=verdict.outcome.value if mark.judged else "",
        tone=mark.tone,
        value="" if silent or value is None else str(value),
        item=_item(verdict.deciding.measure, unit, plan) if unit else "",
    )


def _item(measure: str, unit: Unit, plan: Plan) -> str:
    """Find the first item of a measure that the unit's form asks for, if it files one."""
    found = next(m for each in plan.indicators for m in each.measures if m.id == measure)
    asked = plan.codes_of(unit) if unit.kind in plan.form_by_kind else frozenset()
    return next((code for code in measure_items(found) if code in asked), "")
