"""The codes of a register: what is one, and that no two are taken for each other."""

from pathlib import Path

import pytest

from tests.builders import spoken
from tests.starters import starter
from xhht_cli.errors import UnusablePlanError
from xhht_cli.plan import load_plan
from xhht_cli.plan.register import read_register
from xhht_cli.plan.unit_codes import check_codes
from xhht_cli.present.forms import template_name
from xhht_cli.returns.spelling import key

HEADER = "code,name,kind,valid_from,valid_to,successors,basis\n"


def told(folder: Path, *codes: str) -> list[str]:
    path = folder / "units.csv"
    rows = "".join(f'"{code}",Xã Mẫu,xa,2011-01-01,,,\n' for code in codes)
    path.write_text(HEADER + rows, encoding="utf-8")
    found, mistakes = read_register(path)
    assert mistakes == []
    return [spoken(each) for each in check_codes(found)]


@pytest.mark.parametrize(
    "code", ["07075", "1", "0001", "VP", "GDDT", "Đ-1", "A.B_c-9", "THPT-NVC", "ABCDEFGHIJKL"]
)
def test_letters_digits_and_a_few_signs_are_a_code(code: str, tmp_path: Path) -> None:
    assert told(tmp_path, code) == []


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("VP 1", "VP 1"),
        ("VP/1", "VP/1"),
        ("VP\\1", "VP\\1"),
        ("=1+1", "=1+1"),
        ("-1", "-1"),
        ("@A", "@A"),
        (".", "."),
        ("VP;1", "VP;1"),
        ("VP\u200b1", "VP<U+200B>1"),
        ("VP\t1", "VP<U+0009>1"),
        ("VP\n1", "VP<U+000A>1"),
        ("Ω1", "Ω1"),
        ("７０７５１", "７０７５１"),
        ("ABCDEFGHIJKLM", "ABCDEFGHIJKLM"),
    ],
)
def test_anything_else_is_none_and_its_row_is_named(code: str, shown: str, tmp_path: Path) -> None:
    (sentence,) = told(tmp_path, "07075", code)
    line = 4 if "\n" in code else 3
    assert sentence == (
        f"units.csv, line {line}, column code: “{shown}” is not a proper code. It takes letters,"
        " digits and . - _ behind the first of them, at most 12 in all."
    )


@pytest.mark.parametrize(
    ("one", "other"), [("VP", "vp"), ("A-1", "A1"), ("A.1", "A_1"), ("ĐT", "DT"), ("Tổ", "TO")]
)
def test_two_codes_that_a_return_or_a_file_name_confuses_are_a_mistake(
    one: str, other: str, tmp_path: Path
) -> None:
    assert told(tmp_path, one, "07075", other) == [
        (
            f"units.csv, line 4, column code: “{other}” cannot be told from “{one}” in line 2;"
            " case, marks and signs do not count. Change one of the two."
        )
    ]
    assert key(one) == key(other)


def test_a_unit_may_have_several_rows_and_leading_zeros_are_digits(tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    path.write_text(
        HEADER + "90001,Xã,xa,2011-01-01,2012-12-31,90001,\n90001,Phường,xa,2013-01-01,,,\n",
        encoding="utf-8",
    )
    assert list(check_codes(read_register(path)[0])) == []
    assert told(tmp_path, "00701", "07010", "70100") == []


def test_codes_that_pass_give_file_names_of_their_own(tmp_path: Path) -> None:
    codes = ("A", "A1", "A-2", "A.3", "Đ", "1", "VP_HDND")
    assert told(tmp_path, *codes) == []
    rows, _ = read_register(tmp_path / "units.csv")
    assert len({template_name(row.unit, 2013).casefold() for row in rows}) == len(codes)


def test_a_plan_with_such_a_register_is_not_used(tmp_path: Path) -> None:
    folder = starter(tmp_path)
    register = folder / "units.csv"
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace("90001,", "9/1,", 1), encoding="utf-8")
    with pytest.raises(UnusablePlanError, match="column code: “9/1” is not a proper code"):
        load_plan(folder)
