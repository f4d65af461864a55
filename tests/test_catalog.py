"""The Vietnamese catalog has every sentence that the program can say, and its compiled form too."""

import ast
import re
from collections.abc import Sequence
from gettext import GNUTranslations
from string import Formatter

from tools.catalog import MO, PACKAGE, PO, read_catalog, sentences_in_use
from xhht_cli.messages import say
from xhht_cli.present.language import language

CATALOG = read_catalog(PO)
IN_USE = sentences_in_use()


def several(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """The singular (and the plural), as a tuple in both cases."""
    return (text,) if isinstance(text, str) else tuple(text or ())


ENTRIES = {several(each.id): several(each.string) for each in CATALOG if each.id}


def placeholders(sentence: str) -> set[str]:
    in_braces = {name for _, name, _, _ in Formatter().parse(sentence) if name}
    return in_braces | set(re.findall(r"%\(\w+\)s", sentence))


def test_every_sentence_in_use_is_translated() -> None:
    assert sorted(each for each in map(several, IN_USE) if not any(ENTRIES.get(each, ()))) == []


def test_no_sentence_is_kept_that_nothing_says() -> None:
    assert set(ENTRIES) - set(map(several, IN_USE)) == set()


def test_no_translation_is_marked_as_doubtful() -> None:
    assert [message.id for message in CATALOG if message.id and message.fuzzy] == []


def test_a_translation_has_the_placeholders_of_its_sentence() -> None:
    different = [
        sentence
        for sentence, translation in ENTRIES.items()
        if len(sentence) == 1 and any(translation)
        if placeholders(sentence[0]) != placeholders(translation[0])
    ]
    assert different == []


def test_a_translation_of_a_plural_has_no_placeholder_of_its_own() -> None:
    different = [
        (singular, plural)
        for (singular, *plurals), translation in ENTRIES.items()
        for plural in plurals
        if not placeholders(translation[0]) <= placeholders(singular) | placeholders(plural)
    ]
    assert different == []


def test_the_compiled_catalog_says_what_the_written_one_says() -> None:
    with MO.open("rb") as file:
        compiled = GNUTranslations(file)
    different = [
        singular
        for (singular, *plurals), translation in ENTRIES.items()
        if any(translation)
        if compiled.ngettext(singular, plurals[0] if plurals else "", 2) != translation[0]
        if compiled.gettext(singular) != translation[0]
    ]
    assert different == []


def test_a_message_is_said_in_vietnamese_from_the_compiled_catalog() -> None:
    asked = say("There is no usable return of any unit for {year}.", year="2013")
    assert language("vi").say(asked) == "Năm 2013 không có biểu dùng được của đơn vị nào."
    assert language("en").say(asked) == "There is no usable return of any unit for 2013."


def test_sentences_are_literal_so_that_they_can_be_collected() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "say"
        and not isinstance(node.args[0], ast.Constant)
    ]
    assert found == []
