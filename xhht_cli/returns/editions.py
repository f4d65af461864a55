"""Editions: on which version of its form a return is filled in."""

import unicodedata

from xhht_cli.plan.editions import Edition
from xhht_cli.plan.model import FIRST_YEAR, LAST_YEAR, Form, Plan
from xhht_cli.returns.model import Heading
from xhht_cli.returns.spelling import key, squeezed


def form_of(heading: Heading, plan: Plan) -> Form | None:
    """Give the form that a return is on; where no number is written, the one its unit files."""
    if heading.form_code is not None:
        return plan.form_by_code[heading.form_code]
    year = heading.year or 0
    written = heading.form is not None and heading.form.raw.strip()
    if written or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    unit = plan.units_in(year).get(heading.unit_code or "")
    return plan.form_by_code[plan.form_by_kind[unit.kind]] if unit else None


def mark_of(heading: Heading) -> str:
    """Give the version that is printed on a return, '' where there is none."""
    raw = heading.version_cell.raw if heading.version_cell else ""
    return squeezed(unicodedata.normalize("NFKC", raw))


def is_unmarked(heading: Heading, plan: Plan) -> bool:
    """Say whether a return bears no mark, though its form has versions."""
    form = form_of(heading, plan)
    return form is not None and bool(form.version) and not mark_of(heading)


def version_of(heading: Heading, plan: Plan) -> str | None:
    """Give the version that a return is read as; None where form or version are not known."""
    form = form_of(heading, plan)
    if form is None:
        return None
    return form.version_of(mark_of(heading), heading.year, older_number(heading, form))


def older_number(heading: Heading, form: Form) -> str | None:
    """Give the number of before that is written on a return; None where it is today's."""
    written = numbers_in(heading.form.raw) if heading.form else ()
    older = {plain_number(each.number): each.number for each in form.earlier if each.number}
    numbers = {**older, plain_number(form.code): None}
    return next((numbers[each] for each in written if each in numbers), None)


def numbers_in(text: str) -> tuple[str, ...]:
    """Give what may be the number of a form in a text: all of it, or a word of it."""
    return tuple(map(plain_number, (text, *text.split())))


def plain_number(number: str) -> str:
    """Give a form number so that it can be compared."""
    return key(number).lstrip("0")


def edition_of(heading: Heading, plan: Plan) -> Edition | None:
    """Give the earlier edition of the form that a return is on; None for today's."""
    form = form_of(heading, plan) if heading.version is not None else None
    return form.edition(heading.version) if form else None
