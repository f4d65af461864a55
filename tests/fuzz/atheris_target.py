"""A target for atheris, to be run by hand: ``python -m tests.fuzz.atheris_target [CORPUS]``.

atheris is no dependency of the project (it needs clang and has no wheel for every Python). Without
a corpus it starts from a filled return.
"""

import random
import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-untyped]  # installed by hand where this is run

from tests.fuzz.law import outcomes
from tests.fuzz.mutants import filled, mutated

SEED = filled("07075", 1)


def try_one(data: bytes) -> None:
    """Read the bytes as they are, and the mutant that they choose."""
    chance = random.Random(data)  # noqa: S311  # repeatable, not secret
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "bytes.xlsx").write_bytes(data)
        (folder / "mutant.xlsx").write_bytes(mutated(SEED, chance))
        wrong = [one.wrong for one in outcomes(folder).values() if one.wrong]
    if wrong:
        raise AssertionError(wrong)


if __name__ == "__main__":
    atheris.Setup(sys.argv, try_one)
    atheris.Fuzz()
