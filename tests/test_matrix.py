"""Matrix: units against targets, each with its value and a sign."""

import pytest

from tests.every_way import HIGH, PLAIN, RIVER, dossier_of
from tests.filling import Filed
from xhht_cli.present.language import language
from xhht_cli.present.matrix import Mark, Matrix, legend, matrices
from xhht_cli.present.words import Tone

EN = language("en")

# PLAIN: 70 of 100 households, 4 of 100 adults, 250 of 1000, 1 centre, 40 learners in one class
FIGURES = {
    "101": 100,
    "102": 70,
    "111": 100,
    "112": 4,
    "121": 1000,
    "122": 250,
    "131": 1,
    "141": 1,
    "142": 40,
}
FILED: Filed = {
    (2013, PLAIN): FIGURES,
    (2015, PLAIN): FIGURES,
    (2015, HIGH): {"111": 100, "112": 6, "131": 2},
}


def matrix(year: int) -> Matrix:
    (found,) = matrices(dossier_of(FILED, year).assessment, EN)
    return found


def marks(code: str, year: int) -> dict[str, Mark]:
    """The marks of a unit by target."""
    found = matrix(year)
    line = next(each for _, lines in found.kinds for each in lines if each.unit.code == code)  # type: ignore[union-attr]  # lines of kinds have units
    return dict(zip((target for target, _ in found.columns), line.marks, strict=True))


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("G1", "70.00✗"),  # at least 75 % since 2014
        ("G2", ""),  # of communes of class dbkk only
        ("M1", "4.00✓"),
        ("S1", "250.00✓"),
        ("L1", "40.00✗"),
        ("X1", "100.00✓"),
        ("N1", "40.00✓"),
    ],
)
def test_a_mark_is_the_value_with_the_sign_of_its_outcome(target: str, text: str) -> None:
    assert marks(PLAIN, 2015)[target].text == text


def test_one_commune_is_not_held_against_a_sum_over_all_of_them() -> None:
    assert marks(PLAIN, 2015)["C1"] == Mark(text="1", tone=Tone.SILENT, judged=False)
    # 1 + 2 are the three that it takes, whoever is silent
    assert matrix(2015).district.marks[4] == Mark(text="3✓", tone=Tone.GOOD)


def test_a_level_that_is_not_set_has_a_value_without_a_sign() -> None:
    assert marks(PLAIN, 2013)["N1"] == Mark(text="40.00", tone=Tone.SILENT)
    assert dict(matrix(2013).columns)["N1"] == "not set yet"


def test_a_column_has_the_level_in_force() -> None:
    assert [dict(matrix(year).columns)["G1"] for year in (2013, 2015)] == ["≥ 65–70%", "≥ 75–80%"]


def test_who_has_not_reported_is_noted_and_has_no_value() -> None:
    found = matrix(2015)
    lines = {line.name: line for _, lines in found.kinds for line in lines}
    river = lines["Xã Ven Sông"]
    assert river.unit is not None
    assert (river.unit.code, river.note) == (RIVER, "no return")
    assert {mark.text for mark in river.marks} == {"", "–"}


def test_the_legend_explains_what_the_plan_has() -> None:
    plan = dossier_of(FILED, 2015).assessment.plan
    assert legend(plan, EN).endswith(
        " an empty cell is not the unit's. Of a level that must not be exceeded, ✗ is above it. A "
        "count without a sign: its level is for all units together. A value without a sign: no "
        "level has been set yet."
    )
