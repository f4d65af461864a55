"""Edition tables: forms with their earlier versions, and the words of items, made of the files."""

from xhht_cli.plan.editions import Edition, Phrasing
from xhht_cli.plan.items import Form
from xhht_cli.plan.schema import EarlierTable, FormTable, ItemTable


def build_form(table: FormTable) -> Form:
    """Make a form of its table."""
    return Form(
        code=table.code,
        title=table.title.text,
        version=table.version or "",
        earlier=tuple(_edition(each) for each in table.earlier),
    )


def _edition(table: EarlierTable) -> Edition:
    return Edition(
        version=table.version,
        number=table.code,
        until=table.until,
        codes=table.codes,
        dropped=frozenset(table.dropped),
        added=frozenset(table.added),
    )


def build_phrasings(table: ItemTable) -> tuple[Phrasing, ...]:
    """Give an item's words from the beginning, and those of each change with what it leaves."""
    last = Phrasing(since=None, title=table.title.text, definition=table.definition.text, basis="")
    phrasings = [last]
    for change in table.change:
        last = Phrasing(
            since=change.since,
            title=change.title.text if change.title else last.title,
            definition=change.definition.text if change.definition else last.definition,
            basis=" ".join(change.basis.split()),
        )
        phrasings.append(last)
    return tuple(phrasings)
