"""``xhht export``: what leaves the office, in one file."""

from pathlib import Path

import click

from xhht_cli.cli.bilingual import Command
from xhht_cli.cli.options import YEARS, Source, base, given_path, reading, returns
from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say

FACTS = (".csv", ".json")
SUFFIXES = (".xlsx", ".docx", ".html", *FACTS)
SEPARATORS = (",", ";")


@click.command(
    cls=Command,
    examples=(
        "xhht export returns -o summary.xlsx",
        "xhht export returns -o report.docx --year 2013",
        "xhht export returns -o review.docx --review 2015",
        "xhht export returns -o page.html",
        'xhht export returns -o facts.csv --csv-sep ";"',
    ),
)
@returns
@click.option(
    "-o",
    "--output",
    type=given_path,
    required=True,
    metavar="FILE",
    help="File to write; its suffix says what: .xlsx a summary workbook, .docx a report, .html a "
    "page to look at, .csv or .json the facts.",
)
@click.option(
    "--year",
    type=YEARS,
    metavar="YEAR",
    help="Year to report on, by default the latest with usable returns of at least two units. The "
    "facts are those of every year, unless one is given.",
)
@click.option(
    "--unit", metavar="CODE", help="Report on one unit, of any level, instead of the whole."
)
@click.option(
    "--deadline",
    metavar="DATE",
    help="Mark returns whose Ngày lập biểu is after this day, such as 2014-01-15 or 15/01/2014.",
)
@click.option(
    "--review",
    type=YEARS,
    metavar="YEAR",
    help="With .docx: write the interim or final review of a year instead of the yearly report.",
)
@click.option(
    "--csv-sep",
    "separator",
    type=click.Choice(SEPARATORS),
    default=",",
    show_default=True,
    help="What stands between the columns of a CSV; Excel in Vietnamese expects ;.",
)
@click.option(
    "--each-unit",
    is_flag=True,
    help="List every unit that files, however many; without it a level with more than 1,000 below "
    "it lists only the units one level below.",
)
@base
@reading
def export(
    *,
    source: Source,
    output: Path,
    returns: tuple[Path, ...],
    year: int | None,
    unit: str | None,
    deadline: str | None,
    review: int | None,
    separator: str,
    each_unit: bool,
    base: Path | None,
) -> int:
    """Write a summary workbook, a report, a page or the facts.

    Workbook, report and page are of one year; the years before it among the returns show how things
    went. The facts are every entry of every usable return, with the file, sheet and cell it was
    written in and the SHA-256 of the file; xhht diff reads them back.

    RETURNS are workbooks, or folders that are searched through.
    """
    suffix = output.suffix.lower()
    if suffix not in SUFFIXES:
        raise WrongCallError(
            say("{file}: there is no export of this kind.", file=str(output)),
            say("There is: {names}.", names=SUFFIXES),
        )
    _check(suffix, year, review, alone=(unit, base, deadline) == (None,) * 3)
    from xhht_cli.cli.days import day_of
    from xhht_cli.cli.exports import Wanted, write_dossier, write_facts
    from xhht_cli.cli.progress import examined
    from xhht_cli.plan import load_plan

    plan = load_plan(source.plan, source.register)
    wanted = Wanted(
        output=output,
        year=year or review,
        unit=unit,
        base=base,
        deadline=day_of(deadline) if deadline else None,
        review=review is not None,
        each_unit=each_unit,
    )
    seen = examined(returns, plan, source)
    if suffix in FACTS:
        write_facts(seen, wanted, separator, source)
    else:
        write_dossier(seen, wanted, source)
    return 0


def _check(suffix: str, year: int | None, review: int | None, *, alone: bool) -> None:
    if suffix in FACTS and not alone:
        raise WrongCallError(
            say("The facts are of every unit; --unit, --base and --deadline do not apply."),
            say("Leave them out."),
        )
    if review is not None and suffix != ".docx":
        raise WrongCallError(say("A review is a document; name a file that ends in .docx."))
    if None not in (year, review) and year != review:
        raise WrongCallError(
            say("--review names the year; --year does not apply."),
            say("Leave it out."),
        )
