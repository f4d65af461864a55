"""Editions: how a form was before, and what the words of an item were and are from a year on."""

from collections.abc import Mapping
from dataclasses import dataclass

from xhht_cli.messages import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An earlier version of a form, by whose codes older returns are filled in.

    A return is of it when it bears its ``version``, or bears none and has its ``number`` (None
    where that is today's) or is for a year up to ``until``. ``codes`` maps its codes to today's,
    ``dropped`` are those that fell away, ``added`` items of today that it did not have; any other
    code is the same in both.
    """

    version: str
    number: str | None = None
    until: int | None
    codes: Mapping[str, str]
    dropped: frozenset[str]
    added: frozenset[str]

    def names(self, code: str) -> bool:
        """Say whether the map has something to say of a code as written on this edition."""
        return self._plain(code) in self.dropped.union(self.codes)

    def today(self, code: str) -> str | None:
        """Give today's code for one as written on this edition; None where it fell away."""
        named = self._plain(code) if self.names(code) else code
        return None if named in self.dropped else self.codes.get(named, named)

    def lacks(self, code: str) -> bool:
        """Say whether this edition had no row for an item of today."""
        taken = self.names(code) and code not in self.codes.values()
        return code in self.added or taken

    @staticmethod
    def _plain(code: str) -> str:
        """Give a code without the zeros that Excel takes off: 01 is 1."""
        return code.lstrip("0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrasing:
    """What an item is called, and how it is defined, from a year on.

    ``since`` is None and ``basis`` empty for the first one, which holds from the beginning.
    """

    since: int | None
    title: Text
    definition: Text
    basis: str
