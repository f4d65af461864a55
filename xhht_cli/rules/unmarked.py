"""Unmarked: which versions of its form a return may be on that bears no mark of one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xhht_cli.plan.editions import Edition
from xhht_cli.plan.model import Form
from xhht_cli.returns.editions import form_of, is_unmarked, older_number
from xhht_cli.returns.model import Entry, Heading, Writing
from xhht_cli.rules.subject import Subject, is_blank


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version that a return may be on: its name, and its edition, None for today's."""

    name: str
    edition: Edition | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Another version that a return may be on, and the codes that would say something else."""

    other: str
    codes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Unmarked:
    """A return without a mark, and what its rows say of the version that it is on.

    ``read_as`` is the version that it is read as; ``others`` are those that its number does not
    rule out either.
    """

    subject: Subject
    form: Form
    read_as: Version
    others: tuple[Version, ...]

    @property
    def declared(self) -> bool:
        """Whether the plan says so of forms without a mark, by the last year of a version."""
        edition, heading = self.read_as.edition, self.subject.found.heading
        last, year = edition.until if edition else None, heading.year if heading else None
        return last is not None and year is not None and year <= last

    @property
    def rows(self) -> tuple[str, ...]:
        """The codes of the rows as written, each once."""
        found = self.subject.found
        return tuple(
            dict.fromkeys((*found.codes, *map(_written, (*found.entries, *found.dropped))))
        )

    @property
    def strange(self) -> tuple[str, tuple[str, ...]] | None:
        """The codes that the version read as has no row for, and another version that has."""
        codes = [code for code in self.rows if not self._has(self.read_as, code)]
        for other in _versions(self.form):
            found = tuple(code for code in codes if self._has(other, code))
            if found:
                return other.name, found
        return None

    @property
    def doubts(self) -> Iterator[Doubt]:
        """The other versions that fit the rows, by which what is entered says something else."""
        for other in self.others:
            codes = self._differing(other) if self._fits(other) else ()
            if codes:
                yield Doubt(other=other.name, codes=codes)

    @property
    def whole(self) -> bool:
        """Whether the rows that the version read as must have are there."""
        return not self._mutilated(self.read_as)

    def _has(self, version: Version, code: str) -> bool:
        edition, known = version.edition, code in self.subject.plan.item_by_code
        if edition is None:
            return known
        return edition.names(code) or (known and code not in edition.added)

    def _fits(self, version: Version) -> bool:
        every = (self.read_as, *self.others)
        known = (code for code in self.rows if any(self._has(each, code) for each in every))
        return all(self._has(version, code) for code in known) and not self._mutilated(version)

    def _mutilated(self, version: Version) -> bool:
        """Say whether not one row is there of those by which the version is told from another."""
        unit, plan, rows = self.subject.unit, self.subject.plan, set(self.rows)
        asked = plan.codes_of(unit) if unit else frozenset[str]()
        own = version.edition
        if own:
            renamed = (old for old, now in own.codes.items() if now in asked)
            groups = [{old for old in renamed if old not in plan.item_by_code}]
        else:
            groups = [
                {code for code in each.added & asked if not each.names(code)}
                for each in self.form.earlier
            ]
        return any(group and not group & rows for group in groups)

    def _differing(self, other: Version) -> tuple[str, ...]:
        """Give the codes as written whose content another version would put elsewhere."""
        filled = [each for each in self._entries() if _is_filled(each)]
        moved = [e for e in filled if _item(self.read_as, e) != _item(other, e)]
        here, there = (
            sorted((item, entry.cell.raw) for entry in moved if (item := _item(version, entry)))
            for version in (self.read_as, other)
        )
        return tuple(dict.fromkeys(map(_written, moved))) if here != there else ()

    def _entries(self) -> Sequence[Entry]:
        return (*self.subject.found.entries, *self.subject.found.dropped)


def unmarked(subject: Subject) -> Unmarked | None:
    """Give what there is to say of a return without a mark; None where it bears one."""
    heading = subject.found.heading
    if heading is None or not is_unmarked(heading, subject.plan):
        return None
    form = form_of(heading, subject.plan)
    if form is None:
        return None
    today = Version(name=form.version, edition=None)
    own = next((each for each in _versions(form) if each.edition == subject.edition), today)
    others = tuple(each for each in _possible(form, heading) if each != own)
    return Unmarked(subject=subject, form=form, read_as=own, others=others)


def _versions(form: Form) -> tuple[Version, ...]:
    today = Version(name=form.version, edition=None)
    return (today, *(Version(name=each.version, edition=each) for each in form.earlier))


def _possible(form: Form, heading: Heading) -> Iterator[Version]:
    """Give the versions that had the number that is written; all of them where none is."""
    number, nowhere = older_number(heading, form), is_blank(heading.form)
    for each in _versions(form):
        own = each.edition.number if each.edition else None
        if nowhere or own == number:
            yield each


def _written(entry: Entry) -> str:
    return entry.as_written or entry.code


def _item(version: Version, entry: Entry) -> str | None:
    """Give the item of today that an entry is of by a version."""
    written = _written(entry)
    return version.edition.today(written) if version.edition else written


def _is_filled(entry: Entry) -> bool:
    """Say whether something is entered in a row, be it of an item that the plan does not know."""
    value = entry.value
    nothing = value and value.writing in (Writing.BLANK, Writing.NOT_COLLECTED)
    return not nothing and bool(entry.cell.raw.strip())
