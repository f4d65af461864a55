"""No returns: why there is nothing to go on with, and what is wrong with each file."""

from xhht_cli.assessment import Examination
from xhht_cli.errors import NoReturnsError, NothingReadableError
from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import Message, say


def no_returns(seen: Examination, asked: int | None) -> NoReturnsError | NothingReadableError:
    """Say why there is nothing to go on with, and what is wrong with each file."""
    return nothing_read(seen) or nothing_usable(asked, *_problems(seen, asked))


def nothing_read(seen: Examination) -> NoReturnsError | NothingReadableError | None:
    """Say that no file was found, or none that is a return; None where there is one."""
    returns = seen.intake.returns
    if not returns:
        return NoReturnsError(
            say("No returns were found in what was given."),
            say("Name the folder that holds them: .xlsx, .xlsm, .xlsb, .xls or .ods."),
        )
    if all(found.trouble for found in returns):
        return NothingReadableError(
            say("None of the files found could be read as a return."),
            *_problems(seen, None),
            say("xhht check says what is wrong with each and what to do."),
        )
    return None


def nothing_usable(asked: int | None, *details: Message) -> NoReturnsError:
    """Say that no return can be used, or none of the year asked for."""
    if asked is None:
        return NoReturnsError(
            say("None of the returns can be used."),
            *details,
            say("xhht check says what is wrong with each and what to do."),
        )
    return NoReturnsError(
        say("There is no usable return of any unit for {year}.", year=str(asked)),
        *details,
        say("xhht status shows which returns there are, and of which year."),
    )


def _problems(seen: Examination, year: int | None) -> tuple[Message, ...]:
    """Say why files are not used: those of a year, or all; a file may be of no year."""
    return tuple(
        say("{file}: {problem}", file=found.file, problem=found.message)
        for found in seen.findings
        if found.effect is Effect.RETURN
        and found.severity is Severity.ERROR
        and (year is None or found.year in (year, None))
    )
