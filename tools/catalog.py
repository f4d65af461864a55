"""Catalog: brings the Vietnamese catalog up to date with the sentences in use, and compiles it.

    python -m tools.catalog [FRAGMENT.po ...]

A fragment holds new translations; they take the place of those the catalog has.
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools.click_sentences import SENTENCES
from xhht_cli.cli.bilingual import Command, Group
from xhht_cli.cli.program import program
from xhht_cli.present.language import CATALOGS
from xhht_cli.rules import CATALOGUE

PACKAGE = CATALOGS.parent
PO = CATALOGS / "vi" / "LC_MESSAGES" / "xhht.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {"say": None, "gettext": None}
_TIMELESS = datetime(2026, 1, 1, tzinfo=UTC)
"""In place of the clock, so that the same sentences give the same files."""

_HEADER = b"""\
# The Vietnamese of xhht. `make catalog` keeps the sentences; the translations are made by hand.
msgid ""
msgstr ""
"Language: vi\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""

MessageId = str | tuple[str, str]


def sentences_in_use() -> dict[MessageId, set[str]]:
    """Give every id that the program can look up, with the files it comes from."""
    found: dict[MessageId, set[str]] = {}
    for source in (_in_code(), _in_help(program), _in_rules(), _in_click()):
        for message_id, file in source:
            found.setdefault(message_id, set()).add(file)
    return found


def _in_code() -> Iterator[tuple[MessageId, str]]:
    for file, _, message_id, _, _ in extract_from_dir(
        str(PACKAGE), [("**.py", "python")], keywords=KEYWORDS, strip_comment_tags=True
    ):
        yield str(message_id), f"{PACKAGE.name}/{Path(file).as_posix()}"


def _in_help(command: click.Command, path: str = "xhht") -> Iterator[tuple[MessageId, str]]:
    if command.help:
        yield command.help, path
    for param in command.params:
        if isinstance(param, click.Option) and param.help:
            yield param.help, path
    if isinstance(command, Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if isinstance(below, Command):
                yield from _in_help(below, f"{path} {name}")


def _in_rules() -> Iterator[tuple[MessageId, str]]:
    for entry in CATALOGUE.values():
        for message in (entry.checks, entry.causes, entry.remedy):
            yield message.id, entry.code


def _in_click() -> Iterator[tuple[MessageId, str]]:
    return ((sentence, "click") for sentence in SENTENCES)


def read_catalog(path: Path) -> Catalog:
    """Read a catalog or a fragment of one."""
    with path.open("rb") as file:
        return read_po(file, locale="vi", domain="xhht")


def updated(old: Catalog, fragments: list[Catalog]) -> Catalog:
    """Make the catalog of the sentences in use, with the translations there are."""
    catalog = Catalog(locale="vi", creation_date=_TIMELESS, revision_date=_TIMELESS, fuzzy=False)
    for message_id, files in sorted(sentences_in_use().items(), key=lambda pair: str(pair[0])):
        string = translation(message_id, [*reversed(fragments), old])
        catalog.add(message_id, string, locations=[(file, 1) for file in sorted(files)])
    return catalog


def translation(message_id: MessageId, catalogs: list[Catalog]) -> str | tuple[str, ...]:
    """Give the first translation that one of the catalogs has, else nothing."""
    for catalog in catalogs:
        message = catalog.get(message_id)
        if message and message.string and any(message.string):
            string = message.string
            if isinstance(message_id, tuple):
                return (string,) if isinstance(string, str) else tuple(string)
            return string if isinstance(string, str) else string[0]
    return ("",) if isinstance(message_id, tuple) else ""


def compiled(catalog: Catalog) -> bytes:
    """Give the catalog in the form that gettext reads."""
    content = io.BytesIO()
    write_mo(content, catalog)
    return content.getvalue()


def main(fragments: list[str]) -> None:
    """Write the catalog and its compiled form, and tell what is not translated."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    old = read_catalog(PO) if PO.exists() else Catalog(locale="vi")
    catalog = updated(old, [read_catalog(Path(name)) for name in fragments])
    with PO.open("wb") as file:
        file.write(_HEADER)
        write_po(file, catalog, width=100, include_lineno=False, omit_header=True)
    MO.write_bytes(compiled(catalog))
    missing = [
        str(message.id) for message in catalog if message.id and not any(message.string or "")
    ]
    lines = [f"{len(catalog)} sentences, {len(missing)} without a translation", *missing]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
