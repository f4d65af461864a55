"""Status: each unit in one state, its day as written, duties apart from requests."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import BLANK, plan, unreadable
from tests.surveys import NO, YES, examined, filed, mixed, surveyed
from xhht_cli.errors import NoReturnsError, NothingReadableError, WrongCallError
from xhht_cli.returns.model import Return, Trouble
from xhht_cli.status import status_of
from xhht_cli.status.duties import clauses
from xhht_cli.status.model import Duty, State, Status, Tally, UnitStatus, Use

DEADLINE = date(2014, 1, 15)


def unit(status: Status, code: str) -> UnitStatus:
    return next(each for each in status.units if each.unit.code == code)


def duty(status: Status, clause: str, item: str) -> Duty:
    groups = {each.code: each.duties for each in (*status.duties, *status.requests)}
    return next(each for each in groups[clause] if each.item.code == item)


def codes(duty: Duty) -> tuple[list[str], ...]:
    groups = (duty.done, duty.not_done, duty.blank, duty.silent)
    return tuple([each.code for each in units] for units in groups)


def test_each_unit_is_in_the_state_its_returns_put_it_in() -> None:
    assert {each.unit.code: each.state for each in mixed().units} == {
        "07069": State.MISSING,
        "07075": State.FAULTY,
        "07078": State.SOUND,
        "07081": State.REJECTED,
        "MTTQ": State.SOUND,
    }


def test_warnings_and_blanks_leave_a_return_sound() -> None:
    status = surveyed(filed("07075", {"901": BLANK}))
    assert unit(status, "07075").state is State.SOUND


def test_an_earlier_return_is_replaced_by_the_later_one() -> None:
    found = unit(mixed(), "07078")
    assert [(each.file, each.use) for each in found.filings] == [
        ("a.xlsx", Use.REPLACED),
        ("b.xlsx", Use.USED),
    ]
    assert (found.replaced, found.errors) == (1, 0)
    assert found.current
    assert (found.current.file, found.current.submission) == ("b.xlsx", 2)


def test_what_was_wrong_with_a_replaced_return_counts_no_more() -> None:
    first = filed("07075", file="a.xlsx")
    assert first.heading
    on_wrong_form = replace(first, heading=replace(first.heading, form_code="02.N/XHHT-CQ"))
    found = unit(surveyed(on_wrong_form, filed("07075", submission=2, file="b.xlsx")), "07075")
    assert [(each.use, each.findings, each.errors) for each in found.filings] == [
        (Use.REPLACED, ("R113",), 1),
        (Use.USED, (), 0),
    ]
    assert (found.state, found.errors) == (State.SOUND, 0)


def test_a_copy_of_the_same_return_is_a_warning_and_its_errors_count_once() -> None:
    broken = {"102": 10}
    status = surveyed(*(filed("07075", broken, file=name) for name in ("a.xlsx", "b.xlsx")))
    found = unit(status, "07075")
    assert [each.use for each in found.filings] == [Use.USED, Use.DOUBLED]
    assert (found.state, found.errors, found.warnings, found.replaced) == (State.FAULTY, 1, 1, 0)


def test_returns_that_contradict_each_other_came_in_and_are_not_used() -> None:
    found = unit(mixed(), "07081")
    assert [(each.use, each.findings) for each in found.filings] == [
        (Use.REJECTED, ("R144",)),
        (Use.REJECTED, ("R144",)),
    ]
    assert found.errors == 2
    assert found.answers == {"901": None, "907": None}


def test_a_return_after_the_deadline_is_late_and_one_on_the_day_is_not() -> None:
    status = mixed()
    assert unit(status, "07075").late is True
    assert unit(status, "MTTQ").late is False
    assert [each.unit.code for each in status.late] == ["07075"]


def test_a_day_that_is_blank_or_cannot_be_read_is_unknown_and_not_late() -> None:
    status = mixed()
    assert (unit(status, "07078").late, unit(status, "07081").late) == (None, None)
    assert [each.unit.code for each in status.undated] == ["07078", "07081"]


def test_the_day_stays_as_it_is_written() -> None:
    found = unit(mixed(), "07078").current
    assert found
    assert (found.dated, found.date) == ("tháng 1", None)


def test_without_a_deadline_nobody_is_late() -> None:
    status = mixed(deadline=None)
    assert [each.late for each in status.units] == [None] * 5


def test_duties_stand_under_every_clause_they_answer_in_the_order_of_the_plan() -> None:
    status = mixed()
    assert [(c.code, [d.item.code for d in c.duties]) for c in status.duties] == [
        ("III.1", ["907"]),
        ("III.6.1", ["901"]),
        ("IV.5", ["907"]),
    ]


def test_the_units_asked_are_told_apart_by_their_answer() -> None:
    status = mixed()
    silent = ["07069", "07081"]
    assert codes(duty(status, "III.6.1", "901")) == (["07078"], ["07075"], [], silent)
    assert codes(duty(status, "IV.5", "907")) == (["07075", "MTTQ"], [], ["07078"], silent)


def test_a_request_is_no_duty() -> None:
    status = mixed()
    assert codes(duty(status, "IV.7", "961")) == ([], ["MTTQ"], [], [])
    front = unit(status, "MTTQ")
    assert (front.duties, front.requests) == (
        Tally(done=1, not_done=0, unknown=0),
        Tally(done=0, not_done=1, unknown=0),
    )


def test_all_clauses_of_the_plan_stand_in_its_order() -> None:
    year = plan().units_in(2013).values()
    asked = [_asked_of(each.code) for each in year]
    duties = [each.code for each in clauses(asked, plan(), request=False)]
    assert duties == [
        *("III.1", "III.2.1", "III.2.2", "III.3", "III.3.2", "III.3.4", "III.4.2"),
        *("III.5.1", "III.5.2", "III.5.3", "III.6.1"),
        *("IV.1", "IV.2", "IV.3", "IV.4", "IV.5", "IV-bis"),
    ]
    assert [each.code for each in clauses(asked, plan(), request=True)] == ["IV.6", "IV.7"]


def test_clauses_of_another_plan_are_put_in_order_as_far_as_they_are_numbered() -> None:
    numbered = ("IX.2", "Điều 3", "X.10", "X.9", "2.10", "2.9")
    items = tuple(
        replace(item, clauses=numbered) if item.code == "907" else item for item in plan().items
    )
    found = clauses([_asked_of("07075")], replace(plan(), items=items), request=False)
    order = [each.code for each in found if each.code in numbered]
    assert order == ["2.9", "2.10", "IX.2", "X.9", "X.10", "Điều 3"]


def _asked_of(code: str) -> UnitStatus:
    """A unit that filed nothing, with what the whole plan asks of it."""
    one = plan().units_in(2013)[code]
    answers = {item.code: None for item in plan().items_of(one) if item.code.startswith("9")}
    return replace(unit(mixed(), "07069"), unit=one, answers=answers)


@pytest.mark.parametrize(
    "found",
    [
        filed("07999", file="x.xlsx"),
        filed("07075", year=None, file="x.xlsx"),
        filed("07075", year=1913, file="x.xlsx"),
        filed(None, file="x.xlsx"),
        unreadable(Trouble.DAMAGED, file="x.xlsx"),
    ],
    ids=["unknown unit", "no year", "impossible year", "no unit", "damaged"],
)
def test_what_no_unit_can_be_held_to_is_listed_apart(found: Return) -> None:
    status = surveyed(found)
    (apart,) = status.unplaced
    assert apart.file == "x.xlsx"
    assert apart.findings
    assert len(status.of(State.MISSING)) == 5


def test_returns_of_another_year_are_counted_there_and_not_listed() -> None:
    status = surveyed(filed("07075", year=2012))
    assert status.unplaced == ()
    assert status.usable_by_year == {2012: 1}
    assert unit(status, "07075").state is State.MISSING


def test_the_year_is_the_latest_with_usable_returns_of_two_units() -> None:
    seen = examined(
        filed("07075", file="a.xlsx"),
        filed("07078", file="b.xlsx"),
        filed("07075", year=2014, file="c.xlsx"),
    )
    assert status_of(seen).year == 2013


def test_without_a_usable_return_the_year_is_the_latest_that_is_named() -> None:
    seen = examined(
        filed("07081", {"101": 9}, file="c.xlsx"), filed("07081", {"101": 8}, file="d.xlsx")
    )
    status = status_of(seen)
    assert status.usable_by_year == {}
    assert (status.year, unit(status, "07081").state) == (2013, State.REJECTED)


def test_with_a_year_it_works_before_anything_has_come_in() -> None:
    status = status_of(examined(), 2013)
    assert {each.state for each in status.units} == {State.MISSING}


def test_without_a_year_there_must_be_something_to_take_it_from() -> None:
    with pytest.raises(NoReturnsError):
        status_of(examined())
    with pytest.raises(NothingReadableError):
        status_of(examined(unreadable(Trouble.DAMAGED)))
    with pytest.raises(WrongCallError, match="--year"):
        status_of(examined(filed("07075", year=None)))


def test_one_unit_is_looked_at_by_itself() -> None:
    seen = examined(filed("07075"), filed("07999", file="x.xlsx"), filed("MTTQ"))
    status = status_of(seen, 2013, "07075")
    assert [each.unit.code for each in status.units] == ["07075"]
    assert status.unplaced == ()
    assert status.requests == ()


@pytest.mark.parametrize(
    ("year", "code", "words"),
    [(2013, "07999", "07999"), (2026, "07075", "not in force"), (2003, None, "2003")],
)
def test_a_unit_or_year_the_register_does_not_have_is_refused(
    year: int, code: str | None, words: str
) -> None:
    with pytest.raises(WrongCallError, match=words):
        status_of(examined(), year, code)


RETURNS = st.lists(
    st.builds(
        lambda code, submission, part, answer, dated: filed(
            code,
            {"102": part, "901": answer} if code != "MTTQ" else {"907": answer},
            submission=submission,
            day=date(2014, 1, dated) if dated else None,
            file=f"{code}-{submission}-{part}-{dated}.xlsx",
        ),
        code=st.sampled_from(("07069", "07075", "07078", "07081", "MTTQ", "07999")),
        submission=st.integers(1, 3),
        part=st.sampled_from((4, 10)),
        answer=st.sampled_from((YES, NO, BLANK)),
        dated=st.sampled_from((0, 10, 20)),
    ),
    max_size=12,
    unique_by=lambda found: found.file,
)


@given(returns=RETURNS)
def test_the_states_add_up_to_the_expected_and_every_return_is_accounted_for(
    returns: list[Return],
) -> None:
    status = surveyed(*returns, deadline=DEADLINE)
    states = [len(status.of(state)) for state in State]
    assert sum(states) == len(status.units) == 5
    assert len(status.received) + len(status.of(State.MISSING)) == 5
    placed = [filing.file for each in status.units for filing in each.filings]
    assert sorted([*placed, *(each.file for each in status.unplaced)]) == sorted(
        found.file for found in returns
    )
    assert all(sum(f.use is Use.USED for f in each.filings) <= 1 for each in status.units)
    for clause in (*status.duties, *status.requests):
        for each in clause.duties:
            asked = [u.unit for u in status.units if each.item.code in u.answers]
            assert sorted(map(str, asked)) == sorted(
                map(str, (*each.done, *each.not_done, *each.unknown))
            )
