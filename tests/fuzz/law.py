"""The law: a mutant gives figures that stand in its cells, or findings, and nothing else.

What stands in the cells is looked up by other readers (`looks`), and judged by the rules of the
plan anew: not by the program's functions.
"""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from tests.builders import plan
from tests.fuzz.looks import Look, looking_into
from xhht_cli.plan.model import Item, ItemKind
from xhht_cli.returns import read_folder
from xhht_cli.returns.model import Entry, Writing

_YES, _NO = {"có", "co"}, {"không", "khong", "ko"}
_SIGNS = frozenset("-‐‑–—−")
_COUNT = re.compile(r"['’]?(\d{1,3}(?:([., ])\d{3})(?:\2\d{3})*|\d+)(?: ?([^\W\d].*))?")


@dataclass(frozen=True, slots=True)
class Claim:
    """What was read of an item's cell: a number, or None where it is said to be blank."""

    sheet: str
    cell: str
    item: Item
    number: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a mutant gave: claims read, how many of them were looked up, and those that differ."""

    read: int
    compared: int
    wrong: tuple[str, ...]


def outcomes(folder: Path) -> dict[str, Outcome]:
    """Read the mutants in a folder together, and look up every claim that was read of them."""
    found: dict[str, list[Claim]] = {path.name: [] for path in folder.iterdir()}
    for each in read_folder([folder], plan()).returns:
        claims = (_claim(each.sheet, entry) for entry in each.entries)
        found[each.file] += [claim for claim in claims if claim is not None]
    return {name: _held(folder / name, claims) for name, claims in found.items()}


def _claim(sheet: str, entry: Entry) -> Claim | None:
    value, item = entry.value, plan().item_by_code.get(entry.code)
    if value is None or item is None:
        return None
    blank = value.writing is Writing.BLANK
    claimed = blank or value.number is not None
    return Claim(sheet, entry.cell.address, item, value.number) if claimed else None


def _held(path: Path, claims: list[Claim]) -> Outcome:
    look = looking_into(path.read_bytes()) if claims else None
    if look is None:
        return Outcome(len(claims), 0, ())
    wrong = tuple(filter(None, (_against(claim, look) for claim in claims)))
    return Outcome(len(claims), len(claims), wrong)


def _against(claim: Claim, look: Look) -> str:
    """Say what speaks against a claim, '' for nothing."""
    there = look(claim.sheet, claim.cell)
    right = is_blank(there) if claim.number is None else says(there, claim.number, claim.item)
    return "" if right else f"{claim.sheet}!{claim.cell}: {claim.number} for {there!r}"


def is_blank(content: object) -> bool:
    """Say whether nothing stands in a cell."""
    return content is None or (isinstance(content, str) and not _plain(content))


def says(content: object, value: int, item: Item) -> bool:
    """Say whether a cell's content means the value for an item, by the rules of reading."""
    if isinstance(content, bool) or content is None:
        return False
    if item.kind is ItemKind.YES_NO:
        answer = _plain(content).casefold() if isinstance(content, str) else ""
        return answer in _YES | _NO and value == int(answer in _YES)
    if isinstance(content, int | float):
        return content == value
    return _counts(_plain(str(content)), value, item.unit.vi)


def _counts(text: str, value: int, unit: str) -> bool:
    if text in _SIGNS:
        return value == 0
    count = _COUNT.fullmatch(text)
    if count is None or int(re.sub(r"\D", "", count[1])) != value:
        return False
    return count[3] is None or _bare(count[3]) == _bare(unit)


def _plain(text: str) -> str:
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", seen).split())


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFD", _plain(word).casefold().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
