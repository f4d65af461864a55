"""A register of several levels for tests: the built-in plan with kinds that file nothing."""

import shutil
from pathlib import Path

from xhht_cli.plan import BUILT_IN, DEFAULT_PLAN

HEADER = "code,name,kind,valid_from,valid_to,successors,basis,parent\n"

KINDS = """
[[kind]]
id = "nuoc"
title = { vi = "Cả nước", en = "Nation" }

[[kind]]
id = "tinh"
title = { vi = "Tỉnh", en = "Province" }

[[kind]]
id = "huyen"
title = { vi = "Huyện", en = "District" }
"""

NATION = """\
VN,Cả nước,nuoc,2004-08-31,,,,
01,Tỉnh Thử Một,tinh,2004-08-31,,,,VN
02,Tỉnh Thử Hai,tinh,2004-08-31,,,,VN
001,Huyện Bắc,huyen,2004-08-31,,,,01
002,Huyện Nam,huyen,2004-08-31,,,,01
003,Huyện Đông,huyen,2004-08-31,,,,02
10001,Xã Một,xa,2004-08-31,,,,001
10002,Xã Hai,xa,2004-08-31,,,,001
GD1,Phòng Giáo dục huyện Bắc,phong-ban,2004-08-31,,,,001
10003,Xã Ba,xa,2004-08-31,,,,002
10004,Xã Bốn,xa,2004-08-31,2012-12-30,10004,,002
10004,Xã Bốn,xa,2012-12-31,,,,003
10005,Xã Năm,xa,2004-08-31,,,,003
"""
"""Two provinces of two and one districts; commune 10004 goes from one to the other in 2012."""


def write_plan(folder: Path, register: str = NATION, more: str = "") -> Path:
    """Write the built-in plan with levels, a register below its header, and more of plan.toml."""
    place = folder / "plan"
    shutil.copytree(BUILT_IN / DEFAULT_PLAN, place)
    with (place / "plan.toml").open("a", encoding="utf-8") as file:
        file.write(KINDS + more)
    (place / "units.csv").write_text(HEADER + register, encoding="utf-8")
    return place
