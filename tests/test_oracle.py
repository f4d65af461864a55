"""The oracle itself, against figures worked out by hand and against brute force."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle import (
    INDICATORS,
    MEASURES,
    REGISTER,
    TARGETS,
    Json,
    Pair,
    Returns,
    aim_reached,
    bounds_of,
    calculate,
    combine,
    completions,
    could_settle,
    decisive_of,
    find_points,
    floors_of,
    in_force,
    loose_bounds,
    mean_disagrees,
    misprints,
    outcome_of,
    pace_between,
    refute,
    round_json,
    shortfall_of,
    smallest_settling,
    territory,
    thresholds_of,
    worst,
)

# The 19 xã and 2 thị trấn (the first two) of 2011–2014.
COMMUNES_2013 = (
    *("07069", "07072", "07075", "07078", "07081", "07084", "07087"),
    *("07090", "07093", "07096", "07099", "07102", "07105", "07108"),
    *("07111", "07114", "07117", "07120", "07123", "07126", "07129"),
)
AN_SINH = "07075"
MAO_KHE = "07069"


def pair(n: int | None, d: int | None, unit: str = "A", **other: Any) -> Pair:  # noqa: ANN401 - passed on to Pair
    return Pair(unit=unit, n=n, d=d, **other)


def indicator(result: Json, name: str) -> Json:
    return next(i for i in result["indicators"] if i["id"] == name)


def measure(result: Json, name: str) -> Json:
    return next(m for i in result["indicators"] for m in i["measures"] if m["id"] == name)


def target(result: Json, name: str) -> Json:
    return next(t for i in result["indicators"] for t in i["targets"] if t["id"] == name)


def pick(record: Json, *keys: str) -> list[Any]:
    return [record[key] for key in keys]


def filed(year: int, codes: Iterable[str], **items: int) -> dict[tuple[int, str], dict[str, int]]:
    """One return for each unit, all alike; `i401=100` is item 401."""
    return {(year, code): {item[1:]: value for item, value in items.items()} for code in codes}


# ---------------------------------------------------------------- tables


def test_the_plan_has_25_indicators_and_27_targets() -> None:
    assert len(INDICATORS) == len(MEASURES) == 25
    assert [t.id for t in TARGETS] == [f"T{n:02}" for n in range(1, 28)]
    assert {t.indicator for t in TARGETS} == set(MEASURES)


@pytest.mark.parametrize(
    ("year", "kinds"),
    [
        (2011, {"xa": 19, "thi-tran": 2}),
        (2015, {"xa": 15, "phuong": 6}),
        (2025, {"phuong": 5}),
    ],
)
def test_the_communes_in_force_at_the_end_of_a_year(year: int, kinds: dict[str, int]) -> None:
    found = [row.kind for row in in_force(year) if row.code[0] == "0"]

    assert {kind: found.count(kind) for kind in set(found)} == kinds


def test_there_are_19_communes_in_2024_and_no_agencies_in_2025() -> None:
    assert len([row for row in in_force(2024) if row.code[0] == "0"]) == 19
    assert [row.code for row in in_force(2025)] == ["07069", "07081", "07090", "07093", "07114"]


def test_a_territory_is_followed_through_renamings_and_mergers_but_not_through_a_split() -> None:
    now = {(row.code, year): row for year in (2015, 2024, 2025) for row in in_force(year)}

    def parts(code: str, year: int, earlier: int) -> list[str]:
        return [row.code for row in territory(now[code, year], earlier)]

    assert parts("07093", 2015, 2014) == ["07093"]  # xã, then phường
    assert parts("07084", 2024, 2023) == ["07084", "07087"]
    assert parts("07093", 2024, 2014) == ["07072", "07093"]
    assert sorted(parts("07069", 2025, 2011)) == ["07069", "07105", "07117", "07123"]
    assert parts("07081", 2025, 2023) == ["07078", "07081", "07096"]
    assert parts("07093", 2025, 2024) == parts("07090", 2025, 2024) == []  # 07093 was split
    assert parts("07069", 2015, 2003) == []


# ---------------------------------------------------------------- the contract's own example


def test_the_example_of_the_contract() -> None:
    """Mạo Khê has not filed for 2013; the other twenty have 18 482 of 34 150 households.

    Its 1 040 households of 2011 are the estimate: 18482/35190 = 52.5206 %, 19522/35190 = 55.476 %.
    2011: (20·47 + 489)/(20·100 + 1040) = 1429/3040 = 47.0066 %, so g₀ = 17.9934 at half the time.
    From the lower end P = 2·(17.9934 − 12.4794)/17.9934 = 0.613, from the upper one 0.941.
    """
    rest = [code for code in COMMUNES_2013 if code != MAO_KHE]
    returns = {
        **filed(2011, rest, i401=100, i403=47),
        **filed(2011, [MAO_KHE], i401=1040, i403=489),
        **filed(2013, rest, i401=1700, i403=920),
        **filed(2013, ["07129"], i401=1850, i403=1002),
    }
    result = calculate(returns, 2013)

    assert measure(result, "ho-hieu-hoc") == {
        "id": "ho-hieu-hoc",
        "judged": True,
        "numerator": 18482,
        "denominator": 34150,
        "percent": Fraction(1848200, 34150),
        "value": Fraction(1848200, 34150),
        "per": 100,
        "reported": 20,
        "expected": 21,
        "lower": Fraction(1848200, 35190),
        "upper": Fraction(1952200, 35190),
        "estimated": True,
        "mean_disagrees": False,
    }
    assert indicator(result, "ho-hieu-hoc")["targets"] == [
        {
            "id": "T08",
            "year": 2015,
            "floor": 65,
            "aim": 70,
            "ceiling": None,
            "clause": "II.3",
            "orientation": False,
            "phase": "upcoming",
            "outcome": "not-met",
            "estimated": True,
            "provisional": None,
            "aim_reached": False,
            "shortfall": 3716,
            "over": False,
            "decisive": [],
            "needed": None,
            "outstanding": None,
            "pace": "behind",
            "pace_best": "behind",
            "pace_base": 2011,
            "measure": "ho-hieu-hoc",
            "measures": [
                {"id": "ho-hieu-hoc", "outcome": "not-met", "shortfall": 3716, "pace": "behind"}
            ],
        }
    ]


# ---------------------------------------------------------------- outcomes


@pytest.mark.parametrize(
    ("pairs", "floor", "outcome"),
    [
        ([], 60, "not-applicable"),
        ([pair(0, 0)], 60, "not-applicable"),
        ([pair(None, None, estimate=0, seen=False)], 60, "not-applicable"),
        ([pair(None, None, seen=False)], 60, "no-data"),
        ([pair(None, None, estimate=9, seen=False)], 60, "no-data"),
        ([pair(None, 1, seen=False)], 100, "no-data"),  # a share that nobody answered
        ([pair(6, 10)], 60, "met"),
        ([pair(5, 10)], 60, "not-met"),
        # 100·9 − A·10 and, for the unknown one, from −A·10 to (100 − A)·10
        ([pair(9, 10), pair(None, 10)], 45, "met"),  # 450 − 450
        ([pair(9, 10), pair(None, 10)], 46, "undetermined"),  # 440 − 460, 440 + 540
        ([pair(9, 10), pair(None, 10)], 100, "not-met"),  # −100 + 0
        ([pair(9, 10), pair(None, None, estimate=10, seen=False)], 45, "met"),
        ([pair(9, 10), pair(None, 10, at_least=1)], 50, "met"),  # 400 − 400
        # only n = 3 is known: at most 40·3 = 120 at floor 60
        ([pair(3, None), pair(4, 10)], 60, "not-met"),  # 120 − 200
        ([pair(3, None), pair(3, 7)], 60, "undetermined"),  # 120 − 120
        ([pair(3, None), pair(9, 10)], 60, "undetermined"),
        # nothing is known of one unit
        ([pair(None, None, seen=False), pair(0, 10)], 60, "undetermined"),
        ([pair(None, None, seen=False), pair(9, 10)], 100, "not-met"),
        ([pair(None, None, seen=False), pair(10, 10)], 100, "undetermined"),
    ],
)
def test_the_outcome_of_a_measure(pairs: list[Pair], floor: int, outcome: str) -> None:
    assert outcome_of(pairs, floor) == outcome


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ("met met", "met"),
        ("met not-met no-data", "not-met"),
        ("met undetermined", "undetermined"),
        ("met no-data", "undetermined"),
        ("met not-applicable", "met"),
        ("no-data no-data", "no-data"),
        ("no-data not-applicable", "no-data"),
        ("not-applicable not-applicable", "not-applicable"),
    ],
)
def test_the_outcome_of_several_measures(outcomes: str, expected: str) -> None:
    assert combine(outcomes.split()) == expected


def test_one_commune_that_says_no_settles_a_share_at_100() -> None:
    returns = {
        (2012, AN_SINH): {"201": 0},
        (2012, "07078"): {"201": 1, "202": 1},
        (2012, "07081"): {"201": 1},
    }
    result = calculate(returns, 2012)
    both = measure(result, "buu-dien-thu-vien")

    assert pick(both, "numerator", "denominator", "reported", "expected") == [1, 2, 2, 21]
    assert pick(both, "percent", "lower", "upper") == [50, Fraction(100, 21), Fraction(2000, 21)]
    assert pick(target(result, "T27"), "phase", "outcome", "shortfall") == ["past", "not-met", 1]
    assert pick(measure(result, "buu-dien-van-hoa-xa"), "reported", "expected") == [3, 19]
    assert target(result, "T02")["outcome"] == "not-met"


def test_nothing_filed_is_no_data_and_never_a_verdict() -> None:
    result = calculate({}, 2013)
    targets = [t for i in result["indicators"] for t in i["targets"]]

    assert len(targets) == 27
    assert {t["outcome"] for t in targets} == {"no-data"}
    assert pick(measure(result, "ho-hieu-hoc"), "numerator", "denominator", "percent") == [
        0,
        0,
        None,
    ]
    assert pick(measure(result, "ho-hieu-hoc"), "lower", "upper", "estimated") == [
        None,
        None,
        False,
    ]
    assert pick(measure(result, "cham-diem-thi-dua"), "lower", "upper") == [0, 100]
    assert measure(result, "cham-diem-thi-dua")["expected"] == 21 + 36
    assert measure(result, "cham-diem-thi-dua:205@agencies")["expected"] == 36
    assert measure(result, "don-vi-hieu-hoc")["expected"] == 63
    assert measure(result, "dao-tao-tu-hoc:502/501")["expected"] == 61
    assert measure(result, "can-bo-huyen-llct")["expected"] == 25


def test_a_measure_without_expected_units_is_listed_as_not_applicable() -> None:
    result = calculate({}, 2025)

    assert measure(result, "can-bo-huyen-llct") == {
        "id": "can-bo-huyen-llct",
        "judged": True,
        "numerator": 0,
        "denominator": 0,
        "percent": None,
        "value": None,
        "per": 100,
        "reported": 0,
        "expected": 0,
        "lower": None,
        "upper": None,
        "estimated": False,
        "mean_disagrees": False,
    }
    assert target(result, "T17")["outcome"] == "not-applicable"


@pytest.mark.parametrize(
    ("pairs", "reached"),
    [
        ([pair(70, 100)], True),
        ([pair(69, 100)], False),
        ([pair(60, 90), pair(None, 10)], None),  # 60 < 70 ≤ 70
        ([pair(59, 90), pair(None, 10)], False),  # at most 69
        ([pair(70, 90), pair(None, 10)], True),  # at least 70
        ([pair(None, None), pair(70, 100)], None),
    ],
)
def test_the_aim_is_reached_by_the_lower_bound(pairs: list[Pair], *, reached: bool | None) -> None:
    assert aim_reached(pairs, 70) is reached
    assert aim_reached(pairs, None) is None


def test_the_shortfall_is_of_the_value_and_rounded_up() -> None:
    assert shortfall_of([pair(6, 11), pair(None, 90)], 65) == 2  # ⌈7.15⌉ − 6
    assert shortfall_of([pair(8, 11)], 65) == 0
    assert shortfall_of([pair(None, 90), pair(0, 0)], 65) is None


def test_the_mean_of_the_rates_may_stand_on_the_other_side_of_the_floor() -> None:
    pairs = [pair(1, 1, "A"), pair(50, 100, "B"), pair(0, 0, "C"), pair(None, 9, "D")]

    assert mean_disagrees(pairs, [65])  # (100 + 50)/2 = 75, 51/101 = 50.5
    assert not mean_disagrees(pairs, [50, 80])
    assert mean_disagrees(pairs, [80, 75])
    assert not mean_disagrees([pair(None, 9)], [65])


# ---------------------------------------------------------------- estimates


def test_the_latest_earlier_denominator_stands_in() -> None:
    returns: Returns = {
        (2011, AN_SINH): {"404": 10, "405": 2},
        (2012, AN_SINH): {"404": 20},
        (2013, AN_SINH): {"405": 5},
        (2014, AN_SINH): {"404": 8},
    }
    result = calculate(returns, 2013, AN_SINH)

    assert pick(measure(result, "dong-ho-hieu-hoc"), "lower", "upper", "estimated") == [
        25,
        25,
        True,
    ]
    assert pick(target(result, "T09"), "outcome", "estimated") == ["not-met", True]
    assert measure(result, "ho-hieu-hoc")["estimated"] is False


def test_an_estimate_alone_is_no_data() -> None:
    returns: Returns = {(2012, AN_SINH): {"404": 20, "405": 5}, (2013, AN_SINH): {"401": 9}}
    result = calculate(returns, 2013, AN_SINH)

    assert pick(measure(result, "dong-ho-hieu-hoc"), "lower", "upper", "estimated") == [
        0,
        100,
        True,
    ]
    assert pick(target(result, "T09"), "outcome", "pace") == ["no-data", None]


def test_an_estimate_is_at_least_what_the_numerator_shows() -> None:
    """Of 60 at work in 2012 there are 70 with a certificate in 2013: 70 of at least 70."""
    returns: Returns = {(2012, AN_SINH): {"601": 60}, (2013, AN_SINH): {"602": 70}}
    result = calculate(returns, 2013, AN_SINH)

    assert pick(measure(result, "lao-dong-qua-dao-tao"), "lower", "upper") == [100, 100]
    assert pick(target(result, "T12"), "outcome", "estimated", "shortfall") == ["met", True, None]


def test_a_verdict_that_holds_without_the_estimate_is_not_marked() -> None:
    """Tràng Lương fails 100 % by itself, whoever is silent."""
    returns = {
        **filed(2012, COMMUNES_2013, i701=10, i702=10),
        **filed(2013, ["07078"], i701=10, i702=9),
    }
    result = calculate(returns, 2013)

    assert measure(result, "chu-chot-xa-cao-dang")["estimated"] is True
    assert pick(target(result, "T19"), "outcome", "estimated") == ["not-met", False]


@pytest.mark.parametrize(
    ("earlier", "estimate"),
    [
        ({(2023, "07084"): 30, (2023, "07087"): 12}, 42),
        ({(2023, "07084"): 30, (2022, "07084"): 25, (2022, "07087"): 10}, 35),
        ({(2023, "07084"): 30, (2022, "07087"): 10}, None),
    ],
)
def test_after_a_merger_the_sum_of_the_predecessors_of_one_year_stands_in(
    earlier: dict[tuple[int, str], int], estimate: int | None
) -> None:
    """Việt Dân and Tân Việt are one xã since 1/11/2024; 7 of its households are hiếu học."""
    returns = {key: {"401": value} for key, value in earlier.items()}
    returns[2024, "07084"] = {"403": 7}
    result = calculate(returns, 2024, "07084")

    expected = None if estimate is None else Fraction(700, estimate)
    assert pick(measure(result, "ho-hieu-hoc"), "lower", "upper") == [expected, expected]


def test_after_a_split_nothing_stands_in_until_the_new_unit_has_filed() -> None:
    everyone = [row.code for row in in_force(2024) if row.code[0] == "0"]
    returns = {**filed(2024, everyone, i401=10), **filed(2025, ["07093"], i403=1)}

    assert measure(calculate(returns, 2025, "07093"), "ho-hieu-hoc")["lower"] is None
    returns[2025, "07093"] = {"401": 50}
    returns[2026, "07093"] = {"403": 1}
    assert measure(calculate(returns, 2026, "07093"), "ho-hieu-hoc")["lower"] == 2


# ---------------------------------------------------------------- decisive returns


@pytest.mark.parametrize(
    ("pairs", "floor", "decisive"),
    [
        # D = 160, 96 needed: q = 46 of W = 60; as W − q + 1 = 15, the 30 of B could fail it alone
        (
            [pair(50, 100, "A"), pair(None, 10, "D"), pair(None, 20, "C"), pair(None, 30, "B")],
            60,
            (["B"], 46, 60),
        ),
        # D = 20, 10 needed: q = 5 of W = 10, 5 or 6 are wanted: 4, then 4 + 3
        (
            [pair(5, 10, "A"), pair(None, 3, "D"), pair(None, 3, "C"), pair(None, 4, "B")],
            50,
            (["B", "C"], 5, 10),
        ),
        # one unit's pairs go together: A has 2 + 2, B has 3; D = 17, 9 needed: q = 4 of W = 7
        (
            [pair(None, 2, "A"), pair(None, 2, "A"), pair(None, 3, "B"), pair(5, 10, "C")],
            50,
            (["A"], 4, 7),
        ),
        # D = 30, 18 needed: q = 8 of W = 9 (at_least counts in N_lo): 9 or 2 are wanted
        ([pair(9, 20, "A"), pair(None, None, "B", at_least=1, estimate=10)], 60, (["B"], 8, 9)),
        # without a denominator or an estimate
        (
            [pair(9, 10, "A"), pair(3, None, "C"), pair(None, None, "B"), pair(None, 90, "D")],
            60,
            (["B", "C"], None, None),
        ),
    ],
)
def test_the_decisive_returns(
    pairs: list[Pair], floor: int, decisive: tuple[list[str], int | None, int | None]
) -> None:
    assert outcome_of(pairs, floor) == "undetermined"
    assert decisive_of(pairs, floor) == decisive


def test_an_undetermined_target_says_what_is_missing() -> None:
    """Nineteen communes have 60 of 100, two know only their 100.

    1140 + 0…200 of 2100 are 54.3 … 63.8 %; 1260 are needed.
    """
    returns = {
        **filed(2013, COMMUNES_2013, i404=100, i405=60),
        **filed(2013, ["07129", "07072"], i404=100),
    }
    t09 = target(calculate(returns, 2013), "T09")

    assert pick(t09, "outcome", "provisional", "aim_reached") == ["undetermined", "met", False]
    assert pick(t09, "decisive", "needed", "outstanding") == [["07072"], 120, 200]
    assert pick(t09, "shortfall", "estimated", "pace") == [0, False, None]


# ---------------------------------------------------------------- several judged measures

TRAINING = {"501": 10, "504": 10, "507": 10, "510": 10}


def test_the_deciding_measure_is_the_worst_and_of_these_the_lowest() -> None:
    returns: Returns = {(2013, AN_SINH): {**TRAINING, "502": 9, "505": 8, "508": 8, "511": 10}}
    t11 = target(calculate(returns, 2013, AN_SINH), "T11")

    assert pick(t11, "outcome", "measure", "shortfall") == ["not-met", "dao-tao-tu-hoc:505/504", 2]
    assert t11["measures"] == [
        {"id": "dao-tao-tu-hoc:502/501", "outcome": "not-met", "shortfall": 1, "pace": None},
        {"id": "dao-tao-tu-hoc:505/504", "outcome": "not-met", "shortfall": 2, "pace": None},
        {"id": "dao-tao-tu-hoc:508/507", "outcome": "not-met", "shortfall": 2, "pace": None},
        {"id": "dao-tao-tu-hoc:511/510", "outcome": "met", "shortfall": 0, "pace": None},
    ]


def test_an_undetermined_measure_decides_with_its_own_decisive_returns() -> None:
    returns: Returns = {(2013, AN_SINH): {**TRAINING, "502": 10, "505": 10, "508": 10}}
    t11 = target(calculate(returns, 2013, AN_SINH), "T11")

    assert pick(t11, "outcome", "measure") == ["undetermined", "dao-tao-tu-hoc:511/510"]
    assert pick(t11, "provisional", "shortfall") == [None, None]
    assert pick(t11, "decisive", "needed", "outstanding") == [[AN_SINH], 10, 10]


def test_among_equally_bad_measures_one_without_a_value_comes_last() -> None:
    """502/501 has only a denominator, 505/504 the value of one commune: neither is settled."""
    returns = {
        (2013, AN_SINH): {"501": 10, "504": 10, "505": 10},
        (2013, "07078"): {"504": 4},
    }
    t11 = target(calculate(returns, 2013), "T11")

    assert [m["outcome"] for m in t11["measures"]] == [*2 * ["undetermined"], *2 * ["no-data"]]
    assert pick(t11, "measure", "provisional", "shortfall") == ["dao-tao-tu-hoc:505/504", "met", 0]
    assert len(t11["decisive"]) == 61 - 2


def test_a_measure_without_data_leaves_the_indicator_undetermined_and_nothing_decisive() -> None:
    returns: Returns = {(2020, AN_SINH): {"801": 50, "802": 50}}
    t26 = target(calculate(returns, 2020, AN_SINH), "T26")

    assert pick(t26, "phase", "outcome", "measure") == [
        "due",
        "undetermined",
        "phu-nu-xoa-mu:804/803",
    ]
    assert pick(t26, "provisional", "shortfall", "decisive") == [None, None, []]
    assert pick(t26, "needed", "outstanding", "orientation") == [None, None, True]


def test_a_measure_that_does_not_arise_blocks_nothing() -> None:
    returns: Returns = {(2020, AN_SINH): {"801": 50, "802": 50, "803": 0, "804": 0}}
    t26 = target(calculate(returns, 2020, AN_SINH), "T26")

    assert pick(t26, "outcome", "measure", "shortfall") == ["met", "phu-nu-xoa-mu:802/801", 0]
    assert [m["outcome"] for m in t26["measures"]] == ["met", "not-applicable"]


# ---------------------------------------------------------------- pace


@pytest.mark.parametrize(
    ("start", "now", "pace"),
    [
        (40, 60, "reached"),
        (70, 60, "reached"),
        (60, Fraction(5999, 100), "lost"),
        (40, Fraction(4950, 100), "on-track"),  # 9.5 of 20 in half the time: 0.95
        (40, Fraction(4949, 100), "behind"),
        (40, 46, "behind"),  # 6 of 20 in half the time: 0.60
        (40, Fraction(4599, 100), "far-behind"),
        (40, 40, "far-behind"),
        (40, Fraction(3999, 100), "moving-away"),
        (0, 0, "far-behind"),
    ],
)
def test_the_pace_half_way_to_a_floor_of_60(start: int, now: int | Fraction, pace: str) -> None:
    assert pace_between(Fraction(start), Fraction(now), 60, Fraction(1, 2)) == pace


def test_the_worst_pace_comes_first() -> None:
    assert worst(["reached", None, "lost", "moving-away"]) == "lost"
    assert worst(["on-track", "far-behind", "behind"]) == "far-behind"
    assert worst([None]) is None


def test_the_pace_is_null_without_two_points_and_for_what_is_due() -> None:
    once: Returns = {(2013, AN_SINH): {"401": 100, "403": 50}}
    twice: Returns = {**once, (2015, AN_SINH): {"401": 100, "403": 50}}
    keys = ("phase", "pace", "pace_best", "pace_base")

    assert pick(target(calculate(once, 2013, AN_SINH), "T08"), *keys) == ["upcoming", *3 * [None]]
    assert pick(target(calculate(twice, 2014, AN_SINH), "T08"), *keys) == ["upcoming", *3 * [None]]
    assert pick(target(calculate(twice, 2015, AN_SINH), "T08"), *keys) == ["due", *3 * [None]]


def test_the_pace_is_computed_at_both_ends() -> None:
    """50 of 100 in 2011; in 2013 48 of 90 with 10 unknown: 48 … 58 %, of the way to 65 %.

    2·(15 − 17)/15 < 0; 2·(15 − 7)/15 = 1.07.
    """
    returns = {
        **filed(2011, COMMUNES_2013, i401=0, i403=0),
        **filed(2013, COMMUNES_2013, i401=0, i403=0),
        **filed(2011, [AN_SINH], i401=100, i403=50),
        **filed(2013, [AN_SINH], i401=90, i403=48),
        **filed(2013, ["07078"], i401=10),
    }
    t08 = target(calculate(returns, 2013), "T08")

    assert pick(t08, "pace", "pace_best", "pace_base") == ["moving-away", "on-track", 2011]


def test_what_was_missing_in_the_base_year_widens_the_pace_too() -> None:
    """30 of 80 with 20 unknown in 2011, 30 … 50 %; 45 % in 2013; floor 60, half the time.

    2·(10 − 15)/10 < 0; 2·(30 − 15)/30 = 1.
    """
    returns = {
        **filed(2011, COMMUNES_2013, i404=0, i405=0),
        **filed(2013, COMMUNES_2013, i404=0, i405=0),
        **filed(2011, [AN_SINH], i404=80, i405=30),
        **filed(2011, ["07078"], i404=20),
        **filed(2013, [AN_SINH], i404=100, i405=45),
    }
    t09 = target(calculate(returns, 2013), "T09")

    assert pick(t09, "pace", "pace_best", "pace_base") == ["moving-away", "on-track", 2011]


def test_a_year_without_data_is_no_base() -> None:
    """In 2008 nobody answered the share, though its denominators are known by themselves."""
    returns: Returns = {
        (2008, AN_SINH): {"401": 9},
        (2009, AN_SINH): {"205": 0},
        (2010, AN_SINH): {"205": 0},
    }
    t04 = target(calculate(returns, 2010, AN_SINH), "T04")

    assert pick(t04, "phase", "pace", "pace_base") == ["upcoming", "far-behind", 2009]


def test_the_base_is_the_deciding_measures_and_the_pace_the_worst() -> None:
    """802/801: 90 % in 2011, 96 % in 2013: on track, but it decides as the lower.

    804/803: 100 % in 2012, 98 % in 2013: lost.
    """
    returns: Returns = {
        (2011, AN_SINH): {"801": 100, "802": 90},
        (2012, AN_SINH): {"801": 100, "802": 93, "803": 10, "804": 10},
        (2013, AN_SINH): {"801": 100, "802": 96, "803": 50, "804": 49},
    }
    t26 = target(calculate(returns, 2013, AN_SINH), "T26")

    assert [m["pace"] for m in t26["measures"]] == ["on-track", "lost"]
    assert pick(t26, "measure", "pace", "pace_best", "pace_base") == [
        "phu-nu-xoa-mu:802/801",
        "lost",
        "lost",
        2011,
    ]


def test_the_points_of_one_unit_follow_its_territory() -> None:
    returns: Returns = {
        (2014, "07093"): {"701": 10, "702": 5},
        (2015, "07093"): {"701": 10, "702": 6},
        (2023, "07084"): {"701": 10, "702": 5},
        (2023, "07087"): {"701": 10, "702": 8},
    }
    t25 = target(calculate(returns, 2015, "07093"), "T25")
    now = {row.code: row for row in in_force(2024)}
    cao_dang = MEASURES["chu-chot-xa-cao-dang"][0]

    # a sixth of the time, 2·10 points of 50 = 0.2/(1/6) = 1.2
    assert pick(t25, "phase", "pace", "pace_base") == ["upcoming", "on-track", 2014]
    assert find_points(returns, cao_dang, 2024, now["07084"]) == {
        2023: (Fraction(65), Fraction(65))
    }
    assert find_points(returns, cao_dang, 2024, now["07093"]) == {}  # without 07072 in 2014, 2015


# ---------------------------------------------------------------- T14


@pytest.mark.parametrize(
    ("year", "listed"),
    [
        (2010, [(2011, "upcoming")]),
        (2011, [(2011, "due")]),
        (2013, [(2013, "due")]),
        (2015, [(2015, "due")]),
        (2016, []),
    ],
)
def test_t14_is_listed_once_for_the_assessed_year(year: int, listed: list[tuple[int, str]]) -> None:
    targets = indicator(calculate({}, year), "boi-duong-nam")["targets"]

    assert [(t["year"], t["phase"]) for t in targets] == listed


def test_t14_has_no_pace() -> None:
    staff = {"501": 10, "504": 10, "507": 10, "503": 5, "506": 5, "509": 5}
    returns: Returns = {(2009, AN_SINH): staff, (2010, AN_SINH): staff}
    t14 = target(calculate(returns, 2010, AN_SINH), "T14")

    assert pick(t14, "phase", "outcome", "pace", "pace_base") == ["upcoming", "not-met", None, None]


# ---------------------------------------------------------------- one unit


def test_one_unit_has_only_what_its_form_asks() -> None:
    police = calculate({}, 2013, "CA")
    assert [[m["id"] for m in i["measures"]] for i in police["indicators"]] == [
        ["cham-diem-thi-dua", "cham-diem-thi-dua:205@agencies"],
        ["don-vi-hieu-hoc", "don-vi-hieu-hoc:413/412"],
    ]
    commune = [i["id"] for i in calculate({}, 2013, AN_SINH)["indicators"]]
    assert len(commune) == 20
    assert not [name for name in commune if "huyen" in name]
    town = [i["id"] for i in calculate({}, 2013, MAO_KHE)["indicators"]]
    assert set(commune) - set(town) == {"buu-dien-van-hoa-xa"}
    assert calculate({}, 2025, "CA")["indicators"] == []


def test_a_unit_reports_when_all_its_pairs_are_known() -> None:
    schools = {"406": 4, "407": 2, "408": 5, "409": 5, "410": 1}
    one = measure(calculate({(2013, AN_SINH): schools}, 2013, AN_SINH), "don-vi-hieu-hoc")
    assert pick(one, "numerator", "denominator", "reported", "expected") == [7, 9, 0, 1]
    assert pick(one, "lower", "upper") == [70, 80]

    full = {(2013, AN_SINH): {**schools, "411": 1}, (2013, "CA"): {"412": 1, "413": 0}}
    district = measure(calculate(full, 2013), "don-vi-hieu-hoc")
    assert pick(district, "numerator", "denominator", "reported", "expected") == [8, 11, 2, 63]


def test_what_a_unit_does_not_have_on_its_form_counts_for_nothing() -> None:
    returns: Returns = {(2013, "CA"): {"501": 10, "502": 10}, (2013, "99999"): {"501": 1, "502": 1}}

    assert measure(calculate(returns, 2013), "dao-tao-tu-hoc:502/501")["denominator"] == 0


# ---------------------------------------------------------------- rounding


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (None, None),
        (Fraction(65), 65.0),
        (Fraction(1848200, 34150), 54.1201),
        (Fraction("12.34565"), 12.3457),  # half up, not half even
        (Fraction("64.99996"), 64.99996),
        (Fraction("64.999949"), 64.9999),
        (Fraction("65.00001"), 65.00001),
        (Fraction("69.9999996"), 69.9999996),
        (Fraction("0.000004"), 0.000004),
        (Fraction("99.999995"), 99.999995),
        (Fraction("79.99999"), 80.0),  # 80 is no threshold of these
    ],
)
def test_four_decimals_or_more_where_four_would_contradict_a_threshold(
    value: Fraction | None, printed: float | None
) -> None:
    assert thresholds_of("ho-hieu-hoc") == {65, 70}
    assert round_json(value, thresholds_of("ho-hieu-hoc")) == printed


def test_the_floors_of_an_indicator_are_those_of_all_its_targets() -> None:
    assert floors_of("can-bo-huyen-sau-dai-hoc") == {5, 10}
    assert thresholds_of("can-bo-huyen-sau-dai-hoc") == {5, 7, 10}


@settings(max_examples=100, deadline=None)
@given(
    threshold=st.sampled_from([0, 5, 7, 10, 65, 70, 100]),
    size=st.integers(1, 10**9),
    off=st.integers(-3, 3),
)
def test_a_printed_figure_never_contradicts_a_verdict(threshold: int, size: int, off: int) -> None:
    value = Fraction(100 * (threshold * size // 100 + off), size)
    printed = round_json(value, [5, 7, 10, 65, 70])

    assert printed is not None
    assert misprints(value, Fraction(str(printed)), [5, 7, 10, 65, 70]) == []
    assert abs(Fraction(str(printed)) - value) <= Fraction(1, 20000)


# ---------------------------------------------------------------- brute force
# With at most three pairs of at most 3, a denominator of 20 outweighs the rest at these floors.

FLOORS = st.sampled_from([50, 60, 100])
CAP = 20


@st.composite
def some_pairs(draw: st.DrawFn, *, sized: bool = False) -> list[Pair]:
    """One to three pairs of units A to C; with `sized` every denominator is known or estimated."""
    pairs = []
    for _ in range(draw(st.integers(1, 3))):
        at_least = draw(st.integers(0, 2))
        d = draw(st.none() | st.integers(at_least, 3))
        estimate = draw(st.integers(at_least, 3) if sized else st.none() | st.integers(at_least, 3))
        size = 3 if d is None and estimate is None else estimate if d is None else d
        assert size is not None
        n = draw(st.none() | st.integers(at_least, size))
        seen = n is not None or d is not None or at_least > 0 or draw(st.booleans())
        pairs.append(
            Pair(
                unit=draw(st.sampled_from("ABC")),
                n=n,
                d=d,
                at_least=at_least if n is None else n,
                estimate=estimate if d is None else None,
                seen=seen,
            )
        )
    return pairs


@settings(max_examples=100, deadline=None)
@given(pairs=some_pairs(), floor=FLOORS)
def test_an_outcome_holds_for_every_completion(pairs: list[Pair], floor: int) -> None:
    assert refute(pairs, floor, outcome_of(pairs, floor), CAP) is None


@settings(max_examples=100, deadline=None)
@given(pairs=some_pairs(sized=True))
def test_bounds_are_the_extremes_of_all_completions(pairs: list[Pair]) -> None:
    assert loose_bounds(pairs, bounds_of(pairs)) == set()


@settings(max_examples=100, deadline=None)
@given(pairs=some_pairs(sized=True), floor=FLOORS)
def test_the_decisive_set_is_a_smallest_one_that_could_settle_it(
    pairs: list[Pair], floor: int
) -> None:
    if outcome_of(pairs, floor) == "undetermined":
        units, needed, outstanding = decisive_of(pairs, floor)

        assert tuple(sorted(units)) in smallest_settling(pairs, floor)
        assert needed is not None
        assert outstanding is not None
        assert 0 < needed <= outstanding


def test_the_brute_force_refutes_false_claims() -> None:
    """A checker that cannot say no is worth nothing."""
    pairs = [pair(9, 10, "A"), pair(None, 10, "B")]

    assert completions(pairs[1], CAP) == [(n, 10) for n in range(11)]
    assert refute(pairs, 46, "met", CAP) == (9, 20)
    assert refute(pairs, 46, "not-met", CAP) == (10, 20)
    assert refute(pairs, 45, "undetermined", CAP) == "always met"
    assert refute(pairs, 45, "no-data", CAP) == "an item is known"
    assert refute(pairs, 45, "not-applicable", CAP) == (9, 20)
    assert loose_bounds(pairs, (Fraction(45), Fraction(100))) == {Fraction(100), Fraction(95)}
    assert loose_bounds(pairs, None) == {Fraction(45), Fraction(95)}
    assert smallest_settling(pairs, 46) == [("B",)]
    assert not could_settle(pairs, ["A"], 46)
    assert misprints(Fraction("64.996"), Fraction(65), [65]) == [65]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_verdicts_and_bounds_survive_the_missing_returns(data: st.DataObject) -> None:
    """18 communes alike, three with gaps; what is missing comes in later, estimates holding."""
    late = ("07081", "07084", "07087")
    sizes = {code: data.draw(st.integers(0, 40)) for code in late}
    parts = {code: data.draw(st.integers(0, sizes[code])) for code in late}
    full = {
        **filed(2013, COMMUNES_2013, i404=4, i405=data.draw(st.integers(0, 4))),
        **{(2013, code): {"404": sizes[code], "405": parts[code]} for code in late},
    }
    earlier = {(2012, code): {"404": sizes[code]} for code in late if data.draw(st.booleans())}
    gaps = {
        (2013, code): {k: v for k, v in full[2013, code].items() if data.draw(st.booleans())}
        for code in late
    }
    before = calculate({**earlier, **full, **gaps}, 2013)
    after = calculate({**earlier, **full}, 2013)
    low, high = pick(measure(before, "dong-ho-hieu-hoc"), "lower", "upper")

    assert target(before, "T09")["outcome"] in {"undetermined", target(after, "T09")["outcome"]}
    assert low is None or low <= measure(after, "dong-ho-hieu-hoc")["percent"] <= high


def test_every_row_of_the_register_is_in_force_at_the_end_of_some_year() -> None:
    assert set(REGISTER) == {row for year in range(2004, 2026) for row in in_force(year)}
