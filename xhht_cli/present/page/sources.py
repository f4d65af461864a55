"""Sources on the page: for every item the cells of all units, and the files with their digests."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xhht_cli.dossier import Dossier
from xhht_cli.plan.model import Item, ItemKind, Unit
from xhht_cli.present.compliance import UNKNOWN
from xhht_cli.present.language import Language
from xhht_cli.provenance import Written
from xhht_cli.returns.model import Return
from xhht_cli.rules.titles import short_title
from xhht_cli.sources import Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One cell of one unit, or that there is none; ``reason`` says why it gives no value.

    ``anchor`` is '' but for the first row of a unit. ``sort`` is '' where the value is not known.
    """

    anchor: str
    unit: str
    code: str
    value: str
    sort: str
    raw: str
    file: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCells:
    """An item with the sum of what is known (a Có counts 1) and the cells it was written in."""

    code: str
    title: str
    unit: str
    total: str
    known: str
    rows: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A headed group of items, as on the forms."""

    title: str
    items: tuple[ItemCells, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A file among the inputs, with the units and years of its returns."""

    file: str
    unit: str
    year: str
    digest: str


def groups(dossier: Dossier, language: Language) -> tuple[Group, ...]:
    """Give every item that a unit of the year was asked for, in the order of the forms."""
    plan, sources = dossier.assessment.plan, Sources.of(dossier.assessment, dossier.cells)
    found = (
        Group(
            title=language.text(section.title),
            items=tuple(
                _item(item, dossier, sources, language)
                for item in plan.items
                if item.section == section.code
                and dossier.totals[dossier.assessment.year, item.code].asked
            ),
        )
        for section in plan.sections
    )
    return tuple(group for group in found if group.items)


def _item(item: Item, dossier: Dossier, sources: Sources, language: Language) -> ItemCells:
    assessment = dossier.assessment
    total = dossier.totals[assessment.year, item.code]
    asked = [u for u in dossier.units(assessment.year) if item.code in assessment.plan.codes_of(u)]
    listed = asked if dossier.listed else []
    rows = (row for unit in listed for row in _rows(item, unit, sources, language))
    return ItemCells(
        code=item.code,
        title=language.text(short_title(item)),
        unit=language.text(item.unit),
        total=language.number(total.sum),
        known=f"{language.number(total.known)}/{language.number(total.asked)}",
        rows=tuple(rows),
    )


def _rows(item: Item, unit: Unit, sources: Sources, language: Language) -> Iterator[SourceRow]:
    """Give a unit's cells: the used return's or why there is none, then those set aside."""
    cells, aside = sources.cells(unit, item.code), sources.set_aside(unit, item.code)
    used = [
        (cell, language.say(sources.why_unknown(cell, item.code)) if cell.value is None else "")
        for cell in cells
    ]
    left = [(cell, language.say(why)) for cell, why in aside]
    anchor = f"c-{item.code}-{unit.code}"
    if not used and not left:
        yield _absent(anchor, unit, language.say(sources.why_absent(unit)))
    for number, (cell, reason) in enumerate((*used, *left)):
        yield _row("" if number else anchor, item, unit, cell, reason=reason, language=language)


def _absent(anchor: str, unit: Unit, reason: str) -> SourceRow:
    return SourceRow(
        anchor=anchor,
        unit=unit.name,
        code=unit.code,
        value=UNKNOWN,
        sort="",
        raw="",
        file="",
        place="",
        reason=reason,
    )


def _row(  # noqa: PLR0913  # a cell, whose it is, and how it is said
    anchor: str, item: Item, unit: Unit, cell: Written, *, reason: str, language: Language
) -> SourceRow:
    return SourceRow(
        anchor=anchor,
        unit=unit.name,
        code=unit.code,
        value=_value(cell.value, item, language),
        sort="" if cell.value is None or reason else str(cell.value),
        raw=cell.raw,
        file=cell.place.file,
        place=f"{cell.place.sheet}!{cell.place.cell}",
        reason=reason,
    )


def _value(value: int | None, item: Item, language: Language) -> str:
    if value is None:
        return UNKNOWN
    if item.kind is ItemKind.YES_NO:
        return "Có" if value else "Không"
    return language.number(value)


def files(dossier: Dossier) -> tuple[FileRow, ...]:
    """Give every file among the inputs once, of every year, with all that it says it is of."""
    found: dict[str, list[Return]] = {}
    for each in dossier.assessment.intake.returns:
        found.setdefault(each.file, []).append(each)
    return tuple(_file(several) for several in found.values())


def _file(returns: Sequence[Return]) -> FileRow:
    heads = [each.heading for each in returns if each.heading]
    units = dict.fromkeys(head.unit_code for head in heads if head.unit_code)
    years = dict.fromkeys(str(head.year) for head in heads if head.year)
    return FileRow(
        file=returns[0].file,
        unit=", ".join(units),
        year=", ".join(years),
        digest=returns[0].sha256,
    )
