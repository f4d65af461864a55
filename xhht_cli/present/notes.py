"""Notes: what is said below a compliance table, where there is something to say."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from xhht_cli.assess import Assessment, Result
from xhht_cli.indicators import Series
from xhht_cli.means import mean_disagrees
from xhht_cli.messages import Message, say
from xhht_cli.plan.model import Plan, Unit
from xhht_cli.present.compliance import judged_targets
from xhht_cli.present.formats import printable
from xhht_cli.present.language import Language
from xhht_cli.present.numbers import printed, thresholds_of
from xhht_cli.verdicts import Verdict

_NAMED = 8
"""How many units a sentence names before it counts the rest."""

NOTHING = say("There is no target to show: none of those asked for concerns this unit and year.")


def compliance_notes(assessment: Assessment, language: Language) -> tuple[str, ...]:
    """Give the sentences below a table of targets, in the order in which they are needed."""
    found = (
        *_signs(assessment),
        *_paces(assessment),
        *_means(assessment),
        *_decisive(assessment),
        *_coverage(assessment),
    )
    return tuple(language.say(message) for message in found)


def coverage_notes(assessment: Assessment, language: Language) -> tuple[str, ...]:
    """Say who has not reported, by form, and which files could not be used."""
    return tuple(language.say(message) for message in _coverage(assessment))


def mean_notes(assessment: Assessment, language: Language) -> tuple[str, ...]:
    """Say where the mean of the units' rates would tell another story than the rate."""
    return tuple(language.say(message) for message in _means(assessment))


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
    files = tuple(
        f"{printable(file)} ({', '.join(codes)})" for file, codes in coverage.rejected.items()
    )
    if files:
        yield say("Files that could not be used ({count}): {files}.", count=len(files), files=files)


def _signs(assessment: Assessment) -> Iterator[Message]:
    """Explain the star and the lack of bounds, where the table has them."""
    ratios = [series.now for result in assessment.results for series in result.values.series]
    estimates = {part.estimate for ratio in ratios for part in ratio.parts if part.estimate}
    if estimates:
        yield say(
            "* if the size of the units whose figures are missing has not changed since {years}.",
            years=tuple(str(year) for year in sorted({each.year for each in estimates})),
        )
    sources = sorted({each.source for each in estimates if each.source})
    if sources:
        yield say("* Sizes that no return gives are taken from: {sources}.", sources=sources)
    if any(ratio.lower is None and ratio.percent is not None for ratio in ratios):
        yield say(
            "A value without bounds, although reports are missing: the size of a unit is neither "
            "known nor reported in an earlier year."
        )


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


def _means(assessment: Assessment) -> Iterator[Message]:
    for verdict, result in judged_targets(assessment):
        for series in result.values.judged:
            if mean_disagrees(series.now, [verdict.target.floor]):
                yield _mean(series, verdict, result, assessment.plan)


def _mean(series: Series, verdict: Verdict, result: Result, plan: Plan) -> Message:
    thresholds = thresholds_of(plan, verdict.target.indicator)
    ratio, target, several = series.now, verdict.target.id, len(result.values.judged) > 1
    return say(
        "{target}: the mean of the units' rates is {mean}%, on the other side of {floor}% than the "
        "rate itself, {rate}%. The rate is right: the sum over the sum.",
        target=say("{target} ({measure})", target=target, measure=series.measure.title)
        if several
        else target,
        mean=printed(ratio.mean or Fraction(), thresholds),
        rate=printed(ratio.percent or Fraction(), thresholds),
        floor=verdict.target.floor,
    )


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
            units=_named([names[code] for code in units]),
            targets=tuple(targets),
        )


def _named(names: list[str]) -> list[str | Message]:
    rest = len(names) - _NAMED
    named: list[str | Message] = [*names[:_NAMED]]
    return [*named, say("{count} others", count=rest)] if rest > 0 else named
