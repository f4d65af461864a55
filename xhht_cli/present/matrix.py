"""Matrix: every unit against every target, as marks, before any format lays it out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xhht_cli.assessment import Assessment, Result, UnitResults
from xhht_cli.measure_verdicts import Outcome
from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Plan, Target, Unit
from xhht_cli.present.amounts import bare
from xhht_cli.present.compliance import UNKNOWN
from xhht_cli.present.language import Language
from xhht_cli.present.levels import asked, only_floors
from xhht_cli.present.numbers import thresholds_of
from xhht_cli.present.territory import owner_of, whole_row
from xhht_cli.present.words import Tone, milestone_of, tone_of
from xhht_cli.verdicts import Verdict

MARKS = {Outcome.MET: "✓", Outcome.NOT_MET: "✗", Outcome.UNDETERMINED: "?"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A cell: the value with a mark beside it; '' where the unit has no part in the target.

    ``judged`` is false of a value that is not held against a level.
    """

    text: str = ""
    tone: Tone = Tone.SILENT
    judged: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row: the district (``unit`` is None) or a unit; a mark per column.

    ``note`` says if a unit has not reported, or how many below it have. ``verdicts`` are what the
    marks are of, None where the unit has no part in the target.
    """

    unit: Unit | None
    name: str
    note: str
    marks: tuple[Mark, ...]
    verdicts: tuple[Verdict | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The units that file one form, or stand above them, by kind, against what concerns them.

    ``form`` is None for those that stand above others. ``columns`` are ids and levels of targets;
    ``district`` is the row above all others.
    """

    form: str | None
    heading: Message
    columns: tuple[tuple[str, str], ...]
    district: Line
    kinds: tuple[tuple[str, tuple[Line, ...]], ...]


def matrices(assessment: Assessment, language: Language) -> tuple[Matrix, ...]:
    """Give one matrix for the units above others, then one for each form that a unit files."""
    plan, forms = assessment.plan, assessment.plan.form_by_kind
    by_form: dict[str | None, list[UnitResults]] = {None: []}
    by_form |= {form.code: [] for form in plan.forms}
    for each in (*assessment.below, *assessment.units):
        by_form[forms.get(each.unit.kind)].append(each)
    found = (_matrix(form, units, assessment, language) for form, units in by_form.items() if units)
    return tuple(matrix for matrix in found if matrix.columns)


def _heading(form: str | None) -> Message:
    if form is None:
        return say("Units one level below")
    return say("Units that file form {form}", form=form)


def legend_of(assessment: Assessment, language: Language) -> str:
    """Explain the marks of the units shown: those that file, those that stand above, or both."""
    forms = assessment.plan.form_by_kind
    shown = (*assessment.below, *assessment.units)
    filing = [each.unit.kind in forms for each in shown]
    return legend(assessment.plan, language, levels=not all(filing), filing=any(filing))


def legend(plan: Plan, language: Language, *, levels: bool = False, filing: bool = True) -> str:
    """Explain the marks; ``levels`` says that units stand above those that file (``filing``)."""
    return " ".join(language.say(said) for said in _legend(plan, levels=levels, filing=filing))


def _legend(plan: Plan, *, levels: bool, filing: bool) -> Iterator[Message]:
    if levels:
        yield _signs(plan, levels=True)
    if filing:
        yield _signs(plan, levels=False)
    if not only_floors(plan):
        yield say("Of a level that must not be exceeded, ✗ is above it.")
    if any(target.per is None for target in plan.targets):
        yield say("A count without a sign: its level is for all units together.")
    if any(target.standard is None for target in plan.targets):
        yield say("A value without a sign: no level has been set yet.")


def _signs(plan: Plan, *, levels: bool) -> Message:
    if levels:
        return say(
            "Each unit with all below it, against the plan's levels: ✓ reached, ✗ below, "
            "? undetermined, – no data, n/a nothing to count; an empty cell: the target does "
            "not bind the unit."
        )
    return say(
        "Each unit by itself, against {owner}'s levels: ✓ reached, ✗ below, "
        "? undetermined, – no data, n/a nothing to count, * by estimate; an empty cell is not "
        "the unit's.",
        owner=owner_of(plan),
    )


def _matrix(
    form: str | None, units: Sequence[UnitResults], assessment: Assessment, language: Language
) -> Matrix:
    plan = assessment.plan
    concerned = {v.target.id for each in units for result in each.results for v in result.verdicts}
    targets = [t.at(assessment.year) for t in plan.targets if t.id in concerned]
    targets.sort(key=milestone_of)
    kinds = (
        (
            language.text(kind.title),
            tuple(
                _line(each, targets, assessment, language)
                for each in units
                if each.unit.kind == kind.id
            ),
        )
        for kind in plan.kinds
    )
    return Matrix(
        form=form,
        heading=_heading(form),
        columns=tuple((target.id, asked(target, plan, language)) for target in targets),
        district=_district(targets, assessment, language),
        kinds=tuple((title, lines) for title, lines in kinds if lines),
    )


def _district(targets: Sequence[Target], assessment: Assessment, language: Language) -> Line:
    verdicts = tuple(_verdicts(assessment.results, targets))
    return Line(
        unit=None,
        name=language.say(whole_row(assessment.plan, assessment.upper, assessment.year)),
        note="",
        marks=tuple(mark_of(each, assessment.plan, language) for each in verdicts),
        verdicts=verdicts,
    )


def _line(
    each: UnitResults, targets: Sequence[Target], assessment: Assessment, language: Language
) -> Line:
    plan, verdicts = assessment.plan, tuple(_verdicts(each.results, targets))
    missing = {unit.code for unit in assessment.coverage.missing}
    return Line(
        unit=each.unit,
        name=each.unit.name,
        note=_note(each, missing=each.unit.code in missing, language=language),
        marks=tuple(mark_of(verdict, plan, language) for verdict in verdicts),
        verdicts=verdicts,
    )


def _note(each: UnitResults, *, missing: bool, language: Language) -> str:
    """Say that a unit has not reported, or how many returns below an upper one are usable."""
    if each.returns is not None:
        usable, expected = each.returns
        return language.say(say("returns {usable}/{expected}", usable=usable, expected=expected))
    return language.say(say("no return")) if missing else ""


def _verdicts(results: Sequence[Result], targets: Sequence[Target]) -> Iterator[Verdict | None]:
    found: Mapping[str, Verdict] = {v.target.id: v for each in results for v in each.verdicts}
    for target in targets:
        yield found.get(target.id)


def mark_of(verdict: Verdict | None, plan: Plan, language: Language) -> Mark:
    """Mark how a verdict stands: the value of the measure that decides, and a sign."""
    if verdict is None:
        return Mark()
    tone = tone_of(verdict.outcome, verdict.phase)
    star = "*" if verdict.conditional else ""
    if verdict.outcome is Outcome.NOT_APPLICABLE:
        return Mark(text=language.say(say("n/a")) + star, tone=tone)
    value, target = verdict.deciding.value, verdict.target
    if verdict.outcome is Outcome.NO_DATA:
        return Mark(text=UNKNOWN, tone=tone)
    limits = thresholds_of(plan, target.indicator)
    shown = "" if value is None else bare(value, limits, target.per, language)
    text = (shown + MARKS.get(verdict.outcome, "") + star) or UNKNOWN
    return Mark(text=text, tone=tone, judged=not target.asks_nothing)
