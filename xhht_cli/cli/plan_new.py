"""``xhht plan new``: a plan to begin with."""

import os
from pathlib import Path

import click

from xhht_cli.cli.bilingual import Command, Spoken, lang
from xhht_cli.cli.options import given_path
from xhht_cli.cli.streams import tell, tell_line
from xhht_cli.errors import WrongCallError
from xhht_cli.messages import say
from xhht_cli.present.writing import write_whole

_STARTER = Path(__file__).parent.parent / "starter"


@click.command("new", cls=Command, examples=("xhht plan new my-plan",))
@click.argument("folder", metavar="FOLDER", type=given_path)
@lang
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")
@click.pass_obj
def new(spoken: Spoken, *, folder: Path, quiet: bool) -> int:
    """Write a small plan to begin with.

    It works as it is, and its notes say how to make it your own. JSON Schemas for editors and a few
    cases for xhht plan test stand beside it. Nothing that exists is written over.
    """
    if folder.exists() and not folder.is_dir():
        raise WrongCallError(
            say("{path} is not a folder.", path=str(folder)),
            say("Name another folder; it is made if it does not exist."),
        )
    contents = {folder / name: content for name, content in _contents().items()}
    below = dict.fromkeys(path.parent for path in contents)
    taken = [path for path in contents if os.path.lexists(path)]
    taken += [path for path in below if os.path.lexists(path) and not path.is_dir()]
    if taken:
        raise WrongCallError(
            say("Nothing was written: {file} exists already.", file=str(taken[0])),
            say("Name another folder, or move this plan away."),
        )
    for path, content in contents.items():
        write_whole(path, content)
    if not quiet:
        tell(say("{folder}: a plan to begin with.", folder=str(folder)), spoken.to_people)
        tell(say("Change plan.toml, items.toml and units.csv; then run:"), spoken.to_people)
        for command in ("plan check", "plan test", "template -o forms --year 2015 --plan"):
            tell_line(f'xhht {command} "{folder}"')
    return 0


def _contents() -> dict[str, bytes]:
    """Give the files of the starter plan and the schemas they name, by path."""
    from xhht_cli.cases.json_schemas import json_schemas

    files = sorted(path for path in _STARTER.rglob("*") if path.is_file())
    starter = {path.relative_to(_STARTER).as_posix(): path.read_bytes() for path in files}
    schemas = {f"schemas/{name}": text.encode() for name, text in json_schemas().items()}
    return starter | schemas
