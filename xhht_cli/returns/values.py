"""Values: what the content of an entry cell says, as a count or as Có/Không."""

import math
import re
from datetime import date, time, timedelta
from functools import lru_cache

from xhht_cli.returns.grid import Content, ErrorValue, Formula, Percentage
from xhht_cli.returns.legacy_fonts import readings, without_soft_hyphens
from xhht_cli.returns.model import Fault, Value, Writing
from xhht_cli.returns.spelling import folded, marked, squeezed

LARGEST = 10**9
"""No count of people or things in a district comes near it."""

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％－（）", "0123456789.,%-()")
_ZERO_SIGNS = frozenset("-‐‑–—−")
NOT_COLLECTED = frozenset(("…", "..."))

_DIGITS = re.compile(r"0[0-9]{0,2}|[1-9][0-9]*")
"""A zero may be written before a small number (05 thôn); before a long one it is a code's."""
_GROUPED = re.compile(r"[1-9][0-9]{0,2}([., ])[0-9]{3}(?:\1[0-9]{3})*")
_NEGATIVE = re.compile(r"[-‐‑–—−] ?[0-9][0-9., ]*|\( ?[0-9][0-9., ]*\)")
_NO_DECIMALS = re.compile(r"(.*[0-9])[.,]0{0,2}")
_DECIMALS = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{1,3})")
_BELOW_ONE = re.compile(r"0+[.,][0-9]*[1-9][0-9]*")
_POWER = re.compile(r"([0-9]+)[eE]\+?([0-9])")
_NUMERIC = re.compile(r"\+?[0-9][0-9.,' ]*")
_NUMBER_AND_WORD = re.compile(r"([0-9][0-9.,]*(?: [0-9]{3})*) ?([^\W\d][^\d]*)")
_NUMBER_INSIDE = re.compile(r"[0-9](?:[0-9]|[., ](?=[0-9]))*")
_DAY = re.compile(
    r"[0-9]{1,4}[/\-.][0-9]{1,2}[/\-.][0-9]{4}|[0-9]{4}[/\-][0-9]{1,2}[/\-][0-9]{1,2}"
)
_MISTYPED = str.maketrans("OoIl", "0011")
_NONE_THERE = frozenset(
    ("khong", "khong co", "ko", "ko co", "k co", "chua co", "khong phat sinh", "chua phat sinh")
)


def _known(number: int, writing: Writing) -> Value:
    if number > LARGEST:
        return _fault(Fault.TOO_LARGE)
    return Value(number=number, writing=writing, fault=None, candidate=None)


def _empty(writing: Writing) -> Value:
    return Value(number=None, writing=writing, fault=None, candidate=None)


def _fault(fault: Fault, candidate: int | None = None) -> Value:
    if candidate is not None and candidate > LARGEST:
        candidate = None
    return Value(number=None, writing=None, fault=fault, candidate=candidate)


@lru_cache(maxsize=1 << 14, typed=True)
def count_of(content: Content) -> Value:
    """Read a count: a whole number from 0.

    Text is a number only if it can be read in one way: 1.236 as *text* is 1236, while the *number*
    1.236 is a fault, because Excel may have eaten a zero of 1.2360.
    """
    match content:
        case str():
            return _count_in_text(tidied(content))
        case bool():
            return _fault(Fault.BOOLEAN)
        case int() | float():
            return _count_in_number(content)
        case date() | time() | timedelta():
            return _fault(Fault.DATE)
        case Percentage():
            return _fault(Fault.PERCENTAGE)
        case _:
            return _not_to_read(content)


@lru_cache(maxsize=1 << 12)
def count_with_unit(text: str, unit: str) -> Value:
    """Read a count in text that may bear the item's own unit of measure: 120 hộ.

    With any other word behind it a number is asked back.
    """
    value = count_of(text)
    counted = _NUMBER_AND_WORD.fullmatch(tidied(text)) if value.fault else None
    number = _whole(counted[1]) if counted else None
    if counted is None or number is None:
        return value
    return _known(number, Writing.WITH_UNIT) if _is_same_word(counted[2], unit) else value


def _is_same_word(written: str, word: str) -> bool:
    """Compare words letter by letter and tone by tone, or without any mark if there is none.

    One may be typed in TCVN3 and have lost its soft hyphens.
    """
    if written.isascii():
        return folded(written) == folded(word)
    plain, *others = readings(written)
    if marked(word) in map(marked, (plain, *others)):
        return True
    return folded(without_soft_hyphens(word)) in map(folded, others)


@lru_cache(maxsize=1 << 10, typed=True)
def yes_or_no_of(content: Content) -> Value:
    """Read Có as 1 and Không as 0, in any case and tone; a sign or a number is neither."""
    match content:
        case str():
            values = [_yes_or_no_in_text(tidied(reading)) for reading in readings(content)]
            return next((value for value in values if value.fault is None), values[0])
        case Formula() | ErrorValue():
            return _not_to_read(content)
        case _:
            return _fault(Fault.NOT_YES_NO)


