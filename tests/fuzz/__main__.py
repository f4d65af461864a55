"""A long run: ``python -m tests.fuzz --mutants 20000 --seed 1 [--workers 2] [--keep DIR]``."""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.fuzz.law import outcomes
from tests.fuzz.mutants import filled, mutated

_SLOW = 5.0
_BATCH = 100
_DEFAULT_KEPT = Path(tempfile.gettempdir()) / "xhht-fuzz"


def main() -> int:
    """Run the mutants, and say what was found; 1 where the law was broken."""
    arguments = _arguments()
    arguments.keep.mkdir(parents=True, exist_ok=True)
    seeds = _seeds(arguments.keep)
    batches = [
        (arguments.seed + n, seeds, arguments.keep) for n in range(0, arguments.mutants, _BATCH)
    ]
    totals: Counter[str] = Counter()
    with ProcessPoolExecutor(arguments.workers) as pool:
        for number, counted in enumerate(pool.map(_batch, batches), start=1):
            totals += counted
            if number % 10 == 0 or number == len(batches):
                print(f"{number * _BATCH}: {dict(totals)}", flush=True)  # noqa: T201  # its report
    return int(any(totals[kind] for kind in ("wrong", "raised", "slow")))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--mutants", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--keep", type=Path, default=_DEFAULT_KEPT)
    return parser.parse_args()


def _seeds(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """Fill in a return of either form, and convert one where LibreOffice is there."""
    seeds = [("xlsx", filled("07075", 1)), ("xlsx", filled("NV", 2)), ("xlsx", filled("07093", 3))]
    office = shutil.which("soffice")
    (folder / "seed.xlsx").write_bytes(seeds[0][1])
    for suffix in ("xls", "ods") if office else ():
        command = [str(office), "--headless", "--convert-to", suffix, "--outdir", str(folder)]
        subprocess.run([*command, str(folder / "seed.xlsx")], check=True, capture_output=True)  # noqa: S603  # our own words
        seeds.append((suffix, (folder / f"seed.{suffix}").read_bytes()))
    return tuple(seeds)


def _batch(task: tuple[int, tuple[tuple[str, bytes], ...], Path]) -> Counter[str]:
    seed, seeds, keep = task
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(seed, seed + _BATCH):
            chance = random.Random(number)  # noqa: S311  # repeatable, not secret
            suffix, sound = chance.choice(seeds)
            (folder / f"{number}.{suffix}").write_bytes(mutated(sound, chance))
        begun = time.monotonic()
        try:
            found = outcomes(folder)
        except Exception:  # noqa: BLE001  # that is what is looked for
            traceback.print_exc()
            shutil.copytree(folder, keep / f"raised-{seed}", dirs_exist_ok=True)
            return Counter(mutants=_BATCH, raised=1)
        slow = int(time.monotonic() - begun > _SLOW * _BATCH)
        for each, one in found.items():
            if one.wrong:
                print(each, *one.wrong[:3], file=sys.stderr)  # noqa: T201  # its report
                shutil.copy(folder / each, keep)
    return Counter(
        mutants=len(found),
        claims=sum(one.read for one in found.values()),
        compared=sum(one.compared for one in found.values()),
        with_claims=sum(one.read > 0 for one in found.values()),
        wrong=sum(bool(one.wrong) for one in found.values()),
        slow=slow,
    )


if __name__ == "__main__":
    sys.exit(main())
