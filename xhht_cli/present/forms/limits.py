"""Limits: what of a plan does not fit into its forms as Excel takes them."""

from collections.abc import Iterator

from xhht_cli.messages import say
from xhht_cli.plan.lint import Lint, Places
from xhht_cli.plan.model import FIRST_YEAR, Form, Item, Plan
from xhht_cli.present.forms.checks import check_formula
from xhht_cli.present.forms.copies import FormCopy, broken_in_words
from xhht_cli.present.forms.explanation_sheet import item_height
from xhht_cli.present.forms.hints import title_of
from xhht_cli.present.forms.look import TALLEST
from xhht_cli.present.forms.page import footer_of
from xhht_cli.present.forms.texts import MOST, MOST_IN_TITLE, shortened

_FORMULA = 8192
_ADDRESS = "E1000"
"""As long as the address of an entry cell can be."""


def lint_forms(plan: Plan, places: Places) -> Iterator[Lint]:
    """Look for texts and formulas that Excel cuts, or that make it repair the file."""
    for form in plan.forms:
        copy = _whole_copy(plan, form)
        yield from _lint_footer(copy, places.forms[form.code])
        for item in copy.items:
            yield from _lint_formula(copy, item, places.items[item.code])
            yield from _lint_texts(copy, item, places.items[item.code])
    for item in plan.items:
        yield from _lint_hint(item, places.items[item.code])


def _whole_copy(plan: Plan, form: Form) -> FormCopy:
    """Make the copy with every item that a copy of the form can have, of the longest unit code."""
    kinds = {kind.id for kind in plan.kinds if kind.form == form.code}
    units = [unit for unit in plan.units if unit.kind in kinds]
    return FormCopy(
        plan=plan,
        form=form,
        items=tuple(item for item in plan.items if form.code in item.who),
        unit=max(units, key=lambda unit: len(unit.code), default=None),
        year=2000,
        entries={},
        remark=None,
    )


def _lint_footer(copy: FormCopy, place: str) -> Iterator[Lint]:
    length = len(footer_of(copy))
    if length > MOST:
        sentence = say(
            "{place}.code: too long for the foot of a page by {count} characters.",
            place=place,
            count=length - MOST,
        )
        yield Lint(code="P401", message=sentence)


def _lint_texts(copy: FormCopy, item: Item, place: str) -> Iterator[Lint]:
    in_words = (item.in_year(each.since or FIRST_YEAR) for each in item.phrasings)
    if any(item_height(copy, each) >= TALLEST for each in (item, *in_words)):
        sentence = say(
            "{place}: form {form}: its texts do not fit into a row of the sheet Giải thích; shorten"
            " them.",
            place=place,
            form=copy.form.code,
        )
        yield Lint(code="P406", message=sentence)


def _lint_formula(copy: FormCopy, item: Item, place: str) -> Iterator[Lint]:
    cells = dict.fromkeys(copy.codes, _ADDRESS)
    if len(check_formula(copy, item, cells)) > _FORMULA:
        sentence = say(
            "{place}.rules: form {form}: the formula under Kiểm tra is longer than Excel takes;"
            " put some rules at other items.",
            place=place,
            form=copy.form.code,
        )
        yield Lint(code="P402", message=sentence)
    for number, rule in enumerate(item.rules, start=1):
        if copy.codes.issuperset(rule.items) and len(broken_in_words(rule, item)) >= MOST:
            sentence = say(
                "{place}: form {form}: Excel takes no text so long; divide the rule.",
                place=f"{place}.rules[{number}]",
                form=copy.form.code,
            )
            yield Lint(code="P403", message=sentence)


def _lint_hint(item: Item, place: str) -> Iterator[Lint]:
    if len(title_of(item)) > MOST_IN_TITLE:
        sentence = say(
            "{place}.unit: cut in the hint of the entry cell, which has a title of 32 characters.",
            place=place,
        )
        yield Lint(code="P404", message=sentence)
    for key, text in item.wordings():
        if key.endswith("definition") and shortened(text.vi, MOST).endswith("…"):
            sentence = say(
                "{place}.definition: cut in the hint of the entry cell; let the first sentence have"
                " at most 255 characters.",
                place=f"{place}.{key}".removesuffix(".definition"),
            )
            yield Lint(code="P405", message=sentence)