def reads_as_number(content: Content) -> bool:
    """Say whether someone meant a number: a number of any sort, or text that is a count."""
    if isinstance(content, str):
        writing = count_of(content).writing
        return writing is Writing.TEXT_NUMBER or writing is Writing.GROUPED_TEXT
    return isinstance(content, int | float | Percentage) and not isinstance(content, bool)


def tidied(text: str) -> str:
    """Give text with plain digits and spaces, without the apostrophe that marks it as text."""
    plain = squeezed(text).translate(_FULL_WIDTH)
    return plain[1:].strip() if plain[:1] in {"'", "’"} else plain


def _not_to_read(content: Formula | ErrorValue) -> Value:
    uncalculated = isinstance(content, Formula)
    return _fault(Fault.UNCALCULATED if uncalculated else Fault.ERROR_VALUE)


def _count_in_number(number: float) -> Value:
    if not math.isfinite(number) or number > LARGEST:
        return _fault(Fault.TOO_LARGE)
    if number < 0:
        return _fault(Fault.NEGATIVE)
    if number != int(number):
        return _fault(Fault.FRACTION, _regrouped(repr(number)))
    return _known(int(number), Writing.PLAIN)


def _count_in_text(text: str) -> Value:
    if not text:
        return _empty(Writing.BLANK)
    if text in _ZERO_SIGNS:
        return _known(0, Writing.SIGN_FOR_ZERO)
    if text in NOT_COLLECTED:
        return _empty(Writing.NOT_COLLECTED)
    number = _whole(text)
    if number is not None:
        return _known(number, Writing.TEXT_NUMBER if text.isdigit() else Writing.GROUPED_TEXT)
    return _no_count_in_text(text)


def _no_count_in_text(text: str) -> Value:
    if "%" in text:
        return _fault(Fault.PERCENTAGE)
    if _DAY.fullmatch(text):
        return _fault(Fault.DATE)
    if _NEGATIVE.fullmatch(text):
        return _fault(Fault.NEGATIVE)
    if _BELOW_ONE.fullmatch(text):
        return _fault(Fault.FRACTION)
    return _doubtful(text)


def _doubtful(text: str) -> Value:
    if _NUMERIC.fullmatch(text) or _POWER.fullmatch(text):
        return _fault(Fault.AMBIGUOUS, _candidate(text))
    mistyped = _whole(text.translate(_MISTYPED))
    if mistyped is not None:
        return _fault(Fault.AMBIGUOUS, mistyped)
    counted = _NUMBER_AND_WORD.fullmatch(text)
    if counted:
        return _fault(Fault.AMBIGUOUS, _whole(counted[1]))
    return _words(text)


def _words(text: str) -> Value:
    if any(folded(reading) in _NONE_THERE for reading in readings(text)):
        return _fault(Fault.TEXT, 0)
    numbers = _NUMBER_INSIDE.findall(text)
    if len(numbers) > 1:
        return _fault(Fault.SEVERAL)
    return _fault(Fault.TEXT, _whole(numbers[0]) if numbers else None)


def _yes_or_no_in_text(text: str) -> Value:
    match folded(text):
        case "":
            return _empty(Writing.BLANK)
        case "co":
            return _known(1, Writing.PLAIN)
        case "khong" | "ko":
            return _known(0, Writing.PLAIN)
        case "…" | "...":
            return _empty(Writing.NOT_COLLECTED)
        case _:
            return _fault(Fault.NOT_YES_NO)


def _whole(text: str) -> int | None:
    """Read digits, plain or in groups of exactly three; nothing else is beyond doubt."""
    if _DIGITS.fullmatch(text) or _GROUPED.fullmatch(text):
        digits = re.sub(r"[., ]", "", text)
        return int(digits) if len(digits) < len(str(LARGEST)) * 2 else LARGEST + 1
    return None


def _candidate(text: str) -> int | None:
    """Guess what text that is no count for certain may have been, to ask back."""
    plain = text.lstrip("+").replace("'", " ")
    power = _POWER.fullmatch(plain)
    if power and len(power[1]) < len(str(LARGEST)):
        return int(power[1] + "0" * int(power[2]))
    no_decimals = _NO_DECIMALS.fullmatch(plain)
    whole = _whole(no_decimals[1]) if no_decimals else _whole(plain)
    return whole if whole is not None else _regrouped(plain)


def _regrouped(text: str) -> int | None:
    """Put back the zeros that a group of three has lost: 24.48 was 24.480."""
    parts = _DECIMALS.fullmatch(text)
    return int(parts[1] + parts[2].ljust(3, "0")) if parts else None
