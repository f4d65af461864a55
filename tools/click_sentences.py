"""Sentences of click that a user of the commands can meet, from 8.1 to 8.5, as click has them.

They are listed because click is translated through the catalog of the program that uses it, and
because not every release of click words them the same.
"""

SENTENCES: tuple[str | tuple[str, str], ...] = (
    "Aborted!",
    "Commands",
    "Error: {message}",
    "Missing argument",
    "Missing command.",
    "Missing option",
    "Missing parameter",
    "Option {name!r} does not take a value.",
    "No such command {name!r}.",
    "No such option {name!r}.",
    "No such option: {name}",
    "Options",
    "Show the version and exit.",
    "Show this message and exit.",
    "Try '{command} {option}' for help.",
    "Usage:",
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    "Choose from:\n\t{choices}",
    "Choose from:\n\t{choices}.",
    "default: {default}",
    "required",
    "(dynamic)",
    "{value!r} is not a valid {number_type}.",
    "{value} is not in the range {range}.",
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)
"""A pair is a singular with its plural."""
