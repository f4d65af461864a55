"""Language: what turns messages, numbers and dates into words that people read.

babel knows how numbers and dates are written; it is imported when the first one is shown, because
a run that only prints its help must not wait for it.
"""

import gettext
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from functools import cache
from pathlib import Path

from xhht_cli.messages import Message, Text

CATALOGS = Path(__file__).parent.parent / "locale"
DOMAIN = "xhht"

_DAY = {"vi": "dd/MM/y", "en": "d MMMM y"}
_PER_CENT = {"vi": "{} %", "en": "{}%"}
_DIGITS = 1_000
"""As many as a number may have; babel would round in the 28 of the default context."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the program: ``vi`` or ``en``."""

    code: str

    def say(self, message: Message) -> str:
        """Give a message's sentence, its values put in as the language writes them."""
        values = {name: self._value(value) for name, value in message.values}
        return _catalog(self.code).gettext(message.id).format(**values)

    def text(self, text: Text) -> str:
        """Give wording of the plan."""
        return text.vi if self.code == "vi" else text.en

    def number(self, value: int) -> str:
        """Write a whole number, its thousands grouped: 3.716 or 3,716."""
        return _grouped(value, 0, self.code)

    def decimal(self, value: Decimal) -> str:
        """Write a number with exactly the decimals it has: 54,10 or 54.10."""
        exponent = value.as_tuple().exponent
        return _grouped(value, max(0, -exponent) if isinstance(exponent, int) else 0, self.code)

    def percent(self, value: Decimal) -> str:
        """Write a percentage with exactly the decimals it has: 54,10 % or 54.10%."""
        return _PER_CENT[self.code].format(self.decimal(value))

    def date(self, value: date) -> str:
        """Write a day: 29/07/2011 or 29 July 2011."""
        from babel.dates import format_date  # noqa: PLC0415  # see the head of the module

        return format_date(value, _DAY[self.code], locale=self.code)

    def _value(self, value: object) -> str:
        match value:
            case Message():
                return self.say(value)
            case Text():
                return self.text(value)
            case tuple() | list():
                return ", ".join(self._value(each) for each in value)
            case date():
                return self.date(value)
            case Decimal():
                return self.decimal(value)
            case _:
                return self.number(value) if type(value) is int else str(value)


@cache
def language(code: str) -> Language:
    """Give a language by its code."""
    if code not in _DAY:
        raise KeyError(code)
    return Language(code)


@cache
def _catalog(code: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, CATALOGS, [code], fallback=True)


def _grouped(value: int | Decimal, decimals: int, code: str) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415  # see the head of the module

    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    with localcontext(prec=_DIGITS):
        return format_decimal(value, pattern, locale=code, decimal_quantization=False)
