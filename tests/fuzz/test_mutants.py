"""The quick profile of the fuzzing: some two hundred mutants in every run of the tests."""

import random
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.builders import plan
from tests.fuzz.law import is_blank, outcomes, says
from tests.fuzz.looks import as_shown
from tests.fuzz.mutants import filled, mutated
from tests.workbooks import packed, parts_of
from xhht_cli.cli import main

SEEDS = (filled("07075", 1), filled("NV", 2))
_MOST_UNSEEN = 0.2
"""What share of the claims of some mutants may be in files that no other reader opens."""


@settings(max_examples=5, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(first=st.integers(0, 1 << 40))
def test_every_number_of_a_mutant_stands_in_its_cell(
    tmp_path_factory: pytest.TempPathFactory, first: int
) -> None:
    folder = tmp_path_factory.mktemp("mutants")
    for number in range(first, first + 40):
        chance = random.Random(number)  # noqa: S311  # repeatable, not secret
        (folder / f"{number}.xlsx").write_bytes(mutated(chance.choice(SEEDS), chance))
    found = outcomes(folder)
    assert {name: one.wrong for name, one in found.items() if one.wrong} == {}
    read, compared = (
        sum(getattr(one, of) for one in found.values()) for of in ("read", "compared")
    )
    assert compared > 0
    assert read - compared <= _MOST_UNSEEN * read


@pytest.mark.parametrize("command", ["check", "compute", "status"])
def test_a_command_ends_with_a_documented_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    for number in range(15):
        chance = random.Random(number)  # noqa: S311  # repeatable, not secret
        (tmp_path / f"{number}.xlsx").write_bytes(mutated(chance.choice(SEEDS), chance))
    assert main([command, str(tmp_path), "--quiet"]) in {0, 1, 3, 5}
    assert "Traceback" not in capsys.readouterr().err


def test_a_sound_return_is_all_compared(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(SEEDS[0])
    one = outcomes(tmp_path)["a.xlsx"]
    assert one.read == one.compared > 60


def test_a_mutant_that_openpyxl_gives_up_is_compared_all_the_same(tmp_path: Path) -> None:
    parts = {name.upper().replace("/", "\\"): part for name, part in parts_of(SEEDS[0]).items()}
    del parts["[CONTENT_TYPES].XML"]
    (tmp_path / "a.xlsx").write_bytes(packed(parts))
    with pytest.raises(KeyError):
        openpyxl.load_workbook(tmp_path / "a.xlsx")
    one = outcomes(tmp_path)["a.xlsx"]
    assert (one.read, one.wrong) == (one.compared, ())
    assert one.read > 60


COUNT, YES_NO = plan().item_by_code["102"], plan().item_by_code["921"]


@pytest.mark.parametrize(
    ("content", "value", "agrees"),
    [
        (12, 12, True),
        (12.0, 12, True),
        (1.5, 1, False),
        (True, 1, False),
        (None, 0, False),
        ("", 0, False),
        ("1.236", 1236, True),
        ("1.23", 123, False),
        ("12 UNIT", 12, True),
        ("12 con", 12, False),
        ("12%", 12, False),
        ("-", 0, True),
        ("Có", 1, False),
        ("không", 0, False),
        ("trên 270", 270, False),
    ],
)
def test_the_law_knows_what_a_count_says(content: object, value: int, *, agrees: bool) -> None:
    if isinstance(content, str):
        content = content.replace("UNIT", COUNT.unit.vi)
    assert says(content, value, COUNT) is agrees


@pytest.mark.parametrize(
    ("content", "value", "agrees"),
    [("Có", 1, True), ("KHÔNG", 0, True), ("Có", 0, False), (1, 1, False), ("1", 1, False)],
)
def test_the_law_knows_what_an_answer_says(content: object, value: int, *, agrees: bool) -> None:
    assert says(content, value, YES_NO) is agrees


@pytest.mark.parametrize(
    ("content", "blank"), [(None, True), (" \u200b", True), ("x", False), (0, False)]
)
def test_the_law_knows_a_blank(content: object, *, blank: bool) -> None:
    assert is_blank(content) is blank


@pytest.mark.parametrize(("shown", "seen"), [("0%", "0.65%"), ("0.00", 0.65), ('0"%"', "0.65%")])
def test_the_law_sees_a_percentage(shown: str, seen: object) -> None:
    assert as_shown(0.65, shown) == seen
