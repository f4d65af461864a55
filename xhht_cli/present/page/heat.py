"""Heat map: every unit against every target, to be sorted and filtered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xhht_cli.assess import Result, UnitResults
from xhht_cli.dossier import Dossier
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan, Target, Unit
from xhht_cli.present.compliance import judged_targets, level
from xhht_cli.present.handbook.wording import measure_items
from xhht_cli.present.language import Language
from xhht_cli.present.matrix import mark_of
from xhht_cli.present.numbers import recorded, thresholds_of
from xhht_cli.present.territory import whole_row
from xhht_cli.present.words import Tone, verdict_words
from xhht_cli.verdicts import Outcome, Verdict


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
    """The district (``code`` is '') or a unit; ``note`` says if it has not reported."""

    code: str
    name: str
    kind: str
    kind_title: str
    note: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """The units that file one form, against the targets that concern one of them."""

    form: str
    title: str
    columns: tuple[HeatColumn, ...]
    whole: HeatRow
    rows: tuple[HeatRow, ...]


def heat_maps(dossier: Dossier, language: Language) -> tuple[HeatMap, ...]:
    """Give a map for each form that a unit of the year files; none for one unit alone."""
    plan = dossier.assessment.plan
    by_form: dict[str, list[UnitResults]] = {form.code: [] for form in plan.forms}
    for each in dossier.assessment.units:
        by_form[plan.form_by_kind[each.unit.kind]].append(each)
    found = (_map(form, each, dossier, language) for form, each in by_form.items() if each)
    return tuple(each for each in found if each.columns)


def kinds(maps: Sequence[HeatMap]) -> tuple[tuple[str, str], ...]:
    """Give the kinds of units in the maps, each once: id and title."""
    return tuple({row.kind: row.kind_title for each in maps for row in each.rows}.items())


def targets(maps: Sequence[HeatMap]) -> tuple[tuple[str, str], ...]:
    """Give the targets of the maps in their order, each once: id and title."""
    found = {column.target: column.title for each in maps for column in each.columns}
    return tuple(sorted(found.items()))


def _map(form: str, units: Sequence[UnitResults], dossier: Dossier, language: Language) -> HeatMap:
    assessment = dossier.assessment
    plan = assessment.plan
    concerned = {v.target.id for each in units for result in each.results for v in result.verdicts}
    shown = [(v, r) for v, r in judged_targets(assessment) if v.target.id in concerned]
    wanted = [verdict.target for verdict, _ in shown]
    titles = {kind.id: language.text(kind.title) for kind in plan.kinds}
    silent = {unit.code for unit in assessment.coverage.missing}
    missing = language.say(say("no return"))
    return HeatMap(
        form=form,
        title=language.text(plan.form_by_code[form].title),
        columns=tuple(
            HeatColumn(
                target=verdict.target.id,
                level=level(verdict.target, language),
                title=language.text(result.values.indicator.title),
            )
            for verdict, result in shown
        ),
        whole=HeatRow(
            code="",
            name=language.say(whole_row(plan, assessment.upper, assessment.year)),
            kind="",
            kind_title="",
            note="",
            cells=_cells(None, assessment.results, wanted, plan, language),
        ),
        rows=tuple(
            HeatRow(
                code=each.unit.code,
                name=each.unit.name,
                kind=each.unit.kind,
                kind_title=titles[each.unit.kind],
                note=missing if each.unit.code in silent else "",
                cells=_cells(each.unit, each.results, wanted, plan, language),
            )
            for each in units
        ),
    )


def _cells(
    unit: Unit | None,
    results: Sequence[Result],
    wanted: Sequence[Target],
    plan: Plan,
    language: Language,
) -> tuple[HeatCell, ...]:
    found: Mapping[str, Verdict] = {v.target.id: v for each in results for v in each.verdicts}
    return tuple(
        _cell(found[target.id], unit, plan, language)
        if target.id in found
        else HeatCell(target=target.id)
        for target in wanted
    )


def _cell(verdict: Verdict, unit: Unit | None, plan: Plan, language: Language) -> HeatCell:
    mark, own = mark_of(verdict, plan, language), verdict.deciding
    silent = verdict.outcome in (Outcome.NO_DATA, Outcome.NOT_APPLICABLE)
    value = recorded(own.value, thresholds_of(plan, verdict.target.indicator))
    return HeatCell(
        target=verdict.target.id,
        text=mark.text,
        word=verdict_words(verdict, language),
        outcome=verdict.outcome.value,
        tone=mark.tone,
        value="" if silent or value is None else str(value),
        item=_item(own.measure, unit, plan) if unit else "",
    )


def _item(measure: str, unit: Unit, plan: Plan) -> str:
    """Find the first item of a measure that the unit's form asks for."""
    found = next(m for each in plan.indicators for m in each.measures if m.id == measure)
    asked = plan.codes_of(unit)
    return next((code for code in measure_items(found) if code in asked), "")
