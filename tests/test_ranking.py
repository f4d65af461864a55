"""Ranking: who keeps a level and who does not, the best and the worst first."""

from collections.abc import Mapping

from tests.assessments import small
from tests.dossiers import drawn_up
from tests.every_way import FAR, HIGH, PLAIN, RIVER, dossier_of
from tests.filling import Filed
from xhht_cli.ranking import Ranked, Ranking, rank

FIRST, SECOND, THIRD, FOURTH = "07075", "07078", "07081", "07084"


def codes(ranked: tuple[Ranked, ...]) -> list[str]:
    return [each.unit.code for each in ranked]


def ranking(known: Mapping[str, Mapping[str, int]], target: str, year: int = 2015) -> Ranking:
    """Rank the communes of the plan of every kind."""
    filed: Filed = {(year, code): dict(items) for code, items in known.items()}
    return rank(dossier_of(filed, year).assessment.units, target)


def test_of_a_floor_the_highest_lead_and_the_lowest_come_first_behind() -> None:
    # 65 % is the floor: 70 and 90 % keep it, 20 and 60 % do not
    filed: Filed = {
        (2015, FIRST): {"401": 100, "403": 70},
        (2015, SECOND): {"401": 100, "403": 90},
        (2015, THIRD): {"401": 100, "403": 60},
        (2015, FOURTH): {"401": 100, "403": 20},
    }
    few = small(FIRST, SECOND, THIRD, FOURTH)
    found = rank(drawn_up(filed, 2015, few).assessment.units, "T08")
    assert (codes(found.ahead), codes(found.behind)) == ([SECOND, FIRST], [FOURTH, THIRD])
    assert [each.value for each in found.behind] == [20, 60]
    assert found.open == 0


def test_of_a_ceiling_the_lowest_lead_and_the_highest_come_first_behind() -> None:
    # at most 5 %: 1 and 4 % keep it, 6 and 30 % do not
    figures = {PLAIN: 4, RIVER: 1, HIGH: 6, FAR: 30}
    known = {code: {"111": 100, "112": count} for code, count in figures.items()}
    found = ranking(known, "M1")
    assert (codes(found.ahead), codes(found.behind)) == ([RIVER, PLAIN], [FAR, HIGH])


def test_within_two_ends_all_are_alike_and_outside_the_farthest_comes_first() -> None:
    # 15 to 35 a class: 35 and 15 lie within; 10 is 5 below, 50 is 15 above
    figures = {PLAIN: 35, RIVER: 15, HIGH: 10, FAR: 50}
    known = {code: {"111": 90, "141": 1, "142": count} for code, count in figures.items()}
    found = ranking(known, "L1")
    assert (codes(found.ahead), codes(found.behind)) == ([PLAIN, RIVER], [FAR, HIGH])


def test_who_has_not_reported_is_open_and_who_has_nothing_to_count_is_left_out() -> None:
    known = {PLAIN: {"111": 100, "112": 4}, HIGH: {"111": 0, "112": 0}}
    found = ranking(known, "M1")
    assert (codes(found.ahead), codes(found.behind), found.open) == ([PLAIN], [], 2)


def test_what_holds_by_estimate_only_is_open() -> None:
    # 10 of 100 adults in 2014 without a count of the illiterate: nothing is sure of RIVER
    filed: Filed = {
        (2014, RIVER): {"111": 100, "112": 90},
        (2015, PLAIN): {"111": 100, "112": 1},
        (2015, RIVER): {"112": 90},
    }
    found = rank(dossier_of(filed, 2015).assessment.units, "M1")
    assert (codes(found.ahead), codes(found.behind), found.open) == ([PLAIN], [], 3)


def test_nobody_is_ranked_by_a_sum_of_all_or_by_a_level_that_is_not_set() -> None:
    known = {PLAIN: {"111": 100, "131": 3, "142": 20}}
    nobody = Ranking(ahead=(), behind=(), open=0)
    assert ranking(known, "C1") == nobody
    assert ranking(known, "N1", 2013) == nobody
    assert codes(ranking(known, "N1").behind) == [PLAIN]
