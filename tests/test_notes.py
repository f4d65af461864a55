"""Notes: what is said below a table, and only where there is something to say."""

from tests.assessments import Known, assessed, small
from xhht_cli.present.language import language
from xhht_cli.present.notes import compliance_notes

EN = language("en")
COMMUNES = small("07075", "07078")


def notes(known: Known, *targets: str, year: int = 2013) -> tuple[str, ...]:
    return compliance_notes(assessed(known, year, COMMUNES, targets=targets), EN)


def test_all_reported_and_due_leaves_nothing_to_say() -> None:
    figures = {"401": 100, "402": 80, "403": 70}
    assert notes({2015: {"07075": figures, "07078": figures}}, "T08", year=2015) == ()


def test_units_of_unknown_size_could_settle_several_targets_at_once() -> None:
    known: Known = {2015: {"07075": {"401": 100, "403": 70, "404": 10, "405": 7}}}
    assert notes(known, "T08", "T09", year=2015) == (
        (
            "A value without bounds, although reports are missing: the size of a unit is neither "
            "known nor reported in an earlier year."
        ),
        "Undetermined; the figures of Xã Tràng Lương could settle it: T08, T09.",
        "Not reported, form 01.N/XHHT-X (1): Xã Tràng Lương.",
    )


def test_what_is_needed_of_what_is_outstanding_stands_by_each_target() -> None:
    # 65 % of 200 households are 130: 70 are known, 60 of 100 are needed;
    # 60 % of 20 lineages are 12: 7 are known, 5 of 10 are needed
    before = {"401": 100, "404": 10}
    known: Known = {
        2014: {"07078": before},
        2015: {"07075": {"401": 100, "403": 70, "404": 10, "405": 7}},
    }
    assert notes(known, "T08", "T09", year=2015)[-2:] == (
        (
            "Undetermined; the figures of Xã Tràng Lương could settle it: "
            "T08 (at least 60 of 100 needed), T09 (at least 5 of 10 needed)."
        ),
        "Not reported, form 01.N/XHHT-X (1): Xã Tràng Lương.",
    )


def test_many_units_are_counted_after_the_first_eight() -> None:
    many = small(*(f"07{number:03}" for number in range(70, 100)))
    units = list(many.units_in(2015).values())
    drawn = assessed({2015: {units[0].code: {"401": 9, "403": 9}}}, 2015, many, targets=("T08",))
    (sentence,) = (note for note in compliance_notes(drawn, EN) if "could settle" in note)
    assert sentence.endswith(f", {len(units) - 1 - 8} others could settle it: T08.")


def test_paces_name_their_base_year_and_those_without_one() -> None:
    figures = {"401": 100, "402": 80, "403": 50}
    both: Known = {
        2011: {"07075": figures, "07078": figures},
        2013: {
            "07075": figures | {"404": 10, "405": 5},
            "07078": figures | {"404": 10, "405": 5},
        },
    }
    assert notes(both, "T08") == ("Pace measured from 2011.",)
    assert notes(both, "T08", "T09") == (
        "Pace measured from 2011: T08.",
        "Too few years with enough reports for a pace: T09.",
    )
    assert notes(both, "T09") == ("Too few years with enough reports for a pace; it takes two.",)


def test_a_mean_on_the_other_side_of_the_floor_is_told() -> None:
    # the mean of 50 % and 90 % is 70 %, the rate 590/1100 = 53,6363… %
    figures: Known = {
        2015: {
            "07075": {"401": 1000, "402": 1000, "403": 500},
            "07078": {"401": 100, "402": 100, "403": 90},
        }
    }
    assert notes(figures, "T08", year=2015) == (
        (
            "T08: the mean of the units' rates is 70.00%, on the other side of 65% than the rate "
            "itself, 53.64%. The rate is right: the sum over the sum."
        ),
    )
