"""Workers: the same returns whoever reads them, and a process that dies is one file's finding."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, LocalCluster

from tests.filling import draw_years, write_returns
from xhht_cli.plan import load_plan
from xhht_cli.returns import read_folder
from xhht_cli.returns.folder import FoundFile, find_files
from xhht_cli.returns.limits import DEFAULT
from xhht_cli.returns.model import Return, Trouble
from xhht_cli.returns.workers import Reading, read_chunks

PLAN = load_plan()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty returns and more, and a file that is none."""
    folder = tmp_path_factory.mktemp("returns")
    write_returns(PLAN, draw_years(PLAN, [2013], seed=1), folder)
    (folder / "letter.xlsx").write_bytes(b"Dear Sir or Madam")
    return folder


@pytest.mark.parametrize("workers", [2, 3])
def test_any_number_of_workers_reads_the_same(folder: Path, workers: int) -> None:
    told: list[tuple[int, int]] = []
    alone = read_folder([folder], PLAN)
    together = read_folder([folder], PLAN, lambda *done: told.append(done), workers=workers)
    assert together == alone
    assert told[-1] == (len({found.file for found in alone.returns}),) * 2
    assert told == sorted(told)


def test_any_executor_reads_the_same(folder: Path) -> None:
    with ThreadPoolExecutor(2) as executor:
        assert read_folder([folder], PLAN, executor=executor) == read_folder([folder], PLAN)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_cluster_of_two_processes_reads_the_same(folder: Path) -> None:
    with (
        LocalCluster(  # type: ignore[no-untyped-call]  # distributed has no types
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        Client(cluster) as client,  # type: ignore[no-untyped-call]  # likewise
    ):
        found = read_folder([folder], PLAN, executor=client.get_executor())
    assert found == read_folder([folder], PLAN)


@dataclass(frozen=True, slots=True)
class Deadly(FoundFile):
    """A file that ends the process that is about to read it, as a native library can."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)


def read(files: list[FoundFile]) -> Iterator[Return]:
    reading = Reading(plan=PLAN, limits=DEFAULT, workers=2, executor=None)
    return (each for _, found in read_chunks(files, reading) for each in found)


def test_a_worker_that_dies_is_a_finding_for_its_file_and_the_others_are_read(
    folder: Path,
) -> None:
    files: list[FoundFile] = list(find_files([folder]))
    victims = {5, 40}
    for place in victims:
        each = files[place]
        files[place] = Deadly(each.path, each.root, each.file, each.skip)
    found = list(read(files))
    dead = {each.file for each in found if each.trouble is Trouble.READER_DIED}
    assert dead == {files[place].file for place in victims}
    alone = {each for each in read_folder([folder], PLAN).returns if each.file not in dead}
    assert {each for each in found if each.file not in dead} == alone


class Refusing(Executor):
    """An executor that takes nothing, or cancels what it took."""

    def __init__(self, *, takes: bool) -> None:
        self.takes = takes

    def submit(self, *_: object, **__: object) -> Future[Any]:
        if not self.takes:
            raise BrokenExecutor
        cancelled: Future[Any] = Future()
        cancelled.cancel()
        cancelled.set_running_or_notify_cancel()
        return cancelled


@pytest.mark.parametrize("takes", [True, False])
def test_what_an_executor_does_not_read_is_read_here(folder: Path, *, takes: bool) -> None:
    found = read_folder([folder], PLAN, executor=Refusing(takes=takes))
    assert found == read_folder([folder], PLAN)


def test_a_script_that_starts_itself_again_is_told_so_and_no_file_is_blamed(
    folder: Path, tmp_path: Path
) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from pathlib import Path\n"
        "from xhht_cli.errors import WrongCallError\n"
        "from xhht_cli.plan import load_plan\n"
        "from xhht_cli.returns import read_folder\n"
        "try:\n"
        f"    read_folder([Path({str(folder)!r})], load_plan(), workers=2)\n"
        "except WrongCallError as error:\n"
        "    print(error)\n",
        encoding="utf-8",
    )
    told = subprocess.run(  # noqa: S603  # our own words
        [sys.executable, str(script)], capture_output=True, text=True, check=True
    )
    assert "No process can be started to read with." in told.stdout


def test_few_files_are_read_by_one_process_and_many_by_all_cores_that_a_pool_can_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reading = Reading(plan=PLAN, limits=DEFAULT, workers=None, executor=None)
    monkeypatch.setattr(os, "cpu_count", lambda: 96)
    assert [reading.processes(files) for files in (299, 300)] == [1, 61]


def test_no_more_processes_are_started_than_there_are_files() -> None:
    reading = Reading(plan=PLAN, limits=DEFAULT, workers=8, executor=None)
    assert [reading.processes(files) for files in (0, 1, 3, 20)] == [1, 1, 3, 8]
