"""Blocks: what a report consists of, before it is laid out on paper."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of a section (``level`` 1) or of a part of it (2), with its number."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of the body; ``lead`` are its first words, which stand out."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What is left for the author to write, and says so."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; ``widths`` are in millimetres, ``centred`` the columns of short words and figures.

    A line end in a cell begins a new line there.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    centred: tuple[int, ...]


Block = Heading | Paragraph | Gap | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """An official document: what kind it is, what it is about, and its body."""

    title: str
    abstract: str
    blocks: tuple[Block, ...]
