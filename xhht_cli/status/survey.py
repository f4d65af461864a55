"""Survey: from what was read and found wrong to who has reported."""

from collections.abc import Collection, Sequence
from datetime import date

from xhht_cli.assess import Examination
from xhht_cli.errors import NoReturnsError, NothingReadableError, WrongCallError, XhhtError
from xhht_cli.facts import Ledger, to_facts, to_ledger
from xhht_cli.messages import say
from xhht_cli.plan.model import Plan, Unit
from xhht_cli.rules.subject import Subject, subject_of
from xhht_cli.status.duties import clauses
from xhht_cli.status.filings import by_return, filing, unit_status, unplaced
from xhht_cli.status.model import Filing, Status


def status_of(
    seen: Examination,
    year: int | None = None,
    unit: str | None = None,
    deadline: date | None = None,
) -> Status:
    """Say who has reported for a year (the one `assess` would take, if not given).

    It needs no usable return: with a year it works without any file.

    Raises:
        WrongCallError: The unit is not in force that year, nobody is, or no return names a year.
        NoReturnsError: There is no file, and no year was given.
        NothingReadableError: None of the files is a return, and no year was given.
    """
    plan, subjects = seen.plan, [subject_of(found, seen.plan) for found in seen.intake.returns]
    ledger = to_ledger(to_facts(seen.intake.returns, seen.findings, plan))
    year = year or _latest(ledger, subjects, seen)
    expected = _expected(plan, year, unit)
    findings, filed = by_return(seen.findings), ledger.filed(year)
    filings: dict[Unit, list[Filing]] = {each: [] for each in expected}
    for subject in subjects:
        if subject.year == year and subject.unit in filings:
            filings[subject.unit].append(filing(subject.found, findings, filed, deadline))
    units = tuple(
        unit_status(each, own, ledger.items(each, year), plan) for each, own in filings.items()
    )
    return Status(
        plan=plan,
        year=year,
        unit=expected[0] if unit else None,
        deadline=deadline,
        units=units,
        duties=clauses(units, plan, request=False),
        requests=clauses(units, plan, request=True),
        unplaced=unplaced(subjects, findings, year, unit),
        usable_by_year={each: len(ledger.filed(each)) for each in ledger.years},
    )


def _latest(ledger: Ledger, subjects: Sequence[Subject], seen: Examination) -> int:
    """Give the latest year with usable returns of two units (of one), else with any returns."""
    units: dict[int, Collection[str]] = {each: ledger.filed(each) for each in ledger.years}
    if not units:
        placed = {(each.year, each.unit.code) for each in subjects if each.year and each.unit}
        units = {y: {code for other, code in placed if other == y} for y, _ in placed if y}
    if units:
        return max([y for y, codes in units.items() if len(codes) > 1] or units)
    raise _yearless(seen)


def _yearless(seen: Examination) -> XhhtError:
    problem = nothing_read(seen)
    return problem or WrongCallError(
        say("None of the returns names a unit and a year that the register has; give --year.")
    )


def nothing_read(seen: Examination) -> XhhtError | None:
    """Give the error of a run that found no file, or none that is a return; None otherwise."""
    returns = seen.intake.returns
    if not returns:
        return NoReturnsError(say("No returns were found in what was given."))
    if all(found.trouble for found in returns):
        return NothingReadableError(say("None of the files found could be read as a return."))
    return None


def _expected(plan: Plan, year: int, code: str | None) -> tuple[Unit, ...]:
    units = plan.units_in(year)
    if not units:
        raise WrongCallError(say("The register has no unit in {year}.", year=str(year)))
    if code is None:
        return tuple(units.values())
    if code in units:
        return (units[code],)
    if code in plan.codes:
        raise WrongCallError(
            say("Unit {code} is not in force at the end of {year}.", code=code, year=str(year))
        )
    raise WrongCallError(say("The register has no unit {code}.", code=code))
