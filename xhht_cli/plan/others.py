"""Other plans: whose a form is that a plan does not have."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from xhht_cli.messages import Message, Text
from xhht_cli.plan import BUILT_IN, built_in_plans
from xhht_cli.plan.folder import ITEMS, PLAN, Document, read_toml
from xhht_cli.plan.model import Plan


def plans_of(form: str, plan: Plan) -> tuple[Text, ...]:
    """Give the titles of the other plans that have a form: built-in ones, and those beside it."""
    folders = dict.fromkeys((*(BUILT_IN / name for name in built_in_plans()), *plan.beside))
    return tuple(
        title
        for folder in folders
        for id_, title, forms in _forms(folder)
        if id_ != plan.id and _folded(form) in forms
    )


@cache
def _forms(folder: Path) -> tuple[tuple[str, Text, frozenset[str]], ...]:
    """Give a plan's id, title and form numbers; nothing of a plan whose files are not in order.

    What is wrong with a plan is said where that plan is used.
    """
    plan, items = read_toml(folder / PLAN), read_toml(folder / ITEMS)
    if isinstance(plan, Message) or isinstance(items, Message):
        return ()
    title = plan.get("title")
    if not isinstance(title, dict):
        return ()
    named = Text(vi=str(title.get("vi", "")), en=str(title.get("en", "")))
    return ((str(plan.get("id", "")), named, frozenset(_numbers(items))),)


def _numbers(items: Document) -> Iterator[str]:
    forms = items.get("form")
    for form in forms if isinstance(forms, list) else ():
        if isinstance(form, dict) and isinstance(form.get("code"), str):
            yield _folded(form["code"])


def _folded(form: str) -> str:
    return "".join(form.split()).casefold()
