"""Levels above those that file: the register, what is added up, and which targets bind."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import plan
from tests.levels import HEADER, NATION, write_plan
from xhht_cli.assess import results_of
from xhht_cli.errors import UnusablePlanError
from xhht_cli.facts import Ledger
from xhht_cli.messages import Message, Text
from xhht_cli.plan import load_plan
from xhht_cli.plan.areas import area_of, unit_in
from xhht_cli.plan.lines import lines_below
from xhht_cli.plan.model import Kind, Plan, Unit

LEVELS = ("nuoc", "tinh", "huyen")
DAY = date(2004, 8, 31)


def codes(units: Sequence[Unit]) -> list[str]:
    return [unit.code for unit in units]


def told(found: pytest.ExceptionInfo[UnusablePlanError]) -> list[str]:
    return [
        detail.id.format(**dict(detail.values))
        for detail in found.value.details
        if isinstance(detail, Message)
    ]


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return load_plan(write_plan(tmp_path_factory.mktemp("nation")))


def test_only_units_of_a_kind_with_a_form_file(nation: Plan) -> None:
    assert list(nation.units_in(2011)) == ["10001", "10002", "GD1", "10003", "10004", "10005"]
    assert codes(nation.upper) == ["VN", "01", "02", "001", "002", "003"]
    assert nation.codes.isdisjoint(codes(nation.upper))


def test_below_the_register_stands_what_is_one_level_below_its_only_top(nation: Plan) -> None:
    levels = nation.levels(2011)
    assert codes(levels.below(None)) == ["01", "02"]
    assert codes(levels.below(unit_in(nation, "01", 2011))) == ["001", "002"]
    assert codes(levels.below(unit_in(nation, "001", 2011))) == ["10001", "10002", "GD1"]


def test_a_register_with_several_tops_lists_them_all(tmp_path: Path) -> None:
    rows = NATION.replace("VN,Cả nước,nuoc,2004-08-31,,,,\n", "").replace(",VN\n", ",\n")
    assert codes(load_plan(write_plan(tmp_path, rows)).levels(2011).below(None)) == ["01", "02"]


def test_without_parents_every_unit_stands_below_the_register() -> None:
    assert plan().levels(2013).below(None) == tuple(plan().units_in(2013).values())


def test_the_area_of_an_upper_unit_is_what_files_below_it_at_the_end_of_each_year(
    nation: Plan,
) -> None:
    south = area_of(nation, unit_in(nation, "002", 2013), (2011, 2012, 2013))
    east = area_of(nation, unit_in(nation, "02", 2013), (2011, 2012, 2013))
    assert [codes(south.units(year)) for year in (2011, 2012)] == [["10003", "10004"], ["10003"]]
    assert [codes(east.units(year)) for year in (2011, 2012)] == [["10005"], ["10004", "10005"]]
    assert (south.whole, south.level) == (True, "huyen")


def test_an_upper_unit_is_followed_by_its_rows(tmp_path: Path) -> None:
    """Districts 001 and 002 are merged in 2013; before, the new one is what both were."""
    rows = NATION.replace(
        "001,Huyện Bắc,huyen,2004-08-31,,,,01\n002,Huyện Nam,huyen,2004-08-31,,,,01\n",
        "001,Huyện Bắc,huyen,2004-08-31,2013-05-31,001,,01\n"
        "002,Huyện Nam,huyen,2004-08-31,2013-05-31,001,,01\n"
        "001,Huyện Bắc Nam,huyen,2013-06-01,,,,01\n",
    ).replace(
        "10003,Xã Ba,xa,2004-08-31,,,,002\n",
        "10003,Xã Ba,xa,2004-08-31,2013-05-31,10003,,002\n10003,Xã Ba,xa,2013-06-01,,,,001\n",
    )
    merged = load_plan(write_plan(tmp_path, rows))
    area = area_of(merged, unit_in(merged, "001", 2014), (2011, 2014))
    assert codes(area.units(2011)) == ["10001", "10002", "GD1", "10003", "10004"]
    assert codes(area.units(2014)) == ["10001", "10002", "GD1", "10003"]
    (line,) = lines_below(merged, (2011, 2014), 2014, unit_in(merged, "01", 2014))[:1]
    assert (codes(line.units), line.merged_from) == (["001"], ("002",))


def test_what_moved_away_stands_in_a_line_of_its_own_boundaries(nation: Plan) -> None:
    """In 2011 commune 10004 was of province 01; drawn as of 2013 it is of district 003 in 02."""
    province = unit_in(nation, "01", 2013)

    def shown(boundaries: int | None) -> dict[str, list[str]]:
        found = lines_below(nation, (2011,), boundaries, province)
        return {line.units[0].code: codes(line.area.units(2011)) for line in found}

    then = {"001": ["10001", "10002", "GD1"], "002": ["10003", "10004"]}
    assert shown(None) == then
    assert shown(2013) == then | {"002": ["10003"], "10004": ["10004"]}


@pytest.mark.parametrize("boundaries", [None, 2011, 2013])
@pytest.mark.parametrize("code", [None, "VN", "01", "02", "001", "003"])
def test_lines_below_a_unit_hold_each_of_its_units_once(
    nation: Plan, code: str | None, boundaries: int | None
) -> None:
    years = (2011, 2012, 2013)
    upper = unit_in(nation, code, 2013) if code else None
    area, found = area_of(nation, upper, years), lines_below(nation, years, boundaries, upper)
    for year in years:
        held = [code for line in found for code in codes(line.area.units(year))]
        assert sorted(held) == sorted(codes(area.units(year)))


def drawn_register(parents: Sequence[int], communes: Sequence[int]) -> Plan:
    """Make districts below two provinces, and communes below the districts, by the numbers."""

    def unit(code: str, kind: str, parent: str | None) -> Unit:
        return Unit(
            code=code, name=code, kind=kind, valid_from=DAY, valid_to=None, successors=(),
            basis="", parent=parent,
        )  # fmt: skip

    upper = [unit("VN", "nuoc", None), unit("01", "tinh", "VN"), unit("02", "tinh", "VN")]
    upper += [unit(f"{n:03}", "huyen", f"{p:02}") for n, p in enumerate(parents)]
    units = [unit(f"{10_000 + n}", "xa", f"{d:03}") for n, d in enumerate(communes)]
    kinds = tuple(Kind(id=each, title=Text(vi=each, en=each), form=None) for each in LEVELS)
    built = plan()
    fields = {name: getattr(built, name) for name in built.__dataclass_fields__}
    return Plan(
        **fields | {"kinds": built.kinds + kinds, "units": tuple(units), "upper": tuple(upper)}
    )


@st.composite
def registers(draw: st.DrawFn) -> tuple[Plan, Ledger]:
    """Draw a register of three levels and returns of 2011 and 2013, some missing or with gaps."""
    parents = draw(st.lists(st.integers(1, 2), min_size=1, max_size=4))
    communes = draw(st.lists(st.integers(0, len(parents) - 1), min_size=1, max_size=8))
    whole = drawn_register(parents, communes)
    sizes = st.dictionaries(st.sampled_from(["401", "403", "404", "405", "202"]), st.integers(0, 1))
    filed = st.dictionaries(st.sampled_from(sorted(whole.codes)), sizes)
    return whole, Ledger({year: draw(filed) for year in (2011, 2013)})


@given(registers())
def test_each_level_is_the_sum_of_the_one_below(drawn: tuple[Plan, Ledger]) -> None:
    whole, ledger = drawn
    levels = whole.levels(2013)

    def figures(unit: Unit | None) -> dict[str, tuple[int, ...]]:
        results = results_of(ledger, whole, area_of(whole, unit, (2011, 2013)), 2013)
        now = [series.now for each in results for series in each.values.series]
        return {
            ratio.measure.id: (
                *(ratio.numerator, ratio.denominator, ratio.reported, ratio.expected),
                sum(part.low for part in ratio.parts),
                sum(part.size or 0 for part in ratio.parts),
            )
            for ratio in now
        }

    for unit in (None, *levels.upper.values()):
        below = [figures(each) for each in levels.below(unit)]
        for measure, own in figures(unit).items():
            parts = [each[measure] for each in below if measure in each]
            assert own == tuple(map(sum, zip(*parts, strict=True))) if parts else not any(own)


BINDING = """
[[target]]
id = "H1"
indicator = "ho-hieu-hoc"
year = 2015
floor = 50
clause = "I"
quote = "cấp huyện"
levels = ["huyen"]
"""


def test_a_target_is_held_only_against_the_levels_it_binds(tmp_path: Path) -> None:
    whole = load_plan(write_plan(tmp_path, more=BINDING))
    ledger = Ledger({2013: {"10001": {"401": 10, "403": 6}}})

    def held(code: str | None) -> bool:
        unit = unit_in(whole, code, 2013) if code else None
        results = results_of(ledger, whole, area_of(whole, unit, (2013,)), 2013)
        return "H1" in {v.target.id for result in results for v in result.verdicts}

    wanted = {None: False, "VN": False, "01": False, "001": True, "10001": True}
    assert {code: held(code) for code in wanted} == wanted


def test_a_district_alone_is_bound_by_targets_of_its_level(tmp_path: Path) -> None:
    rows = "205,Huyện Bắc,huyen,2004-08-31,,,,\n10001,Xã Một,xa,2004-08-31,,,,205\n"
    alone = load_plan(write_plan(tmp_path, rows, BINDING))
    assert area_of(alone, None, (2013,)).level == "huyen"


ONLY = "only a unit of a kind without one stands above others"
MIXED = "one files a form and the other does not"
DISTRICT = "205,Huyện Bắc,huyen,2004-08-31,,,,\n"


@pytest.mark.parametrize(
    ("rows", "mistakes"),
    [
        pytest.param(
            DISTRICT + "10001,Xã Một,xa,2004-08-31,,,,206\n",
            ["units.csv, line 3, column parent: the register has no unit 206."],
            id="no such unit",
        ),
        pytest.param(
            DISTRICT + "10001,Xã Một,xa,2004-08-31,,,,205\n10002,Xã Hai,xa,2004-08-31,,,,10001\n",
            [f"units.csv, line 4, column parent: 10001 files a form; {ONLY}."],
            id="a parent that files",
        ),
        pytest.param(
            "205,Huyện Bắc,huyen,2004-08-31,2012-06-30,205,,\n"
            "205,Thị xã Bắc,huyen,2012-07-01,2014-12-31,,,\n"
            "10001,Xã Một,xa,2004-08-31,2014-12-31,,,205\n10002,Xã Hai,xa,2004-08-31,,,,205\n",
            ["units.csv, line 5, column parent: 205 is not in force on 2015-01-01."],
            id="a parent that ends before",
        ),
        pytest.param(
            "205,Huyện Bắc,huyen,2005-01-01,,,,\n10001,Xã Một,xa,2004-08-31,,,,205\n",
            ["units.csv, line 3, column parent: 205 is not in force on 2004-08-31."],
            id="a parent that begins after",
        ),
        pytest.param(
            "01,Tỉnh,tinh,2004-08-31,,,,205\n205,Huyện Bắc,huyen,2005-01-01,,,,01\n"
            "01,Tỉnh,tinh,2001-01-01,2004-08-30,01,,\n",
            ["units.csv, line 2, column parent: 205 is not in force on 2004-08-31."],
            id="not in force goes before a circle",
        ),
        pytest.param(
            "01,Tỉnh,tinh,2004-08-31,2010-12-31,01,,\n01,Tỉnh,tinh,2011-01-01,,,,205\n"
            "205,Huyện Bắc,huyen,2004-08-31,,,,01\n",
            [
                "units.csv, line 3, column parent: 01 would stand above itself: 01 → 205 → 01.",
            ],
            id="a circle from a day on",
        ),
        pytest.param(
            "205,Huyện Bắc,huyen,2004-08-31,2010-12-31,10001,,\n10001,Xã Một,xa,2011-01-01,,,,\n",
            [f"units.csv, line 2, column successors: of 10001 and this unit {MIXED}."],
            id="a successor of another level",
        ),
        pytest.param(
            "205,Huyện Bắc,quan,2004-08-31,,,,\n10001,Xã Một,xa,2004-08-31,,,,\n",
            ["units.csv, line 2, column kind: “quan” is no [[kind]] of plan.toml."],
            id="an unknown kind",
        ),
    ],
)
def test_a_mistake_among_levels_is_told_with_its_line(
    tmp_path: Path, rows: str, mistakes: list[str]
) -> None:
    with pytest.raises(UnusablePlanError) as found:
        load_plan(write_plan(tmp_path, rows))
    assert told(found) == mistakes


def test_a_target_binds_only_kinds_that_file_nothing(tmp_path: Path) -> None:
    wrong = BINDING.replace('["huyen"]', '["huyen", "xa", "quan"]')
    with pytest.raises(UnusablePlanError) as found:
        load_plan(write_plan(tmp_path, more=wrong))
    assert [line.partition(": ")[2].partition(".")[2] for line in told(found)] == [
        "levels[2]: units of the kind “xa” file a form; a level is a kind without one.",
        "levels[3]: “quan” is none of the [[kind]] in plan.toml.",
    ]


def test_codes_of_levels_keep_their_digits(tmp_path: Path) -> None:
    """Province 01, district 001, commune 00001: Excel took the zeros off the last."""
    rows = (
        "01,Tỉnh,tinh,2004-08-31,,,,\n001,Huyện,huyen,2004-08-31,,,,01\n1,Xã,xa,2004-08-31,,,,001\n"
    )
    found = load_plan(write_plan(tmp_path, rows))
    assert (codes(found.upper), codes(found.units)) == (["01", "001"], ["00001"])
    assert HEADER.endswith(",parent\n")
