"""The two TOML files of a plan, their entries checked one by one."""

from dataclasses import dataclass
from pathlib import Path

from xhht_cli.messages import Message
from xhht_cli.plan.folder import Document, read_toml
from xhht_cli.plan.schema import (
    FormTable,
    IndicatorTable,
    ItemsHead,
    ItemTable,
    KindTable,
    PlanHead,
    PlausibilityHead,
    PlausibilityTable,
    SectionTable,
    T,
    TargetTable,
    TrendTable,
)
from xhht_cli.plan.tables import Entry, read_entries, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFile:
    """plan.toml; a table that has mistakes is None, as is ``plausibility`` where there is none."""

    head: PlanHead | None
    plausibility: PlausibilityTable | None
    kinds: list[Entry[KindTable]]
    indicators: list[Entry[IndicatorTable]]
    targets: list[Entry[TargetTable]]
    trends: list[Entry[TrendTable]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsFile:
    """items.toml."""

    forms: list[Entry[FormTable]]
    sections: list[Entry[SectionTable]]
    items: list[Entry[ItemTable]]


def read_plan_file(path: Path) -> tuple[PlanFile | None, list[Message]]:
    """Read plan.toml; None if it cannot be read at all."""
    document = read_toml(path)
    if isinstance(document, Message):
        return None, [document]
    lists = ("kind", "indicator", "target", "trend")
    head, mistakes = _read_head(document, path.name, PlanHead, *lists, "plausibility")
    table = {key: value for key, value in document.items() if key == "plausibility"}
    plausible, in_plausible = read_table(table, f"{path.name}: ", PlausibilityHead)
    kinds, in_kinds = read_entries(document, path.name, "kind", KindTable)
    indicators, in_indicators = read_entries(document, path.name, "indicator", IndicatorTable)
    targets, in_targets = read_entries(document, path.name, "target", TargetTable)
    trends, in_trends = (
        read_entries(document, path.name, "trend", TrendTable) if "trend" in document else ([], [])
    )
    file = PlanFile(
        head=head,
        plausibility=plausible.plausibility if plausible else None,
        kinds=kinds,
        indicators=indicators,
        targets=targets,
        trends=trends,
    )
    return file, [*mistakes, *in_plausible, *in_kinds, *in_indicators, *in_targets, *in_trends]


def read_items_file(path: Path) -> tuple[ItemsFile | None, list[Message]]:
    """Read items.toml; None if it cannot be read at all."""
    document = read_toml(path)
    if isinstance(document, Message):
        return None, [document]
    _, mistakes = _read_head(document, path.name, ItemsHead, "form", "section", "item")
    forms, in_forms = read_entries(document, path.name, "form", FormTable)
    sections, in_sections = read_entries(document, path.name, "section", SectionTable)
    items, in_items = read_entries(document, path.name, "item", ItemTable)
    file = ItemsFile(forms=forms, sections=sections, items=items)
    return file, [*mistakes, *in_forms, *in_sections, *in_items]


def _read_head(
    document: Document, file: str, model: type[T], *lists: str
) -> tuple[T | None, list[Message]]:
    rest = {key: value for key, value in document.items() if key not in lists}
    return read_table(rest, f"{file}: ", model)
