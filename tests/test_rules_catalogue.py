"""The catalogue of rules: each code once, each with all that is told of it."""

from string import Formatter

import pytest

import xhht_cli.rules as whole
from tests.builders import drawn, plan
from xhht_cli.findings import Effect, Severity
from xhht_cli.messages import Message, say
from xhht_cli.rules import (
    CATALOGUE,
    CatalogueEntry,
    among_units,
    cells,
    copies,
    editions,
    empty,
    files,
    heading,
    kinds,
    over_years,
    places,
    plans,
    submissions,
    table,
    thousandths,
    together,
    units,
)
from xhht_cli.rules.catalogue import Hit, Rule, finding, hit, return_rule
from xhht_cli.rules.subject import Subject, subject_of

MODULES = (
    *(
        cells,
        editions,
        empty,
        files,
        heading,
        kinds,
        places,
        plans,
        submissions,
        table,
        together,
        units,
    ),
    *(over_years, among_units, thousandths, copies),
)
ENTRIES = list(CATALOGUE.values())

CODES = [
    *("R101", "R102", "R103", "R104", "R105", "R106", "R107", "R110", "R111", "R112", "R113"),
    *("R114", "R115", "R116", "R117", "R118", "R119", "R120"),
    *("R121", "R122", "R123", "R124", "R131", "R132", "R133", "R141", "R142", "R143", "R144"),
    *("R151", "R152", "R153", "R154", "R155", "R156", "R157"),
    *("R201", "R202", "R203", "R204", "R205", "R206", "R207", "R208", "R209", "R210", "R211"),
    *("R212", "R213"),
    *("R221", "R222", "R223", "R224", "R225", "R226", "R227", "R228", "R229"),
    *("R231", "R232", "R233", "R234", "R235", "R236"),
    *("R301", "R302", "R303"),
    *("R401", "R402", "R403", "R404", "R405", "R406"),
]


def test_the_codes_are_these_in_this_order() -> None:
    assert list(CATALOGUE) == CODES


def test_every_rule_that_is_written_is_in_the_catalogue_once() -> None:
    written = [
        each.entry.code for module in MODULES for each in vars(module).values()
        if isinstance(each, Rule)
    ]  # fmt: skip
    assert sorted(written) == CODES


@pytest.mark.parametrize("entry", ENTRIES, ids=CODES)
def test_every_rule_says_what_it_checks_the_causes_and_the_remedy(entry: CatalogueEntry) -> None:
    for message in (entry.checks, entry.causes, entry.remedy, *entry.sentences):
        assert message.values == ()
        assert message.id.endswith((".", "?", "}"))
        assert "\n" not in message.id
    for told in (entry.checks, entry.causes, entry.remedy):
        assert "{" not in told.id


@pytest.mark.parametrize("entry", ENTRIES, ids=CODES)
def test_sentences_never_tell_the_place(entry: CatalogueEntry) -> None:
    names = {
        name for sentence in entry.sentences for _, name, _, _ in Formatter().parse(sentence.id)
    }
    assert not names & {"cell", "sheet", "row", "column"}


def test_what_is_written_and_not_used_is_an_error() -> None:
    errors = {e.code for e in ENTRIES if e.effect is Effect.ITEMS}
    assert all(CATALOGUE[code].severity is Severity.ERROR for code in errors)


def test_a_docstring_gives_checks_causes_and_remedy_with_white_space_folded() -> None:
    def rule(_subject: Subject) -> list[Hit]:
        """It is so.

        Common causes: this
        or that.

        What to do: Do
        something.
        """
        return []

    entry = return_rule("R999", Severity.NOTE, Effect.NOTHING, say("It is not."))(rule).entry
    assert entry.checks == Message("It is so.")
    assert entry.causes == Message("this or that.")
    assert entry.remedy == Message("Do something.")


def test_a_docstring_without_remedy_is_refused() -> None:
    def rule(_subject: Subject) -> list[Hit]:
        """It is so.

        Common causes: this.

        Or that.
        """
        return []

    with pytest.raises(ValueError, match="R999 lacks the paragraph 'What to do: '"):
        return_rule("R999", Severity.NOTE, Effect.NOTHING, say("It is not."))(rule)


def test_a_finding_takes_the_first_sentence_whose_values_are_all_known() -> None:
    def rule(_subject: Subject) -> list[Hit]:
        """It is so.

        Common causes: this.

        What to do: That.
        """
        return []

    two = (say("It is {one} and {two}."), say("It is {one}."))
    entry = return_rule("R999", Severity.NOTE, Effect.NOTHING, *two)(rule).entry
    subject = subject_of(drawn({}), plan())
    full = finding(entry, subject, hit(one=1, two=2))
    short = finding(entry, subject, hit(one=1, two=None))
    assert full.message == say("It is {one} and {two}.", one=1, two=2)
    assert short.message == say("It is {one}.", one=1)
    with pytest.raises(ValueError, match="no sentence of R999"):
        finding(entry, subject, hit(two=2))


def test_the_package_offers_the_check_and_the_catalogue() -> None:
    assert whole.__all__ == ["CATALOGUE", "CatalogueEntry", "check"]
