"""Lint: one thing of a plan that is worth a second look, and where it stands."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from xhht_cli.messages import Message
from xhht_cli.plan.files import ItemsFile, PlanFile
from xhht_cli.plan.model import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Lint:
    """A remark on a plan that can be used; its ``message`` begins with the place."""

    code: str
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the parts of a plan without mistakes stand in its files, by code or id."""

    forms: Mapping[str, str]
    sections: Mapping[str, str]
    items: Mapping[str, str]
    kinds: Mapping[str, str]
    indicators: Mapping[str, str]
    targets: Mapping[str, str]
    trends: Mapping[str, str]


def asked_together(
    items: Collection[str], plan: Plan, kinds: Collection[str] | None = None
) -> bool:
    """Say whether the copy of some unit of the register (of some kinds) has all of the items."""
    units = (unit for unit in plan.units if kinds is None or unit.kind in kinds)
    return any(plan.codes_of(unit).issuperset(items) for unit in units)


def places_of(plan: PlanFile, items: ItemsFile) -> Places:
    """Give the places of the entries of files that have no mistakes."""
    return Places(
        forms={str(entry.word("code")): entry.place for entry in items.forms},
        sections={str(entry.word("code")): entry.place for entry in items.sections},
        items={str(entry.word("code")): entry.place for entry in items.items},
        kinds={str(entry.word("id")): entry.place for entry in plan.kinds},
        indicators={str(entry.word("id")): entry.place for entry in plan.indicators},
        targets={str(entry.word("id")): entry.place for entry in plan.targets},
        trends={str(entry.word("id")): entry.place for entry in plan.trends},
    )
