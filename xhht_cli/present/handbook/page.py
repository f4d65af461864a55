"""Pages: what there is to know about one thing, as text, JSON, CSV and Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from textwrap import wrap

from xhht_cli.messages import Message, Text
from xhht_cli.present.formats import as_csv, as_json, escaped
from xhht_cli.present.language import Language

SCHEMA = "xhht/explain/1"
WIDTH = 80
COLUMNS = ("kind", "id", "key", "value")
"""Of the CSV, one row for each line of a page."""

Wording = Message | Text | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One point of a page: ``lines`` for people, ``data`` for programs (JSON with wordings)."""

    key: str
    label: Message
    lines: tuple[Wording, ...]
    data: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What there is to know about a target, indicator, item, unit or finding."""

    plan: str
    kind: str
    id: str
    title: Wording
    fields: tuple[Field, ...]


_AS_SAID = object()


def field(key: str, label: Message, *lines: Wording | None, data: object = _AS_SAID) -> Field:
    """Make a field; without ``data`` of its own it is its line, null if there is none."""
    said = tuple(line for line in lines if line is not None)
    plain = said[0] if said else None
    return Field(key=key, label=label, lines=said, data=plain if data is _AS_SAID else data)


def worded(wording: Wording, language: Language) -> str:
    """Put a wording into a language."""
    match wording:
        case Message():
            return language.say(wording)
        case Text():
            return language.text(wording)
        case str():
            return wording


def page_text(page: Page, language: Language, width: int = WIDTH) -> str:
    """Write a page as plain text of so many columns."""
    title = worded(page.title, language)
    lines = wrap(f"{page.id} · {title}", width)
    for each in page.fields:
        lines += _paragraph(each, language, width)
    return "\n".join(lines) + "\n"


def _paragraph(each: Field, language: Language, width: int) -> Iterator[str]:
    """Write a field below its label, a line each; nothing for a field without lines."""
    if each.lines:
        yield ""
        yield f"{language.say(each.label)}:"
    for line in each.lines:
        yield from wrap(
            worded(line, language), width - 2, initial_indent="  ", subsequent_indent="    "
        )


def page_json(page: Page, language: Language) -> str:
    """Write a page as JSON (``xhht/explain/1``)."""
    head = {"schema": SCHEMA, "plan": page.plan, "kind": page.kind, "id": page.id}
    body = {each.key: spoken(each.data, language) for each in page.fields}
    return as_json(head | {"title": worded(page.title, language)} | body)


def spoken(data: object, language: Language) -> object:
    """Put the wordings within data into a language; dates become ISO, decimals numbers."""
    match data:
        case Message() | Text():
            return worded(data, language)
        case date():
            return data.isoformat()
        case Decimal():
            return plain_number(data)
        case dict():
            return {key: spoken(value, language) for key, value in data.items()}
        case tuple() | list():
            return [spoken(each, language) for each in data]
        case _:
            return data


def plain_number(value: Decimal) -> int | float:
    """Give a decimal of the plan as the number JSON has for it."""
    return int(value) if value == value.to_integral_value() else float(value)


def page_csv(page: Page, language: Language) -> str:
    """Write a page as CSV, one row for each line."""
    rows = [("title", worded(page.title, language))]
    rows += [(each.key, worded(line, language)) for each in page.fields for line in each.lines]
    return as_csv(COLUMNS, ((page.kind, page.id, key, value) for key, value in rows))


def page_markdown(page: Page, language: Language) -> str:
    """Write a page in Markdown."""
    blocks = [f"# {escaped(page.id)} · {escaped(worded(page.title, language))}"]
    for each in page.fields:
        if each.lines:
            said = "\n".join(f"- {escaped(worded(line, language))}" for line in each.lines)
            blocks.append(f"**{escaped(language.say(each.label))}**\n\n{said}")
    return "\n\n".join(blocks) + "\n"
