"""Mistakes in plan files: all at once, each with its file and key path."""

from contextlib import suppress
from pathlib import Path

import pytest
from pydantic_core import ErrorDetails

from xhht_cli.errors import UnusablePlanError
from xhht_cli.plan import load_plan
from xhht_cli.plan.mistakes import describe

PLAN = """
id = "thu"
title = { vi = "Kế hoạch thử", en = "A plan to try" }
source = { vi = "Văn bản thử", en = "A text to try" }

[groups]
communes = ["xa"]

[[kind]]
id = "xa"
title = { vi = "Xã", en = "Commune" }
form = "X"

[[indicator]]
id = "ho-hoc"
title = { vi = "Hộ học", en = "Households" }

[[indicator.measure]]
ratio = ["202+203/201"]

[[indicator]]
id = "co-thu-vien"
title = { vi = "Có thư viện", en = "With a library" }

[[indicator.measure]]
share = { items = ["204"], of = "communes" }

[[indicator.measure]]
title = { vi = "Hộ", en = "Households" }
ratio = ["202/201"]
also = true

[[target]]
id = "T1"
indicator = "ho-hoc"
year = 2015
floor = 65
aim = 70.5
clause = "I.1"
quote = "65 - 70,5% số hộ"

[[target]]
id = "T2"
indicator = "co-thu-vien"
years = [2011, 2015]
floor = 100
clause = "I.2"
quote = "100% số xã"
"""

ITEMS = """
[[form]]
key = "X"
code = "01/THU"
title = { vi = "Biểu xã", en = "Commune form" }

[[section]]
code = "2"
title = { vi = "Hộ", en = "Households" }

[[item]]
code = "201"
id = "ho"
section = "2"
title = { vi = "Tổng số hộ", en = "Households" }
unit = { vi = "hộ", en = "households" }
definition = { vi = "Số hộ.", en = "Households." }
who.X = {}

[[item]]
code = "202"
id = "ho_hoc"
section = "2"
title = { vi = "có học", en = "studying" }
unit = { vi = "hộ", en = "households" }
definition = { vi = "Số hộ học.", en = "Those studying." }
who.X = { kinds = ["xa"] }
rules = ["<= 201"]

[[item]]
code = "203"
id = "ho_doc"
section = "2"
title = { vi = "có đọc", en = "reading" }
unit = { vi = "hộ", en = "households" }
definition = { vi = "Số hộ đọc.", en = "Those reading." }
who.X = {}
rules = ["<= 201", "202 + 203 <= 201"]

[[item]]
code = "204"
id = "thu_vien"
section = "2"
title = { vi = "Có thư viện", en = "Has a library" }
unit = { vi = "Có/Không", en = "Yes/No" }
kind = "yes-no"
definition = { vi = "Có thư viện.", en = "Has a library." }
who.X = {}
"""

UNITS = """code,name,kind,valid_from,valid_to,successors,basis
00001,Xã Một,xa,2011-01-01,2014-12-31,00002,thử
00002,Xã Hai,xa,2015-01-01,,,thử
"""

SOUND = {"plan.toml": PLAN, "items.toml": ITEMS, "units.csv": UNITS}


