"""Workers: the same returns whoever reads them, and a process that dies is one file's finding."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

from tests.filling import draw_years, write_returns
from xhht_cli.plan import load_plan
from xhht_cli.returns import read_folder
from xhht_cli.returns.folder import FoundFile, find_files
from xhht_cli.returns.limits import DEFAULT
from xhht_cli.returns.model import Return, Trouble
from xhht_cli.returns.workers import WORTH_IT, Reading, read_chunks

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


def read(files: list[FoundFile], executor: Executor | None = None) -> Iterator[Return]:
    reading = Reading(plan=PLAN, limits=DEFAULT, workers=2, executor=executor)
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


def test_few_files_are_read_by_one_process_and_many_by_all_cores() -> None:
    reading = Reading(plan=PLAN, limits=DEFAULT, workers=None, executor=None)
    assert reading.processes(WORTH_IT - 1) == 1
    assert reading.processes(WORTH_IT) == os.cpu_count()


def test_no_more_processes_are_started_than_there_are_files() -> None:
    reading = Reading(plan=PLAN, limits=DEFAULT, workers=8, executor=None)
    assert [reading.processes(files) for files in (0, 1, 3, 20)] == [1, 1, 3, 8]
