"""Editions: the plan to begin with, its form now of version 2016 after one of 2014."""

from pathlib import Path

from tests.starters import starter
from tests.workbooks import workbook
from xhht_cli.plan import load_plan
from xhht_cli.plan.model import Plan
from xhht_cli.returns import read_folder
from xhht_cli.returns.model import Return

TITLE = 'title.en = "Learning society: return of a commune or town"\n'

EARLIER = """
version = "2016"

[[form.earlier]]
version = "2014"
until = 2015
codes = { "103" = "102" }
dropped = ["102", "110"]
added = ["201"]
"""
"""On the form of 2014 learning families were 103; 102 and 110 fell away, and 201 is new."""


def edition_plan(folder: Path, earlier: str = EARLIER) -> Plan:
    """Load the plan to begin with, with versions of its form."""
    return load_plan(starter(folder, ("items.toml", TITLE, TITLE + earlier)))


HEAD = """
    {mark}               |          |       | Đơn vị báo cáo: | Xã Mẫu Một |            |
    Biểu số: {form}      |          |       | Mã đơn vị:      | '90001     |            |
                         |          |       | Năm báo cáo:    | {year}     |            |
    STT                  | Chỉ tiêu | Mã số | Đơn vị tính     | Số liệu    | Kiểm tra   | Ghi chú
"""

OLD = """
    1                    | Số hộ    | 101   | hộ              | 900        |            |
    a                    | nghèo    | 102   | hộ              | 70         |            |
    b                    | GĐHT     | 103   | hộ              | 450        |            |
    2                    | Dòng họ  | 110   | dòng họ         | 12         |            |
    3                    | Ban      | 901   | Có/Không        | Có         |            |
"""
"""A table by the codes of 2014; entries stand in column E from row 5 on."""

NEW = """
    1                    | Số hộ    | 101   | hộ              | 900        |            |
    a                    | GĐHT     | 102   | hộ              | 450        |            |
    2                    | Thư viện | 201   | Có/Không        | Có         |            |
    3                    | Ban      | 901   | Có/Không        | Có         |            |
"""
"""A table by the codes of 2016."""


def edition_return(  # noqa: PLR0913  # one argument for each thing a test may write
    folder: Path,
    plan: Plan,
    table: str,
    year: int,
    mark: str = "",
    *,
    form: str = "01/HT-X",
    name: str = "a.xlsx",
    line: str = "",
) -> Return:
    """Write a return of 90001 and read it."""
    line = line or (f"Phiên bản biểu: {mark}" if mark else "")
    head = HEAD.format(mark=line, form=form, year=year)
    (folder / name).write_bytes(workbook(head + table))
    (found,) = read_folder([folder / name], plan).returns
    return found
