"""Status as people and programs see it."""

import csv
import json
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openpyxl import load_workbook
from rich.console import Console

from tests.builders import COMMUNE_FORM, plan
from tests.surveys import YES, filed, mixed, surveyed
from xhht_cli.present.forms import blank_form
from xhht_cli.present.language import language
from xhht_cli.present.status import (
    reminder,
    status_csv,
    status_json,
    status_markdown,
    status_table,
)
from xhht_cli.status.model import Status

ENGLISH = language("en")
SCHEMA = Path(__file__).parent.parent / "schemas" / "status-1.schema.json"
VALIDATOR = Draft202012Validator(
    json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=FormatChecker()
)


def screen(status: Status, width: int) -> str:
    console = Console(width=width, color_system=None, highlight=False)
    with console.capture() as capture:
        for block in status_table(status, ENGLISH):
            console.print(block)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def record(status: Status) -> dict[str, object]:
    data: dict[str, object] = json.loads(status_json(status, ENGLISH))
    VALIDATOR.validate(data)
    return data


def everyone() -> Status:
    """Every unit of the tiny district with a sound return."""
    return surveyed(*map(filed, ("07069", "07075", "07078", "07081", "MTTQ")))


def test_the_table_at_80_columns() -> None:
    assert screen(mixed(), 80) == (
        """\
Learning-society plan of Đông Triều district 2010 - 2015, with orientation to
2020
Who has reported for 2013 · deadline 15 January 2014

Form 01.N/XHHT-X – 4 to report: 1 sound, 1 faulty, 1 not usable, 1 not received
                                                        Lần  Ngày lập     Duties
Code   Unit             Return        Errors  Warnings  nộp  biểu           done
07069  Thị trấn Mạo     not received
       Khê
07075  Xã An Sinh       faulty             1         0    1  20 January      1/2
       07075.xlsx                                            2014 late
07078  Xã Tràng Lương   sound              0         0    2  tháng 1         1/2
       (replaced: 1)
       a.xlsx
       (replaced)
       b.xlsx
07081  Xã Bình Khê      not usable         2         0    1
       c.xlsx (not
       usable: R144)
       d.xlsx (not
       usable: R144)

Form 02.N/XHHT-CQ – 1 to report: 1 sound, 0 faulty, 0 not usable, 0 not received
                                                        Lần  Ngày lập     Duties
Code  Unit                    Return  Errors  Warnings  nộp  biểu           done
MTTQ  Ủy ban Mặt trận Tổ      sound        0         0    1  15 January      1/1
      quốc Việt Nam huyện                                    2014

In all 5 to report: 2 sound, 1 faulty, 1 not usable, 1 not received.
Dated after the deadline: 1. Without a day that can be read, so not known
whether late: 2.
Earlier returns replaced by a later Lần nộp: 1.
Files that belong to no unit that reports for 2013 (1): e.xlsx (R122).
See whose they are before a reminder goes out.

Duties, clause by clause
                                                                    Not
Clause   Item  Duty                                          Done  done  Unknown
III.1    907   Information work                                 2     0        3
               No answer: Xã Tràng Lương
III.6.1  901   Steering committee of the commune                1     1        2
               Không: Xã An Sinh
IV.5     907   Information work                                 2     0        3
               Units: see III.1

Requests: the plan asks for them and does not oblige
                                                                    Not
Clause  Item  Request                                        Done  done  Unknown
IV.7    961   Members encouraged; study-loving families and     0     1        0
              lineages built (request)
              Không: Ủy ban Mặt trận Tổ quốc Việt Nam huyện

Reminder, to be copied (--reminder prints it alone)
The Office of Education and Training (Phòng Giáo dục và Đào tạo) has not
received the 2013 returns on building the learning society (Plan of 29 July 2011
of the People's Committee of Đông Triều district) of the following units (1):
form 01.N/XHHT-X: Thị trấn Mạo Khê. The 2013 returns of the following units (1)
came in but cannot be used, and have to be sent again: form 01.N/XHHT-X: Xã Bình
Khê. These units are asked to fill in the form named, with unit code, year and
date, and to send it to the Office of Education and Training (Phòng Giáo dục và
Đào tạo) as soon as they can, so that its report can be made. The deadline is 15
January 2014.
"""
    )