def draw(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """Write the sound plan with pieces of its files replaced: file, old, new."""
    texts = dict(SOUND)
    for file, old, new in changes:
        assert texts[file].count(old) >= 1, f"{old} is not in {file}"
        texts[file] = texts[file].replace(old, new, 1)
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def mistakes(folder: Path) -> list[str]:
    with pytest.raises(UnusablePlanError) as caught:
        load_plan(folder)
    assert caught.value.exit_code == 2
    headline, *lines = str(caught.value).splitlines()
    assert headline == f"The plan {folder} cannot be used. Mistakes found: {len(lines)}."
    return lines


def test_the_plan_that_the_cases_break_is_sound(tmp_path: Path) -> None:
    plan = load_plan(draw(tmp_path))
    assert [target.id for target in plan.targets] == ["T1", "T2"]
    assert str(plan.targets[0].aim) == "70.5"


CASES = [
    # ---- keys and types ----
    (
        "plan.toml",
        "aim = 70.5",
        "height = 70.5",
        ["target[1] (T1).height: there is no such key."],
    ),
    ("plan.toml", "[groups]", "colour = 1\n[groups]", ["colour: there is no such key."]),
    ("plan.toml", 'clause = "I.1"\n', "", ["target[1] (T1).clause: this key is missing."]),
    ("plan.toml", 'id = "thu"', "", ["id: this key is missing."]),
    ("plan.toml", "floor = 65", 'floor = "65%"', ["target[1] (T1).floor: must be a number."]),
    ("plan.toml", "floor = 65", "floor = nan", ["target[1] (T1).floor: must be a number."]),
    ("plan.toml", "floor = 65", "floor = true", ["target[1] (T1).floor: must be a number."]),
    ("plan.toml", "2015\n", "2015.5\n", ["target[1] (T1).year: must be a whole number."]),
    (
        "plan.toml",
        'clause = "I.1"',
        "clause = 1",
        ["target[1] (T1).clause: must be a text in quotation marks."],
    ),
    (
        "plan.toml",
        "also = true",
        'also = "có"',
        ["indicator[2] (co-thu-vien).measure[2].also: must be true or false."],
    ),
    (
        "plan.toml",
        'ratio = ["202+203/201"]',
        'ratio = "202+203/201"',
        ["indicator[1] (ho-hoc).measure[1].ratio: must be a list in square brackets."],
    ),
    (
        "plan.toml",
        'title = { vi = "Xã", en = "Commune" }',
        'title = "Xã"',
        ["kind[1] (xa).title: must be a table in curly brackets."],
    ),
    (
        "items.toml",
        'kind = "yes-no"',
        'kind = "percent"',
        ["item[4] (204).kind: must be one of: count, yes-no."],
    ),
    (
        "items.toml",
        "who.X = {}",
        "depth = 3\nwho.X = {}",
        ["item[1] (201).depth: must be one of: 0, 1, 2."],
    ),
    ("items.toml", "[[form]]", "[form]", ["form: write each entry as a table [[form]]."]),
    (
        "items.toml",
        'title = { vi = "có học", en = "studying" }',
        'title = { vi = " ", en = "" }',
        [
            "item[2] (202).title.vi: must not be empty.",
            "item[2] (202).title.en: must not be empty.",
        ],
    ),
    (
        "items.toml",
        'id = "ho_doc"',
        'id = "Hộ đọc"',
        ["item[3] (203).id: “Hộ đọc” is not a proper code or id."],
    ),
    # ---- doubled ids ----
    (
        "items.toml",
        'code = "204"',
        'code = "203"',
        [
            "item[4] (203).code: “203” is taken already by items.toml: item[3] (203).",
            (
                "plan.toml: indicator[2] (co-thu-vien).measure[1].share.items[1]:"
                " “204” is none of the [[item]] in items.toml."
            ),
        ],
    ),
    (
        "items.toml",
        'id = "ho_doc"',
        'id = "ho_hoc"',
        ["item[3] (203).id: “ho_hoc” is taken already by items.toml: item[2] (202)."],
    ),
    (
        "plan.toml",
        'id = "co-thu-vien"',
        'id = "ho-hoc"',
        [
            (
                "indicator[2] (ho-hoc).id: “ho-hoc” is taken already by"
                " plan.toml: indicator[1] (ho-hoc)."
            ),
            "target[2] (T2).indicator: “co-thu-vien” is none of the [[indicator]] in plan.toml.",
        ],
    ),
    (
        "plan.toml",
        'id = "T2"',
        'id = "T1"',
        ["target[2] (T1).id: “T1” is taken already by plan.toml: target[1] (T1)."],
    ),
    (
        "plan.toml",
        "[[indicator]]",
        '[[kind]]\nid = "xa"\ntitle = { vi = "a", en = "b" }\nform = "X"\n[[indicator]]',
        ["kind[2] (xa).id: “xa” is taken already by plan.toml: kind[1] (xa)."],
    ),
    (
        "items.toml",
        "[[section]]",
        '[[form]]\nkey = "Y"\ncode = "01/THU"\ntitle = { vi = "a", en = "b" }\n[[section]]',
        ["form[2] (01/THU).code: “01/THU” is taken already by items.toml: form[1] (01/THU)."],
    ),
    (
        "plan.toml",
        'title = { vi = "Hộ", en = "Households" }\nratio = ["202/201"]\nalso = true',
        (
            'title = { vi = "Hộ", en = "Households" }\n'
            'share = { items = ["204"], of = "communes" }\nalso = true'
        ),
        [
            (
                "indicator[2] (co-thu-vien).measure[2]: the same as"
                " plan.toml: indicator[2] (co-thu-vien).measure[1]."
            )
        ],
    ),
    # ---- indicators, measures, targets ----
    (
        "plan.toml",
        'indicator = "co-thu-vien"',
        'indicator = "thu-vien"',
        [
            "target[2] (T2).indicator: “thu-vien” is none of the [[indicator]] in plan.toml.",
            "indicator[2] (co-thu-vien): no target is set for this indicator.",
        ],
    ),
    (
        "plan.toml",
        'ratio = ["202+203/201"]',
        'ratio = ["202+203/201"]\nalso = true\ntitle = { vi = "a", en = "b" }',
        ["indicator[1] (ho-hoc).measure: at least one must be judged (without also)."],
    ),
    (
        "plan.toml",
        'title = { vi = "Hộ", en = "Households" }\nratio',
        "ratio",
        ["indicator[2] (co-thu-vien).measure[2]: a title is needed, since there are several."],
    ),
    (
        "plan.toml",
        'ratio = ["202/201"]',
        'ratio = ["202/201"]\nshare = { items = ["204"], of = "communes" }',
        ["indicator[2] (co-thu-vien).measure[2]: give one of ratio, share, count and reach."],
    ),
    (
        "plan.toml",
        "202/201",
        "202:201",
        [
            (
                "indicator[2] (co-thu-vien).measure[2].ratio[1]:"
                " “202:201” is not a ratio such as “102/101”."
            ),
        ],
    ),
    (
        "plan.toml",
        "202/201",
        "209/208",
        [
            (
                "indicator[2] (co-thu-vien).measure[2].ratio[1]:"
                " “209” is none of the [[item]] in items.toml."
            ),
            (
                "indicator[2] (co-thu-vien).measure[2].ratio[1]:"
                " “208” is none of the [[item]] in items.toml."
            ),
        ],
    ),
    (
        "plan.toml",
        "202/201",
        "204/201",
        [
            (
                "indicator[2] (co-thu-vien).measure[2].ratio[1]:"
                " item 204 is yes-no; a ratio takes counts."
            )
        ],
    ),
    (
        "plan.toml",
        '["204"]',
        '["204", "205", "201"]',
        [
            (
                "indicator[2] (co-thu-vien).measure[1].share.items[2]:"
                " “205” is none of the [[item]] in items.toml."
            ),
            (
                "indicator[2] (co-thu-vien).measure[1].share.items[3]:"
                " item 201 is a count; a share takes yes-no."
            ),
        ],
    ),
    (
        "plan.toml",
        'of = "communes"',
        'of = ["xa", "phuong"]',
        ["indicator[2] (co-thu-vien).measure[1].share.of: “phuong” is no kind and no group."],
    ),
    (
        "plan.toml",
        "floor = 65",
        "floor = 75",
        ["target[1] (T1).floor: the floor 75 is above the aim 70.5."],
    ),
    ("plan.toml", "floor = 65", "floor = 0", ["target[1] (T1).floor: must be above 0."]),
    ("plan.toml", "floor = 100", "floor = 101", ["target[2] (T2).floor: must be at most 100."]),
    ("plan.toml", "aim = 70.5", "aim = 170", ["target[1] (T1).aim: must be at most 100."]),
    ("plan.toml", "= 2015\n", "= 1915\n", ["target[1] (T1).year: must be at least 2000."]),
    (
        "plan.toml",
        "[2011, 2015]",
        "[2011, 2115]",
        ["target[2] (T2).years[2]: must be at most 2100."],
    ),
    (
        "plan.toml",
        "[2011, 2015]",
        "[2015, 2011]",
        ["target[2] (T2).years: the first year must be before the last."],
    ),
    ("plan.toml", "[2011, 2015]", "[2011]", ["target[2] (T2).years: needs at least 2 entries."]),
    (
        "plan.toml",
        "[2011, 2015]",
        "[2011, 2012, 2015]",
        ["target[2] (T2).years: takes at most 2 entries."],
    ),
    ("plan.toml", "year = 2015\n", "", ["target[1] (T1): give either year or years."]),
    (
        "plan.toml",
        "year = 2015\n",
        "year = 2015\nbase = 2015\n",
        ["target[1] (T1).base: the base year must be before the target's year."],
    ),
    (
        "plan.toml",
        "year = 2015\n",
        "year = 2015\nbase = 2013\nchange = [{ from = 2012, year = 2013, basis = 'B' }]\n",
        ["target[1] (T1).change[1].year: it must be after the base year."],
    ),
    (
        # the first change moves the year to 2018, the second back to 2016
        "plan.toml",
        "year = 2015\n",
        (
            "year = 2015\nchange = [{ from = 2014, year = 2018, basis = 'B' },"
            " { from = 2016, aim = 80, basis = 'B' }, { from = 2017, year = 2016, basis = 'B' },"
            " { from = 2018, aim = 90, basis = 'B' }]\n"
        ),
        [
            "target[1] (T1).change[3].from: after the target's year 2016.",
            "target[1] (T1).change[4].from: after the target's year 2016.",
        ],
    ),
    # ---- forms, kinds, sections, rules ----
    (
        "plan.toml",
        'form = "X"',
        'form = "Y"',
        ["kind[1] (xa).form: “Y” is none of the [[form]] in items.toml."],
    ),
    (
        "plan.toml",
        'communes = ["xa"]',
        'communes = ["xa", "phuong"]\nxa = ["xa"]',
        [
            "groups.communes[2]: “phuong” is none of the [[kind]] in plan.toml.",
            "groups.xa: a kind of unit is called so already.",
        ],
    ),
    (
        "items.toml",
        'who.X = { kinds = ["xa"] }',
        'who.X = { kinds = ["xã"] }',
        ["item[2] (202).who.X.kinds[1]: “xã” is not a proper code or id."],
    ),
    (
        "items.toml",
        'who.X = { kinds = ["xa"] }',
        'who.X = { kinds = ["phuong"] }',
        ["item[2] (202).who.X.kinds[1]: “phuong” is none of the [[kind]] in plan.toml."],
    ),
    (
        "items.toml",
        "who.X = {}",
        "who.Y = {}",
        ["item[1] (201).who.Y: “Y” is none of the [[form]] in items.toml."],
    ),
    ("items.toml", "who.X = {}", "who = {}", ["item[1] (201).who: needs at least 1 entries."]),
    (
        "items.toml",
        'section = "2"',
        'section = "3"',
        ["item[1] (201).section: “3” is none of the [[section]] in items.toml."],
    ),
    (
        "items.toml",
        '"202 + 203 <= 201"',
        '"202 + 203 <= 201", "< 201", "<= 209"',
        [
            "item[3] (203).rules[3]: “< 201” is not a rule such as “<= 101”.",
            "item[3] (203).rules[4]: “209” is none of the [[item]] in items.toml.",
        ],
    ),
    (
        "items.toml",
        '["<= 201", "202 + 203 <= 201"]',
        '["~<= 201"]',
        [
            (
                "plan.toml: indicator[1] (ho-hoc).measure[1].ratio[1]:"
                " items.toml needs the hard rule “203 <= 201”, or bounds may be wrong."
            ),
            (
                "plan.toml: indicator[1] (ho-hoc).measure[1].ratio[1]:"
                " items.toml needs the hard rule “202 + 203 <= 201”, or bounds may be wrong."
            ),
        ],
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "expected"), CASES)
def test_a_mistake_is_told_with_file_and_key_path(
    tmp_path: Path, file: str, old: str, new: str, expected: list[str]
) -> None:
    found = mistakes(draw(tmp_path, (file, old, new)))
    assert found == [line if ".toml: " in line[:12] else f"{file}: {line}" for line in expected]


def test_mistakes_of_a_trend_are_told_like_those_of_an_indicator(tmp_path: Path) -> None:
    title = 'title = { vi = "Hướng", en = "Direction" }\nclause = "I.3"\nquote = "hướng"\n'
    trends = (
        f'[[trend]]\nid = "a"\n{title}measure = {{ ratio = ["209/201"] }}\n'
        f'[[trend]]\nid = "a"\n{title}measure.share = {{ items = ["201"], of = "phuong" }}\n'
    )
    last = 'quote = "100% số xã"\n'
    assert mistakes(draw(tmp_path, ("plan.toml", last, last + trends))) == [
        "plan.toml: trend[2] (a).id: “a” is taken already by plan.toml: trend[1] (a).",
        "plan.toml: trend[2] (a).measure.share.of: “phuong” is no kind and no group.",
        "plan.toml: trend[1] (a).measure.ratio[1]: “209” is none of the [[item]] in items.toml.",
        (
            "plan.toml: trend[2] (a).measure.share.items[1]:"
            " item 201 is a count; a share takes yes-no."
        ),
    ]


def test_what_is_missing_to_a_whole_is_not_of_a_count(tmp_path: Path) -> None:
    trend = (
        '[[trend]]\nid = "a"\ntitle = { vi = "Hướng", en = "Direction" }\nclause = "I.3"\n'
        'quote = "hướng"\nmeasure = { count = ["201"] }\ncomplement = true\n'
    )
    last = 'quote = "100% số xã"\n'
    assert mistakes(draw(tmp_path, ("plan.toml", last, last + trend))) == [
        "plan.toml: trend[1] (a).complement: a count has no whole.",
    ]


def test_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    folder = draw(
        tmp_path,
        ("plan.toml", "floor = 65", "floor = 75"),
        ("plan.toml", 'quote = "100% số xã"', "quota = 1"),
        ("items.toml", 'id = "ho_doc"', 'id = "ho_hoc"'),
        ("items.toml", '"<= 201", "202', '"<< 201", "202'),
        ("units.csv", "00002,Xã Hai,xa", "00002,Xã Hai,lang"),
        ("units.csv", "2014-12-31", "2010-12-31"),
    )
    assert mistakes(folder) == [
        "plan.toml: target[2] (T2).quote: this key is missing.",
        "plan.toml: target[2] (T2).quota: there is no such key; did you mean quote?",
        "plan.toml: target[1] (T1).floor: the floor 75 is above the aim 70.5.",
        "items.toml: item[3] (203).id: “ho_hoc” is taken already by items.toml: item[2] (202).",
        "items.toml: item[3] (203).rules[1]: “<< 201” is not a rule such as “<= 101”.",
        (
            "plan.toml: indicator[1] (ho-hoc).measure[1].ratio[1]:"
            " items.toml needs the hard rule “203 <= 201”, or bounds may be wrong."
        ),
        "units.csv, line 2, column valid_to: 2010-12-31 is before valid_from 2011-01-01.",
        "units.csv, line 3, column kind: “lang” is no [[kind]] of plan.toml.",
    ]


def test_an_entry_with_mistakes_is_no_reason_for_more(tmp_path: Path) -> None:
    # item 201 lacks its unit, yet rules and ratios may name it
    folder = draw(tmp_path, ("items.toml", 'unit = { vi = "hộ", en = "households" }\n', ""))
    assert mistakes(folder) == ["items.toml: item[1] (201).unit: this key is missing."]


def test_what_pydantic_finds_and_we_have_no_words_for_is_told_in_its_own() -> None:
    details = ErrorDetails(type="strange", loc=("x",), msg="Input should be odd", input=1)
    message = describe("plan.toml: x", details)
    assert message.id.format(**dict(message.values)) == (
        "plan.toml: x: not valid (Input should be odd)."
    )


def test_broken_toml_is_told_with_its_line(tmp_path: Path) -> None:
    folder = draw(
        tmp_path,
        ("plan.toml", 'id = "thu"', "id = thu"),
        ("items.toml", 'en = "Has a library." }', 'en = "Has a library."'),
    )
    found = mistakes(folder)
    assert [line.split(": this is not TOML: ")[0] for line in found] == [
        "plan.toml, line 2, column 6",
        "items.toml, line 47, column 58",
    ]


def test_missing_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text(PLAN, encoding="utf-8")
    assert mistakes(tmp_path) == [
        f"items.toml: there is no such file in {tmp_path}.",
        f"units.csv: there is no such file in {tmp_path}.",
    ]


def test_an_empty_file_lacks_everything(tmp_path: Path) -> None:
    draw(tmp_path)
    (tmp_path / "items.toml").write_text("", encoding="utf-8")
    found = mistakes(tmp_path)
    assert found[:3] == [
        "items.toml: form: there is none; at least one is needed.",
        "items.toml: section: there is none; at least one is needed.",
        "items.toml: item: there is none; at least one is needed.",
    ]


def test_a_file_in_another_encoding_is_told_with_the_line(tmp_path: Path) -> None:
    draw(tmp_path)
    (tmp_path / "plan.toml").write_bytes(PLAN.encode("utf-16"))
    (tmp_path / "units.csv").write_bytes(b"code,name\n00001,X\xe3 M\xf4t\n")
    assert mistakes(tmp_path) == [
        "plan.toml, line 1: the file is not UTF-8. Save it as “CSV UTF-8” or as UTF-8 text.",
        "units.csv, line 2: the file is not UTF-8. Save it as “CSV UTF-8” or as UTF-8 text.",
    ]


def test_a_register_that_is_not_there_is_missed_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnusablePlanError) as caught:
        load_plan("dong-trieu-2011", Path("nosuch.csv"))
    assert str(caught.value).splitlines()[1:] == [
        "nosuch.csv: there is no such file in the current folder."
    ]


