"""Goldens: every output of the sample reads as it is kept (`make docs` writes them again)."""

import pytest

from tools.goldens import FOLDER, goldens


@pytest.fixture(scope="module")
def now() -> dict[str, str]:
    """What the program gives now, by the name of the golden."""
    return dict(goldens())


def test_every_golden_is_there_and_none_is_left_over(now: dict[str, str]) -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(now)


def test_every_output_reads_as_its_golden(now: dict[str, str]) -> None:
    changed = [
        name
        for name, text in now.items()
        if (FOLDER / name).read_text(encoding="utf-8").splitlines() != text.splitlines()
    ]
    assert changed == [], "look at what `make docs` changes in tests/goldens"
