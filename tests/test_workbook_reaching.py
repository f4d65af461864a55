"""Own verdicts of units: formulas letter for letter, and worked out by LibreOffice."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.utils import get_column_letter

from tests.dossiers import drawn_up
from tests.filling import Filed
from tests.recalculated import SOFFICE, Cells, differing, recalculated, values
from xhht_cli.messages import Text
from xhht_cli.plan import load_plan
from xhht_cli.plan.model import (
    Count,
    Indicator,
    Measure,
    Pair,
    Plan,
    Pooled,
    Reaching,
    Standard,
    Unit,
)
from xhht_cli.present.language import language
from xhht_cli.present.workbook import summary_workbook
from xhht_cli.present.workbook.reaching import verdict_formula

EVERY_WAY = load_plan(Path(__file__).parent / "plans" / "every-way")
FAMILIES, LITERATE = (
    Pair(numerator=("102",), denominator="101"),
    Pair(numerator=("112",), denominator="111"),
)
BOOKS, LEARNERS = (
    Pair(numerator=("122",), denominator="121"),
    Pair(numerator=("112", "142"), denominator="111"),
)
CLASSES = Count(items=("131", "141"))
HOUSES = Count(items=("131", "151"))


def ratio(*pairs: Pair, capped: bool = True) -> Pooled:
    return Pooled(pairs=pairs, capped=capped)


def standard(floor: str | None = None, ceiling: str | None = None) -> Standard:
    return Standard(
        floor=None if floor is None else Decimal(floor),
        ceiling=None if ceiling is None else Decimal(ceiling),
    )


def measure(
    formula: Pooled | Count,
    asked: Standard,
    per: int | None = 100,
    of_class: Standard | None = None,
    name: str = "m",
) -> Measure:
    by_class = {"dbkk": of_class} if of_class else {}
    reaching = Reaching(
        formula=formula,
        per=None if isinstance(formula, Count) else per,
        standard=asked,
        by_class=by_class,
    )
    return Measure(id=name, title=Text(vi=name, en=name), judged=True, formula=reaching)


def said(found: Measure, unit: str = "91001") -> str:
    """The formula of a unit whose item 101 stands in cell i101, and so on."""
    return verdict_formula(
        found, EVERY_WAY.units_in(2013)[unit], EVERY_WAY, lambda code: f"i{code}"
    )


def test_a_floor_is_kept_or_not_as_soon_as_the_figures_known_settle_it() -> None:
    assert said(measure(ratio(FAMILIES), standard("70"))) == (
        'IF(AND(COUNT(i101)=1,SUM(i101)=0),"x",'
        "IF(AND(OR(COUNT(i102)=1,COUNT(i101)=1),"
        "IF(COUNT(i102)=1,100*SUM(i102)-70*IF(COUNT(i101)=1,i101,SUM(i102)),30*N(i101))<0),0,"
        'IF(AND(COUNT(i101)=1,100*SUM(i102)>=70*SUM(i101)),1,"–")))'
    )


def test_a_count_has_no_denominator_and_may_be_settled_by_one_of_its_items() -> None:
    assert said(measure(CLASSES, standard("1"))) == (
        'IF(AND(COUNT(i131,i141)=2,SUM(i131,i141)-1<0),0,IF(SUM(i131,i141)>=1,1,"–"))'
    )


def test_an_answer_that_is_missing_adds_one_at_the_most() -> None:
    assert said(measure(HOUSES, standard(None, "2"))) == (
        'IF(SUM(i131,i151)>2,0,IF(AND(COUNT(i131)=1,SUM(i131,i151)+(1-COUNT(i151))-2<=0),1,"–"))'
    )


def test_a_unit_of_a_class_is_held_against_the_standard_of_its_class() -> None:
    found = measure(ratio(FAMILIES), standard("70"), of_class=standard("62.5"))
    assert ">=70*SUM(i101)" in said(found, "91001")
    assert "1000*SUM(i102)>=625*SUM(i101)" in said(found, "91003")


def test_a_unit_that_has_no_part_in_the_measure_is_not_asked() -> None:
    of_a_class = replace(measure(CLASSES, standard("1")), classes=("dbkk",))
    assert said(of_a_class, "91001") == '"x"'
    assert said(of_a_class, "91003").startswith("IF(")


MEASURES = (
    measure(ratio(FAMILIES), standard("70"), of_class=standard("62.5")),
    measure(ratio(FAMILIES), standard("100")),
    measure(ratio(LITERATE), standard(None, "5")),
    measure(ratio(LITERATE), standard(None, "100")),
    measure(ratio(FAMILIES), standard("40", "60")),
    measure(ratio(FAMILIES, LITERATE), standard("55")),
    measure(ratio(FAMILIES, LITERATE), standard(None, "45")),
    measure(ratio(LEARNERS, FAMILIES), standard("100")),
    measure(ratio(BOOKS, capped=False), standard("900.5"), per=1000),
    measure(ratio(BOOKS, FAMILIES, capped=False), standard(None, "3"), per=1),
    measure(ratio(BOOKS, capped=False), standard("0.5", "2"), per=1, of_class=standard("1")),
    measure(CLASSES, standard("3")),
    measure(CLASSES, standard(None, "3")),
    measure(CLASSES, standard("2", "4")),
    measure(HOUSES, standard("2")),
    measure(Count(items=("151",)), standard(None, "1")),
)


def plan_of_many() -> Plan:
    """Forty communes, some of them of a class, and an indicator for each of the measures."""
    found = [replace(each, id=f"m{place}") for place, each in enumerate(MEASURES)]
    units = tuple(
        Unit(
            code=str(92001 + place),
            name=f"Xã {place}",
            kind="xa",
            valid_from=date(2011, 1, 1),
            valid_to=None,
            successors=(),
            basis="",
            class_="dbkk" if place % 3 == 0 else None,
        )
        for place in range(40)
    )
    return replace(
        EVERY_WAY,
        units=units,
        targets=(),
        indicators=tuple(
            Indicator(id=each.id, title=each.title, measures=(each,)) for each in found
        ),
    )


def drawn() -> Filed:
    """Small figures that keep the rules, many of them 0, a third of them not known."""
    chance, filed = random.Random(5), {}  # noqa: S311  # repeatable, not secret
    for place in range(40):
        households, adults = chance.choice([0, 2, 10]), chance.choice([0, 4, 20])
        items = {
            "101": households, "102": chance.randint(0, households), "111": adults,
            "112": chance.randint(0, adults), "142": chance.randint(0, adults),
            "121": chance.choice([0, 5]), "122": chance.choice([0, 3, 9, 15]),
            "131": chance.randint(0, 3), "141": chance.randint(0, 2), "151": chance.randint(0, 1),
        }  # fmt: skip
        known = {code: value for code, value in items.items() if chance.random() < 0.7}
        filed[2013, str(92001 + place)] = known
    return filed


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Cells, Cells]:
    """The workbook as written, and as LibreOffice works it out."""
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    content = summary_workbook(drawn_up(drawn(), 2013, plan_of_many()), language("vi"))
    again = recalculated(content, tmp_path_factory.mktemp("reaching"))
    return values(content), values(again)


def test_the_formulas_judge_every_unit_as_the_program_does(both: tuple[Cells, Cells]) -> None:
    written, again = both
    assert differing(written, again) == []


def test_units_that_keep_a_standard_that_do_not_and_that_are_open_all_occur(
    both: tuple[Cells, Cells],
) -> None:
    # eight labels and ten items stand before the columns of the measures
    columns = [get_column_letter(19 + place) for place in range(len(MEASURES))]
    found = [{both[0]["Số liệu", f"{column}{row}"] for row in range(7, 47)} for column in columns]
    assert set.union(*found) == {1, 0, "–", "x"}
    assert all(each & {0, 1} for each in found)


def test_some_units_are_settled_though_not_all_their_figures_are_known(
    both: tuple[Cells, Cells],
) -> None:
    written, _ = both
    centres, classes, at_least_three = "O", "P", get_column_letter(19 + 11)
    settled = [
        row
        for row in range(7, 47)
        if not {("Số liệu", f"{centres}{row}"), ("Số liệu", f"{classes}{row}")} <= written.keys()
        and written["Số liệu", f"{at_least_three}{row}"] == 1
    ]
    assert settled