def test_a_folder_named_without_separator_is_a_plan_that_lacks_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "moi").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnusablePlanError) as caught:
        load_plan("moi")
    assert str(caught.value).splitlines() == [
        "The plan moi cannot be used. Mistakes found: 3.",
        "plan.toml: there is no such file in moi.",
        "items.toml: there is no such file in moi.",
        "units.csv: there is no such file in moi.",
    ]


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    draw(tmp_path)
    (tmp_path / "units.csv").unlink()
    (tmp_path / "units.csv").mkdir()
    assert mistakes(tmp_path)[0].startswith("units.csv: cannot be read (")


def test_no_value_in_a_plan_crashes_the_reader(tmp_path: Path) -> None:
    values = [
        "1",
        "-1",
        "0.5",
        "inf",
        "true",
        "''",
        "'x'",
        "[]",
        "[1]",
        "['x']",
        "{}",
        "{ x = 1 }",
        "2011-01-01",
    ]
    values.append("1" + "0" * 5000)
    for file in ("plan.toml", "items.toml"):
        lines = SOUND[file].splitlines()
        for number, line in enumerate(lines):
            for value in values if " = " in line else ():
                changed = [*lines]
                changed[number] = line.partition(" = ")[0] + " = " + value
                draw(tmp_path)
                (tmp_path / file).write_text("\n".join(changed), encoding="utf-8")
                with suppress(UnusablePlanError):
                    load_plan(tmp_path)


def test_a_bom_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    draw(tmp_path)
    text = PLAN.replace("\n", "\r\n")
    (tmp_path / "plan.toml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert load_plan(tmp_path).id == "thu"


def test_a_folder_goes_before_a_built_in_plan_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "dong-trieu-2011"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    assert load_plan("dong-trieu-2011").id == "dong-trieu-2011"
    draw(folder)
    assert load_plan("dong-trieu-2011").id == "thu"
    assert load_plan("./dong-trieu-2011").id == "thu"
