"""Trace: the entries that are used add up to the figure, and the others say why they are not."""

import random
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tests.assessments import small
from tests.builders import (
    AGENCY_FORM,
    BLANK,
    DOTS,
    Typed,
    drawn,
    fault,
    heading,
    number,
    plan,
    spoken,
)
from tests.filling import Filed, draw_years
from tests.in_memory import DIGEST, assessed, returns_of
from xhht_cli.assess import assessment_of, examination_of
from xhht_cli.assessment import Examination
from xhht_cli.errors import WrongCallError
from xhht_cli.facts import BaseFigure
from xhht_cli.plan.model import Pair, Plan
from xhht_cli.plan.named_lines import line_in
from xhht_cli.provenance import Place, terms
from xhht_cli.returns.model import Fault, Intake, Return
from xhht_cli.rollup import rollup_of
from xhht_cli.trace import MeasureTrace, Trace, trace
from xhht_cli.trace_entries import Role, TraceEntry

PAIR = small("07075", "07078")
YES, NO = number(1, "Có"), number(0, "Không")


def household_return(
    unit: str = "07075", year: int = 2013, file: str = "", **cells: Typed | int
) -> Return:
    items = {code.removeprefix("i"): value for code, value in cells.items()}
    return drawn(items, heading(unit=unit, year=year), file or f"{unit}-{year}.xlsx")


def households(
    *returns: Return, few: Plan = PAIR, year: int = 2013, unit: str | None = None
) -> MeasureTrace:
    """The trace of 403/401."""
    return trace(assessed(returns, few, year, unit), "ho-hieu-hoc").measures[0]


def lines(found: MeasureTrace) -> list[tuple[str, str | None, str, int | None, str]]:
    return [
        (e.unit, e.item, e.role.value, e.value, "" if e.reason is None else spoken(e.reason))
        for e in found.entries
    ]


def added_up(entries: tuple[TraceEntry, ...], role: Role) -> int:
    return sum(e.value or 0 for e in entries if e.used and e.role is role)


def test_a_value_is_traced_to_file_sheet_cell_and_digest() -> None:
    one = replace(household_return(i401=1000, i403=number(743, "743")), sha256=DIGEST)
    found = households(one).entries[0]
    assert found == TraceEntry(
        unit="07075",
        item="403",
        role=Role.NUMERATOR,
        value=743,
        raw="743",
        place=Place(file="07075-2013.xlsx", sheet="Biểu", cell="E12", sha256=DIGEST),
        reason=None,
    )


def test_a_unit_that_sent_nothing_has_no_file() -> None:
    found = households(household_return(i401=1000, i403=743))
    assert (found.ratio.numerator, found.ratio.denominator) == (743, 1000)
    assert lines(found) == [
        ("07075", "403", "numerator", 743, ""),
        ("07075", "401", "denominator", 1000, ""),
        ("07078", "403", "numerator", None, "No return was received."),
        ("07078", "401", "denominator", None, "No return was received."),
    ]
    assert found.entries[2].place is None


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (BLANK, "The cell is blank."),
        (DOTS, "“…” means not collected."),
        (fault("gần 97%", Fault.TEXT), "R203: "),
    ],
)
def test_a_value_whose_pair_is_incomplete_is_left_out_with_both_reasons(
    typed: Typed, why: str
) -> None:
    found = households(household_return(i401=1000, i403=typed), unit="07075")
    assert (found.ratio.numerator, found.ratio.denominator) == (0, 0)
    numerator, denominator = lines(found)
    assert numerator[3] is None
    assert numerator[4].startswith(why)
    assert denominator == ("07075", "401", "denominator", 1000, "Not in the value: 403 not known.")


def test_a_broken_rule_is_named_by_its_finding_and_what_was_written_is_shown() -> None:
    found = households(household_return(i401=1000, i403=1600), unit="07075")
    assert [(e.value, e.raw) for e in found.entries] == [(None, "1600"), (None, "1000")]
    assert all(line[4].startswith("R301: ") for line in lines(found))


def test_a_row_that_is_missing_is_told_from_a_return_that_is_missing() -> None:
    found = households(household_return(i401=1000), unit="07075")
    assert lines(found)[0][4] == "The return 07075-2013.xlsx has no row for it."


def test_a_replaced_return_is_listed_beside_the_one_that_is_used() -> None:
    first = drawn({"401": 900, "403": 700}, heading(submission=1), "a.xlsx")
    second = drawn({"401": 1000, "403": 743}, heading(submission=2), "b.xlsx")
    found = households(first, second, unit="07075")
    why = "R142: Replaced by Lần nộp 2 in b.xlsx."
    assert lines(found) == [
        ("07075", "403", "numerator", 743, ""),
        ("07075", "403", "numerator", 700, why),
        ("07075", "401", "denominator", 1000, ""),
        ("07075", "401", "denominator", 900, why),
    ]


