"""Notes: what is said below a compliance table, where there is something to say."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from xhht_cli.assessment import Assessment, Result
from xhht_cli.dossier import Dossier
from xhht_cli.indicators import Ratio, Series
from xhht_cli.means import Mean
from xhht_cli.measure_verdicts import Outcome
from xhht_cli.messages import Message, say
from xhht_cli.parts import Estimate
from xhht_cli.plan.model import Plan, Standard, Unit
from xhht_cli.present.amounts import amount, limit
from xhht_cli.present.compliance import Judged, judged_targets
from xhht_cli.present.formats import printable
from xhht_cli.present.handbook.wording import standard_words
from xhht_cli.present.language import Language
from xhht_cli.present.levels import changed_by
from xhht_cli.present.naming import came_in_empty, named
from xhht_cli.present.numbers import thresholds_of
from xhht_cli.verdicts import Verdict

NOTHING = say("There is no target to show: none of those asked for concerns this unit and year.")


def compliance_notes(assessment: Assessment, language: Language) -> tuple[str, ...]:
    """Give the sentences below a table of targets, in the order in which they are needed."""
    found = (
        *_signs(assessment),
        *_changes(assessment),
        *_paces(assessment),
        *_means(assessment, language),
        *_decisive(assessment),
        *_coverage(assessment),
    )
    return tuple(language.say(message) for message in found)


def coverage_notes(assessment: Assessment, language: Language) -> tuple[str, ...]:
    """Say who has not reported, by form, and which files could not be used."""
    return tuple(language.say(message) for message in _coverage(assessment))


def mean_notes(assessment: Assessment, language: Language) -> tuple[str, ...]:
    """Say where the mean of the units' rates would tell another story than the rate."""
    return tuple(language.say(message) for message in _means(assessment, language))


def target_notes(target: str, assessment: Assessment, language: Language) -> tuple[str, ...]:
    """Give the sentences about one target alone."""
    alone = assessment.narrowed([target], ())
    found = (*_changes(alone), *_means(alone, language), *_decisive(alone))
    return tuple(language.say(message) for message in found)


def _coverage(assessment: Assessment) -> Iterator[Message]:
    forms, coverage = assessment.plan.form_by_kind, assessment.coverage
    missing: dict[str, list[Unit]] = {}
    for unit in coverage.missing:
        missing.setdefault(forms[unit.kind], []).append(unit)
    for form, units in sorted(missing.items()):
        names = tuple(unit.name for unit in units)
        yield say(
            "Not reported, form {form} ({count}): {units}.",
            form=form,
            count=len(names),
            units=names,
        )
    if coverage.empty:
        yield came_in_empty(coverage.empty)
    files = tuple(
        f"{printable(file)} ({', '.join(codes)})" for file, codes in coverage.rejected.items()
    )
    if files:
        yield say("Files that could not be used ({count}): {files}.", count=len(files), files=files)


def _signs(assessment: Assessment) -> Iterator[Message]:
    """Explain the star and the lack of bounds, where the table has them."""
    judged = judged_targets(assessment)
    yield from star_notes(starred(judged), one=assessment.unit is not None)
    shown = [series.now for _, result in judged for series in result.values.series]
    open_ = [ratio for ratio in shown if ratio.lower is None and ratio.value is not None]
    half = [ratio for ratio in shown if ratio.lower is not None and ratio.upper is None]
    if any(part.size is None for ratio in open_ for part in ratio.parts):
        yield say(
            "A value without bounds, although reports are missing: the size of a unit is neither "
            "known nor reported in an earlier year."
        )
    if not all(ratio.silent for ratio in half):
        yield say(
            "A lower bound alone (≥): nothing limits what the units without figures may still add."
        )


def starred(judged: Iterable[Judged]) -> tuple[Estimate, ...]:
    """Give the estimates that the stars of a table of targets stand for."""
    ratios = (series.now for each in judged for series in _starred(*each))
    return tuple(dict.fromkeys(each for ratio in ratios for each in estimates_of(ratio)))


def _starred(verdict: Verdict, result: Result) -> Iterator[Series]:
    """Give the measures with a star, at their bounds or at what is said of them."""
    conditional = {each.measure for each in verdict.measures if each.conditional}
    for series in result.values.series:
        bounds = series.now.lower is not None and not series.now.silent
        if bounds or series.measure.id in conditional:
            yield series


def estimates_of(ratio: Ratio) -> Iterator[Estimate]:
    """Give the estimates that stand in for denominators of a measure."""
    return (part.estimate for part in ratio.parts if part.denominator is None and part.estimate)


