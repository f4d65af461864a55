"""The quick profile of the fuzzing: some two hundred mutants in every run of the tests."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz.law import outcomes, says
from tests.fuzz.mutants import filled, mutated
from xhht_cli.cli import main

SEEDS = (filled("07075", 1), filled("NV", 2))


@settings(max_examples=5, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(seeds=st.lists(st.integers(0, 1 << 40), min_size=40, max_size=40))
def test_every_number_of_a_mutant_stands_in_its_cell(
    tmp_path_factory: pytest.TempPathFactory, seeds: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("mutants")
    for number, seed in enumerate(seeds):
        chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
        (folder / f"{number}.xlsx").write_bytes(mutated(chance.choice(SEEDS), chance))
    assert {name: one.wrong for name, one in outcomes(folder).items() if one.wrong} == {}


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


@pytest.mark.parametrize(
    ("content", "value", "agrees"),
    [
        (12, 12, True),
        (12.0, 12, True),
        (1.5, 1, False),
        (True, 1, False),
        (None, 0, False),
        ("1.236", 1236, True),
        ("1.23", 123, False),
        ("12 hộ", 12, True),
        ("-", 0, True),
        ("Có", 1, True),
        ("KHÔNG", 0, True),
        ("trên 270", 270, False),
    ],
)
def test_the_law_knows_what_a_cell_says(content: object, value: int, *, agrees: bool) -> None:
    assert says(content, value) is agrees
