"""Language: numbers, days and sentences as Vietnamese and English write them."""

import gettext
import subprocess
import sys
from datetime import date
from decimal import Decimal
from string import Formatter

import pytest

from xhht_cli.messages import Message, Text, say
from xhht_cli.present.language import CATALOGS, DOMAIN, Language, language

VI, EN = language("vi"), language("en")
UNKNOWN = "{value}!"
"""No catalog has this sentence, so that it reads the same in every language."""


def shown(spoken: Language, value: object) -> str:
    return spoken.say(Message(UNKNOWN, (("value", value),)))


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (0, "0", "0"),
        (743, "743", "743"),
        (3716, "3.716", "3,716"),
        (-1234567, "-1.234.567", "-1,234,567"),
    ],
)
def test_whole_numbers_are_grouped(value: int, vi: str, en: str) -> None:
    assert (VI.number(value), EN.number(value)) == (vi, en)


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("54.12", "54,12 %", "54.12%"),
        ("65.00", "65,00 %", "65.00%"),
        ("100", "100 %", "100%"),
        ("64.9999999996", "64,9999999996 %", "64.9999999996%"),
        ("1234.50", "1.234,50 %", "1,234.50%"),
    ],
)
def test_percentages_keep_the_decimals_they_have(value: str, vi: str, en: str) -> None:
    assert (VI.percent(Decimal(value)), EN.percent(Decimal(value))) == (vi, en)


def test_more_digits_than_a_decimal_context_has_are_all_written() -> None:
    digits = "64." + "9" * 60
    assert EN.decimal(Decimal(digits)) == digits
    assert EN.number(10**30) == "1" + ",000" * 10


def test_days_are_written_as_people_write_them() -> None:
    day = date(2011, 7, 9)
    assert (VI.date(day), EN.date(day)) == ("09/07/2011", "9 July 2011")


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (3716, "3.716!", "3,716!"),
        ("2013", "2013!", "2013!"),
        (Decimal("54.10"), "54,10!", "54.10!"),
        (date(2013, 12, 31), "31/12/2013!", "31 December 2013!"),
        (Text(vi="Xã", en="Commune"), "Xã!", "Commune!"),
        (Message("{a}?", (("a", 1000),)), "1.000?!", "1,000?!"),
        (("401", 1000), "401, 1.000!", "401, 1,000!"),
        ([], "!", "!"),
        (True, "True!", "True!"),
    ],
)
def test_values_are_put_in_as_the_language_writes_them(value: object, vi: str, en: str) -> None:
    assert (shown(VI, value), shown(EN, value)) == (vi, en)


@pytest.mark.parametrize("hostile", ["{value}", "{0}", "{", "%s", "{value.__class__}"])
def test_braces_in_a_value_stay_braces(hostile: str) -> None:
    assert shown(VI, hostile) == f"{hostile}!"


def test_a_text_of_the_plan_has_both_languages() -> None:
    text = Text(vi="Hộ gia đình", en="Households")
    assert (VI.text(text), EN.text(text)) == ("Hộ gia đình", "Households")


def test_a_sentence_is_translated() -> None:
    sentence = say("met")
    assert (VI.say(sentence), EN.say(sentence)) == ("đạt", "met")


def test_there_is_no_third_language() -> None:
    with pytest.raises(KeyError):
        language("fr")


def test_every_translation_has_the_placeholders_of_its_sentence() -> None:
    catalog = gettext.translation(DOMAIN, CATALOGS, ["vi"])
    pairs = {k: v for k, v in vars(catalog)["_catalog"].items() if k and isinstance(k, str)}
    assert len(pairs) > 100
    for message_id, translated in pairs.items():
        if "%" not in message_id:
            assert _placeholders(translated) == _placeholders(message_id), message_id


def _placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_babel_waits_for_the_first_number() -> None:
    script = (
        "import sys; from xhht_cli.messages import say;"
        "from xhht_cli.present.language import language;"
        "language('vi').say(say('met')); assert 'babel' not in sys.modules;"
        "language('vi').number(1); assert 'babel' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)  # noqa: S603  # our own words
