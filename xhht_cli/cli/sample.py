"""``xhht sample``: invented returns."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from xhht_cli.cli.bilingual import Command
from xhht_cli.cli.choices import existing_units
from xhht_cli.cli.integers import WHOLE
from xhht_cli.cli.new_files import write_new
from xhht_cli.cli.options import Source, given_path, planned
from xhht_cli.cli.streams import tell
from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say
from xhht_cli.plan.model import FIRST_YEAR, LAST_YEAR

_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")


@click.command(
    cls=Command,
    examples=("xhht sample returns", "xhht sample returns --years 2011-2015 --seed 7"),
)
@click.argument("folder", metavar="DIR", type=given_path)
@click.option(
    "--years", default="2013", show_default=True, metavar="A-B", help="Year, or first and last."
)
@click.option(
    "--seed",
    type=WHOLE,
    default=2011,
    show_default=True,
    metavar="N",
    help="The same number gives the same files.",
)
@click.option("--force", is_flag=True, help="Write over files of the same name that differ.")
@planned
def sample(*, source: Source, folder: Path, years: str, seed: int, force: bool) -> int:
    """Write invented returns, to see the program at work.

    Every file says that its figures are invented. A few hold mistakes such as real ones do.
    """
    from xhht_cli.plan import load_plan
    from xhht_cli.sample import write_sample

    span = _span(years)
    plan = load_plan(source.plan, source.register)
    for year in span:
        existing_units(plan, year, ())
    with TemporaryDirectory() as place:
        made = write_sample(plan, Path(place), span, seed)
        contents = {folder / path.relative_to(place): path.read_bytes() for path in made}
    write_new(contents, force=force)
    if not source.quiet:
        summary = say("{folder}: {count} returns.", folder=str(folder), count=len(contents))
        tell(summary, source.language)
    return 0


def _span(years: str) -> range:
    """Read ``2013`` or ``2011-2015``."""
    match = _YEARS.fullmatch(years.strip())
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not FIRST_YEAR <= first <= last <= LAST_YEAR:
        raise WrongCallError(
            say(
                "{years} is neither a year from {first} to {last} nor two with a hyphen between.",
                years=years,
                first=str(FIRST_YEAR),
                last=str(LAST_YEAR),
            )
        )
    return range(first, last + 1)