def star_notes(estimates: Sequence[Estimate], *, one: bool) -> Iterator[Message]:
    """Say what the star stands for; nothing where none stands."""
    years = tuple(str(year) for year in sorted({each.year for each in estimates}))
    if years and one:
        yield say("* if the size of the unit has not changed since {years}.", years=years)
    elif years:
        yield say(
            "* if the size of the units whose figures are missing has not changed since {years}.",
            years=years,
        )
    sources = tuple(sorted({each.source for each in estimates if each.source}))
    if sources:
        yield say("* Sizes that no return gives are taken from: {sources}.", sources=sources)


def _changes(assessment: Assessment) -> Iterator[Message]:
    """Name the documents that set levels anew, and say when those not set yet will be."""
    for verdict, _ in judged_targets(assessment):
        target = verdict.target
        changed = changed_by(target, assessment.year)
        if changed:
            yield say("{target}: {changed}", target=target.id, changed=changed)
        if verdict.outcome is Outcome.NOT_SET and target.expected:
            unset = say("no level has been set yet ({expected})", expected=target.expected)
            yield say("{target}: {claim}.", target=target.id, claim=unset)


def _paces(assessment: Assessment) -> Iterator[Message]:
    """Name the base years of the paces, and the targets with too few years for one."""
    by_base: dict[int | None, list[str]] = {}
    for verdict, _ in judged_targets(assessment):
        if verdict.pace or verdict.unpaced:
            by_base.setdefault(verdict.pace_from, []).append(verdict.target.id)
    bases = sorted(base for base in by_base if base is not None)
    for base in bases:
        if len(by_base) == 1:
            yield say("Pace measured from {base}.", base=str(base))
        else:
            targets = tuple(by_base[base])
            yield say("Pace measured from {base}: {targets}.", base=str(base), targets=targets)
    if None in by_base and bases:
        targets = tuple(by_base[None])
        yield say("Too few years with enough reports for a pace: {targets}.", targets=targets)
    elif None in by_base:
        yield say("Too few years with enough reports for a pace; it takes two.")


def _means(assessment: Assessment, language: Language) -> Iterator[Message]:
    for verdict, result in judged_targets(assessment):
        judged = {series.measure.id: series for series in result.values.judged}
        for mean in result.means:
            if mean.measure in judged and verdict.target.standard in mean.against:
                yield _mean(judged[mean.measure], mean, verdict, assessment.plan, language)


def _mean(series: Series, mean: Mean, verdict: Verdict, plan: Plan, language: Language) -> Message:
    thresholds, standard = thresholds_of(plan, verdict.target.indicator), verdict.target.standard
    ratio, target, several = series.now, verdict.target.id, len(verdict.measures) > 1
    return say(
        "{target}: the mean of the units' rates is {mean}, on the other side of {level} than the "
        "rate itself, {rate}. The rate is right: the sum over the sum.",
        target=say("{target} ({measure})", target=target, measure=series.measure.title)
        if several
        else target,
        mean=amount(mean.value, thresholds, ratio.measure.per, language),
        rate=amount(ratio.value or Fraction(), thresholds, ratio.measure.per, language),
        level=_level(standard, ratio.measure.per, language) if standard else "",
    )


def _level(standard: Standard, per: int | None, language: Language) -> Message | str:
    """Name the one end of a standard, or both."""
    if standard.floor is not None and standard.ceiling is not None:
        return standard_words(standard, per)
    end = standard.ceiling if standard.floor is None else standard.floor
    return "" if end is None else limit(end, per, language)


def _decisive(assessment: Assessment) -> Iterator[Message]:
    """Name the units whose figures could settle what is undetermined, the same ones together."""
    names = {unit.code: unit.name for unit in assessment.coverage.expected}
    sized: dict[tuple[str, ...], list[Message]] = {}
    unsized: dict[tuple[str, ...], list[str]] = {}
    for verdict, _ in judged_targets(assessment):
        own, target = verdict.deciding, verdict.target.id
        if own.decisive and own.needed is None:
            unsized.setdefault(own.decisive, []).append(target)
        elif own.decisive:
            sized.setdefault(own.decisive, []).append(
                say(
                    "{target} (at least {needed} of {outstanding} needed)",
                    target=target,
                    needed=own.needed,
                    outstanding=own.outstanding,
                )
            )
    settled: list[tuple[tuple[str, ...], Sequence[str | Message]]]
    settled = [*sized.items(), *unsized.items()]
    for units, targets in settled:
        yield say(
            "Undetermined; the figures of {units} could settle it: {targets}.",
            units=named([names[code] for code in units]),
            targets=tuple(targets),
        )


def unlisted_notes(dossier: Dossier) -> Iterator[Message]:
    """Say that the units that file are not listed one by one, and how to have them."""
    if not dossier.listed:
        count = len(dossier.assessment.coverage.expected)
        yield say(
            "The {count} units that file are not listed one by one here, only the units one level "
            "below; xhht export --each-unit lists all of them.",
            count=count,
        )
