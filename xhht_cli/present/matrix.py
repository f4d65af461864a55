"""Matrix: every unit against every target, as marks, before any format lays it out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xhht_cli.assess import Assessment, Result, UnitResults
from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Plan
from xhht_cli.present.compliance import UNKNOWN, level
from xhht_cli.present.language import Language
from xhht_cli.present.numbers import printed, thresholds_of
from xhht_cli.present.territory import whole_row
from xhht_cli.present.words import Tone, milestone_of, tone_of
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
    """The units that file one form, or stand above them, by kind, against what concerns them.

    ``columns`` are ids and levels of targets; ``district`` is the row above all others.
    """

    heading: Message
    columns: tuple[tuple[str, str], ...]
    district: Line
    kinds: tuple[tuple[str, tuple[Line, ...]], ...]


def matrices(assessment: Assessment, language: Language) -> tuple[Matrix, ...]:
    """Give one matrix for the units above others, then one for each form that a unit files."""
    plan, forms = assessment.plan, assessment.plan.form_by_kind
    by_form: dict[str | None, list[UnitResults]] = {None: []}
    by_form |= {form.code: [] for form in plan.forms}
    for each in assessment.units:
        by_form[forms.get(each.unit.kind)].append(each)
    found = (
        _matrix(_heading(form), units, assessment, language)
        for form, units in by_form.items()
        if units
    )
    return tuple(matrix for matrix in found if matrix.columns)


def _heading(form: str | None) -> Message:
    if form is None:
        return say("Units one level below")
    return say("Units that file form {form}", form=form)


def has_levels(assessment: Assessment) -> bool:
    """Say whether some of the units shown stand above those that file."""
    forms = assessment.plan.form_by_kind
    return any(each.unit.kind not in forms for each in assessment.units)


def legend(language: Language, *, levels: bool = False) -> str:
    """Explain the marks; ``levels`` says that units stand above those that file."""
    if levels:
        return language.say(
            say(
                "Each unit with all below it, against the plan's levels: ✓ reached, ✗ below, "
                "? undetermined, – no data, n/a nothing to count; an empty cell: the target does "
                "not bind the unit."
            )
        )
    return language.say(
        say(
            "Each unit by itself, against the district's levels: ✓ reached, ✗ below, "
            "? undetermined, – no data, n/a nothing to count, * by estimate; an empty cell is not "
            "the unit's."
        )
    )


def _matrix(
    heading: Message, units: Sequence[UnitResults], assessment: Assessment, language: Language
) -> Matrix:
    plan = assessment.plan
    concerned = {v.target.id for each in units for result in each.results for v in result.verdicts}
    targets = sorted((t for t in plan.targets if t.id in concerned), key=milestone_of)
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
        heading=heading,
        columns=tuple((target.id, level(target, language)) for target in targets),
        district=Line(
            name=language.say(whole_row(plan, assessment.upper, assessment.year)),
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
