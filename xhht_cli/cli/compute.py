"""``xhht compute``: where the plan stands."""

from pathlib import Path

import click

from xhht_cli.cli.bilingual import Command
from xhht_cli.cli.integers import WHOLE
from xhht_cli.cli.options import YEARS, Listing, Source, base, listing, reading_each, returns
from xhht_cli.cli.results import deliver


@click.command(
    cls=Command,
    examples=(
        "xhht compute returns",
        "xhht compute returns --year 2013 --by unit",
        "xhht compute returns --unit 07075",
        "xhht compute returns --milestone 2015 -o table.csv",
        "xhht compute returns --fail-on missing --fail-on not-met --quiet",
    ),
)
@returns
@click.option(
    "--year",
    type=YEARS,
    metavar="YEAR",
    help="Year to assess; without it, the latest with usable returns of at least two units.",
)
@click.option("--unit", metavar="CODE", help="Assess one unit, of any level, instead of the whole.")
@click.option(
    "--by",
    type=click.Choice(("district", "unit")),
    default="district",
    show_default=True,
    help="Whether the whole is shown, or each unit one level below as well.",
)
@click.option(
    "--target", "targets", multiple=True, metavar="ID", help="Only this target; may be repeated."
)
@click.option(
    "--milestone",
    "milestones",
    type=WHOLE,
    multiple=True,
    metavar="YEAR",
    help="Only the targets of this milestone year; may be repeated.",
)
@click.option(
    "--fail-on",
    "conditions",
    type=click.Choice(("error", "missing", "undetermined", "not-met")),
    multiple=True,
    help="Exit with 1 if a finding is an error, a return is missing, or a selected target that is "
    "due or past is undetermined or not met; may be repeated.",
)
@base
@reading_each
@listing
def compute(
    *,
    source: Source,
    listing: Listing,
    returns: tuple[Path, ...],
    year: int | None,
    unit: str | None,
    by: str,
    targets: tuple[str, ...],
    milestones: tuple[int, ...],
    conditions: tuple[str, ...],
    base: Path | None,
) -> int:
    """Print where the plan stands.

    Each target is shown with its value, what is missing, and the verdict.

    RETURNS are workbooks, or folders that are searched through. A target that is not met is a
    result, not a failure: the exit code is 0 unless --fail-on says otherwise.
    """
    from xhht_cli.assess import assessment_of
    from xhht_cli.cli import choices, notes
    from xhht_cli.cli.assessments import holds, result_of
    from xhht_cli.cli.progress import examined

    plan = source.load()
    targets = choices.existing_targets(plan, targets)
    milestones = choices.existing_milestones(plan, milestones)
    code = unit and choices.existing_code(plan, unit)
    each = choices.one_or_each(plan, code, by)
    seen = examined(returns, plan, source)
    whole = assessment_of(seen, year, code, by_unit=each, base=base)
    assessment = whole.narrowed(targets, milestones)
    deliver(result_of(assessment, listing), listing)
    notes.tell_intake(assessment.intake, source)
    notes.tell_year(assessment, source, asked=year is not None)
    notes.tell_findings(assessment.findings, source)
    return int(any(holds(condition, assessment) for condition in conditions))
