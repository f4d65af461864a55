"""Limits of the forms: what Excel would cut, or repair the file for, is told before."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.builders import spoken
from tests.starters import Change, starter
from xhht_cli.plan.checkup import check_up
from xhht_cli.plan.lint import places_of
from xhht_cli.present.forms import blank_form, form_for
from xhht_cli.present.forms.limits import lint_forms

LONG_RULE = "102" + " + 102" * 41 + " <= 101"
"""“102 + … lớn hơn 101” has 3 + 41 · 6 + 8 + 5 = 262 characters."""

MANY_RULES = ", ".join(['"<= 101"'] * 120)
"""Each is more than 70 characters of a formula, which may have 8 192."""

SECOND_FORM = """
[[form]]
key = "CQ"
code = "02/HT-CQ"
title = { vi = "Biểu của cơ quan", en = "Return of an office" }

[[section]]
code = "1"
"""

SECOND_KIND = """
[[kind]]
id = "co-quan"
title = { vi = "Cơ quan", en = "Office" }
form = "CQ"
"""


def lints(folder: Path) -> list[tuple[str, str]]:
    found = check_up(folder)
    assert found.plan
    assert found.files.plan
    assert found.files.items
    places = places_of(found.files.plan, found.files.items)
    return [(lint.code, spoken(lint.message)) for lint in lint_forms(found.plan, places)]


def test_the_starter_fits_into_its_form(tmp_path: Path) -> None:
    assert lints(starter(tmp_path)) == []


@pytest.mark.parametrize(
    ("code", "told", "change"),
    [
        (
            "P401",
            # three parts of &L&"Times New Roman,Regular"&9 (31 each), Biểu, ·, the code (280),
            # unit and year (20), Trang &P/&N (11): 404 of 255
            ".code: too long for the foot of a page by 149 characters.",
            ("items.toml", "01/HT-X", "01/HT-X" * 40),
        ),
        (
            "P402",
            (
                "items.toml: item[2] (102).rules: form 01/HT-X: the formula under Kiểm tra is "
                "longer than Excel takes; put some rules at other items."
            ),
            ("items.toml", 'rules = ["<= 101"]', f"rules = [{MANY_RULES}]"),
        ),
        (
            "P403",
            (
                "items.toml: item[2] (102).rules[2]: form 01/HT-X: Excel takes no text so long; "
                "divide the rule."
            ),
            ("items.toml", '["<= 101"]', f'["<= 101", "{LONG_RULE}"]'),
        ),
        (
            "P404",
            (
                "items.toml: item[1] (101).unit: cut in the hint of the entry cell, which has a "
                "title of 32 characters."
            ),
            ("items.toml", 'unit = { vi = "hộ"', 'unit = { vi = "hộ gia đình trên địa bàn xã"'),
        ),
        (
            "P405",
            (
                "items.toml: item[1] (101).definition: cut in the hint of the entry cell; let the "
                "first sentence have at most 255 characters."
            ),
            ("items.toml", "Số hộ gia đình cư trú", "Số hộ" + " gia đình" * 28 + " cư trú"),
        ),
        (
            "P406",
            (
                "items.toml: item[1] (101): form 01/HT-X: its texts do not fit into a row of the "
                "sheet Giải thích; shorten them."
            ),
            ("items.toml", "Số hộ gia đình cư trú", "Một hai ba. " * 200 + "Số hộ"),
        ),
    ],
)
def test_what_does_not_fit_is_told(tmp_path: Path, code: str, told: str, change: Change) -> None:
    found = dict(lints(starter(tmp_path, change)))
    assert found[code].endswith(told)


def test_a_definition_of_several_sentences_is_cut_between_them_and_no_reason_for_a_word(
    tmp_path: Path,
) -> None:
    several = "Số hộ gia đình cư trú. " + "Tính cả hộ tạm trú. " * 20
    assert lints(starter(tmp_path, ("items.toml", "Số hộ gia đình cư trú", several))) == []


def test_a_long_rule_leaves_no_text_in_a_formula_that_excel_refuses(tmp_path: Path) -> None:
    plan = check_up(
        starter(tmp_path, ("items.toml", '["<= 101"]', f'["<= 101", "{LONG_RULE}"]'))
    ).plan
    assert plan
    sheet = load_workbook(io.BytesIO(blank_form(plan, "01/HT-X"))).worksheets[0]
    formulas = [str(cell.value) for cell in sheet["F"] if str(cell.value).startswith("=")]
    texts = [text for formula in formulas for text in formula.split('"')[1::2]]
    assert max(map(len, texts)) in range(240, 256)


def test_no_row_is_higher_than_excel_takes_and_a_long_list_of_units_is_divided(
    tmp_path: Path,
) -> None:
    many = "".join(f"{code},Trường {code},co-quan,2011-01-01,,,x\n" for code in range(10000, 10130))
    folder = starter(
        tmp_path,
        ("items.toml", "Số hộ gia đình cư trú", "Một hai ba. " * 2000 + "Số hộ"),
        ("items.toml", '\n[[section]]\ncode = "1"\n', SECOND_FORM),
        ("plan.toml", "\n[[indicator]]\n", f"{SECOND_KIND}\n[[indicator]]\n"),
        ("units.csv", "90001", f"{many}90001"),
    )
    plan = check_up(folder).plan
    assert plan
    unit = plan.units_in(2015)["90001"]
    sheets = load_workbook(io.BytesIO(form_for(plan, unit, 2015))).worksheets
    heights = [row.height or 0 for sheet in sheets for row in sheet.row_dimensions.values()]
    assert max(heights) in range(390, 410)
    cells = [str(row[0].value) for row in sheets[1].iter_rows(min_col=1, max_col=1)]
    assert [cell.count("Trường") for cell in cells if "Trường" in cell] == [60, 60, 10]


def test_a_form_without_any_item_is_a_workbook_that_excel_can_read(tmp_path: Path) -> None:
    narrowed = 'who.X = { kinds = ["xa"] }'
    folder = starter(tmp_path, *[("items.toml", "who.X = {}", narrowed)] * 4)
    plan = check_up(folder).plan
    assert plan
    sheet = load_workbook(io.BytesIO(blank_form(plan, "01/HT-X"))).worksheets[0]
    formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == []
