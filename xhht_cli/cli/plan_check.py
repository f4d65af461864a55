"""``xhht plan check``: what is wrong with a plan's files."""

import click

from xhht_cli.cli.bilingual import Command
from xhht_cli.cli.options import Listing, Source, listing, planned
from xhht_cli.cli.results import deliver
from xhht_cli.errors import UnusablePlanError


@click.command(
    "check",
    cls=Command,
    examples=("xhht plan check my-plan", "xhht plan check my-plan --fail-on warning"),
)
@click.argument("name", metavar="[ID|FOLDER]", required=False)
@click.option(
    "--fail-on",
    type=click.Choice(["warning"]),
    help="Give exit code 1 if there is a warning.",
)
@planned
@listing
def check(*, source: Source, listing: Listing, name: str | None, fail_on: str | None) -> int:
    """Find every mistake in a plan's files, and what is worth a second look.

    Each is told with file and key path. A plan with mistakes cannot be used: exit code 2. Warnings
    alone are exit code 0.
    """
    from dataclasses import replace

    from xhht_cli.cli.plan_layouts import checkup_result
    from xhht_cli.plan.checkup import check_up
    from xhht_cli.plan.lint import places_of
    from xhht_cli.present.forms.limits import lint_forms

    found = check_up(name or source.plan, source.register)
    if found.plan and found.files.plan and found.files.items:
        places = places_of(found.files.plan, found.files.items)
        of_forms = tuple(lint_forms(found.plan, places))
        found = replace(found, lints=(*found.lints, *of_forms))
    deliver(checkup_result(found, listing), listing)
    if found.mistakes:
        return UnusablePlanError.exit_code
    return 1 if fail_on and found.lints else 0
