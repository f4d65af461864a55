"""Shells: the scripts that make the Tab key ask the program, and how each asks and is answered.

zsh and fish have the scripts that come with click. bash has our own, since click's breaks words at
``:`` and ``=`` and shows no help; so has PowerShell, whose paths are full of backslashes.
"""

import os
from contextlib import redirect_stderr, suppress
from gettext import gettext
from io import StringIO

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    split_arg_string,
)

from xhht_cli.cli.bilingual import Group
from xhht_cli.cli.suggested import suggesting
from xhht_cli.errors import XhhtError

_BASH = r"""%(complete_func)s() {
    local line=${COMP_LINE:0:COMP_POINT} found type value help head=
    local word=${line##*[[:space:]]} breaks=${COMP_WORDBREAKS//[!:=]/}
    local -a replies=() helps=()
    # What readline takes for earlier words must not stand in the reply again.
    [[ -n $breaks ]] && head=${word%%"${word##*[$breaks]}"}
    found=$(COMP_LINE=$line %(complete_var)s=bash_complete "$1" 2>/dev/null)
    while IFS=$'\t' read -r type value help; do
        case $type in
            plain)
                replies+=("${value#"$head"}"); helps+=("$help")
                [[ $value == *= ]] && compopt -o nospace
                ;;
            dir) compopt -o plusdirs ;;
            file) compopt -o default ;;
        esac
    done <<< "$found"
    # The second Tab lists; only there is room for what the names stand for.
    if ((${#replies[@]} > 1)) && [[ $COMP_TYPE == 63 ]]; then
        for index in "${!replies[@]}"; do
            replies[index]+=${helps[index]:+  (${helps[index]})}
        done
    fi
    COMPREPLY=("${replies[@]}")
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

_POWERSHELL = r"""Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object {
            if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
                $_.Value
            } else {
                $_.Extent.Text
            }
        })
    $command = $commandAst.GetCommandName()
    $before = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $env:%(complete_var)s = 'powershell_complete'
        $env:COMP_WORDS = $words -join "`n"
        $env:COMP_WORD = $wordToComplete
        $found = @(& $command 2>$null)
    } catch {
        $found = @()
    } finally {
        Remove-Item Env:%(complete_var)s, Env:COMP_WORDS, Env:COMP_WORD -ErrorAction Ignore
        [Console]::OutputEncoding = $before
    }
    foreach ($line in $found) {
        $type, $value, $help = $line -split "`t", 3
        if ($type -eq 'plain') {
            if (-not $help) { $help = $value }
            [System.Management.Automation.CompletionResult]::new(
                $value, $value, 'ParameterValue', $help)
        }
    }
}
"""


class _Completing(ShellComplete):
    """Completing that never fails: who is in the middle of a word has made no mistake yet."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Give what may stand in place of the last word, explained in the language of the run."""
        with (
            redirect_stderr(StringIO()),
            suppress(XhhtError, click.ClickException),
            suggesting(_commands(self.cli, args)),
        ):
            found = super().get_completions(args, incomplete)
            return [_spoken(item, incomplete) for item in found]
        return []


def _commands(command: click.Command, words: list[str]) -> list[click.Command]:
    """Give the commands that words name, one below the other."""
    found = [command]
    for word in words:
        last = found[-1]
        below = last.get_command(click.Context(last), word) if isinstance(last, Group) else None
        found += [below] if below else []
    return found


def _spoken(item: CompletionItem, incomplete: str) -> CompletionItem:
    """Translate the help of an option, and put ``--unit=`` before a value again."""
    option, equals, _ = incomplete.partition("=")
    joined = equals and option.startswith("--") and item.type == "plain"
    value = f"{option}={item.value}" if joined else item.value
    return CompletionItem(value, type=item.type, help=item.help and gettext(item.help))


def _line(item: CompletionItem) -> str:
    return "\t".join((item.type, item.value, " ".join((item.help or "").split())))


class Bash(_Completing, BashComplete):
    """bash: gives the line up to the cursor, for it has broken the words at ``:`` and ``=``."""

    source_template = _BASH

    def source(self) -> str:
        """Give the script; whether there is a bash is no matter of this machine."""
        return self.source_template % self.source_vars()

    def get_completion_args(self) -> tuple[list[str], str]:
        """Give the words before the cursor, and the one at it."""
        line = os.environ.get("COMP_LINE", "")
        words = split_arg_string(line)[1:]
        return (words, "") if not words or line[-1].isspace() else (words[:-1], words[-1])

    def format_completion(self, item: CompletionItem) -> str:
        """Give type, value and help, a tab between."""
        return _line(item)


class Zsh(_Completing, ZshComplete):
    """zsh, asking and answered as click has it."""


class Fish(_Completing, FishComplete):
    """fish, asking and answered as click has it."""


class PowerShell(_Completing):
    """PowerShell: gives the words as they are, a line each."""

    name = "powershell"
    source_template = _POWERSHELL

    def get_completion_args(self) -> tuple[list[str], str]:
        """Give the words before the cursor, and the one at it."""
        return os.environ.get("COMP_WORDS", "").split("\n")[1:], os.environ.get("COMP_WORD", "")

    def format_completion(self, item: CompletionItem) -> str:
        """Give type, value and help, a tab between."""
        return _line(item)


SHELLS: dict[str, type[ShellComplete]] = {
    "bash": Bash,
    "zsh": Zsh,
    "fish": Fish,
    "powershell": PowerShell,
}