def test_at_120_columns_the_files_have_a_column_of_their_own() -> None:
    assert screen(mixed(), 120).partition("\nIn all")[0] + "\n" == (
        """\
Learning-society plan of Đông Triều district 2010 - 2015, with orientation to 2020
Who has reported for 2013 · deadline 15 January 2014

Form 01.N/XHHT-X – 4 to report: 1 sound, 1 faulty, 1 not usable, 1 not received
                                                          Lần                        Duties
Code   Unit               Return        Errors  Warnings  nộp  Ngày lập biểu           done  Files
07069  Thị trấn Mạo Khê   not received
07075  Xã An Sinh         faulty             1         0    1  20 January 2014 late     1/2  07075.xlsx
07078  Xã Tràng Lương     sound              0         0    2  tháng 1                  1/2  a.xlsx (replaced)
       (replaced: 1)                                                                         b.xlsx
07081  Xã Bình Khê        not usable         2         0    1                                c.xlsx (not usable: R144)
                                                                                             d.xlsx (not usable: R144)

Form 02.N/XHHT-CQ – 1 to report: 1 sound, 0 faulty, 0 not usable, 0 not received
                                                        Lần                   Duties
Code  Unit                    Return  Errors  Warnings  nộp  Ngày lập biểu      done  Files
MTTQ  Ủy ban Mặt trận Tổ      sound        0         0    1  15 January 2014     1/1  MTTQ.xlsx
      quốc Việt Nam huyện

"""  # noqa: E501  # as wide as the terminal is
    )


def test_markdown_says_the_same() -> None:
    assert status_markdown(mixed(), ENGLISH).partition("\n## Reminder")[0] == (
        """\
# Learning-society plan of Đông Triều district 2010 - 2015, with orientation to 2020

Who has reported for 2013 · deadline 15 January 2014

## Form 01.N/XHHT-X – 4 to report: 1 sound, 1 faulty, 1 not usable, 1 not received

| Code | Unit | Return | Errors | Warnings | Lần nộp | Ngày lập biểu | Duties done | Files |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 07069 | Thị trấn Mạo Khê | not received |  |  |  |  |  |  |
| 07075 | Xã An Sinh | faulty | 1 | 0 | 1 | 20 January 2014 late | 1/2 | 07075.xlsx |
| 07078 | Xã Tràng Lương | sound | 0 | 0 | 2 (replaced: 1) | tháng 1 | 1/2 | a.xlsx (replaced); b.xlsx |
| 07081 | Xã Bình Khê | not usable | 2 | 0 | 1 |  |  | c.xlsx (not usable: R144); d.xlsx (not usable: R144) |

## Form 02.N/XHHT-CQ – 1 to report: 1 sound, 0 faulty, 0 not usable, 0 not received

| Code | Unit | Return | Errors | Warnings | Lần nộp | Ngày lập biểu | Duties done | Files |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| MTTQ | Ủy ban Mặt trận Tổ quốc Việt Nam huyện | sound | 0 | 0 | 1 | 15 January 2014 | 1/1 | MTTQ.xlsx |

- In all 5 to report: 2 sound, 1 faulty, 1 not usable, 1 not received.
- Dated after the deadline: 1. Without a day that can be read, so not known whether late: 2.
- Earlier returns replaced by a later Lần nộp: 1.
- Files that belong to no unit that reports for 2013 (1): e.xlsx (R122).
- See whose they are before a reminder goes out.

## Duties, clause by clause

| Clause | Item | Duty | Done | Not done | Unknown |
| --- | --- | --- | --- | --- | --- |
| III.1 | 907 | Information work. No answer: Xã Tràng Lương | 2 | 0 | 3 |
| III.6.1 | 901 | Steering committee of the commune. Không: Xã An Sinh | 1 | 1 | 2 |
| IV.5 | 907 | Information work. Units: see III.1 | 2 | 0 | 3 |

## Requests: the plan asks for them and does not oblige

| Clause | Item | Request | Done | Not done | Unknown |
| --- | --- | --- | --- | --- | --- |
| IV.7 | 961 | Members encouraged; study-loving families and lineages built (request). Không: Ủy ban Mặt trận Tổ quốc Việt Nam huyện | 0 | 1 | 0 |
"""  # noqa: E501  # a row of a Markdown table is one line
    )


