"""The program: its commands, and what it says when called without one."""

import click

from xhht_cli import __version__
from xhht_cli.cli.bilingual import Group, lang
from xhht_cli.cli.streams import write_result
from xhht_cli.messages import say

ASKING = "_XHHT_COMPLETE"
"""The variable in which a shell asks for completions, and how, as in ``bash_complete``."""

NEXT_STEPS = (
    say("xhht reads the returns of a learning-society plan and shows where it stands."),
    say("1. xhht template -o forms --year 2013    writes a blank return for each unit"),
    say("2. xhht check returns                    says what to mend, cell by cell"),
    say("3. xhht compute returns                  prints the compliance table"),
    say("xhht --help lists all commands, xhht compute --help the options of one."),
)


@click.group(
    "xhht",
    cls=Group,
    homes={
        name: f"xhht_cli.cli.{name}:{name}"
        for name in (
            "template",
            "check",
            "compute",
            "status",
            "rollup",
            "explain",
            "plan",
            "units",
            "sample",
            "trace",
            "export",
            "diff",
            "completion",
        )
    },
    invoke_without_command=True,
    examples=(
        "xhht template -o forms --year 2013",
        "xhht check returns",
        "xhht compute returns --year 2013",
    ),
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@lang
@click.pass_context
def program(context: click.Context) -> int:
    """Find out where a learning-society plan stands, from a folder of Excel returns."""
    if context.invoked_subcommand is None:
        write_result("".join(f"{context.obj.to_people.say(line)}\n" for line in NEXT_STEPS))
    return 0
