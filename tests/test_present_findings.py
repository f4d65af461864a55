"""Findings as people and programs see them."""

import csv
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from rich.console import Console

from tests.builders import BLANK, fault, heading, number, plan, sound, unreadable
from xhht_cli.findings import Finding
from xhht_cli.present.findings import (
    findings_csv,
    findings_json,
    findings_markdown,
    findings_table,
    summary,
)
from xhht_cli.present.language import language
from xhht_cli.returns.model import Cell, Fault, Return, Trouble, Writing
from xhht_cli.rules import check

ROOT = Path(__file__).parent.parent
ENGLISH, VIETNAMESE = language("en"), language("vi")
SCHEMA = json.loads((ROOT / "schemas/check-1.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

COMMUNE = sound(
    {
        "101": BLANK,
        "102": BLANK,
        "105": fault("24.48", Fault.FRACTION, 24480),
        "404": 12,
        "405": 15,
        "601": number(1236, "1.236", Writing.GROUPED_TEXT),
    },
    file="in/an-sinh.xlsx",
)


def found(*returns: Return) -> tuple[Finding, ...]:
    return check(returns, plan())


def screen(findings: tuple[Finding, ...], width: int = 100) -> str:
    console = Console(width=width, color_system=None, highlight=False)
    with console.capture() as capture:
        for block in findings_table(findings, plan(), ENGLISH):
            console.print(block)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def test_the_table_groups_by_return_and_says_each_remedy_once() -> None:
    assert screen(found(COMMUNE)) == (
        """\
in/an-sinh.xlsx · Biểu · 07075 Xã An Sinh · 2013
  error     R201  E15   105  24.48 has decimals, but this is a count; was 24,480 meant?
                             → Type the number without points and commas (24480), or ask the unit
                             which number it is. It is never multiplied in silence.
  note      R231             Blank cells: 2. Cell and item: E11–E12 (101–102).
                             → Ask the unit. Where there is none, 0 (or Không) has to be written; a
                             blank is never counted as 0.
  warning   R233  E47   601  The text “1.236” was read as the number 1,236.
                             → See whether the number is right. Next time type it without points,
                             commas and spaces.
  error     R301  E29   405  study-loving lineages (405) is 15, more than the 12 of Lineages, total
                             (404).
                             → See by the unit's records which number is wrong. Until then none of
                             them is used, since nobody can say which one it is.

2 errors · 1 warning · 2 notes
"""
    )


def test_blank_cells_below_each_other_are_told_in_one_breath() -> None:
    blanks = dict.fromkeys(("101", "102", "103", "105", "201"), BLANK)
    told = "Blank cells: 5. Cell and item: E11–E13 (101–103), E15 (105), E17 (201)."
    assert told in screen(found(sound(blanks)))


@pytest.mark.parametrize("width", [80, 120])
def test_the_table_keeps_within_the_width(width: int) -> None:
    lines = screen(found(COMMUNE, unreadable(Trouble.DAMAGED, file="z.xlsx")), width).splitlines()
    assert max(map(len, lines)) <= width


def test_cell_text_and_file_names_are_never_markup() -> None:
    nasty = sound({"101": fault("[bold red]97[/]", Fault.TEXT)}, file="[link]\x1b[2J.xlsx")
    shown = screen(found(nasty))
    assert "“[bold red]97[/]” is not a number." in shown
    assert "[link]�[2J.xlsx" in shown
    assert "\x1b" not in shown


def test_a_long_or_many_lined_content_is_shown_on_one_line_cut_short() -> None:
    nasty = sound({"101": fault("a\n\x1b" + "b" * 100, Fault.TEXT)})
    assert f"“a {'b' * 57}…” is not a number." in screen(found(nasty), 200)


def test_a_file_without_a_return_is_headed_by_its_name_alone() -> None:
    assert screen(found(unreadable(Trouble.DAMAGED, file="z.xlsx"))).startswith("z.xlsx\n  error ")


def test_a_sound_folder_has_only_its_counts() -> None:
    assert screen(()) == "0 errors · 0 warnings · 0 notes\n"


def test_the_summary_counts_by_severity() -> None:
    assert summary(found(COMMUNE), ENGLISH) == "2 errors · 1 warning · 2 notes"


def test_json_is_the_contract() -> None:
    record = json.loads(findings_json(found(sound({"404": 12, "405": 15})), ENGLISH))
    assert record == {
        "schema": "xhht/check/1",
        "findings": [
            {
                "finding": "R301",
                "severity": "error",
                "file": "a.xlsx",
                "sheet": "Biểu",
                "cell": "E29",
                "unit": "07075",
                "year": 2013,
                "item": "405",
                "value": "15",
                "cells": [
                    {"item": "405", "sheet": "Biểu", "cell": "E29", "value": "15"},
                    {"item": "404", "sheet": "Biểu", "cell": "E28", "value": "12"},
                ],
                "message": "study-loving lineages (405) is 15, "
                "more than the 12 of Lineages, total (404).",
                "remedy": "See by the unit's records which number is wrong. Until then none of "
                "them is used, since nobody can say which one it is.",
            }
        ],
    }


def test_every_kind_of_finding_fits_the_schema_in_both_languages() -> None:
    strewn = replace(
        COMMUNE,
        entries=COMMUNE.entries[:-1],
        unclaimed=(Cell(address="H3", raw="1"),),
        far=(Cell(address="XFD1048576", raw="x"),),
    )
    wrong = replace(sound(file="w.xlsx"), heading=heading(unit=None, year=20133))
    twice = [sound({"101": n}, heading(unit="07078"), f"t{n}.xlsx") for n in (1, 2)]
    findings = found(strewn, wrong, *twice, unreadable(Trouble.ENCRYPTED, file="z.xlsx"))
    assert len({each.code for each in findings}) == 11
    for spoken in (VIETNAMESE, ENGLISH):
        VALIDATOR.validate(json.loads(findings_json(findings, spoken)))


def test_the_schema_knows_no_other_keys() -> None:
    record = json.loads(findings_json(found(COMMUNE), ENGLISH))
    record["findings"][0]["colour"] = "red"
    assert not VALIDATOR.is_valid(record)


def test_csv_has_a_row_for_each_finding_and_joins_its_cells() -> None:
    text = findings_csv(found(sound({"404": 12, "405": 15})), ENGLISH)
    (row,) = csv.DictReader(StringIO(text))
    assert list(row) == [
        *("finding", "severity", "file", "sheet", "cell", "unit", "year", "item", "value"),
        *("cells", "message", "remedy"),
    ]
    assert (row["finding"], row["unit"], row["cells"]) == ("R301", "07075", "E29 E28")


@pytest.mark.parametrize("raw", ["=A1", "+1", "-3", "@x"])
def test_no_cell_of_the_csv_is_a_formula(raw: str) -> None:
    text = findings_csv(found(sound({"101": fault(raw, Fault.TEXT)})), ENGLISH)
    (row,) = csv.DictReader(StringIO(text))
    assert row["value"] == f"'{raw}"


def test_markdown_shows_cell_text_as_it_is() -> None:
    text = findings_markdown(
        found(sound({"101": fault("a|b *c*\nd", Fault.TEXT)})), plan(), ENGLISH
    )
    assert text == (
        "## a.xlsx · Biểu · 07075 Xã An Sinh · 2013\n\n"
        "| Severity | Code | Cell | Item | Finding | Remedy |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        r"| error | R203 | E11 | 101 | “a\|b \*c\* d” is not a number. | "
        "Leave only the number in the cell and write the remark under Ghi chú; write 0 where there "
        "is none. Leave the cell blank if the number is not known. |\n\n"
        "1 error · 0 warnings · 0 notes\n"
    )
