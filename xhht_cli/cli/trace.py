"""``xhht trace``: a number taken apart."""

from pathlib import Path

import click

from xhht_cli.cli.bilingual import Command
from xhht_cli.cli.options import YEARS, Listing, Source, base, listing, reading, returns
from xhht_cli.cli.results import deliver


@click.command(
    cls=Command,
    examples=(
        "xhht trace returns --indicator ho-hieu-hoc",
        "xhht trace returns --indicator T08 --year 2013 --unit 07075",
        "xhht trace returns --indicator dao-tao-tu-hoc:502/501 -o trace.csv",
        "xhht trace returns --indicator T08 --year 2013 --unit 07084 --boundaries 2024",
    ),
)
@returns
@click.option(
    "--indicator",
    "name",
    required=True,
    metavar="ID",
    help="Indicator to take apart; a target, one measure or a direction without a figure as well.",
)
@click.option(
    "--year",
    type=YEARS,
    metavar="YEAR",
    help="Year to assess; without it, the latest with usable returns of at least two units.",
)
@click.option("--unit", metavar="CODE", help="Only what one unit reported.")
@click.option(
    "--boundaries",
    type=YEARS,
    metavar="YEAR",
    help="Year on whose boundaries the unit is meant: the units of then that it is made of.",
)
@base
@reading
@listing
def trace(
    *,
    source: Source,
    listing: Listing,
    returns: tuple[Path, ...],
    name: str,
    year: int | None,
    unit: str | None,
    boundaries: int | None,
    base: Path | None,
) -> int:
    """Take a number apart, down to the cells it was written in.

    What was left out is listed with the reason. The values of the entries that are used add up to
    the numerator and the denominator.

    RETURNS are workbooks, or folders that are searched through.
    """
    from xhht_cli.assess import assessment_of
    from xhht_cli.cli import choices, notes
    from xhht_cli.cli.layouts import trace_result
    from xhht_cli.cli.progress import examined
    from xhht_cli.plan import load_plan
    from xhht_cli.plan.named_lines import line_in
    from xhht_cli.trace import named_measures
    from xhht_cli.trace import trace as take_apart

    plan = load_plan(source.plan, source.register)
    named_measures(plan, name)
    drawn = choices.existing_line(plan, unit, boundaries)
    code = choices.existing_code(plan, unit) if unit and not drawn else None
    seen = examined(returns, plan, source)
    assessment = assessment_of(seen, year, code, base=base)
    line = line_in(plan, drawn[0], assessment.year, drawn[1]) if drawn else None
    deliver(trace_result(take_apart(assessment, name, line, base), listing), listing)
    notes.tell_intake(assessment.intake, source)
    notes.tell_year(assessment, source, asked=year is not None)
    notes.tell_findings(assessment.findings, source)
    return 0
