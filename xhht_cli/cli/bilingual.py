"""Bilingual commands: click's commands and options, their help put into the language of the run.

Help is written in English and looked up in the catalog when it is shown, as click does with its
own sentences.
"""

import copy
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from gettext import bindtextdomain, gettext, textdomain
from importlib import import_module

import click

from xhht_cli.cli.suggestions import unknown
from xhht_cli.messages import say
from xhht_cli.present.language import CATALOGS, DOMAIN, Language, language

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The languages of a run: what is said to people, and titles and messages in data formats."""

    to_people: Language
    in_data: Language


def choose_languages(arguments: Sequence[str], environment: Mapping[str, str]) -> Spoken:
    """Choose the languages: ``--lang``, else XHHT_LANG, else an English locale, else Vietnamese.

    Data formats are Vietnamese unless ``--lang`` is given: they must not depend on the machine.
    The arguments are looked through before click reads them, because its own sentences, those
    about a wrong argument among them, must be in the language too.
    """
    named = named_language(arguments)
    wanted = named or environment.get("XHHT_LANG", "")
    local = "en" if _locale(environment).lower().startswith("en") else "vi"
    to_people = wanted if wanted in LANGUAGES else local
    return Spoken(to_people=language(to_people), in_data=language(named or "vi"))


def named_language(arguments: Sequence[str]) -> str | None:
    """Give the language named by the last ``--lang`` among the arguments."""
    named = None
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        option, equals, value = argument.partition("=")
        if option == "--lang":
            named = value if equals else "".join(arguments[place + 1 : place + 2])
    return named if named in LANGUAGES else None


def _locale(environment: Mapping[str, str]) -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return environment[name]
    if sys.platform == "win32":
        from locale import getlocale  # only Windows keeps it outside variables

        return getlocale()[0] or ""
    return ""


def speak(code: str) -> None:
    """Put the sentences of click and the help of the commands into a language."""
    bindtextdomain(DOMAIN, str(CATALOGS))
    textdomain(DOMAIN)
    os.environ["LANGUAGE"] = code


lang = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    expose_value=False,
    help="Language: Vietnamese or English.",
)


class Command(click.Command):
    """A command whose help is in the language of the run and closes with examples."""

    def __init__(self, *args: object, examples: Sequence[str] = (), **settings: object) -> None:
        """Keep the examples: command lines, the same in every language."""
        settings.setdefault("context_settings", {"help_option_names": ["-h", "--help"]})
        super().__init__(*args, **settings)  # type: ignore[arg-type]  # click's own arguments
        paragraphs = (self.help or "").split("\n\n")
        self.help = "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
        self.examples = tuple(examples)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language of the run."""
        super(Command, _translated(self)).format_help(ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, a command line each."""
        del ctx
        if self.examples:
            with formatter.section(gettext("Examples")):
                for line in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{line}\n")

    def get_short_help_str(self, limit: int = 45) -> str:
        """Give the first sentence of the help in the language of the run."""
        return super(Command, _translated(self)).get_short_help_str(limit)


class Group(Command, click.Group):
    """A group of commands in the order given, each imported when it is asked for.

    ``homes`` maps the name of a command to ``module:function``.
    """

    def __init__(
        self, *args: object, homes: Mapping[str, str] | None = None, **settings: object
    ) -> None:
        """Keep where the commands are."""
        super().__init__(*args, **settings)  # type: ignore[arg-type]  # click's own arguments
        self.homes = homes or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands, in the order in which they are used."""
        del ctx
        return [*self.homes, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in self.homes:
            return super().get_command(ctx, cmd_name)
        module, _, name = self.homes[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or suggest the one that was meant."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            sentence = say("There is no command {name}.", name=name)
            raise unknown(sentence, name, self.list_commands(ctx))
        return super().resolve_command(ctx, args)


def _translated(command: Command) -> Command:
    translated = copy.copy(command)
    translated.help = command.help and gettext(command.help)
    translated.params = [_with_help(param) for param in command.params]
    return translated


def _with_help(param: click.Parameter) -> click.Parameter:
    if not isinstance(param, click.Option) or not param.help:
        return param
    translated = copy.copy(param)
    translated.help = gettext(param.help)
    return translated
