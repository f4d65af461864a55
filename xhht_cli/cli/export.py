"""``xhht export``: what was read, for other programs."""

from pathlib import Path

import click

from xhht_cli.cli.bilingual import Command
from xhht_cli.cli.options import YEARS, Source, given_path, reading, returns
from xhht_cli.cli.streams import tell
from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say
from xhht_cli.present.writing import write_whole

SUFFIXES = (".csv", ".json")
SEPARATORS = (",", ";")


@click.command(
    cls=Command,
    examples=(
        "xhht export returns -o facts.csv",
        "xhht export returns -o facts-2013.json --year 2013",
    ),
)
@returns
@click.option(
    "-o",
    "--output",
    type=given_path,
    required=True,
    metavar="FILE",
    help="File to write; its suffix says what: .csv or .json, the facts.",
)
@click.option("--year", type=YEARS, metavar="YEAR", help="Only the returns of this year.")
@click.option(
    "--csv-sep",
    "separator",
    type=click.Choice(SEPARATORS),
    default=",",
    show_default=True,
    help="What stands between the columns of a CSV; Excel in Vietnamese expects ;.",
)
@reading
def export(
    *,
    source: Source,
    output: Path,
    returns: tuple[Path, ...],
    year: int | None,
    separator: str,
) -> int:
    """Write the facts into a file for other programs.

    The facts are every entry of every usable return, of all years, with the file, sheet and cell
    it was written in and the SHA-256 of the file. xhht diff reads them back.

    RETURNS are workbooks, or folders that are searched through.
    """
    suffix = output.suffix.lower()
    if suffix not in SUFFIXES:
        raise WrongCallError(
            say("{file}: there is no export of this kind.", file=str(output)),
            say("There is: {names}.", names=SUFFIXES),
        )
    from xhht_cli.cli.notes import tell_findings, tell_intake
    from xhht_cli.cli.progress import examined
    from xhht_cli.plan import load_plan
    from xhht_cli.present.facts import facts_csv, facts_json
    from xhht_cli.received import received_of

    plan = load_plan(source.plan, source.register)
    seen = examined(returns, plan, source)
    found = received_of(seen, year)
    if suffix == ".json":
        content = facts_json(found.facts, plan).encode("utf-8", errors="backslashreplace")
    else:
        text = facts_csv(found.facts, plan, separator)
        content = text.encode("utf-8-sig", errors="backslashreplace")
    write_whole(output, content)
    tell_intake(seen.intake, source)
    tell_findings(seen.findings, source)
    if not source.quiet:
        count = say("{file}: {count} facts.", file=str(output), count=len(found.facts))
        tell(count, source.language)
    return 0
