"""Sample: invented returns of whole years, to see the program at work.

Every file says that its figures are invented. The same seed gives the same files.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from xhht_cli.plan.model import Plan, Unit
from xhht_cli.present.forms import form_for, template_name
from xhht_cli.present.writing import write_whole
from xhht_cli.sample.figures import Entry, Figures
from xhht_cli.sample.mistakes import with_mistakes

REMARK = "SỐ LIỆU GIẢ ĐỊNH – chỉ để minh họa, không phải số liệu thật"


def write_sample(plan: Plan, folder: Path, years: Iterable[int], seed: int) -> tuple[Path, ...]:
    """Write a return for every unit in force, with a few honest mistakes in every year.

    One year is written into the folder itself, several into a folder for each.

    Raises:
        CannotWriteError: A file cannot be written.
    """
    written = []
    for place, workbook in sample_files(plan, years, seed):
        write_whole(folder / place, workbook)
        written.append(folder / place)
    return tuple(written)


def sample_files(
    plan: Plan, years: Iterable[int], seed: int
) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Make the workbooks of the sample, each with the path it has below the sample's folder."""
    chosen = tuple(years)
    for year in chosen:
        place = PurePosixPath(str(year) if len(chosen) > 1 else "")
        for unit, entries in sample_entries(plan, year, seed).items():
            yield place / template_name(unit, year), form_for(plan, unit, year, entries, REMARK)


def sample_entries(plan: Plan, year: int, seed: int) -> Mapping[Unit, Mapping[str, Entry]]:
    """Invent what the units of a year report: the entries by item code, mistakes included."""
    figures = Figures(plan=plan, seed=seed)
    sound = {unit: figures.entries(unit, year) for unit in plan.units_in(year).values()}
    return with_mistakes(plan, sound)