def test_returns_that_contradict_each_other_are_both_listed_and_neither_is_used() -> None:
    first = drawn({"401": 1000, "403": 700}, heading(), "a.xlsx")
    second = drawn({"401": 1000, "403": 743}, heading(), "b.xlsx")
    found = households(first, second, unit="07075")
    assert [(e.item, e.value, e.place and e.place.file) for e in found.entries] == [
        ("403", 700, "a.xlsx"),
        ("403", 743, "b.xlsx"),
        ("401", 1000, "a.xlsx"),
        ("401", 1000, "b.xlsx"),
    ]
    assert all(line[4].startswith("R144: Contradicted by ") for line in lines(found))


def test_returns_set_aside_without_the_item_leave_no_usable_return() -> None:
    first = drawn({"401": 1000, "404": 5}, heading(), "a.xlsx")
    second = drawn({"401": 1000, "404": 6}, heading(), "b.xlsx")
    assert lines(households(first, second, unit="07075"))[0][4] == "There is no usable return."


def test_an_estimate_names_the_year_and_the_cell_and_is_not_in_the_figure() -> None:
    before = household_return(year=2012, i401=1040, i403=600)
    now = household_return(i401=BLANK, i403=700)
    found = households(before, now, unit="07075")
    assert (found.ratio.numerator, found.ratio.denominator) == (0, 0)
    assert lines(found) == [
        ("07075", "403", "numerator", 700, "Not in the value: 401 not known."),
        ("07075", "401", "denominator", None, "The cell is blank."),
        (
            *("07075", "401", "denominator", 1040),
            "From 2012 (Xã An Sinh, 07075-2012.xlsx, E11): an estimate, in the bounds only.",
        ),
    ]
    assert found.entries[2].place == Place(
        file="07075-2012.xlsx", sheet="Biểu", cell="E11", sha256=None
    )


def test_an_estimate_below_the_numerator_is_said_to_be_raised() -> None:
    before = household_return(year=2012, i401=600)
    found = households(before, household_return(i403=700), unit="07075")
    *_, value, why = lines(found)[-1]
    assert value == 600
    assert why == (
        "From 2012 (Xã An Sinh, 07075-2012.xlsx, E11): an estimate, in the bounds only. "
        "Raised to 700, which the numerator is known to reach."
    )


def test_after_a_merger_the_estimate_has_a_cell_of_each_predecessor() -> None:
    merged = next(
        u for u in plan().units if u.code == "07093" and u.kind == "phuong" and u.in_force(2024)
    )
    parts = plan().territory(merged, 2023)
    assert parts is not None
    before = [
        household_return(unit.code, 2023, i401=size, i403=0)
        for unit, size in zip(parts, (300, 500), strict=True)
    ]
    found = households(*before, few=plan(), year=2024, unit="07093")
    assert [e.value for e in found.entries if e.item == "401"] == [None, 300, 500]
    assert {e.unit for e in found.entries} == {"07093"}


def test_a_base_figure_names_its_source() -> None:
    base = {(2010, "07075", "401"): BaseFigure(value=1020, source="Niên giám 2010")}
    whole = assessed([household_return(i403=700)], PAIR, 2013, "07075", base)
    found = trace(whole, "ho-hieu-hoc").measures[0]
    assert lines(found)[-1][3:] == (
        1020, "Base figure of 2010 (Niên giám 2010): an estimate, in the bounds only."
    )  # fmt: skip


@pytest.mark.parametrize(
    ("post", "library", "expected"),
    [
        (YES, YES, [(1, ""), (1, "Counted once for the unit, at 201."), (1, "")]),
        (YES, NO, [(1, "The answer Không at 202 decides for the unit."), (0, ""), (1, "")]),
        (NO, NO, [(0, ""), (0, "The answer Không at 201 decides for the unit."), (1, "")]),
        (NO, BLANK, [(0, ""), (None, "The cell is blank."), (1, "")]),
        (
            *(YES, BLANK),
            [
                (1, "The unit is not in the value: 202 not known."),
                (None, "The cell is blank."),
                (1, "The unit is not in the value: 202 not known."),
            ],
        ),
    ],
)
def test_one_answer_stands_for_a_unit_that_gave_several(
    post: Typed, library: Typed, expected: list[tuple[int | None, str]]
) -> None:
    whole = assessed([household_return(i201=post, i202=library)], PAIR, 2013, "07075")
    found = trace(whole, "buu-dien-thu-vien").measures[0]
    assert [(line[3], line[4]) for line in lines(found)] == expected
    assert [entry.item for entry in found.entries] == ["201", "202", None]


