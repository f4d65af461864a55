"""Filings: what came of each return, and how each unit stands by its own."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from xhht_cli.findings import Effect, Finding, Severity
from xhht_cli.plan.model import Plan, Unit
from xhht_cli.returns.model import Return
from xhht_cli.rules.empty import EMPTY_FORM
from xhht_cli.rules.subject import Subject
from xhht_cli.status.duties import answers_of, tally
from xhht_cli.status.model import Filing, State, UnitStatus, Unplaced, Use

_SET_ASIDE = {"R142": Use.REPLACED, "R143": Use.DOUBLED}
"""What the codes say of a return with which nothing else is wrong."""

ByReturn = Mapping[tuple[str, str], Sequence[Finding]]
"""Findings by file and sheet."""


def by_return(findings: Iterable[Finding]) -> ByReturn:
    """Group findings by the return that they stand in."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for each in findings:
        found.setdefault((each.file, each.sheet), []).append(each)
    return found


def _keeping(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Give the codes of what keeps a return from being used."""
    return tuple(dict.fromkeys(f.code for f in findings if f.effect is Effect.RETURN))


def filing(
    found: Return, findings: ByReturn, filed: Collection[str], deadline: date | None
) -> Filing:
    """Say what came of a return; ``filed`` are the units whose figures are used that year."""
    heading, own = found.heading, findings.get((found.file, found.sheet), ())
    codes, weights = _keeping(own), [each.severity for each in own]
    usable = heading is not None and heading.unit_code in filed
    day = heading.date if heading else None
    return Filing(
        file=found.file,
        sheet=found.sheet,
        use=_use(codes, usable=usable),
        submission=heading.submission if heading else None,
        dated=heading.date_cell.raw.strip() if heading and heading.date_cell else "",
        date=day,
        late=None if day is None or deadline is None else day > deadline,
        errors=weights.count(Severity.ERROR),
        warnings=weights.count(Severity.WARNING),
        findings=codes,
        version=heading.version if heading else None,
        empty=any(each.code == EMPTY_FORM for each in own),
    )


def _use(codes: Sequence[str], *, usable: bool) -> Use:
    if not codes:
        return Use.USED if usable else Use.REJECTED
    return _SET_ASIDE.get(codes[0], Use.REJECTED)


def unit_status(
    unit: Unit, filings: Sequence[Filing], known: Mapping[str, int], plan: Plan
) -> UnitStatus:
    """Say how a unit stands by its returns of the year."""
    answers, filings = answers_of(unit, plan, known), _superseded(filings)
    counted = [each for each in filings if each.use is not Use.REPLACED]
    errors = sum(each.errors for each in counted)
    return UnitStatus(
        unit=unit,
        form=plan.form_by_kind[unit.kind],
        state=_state(filings, errors),
        filings=filings,
        current=_current(filings),
        errors=errors,
        warnings=sum(each.warnings for each in counted),
        answers=answers,
        duties=tally(answers, plan, request=False),
        requests=tally(answers, plan, request=True),
    )


def _superseded(filings: Sequence[Filing]) -> tuple[Filing, ...]:
    """Hold an unusable return against nobody who sent a later one that is used."""
    used = max((_number(each) for each in filings if each.use is Use.USED), default=0)
    return tuple(
        replace(each, use=Use.REPLACED)
        if each.use is Use.REJECTED and _number(each) < used
        else each
        for each in filings
    )


def _number(filing: Filing) -> int:
    return filing.submission or 1


def _state(filings: Sequence[Filing], errors: int) -> State:
    if not filings:
        return State.MISSING
    if all(each.use is not Use.USED for each in filings):
        return State.REJECTED
    return State.FAULTY if errors else State.SOUND


def _current(filings: Sequence[Filing]) -> Filing | None:
    """Give the return that is used, else the first of those with the highest *Lần nộp*."""

    def rank(filing: Filing) -> tuple[bool, int]:
        return filing.use is Use.USED, _number(filing)

    return max(filings, key=rank, default=None)


def unplaced(
    subjects: Sequence[Subject], findings: ByReturn, year: int, unit: str | None
) -> tuple[Unplaced, ...]:
    """Give what no unit can be held to: no return, no possible year, or no unit of that year."""
    found = []
    for subject in subjects:
        heading = subject.found.heading
        code = heading.unit_code if heading else None
        elsewhere = subject.year != year and subject.year and subject.plan.units_in(subject.year)
        if subject.unit or elsewhere or unit not in (None, code):
            continue
        place = subject.place
        found.append(
            Unplaced(
                file=place[0],
                sheet=place[1],
                unit=code,
                year=heading.year if heading else None,
                findings=_keeping(findings.get(place, ())),
            )
        )
    return tuple(found)
