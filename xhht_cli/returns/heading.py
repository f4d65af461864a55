"""Headings: what stands above a return's table, read into values."""

import re
from dataclasses import replace
from datetime import date, datetime

from xhht_cli.plan.model import Plan
from xhht_cli.returns.editions import numbers_in, plain_number, version_of
from xhht_cli.returns.grid import Content, address, shown
from xhht_cli.returns.layout import Label, Layout
from xhht_cli.returns.legacy_fonts import in_form, readings
from xhht_cli.returns.model import Cell, Heading
from xhht_cli.returns.spelling import folded, key
from xhht_cli.returns.values import tidied

_COMMUNE_DIGITS = 5
_LONGEST_CODE = 12
_SLASHES = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})")
_WORDS = re.compile(r"(?:.*\b)?ngay ([0-9]{1,2}) thang ([0-9]{1,2}) nam ([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WORD = re.compile(r"[^\W_]+")
_IN_WORDS = {"mot": "1", "nhat": "1", "dau": "1", "hai": "2", "ba": "3", "tu": "4", "bon": "4"}
_NO_NUMBER = frozenset(("lan", "thu", "nop", "so"))


def read_heading(layout: Layout, plan: Plan) -> Heading:
    """Read the heading; a label that is missing gives None, as does a value that is none."""
    heading = Heading(
        form=_cell(layout, Label.FORM),
        form_code=_form_code(_content(layout, Label.FORM), plan),
        unit=_cell(layout, Label.UNIT),
        unit_code=_unit_code(_content(layout, Label.UNIT), plan),
        unit_name=_cell(layout, Label.NAME),
        year_cell=_cell(layout, Label.YEAR),
        year=_whole(_content(layout, Label.YEAR)),
        submission_cell=_cell(layout, Label.SUBMISSION),
        submission=_submission(_content(layout, Label.SUBMISSION)),
        date_cell=_cell(layout, Label.DATE),
        date=_date(_content(layout, Label.DATE)),
        submission_candidate=_submission_meant(_content(layout, Label.SUBMISSION)),
        font=layout.font,
        version_cell=_cell(layout, Label.VERSION),
    )
    return replace(heading, version=version_of(heading, plan))


def _content(layout: Layout, label: Label) -> Content:
    place = layout.labels.get(label)
    return "" if place is None else place.content


def _cell(layout: Layout, label: Label) -> Cell | None:
    place = layout.labels.get(label)
    if place is None:
        return None
    return Cell(
        address=address(place.row, place.column), raw=in_form(shown(place.content), layout.font)
    )


def _whole(content: Content) -> int | None:
    """Read a whole number, given as a number or as digits."""
    match content:
        case str():
            text = tidied(content)
            return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None
        case bool():
            return None
        case int() | float() if content == content // 1:
            return int(content)
        case _:
            return None


def _submission(content: Content) -> int | None:
    if content == "":
        return 1
    number = _whole(content)
    return number if number is not None and number >= 1 else None


def _submission_meant(content: Content) -> int | None:
    """Guess the number that words such as "lần 2" or "lần hai" mean, to ask back."""
    if not isinstance(content, str) or _submission(content) is not None:
        return None
    words = {word for reading in readings(content) for word in _WORD.findall(folded(reading))}
    found = {_IN_WORDS.get(word, word) for word in words} - _NO_NUMBER
    (only,) = found if len(found) == 1 else ("",)
    return int(only) if re.fullmatch("[1-9][0-9]?", only) else None


def _form_code(content: Content, plan: Plan) -> str | None:
    if not isinstance(content, str):
        return None
    earlier = {plain_number(e.number): f.code for f in plan.forms for e in f.earlier if e.number}
    codes = earlier | {plain_number(form.code): form.code for form in plan.forms}
    return next((codes[each] for each in numbers_in(content) if each in codes), None)


def _unit_code(content: Content, plan: Plan) -> str | None:
    """Tidy a unit's code: Excel turns 07075 into 7075, and people write gddt for GDDT."""
    number = _whole(content)
    if number is not None:
        written = tidied(content) if isinstance(content, str) else str(number)
        padded = written.zfill(_COMMUNE_DIGITS)
        return padded if padded in plan.codes else written
    if not isinstance(content, str):
        return None
    written = tidied(content)
    if written in plan.codes:
        return written
    codes = {key(code): code for code in sorted(plan.codes)}
    known = codes.get(key(written))
    return known if known is not None else _unknown_code(written)


def _unknown_code(written: str) -> str | None:
    return written if len(written) <= _LONGEST_CODE and written.isalnum() else None


def _date(content: Content) -> date | None:
    match content:
        case datetime():
            return content.date()
        case date():
            return content
        case str():
            dates = (_date_in_text(folded(reading)) for reading in readings(content))
            return next((found for found in dates if found), None)
        case _:
            return None


def _date_in_text(text: str) -> date | None:
    written = _SLASHES.fullmatch(text) or _WORDS.fullmatch(text)
    iso = _ISO.fullmatch(text)
    if written:
        day, month, year = map(int, written.groups())
    elif iso:
        year, month, day = map(int, iso.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