@pytest.mark.parametrize("name", ["ho-hieu-hoc", "T08", "t08", " Ho-Hieu-Hoc "])
def test_an_indicator_may_be_named_by_its_target(name: str) -> None:
    found = trace(assessed([household_return(i401=1, i403=1)], PAIR, 2013), name)
    assert found.indicator.id == "ho-hieu-hoc"
    ids = [each.measure.id for each in found.measures]
    assert ids == ["ho-hieu-hoc", "ho-hieu-hoc:402/401"]


def test_one_measure_may_be_named_alone() -> None:
    found = trace(assessed([household_return(i401=1)], PAIR, 2013), "dao-tao-tu-hoc:505/504")
    assert [each.measure.id for each in found.measures] == ["dao-tao-tu-hoc:505/504"]


@pytest.mark.parametrize(
    ("asked", "meant"), [("ho-hieu-hok", "ho-hieu-hoc"), ("mu-chuu", "mu-chu"), ("?", "pho-cap")]
)
def test_an_unknown_name_is_answered_with_the_nearest(asked: str, meant: str) -> None:
    with pytest.raises(WrongCallError) as raised:
        trace(assessed([household_return(i401=1)], PAIR, 2013), asked)
    assert meant in str(raised.value)


def test_a_direction_without_a_figure_is_taken_apart_and_what_is_shown_follows() -> None:
    returns = [
        household_return(i801=400, i802=370),
        household_return("07078", i801=600),
    ]
    found = trace(assessed(returns, PAIR, 2013), "mu-chu")
    (each,) = found.measures
    assert lines(each)[:2] == [
        ("07075", "802", "numerator", 370, ""),
        ("07075", "801", "denominator", 400, ""),
    ]
    assert [line[4] for line in lines(each)[2:]] == [
        "The return 07078-2013.xlsx has no row for it.",
        "Not in the value: 802 not known.",
    ]
    assert (each.ratio.numerator, each.ratio.denominator) == (370, 400)
    # 30 of 400 are not literate
    assert (each.complement, each.numerator, each.value) == (True, 30, Fraction(15, 2))


def test_a_direction_that_is_held_shows_its_own_figures() -> None:
    found = trace(assessed([household_return(i909=YES)], PAIR, 2013, "07075"), "PHO-CAP")
    (each,) = found.measures
    assert (found.indicator.id, each.complement, each.numerator) == ("pho-cap", False, 1)
    assert each.value == 100


def test_an_estimate_of_a_direction_may_rest_on_a_base_figure(tmp_path: Path) -> None:
    base = tmp_path / "base.csv"
    base.write_text(
        "unit,item,year,value,source\n07075,801,2012,410,Niên giám 2012\n", encoding="utf-8"
    )
    whole = assessed([household_return(i802=370)], PAIR, 2013, "07075")
    (each,) = trace(whole, "mu-chu", base=base).measures
    assert "Base figure of 2012 (Niên giám 2012)" in lines(each)[-1][4]


# households recognised / households; Đông Triều (07072) joined Đức Chính (07093) in November 2024,
# which was divided between An Sinh (07090) and Đông Triều (07093) in July 2025
DIVIDED: Filed = {
    (2023, "07072"): {"401": 1100, "403": 700},
    (2023, "07093"): {"401": 600, "403": 300},
    (2024, "07093"): {"401": 1700, "403": 1100},
    (2025, "07090"): {"401": 1400, "403": 1000},
}


def of_line(name: str, year: int, boundaries: int) -> Trace:
    whole = assessed(returns_of(plan(), DIVIDED), plan(), year)
    return trace(whole, "T08", line_in(plan(), name, year, boundaries))


def test_a_line_of_later_boundaries_is_taken_apart_to_the_units_of_then() -> None:
    found = of_line("07093", 2023, 2024)
    used = [(e.unit, e.value) for e in found.measures[0].entries if e.used]
    assert used == [("07072", 700), ("07072", 1100), ("07093", 300), ("07093", 600)]
    assert [unit.name for unit in found.units] == ["Phường Đông Triều", "Phường Đức Chính"]
    assert found.measures[0].ratio.numerator == 700 + 300


@pytest.mark.parametrize("name", ["07090", "07093", "07090+07093", "07093+07090"])
def test_an_inseparable_line_answers_to_each_of_its_codes_and_to_all(name: str) -> None:
    found = of_line(name, 2023, 2025)
    assert found.line is not None
    assert [unit.code for unit in found.line.units] == ["07090", "07093"]
    assert found.measures[0].ratio.numerator == 700 + 300


def test_a_line_that_concerns_no_item_of_the_indicator_is_a_wrong_call() -> None:
    whole = assessed(returns_of(plan(), DIVIDED), plan(), 2023)
    line = line_in(plan(), "VP", 2023, 2024)
    with pytest.raises(WrongCallError, match="T08 does not concern Văn phòng HĐND và UBND huyện"):
        trace(whole, "T08", line)


