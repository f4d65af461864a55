"""Standings: one line per unit, how its return came in."""

from rich.console import Console

from tests.surveys import mixed
from xhht_cli.present.language import language
from xhht_cli.present.standings import standings_table


def test_standings_are_one_line_a_unit_in_the_order_of_the_register() -> None:
    console = Console(width=80, color_system=None)
    with console.capture() as capture:
        for block in standings_table(mixed(), language("en")):
            console.print(block)
    assert [line.rstrip() for line in capture.get().splitlines()] == [
        "",
        "Returns for 2013",
        "Code   Unit                                    Return",
        "07069  Thị trấn Mạo Khê                        not received",
        "07075  Xã An Sinh                              faulty",
        "07078  Xã Tràng Lương                          sound",
        "07081  Xã Bình Khê                             not usable",
        "MTTQ   Ủy ban Mặt trận Tổ quốc Việt Nam huyện  sound",
        "5 to report: 2 sound, 1 faulty, 1 not usable, 1 not received",
    ]
