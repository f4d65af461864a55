"""The oracle: what the plan dong-trieu-2011 gives, worked out a second time in the simplest way.

It shares no line with the program. The tables are those of the specification, row by row, and the
section numbers are its sections. Percentages are Fractions from 0 to 100, unrounded.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from itertools import combinations
from math import ceil
from pathlib import Path
from typing import Any

# (year, unit code) -> item code -> known value, Có being 1 and Không 0. A missing item is unknown,
# a missing unit has not filed.
Returns = Mapping[tuple[int, str], Mapping[str, int]]
Json = dict[str, Any]
Bounds = tuple[Fraction, Fraction] | None

# ---------------------------------------------------------------- section 2: units


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the register: one territory from one day to another."""

    code: str
    kind: str
    first: date
    last: date
    successors: tuple[str, ...]


def read_register() -> tuple[Row, ...]:
    with Path(__file__).with_name("oracle_units.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Row(
                code=line["code"],
                kind=line["kind"],
                first=date.fromisoformat(line["valid_from"]),
                last=date.fromisoformat(line["valid_to"] or "9999-12-31"),
                successors=tuple(line["successors"].split()),
            )
            for line in csv.DictReader(file)
        )


REGISTER = read_register()


@cache
def in_force(year: int) -> tuple[Row, ...]:
    """The rows in force on 31 December, by code."""
    day = date(year, 12, 31)
    return tuple(sorted((r for r in REGISTER if r.first <= day <= r.last), key=lambda r: r.code))


@cache
def territory(row: Row, year: int) -> tuple[Row, ...]:
    """The rows that made up the row's territory at the end of an earlier year; () if none did."""
    if row.first <= date(year, 12, 31):
        return (row,)
    eve = row.first - timedelta(days=1)
    before = [r for r in REGISTER if r.last == eve and row.code in r.successors]
    if any(len(r.successors) > 1 for r in before):  # a split: no exact back-series
        return ()
    parts = [territory(r, year) for r in before]
    return tuple(r for part in parts for r in part) if all(parts) else ()


# ---------------------------------------------------------------- section 3: who has which item

COMMUNES = frozenset({"xa", "thi-tran", "phuong"})
AGENCIES = frozenset({"dang", "phong-ban", "doan-the", "nganh"})
DISTRICT = frozenset({"dang", "phong-ban", "doan-the"})


def has(row: Row, item: str) -> bool:
    """Whether the unit's copy of the form has the item (items of indicators only)."""
    if row.kind in COMMUNES:  # form 01
        return item not in {"412", "413"} and not "751" <= item <= "759"
    if item == "205":
        return row.kind in AGENCIES
    if item in {"412", "413"}:
        return True
    if "501" <= item <= "511":
        return row.code not in {"CA", "QS"}
    return "751" <= item <= "759" and row.kind in DISTRICT


# ---------------------------------------------------------------- section 4: indicators

