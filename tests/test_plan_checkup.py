"""A plan's checkup: what may be meant and is worth a second look, and where it stands."""

from pathlib import Path

import pytest

from tests.builders import spoken
from tests.starters import Change, starter
from xhht_cli.plan import built_in_plans
from xhht_cli.plan.checkup import check_up
from xhht_cli.plan.item_lints import changed_by_excel
from xhht_cli.plan.mistake_places import Place, place_of

UNUSED = """
[[item]]
code = "103"
id = "ho_ngheo"
section = "1"
title = { vi = "Hộ nghèo", en = "Poor households" }
unit = { vi = "hộ", en = "households" }
definition = { vi = "Theo chuẩn nghèo.", en = "By the poverty line." }
who.X = {}
"""

SECOND_FORM = """
[[form]]
key = "CQ"
code = "02/HT-CQ"
title = { vi = "Biểu của cơ quan", en = "Return of an office" }

[[section]]
code = "1"
"""

TREND = """
[[trend]]
id = "x"
title = { vi = "X", en = "X" }
clause = "III.1"
quote = "x"
measure = { share = { items = ["901"], of = "communes" } }
"""

BACK = '{ from = 2019, clause = "II", basis = "B" }'

T1 = 'id = "T1"\nindicator = "gia-dinh-hoc-tap"\nyear = 2015\nfloor = 50\n'
T2 = 'id = "T2"\nindicator = "gia-dinh-hoc-tap"\nyear = 2020\nfloor = 70\n'


def changed(year: int, floor: int) -> str:
    return f'change = [{{ from = {year}, floor = {floor}, basis = "B" }}]'


def lints(folder: Path) -> list[tuple[str, str]]:
    """Give code and sentence of every lint of a plan that has no mistake."""
    found = check_up(folder)
    assert [spoken(mistake) for mistake in found.mistakes] == []
    return [(lint.code, spoken(lint.message)) for lint in found.lints]


@pytest.mark.parametrize("plan", built_in_plans())
def test_nothing_is_wrong_with_the_plans_that_come_with_the_program(plan: str) -> None:
    assert lints(Path(plan)) == []


def test_nothing_is_wrong_with_the_plan_to_begin_with(tmp_path: Path) -> None:
    assert lints(starter(tmp_path)) == []


