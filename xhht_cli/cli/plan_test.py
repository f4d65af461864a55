"""``xhht plan test``: the cases that stand beside a plan."""

import click

from xhht_cli.cli.bilingual import Command
from xhht_cli.cli.options import Listing, Source, listing, planned
from xhht_cli.cli.results import deliver
from xhht_cli.errors import UnusablePlanError, WrongCallError
from xhht_cli.messages import say


@click.command(
    "test",
    cls=Command,
    examples=("xhht plan test", "xhht plan test my-plan --format json"),
)
@click.argument("name", metavar="[ID|FOLDER]", required=False)
@planned
@listing
def test(*, source: Source, listing: Listing, name: str | None) -> int:
    """Compute the cases beside a plan and compare what comes out.

    The cases are the files tests/*.toml of the plan's folder: what units reported, and what must
    come out of it. Exit code 1 if one of them fails, 2 if a file has mistakes.
    """
    from xhht_cli.cases.files import read_cases
    from xhht_cli.cases.run import run_case
    from xhht_cli.cli.plan_layouts import cases_result
    from xhht_cli.plan import load_plan
    from xhht_cli.plan.folder import find_folder

    wanted = name or source.plan
    plan = load_plan(wanted, source.register)
    found = read_cases(find_folder(wanted), plan)
    if found.mistakes:
        raise UnusablePlanError(
            say(
                "The cases of the plan {plan} cannot be used. Mistakes found: {count}.",
                plan=wanted,
                count=len(found.mistakes),
            ),
            *found.mistakes,
        )
    if not found.cases:
        raise WrongCallError(
            say("There are no cases beside the plan {plan}.", plan=wanted),
            say("Write them into {folder}; xhht plan new shows how.", folder="tests/*.toml"),
        )
    results = tuple(run_case(case, plan) for case in found.cases)
    deliver(cases_result(plan.id, results, listing), listing)
    return 0 if all(result.passed for result in results) else 1
