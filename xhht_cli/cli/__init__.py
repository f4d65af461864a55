"""The command line: arguments in, one call of the program, an exit code out."""

import gc
import os
import sys
from collections.abc import Sequence

import click

from xhht_cli.cli.bilingual import Spoken, choose_languages, speak
from xhht_cli.cli.program import ASKING, program
from xhht_cli.cli.streams import prepare_streams, tell, tell_line
from xhht_cli.errors import XhhtError
from xhht_cli.messages import say
from xhht_cli.present.language import Language

FAULT, INTERRUPTED = 70, 130

_COLLECTED = 100_000, 50, 100
"""How seldom cycles are sought: what is read has none, and a folder has a million objects."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and give its exit code; without ``arguments``, with those of the process."""
    gc.set_threshold(*_COLLECTED)
    spoken = choose_languages(sys.argv[1:] if arguments is None else arguments, os.environ)
    prepare_streams()
    speak(spoken.to_people.code)
    try:
        return _run(arguments, spoken)
    except XhhtError as error:
        tell(say("Error: {message}", message=error.message), spoken.to_people)
        for detail in error.details:
            tell(detail, spoken.to_people)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as fault:  # noqa: BLE001  # the one place that turns a fault into exit 70
        _tell_fault(fault, spoken.to_people)
        return FAULT


def _run(arguments: Sequence[str] | None, spoken: Spoken) -> int:
    """Run the command; click's own complaints about a call are shown as click shows them."""
    if ASKING in os.environ:
        from xhht_cli.cli.completion import answer

        return answer(program, spoken)
    try:
        code = program.main(
            arguments and list(arguments), prog_name="xhht", standalone_mode=False, obj=spoken
        )
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return int(code or 0)


def _tell_fault(fault: Exception, language: Language) -> None:
    if os.environ.get("XHHT_TRACEBACK") == "1":
        import traceback

        tell_line("".join(traceback.format_exception(fault)))
    kind = type(fault).__name__
    tell(
        say(
            "This is a fault of the program, not yours ({kind}: {fault}). Please send the command "
            "line and the files to whoever maintains it; XHHT_TRACEBACK=1 shows more.",
            kind=kind,
            fault=" ".join(str(fault).split()),
        ),
        language,
    )
