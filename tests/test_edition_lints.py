"""What is worth a second look in the map of an older form."""

from pathlib import Path

from tests.builders import spoken
from tests.editions import EARLIER, edition_plan
from xhht_cli.plan.checkup import check_up

PLACE = "items.toml: form[1] (01/HT-X).earlier[1]"
ADVICE = "see that no old code is taken for one of today."


def lints(folder: Path, codes: str, dropped: str = '"110"') -> list[str]:
    earlier = EARLIER.replace('"103" = "102"', codes).replace('"102", "110"', dropped)
    edition_plan(folder, earlier)
    return [spoken(lint.message) for lint in check_up(folder).lints if lint.code == "P209"]


def test_codes_that_change_places_are_worth_a_second_look(tmp_path: Path) -> None:
    assert lints(tmp_path, '"102" = "901", "901" = "101", "101" = "102"') == [
        f"{PLACE}.codes: 102 → 901 → 101 → 102 run in a circle; {ADVICE}"
    ]


def test_a_code_that_becomes_itself_is_a_circle_too(tmp_path: Path) -> None:
    (told,) = lints(tmp_path, '"102" = "102"')
    assert "102 → 102" in told


def test_codes_that_only_move_on_are_no_circle(tmp_path: Path) -> None:
    assert lints(tmp_path, '"103" = "102", "102" = "101"', '"101"') == []
