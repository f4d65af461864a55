"""Mutants: workbooks damaged at random, in their bytes, their parts, their tags and their cells."""

import io
import random
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Sequence

from tests.builders import plan
from tests.filling import draw_items
from xhht_cli.plan.model import ItemKind
from xhht_cli.present.forms import form_for

YEAR = 2013
Chance = random.Random
Parts = list[tuple[str, bytes]]

_NUMBERS = (
    b"0", b"-1", b"-0", b"1e3", b"1.5", b"12.0", b" 7 ", b"+7", b"1_0", b"0x1F", b"NaN", b"1e999",
    b"4294967295", b"99999999999999999999", b"1&#50;", b"", b"abc", b"\xd9\xa1", b"1<!-- -->2",
)  # fmt: skip
_ATTRIBUTES = (
    b"s", b"n", b"e", b"b", b"d", b"str", b"inlineStr", b"1", b"0", b"-1", b"999999", b"A1", b"e5",
    b"XFD1048576", b"A0", b"4294967295", b"", b"G7:A1", b"xl/none.xml", b"\xe1\xbb\x91",
)  # fmt: skip
_TEXTS = ("1.236", "1,236", "12 hộ", "trên 270", "65%", "-", "…", "Có", "không", "2014", "07087")
_SCRAPS = (b"<", b">", b'"', b"&", b"\0", b"\xff", b"<!--", b"]]>", b"<!DOCTYPE x>", b"</c>", b"/")


def filled(unit: str, seed: int) -> bytes:
    """Fill in a unit's blank return as it comes from the program."""
    office = plan().units_in(YEAR)[unit]
    drawn = draw_items(plan(), office, random.Random(seed), 0.7)  # noqa: S311  # repeatable
    yes = {item.code for item in plan().items if item.kind is ItemKind.YES_NO}
    answers: dict[str, int | str] = {
        code: ("Không", "Có")[value] if code in yes else value for code, value in drawn.items()
    }
    return form_for(plan(), office, YEAR, answers)


def mutated(seed: bytes, chance: Chance) -> bytes:
    """Damage a workbook once, or up to three times."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        seed = _mutated_once(seed, chance)
    return seed


def _mutated_once(data: bytes, chance: Chance) -> bytes:
    if not data.startswith(b"PK") or chance.random() < 0.15:
        return chance.choice((_flipped, _cut, _overwritten))(data, chance)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zlib.error):
        return _flipped(data, chance)
    return _packed(chance.choice(_IN_PARTS)(parts, chance), chance)


def _packed(parts: Parts, chance: Chance) -> bytes:
    file = io.BytesIO()
    method = chance.choice((zipfile.ZIP_DEFLATED,) * 4 + (zipfile.ZIP_STORED,))
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", method) as archive:
        warnings.simplefilter("ignore")  # a name twice is what is wanted
        for name, content in parts:
            archive.writestr(name, content)
    return file.getvalue()


def _flipped(data: bytes, chance: Chance) -> bytes:
    flipped = bytearray(data)
    for _ in range(chance.choice((1, 1, 4, 30))):
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def _cut(data: bytes, chance: Chance) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.choice((1, 16, len(data))) :] or b"x"


def _overwritten(data: bytes, chance: Chance) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + chance.choice((b"\xff" * 8, bytes(8), b"\x7f\xff\xff\xff")) + data[start:]


def _dropped(parts: Parts, chance: Chance) -> Parts:
    gone = chance.randrange(len(parts))
    return [part for n, part in enumerate(parts) if n != gone or len(parts) == 1]


def _swapped(parts: Parts, chance: Chance) -> Parts:
    one, other = chance.choice(parts), chance.choice(parts)
    swap = {one[0]: other[1], other[0]: one[1]}
    return [(name, swap.get(name, content)) for name, content in parts]


def _doubled(parts: Parts, chance: Chance) -> Parts:
    name, content = chance.choice(parts)
    return [*parts, (chance.choice((name, name.upper(), f"/{name}")), content)]


def _renamed(parts: Parts, chance: Chance) -> Parts:
    change: Callable[[str], str] = chance.choice(
        (str.lower, str.upper, lambda n: n.replace("/", "\\"))
    )
    return [(change(name), content) for name, content in parts]


def _in_sheets(pattern: bytes, put: Callable[[re.Match[bytes], Chance], bytes]) -> "InParts":
    """Replace one match of a pattern in a part, most often in a sheet."""

    def change(parts: Parts, chance: Chance) -> Parts:
        sheets = [n for n, (name, _) in enumerate(parts) if "sheet1" in name or "content" in name]
        place = (
            chance.choice(sheets or [0]) if chance.random() < 0.8 else chance.randrange(len(parts))
        )
        name, content = parts[place]
        found = tuple(re.finditer(pattern, content))
        if found:
            one = chance.choice(found)
            content = content[: one.start()] + put(one, chance) + content[one.end() :]
        return [*parts[:place], (name, content), *parts[place + 1 :]]

    return change


def _another(values: Sequence[bytes]) -> Callable[[re.Match[bytes], Chance], bytes]:
    return lambda found, chance: found[1] + chance.choice(values) + found[2]


def _entry_text(found: re.Match[bytes], chance: Chance) -> bytes:
    text = chance.choice(_TEXTS).encode()
    return b"<c" + found[1] + b' t="inlineStr"><is><t>' + text + b"</t></is></c>"


InParts = Callable[[Parts, Chance], Parts]
_IN_PARTS: tuple[InParts, ...] = (
    _dropped,
    _swapped,
    _doubled,
    _renamed,
    _in_sheets(rb"(<v>)[^<]*(</v>)", _another(_NUMBERS)),
    _in_sheets(rb"(<v>)[^<]*(</v>)", _another(_NUMBERS)),
    _in_sheets(rb"(<c r=\"E[0-9]+\"[^>]*><v>)[^<]*(</v>)", _another(_NUMBERS)),
    _in_sheets(rb'<c( r="E[0-9]+"(?: s="[0-9]+")?)[^>]*><v>[^<]*</v></c>', _entry_text),
    _in_sheets(rb'([a-zA-Z:]+=")[^"]*(")', _another(_ATTRIBUTES)),
    _in_sheets(rb'((?:office:value|[rts])=")[^"]*(")', _another(_ATTRIBUTES + _NUMBERS)),
    _in_sheets(rb"<[^>]+>", lambda _found, _chance: b""),
    _in_sheets(rb"<[^>]+>", lambda found, _chance: found[0] * 2),
    _in_sheets(rb"(>)[^<]+(<)", _another(_SCRAPS)),
    _in_sheets(rb"(.)", lambda found, chance: found[0] + chance.choice(_SCRAPS)),
    _in_sheets(rb"<row.*?</row>", lambda found, chance: found[0] * chance.choice((0, 2))),
)
