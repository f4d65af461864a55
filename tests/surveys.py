"""Surveys of a district of few units and few items, from returns written down in a test."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from tests.assessments import small
from tests.builders import AGENCY_FORM, BLANK, COMMUNE_FORM, Typed, drawn, heading, number
from xhht_cli.assess import examination_of
from xhht_cli.assessment import Examination
from xhht_cli.plan.model import Plan
from xhht_cli.returns.model import Cell, Intake, Return
from xhht_cli.status import status_of
from xhht_cli.status.model import Status

ITEMS = ("101", "102", "901", "907", "961")
"""Two counts, of which 102 is a part of 101; the duties of III.6.1, and of III.1 and IV.5; IV.7."""

YES, NO = number(1, "Có"), number(0, "Không")


def tiny() -> Plan:
    """Mạo Khê, An Sinh, Tràng Lương, Bình Khê and the Fatherland Front, with five items."""
    few = small("07069", "07075", "07078", "07081", "MTTQ")
    return replace(few, items=tuple(item for item in few.items if item.code in ITEMS))


def filed(  # noqa: PLR0913  # one argument for each thing a test may write
    unit: str | None,
    cells: Mapping[str, Typed | int] | None = None,
    *,
    file: str | None = None,
    year: int | None = 2013,
    submission: int = 1,
    dated: str = "",
    day: date | None = None,
) -> Return:
    """A return of the tiny district; what is not given is 0 or Có, and the day blank."""
    agency = unit == "MTTQ"
    whole: dict[str, Typed | int]
    whole = {"907": YES, "961": YES} if agency else {"101": 9, "102": 4, "901": YES, "907": YES}
    head = heading(
        unit=unit, year=year, form=AGENCY_FORM if agency else COMMUNE_FORM, submission=submission
    )
    head = replace(head, date_cell=Cell(address="F4", raw=dated), date=day)
    return drawn(whole | dict(cells or {}), head, file or f"{unit}.xlsx")


def examined(*returns: Return) -> Examination:
    """What `examine` gives for these returns."""
    in_order = tuple(sorted(returns, key=lambda each: each.file))
    intake = Intake(returns=in_order, skipped=())
    return examination_of(intake, tiny())


def surveyed(*returns: Return, deadline: date | None = None) -> Status:
    """The status of the tiny district in 2013."""
    return status_of(examined(*returns), 2013, deadline=deadline)


def mixed(deadline: date | None = date(2014, 1, 15)) -> Status:
    """Nothing of Mạo Khê; the others faulty and late, replaced, contradicted, and sound."""
    return surveyed(
        filed("07075", {"102": 10, "901": NO}, dated="2014-01-20", day=date(2014, 1, 20)),
        filed("07078", {"907": BLANK}, submission=2, dated="tháng 1", file="b.xlsx"),
        filed("07078", {"102": 10}, dated="2014-01-10", day=date(2014, 1, 10), file="a.xlsx"),
        filed("07081", {"101": 9}, file="c.xlsx"),
        filed("07081", {"101": 8}, file="d.xlsx"),
        filed("MTTQ", {"961": NO}, dated="2014-01-15", day=date(2014, 1, 15)),
        filed("07099", file="e.xlsx"),
        deadline=deadline,
    )
