"""R227 and R228: answers beside their cell, and answers that nobody sees."""

from dataclasses import replace

import pytest

from tests.builders import AGENCY_FORM, BLANK, heading, plan, sound, spoken
from xhht_cli.findings import Effect, Finding, FoundCell, Severity
from xhht_cli.returns.model import Beside, Cell, Return
from xhht_cli.rules import check


def of_code(found: Return, code: str) -> list[Finding]:
    return [finding for finding in check([found], plan()) if finding.code == code]


def test_an_answer_beside_its_cell_is_an_error_at_the_cell_where_it_stands() -> None:
    found = sound({"101": BLANK})
    slipped = Beside(entry=found.entries[0], cell=Cell(address="F11", raw="12"))
    (finding,) = of_code(replace(found, beside=(slipped,)), "R227")
    assert (finding.severity, finding.effect) == (Severity.ERROR, Effect.ITEMS)
    assert (finding.cell, finding.item, finding.value) == ("F11", "101", "12")
    assert finding.cells == (
        FoundCell(item="101", sheet="Biểu", cell="F11", value="12"),
        FoundCell(item="101", sheet="Biểu", cell="E11", value=""),
    )
    assert "“12” stands in the row of item 101 (" in spoken(finding.message)


def test_an_answer_beside_an_item_that_is_not_asked_for_is_nothing() -> None:
    tax_office = sound(head=heading(unit="THUE", form=AGENCY_FORM))
    foreign = tax_office.entries[0]._replace(code="921")
    slipped = Beside(entry=foreign, cell=Cell(address="F90", raw="Có"))
    assert of_code(replace(tax_office, beside=(slipped,)), "R227") == []


@pytest.mark.parametrize(("code", "told_by"), [("101", "R227"), ("999", "R224")])
def test_a_number_beside_its_cell_is_told_once_and_never_lost(code: str, told_by: str) -> None:
    found = sound({"101": BLANK})
    beside = found.entries[0]._replace(code=code)
    cell = Cell(address="F11", raw="12")
    slipped = replace(found, beside=(Beside(entry=beside, cell=cell),), unclaimed=(cell,))
    told = [finding.code for finding in check([slipped], plan()) if finding.cell == "F11"]
    assert told == [told_by]


def test_hidden_entries_are_one_warning_with_all_their_cells_and_are_used() -> None:
    found = sound({"101": 5, "102": 4})
    (finding,) = of_code(replace(found, hidden=found.entries[:2]), "R228")
    assert (finding.severity, finding.effect) == (Severity.WARNING, Effect.NOTHING)
    assert (finding.cell, finding.item) == ("E11", None)
    assert [cell.cell for cell in finding.cells] == ["E11", "E12"]
    assert spoken(finding.message) == (
        "Hidden rows, hidden columns or merged cells keep from sight what is used: 2;"
        " items: 101, 102."
    )


def test_a_hidden_sheet_is_a_warning_about_the_whole_of_it() -> None:
    found = sound({"101": 5})
    (finding,) = of_code(replace(found, hidden=found.entries, hidden_sheet=True), "R228")
    assert spoken(finding.message).startswith("The whole sheet is hidden, and its numbers are used")
