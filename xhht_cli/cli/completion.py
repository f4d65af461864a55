"""``xhht completion``: what makes the Tab key complete commands, ids and codes."""

import os

import click

from xhht_cli.cli.bilingual import Command, Spoken, lang
from xhht_cli.cli.streams import write_result


@click.command(
    cls=Command,
    examples=("xhht completion bash", "xhht completion powershell"),
)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish", "powershell")))
@lang
@click.pass_context
def completion(context: click.Context, *, shell: str) -> int:
    """Print a script that lets the Tab key complete commands.

    With it the shell completes commands and options, codes of units, ids of plans, targets and
    indicators, years, files and folders. Save what is printed once, as the file in which the shell
    looks for it:

    bash: ~/.local/share/bash-completion/completions/xhht

    zsh: _xhht, in a folder of $fpath

    fish: ~/.config/fish/completions/xhht.fish

    PowerShell needs no file, but this line in the one that $PROFILE names:

    xhht completion powershell | Out-String | Invoke-Expression
    """
    from xhht_cli.cli.program import ASKING
    from xhht_cli.cli.shells import SHELLS

    script = SHELLS[shell](context.find_root().command, {}, "xhht", ASKING).source()
    write_result(script)
    return 0


def answer(program: click.Command, spoken: Spoken) -> int:
    """Answer a shell that asks for completions; one that is not known gets none."""
    from xhht_cli.cli.program import ASKING
    from xhht_cli.cli.shells import SHELLS

    name, _, asked = os.environ[ASKING].partition("_")
    if asked == "complete" and name in SHELLS:
        shell = SHELLS[name](program, {"obj": spoken}, "xhht", ASKING)
        write_result(f"{shell.complete()}\n")
    return 0