def test_csv_has_a_row_for_each_unit_and_a_column_for_each_duty() -> None:
    assert status_csv(mixed()) == (
        """\
year,unit,name,kind,form,state,errors,warnings,submission,replaced,dated,date,late,files,duties_done,duties_not_done,duties_unknown,requests_done,requests_not_done,requests_unknown,901,907,961
2013,07069,Thị trấn Mạo Khê,thi-tran,01.N/XHHT-X,missing,0,0,,0,,,,,0,0,2,0,0,0,unknown,unknown,
2013,07075,Xã An Sinh,xa,01.N/XHHT-X,faulty,1,0,1,0,2014-01-20,2014-01-20,true,07075.xlsx,1,1,0,0,0,0,not-done,done,
2013,07078,Xã Tràng Lương,xa,01.N/XHHT-X,sound,0,0,2,1,tháng 1,,,a.xlsx; b.xlsx,1,0,1,0,0,0,done,unknown,
2013,07081,Xã Bình Khê,xa,01.N/XHHT-X,rejected,2,0,1,0,,,,c.xlsx; d.xlsx,0,0,2,0,0,0,unknown,unknown,
2013,MTTQ,Ủy ban Mặt trận Tổ quốc Việt Nam huyện,doan-the,02.N/XHHT-CQ,sound,0,0,1,0,2014-01-15,2014-01-15,false,MTTQ.xlsx,1,0,0,0,1,0,,done,not-done
"""  # noqa: E501  # a row of CSV is one line
    )


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_keeps_within_the_width(width: int) -> None:
    assert max(map(len, screen(mixed(), width).splitlines())) <= width


def test_what_is_written_in_a_return_is_never_markup_nor_a_formula() -> None:
    status = surveyed(filed("07075", dated="=1+1", file="[red]\x1b.xlsx"))
    shown = screen(status, 120)
    assert "[red]�.xlsx" in shown
    assert "\x1b" not in shown
    row = next(r for r in csv.DictReader(StringIO(status_csv(status))) if r["unit"] == "07075")
    assert row["dated"] == "'=1+1"


def test_json_counts_every_unit_once() -> None:
    assert record(mixed())["counts"] == {
        "expected": 5,
        "received": 4,
        "sound": 2,
        "faulty": 1,
        "rejected": 1,
        "missing": 1,
        "replaced": 1,
        "late": 1,
        "undated": 2,
        "empty": 0,
    }


def test_json_keeps_duties_and_requests_apart() -> None:
    data = record(mixed())
    committee = {
        "item": "901",
        "title": "Steering committee of the commune",
        "done": ["07078"],
        "not_done": ["07075"],
        "unknown": ["07069", "07081"],
    }
    information = {
        "item": "907",
        "title": "Information work",
        "done": ["07075", "MTTQ"],
        "not_done": [],
        "unknown": ["07078", "07069", "07081"],
    }
    members = {
        "item": "961",
        "title": "Members encouraged; study-loving families and lineages built (request)",
        "done": [],
        "not_done": ["MTTQ"],
        "unknown": [],
    }
    assert data["duties"] == [
        {"clause": "III.1", "items": [information]},
        {"clause": "III.6.1", "items": [committee]},
        {"clause": "IV.5", "items": [information]},
    ]
    assert data["requests"] == [{"clause": "IV.7", "items": [members]}]


