"""Items: the rows of the forms, who has them, and the rules between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from xhht_cli.messages import Text
from xhht_cli.plan.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A return's form: its number (``01.N/XHHT-X``) and title."""

    code: str
    title: Text


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
