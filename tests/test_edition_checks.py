"""Mistakes in the versions of a form and the changes of an item, each by file and key path."""

from pathlib import Path

import pytest

from tests.editions import EARLIER, TITLE, edition_plan
from tests.starters import starter
from xhht_cli.errors import UnusablePlanError
from xhht_cli.plan import load_plan

NEW_TITLE = (
    'title = { vi = "đạt danh hiệu GĐ hiếu học", en = "with the title of studious family" }\n'
)
CHANGE = f"""
[[item.change]]
from = 2016
{NEW_TITLE}basis = "Văn bản mẫu"
"""
RULES = 'rules = ["<= 101"]\n'


def mistakes(folder: Path, earlier: str = EARLIER, change: str = "") -> list[str]:
    changes = [("items.toml", TITLE, TITLE + earlier), ("items.toml", RULES, RULES + change)]
    with pytest.raises(UnusablePlanError) as caught:
        load_plan(starter(folder, *changes))
    return str(caught.value).splitlines()[1:]


def test_versions_with_a_sound_map_are_read(tmp_path: Path) -> None:
    (form,) = edition_plan(tmp_path).forms
    (earlier,) = form.earlier
    assert (form.version, earlier.version, earlier.until) == ("2016", "2014", 2015)
    assert (earlier.codes, sorted(earlier.dropped)) == ({"103": "102"}, ["102", "110"])


TAKEN_OVER = (
    "102, which is not named, stays 102 too; name it under codes, or under dropped where the older"
    " form had no such code."
)
PLACE = "items.toml: form[1] (01/HT-X)"
MAP = f"{PLACE}.earlier[1]"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'version = "2016"\n',
            "",
            f"{PLACE}.version: needed, since there are earlier ones.",
        ),
        (
            'version = "2014"',
            'version = "2016"',
            f"{MAP}.version: “2016” is taken already by {PLACE}.version.",
        ),
        (
            'version = "2016"',
            "version = 2016",
            f"{PLACE}.version: must be a text in quotation marks.",
        ),
        (
            'version = "2016"',
            'version = "bản 2016"',
            f"{PLACE}.version: “bản 2016” is not a proper code or id.",
        ),
        ("until = 2015", "until = 15", f"{MAP}.until: must be at least 2000."),
        ("until", "bis", f"{MAP}.bis: there is no such key."),
        (
            '"103" = "102"',
            '"103" = "102", "104" = "999"',
            f"{MAP}.codes.104: “999” is none of the [[item]] in items.toml.",
        ),
        (
            'added = ["201"]',
            'added = ["202"]',
            f"{MAP}.added[1]: “202” is none of the [[item]] in items.toml.",
        ),
        (
            'dropped = ["102", "110"]',
            'dropped = ["102", "103"]',
            f"{MAP}.dropped[2]: 103 stands under codes as well.",
        ),
        (
            'added = ["201"]',
            'added = ["201", "102"]',
            f"{MAP}.added[2]: 102 stands under codes as well.",
        ),
        (
            'dropped = ["102", "110"]',
            'dropped = ["110"]',
            f"{MAP}.codes.103: {TAKEN_OVER}",
        ),
    ],
)
def test_a_mistake_in_a_version_is_told_by_its_place(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    assert old in EARLIER
    assert mistakes(tmp_path, EARLIER.replace(old, new, 1)) == [told]


def test_two_codes_of_then_cannot_be_one_of_today(tmp_path: Path) -> None:
    earlier = EARLIER.replace('"103" = "102"', '"103" = "102", "104" = "102"')
    assert mistakes(tmp_path, earlier) == [
        f"{MAP}.codes.103: 104 becomes 102 too.",
        f"{MAP}.codes.104: 103 becomes 102 too.",
    ]


def test_an_item_of_another_form_is_no_code_of_this_one(tmp_path: Path) -> None:
    other = '[[form]]\nkey = "CQ"\ncode = "02/HT-CQ"\ntitle = { vi = "Y", en = "Z" }\n'
    earlier = 'version = "2"\n[[form.earlier]]\nversion = "1"\ncodes = { "5" = "101" }\n'
    before = '# Mục có code "9"'
    whole = f'{other}{earlier}dropped = ["101"]\n{before}'
    with pytest.raises(UnusablePlanError) as caught:
        load_plan(starter(tmp_path, ("items.toml", before, whole)))
    assert str(caught.value).splitlines()[1:] == [
        "items.toml: form[2] (02/HT-CQ).earlier[1].codes.5: item 101 is not on form 02/HT-CQ."
    ]


def test_an_older_number_is_that_of_no_form(tmp_path: Path) -> None:
    earlier = EARLIER.replace("until = 2015", 'code = "01/HT-X"')
    assert mistakes(tmp_path, earlier) == [
        f"{MAP}.code: “01/HT-X” is taken already by {PLACE}.code."
    ]


@pytest.mark.parametrize("number", ["1/HT-X", "01/ht-x", "01 HT X"])
def test_a_number_that_a_return_does_not_tell_apart_is_no_other(
    tmp_path: Path, number: str
) -> None:
    earlier = EARLIER.replace("until = 2015", f'code = "{number}"')
    assert mistakes(tmp_path, earlier) == [
        f"{MAP}.code: “{number}” is taken already by {PLACE}.code."
    ]


def test_two_versions_of_a_form_may_have_had_one_number(tmp_path: Path) -> None:
    again = '\n[[form.earlier]]\nversion = "2012"\ncode = "01/BC-X"\n'
    (form,) = edition_plan(tmp_path, EARLIER + 'code = "01/BC-X"' + again).forms
    assert [each.number for each in form.earlier] == ["01/BC-X", "01/BC-X"]


def test_two_unmarked_versions_need_different_last_years(tmp_path: Path) -> None:
    again = '\n[[form.earlier]]\nversion = "2012"\nuntil = 2015\n'
    assert mistakes(tmp_path, EARLIER + again) == [
        f"{PLACE}.earlier[2].until: “2015” is taken already by {MAP}.until."
    ]


ITEM = "items.toml: item[2] (102)"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            NEW_TITLE,
            "",
            f"{ITEM}.change[1]: give a title, a definition, or both.",
        ),
        ('basis = "Văn bản mẫu"\n', "", f"{ITEM}.change[1].basis: this key is missing."),
        ("from = 2016\n", "", f"{ITEM}.change[1].from: this key is missing."),
        ("from", "year", f"{ITEM}.change[1].from: this key is missing."),
    ],
)
def test_a_mistake_in_a_change_is_told_by_its_place(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    assert old in CHANGE
    assert told in mistakes(tmp_path, "", CHANGE.replace(old, new, 1))


def test_changes_stand_in_the_order_of_their_years(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "", CHANGE + CHANGE) == [
        f"{ITEM}.change[2].from: must be after 2016, the year of the change before it."
    ]