# id, judged measures, also. "a+b/c" is (a+b)/c, " + " joins pairs, "a+b@who" is the share of units
# of those kinds that answered Có to all.
INDICATORS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("thon-internet-thu-vien", ("104/101",), ("102/101", "103/101")),
    ("buu-dien-van-hoa-xa", ("201@xa",), ()),
    ("tthtcd-khcn", ("204/203",), ()),
    ("cham-diem-thi-dua", ("205@all",), ("205@communes", "205@agencies")),
    ("thon-nha-van-hoa", ("106/101",), ("105/101",)),
    ("truong-mn-csvc", ("302/301",), ()),
    ("truong-mn-chuan-qg", ("303/301",), ()),
    ("ho-hieu-hoc", ("403/401",), ("402/401",)),
    ("dong-ho-hieu-hoc", ("405/404",), ()),
    (
        "don-vi-hieu-hoc",
        ("407/406 + 409/408 + 411/410 + 413/412",),
        ("407/406", "409/408", "411/410", "413/412"),
    ),
    ("dao-tao-tu-hoc", ("502/501", "505/504", "508/507", "511/510"), ()),
    ("lao-dong-qua-dao-tao", ("602+603/601",), ("602/601",)),
    ("lao-dong-nong-nghiep", ("605/604",), ()),
    ("boi-duong-nam", ("503/501", "506/504", "509/507"), ()),
    ("can-bo-huyen-dai-hoc", ("752/751",), ()),
    ("can-bo-huyen-qlnn", ("754/751",), ()),
    ("can-bo-huyen-llct", ("755/751",), ()),
    ("can-bo-huyen-sau-dai-hoc", ("753/751",), ()),
    ("chu-chot-xa-cao-dang", ("702/701",), ()),
    ("chu-chot-xa-dai-hoc", ("703/701",), ("703/702",)),
    ("chu-chot-xa-qlnn", ("704/701",), ()),
    ("chuyen-trach-huyen", ("759/756",), ("757/756", "758/756")),
    ("can-bo-xa-trung-cap", ("706/705",), ()),
    ("phu-nu-xoa-mu", ("802/801", "804/803"), ()),
    ("buu-dien-thu-vien", ("201+202@communes",), ("201@communes", "202@communes")),
)
WHO = {
    "xa": frozenset({"xa"}),
    "communes": COMMUNES,
    "agencies": AGENCIES,
    "all": COMMUNES | AGENCIES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure: pairs of numerator items and denominator item, or a share (denominator None)."""

    id: str
    judged: bool
    pairs: tuple[tuple[tuple[str, ...], str | None], ...]
    kinds: frozenset[str] | None


def parse(formula: str, measure_id: str, *, judged: bool) -> Measure:
    if "@" in formula:
        items, who = formula.split("@")
        share = ((tuple(items.split("+")), None),)
        return Measure(id=measure_id, judged=judged, pairs=share, kinds=WHO[who])
    halves = [pair.split("/") for pair in formula.split(" + ")]
    ratios = tuple((tuple(items.split("+")), below) for items, below in halves)
    return Measure(id=measure_id, judged=judged, pairs=ratios, kinds=None)


def measures_of(indicator: str, judged: Sequence[str], also: Sequence[str]) -> tuple[Measure, ...]:
    alone = len(judged) == 1
    return (
        *(parse(f, indicator if alone else f"{indicator}:{f}", judged=True) for f in judged),
        *(parse(f, f"{indicator}:{f}", judged=False) for f in also),
    )


MEASURES = {name: measures_of(name, judged, also) for name, judged, also in INDICATORS}

# ---------------------------------------------------------------- section 5: targets

EACH_YEAR = 0  # T14: judged on each year's own returns, 2011–2015
FIRST_YEAR, LAST_YEAR = 2011, 2015


@dataclass(frozen=True, slots=True)
class Target:
    """A target: the floor of an indicator in a year, and the aim where the plan gives a range."""

    id: str
    indicator: str
    year: int
    floor: int
    aim: int | None
    clause: str


TARGETS = (
    Target("T01", "thon-internet-thu-vien", 2011, 100, None, "II.1"),
    Target("T02", "buu-dien-van-hoa-xa", 2011, 100, None, "II.1"),
    Target("T03", "tthtcd-khcn", 2011, 100, None, "II.1"),
    Target("T04", "cham-diem-thi-dua", 2011, 100, None, "II.1"),
    Target("T05", "thon-nha-van-hoa", 2012, 100, None, "II.2"),
    Target("T06", "truong-mn-csvc", 2012, 100, None, "II.2"),
    Target("T07", "truong-mn-chuan-qg", 2012, 30, None, "II.2"),
    Target("T08", "ho-hieu-hoc", 2015, 65, 70, "II.3"),
    Target("T09", "dong-ho-hieu-hoc", 2015, 60, 65, "II.3"),
    Target("T10", "don-vi-hieu-hoc", 2015, 80, 85, "II.3"),
    Target("T11", "dao-tao-tu-hoc", 2015, 100, None, "II.3"),
    Target("T12", "lao-dong-qua-dao-tao", 2015, 60, 65, "II.3"),
    Target("T13", "lao-dong-nong-nghiep", 2015, 100, None, "II.3"),
    Target("T14", "boi-duong-nam", EACH_YEAR, 100, None, "II.3"),
    Target("T15", "can-bo-huyen-dai-hoc", 2015, 80, None, "II.3"),
    Target("T16", "can-bo-huyen-qlnn", 2015, 100, None, "II.3"),
    Target("T17", "can-bo-huyen-llct", 2015, 50, None, "II.3"),
    Target("T18", "can-bo-huyen-sau-dai-hoc", 2015, 5, 7, "II.3"),
    Target("T19", "chu-chot-xa-cao-dang", 2015, 100, None, "II.3"),
    Target("T20", "chu-chot-xa-dai-hoc", 2015, 60, None, "II.3"),
    Target("T21", "chu-chot-xa-qlnn", 2015, 100, None, "II.3"),
    Target("T22", "can-bo-huyen-sau-dai-hoc", 2020, 10, None, "II.4"),
    Target("T23", "chuyen-trach-huyen", 2020, 100, None, "II.4"),
    Target("T24", "can-bo-xa-trung-cap", 2020, 100, None, "II.4"),
    Target("T25", "chu-chot-xa-cao-dang", 2020, 100, None, "II.4"),
    Target("T26", "phu-nu-xoa-mu", 2020, 100, None, "II.4"),
    Target("T27", "buu-dien-thu-vien", 2011, 100, None, "IV.3"),
)


def targets_of(indicator: str) -> tuple[Target, ...]:
    return tuple(target for target in TARGETS if target.indicator == indicator)


def floors_of(indicator: str) -> set[int]:
    return {target.floor for target in targets_of(indicator)}


def thresholds_of(indicator: str) -> set[int]:
    """Every floor and aim of the indicator: what a printed figure may not contradict (rule 3)."""
    aims = {target.aim for target in targets_of(indicator) if target.aim is not None}
    return floors_of(indicator) | aims


def dated(target: Target, year: int) -> Target | None:
    """The target as it is listed in an assessed year: T14 with that year, and not after 2015."""
    if target.year != EACH_YEAR:
        return target
    return None if year > LAST_YEAR else replace(target, year=max(year, FIRST_YEAR))


def phase_of(target: Target, year: int) -> str:
    if target.year > year:
        return "upcoming"
    return "due" if target.year == year else "past"


# ---------------------------------------------------------------- section 6: pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What is known of one unit's numerator n and denominator d."""

    unit: str
    n: int | None
    d: int | None
    at_least: int = 0  # the sum of the numerator's known items
    estimate: int | None = None  # stands in where d is not known
    seen: bool = True  # some item of the pair is known

    @property
    def size(self) -> int | None:
        return self.estimate if self.d is None else self.d

    @property
    def low(self) -> int:
        return self.at_least if self.n is None else self.n

    @property
    def high(self) -> int | None:
        return self.size if self.n is None else self.n

    @property
    def known(self) -> bool:
        return self.n is not None and self.d is not None


def find_estimate(returns: Returns, row: Row, year: int, item: str) -> int | None:
    """The latest earlier denominator of the same territory among the returns."""
    for earlier in sorted({y for y, _ in returns if y < year}, reverse=True):
        parts = territory(row, earlier)
        known = [returns.get((earlier, part.code), {}).get(item) for part in parts]
        if known and None not in known:
            return sum(value for value in known if value is not None)
    return None


def read_ratio(
    returns: Returns, row: Row, year: int, items: Sequence[str], denominator: str
) -> Pair:
    filed = returns.get((year, row.code), {})
    known = [filed[item] for item in items if item in filed]
    d = filed.get(denominator)
    estimate = None if d is not None else find_estimate(returns, row, year, denominator)
    return Pair(
        unit=row.code,
        n=sum(known) if len(known) == len(items) else None,
        d=d,
        at_least=sum(known),
        estimate=None if estimate is None else max(estimate, sum(known)),
        seen=bool(known) or d is not None,
    )


def read_answers(returns: Returns, row: Row, year: int, items: Sequence[str]) -> Pair:
    filed = returns.get((year, row.code), {})
    answers = [filed.get(item) for item in items]
    n = 0 if 0 in answers else None if None in answers else 1
    return Pair(unit=row.code, n=n, d=1, seen=any(a is not None for a in answers))


def read_pairs(
    returns: Returns, measure: Measure, rows: Iterable[Row], year: int
) -> tuple[Pair, ...]:
    """Every expected pair of the measure: the rows are those whose returns are expected."""
    return tuple(
        read_answers(returns, row, year, items)
        if denominator is None
        else read_ratio(returns, row, year, items, denominator)
        for row in rows
        if measure.kinds is None or row.kind in measure.kinds
        for items, denominator in measure.pairs
        if all(has(row, item) for item in (*items, denominator or items[0]))
    )


# ---------------------------------------------------------------- section 6: conclusions


def total(pairs: Iterable[Pair]) -> tuple[int, int]:
    """Σn and Σd over the pairs where both are known."""
    known = [(p.n, p.d) for p in pairs if p.n is not None and p.d is not None]
    return sum(n for n, _ in known), sum(d for _, d in known)


def percent(n: int, d: int) -> Fraction | None:
    return Fraction(100 * n, d) if d else None


def bounds_of(pairs: Sequence[Pair]) -> Bounds:
    sizes = [p.size for p in pairs if p.size is not None]
    if len(sizes) < len(pairs) or sum(sizes) == 0:
        return None
    low = sum(p.low for p in pairs)
    high = sum(p.high for p in pairs if p.high is not None)
    return Fraction(100 * low, sum(sizes)), Fraction(100 * high, sum(sizes))


def balance(pair: Pair, floor: int) -> tuple[int | None, int | None]:
    """The least and the greatest b = 100·n − A·d of a pair; None is "no limit"."""
    if pair.size is not None and pair.high is not None:
        return 100 * pair.low - floor * pair.size, 100 * pair.high - floor * pair.size
    if pair.n is not None:
        return None, (100 - floor) * pair.n
    return None, 0 if floor == 100 else None


def outcome_of(pairs: Sequence[Pair], floor: int) -> str:
    if all(p.size == 0 for p in pairs):
        return "not-applicable"
    if not any(p.seen for p in pairs):
        return "no-data"
    least = [low for low, _ in (balance(p, floor) for p in pairs) if low is not None]
    most = [high for _, high in (balance(p, floor) for p in pairs) if high is not None]
    if len(least) == len(pairs) and sum(least) >= 0:
        return "met"
    if len(most) == len(pairs) and sum(most) < 0:
        return "not-met"
    return "undetermined"


def combine(outcomes: Sequence[str]) -> str:
    """The outcome of an indicator of these judged measures."""
    left = [outcome for outcome in outcomes if outcome != "not-applicable"]
    if not left:
        return "not-applicable"
    if "not-met" in left:
        return "not-met"
    if all(outcome == "no-data" for outcome in left):
        return "no-data"
    return "undetermined" if {"undetermined", "no-data"} & set(left) else "met"


def verdict_of(n: int, d: int, floor: int) -> str | None:
    if d == 0:
        return None
    return "met" if 100 * n >= floor * d else "not-met"


def shortfall_of(pairs: Iterable[Pair], floor: int) -> int | None:
    n, d = total(pairs)
    return max(0, ceil(Fraction(floor * d, 100)) - n) if d else None


def aim_reached(pairs: Sequence[Pair], aim: int | None) -> bool | None:
    bounds = bounds_of(pairs)
    if aim is None or bounds is None or bounds[0] < aim <= bounds[1]:
        return None
    return bounds[0] >= aim


def decisive_of(pairs: Sequence[Pair], floor: int) -> tuple[list[str], int | None, int | None]:
    """The decisive returns of an undetermined measure, with q and W."""
    if any(p.size is None for p in pairs):
        return sorted({p.unit for p in pairs if p.size is None}), None, None
    room: dict[str, int] = {}
    for p in pairs:
        if not p.known:
            room[p.unit] = room.get(p.unit, 0) + (p.high or 0) - p.low
    everything = sum(p.size or 0 for p in pairs)
    needed = ceil(Fraction(floor * everything, 100)) - sum(p.low for p in pairs)
    outstanding = sum(room.values())
    units = sorted(room, key=lambda unit: (-room[unit], unit))
    for length in range(len(units) + 1):
        run = sum(room[unit] for unit in units[:length])
        if run >= needed or run >= outstanding - needed + 1:
            return units[:length], needed, outstanding
    message = "an undetermined measure has a decisive set"
    raise AssertionError(message)


def mean_disagrees(pairs: Sequence[Pair], floors: Iterable[int]) -> bool:
    n, d = total(pairs)
    totals = [total(p for p in pairs if p.unit == unit) for unit in {p.unit for p in pairs}]
    rates = [Fraction(100 * n, d) for n, d in totals if d]
    if not rates:
        return False
    mean = sum(rates) / len(rates)
    return any((mean >= a) != (100 * n >= a * d) for a in floors)


# ---------------------------------------------------------------- section 7: pace

PACES = ("lost", "moving-away", "far-behind", "behind", "on-track", "reached")  # worst first


def find_points(
    returns: Returns, measure: Measure, year: int, row: Row | None
) -> dict[int, tuple[Fraction, Fraction]]:
    """The bounds of the years up to `year`, of the district or of one row's territory."""
    points = {}
    for y in sorted({y for y, _ in returns if y <= year}):
        pairs = read_pairs(returns, measure, territory(row, y) if row else in_force(y), y)
        bounds = bounds_of(pairs)
        if bounds is not None and any(p.seen for p in pairs):
            points[y] = bounds
    return points


def pace_between(start: Fraction, now: Fraction, floor: int, elapsed: Fraction) -> str:
    """The pace from one value to another, when `elapsed` of the way's time has passed."""
    gap, gap_at_start = max(Fraction(0), floor - now), max(Fraction(0), floor - start)
    if gap == 0:
        return "reached"
    if gap_at_start == 0:
        return "lost"
    progress = (gap_at_start - gap) / gap_at_start / elapsed
    if progress >= Fraction(95, 100):
        return "on-track"
    if progress >= Fraction(60, 100):
        return "behind"
    return "far-behind" if progress >= 0 else "moving-away"


def pace_of(
    points: Mapping[int, tuple[Fraction, Fraction]], target: Target, year: int
) -> tuple[str | None, str | None, int | None]:
    """The pace at the two ends, and the base year."""
    base = min(points, default=year)
    if year not in points or base == year or target.year <= year or target.id == "T14":
        return None, None, None
    elapsed = Fraction(year - base, target.year - base)
    (start_low, start_high), (low, high) = points[base], points[year]
    return (
        pace_between(start_high, low, target.floor, elapsed),
        pace_between(start_low, high, target.floor, elapsed),
        base,
    )


def worst(paces: Iterable[str | None]) -> str | None:
    return min((pace for pace in paces if pace is not None), key=PACES.index, default=None)


# ---------------------------------------------------------------- the JSON contract


def describe_measure(indicator: str, measure: Measure, pairs: Sequence[Pair]) -> Json:
    n, d = total(pairs)
    low, high = bounds_of(pairs) or (None, None)
    units = {p.unit for p in pairs}
    is_share = measure.kinds is not None
    return {
        "id": measure.id,
        "judged": measure.judged,
        "numerator": n,
        "denominator": d,
        "percent": percent(n, d),
        "reported": len(units - {p.unit for p in pairs if not p.known}),
        "expected": len(units),
        "lower": low,
        "upper": high,
        "estimated": any(p.d is None and p.estimate is not None for p in pairs),
        "mean_disagrees": not is_share and mean_disagrees(pairs, floors_of(indicator)),
        "value": percent(n, d),
        "per": 100,
    }


WORST_OUTCOME = ("not-met", "undetermined", "no-data", "met", "not-applicable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judged measure at one target."""

    id: str
    pairs: tuple[Pair, ...]
    outcome: str
    pace: str | None
    pace_best: str | None
    pace_base: int | None

    def rank(self) -> tuple[int, bool, Fraction]:
        value = percent(*total(self.pairs))
        return WORST_OUTCOME.index(self.outcome), value is None, value or Fraction(0)


def describe_target(target: Target, year: int, judged: Sequence[Judged]) -> Json:
    outcome = combine([j.outcome for j in judged])
    bare = [[replace(p, estimate=None) for p in j.pairs] for j in judged]
    certain = combine([outcome_of(pairs, target.floor) for pairs in bare])
    first = min(judged, key=Judged.rank)  # min keeps the table's order among equals
    decisive: tuple[list[str], int | None, int | None] = ([], None, None)
    if first.outcome == "undetermined":
        decisive = decisive_of(first.pairs, target.floor)
    pace = worst(j.pace for j in judged)
    return {
        "id": target.id,
        "year": target.year,
        "floor": target.floor,
        "ceiling": None,
        "aim": target.aim,
        "clause": target.clause,
        "orientation": target.clause == "II.4",
        "phase": phase_of(target, year),
        "outcome": outcome,
        "estimated": outcome in {"met", "not-met"} and outcome != certain,
        "provisional": verdict_of(*total(first.pairs), target.floor)
        if outcome == "undetermined"
        else None,
        "aim_reached": aim_reached(first.pairs, target.aim),
        "shortfall": shortfall_of(first.pairs, target.floor),
        "over": False,
        "decisive": decisive[0],
        "needed": decisive[1],
        "outstanding": decisive[2],
        "pace": pace,
        "pace_best": worst(j.pace_best for j in judged),
        "pace_base": first.pace_base,
        "measure": first.id,
        "measures": [
            {
                "id": j.id,
                "outcome": j.outcome,
                "shortfall": shortfall_of(j.pairs, target.floor),
                "pace": j.pace,
            }
            for j in judged
        ],
    }


def judge(
    returns: Returns,
    read: Mapping[Measure, tuple[Pair, ...]],
    target: Target,
    year: int,
    row: Row | None,
) -> Json:
    judged = []
    for measure, pairs in read.items():
        if measure.judged:
            points = find_points(returns, measure, year, row)
            pace, best, base = pace_of(points, target, year)
            judged.append(
                Judged(
                    id=measure.id,
                    pairs=pairs,
                    outcome=outcome_of(pairs, target.floor),
                    pace=pace,
                    pace_best=best,
                    pace_base=base,
                )
            )
    return describe_target(target, year, judged)


def calculate(returns: Returns, year: int, unit: str | None = None) -> Json:
    """What `compute --format json` says in "indicators", without titles and before rounding."""
    rows = [row for row in in_force(year) if unit in {None, row.code}]
    alone = rows[0] if unit and rows else None
    indicators = []
    for indicator, measures in MEASURES.items():
        read = {measure: read_pairs(returns, measure, rows, year) for measure in measures}
        if unit:
            read = {measure: pairs for measure, pairs in read.items() if pairs}
        if not read:
            continue
        targets = [dated(target, year) for target in targets_of(indicator)]
        indicators.append(
            {
                "id": indicator,
                "measures": [describe_measure(indicator, m, pairs) for m, pairs in read.items()],
                "targets": [judge(returns, read, t, year, alone) for t in targets if t],
            }
        )
    return {"year": year, "unit": unit, "indicators": indicators}


# ---------------------------------------------------------------- rule 3: rounding


def side(value: Fraction, threshold: int) -> int:
    """-1 below the threshold, 0 at it, 1 above it."""
    return (value > threshold) - (value < threshold)


def misprints(value: Fraction, printed: Fraction, thresholds: Iterable[int]) -> list[int]:
    """The thresholds, and of 0 and 100, which the printed value contradicts."""
    return [t for t in sorted({0, 100, *thresholds}) if side(value, t) != side(printed, t)]


def round_json(value: Fraction | None, thresholds: Iterable[int]) -> float | None:
    """Half up to four decimals; to more, as few as needed, where four would contradict rule 3."""
    if value is None:
        return None
    limits = set(thresholds)
    decimals = 4
    while True:
        scale = 10**decimals
        printed = Fraction((2 * value * scale + 1) // 2, scale)
        if not misprints(value, printed, limits):
            return float(printed)
        decimals += 1


# ---------------------------------------------------------------- brute force
# Claims held against every way in which the unknown may turn out. They ask nothing of the
# calculation above, so they can judge the program's claims as well as its own.


def completions(pair: Pair, cap: int) -> list[tuple[int, int]]:
    """Every (n, d) a pair may turn out to be, estimates holding and no other d above `cap`."""
    sizes = range(cap + 1) if pair.size is None else [pair.size]
    if pair.n is not None:
        return [(pair.n, d) for d in sizes if pair.n <= d]
    return [(n, d) for d in sizes for n in range(pair.at_least, d + 1)]


def reachable(pairs: Iterable[Pair], cap: int) -> set[tuple[int, int]]:
    """Every (Σn, Σd) the pairs may add up to."""
    sums = {(0, 0)}
    for pair in pairs:
        sums = {(n + a, d + b) for n, d in sums for a, b in completions(pair, cap)}
    return sums


def refute(
    pairs: Sequence[Pair], floor: int, outcome: str, cap: int
) -> tuple[int, int] | str | None:
    """The completion that contradicts the outcome, or what shows it too timid; None if it holds.

    `cap` must be large enough for an unknown denominator to outweigh all the others.
    """
    if outcome == "no-data":
        return "an item is known" if any(p.seen for p in pairs) else None
    sums = sorted(reachable(pairs, cap))
    verdicts = [verdict_of(n, d, floor) or "not-applicable" for n, d in sums]
    if outcome == "undetermined":
        return None if len(set(verdicts)) > 1 else f"always {verdicts[0]}"
    return next((s for s, verdict in zip(sums, verdicts, strict=True) if verdict != outcome), None)


def loose_bounds(pairs: Sequence[Pair], bounds: Bounds) -> set[Fraction]:
    """The ends that differ from the extremes of all completions; needs every d, or its estimate."""
    values = {Fraction(100 * n, d) for n, d in reachable(pairs, cap=0) if d}
    return set(bounds or ()) ^ ({min(values), max(values)} if values else set())


def could_settle(pairs: Sequence[Pair], units: Iterable[str], floor: int) -> bool:
    """Whether some returns of these units leave only one verdict; needs every d."""
    asked = set(units)
    rest = reachable([p for p in pairs if p.unit not in asked], cap=0)
    return any(
        len({verdict_of(n + a, d + b, floor) for a, b in rest}) == 1
        for n, d in reachable([p for p in pairs if p.unit in asked], cap=0)
    )


def smallest_settling(pairs: Sequence[Pair], floor: int) -> list[tuple[str, ...]]:
    """Every set of units, of the smallest size there is, whose returns could settle the measure."""
    units = sorted({p.unit for p in pairs if not p.known})
    for size in range(len(units) + 1):
        sets = [s for s in combinations(units, size) if could_settle(pairs, s, floor)]
        if sets:
            return sets
    return []
