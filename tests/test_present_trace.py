"""Traces and differences as people and programs get them."""

import csv
import json
from collections.abc import Iterable
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from rich.console import Console, RenderableType

from tests.assessments import small
from tests.builders import Typed, drawn, heading, number, plan
from tests.every_way import PLAN as EVERY_WAY
from tests.filling import draw_years
from tests.in_memory import DIGEST, assessed, records_of, returns_of
from xhht_cli.diff import Difference, diff
from xhht_cli.present.diff import diff_csv, diff_json
from xhht_cli.present.diff_tables import diff_markdown, diff_table
from xhht_cli.present.language import language
from xhht_cli.present.trace import trace_csv, trace_json, trace_markdown
from xhht_cli.present.trace_table import trace_table
from xhht_cli.returns.model import Return
from xhht_cli.trace import Trace, trace

ROOT = Path(__file__).parent.parent
PAIR = small("07075", "07078")
VI, EN = language("vi"), language("en")


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((ROOT / f"schemas/{name}-1.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def screen(blocks: Iterable[RenderableType], width: int = 80) -> str:
    text = StringIO()
    console = Console(file=text, width=width, color_system=None, highlight=False)
    for block in blocks:
        console.print(block)
    return "\n".join(line.rstrip() for line in text.getvalue().split("\n"))


def a_return(unit: str, file: str, cells: dict[str, Typed | int]) -> Return:
    return replace(drawn(cells, heading(unit=unit, year=2013), file), sha256=DIGEST)


def households(raw: str = "1.236") -> Trace:
    """An Sinh reported 743 of 1236, Tràng Lương wrote only the number of households."""
    returns = [
        a_return("07075", "a/07075.xlsx", {"401": number(1236, raw), "403": 743}),
        a_return("07078", "b.xlsx", {"401": 800}),
    ]
    whole = trace(assessed(returns, PAIR, 2013), "ho-hieu-hoc")
    return replace(whole, measures=whole.measures[:1])


def test_a_trace_on_the_screen_adds_up_and_names_what_is_left_out() -> None:
    assert (
        screen(trace_table(households(), EN))
        == f"""\
Households recognised as study-loving families (ho-hieu-hoc)
Year 2013 · whole district

Households recognised as study-loving families
recognised as study-loving families (403) ÷ Households, total (401)
743/1,236 = 60.11% · reports 1/2
         Numerator  Denominator
07075 Xã An Sinh  a/07075.xlsx
  403          743               743       Biểu!E12
  401                     1,236  1.236     Biểu!E11
         ─────────  ───────────
  Total        743        1,236

Left out
07078 Xã Tràng Lương
  403           The return b.xlsx has no row for it.
  401      800  Not in the value: 403 not known.
                “800” · b.xlsx · Biểu!E11

a/07075.xlsx
  SHA-256 {DIGEST}

b.xlsx
  SHA-256 {DIGEST}
"""
    )


def test_what_a_cell_says_is_text_and_never_markup_on_the_screen() -> None:
    assert "[red]1.236\\" in screen(trace_table(households("[red]1.236\\"), EN))
    assert "1�236" in screen(trace_table(households("1\x1b236"), EN))


def test_a_trace_as_json_has_the_keys_of_the_contract() -> None:
    data = json.loads(trace_json(households(), EN))
    validator("trace").validate(data)
    assert {key: data[key] for key in ("plan", "indicator", "year", "unit")} == {
        "plan": "dong-trieu-2011",
        "indicator": "ho-hieu-hoc",
        "year": 2013,
        "unit": None,
    }
    assert data["measures"][0]["entries"][0] == {
        "unit": "07075",
        "item": "403",
        "role": "numerator",
        "value": 743,
        "raw": "743",
        "file": "a/07075.xlsx",
        "sheet": "Biểu",
        "cell": "E12",
        "sha256": DIGEST,
        "used": True,
        "reason": None,
    }
    assert data["measures"][0]["entries"][2]["reason"] == "The return b.xlsx has no row for it."


@pytest.mark.parametrize("unit", [None, "07075"])
def test_every_indicator_fits_the_schema_and_adds_up_in_json(unit: str | None) -> None:
    returns = returns_of(plan(), draw_years(plan(), (2012, 2013), 5))
    whole, schema = assessed(returns, plan(), 2013, unit), validator("trace")
    for result in whole.results:
        data = json.loads(trace_json(trace(whole, result.values.indicator.id), VI))
        schema.validate(data)
        for each in data["measures"]:
            for role in ("numerator", "denominator"):
                used = [e["value"] for e in each["entries"] if e["used"] and e["role"] == role]
                assert sum(used) == each[role]


def test_a_count_has_no_denominator_to_add_up_to() -> None:
    returns = returns_of(EVERY_WAY, {(2015, "91001"): {"131": 2}, (2015, "91002"): {"131": 1}})
    found = trace(assessed(returns, EVERY_WAY, 2015), "trung-tam")
    data = json.loads(trace_json(found, EN))
    validator("trace").validate(data)
    (measure,) = data["measures"]
    assert (measure["numerator"], measure["denominator"]) == (3, None)
    assert (measure["shown"]["value"], measure["shown"]["denominator"]) == (3, None)


def test_a_trace_as_csv_has_a_row_for_each_entry() -> None:
    rows = list(csv.DictReader(StringIO(trace_csv(households("=1+1"), EN))))
    assert [(row["item"], row["role"], row["value"], row["used"]) for row in rows] == [
        ("403", "numerator", "743", "true"),
        ("401", "denominator", "1236", "true"),
        ("403", "numerator", "", "false"),
        ("401", "denominator", "800", "false"),
    ]
    assert (rows[1]["raw"], rows[1]["sha256"], rows[1]["unit_name"]) == (
        *("'=1+1", DIGEST, "Xã An Sinh"),
    )


def test_a_trace_in_markdown_has_a_total_and_the_digests() -> None:
    text = trace_markdown(households(), EN)
    assert "| 07075 Xã An Sinh | 401 |  | 1,236 | 1.236 | a/07075.xlsx · Biểu!E11 |" in text
    assert "| Total |  | 743 | 1,236 |  |  |" in text
    assert (
        "| 07078 Xã Tràng Lương | 401 | 800 | 800 | b.xlsx · Biểu!E11 "
        "| Not in the value: 403 not known. |" in text
    )
    assert f"| b.xlsx | {DIGEST} |" in text


def test_a_share_shows_the_answer_and_the_unit_on_one_line() -> None:
    whole = assessed([a_return("07075", "a.xlsx", {"201": number(1, "Có")})], PAIR, 2013, "07075")
    text = screen(trace_table(trace(whole, "buu-dien-van-hoa-xa"), EN))
    assert "  201            1            1  Có        Biểu!E11\n" in text


def corrected() -> Difference:
    """Of 1000 households 650 and then 640 were recognised, and a second unit came in."""
    old = [a_return("07075", "a.xlsx", {"401": 1000, "403": 650})]
    new = [
        a_return("07075", "b.xlsx", {"401": 1000, "403": 640}),
        a_return("07078", "c.xlsx", {"901": 1}),
    ]
    return diff(records_of(old, PAIR), records_of(new, PAIR), PAIR)


def test_a_difference_on_the_screen_says_what_changed_and_why() -> None:
    assert (
        screen(diff_table(corrected(), EN), 99)
        == """\
What changed for 2013

Figures
Measure                                          Before              Now                 Because of
Households recognised as study-loving families   650/1,000 = 65.00%  640/1,000 = 64.00%  07075: 403
(ho-hieu-hoc)

Returns
Unit                  Year  Change    Before         Now
07075 Xã An Sinh      2013  replaced  a.xlsx [Biểu]  b.xlsx [Biểu]
07078 Xã Tràng Lương  2013  new       –              c.xlsx [Biểu]

Cells of replaced returns
Unit              Year  Item  Before                 Now
07075 Xã An Sinh  2013  403   650 (a.xlsx Biểu!E12)  640 (b.xlsx Biểu!E12)
"""
    )


def test_no_difference_is_said_in_so_many_words() -> None:
    records = records_of([a_return("07075", "a.xlsx", {"401": 1})], PAIR)
    found = diff(records, records, PAIR)
    assert screen(diff_table(found, EN)) == "What changed for 2013\nNothing changed.\n"
    assert diff_markdown(found, EN) == "# What changed for 2013\n\nNothing changed.\n"
    data = json.loads(diff_json(found, EN))
    validator("diff").validate(data)
    assert (data["changed"], data["indicators"], data["returns"], data["cells"]) == (
        *(False, [], [], []),
    )


def test_a_difference_as_json() -> None:
    data = json.loads(diff_json(corrected(), EN))
    validator("diff").validate(data)
    assert data["indicators"][0]["measures"] == [
        {
            "id": "ho-hieu-hoc",
            "old": {
                "numerator": 650,
                "denominator": 1000,
                "percent": 65.0,
                "lower": None,
                "upper": None,
                "value": 65.0,
                "per": 100,
            },
            "new": {
                "numerator": 640,
                "denominator": 1000,
                "percent": 64.0,
                "lower": None,
                "upper": None,
                "value": 64.0,
                "per": 100,
            },
            "cells": [{"unit": "07075", "year": 2013, "item": "403"}],
        }
    ]
    assert data["returns"][0]["new"] == {"file": "b.xlsx", "sheet": "Biểu", "sha256": DIGEST}
    assert data["cells"][1] == {
        "unit": "07078",
        "year": 2013,
        "item": "901",
        "old": None,
        "new": {"value": 1, "raw": "1", "file": "c.xlsx", "sheet": "Biểu", "cell": "E11"},
    }


def test_a_difference_as_csv_has_a_row_for_each_thing() -> None:
    rows = list(csv.DictReader(StringIO(diff_csv(corrected()))))
    short = ("what", "measure", "unit", "item", "field", "old", "new", "old_file", "new_cell")
    assert [tuple(row[name] for name in short) for row in rows] == [
        ("figure", "ho-hieu-hoc", "", "", "numerator", "650", "640", "", ""),
        ("figure", "ho-hieu-hoc", "", "", "percent", "65.0", "64.0", "", ""),
        ("return", "", "07075", "", "replaced", "", "", "a.xlsx", ""),
        ("return", "", "07078", "", "new", "", "", "", ""),
        ("cell", "", "07075", "403", "value", "650", "640", "a.xlsx", "E12"),
        ("cell", "", "07078", "901", "value", "", "1", "", "E11"),
    ]


def test_a_difference_in_markdown() -> None:
    assert (
        "| 07075 Xã An Sinh | 2013 | 403 | 650 (a.xlsx Biểu!E12) | 640 (b.xlsx Biểu!E12) |"
        in diff_markdown(corrected(), EN)
    )


def test_random_differences_fit_the_schema_and_every_format_can_show_them() -> None:
    old, new = (
        records_of(returns_of(plan(), draw_years(plan(), (2012, 2013), seed)), plan())
        for seed in (8, 9)
    )
    found = diff(old, new, plan(), 2013)
    validator("diff").validate(json.loads(diff_json(found, VI)))
    assert len(diff_csv(found).splitlines()) > 1000
    assert "T08" in diff_markdown(found, VI)
    assert "07075" in screen(diff_table(found, VI))