@pytest.mark.parametrize(
    ("code", "told", "change"),
    [
        (
            "P101",
            "plan.toml: target[2] (T2).floor: below the 50 of T1 for 2015.",
            ("plan.toml", "floor = 70\naim = 75", "floor = 40\naim = 75"),
        ),
        (
            "P102",
            "plan.toml: target[2] (T2): T1 is for the same indicator and year 2015.",
            ("plan.toml", "year = 2020", "year = 2015"),
        ),
        (
            "P103",
            "plan.toml: target[2] (T2): write it before T1, which is for 2015: milestones ascend.",
            ("plan.toml", T2, T2.replace("2020", "2014").replace("70", "40")),
        ),
        (
            "P104",
            "plan.toml: target[2] (T2).aim: the aim is the floor; leave the aim out.",
            ("plan.toml", "aim = 75", "aim = 70"),
        ),
        (
            "P104",
            "plan.toml: target[2] (T2).aim: the aim is the ceiling; leave the aim out.",
            ("plan.toml", "floor = 70\naim = 75", "ceiling = 70\naim = 70"),
        ),
        (
            "P104",
            "plan.toml: target[2] (T2).change[1]: from then on the aim is the level itself.",
            ("plan.toml", "aim = 75", f"aim = 75\n{changed(2018, 75)}"),
        ),
        (
            "P101",
            "plan.toml: target[2] (T2).change[1].floor: below the 50 of T1 for 2015.",
            ("plan.toml", "aim = 75", f"aim = 75\n{changed(2018, 40)}"),
        ),
        (
            "P101",
            "plan.toml: target[2] (T2).floor: below the 80 of T1 for 2015.",
            ("plan.toml", "floor = 50", f"floor = 50\n{changed(2014, 80)}"),
        ),
        (
            "P112",
            "plan.toml: target[1] (T1).floor: above the ceiling 40 of T2 for 2020.",
            ("plan.toml", "floor = 70\naim = 75", "ceiling = 40"),
        ),
        (
            "P110",
            "plan.toml: indicator[2] (thu-vien).per: there is no ratio that is given in it.",
            ("plan.toml", 'id = "thu-vien"', 'id = "thu-vien"\nper = 1000'),
        ),
        (
            "P105",
            (
                "plan.toml: indicator[2] (thu-vien).measure[1]: no unit is asked for all its "
                "items, so nobody reports it."
            ),
            ("plan.toml", 'of = "communes"', 'of = "thi-tran"'),
        ),
        (
            "P107",
            (
                "plan.toml: indicator[2] (thu-vien).title: the same in Vietnamese and English; "
                "translate it."
            ),
            (
                "plan.toml",
                'title.en = "Communes and towns with a shared library"',
                'title.en = "Xã, thị trấn có thư viện dùng chung"',
            ),
        ),
        (
            "P107",
            "items.toml: item[1] (101).title: the same in Vietnamese and English; translate it.",
            ("items.toml", 'en = "Households, total"', 'en = "Tổng số hộ gia đình"'),
        ),
        (
            "P107",
            "plan.toml: trend[1] (x).title: the same in Vietnamese and English; translate it.",
            ("plan.toml", "\n[[target]]", f"{TREND}\n[[target]]"),
        ),
        (
            "P105",
            (
                "plan.toml: trend[1] (x).measure: no unit is asked for all its items, so nobody "
                "reports it."
            ),
            ("plan.toml", "\n[[target]]", f"{TREND.replace('communes', 'thi-tran')}\n[[target]]"),
        ),
        (
            "P201",
            "items.toml: item[1] (103): no indicator, no rule and no duty uses this item.",
            ("items.toml", "\n[[item]]\n", f"{UNUSED}\n[[item]]\n"),
        ),
        (
            "P201",
            "items.toml: item[4] (901): no indicator, no rule and no duty uses this item.",
            ("items.toml", 'id = "ban_chi_dao"\nsection = "9"', 'id = "ban"\nsection = "2"'),
        ),
        (
            "P203",
            "items.toml: item[1] (101).who: units of kind xa do not file form 02/HT-CQ.",
            ("items.toml", "who.X = {} #", 'who.X = {}\nwho.CQ = { kinds = ["xa"] } #'),
        ),
        (
            "P204",
            "items.toml: item[1] (101).who: the register has no unit 90009.",
            ("items.toml", "who.X = {} #", 'who.X = { not_units = ["90009"] } #'),
        ),
        (
            "P205",
            (
                "items.toml: item[4] (0901).code: Excel changes “0901” when it is typed; choose "
                "another code."
            ),
            ("items.toml", '"901"', '"0901"'),
        ),
        (
            "P206",
            "items.toml: section[1] (1a): the section has no item and is not printed.",
            (
                "items.toml",
                '[[section]]\ncode = "1"',
                (
                    '[[section]]\ncode = "1a"\ntitle = { vi = "Một", en = "One" }\n\n'
                    '[[section]]\ncode = "1"'
                ),
            ),
        ),
        (
            "P207",
            "items.toml: form[2] (02/HT-CQ): units of no kind file this form.",
            ("items.toml", '\n[[section]]\ncode = "1"\n', SECOND_FORM),
        ),
        (
            "P208",
            "items.toml: form[2] (02/HT-CQ): there is no item that every copy of it has.",
            ("items.toml", '\n[[section]]\ncode = "1"\n', SECOND_FORM),
        ),
        (
            "P301",
            (
                "units.csv, line 2, column code: Excel changes “9E4” when it is typed; choose "
                "another code."
            ),
            ("units.csv", "90001", "9E4"),
        ),
    ],
)
def test_what_is_worth_a_second_look_is_told_with_its_place(
    tmp_path: Path, code: str, told: str, change: Change
) -> None:
    changes = [change]
    if code == "P105":
        changes.append(("units.csv", "90004,Thị trấn Mẫu Bốn,thi-tran,2011-01-01,,,sample\n", ""))
    if code == "P203":
        changes.append(("items.toml", '\n[[section]]\ncode = "1"\n', SECOND_FORM))
    assert (code, told) in lints(starter(tmp_path, *changes))


def test_a_rule_between_items_that_no_unit_has_together_is_never_checked(tmp_path: Path) -> None:
    folder = starter(
        tmp_path,
        ("items.toml", '\n[[section]]\ncode = "1"\n', SECOND_FORM),
        ("items.toml", "\n[[item]]\n", f"{UNUSED}rules = ['<= 101']\n\n[[item]]\n"),
        ("items.toml", "who.X = {}", "who.CQ = {}"),
    )
    assert (
        "P202",
        (
            "items.toml: item[1] (103).rules[1]: no unit is asked for all its items, so it is "
            "never checked."
        ),
    ) in lints(folder)


@pytest.mark.parametrize(("later", "told"), [(20, []), (40, ["P111"])])
def test_a_ceiling_does_not_rise_from_one_milestone_to_a_later_one(
    tmp_path: Path, later: int, told: list[str]
) -> None:
    folder = starter(
        tmp_path,
        ("plan.toml", "floor = 50", "ceiling = 30"),
        ("plan.toml", "floor = 70\naim = 75", f"ceiling = {later}"),
    )
    found = [each for each in lints(folder) if each[0] != "P104"]
    assert [code for code, _ in found] == told
    sentence = "plan.toml: target[2] (T2).ceiling: above the 30 of T1 for 2015."
    assert [told for _, told in found] == ([sentence] if told else [])


def test_a_clash_is_told_where_a_change_brings_it_about_and_once(tmp_path: Path) -> None:
    below = f'change = [{{ from = 2018, floor = 40, basis = "B" }}, {BACK}]'
    folder = starter(tmp_path, ("plan.toml", "aim = 75", f"aim = 75\n{below}"))
    assert [code for code, _ in lints(folder)] == ["P101"]


def test_per_of_a_share_of_units_by_a_count_says_nothing(tmp_path: Path) -> None:
    counted = 'reach = { count = ["101"], floor = 1, per = 1000 }'
    share = 'share = { items = ["201"], of = "communes" }'
    folder = starter(tmp_path, ("plan.toml", share, counted))
    sentence = (
        "plan.toml: indicator[2] (thu-vien).measure[1].reach.per: there is no ratio that is given "
        "in it."
    )
    assert ("P110", sentence) in lints(folder)


def test_targets_may_stand_in_any_order_among_those_of_other_indicators(tmp_path: Path) -> None:
    assert lints(starter(tmp_path, ("plan.toml", T1, T1.replace("2015", "2019")))) == []


def test_lints_wait_until_there_is_no_mistake(tmp_path: Path) -> None:
    folder = starter(
        tmp_path,
        ("plan.toml", "aim = 75", "aim = 70"),
        ("plan.toml", 'quote = "đến năm 2015 có', 'quot = "đến năm 2015 có'),
    )
    found = check_up(folder)
    assert (found.plan, found.lints) == (None, ())
    assert [spoken(mistake) for mistake in found.mistakes] == [
        "plan.toml: target[1] (T1).quote: this key is missing.",
        "plan.toml: target[1] (T1).quot: there is no such key; did you mean quote?",
    ]


@pytest.mark.parametrize(
    ("told", "change"),
    [
        (
            "plan.toml: target[2] (T2).floor: the floor 80 is above the aim 75.",
            ("plan.toml", "floor = 70", "floor = 80"),
        ),
        (
            "plan.toml: target[1] (T1).quote: must not be empty.",
            (
                "plan.toml",
                '"đến năm 2015 có 50% hộ gia đình đạt danh hiệu Gia đình học tập"',
                '" "',
            ),
        ),
        (
            "items.toml: item[1] (101).title.en: this key is missing.",
            ("items.toml", ', en = "Households, total"', ""),
        ),
        (
            "plan.toml: indicator[2] (thu-vien): no target is set for this indicator.",
            ("plan.toml", 'indicator = "thu-vien"', 'indicator = "gia-dinh-hoc-tap"'),
        ),
        (
            (
                "items.toml: item[1] (101).title.vi: a character cannot be printed (U+0001); take "
                "it out."
            ),
            ("items.toml", "Tổng số hộ", "Tổng\\u0001số hộ"),
        ),
        (
            (
                "items.toml: item[1] (101).title.vi: a character cannot be printed (U+FFFF); take "
                "it out."
            ),
            ("items.toml", "Tổng số hộ", "Tổng\\uffffsố hộ"),
        ),
        (
            "units.csv, line 3, column name: a character cannot be printed (U+0007); take it out.",
            ("units.csv", "Xã Mẫu Hai", "Xã Mẫu\x07Hai"),
        ),
        (
            "items.toml: item[1] (101).definition.en: at most 32767 characters fit into a cell.",
            ("items.toml", "Households that live", "Households" + " that" * 6552 + " live"),
        ),
    ],
)
def test_what_cannot_be_used_is_a_mistake_with_its_place(
    tmp_path: Path, told: str, change: Change
) -> None:
    found = check_up(starter(tmp_path, change))
    assert [spoken(mistake) for mistake in found.mistakes] == [told]


@pytest.mark.parametrize("code", ["0101", "1E5", "12e3", "MAR1", "2SEP", "TRUE", "1" * 16])
def test_a_code_that_excel_takes_for_something_else_is_known(code: str) -> None:
    assert changed_by_excel(code)


@pytest.mark.parametrize("code", ["101", "07A", "MARS", "E15", "1" * 15, "VP", "10A", "BTC1"])
def test_a_code_that_excel_leaves_alone_is_known_too(code: str) -> None:
    assert not changed_by_excel(code)


def test_a_place_is_a_key_path_or_a_line(tmp_path: Path) -> None:
    folder = starter(
        tmp_path,
        ("plan.toml", "floor = 70", "floor = 80"),
        ("plan.toml", 'indicator = "thu-vien"', 'indicator = "thu-vine"'),
        ("units.csv", "2011-01-01,,,sample", "soon,,,sample"),
    )
    places = {place_of(mistake) for mistake in check_up(folder).mistakes}
    assert places == {
        Place(file="plan.toml", path="target[2] (T2).floor", line=None, column=None),
        Place(file="plan.toml", path="target[3] (T3).indicator", line=None, column=None),
        Place(file="plan.toml", path="indicator[2] (thu-vien)", line=None, column=None),
        Place(file="units.csv", path=None, line=2, column="valid_from"),
    }


def test_a_file_that_is_not_there_is_a_place_without_a_path(tmp_path: Path) -> None:
    folder = starter(tmp_path)
    (folder / "units.csv").unlink()
    (mistake,) = check_up(folder).mistakes
    assert place_of(mistake) == Place(file="units.csv", path=None, line=None, column=None)
