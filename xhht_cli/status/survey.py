"""Survey: from what was read and found wrong to who has reported."""

from collections.abc import Sequence
from datetime import date

from xhht_cli.assessment import Examination
from xhht_cli.errors import WrongCallError
from xhht_cli.facts import Ledger, latest_of, to_ledger
from xhht_cli.messages import say
from xhht_cli.no_returns import nothing_read
from xhht_cli.plan.areas import area_of, unit_in
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
    ledger = to_ledger(seen.rows)
    year = _latest(ledger, subjects, seen) if year is None else year
    one = _unit(plan, year, unit)
    area = area_of(plan, one, (year,))
    expected, upper = area.units(year), one if area.whole else None
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
        unit=None if upper else one,
        upper=upper,
        deadline=deadline,
        units=units,
        duties=clauses(units, plan, request=False),
        requests=clauses(units, plan, request=True),
        unplaced=unplaced(subjects, findings, year, None if upper else unit),
        usable_by_year={each: len(ledger.filed(each)) for each in ledger.years},
    )


def _latest(ledger: Ledger, subjects: Sequence[Subject], seen: Examination) -> int:
    """Give the latest year with usable returns, else with returns of any kind."""
    named: dict[int, set[str]] = {}
    for each in subjects:
        if each.year and each.unit:
            named.setdefault(each.year, set()).add(each.unit.code)
    year = ledger.latest or latest_of(named)
    if year is None:
        raise nothing_read(seen) or WrongCallError(
            say("None of the returns names a unit and a year that the register has; give --year.")
        )
    return year


def _unit(plan: Plan, year: int, code: str | None) -> Unit | None:
    if not plan.units_in(year):
        raise WrongCallError(
            say("The register has no unit in {year}.", year=str(year)),
            say("xhht units lists the units and from when to when each is in force."),
        )
    return unit_in(plan, code, year) if code else None
