"""Edition checks: mistakes in the maps of earlier forms, and in the changes of items' words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xhht_cli.messages import Message, say
from xhht_cli.plan.checks import known, unknown, words
from xhht_cli.plan.files import ItemsFile
from xhht_cli.plan.folder import ITEMS
from xhht_cli.plan.schema import ChangeTable, EarlierTable, FormTable


@dataclass(frozen=True, slots=True, kw_only=True)
class _Codes:
    """Today's codes: of all items, and of those that some copy of the form has."""

    every: set[str]
    own: set[str]
    form: str


def check_editions(items: ItemsFile) -> Iterator[Message]:
    """Find the mistakes in the versions of forms and in the changes of items."""
    every = words(items.items, "code")
    yield from _check_numbers(items)
    for entry in items.forms:
        if entry.table:
            own = {
                code
                for item in items.items
                if (code := item.word("code")) and _has(item.raw.get("who"), entry.table.key)
            }
            codes = _Codes(every=every, own=own, form=entry.table.code)
            yield from _check_versions(entry.place, entry.table)
            for number, earlier in enumerate(entry.table.earlier, start=1):
                yield from _check_map(f"{entry.place}.earlier[{number}]", earlier, codes)
    for item in items.items:
        if item.table:
            yield from _check_changes(item.place, item.table.change)


def _check_numbers(items: ItemsFile) -> Iterator[Message]:
    """Hold that an older number is that of no other form, of today or of before."""
    first = {
        _number(entry.word("code") or ""): (entry.place, f"{entry.place}.code")
        for entry in items.forms
    }
    for entry in items.forms:
        for number, earlier in enumerate(entry.table.earlier if entry.table else (), start=1):
            where = f"{entry.place}.earlier[{number}].code"
            form, other = first.setdefault(_number(earlier.code or where), (entry.place, where))
            if form != entry.place or (other == f"{form}.code" and earlier.code):
                yield _taken(where, str(earlier.code), other)


def _number(code: str) -> str:
    """Give letters and digits of a form's number: a return is told by them, 01 being like 1."""
    return "".join(each for each in code.casefold() if each.isalnum()).lstrip("0")


def _has(who: object, form: str) -> bool:
    return isinstance(who, dict) and form in who


def _check_versions(place: str, form: FormTable) -> Iterator[Message]:
    """Hold that versions, and last years, differ, and that today's version has a mark."""
    if form.earlier and form.version is None:
        yield say("{place}.version: needed, since there are earlier ones.", place=place)
    first = {form.version.casefold(): f"{place}.version"} if form.version else {}
    ends: dict[int, str] = {}
    for number, earlier in enumerate(form.earlier, start=1):
        where = f"{place}.earlier[{number}]"
        other = first.setdefault(earlier.version.casefold(), f"{where}.version")
        if other != f"{where}.version":
            yield _taken(f"{where}.version", earlier.version, other)
        end = ends.setdefault(earlier.until, f"{where}.until") if earlier.until else None
        if end not in (None, f"{where}.until"):
            yield _taken(f"{where}.until", str(earlier.until), end)


def _taken(place: str, value: str, other: str | None) -> Message:
    return say(
        "{place}: “{value}” is taken already by {other}.", place=place, value=value, other=other
    )


def _check_map(place: str, earlier: EarlierTable, codes: _Codes) -> Iterator[Message]:
    """Hold that the codes of today are there, and that each stands for one code of then."""
    targets = [(f"{place}.codes.{old}", code) for old, code in earlier.codes.items()]
    added = [(f"{place}.added[{n}]", code) for n, code in enumerate(earlier.added, start=1)]
    for where, code in (*targets, *added):
        yield from _check_code(where, code, codes)
    for number, old in enumerate(earlier.dropped, start=1):
        if old in earlier.codes:
            where = f"{place}.dropped[{number}]"
            yield say("{place}: {code} stands under codes as well.", place=where, code=old)
    yield from _check_one_to_one(place, earlier, codes.own)


def _check_code(place: str, code: str, codes: _Codes) -> Iterator[Message]:
    if not known(code, codes.every):
        yield unknown(place, code, "item", ITEMS)
    elif code not in codes.own:
        yield say(
            "{place}: item {item} is not on form {form}.", place=place, item=code, form=codes.form
        )


def _check_one_to_one(place: str, earlier: EarlierTable, own: set[str]) -> Iterator[Message]:
    """Hold that no two codes of then are one of today; one that is not named stays what it is."""
    counts = Counter(earlier.codes.values())
    named = {*earlier.codes, *earlier.dropped}
    for old, code in earlier.codes.items():
        where = f"{place}.codes.{old}"
        if counts[code] > 1:
            others = ", ".join(o for o, c in earlier.codes.items() if c == code and o != old)
            yield say(
                "{place}: {others} becomes {code} too.", place=where, others=others, code=code
            )
        elif code in own - named:
            yield say(
                "{place}: {code}, which is not named, stays {code} too; name it under codes, or"
                " under dropped where the older form had no such code.",
                place=where,
                code=code,
            )
    both = counts.keys() & set(earlier.added)
    for number, code in enumerate(earlier.added, start=1):
        if code in both:
            where = f"{place}.added[{number}]"
            yield say("{place}: {code} stands under codes as well.", place=where, code=code)


def _check_changes(place: str, changes: Sequence[ChangeTable]) -> Iterator[Message]:
    last = 0
    for number, change in enumerate(changes, start=1):
        where = f"{place}.change[{number}]"
        if change.title is None and change.definition is None:
            yield say("{place}: give a title, a definition, or both.", place=where)
        if change.since <= last:
            yield say(
                "{place}.from: must be after {year}, the year of the change before it.",
                place=where,
                year=str(last),
            )
        last = max(last, change.since)