def test_json_gives_every_return_of_a_unit() -> None:
    units = record(mixed())["units"]
    assert isinstance(units, list)
    assert units[2] == {
        "unit": "07078",
        "name": "Xã Tràng Lương",
        "kind": "xa",
        "form": "01.N/XHHT-X",
        "state": "sound",
        "errors": 0,
        "warnings": 0,
        "submission": 2,
        "replaced": 1,
        "dated": "tháng 1",
        "date": None,
        "late": None,
        "filings": [
            {
                "file": "a.xlsx",
                "sheet": "Biểu",
                "use": "replaced",
                "submission": 1,
                "dated": "2014-01-10",
                "date": "2014-01-10",
                "late": False,
                "errors": 0,
                "warnings": 0,
                "findings": ["R142"],
                "version": None,
                "empty": False,
            },
            {
                "file": "b.xlsx",
                "sheet": "Biểu",
                "use": "used",
                "submission": 2,
                "dated": "tháng 1",
                "date": None,
                "late": None,
                "errors": 0,
                "warnings": 0,
                "findings": [],
                "version": None,
                "empty": False,
            },
        ],
        "duties": {"done": 1, "not_done": 0, "unknown": 1},
        "requests": {"done": 0, "not_done": 0, "unknown": 0},
        "answers": {"901": "done", "907": "unknown"},
    }


def test_without_a_deadline_nothing_is_said_of_being_late() -> None:
    status = mixed(deadline=None)
    counts = record(status)["counts"]
    assert isinstance(counts, dict)
    assert (counts["late"], record(status)["deadline"]) == (None, None)
    shown = screen(status, 80)
    assert "2014 late" not in shown
    assert "deadline" not in shown


def test_nobody_is_reminded_when_everyone_has_reported() -> None:
    status = everyone()
    assert reminder(status, ENGLISH) == ""
    assert record(status)["reminder"] is None
    assert "Reminder" not in screen(status, 80)
    assert "Reminder" not in status_markdown(status, ENGLISH)


def test_the_reminder_names_the_units_that_miss_by_form() -> None:
    status = surveyed(filed("07078"), filed("07081", {"907": YES}), deadline=date(2014, 1, 15))
    assert reminder(status, ENGLISH) == (
        "The Office of Education and Training (Phòng Giáo dục và Đào tạo) has not received the "
        "2013 returns on building the learning society (Plan of 29 July 2011 of the People's "
        "Committee of Đông Triều district) of the following units (3): form 01.N/XHHT-X: Thị trấn "
        "Mạo Khê, Xã An Sinh; form 02.N/XHHT-CQ: Ủy ban Mặt trận Tổ quốc Việt Nam huyện. These "
        "units are asked to fill in the form named, with unit code, year and date, and to send it "
        "to the Office of Education and Training (Phòng Giáo dục và Đào tạo) as soon as they can, "
        "so that its report can be made. The deadline is 15 January 2014."
    )


def test_the_reminder_asks_for_unusable_returns_again() -> None:
    text = reminder(mixed(), ENGLISH)
    assert "of the following units (1): form 01.N/XHHT-X: Thị trấn Mạo Khê." in text
    again = (
        "(1) came in but cannot be used, and have to be sent again: form 01.N/XHHT-X: Xã Bình Khê."
    )
    assert again in text
    assert "An Sinh" not in text


def test_the_receiver_is_the_one_the_forms_name() -> None:
    sheet = load_workbook(BytesIO(blank_form(plan(), COMMUNE_FORM))).worksheets[0]
    assert (sheet["D3"].value, sheet["F3"].value) == (
        "Đơn vị nhận báo cáo:",
        "Phòng Giáo dục và Đào tạo",
    )
