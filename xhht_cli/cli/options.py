"""Options: those that several commands share, gathered into one value each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import wraps
from gettext import gettext
from pathlib import Path
from typing import cast

import click

from xhht_cli.cli.bilingual import Spoken, lang
from xhht_cli.cli.integers import WholeRange
from xhht_cli.cli.sparing import spare_inputs, spare_returns
from xhht_cli.errors import NoReturnsError, NothingReadableError, WrongCallError
from xhht_cli.messages import say
from xhht_cli.plan import DEFAULT_PLAN
from xhht_cli.plan.model import FIRST_YEAR, LAST_YEAR, Plan
from xhht_cli.present.language import Language
from xhht_cli.returns.folder import SUFFIXES as WORKBOOKS
from xhht_cli.returns.limits import DEFAULT, MOST_WORKERS, Limits, limits_with

FORMATS = ("table", "json", "csv", "md")
MACHINE = frozenset({"json", "csv"})
_TEXTS = (".txt", *(f".{name}" for name in FORMATS if name != "table"))
_NO_TEXTS = frozenset((*WORKBOOKS, ".docx", ".html", ".pdf"))
"""What holds something else than text: a listing under such a name could not be opened."""
_EXPORTS = frozenset({".xlsx", ".docx", ".html"})
_EXPORT = say("xhht export writes a workbook (.xlsx), a report (.docx) or a page (.html).")

CommandFunction = Callable[..., int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Which plan is used with which register, and in which language it is spoken of.

    ``beside`` are the other plans that are asked for. ``quiet`` leaves out everything but results
    and errors; ``limits`` and ``workers`` are those of the reading.
    """

    plan: str
    register: Path | None
    language: Language
    quiet: bool
    limits: Limits = DEFAULT
    workers: int | None = 1
    beside: tuple[str, ...] = ()

    def load(self) -> Plan:
        """Load the plan with its register.

        Raises:
            UnusablePlanError: There is no such plan, or its files have mistakes.
        """
        from xhht_cli.plan import load_plan  # only where a plan is used

        return load_plan(self.plan, self.register, self.beside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """In which format and language a result is wanted, and in which file (None: on the screen)."""

    format: str
    language: Language
    output: Path | None


_EMPTY = say("An empty path names no file and no folder.")


def given_path(text: str) -> Path:
    """Make the path of an argument: an unset variable of a script must not name this folder.

    Raises:
        click.BadParameter: It is empty.
    """
    if not text:
        raise click.BadParameter(gettext(_EMPTY.id))
    return Path(text)


YEARS = WholeRange(FIRST_YEAR, LAST_YEAR)

returns = click.argument("returns", nargs=-1, required=True, metavar="RETURNS...", type=given_path)

base = click.option(
    "--base",
    type=given_path,
    metavar="FILE",
    help="Base figures (CSV: unit, item, year, value, source), for estimates of last resort.",
)


def planned(command: CommandFunction, *, each: bool = False) -> CommandFunction:
    """Give a command ``--plan``, ``--register``, ``--lang`` and ``--quiet`` as its ``source``.

    ``each`` says that it may be asked for several plans: then it is called for one after another,
    and its exit code is the highest.
    """
    once = "Plan: the name of a built-in one, or a folder that holds one."
    several = (
        "Plan: the name of a built-in one, or a folder that holds one. May be repeated: one table"
        " for each."
    )

    @click.option(
        "--plan",
        "plans",
        default=(DEFAULT_PLAN,),
        multiple=True,
        show_default=True,
        metavar="ID|FOLDER",
        help=several if each else once,
    )
    @click.option(
        "--register",
        type=given_path,
        metavar="FILE",
        help="Register of units (units.csv) to use instead of the plan's own.",
    )
    @lang
    @click.option("--quiet", "-q", is_flag=True, help="Say nothing but the result and errors.")
    @wraps(command)
    def wrapped(
        *, plans: Sequence[str], register: Path | None, quiet: bool, **others: object
    ) -> int:
        plans = tuple(dict.fromkeys(plans))
        if len(plans) > 1:
            _check_several(others, each=each)
        named = (*plans, others.get("name"))
        spare_inputs(others.get("output"), register, others.get("base"), named)
        spoken: Spoken = click.get_current_context().obj
        codes = []
        for plan in plans:
            beside = tuple(other for other in plans if other != plan)
            source = Source(
                plan=plan,
                register=register,
                language=spoken.to_people,
                quiet=quiet,
                beside=beside,
            )
            with _naming(plan if len(plans) > 1 else None):
                codes.append(command(source=source, **others))
        return max(codes)

    return wrapped


@contextmanager
def _naming(plan: str | None) -> Iterator[None]:
    """Name the plan of several for which there is nothing to go on with."""
    try:
        yield
    except (NoReturnsError, NothingReadableError) as error:
        if plan is None:
            raise
        named = say("Plan {plan}: {problem}", plan=plan, problem=error.message)
        raise type(error)(named, *error.details) from error


def _check_several(others: Mapping[str, object], *, each: bool) -> None:
    if not each:
        raise WrongCallError(say("This command takes one plan; --plan stands twice."))
    if others.get("format_") in MACHINE or others.get("output") is not None:
        raise WrongCallError(
            say("Several plans are printed as tables only."),
            say("Call the command for each plan by itself to have JSON, CSV or a file."),
        )


def reading_each(command: CommandFunction) -> CommandFunction:
    """Give a command that reads returns its ``source``, for each plan that is asked for."""
    return reading(command, each=True)


def reading(command: CommandFunction, *, each: bool = False) -> CommandFunction:
    """Give a command that reads returns ``--limit`` and ``--workers`` in its ``source`` as well."""

    @click.option(
        "--limit",
        "settings",
        multiple=True,
        metavar="NAME=VALUE",
        help="Read larger files, or give up earlier: file-size, unpacked-size, memory (as in"
        " file-size=200MB), ratio, parts, cells, seconds. May be repeated.",
    )
    @click.option(
        "--workers",
        type=WholeRange(1, MOST_WORKERS),
        metavar="N",
        help="How many processes read the returns; by default one, for some hundred files and more"
        " as many as there are cores.",
    )
    @wraps(command)
    def wrapped(
        *, source: Source, settings: Sequence[str], workers: int | None, **others: object
    ) -> int:
        given = others.get("returns", (others.get("old"), others.get("new")))
        spare_returns(others.get("output"), cast("tuple[Path, ...]", given))
        whole = replace(source, limits=limits_with(settings), workers=workers)
        return command(source=whole, **others)

    return planned(wrapped, each=each)


def listing(command: CommandFunction) -> CommandFunction:
    """Give a command ``--format`` and ``--output`` as its ``listing``.

    Raises:
        WrongCallError: The file is to be a workbook, a document or a page, which only export makes.
    """

    @click.option(
        "--format",
        "format_",
        type=click.Choice(FORMATS),
        help="Format of the result; without it, by the suffix of FILE, else a table.",
    )
    @click.option(
        "-o", "--output", type=given_path, metavar="FILE", help="File to write the result to."
    )
    @wraps(command)
    def wrapped(*, format_: str | None, output: Path | None, **others: object) -> int:
        if output and output.suffix.lower() in _NO_TEXTS:
            raise WrongCallError(
                say("{file}: there is no export of this kind.", file=str(output)),
                say("There is: {names}.", names=_TEXTS),
                *([_EXPORT] if output.suffix.lower() in _EXPORTS else []),
            )
        suffix = output.suffix.lower().removeprefix(".") if output else ""
        chosen = format_ or (suffix if suffix in FORMATS else "table")
        spoken: Spoken = click.get_current_context().obj
        language = spoken.in_data if chosen in MACHINE else spoken.to_people
        result = Listing(format=chosen, language=language, output=output)
        return command(listing=result, **others)

    return wrapped
