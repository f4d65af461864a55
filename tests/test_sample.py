"""Sample: invented returns that keep the plan's rules, but for a few honest mistakes."""

import io
from collections.abc import Mapping
from dataclasses import replace
from operator import eq, ge, le
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.unpacked import unpacked
from xhht_cli.plan import load_plan
from xhht_cli.plan.model import ItemKind, Relation, Rule, Term
from xhht_cli.sample import REMARK, sample_entries, write_sample
from xhht_cli.sample.figures import Figures
from xhht_cli.sample.limits import limits

KEPT = Path(__file__).parent.parent / "data" / "sample"
PLAN = load_plan()
HOLDS = {Relation.AT_MOST: le, Relation.AT_LEAST: ge, Relation.EQUAL: eq}


def test_data_sample_is_what_the_generator_writes_for_2013(tmp_path: Path) -> None:
    written = write_sample(PLAN, tmp_path, [2013], 2011)

    assert sorted(path.name for path in written) == sorted(path.name for path in KEPT.iterdir())
    for path in written:
        made, kept = path.read_bytes(), (KEPT / path.name).read_bytes()
        assert made == kept or unpacked(made) == unpacked(kept), path.name


def test_data_sample_is_62_of_63_returns_in_less_than_a_megabyte_and_a_half() -> None:
    files = list(KEPT.iterdir())

    assert len(files) == 62
    assert not list(KEPT.glob("*07069*"))
    assert sum(file.stat().st_size for file in files) < 1_500_000


def test_every_file_says_that_its_figures_are_invented() -> None:
    for path in sorted(KEPT.iterdir())[::20]:
        book = load_workbook(io.BytesIO(path.read_bytes()))
        assert book.worksheets[0]["A7"].value == REMARK
        assert book.properties.description == REMARK
    assert REMARK.startswith("SỐ LIỆU GIẢ ĐỊNH")


@pytest.mark.parametrize("seed", [2011, 7])
@pytest.mark.parametrize("year", [2011, 2013, 2020, 2025])
def test_sound_figures_break_no_rule_hard_or_soft(year: int, seed: int) -> None:
    figures = Figures(plan=PLAN, seed=seed)
    for unit in PLAN.units_in(year).values():
        entries = figures.entries(unit, year)
        counts = {code: entry for code, entry in entries.items() if isinstance(entry, int)}

        def side(terms: tuple[Term, ...], counts: Mapping[str, int] = counts) -> int:
            return sum(t.factor * (counts[t.item] if t.item else 1) for t in terms)

        for item in PLAN.items_of(unit):
            assert (item.code in counts) == (item.kind is ItemKind.COUNT)
            for rule in (rule for rule in item.rules if counts.keys() >= set(rule.items)):
                assert HOLDS[rule.relation](side(rule.left), side(rule.right)), (unit, rule)


def test_a_year_has_one_missing_return_and_three_spoilt_cells() -> None:
    figures = Figures(plan=PLAN, seed=2011)
    year = sample_entries(PLAN, 2013, 2011)
    sound = {unit: figures.entries(unit, 2013) for unit in year}
    spoilt = {
        (unit.code, code): entry
        for unit, entries in year.items()
        for code, entry in entries.items()
        if entry != sound[unit][code]
    }
    households = year[PLAN.units_in(2013)["07075"]]["401"]

    assert set(PLAN.units_in(2013)) - {unit.code for unit in year} == {"07069"}
    assert list(spoilt) == [("07072", "601"), ("07075", "403"), ("07078", "405")]
    assert spoilt["07072", "601"] == "10.063"
    over = spoilt["07075", "403"]
    assert isinstance(over, int)
    assert isinstance(households, int)
    assert over > households
    assert spoilt["07078", "405"] is None


def test_rates_rise_and_totals_grow_slowly_over_the_years() -> None:
    figures = Figures(plan=PLAN, seed=2011)

    def district(code: str, year: int) -> int:
        units = PLAN.units_in(year).values()
        communes = (unit for unit in units if unit.kind in {"xa", "thi-tran", "phuong"})
        return sum(int(figures.entries(unit, year)[code] or 0) for unit in communes)

    years = (2011, 2013, 2015, 2018, 2020)
    households = [district("401", year) for year in years]
    rates = [district("403", year) / d for year, d in zip(years, households, strict=True)]
    assert rates == sorted(rates)
    assert rates[0] < 0.5
    assert rates[-1] > 0.7
    assert households == sorted(households)
    assert households[-1] < 1.1 * households[0]


def test_a_merger_leaves_the_district_as_large_as_it_was() -> None:
    figures = Figures(plan=PLAN, seed=2011)
    before, after = (PLAN.units_in(year) for year in (2023, 2024))

    apart = [figures.entries(before[code], 2023)["101"] for code in ("07084", "07087")]
    together = figures.entries(after["07084"], 2024)["101"]
    assert [type(entry) for entry in apart] == [int, int]
    assert abs(sum(entry for entry in apart if isinstance(entry, int)) - int(together or 0)) <= 1


def test_several_years_get_a_folder_each(tmp_path: Path) -> None:
    written = write_sample(PLAN, tmp_path, [2024, 2025], 3)

    assert {path.parent.name for path in written} == {"2024", "2025"}
    assert len([path for path in written if path.parent.name == "2025"]) == 4
    assert all(path.is_file() for path in written)


def test_a_register_with_no_unit_in_a_year_gives_an_empty_sample() -> None:
    assert sample_entries(PLAN, 2003, 2011) == {}


def rule(left: str, relation: str, right: str, *, soft: bool = False) -> Rule:
    def side(text: str) -> tuple[Term, ...]:
        words = ((-1 if word[0] == "-" else 1, word.lstrip("-")) for word in text.split())
        return tuple(
            Term(item=word, factor=sign)
            if word.isalpha()
            else Term(item=None, factor=sign * int(word))
            for sign, word in words
        )

    return Rule(left=side(left), relation=Relation(relation), right=side(right), soft=soft)


@pytest.mark.parametrize(
    ("rules", "least", "most"),
    [
        ((rule("x", "<=", "a"),), 0, 10),
        ((rule("b x", "<=", "a"),), 0, 6),
        ((rule("x", ">=", "a b -c"),), 9, 10**9),  # 10 + 4 − 5
        ((rule("c", "<=", "x"), rule("x", "<=", "a")), 5, 10),
        ((rule("x", "<=", "a"), rule("x", "=", "b", soft=True)), 4, 4),
        ((rule("x", ">=", "a"), rule("x", "<=", "b", soft=True)), 10, 10**9),  # no room for it
        ((rule("x", "<=", "unknown"), rule("x", "<=", "7")), 0, 7),
        ((rule("x x", "<=", "c"),), 0, 2),  # 2x ≤ 5
        ((rule("x", "<=", "x a"),), 0, 10**9),
    ],
)
def test_limits_follow_from_the_counts_drawn_before(
    rules: tuple[Rule, ...], least: int, most: int
) -> None:
    assert limits("x", rules, {"a": 10, "b": 4, "c": 5}) == (least, most)


def test_a_mistake_whose_item_the_plan_lacks_is_not_made() -> None:
    without = replace(PLAN, items=tuple(i for i in PLAN.items if i.id != "dong_ho_hieu_hoc"))
    blanks = [
        (unit.code, code)
        for unit, entries in sample_entries(without, 2013, 2011).items()
        for code, entry in entries.items()
        if entry is None
    ]
    assert blanks == []
