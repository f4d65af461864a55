"""Claims: what is said of a target of every kind, and that nothing else is."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.every_way import FAR, HIGH, PLAIN, PLAN, RIVER, dossier_of
from tests.filling import Filed, draw_years
from xhht_cli.dossier import Dossier
from xhht_cli.measure_verdicts import Outcome
from xhht_cli.present.language import language
from xhht_cli.present.report.matter import matters
from xhht_cli.present.report.progress import progress_of
from xhht_cli.present.report.sentences import sentences

EN = language("en")


def told(filed: Filed, year: int, target: str, unit: str | None = None) -> str:
    """Say what the yearly report says of a target."""
    found = matters(dossier_of(filed, year, unit), EN)
    return " ".join(*(sentences(each) for each in found if each.verdict.target.id == target))


def reviewed(filed: Filed, year: int, target: str) -> str:
    """Say what the review says of a target."""
    dossier = dossier_of(filed, year)
    tell, found = progress_of(dossier), matters(dossier, EN)
    return " ".join(*(tell(each) for each in found if each.verdict.target.id == target))


def all_filed(year: int, **items: int) -> Filed:
    """The same figures of each of the four communes (``i111=100``)."""
    known = {name[1:]: value for name, value in items.items()}
    return {(year, code): dict(known) for code in (PLAIN, RIVER, HIGH, FAR)}


@pytest.mark.parametrize(
    ("year", "illiterate", "said"),
    [
        (
            2015,
            5,
            (
                "The result, in persons, is 20/400, that is 5.00%. The ceiling of 5% is not "
                "exceeded; the aim of 2% is not reached yet."
            ),
        ),
        (
            2015,
            2,
            (
                "The result, in persons, is 8/400, that is 2.00%. The ceiling of 5% is not "
                "exceeded; the aim of 2% is reached too."
            ),
        ),
        (
            2015,
            6,
            (
                "The result, in persons, is 24/400, that is 6.00%. The ceiling of 5% is "
                "exceeded; what is too many, in persons, is 4."
            ),
        ),
        (  # 1 point and 4 persons in two years
            2013,
            6,
            (
                "The result, in persons, is 24/400, that is 6.00%. The figure has not come down to "
                "the ceiling of 5% yet; what is too many, in persons, is 4. Until the end of 2015 "
                "it takes 0.50 percentage points less each year, which in persons is 2."
            ),
        ),
    ],
)
def test_a_ceiling(year: int, illiterate: int, said: str) -> None:
    assert told(all_filed(year, i111=100, i112=illiterate), year, "M1") == said


def test_a_ceiling_that_is_open_says_neither() -> None:
    # three communes of 100 with 1 each, and Núi Xa of 100: from 3 to 103 of 400
    filed = all_filed(2015, i111=100, i112=1) | {(2014, FAR): {"111": 100}}
    del filed[2015, FAR]
    assert told(filed, 2015, "M1") == (
        "The result, in persons, is 3/300, that is 1.00%. Units with full figures: 3/4. Estimated "
        "with the size in 2014 of what has no figures, the rate lies between 0.75% and 25.75%. It "
        "cannot be said yet whether the ceiling of 5% is exceeded; by the figures received it is "
        "so far not above it. The figures of Xã Núi Xa could be enough to settle it."
    )


@pytest.mark.parametrize(
    ("learners", "said"),
    [
        (35, "that is 35.00. The figure lies within the level from 15 to 35."),
        (
            36,
            (
                "that is 36.00. The figure lies outside the level from 15 to 35; what is too many, "
                "in persons, is 4."
            ),
        ),
        (
            14,
            (
                "that is 14.00. The figure lies outside the level from 15 to 35; what is lacking, "
                "in persons, is 4."
            ),
        ),
    ],
)
def test_a_level_with_two_ends(learners: int, said: str) -> None:
    filed = all_filed(2015, i111=90, i141=1, i142=learners)
    start = f"The result is {4 * learners} (persons) over 4 (classes), "
    assert told(filed, 2015, "L1") == start + said


def test_a_count_has_no_rate_and_no_denominator() -> None:
    filed: Filed = {(2015, code): {"131": 0} for code in (RIVER, HIGH, FAR)}
    filed[2015, PLAIN] = {"131": 2}
    assert told(filed, 2015, "C1") == (
        "The result, in centres, is 2. The floor of 3 is not met; what is lacking, in centres, is "
        "1."
    )


def test_a_count_that_is_open_names_no_size() -> None:
    assert told({(2015, PLAIN): {"131": 2}}, 2015, "C1") == (
        "The result, in centres, is 2. Units with full figures: 1/4. With what has no figures, the "
        "number is at least 2. It cannot be said yet whether the floor of 3 is reached; by the "
        "figures received it is so far below it; what is lacking by the figures received, in "
        "centres, is 1. The figures of Xã Ven Sông, Xã Núi Cao, Xã Núi Xa could be enough to "
        "settle it."
    )


def test_what_is_per_thousand_is_said_so() -> None:
    # 4 · 250 of 4 · 1000
    assert told(all_filed(2013, i121=1000, i122=250), 2013, "S1") == (
        "The result is 1,000 (books) over 4,000 (persons), that is 250.00‰. The floor of 200‰ is "
        "reached ahead of time."
    )


def test_units_that_reach_what_is_asked_of_each_are_counted() -> None:
    # 65 of 100 are enough for the two communes of class dbkk, until 2014
    assert told(all_filed(2014, i101=100, i102=65), 2014, "X1") == (
        "The units that reach what is asked of each are 2/4, that is 50.00%. The floor of 80% is "
        "not reached yet; what is lacking, in units, is 2."
    )


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        (HIGH, "The unit reaches what is asked of each, at least 60%."),
        (PLAIN, "The unit does not reach what is asked of each, at least 70%."),
    ],
)
def test_one_unit_reaches_or_does_not(unit: str, said: str) -> None:
    assert told(all_filed(2015, i101=100, i102=65), 2015, "X1", unit) == (
        f"{said} The level of 80% is set for the whole and not held against one unit."
    )


def test_one_unit_that_is_not_known_may_reach_it_or_not() -> None:
    filed: Filed = {(2015, PLAIN): {"102": 50, "131": 1}}
    assert told(filed, 2015, "X1", PLAIN).startswith(
        "It cannot be said yet whether the unit reaches what is asked of each, at least 70%."
    )


def test_a_sum_over_all_is_not_held_against_one_unit() -> None:
    assert told({(2015, PLAIN): {"131": 2}}, 2015, "C1", PLAIN) == (
        "The result, in centres, is 2. The level of 3 is set for the whole and not held against "
        "one unit."
    )


def test_a_level_that_is_not_set_leaves_the_figures() -> None:
    assert told(all_filed(2013, i111=100, i142=20), 2013, "N1") == (
        "The result, in persons, is 80/400, that is 20.00%. No level has been set yet (to be set "
        "in 2014)."
    )


def test_the_document_that_changed_a_level_is_named_once() -> None:
    # 300 of the 400 are 75 %
    said = told(all_filed(2014, i101=100, i102=75), 2014, "G1")
    assert said == (
        "The result, in households, is 300/400, that is 75.00%. The floor of 75% is reached ahead "
        "of time; the aim of 80% is not reached yet. The level in force since 2014 is that of: "
        "Quyết định mẫu."
    )


def test_only_units_of_the_classes_that_are_meant_count() -> None:
    assert told(all_filed(2014, i101=100, i102=60), 2014, "G2").startswith(
        "The result, in households, is 120/200, that is 60.00%."
    )


def test_a_review_names_those_above_a_ceiling_with_what_is_too_many() -> None:
    # 8 of 100 in 2011; of 400 now 1, 1, 9 and 15 against 5 in each
    filed = all_filed(2011, i111=100, i112=8)
    now = {PLAIN: 1, RIVER: 1, HIGH: 9, FAR: 15}
    filed |= {(2015, code): {"111": 100, "112": count} for code, count in now.items()}
    assert reviewed(filed, 2015, "M1").endswith(
        "In 2011 the rate was 8.00%, in 2015 it is 6.50%. Against an even way from 2011 to 2015: "
        "2.00 years behind. Above the level, number of units 2: Xã Núi Xa has 10 too many, Xã Núi "
        "Cao has 4 too many."
    )


def test_a_review_compares_counts_without_a_rate() -> None:
    filed = all_filed(2011, i131=0) | all_filed(2015, i131=1)
    assert reviewed(filed, 2015, "C1").endswith("In 2011 it was 0, in 2015 it is 4.")


def test_a_review_names_the_units_that_do_not_reach_what_is_asked() -> None:
    filed = all_filed(2015, i101=100, i102=65)
    assert reviewed(filed, 2015, "X1").endswith(
        "Not reaching what is asked of each, number of units 3: Xã Đồng Bằng, Xã Ven Sông, Xã Núi "
        "Xa."
    )


CLAIMS = {
    Outcome.UNDETERMINED: r"cannot be said yet whether the (floor|ceiling|figure)",
    Outcome.MET: r"floor of \S+ is (met|reached)|is not exceeded|figure lies within the level",
    Outcome.NOT_MET: r"floor of \S+ is not (met|reached yet)|is exceeded|lies outside the level"
    r"|has not come down|does not lie within",
    Outcome.NO_DATA: r"[Tt]here are no figures yet",
    Outcome.NOT_APPLICABLE: r"[Tt]here is nothing to count",
    Outcome.NOT_SET: r"[Nn]o level has been set yet",
}
"""The words of each outcome; what cannot be said yet names what it is about."""
FAILURE = r"is not met|is exceeded|lies outside the level"
"""What is never said of a target that is still to come."""


def claimed(text: str) -> Outcome | None:
    """Give the outcome that a sentence claims."""
    return next((outcome for outcome, words in CLAIMS.items() if re.search(words, text)), None)


def drawn_of(seed: int, year: int) -> Dossier | None:
    """Draw a dossier at random; None where nobody has filed for the year."""
    filed = draw_years(PLAN, (2011, year), seed)
    there = any(filed_year == year for filed_year, _ in filed)
    return dossier_of(filed, year) if there else None


@settings(max_examples=25)
@given(seed=st.integers(0, 10_000), year=st.sampled_from([2013, 2014, 2015]))
def test_a_report_claims_the_outcome_and_no_other(seed: int, year: int) -> None:
    dossier = drawn_of(seed, year)
    for matter in matters(dossier, EN) if dossier else ():
        said = [outcome for each in sentences(matter) if (outcome := claimed(each))]
        assert said == [matter.verdict.outcome], sentences(matter)


@settings(max_examples=15)
@given(seed=st.integers(0, 10_000), year=st.sampled_from([2013, 2014]))
def test_what_is_still_to_come_has_not_failed(seed: int, year: int) -> None:
    dossier = drawn_of(seed, year)
    for matter in matters(dossier, EN) if dossier else ():
        open_ = matter.verdict.outcome is Outcome.UNDETERMINED
        assert open_ or not re.search(FAILURE, " ".join(sentences(matter)))


@settings(max_examples=15)
@given(seed=st.integers(0, 10_000), year=st.sampled_from([2013, 2015]))
def test_a_figure_is_said_in_what_it_is_given_in(seed: int, year: int) -> None:
    dossier = drawn_of(seed, year)
    if dossier is None:
        return
    tell = progress_of(dossier)
    for matter in matters(dossier, EN):
        text = re.sub(r"(full figures: |those of )\d/\d", "", " ".join(tell(matter)))
        per = matter.verdict.target.per
        assert ("%" in text) <= (per == 100), text
        assert ("‰" in text) <= (per == 1000), text
        assert ("percentage points" in text) <= (per == 100), text
        assert per or not re.search(r"\d/\d|\brate\b|\bsize\b", text), text
