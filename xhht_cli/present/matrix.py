"""Matrix: every unit against every target, as marks, before any format lays it out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xhht_cli.assess import Assessment, Result, UnitResults
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan
from xhht_cli.present.compliance import UNKNOWN, judged_targets, level
from xhht_cli.present.language import Language
from xhht_cli.present.numbers import printed, thresholds_of
from xhht_cli.present.words import Tone, tone_of
from xhht_cli.verdicts import Outcome, Verdict

MARKS = {Outcome.MET: "✓", Outcome.NOT_MET: "✗", Outcome.UNDETERMINED: "?"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A cell: the value with a mark beside it; '' where the unit has no part in the target."""

    text: str = ""
    tone: Tone = Tone.SILENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row: the district or a unit (``note`` says if it has not reported); a mark per column."""

    name: str
    note: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The units that file one form, by kind, against the targets that concern them.

    ``columns`` are ids and levels of targets; ``district`` is the row above all others.
    """

    form: str
    columns: tuple[tuple[str, str], ...]
    district: Line
    kinds: tuple[tuple[str, tuple[Line, ...]], ...]


def matrices(assessment: Assessment, language: Language) -> tuple[Matrix, ...]:
    """Give one matrix for each form that a unit of the year files."""
    plan, forms = assessment.plan, assessment.plan.form_by_kind
    by_form: dict[str, list[UnitResults]] = {form.code: [] for form in plan.forms}
    for each in assessment.units:
        by_form[forms[each.unit.kind]].append(each)
    found = (_matrix(form, units, assessment, language) for form, units in by_form.items() if units)
    return tuple(matrix for matrix in found if matrix.columns)


def legend(language: Language) -> str:
    """Explain the marks."""
    return language.say(
        say(
            "Each unit by itself, against the district's levels: ✓ reached, ✗ below, "
            "? undetermined, – no data, n/a nothing to count, * by estimate; an empty cell is not "
            "the unit's."
        )
    )


def _matrix(
    form: str, units: Sequence[UnitResults], assessment: Assessment, language: Language
) -> Matrix:
    plan = assessment.plan
    concerned = {v.target.id for each in units for result in each.results for v in result.verdicts}
    targets = [v.target for v, _ in judged_targets(assessment) if v.target.id in concerned]
    ids = [target.id for target in targets]
    silent = {unit.code for unit in assessment.coverage.missing}
    missing = language.say(say("no return"))
    kinds = (
        (
            language.text(kind.title),
            tuple(
                Line(
                    name=each.unit.name,
                    note=missing if each.unit.code in silent else "",
                    marks=_marks(each.results, ids, plan, language),
                )
                for each in units
                if each.unit.kind == kind.id
            ),
        )
        for kind in plan.kinds
    )
    return Matrix(
        form=form,
        columns=tuple((target.id, level(target, language)) for target in targets),
        district=Line(
            name=language.say(say("Whole district")),
            note="",
            marks=_marks(assessment.results, ids, plan, language),
        ),
        kinds=tuple((title, lines) for title, lines in kinds if lines),
    )


def _marks(
    results: Sequence[Result], targets: Sequence[str], plan: Plan, language: Language
) -> tuple[Mark, ...]:
    found: Mapping[str, Verdict] = {v.target.id: v for each in results for v in each.verdicts}
    return tuple(
        mark_of(found[target], plan, language) if target in found else Mark() for target in targets
    )


def mark_of(verdict: Verdict, plan: Plan, language: Language) -> Mark:
    """Mark how a verdict stands: the value of the measure that decides, and a sign."""
    tone = tone_of(verdict.outcome, verdict.phase)
    if verdict.outcome is Outcome.NO_DATA:
        return Mark(text=UNKNOWN, tone=tone)
    star = "*" if verdict.conditional else ""
    if verdict.outcome is Outcome.NOT_APPLICABLE:
        return Mark(text=language.say(say("n/a")) + star, tone=tone)
    value, thresholds = verdict.deciding.value, thresholds_of(plan, verdict.target.indicator)
    shown = "" if value is None else language.decimal(printed(value, thresholds))
    return Mark(text=shown + MARKS[verdict.outcome] + star, tone=tone)
