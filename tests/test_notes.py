"""Notes: what is said below a table, and only where there is something to say."""

from tests.assessments import Known, assessed, small
from tests.every_way import PLAIN, PLAN, RIVER
from xhht_cli.present.language import language
from xhht_cli.present.notes import compliance_notes, target_notes

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
    many = small(*(f"07{number:03}" for number in range(69, 120)))
    units = list(many.units_in(2015).values())
    drawn = assessed({2015: {units[0].code: {"401": 9, "403": 9}}}, 2015, many, targets=("T08",))
    (sentence,) = (note for note in compliance_notes(drawn, EN) if "could settle" in note)
    assert sentence.endswith(f", and {len(units) - 1 - 8} others could settle it: T08.")


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


def test_no_star_is_explained_where_none_stands() -> None:
    # of Tràng Lương the 100 households of 2011 are known, but nobody has reported lineages
    known: Known = {
        2011: {"07078": {"401": 100}},
        2013: {"07075": {"404": 10, "405": 9}},
    }
    assert not [note for note in notes(known, "T09") if note.startswith("*")]
    starred = notes({**known, 2013: {"07075": {"401": 100, "403": 20}}}, "T08")
    assert starred[0] == (
        "* if the size of the units whose figures are missing has not changed since 2011."
    )


def test_the_star_of_one_unit_speaks_of_the_unit() -> None:
    known: Known = {2011: {"07078": {"401": 100}}, 2013: {"07078": {"403": 20}}}
    alone = assessed(known, 2013, COMMUNES, targets=("T08",), unit="07078")
    assert compliance_notes(alone, EN)[0] == (
        "* if the size of the unit has not changed since 2011."
    )


def of_every_kind(year: int, *targets: str) -> tuple[str, ...]:
    """The notes where one of four communes has reported, and another its size of before."""
    known: Known = {
        2012: {PLAIN: {"121": 100, "111": 100, "101": 100, "102": 50}},
        year: {RIVER: {"121": 1000, "122": 250, "131": 1, "111": 100, "142": 20}},
    }
    return compliance_notes(assessed(known, year, PLAN, targets=targets), EN)


def test_a_value_that_nothing_limits_has_a_lower_bound_alone() -> None:
    unlimited = (
        "A lower bound alone (≥): nothing limits what the units without figures may still add."
    )
    assert unlimited in of_every_kind(2015, "C1")
    assert not [note for note in of_every_kind(2015, "C1") if "the size of a unit" in note]
    assert unlimited not in of_every_kind(2015, "S1")
    assert len([note for note in of_every_kind(2015, "S1") if "without bounds" in note]) == 1


def test_a_level_of_a_later_document_names_it() -> None:
    told = "G1: The level in force since 2014 is that of: Quyết định mẫu."
    assert [told in of_every_kind(year, "G1") for year in (2013, 2014)] == [False, True]


def test_a_level_that_is_not_set_yet_says_when_it_will_be() -> None:
    told = "N1: no level has been set yet (to be set in 2014)."
    assert [told in of_every_kind(year, "N1") for year in (2014, 2015)] == [True, False]


def test_notes_of_one_target_leave_out_what_holds_for_all() -> None:
    known: Known = {2014: {RIVER: {"101": 100, "102": 60}}}
    assert target_notes("G1", assessed(known, 2014, PLAN), EN) == (
        "G1: The level in force since 2014 is that of: Quyết định mẫu.",
        ("Undetermined; the figures of Xã Đồng Bằng, Xã Núi Cao, Xã Núi Xa could settle it: G1."),
    )


def test_a_mean_on_the_other_side_of_a_ceiling_is_told() -> None:
    # the mean of 10 % and 0 % is 5 %, the rate 100 of 1100
    known: Known = {2015: {PLAIN: {"111": 1000, "112": 100}, RIVER: {"111": 100, "112": 0}}}
    (told,) = (
        note
        for note in compliance_notes(assessed(known, 2015, PLAN, targets=("M1",)), EN)
        if "mean" in note
    )
    assert told.startswith("M1: the mean of the units' rates is 5.00%, on the other side of 5%")


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