def history(seed: int) -> Examination:
    """Communes over mergers and a split, some returns and some values missing."""
    chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
    filed: Filed = {}
    for year in (2013, 2015, 2019, 2023, 2024, 2025):
        for code in plan().units_in(year):
            known = {"401": 900, "403": 400, "801": 300, "802": 200, "205": 1}
            drawn = {item: chance.randint(value // 2, value) for item, value in known.items()}
            if code.startswith("07") and chance.random() < 0.9:
                filed[year, code] = {i: v for i, v in drawn.items() if chance.random() < 0.9}
    return examination_of(Intake(returns=tuple(returns_of(plan(), filed)), skipped=()), plan())


@pytest.mark.parametrize("boundaries", [2013, 2019, 2024, 2025])
def test_every_cell_of_a_rollup_by_unit_can_be_traced(boundaries: int) -> None:
    seen = history(boundaries)
    found = rollup_of(seen, by_unit=True, boundaries=boundaries)
    assessments = {year.year: assessment_of(seen, year.year) for year in found.years}
    communes = [e for e in found.lines if e.line.units[0].code.startswith("07")]
    traced = 0
    for each in communes:
        name = "+".join(unit.code for unit in each.line.units)
        for year in each.years:
            line = line_in(plan(), name, year.year, boundaries)
            shown = [s.now for r in year.results for s in r.values.series] + [
                value.ratio for value in year.trends
            ]
            for ratio in shown:
                if ratio.measure.id in {"ho-hieu-hoc", "mu-chu", "cham-diem-thi-dua:205@communes"}:
                    one = trace(assessments[year.year], ratio.measure.id, line).measures[0]
                    assert added_up(one.entries, Role.NUMERATOR) == ratio.numerator
                    assert added_up(one.entries, Role.DENOMINATOR) == ratio.denominator
                    assert (one.ratio.lower, one.ratio.upper) == (ratio.lower, ratio.upper)
                    traced += 1
    assert traced == 3 * sum(len(each.years) for each in communes)


def test_an_indicator_that_does_not_concern_the_unit_is_a_wrong_call() -> None:
    whole = assessed([household_return(i401=1)], PAIR, 2013, "07075")
    with pytest.raises(WrongCallError, match="can-bo-huyen-dai-hoc does not concern Xã An Sinh"):
        trace(whole, "can-bo-huyen-dai-hoc")


def all_traces(returns: list[Return], year: int, unit: str | None) -> list[Trace]:
    whole = assessed(returns, plan(), year, unit)
    names = [result.values.indicator.id for result in whole.results]
    return [trace(whole, name) for name in names]


@pytest.mark.parametrize(
    ("seed", "years"), [(1, (2011, 2013)), (2, (2014, 2015)), (3, (2023, 2024))]
)
def test_used_entries_add_up_to_every_figure(seed: int, years: tuple[int, ...]) -> None:
    returns = returns_of(plan(), draw_years(plan(), years, seed))
    some = random.Random(seed).sample(list(plan().units_in(years[-1])), 3)  # noqa: S311  # repeatable, not secret
    for unit in (None, *some):
        for found in all_traces(returns, years[-1], unit):
            for each in found.measures:
                assert added_up(each.entries, Role.NUMERATOR) == each.ratio.numerator
                assert added_up(each.entries, Role.DENOMINATOR) == each.ratio.denominator
                assert all(e.value is not None for e in each.entries if e.used)
                assert all(e.place for e in each.entries if e.used and e.item)


def test_cells_of_an_estimate_add_up_to_it() -> None:
    filed = draw_years(plan(), (2022, 2023), 3) | {(2024, "07075"): {"101": 1}}
    whole = assessed(returns_of(plan(), filed), plan(), 2024)
    units = tuple(plan().units_in(2024).values())
    estimated = 0
    for result in whole.results:
        found = {
            each.measure.id: each for each in trace(whole, result.values.indicator.id).measures
        }
        for series in result.values.series:
            entries = found[series.measure.id].entries
            for term in terms(series.now, units, plan()):
                if term.part.estimate is None or not isinstance(term.formula, Pair):
                    continue
                cells = [
                    e.value or 0
                    for e in entries
                    if (e.unit, e.item) == (term.unit.code, term.formula.denominator) and not e.used
                ]
                assert sum(cells) == term.part.estimate.size
                estimated += 1
    assert estimated > 100


def test_an_agency_is_traced_by_its_own_form() -> None:
    head = heading(unit="VP", year=2013, form=AGENCY_FORM)
    found = trace(assessed([drawn({"751": 10, "752": 8}, head)], plan(), 2013, "VP"), "T15")
    assert [(e.item, e.value, e.used) for e in found.measures[0].entries] == [
        ("752", 8, True),
        ("751", 10, True),
    ]
