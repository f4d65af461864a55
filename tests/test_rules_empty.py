"""R236: a return that came in without anything filled in."""

from dataclasses import replace

from tests.builders import BLANK, DOTS, Typed, drawn, heading, plan, sound, spoken
from tests.surveys import examined, filed, surveyed
from xhht_cli.dossier import draw_up
from xhht_cli.facts import to_facts, to_ledger
from xhht_cli.findings import Effect, Finding, Severity
from xhht_cli.plan.model import Plan
from xhht_cli.present.language import language
from xhht_cli.present.report.returns import returns_blocks
from xhht_cli.returns.model import Beside, Cell, Return
from xhht_cli.rules import check


def all_of(typed: Typed) -> Return:
    """A return of 07075 whose every entry is this."""
    return sound({entry.code: typed for entry in sound().entries})


def found(given: Return, by: Plan | None = None) -> list[Finding]:
    return [each for each in check([given], by or plan()) if each.code == "R236"]


def test_a_form_sent_back_blank_is_a_warning_that_says_so_once() -> None:
    empty = all_of(BLANK)
    (finding,) = found(empty)
    assert (finding.severity, finding.effect) == (Severity.WARNING, Effect.NOTHING)
    assert (finding.file, finding.sheet, finding.unit, finding.year) == (
        "a.xlsx", "Biểu", "07075", 2013
    )  # fmt: skip
    assert (finding.cell, finding.item) == ("E11", None)
    assert spoken(finding.message) == (
        f"The form is empty: entries asked for: {len(empty.entries)}, and none of them is filled"
        " in."
    )


def test_an_empty_return_is_received_and_nothing_in_it_is_zero() -> None:
    empty = all_of(BLANK)
    ledger = to_ledger(to_facts([empty], check([empty], plan()), plan()))
    assert ledger.known == {2013: {"07075": {}}}


def test_not_collected_everywhere_is_empty_too_and_so_is_a_table_without_rows() -> None:
    assert len(found(all_of(DOTS))) == 1
    (finding,) = found(drawn({}))
    assert finding.cell is None


def test_one_number_wherever_it_stands_is_not_nothing() -> None:
    blank = all_of(BLANK)
    first = blank.entries[0]
    cell = Cell(address="F11", raw="7")
    assert found(sound({entry.code: BLANK for entry in blank.entries} | {"101": 0})) == []
    assert found(replace(blank, unclaimed=(cell,))) == []
    assert found(replace(blank, beside=(Beside(entry=first, cell=cell),))) == []
    unknown = first._replace(code="1x9", value=None)
    assert found(replace(blank, entries=(*blank.entries, unknown))) == []


def test_a_form_that_nobody_can_be_held_to_is_not_called_empty() -> None:
    assert found(replace(all_of(BLANK), heading=heading(unit=None))) == []


def test_the_status_says_that_a_return_is_there_and_empty() -> None:
    cells = {"101": BLANK, "102": BLANK, "901": BLANK, "907": BLANK}
    status = surveyed(filed("07075", cells), filed("07078"))
    assert [each.unit.code for each in status.empty] == ["07075"]
    assert [each.unit.code for each in status.received] == ["07075", "07078"]


def test_a_later_return_that_is_filled_in_takes_the_place_of_an_empty_one() -> None:
    cells = {"101": BLANK, "102": BLANK, "901": BLANK, "907": BLANK}
    first = filed("07075", cells, file="1.xlsx")
    assert surveyed(first, filed("07075", submission=2, file="2.xlsx")).empty == ()


def test_the_report_names_the_empty_returns() -> None:
    cells = {"101": BLANK, "102": BLANK, "901": BLANK, "907": BLANK}
    dossier = draw_up(examined(filed("07075", cells), filed("07078")), 2013)
    told = "\n".join(map(str, returns_blocks(dossier, language("en"))))
    assert "Returns that came in empty (1): Xã An Sinh." in told
