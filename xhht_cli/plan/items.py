"""Items: the rows of the forms, who has them, and the rules between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from xhht_cli.messages import Text
from xhht_cli.plan.editions import Edition, Phrasing
from xhht_cli.plan.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A return's form: its number (``01.N/XHHT-X``) and title.

    ``version`` is printed on it, '' where it has none; ``earlier`` are its versions of before.
    """

    code: str
    title: Text
    version: str = ""
    earlier: tuple[Edition, ...] = ()

    def version_of(self, mark: str, year: int | None, number: str | None = None) -> str | None:
        """Give the version that a return is read as; None where its mark is of none that is known.

        Without a mark it is the first version of before whose last year is not over, else today's;
        with an older ``number`` the first or else the last of those that had it.
        """
        if mark:
            known = filter(None, (self.version, *(each.version for each in self.earlier)))
            return next((each for each in known if each.casefold() == mark.casefold()), None)
        numbered = [each for each in self.earlier if each.number == number]
        ends = ((each.until, each.version) for each in numbered if each.until and year)
        last = self.version if number is None else numbered[-1].version
        return min((end for end in ends if end[0] >= (year or 0)), default=(0, last))[1]

    def edition(self, version: str | None) -> Edition | None:
        """Give the earlier edition of a version; None for today's and for one that is not known."""
        return next((each for each in self.earlier if each.version == version), None)


class ItemKind(Enum):
    """What an entry cell takes."""

    COUNT = "count"
    YES_NO = "yes-no"


class Relation(Enum):
    """How the two sides of a rule must stand to each other."""

    AT_MOST = "<="
    AT_LEAST = ">="
    EQUAL = "="


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term of a rule's side: an item's code, or (``item`` is None) a constant.

    ``factor`` is the sign for an item, the value itself for a constant.
    """

    item: str | None
    factor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """An (in)equality between items of one return; a broken soft one is a warning."""

    left: tuple[Term, ...]
    relation: Relation
    right: tuple[Term, ...]
    soft: bool

    @property
    def items(self) -> tuple[str, ...]:
        """The codes it speaks of, in the order written, each once."""
        codes = (term.item for term in (*self.left, *self.right) if term.item is not None)
        return tuple(dict.fromkeys(codes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Which of the units that file a form have an item on their copy.

    Empty ``kinds`` and ``units`` mean every one; ``not_units`` are left out again.
    """

    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    not_units: tuple[str, ...] = ()

    @property
    def everyone(self) -> bool:
        """Whether every copy of the form has the item."""
        return not (self.kinds or self.units or self.not_units)

    def includes(self, unit: Unit) -> bool:
        """Say whether the copy of ``unit`` has the item."""
        named = unit.code in self.units or unit.kind in self.kinds
        return unit.code not in self.not_units and (named or not (self.kinds or self.units))


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A headed group of items on the forms; ``note`` is the small print under its heading."""

    code: str
    title: Text
    note: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A row of a form.

    ``who`` maps the code of each form that has the item to the units whose copy has it;
    ``depth`` is the indent (0 a total, 1 a part of it, 2 a part of a part); ``clauses`` are those
    of the plan the item answers; ``request`` marks what the plan only asks for ("Đề nghị").
    ``title`` and ``definition`` are those of the last of its ``phrasings``, which are empty where
    the words never changed.
    """

    code: str
    id: str
    section: str
    title: Text
    unit: Text
    kind: ItemKind
    depth: int
    definition: Text
    clauses: tuple[str, ...]
    request: bool
    who: Mapping[str, Who]
    rules: tuple[Rule, ...]
    phrasings: tuple[Phrasing, ...] = ()

    def in_year(self, year: int | None) -> "Item":
        """Give the item in the words that are in force at the end of a year; None for the last."""
        if year is None:
            return self
        begun = [each for each in self.phrasings if each.since is None or each.since <= year]
        last = begun[-1:]
        return replace(self, title=last[0].title, definition=last[0].definition) if last else self

    def wordings(self) -> Iterator[tuple[str, Text]]:
        """Give each title and definition that it has or had, with its key path below the item."""
        if not self.phrasings:
            yield from (("title", self.title), ("definition", self.definition))
        title: Text | None = None
        definition: Text | None = None
        for number, words in enumerate(self.phrasings):
            place = f"change[{number}]." if number else ""
            if words.title != title:
                yield f"{place}title", words.title
            if words.definition != definition:
                yield f"{place}definition", words.definition
            title, definition = words.title, words.definition
