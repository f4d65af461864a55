"""The handbook: what explain says, and the documents made from the same words."""

import csv
import json
import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.builders import plan
from tests.every_way import PLAN as EVERY_WAY
from tests.levels import NATION, write_plan
from xhht_cli.errors import WrongCallError
from xhht_cli.plan import load_plan
from xhht_cli.plan.model import Plan
from xhht_cli.plan.remarks import REMARKS
from xhht_cli.present.handbook import explain, page_csv, page_json, page_markdown, page_text
from xhht_cli.present.handbook.documents import findings_page, indicators_page
from xhht_cli.present.language import Language, language
from xhht_cli.rules import CATALOGUE

ROOT = Path(__file__).parent.parent
ENGLISH, VIETNAMESE = language("en"), language("vi")
SCHEMA = json.loads((ROOT / "schemas/explain-1.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())

EVERYTHING = [
    *(target.id for target in plan().targets),
    *plan().indicator_by_id,
    *(trend.measure.id for trend in plan().trends),
    *plan().item_by_code,
    *sorted(plan().codes),
    *CATALOGUE,
]


def record(name: str) -> dict[str, object]:
    data = json.loads(page_json(explain(name, plan()), ENGLISH))
    assert isinstance(data, dict)
    return data


def test_a_target_is_told_in_the_plans_own_words() -> None:
    told = record("T08")
    assert told["quote"] == "Phấn đấu 65-70% hộ gia đình được công nhận là gia đình hiếu học"
    assert (told["clause"], told["floor"], told["aim"], told["year"]) == ("II.3", 65, 70, 2015)
    assert (told["indicator"], told["measures"]) == ("ho-hieu-hoc", ["ho-hieu-hoc"])
    assert told["orientation"] is False
    items = told["items"]
    assert isinstance(items, list)
    assert [item["id"] for item in items] == ["403", "401"]


def test_a_yearly_target_has_a_first_and_a_last_year_and_one_without_aim_has_none() -> None:
    told = record("T14")
    assert (told["first_year"], told["year"], told["aim"]) == (2011, 2015, None)


def test_an_indicator_tells_its_measures_and_targets() -> None:
    told = record("ho-hieu-hoc")
    measures = told["measures"]
    assert isinstance(measures, list)
    assert [(m["id"], m["judged"], m["items"]) for m in measures] == [
        ("ho-hieu-hoc", True, ["403", "401"]),
        ("ho-hieu-hoc:402/401", False, ["402", "401"]),
    ]
    assert told["targets"] == ["T08"]


def test_a_pooled_formula_adds_numerators_and_denominators() -> None:
    text = page_text(explain("lao-dong-qua-dao-tao", plan()), ENGLISH)
    judged = " ".join(text.split("What is judged:")[1].split("Shown")[0].split())
    assert judged.startswith("[")
    assert "(602) + " in judged
    assert "(603)] ÷ " in judged
    assert judged.endswith("(601)")


def test_a_share_names_the_kinds_of_units() -> None:
    text = " ".join(page_text(explain("buu-dien-thu-vien", plan()), ENGLISH).split())
    assert "Of the units that are to report (Commune, Town, Ward), those that answered Có" in text
    assert "(201), " in text


def test_an_item_tells_who_files_it_and_its_rules_and_what_is_made_of_it() -> None:
    told = record("104")
    assert told["indicators"] == ["thon-internet-thu-vien"]
    assert told["forms"] == [
        {"form": "01.N/XHHT-X", "who": "Form 01.N/XHHT-X: every unit that files it"}
    ]
    rules = told["rules"]
    assert isinstance(rules, list)
    assert len(rules) == 4
    assert rules[0] == "with both (104) is at most Hamlets and street quarters, total (101)"
    assert "(102) + " in rules[3]
    assert "(103) − " in rules[3]


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("751", "Form 02.N/XHHT-CQ: Party body of the district, Office of the"),
        ("921", "Form 02.N/XHHT-CQ: GDDT Phòng Giáo dục và Đào tạo"),
        ("501", "Form 02.N/XHHT-CQ: every unit but CA Công an huyện, QS Ban"),
        ("914", ", without GDDT Phòng Giáo dục và Đào tạo"),
    ],
)
def test_who_files_an_item_is_said_in_words(item: str, words: str) -> None:
    assert words in " ".join(page_text(explain(item, plan()), ENGLISH).split())


def test_a_soft_rule_is_usual_and_a_hard_one_is_so() -> None:
    assert "is usually at most" in page_text(explain("303", plan()), ENGLISH)
    assert "usually" not in page_text(explain("302", plan()), ENGLISH)


def test_a_direction_without_a_figure_tells_its_clause_formula_and_definitions() -> None:
    told = record("mu-chu")
    assert (told["kind"], told["clause"], told["complement"], told["judged"]) == (
        *("trend", "IV.5", True, False),
    )
    formula = "literate (802) ÷ Women aged 15 to under 40 (801)"
    assert told["formula"] == f"Shown is what is missing to the whole, 100% less: {formula}"
    items = told["items"]
    assert isinstance(items, list)
    assert [item["id"] for item in items] == ["802", "801"]
    assert items[1]["definition"].startswith("Women living in the commune who on 31 December")
    held = record("pho-cap")
    assert held["complement"] is False
    assert str(held["formula"]).startswith("Of the units that are to report (Commune, Town, Ward)")


def test_an_item_names_the_directions_that_it_is_used_by() -> None:
    assert record("801")["indicators"] == ["phu-nu-xoa-mu", "mu-chu"]
    assert record("909")["indicators"] == ["pho-cap"]


def test_an_indicator_defines_its_items() -> None:
    items = record("ho-hieu-hoc")["items"]
    assert isinstance(items, list)
    assert [item["id"] for item in items] == ["403", "401", "402"]


def test_a_unit_tells_its_history_with_what_came_before_and_after() -> None:
    # Phường Đức Chính, enlarged on 1/11/2024, was split on 1/7/2025.
    rows = record("07093")["rows"]
    assert isinstance(rows, list)
    assert [row["valid_from"] for row in rows] == [
        "2004-08-31", "2015-03-12", "2024-11-01", "2025-07-01"
    ]  # fmt: skip
    assert (rows[2]["predecessors"], rows[2]["successors"]) == (
        ["07072", "07093"], ["07090", "07093"]
    )  # fmt: skip
    assert (rows[3]["name"], rows[3]["valid_to"]) == ("Phường Đông Triều", None)


def test_a_finding_is_checks_causes_and_remedy() -> None:
    told = record("R301")
    assert (told["severity"], told["effect"]) == ("error", "items")
    assert told["checks"] == "A part is not greater than its total."
    assert str(told["remedy"]).startswith("See by the unit's records which number is wrong.")


@pytest.mark.parametrize(
    ("asked", "found"), [("r301", "R301"), ("7075", "07075"), ("gddt", "GDDT"), (" t08 ", "T08")]
)
def test_small_letters_and_a_lost_zero_do_no_harm(asked: str, found: str) -> None:
    assert explain(asked, plan()).id == found


def test_an_unknown_name_is_a_wrong_call_with_the_nearest() -> None:
    with pytest.raises(WrongCallError, match=r"unit or finding T8\.") as error:
        explain("T8", plan())
    names = dict(error.value.details[0].values)["names"]
    assert isinstance(names, tuple)
    assert "T08" in names
    with pytest.raises(WrongCallError, match="For example"):
        explain("???", plan())


@pytest.mark.parametrize("spoken", [VIETNAMESE, ENGLISH])
def test_everything_can_be_explained_in_four_formats(spoken: Language) -> None:
    for name in EVERYTHING:
        page = explain(name, plan())
        data = json.loads(page_json(page, spoken))
        VALIDATOR.validate(data)
        assert data["id"] == name
        rows = list(csv.DictReader(StringIO(page_csv(page, spoken))))
        assert {row["id"] for row in rows} == {name}
        assert max(map(len, page_text(page, spoken).splitlines())) <= 80
        assert page_markdown(page, spoken).startswith(f"# {name} · ")


def test_the_text_of_a_page() -> None:
    assert page_text(explain("R121", plan()), ENGLISH) == (
        """\
R121 · The unit code (Mã đơn vị) stands at the top of the return.

Severity:
  error: something was written and is not used

Effect:
  the whole return is not used

What it checks:
  The unit code (Mã đơn vị) stands at the top of the return.

Common causes:
  a blank form without a unit was filled in; the top right corner was deleted.

What to do:
  Write the unit's code at Mã đơn vị; xhht units lists the codes.
"""
    )


def test_explaining_waits_neither_for_pandas_nor_for_rich() -> None:
    script = (
        "import sys; from xhht_cli.plan import load_plan; from xhht_cli.present import handbook;"
        "from xhht_cli.present.language import language;"
        "print(handbook.page_text(handbook.explain('R301', load_plan()), language('en')));"
        "found = {'pandas', 'numpy', 'rich'} & set(sys.modules); assert not found, found"
    )
    environment = {**os.environ, "PYTHONUTF8": "1"}
    subprocess.run([sys.executable, "-c", script], check=True, env=environment, capture_output=True)  # noqa: S603  # our own words


def test_the_document_on_findings_is_what_the_catalogue_says() -> None:
    document = (ROOT / "docs/findings.md").read_text(encoding="utf-8")
    assert document == findings_page((VIETNAMESE, ENGLISH)), "run: make docs"


def test_the_document_on_findings_has_every_code_and_both_languages() -> None:
    document = findings_page((VIETNAMESE, ENGLISH))
    for code, entry in CATALOGUE.items():
        assert document.count(f"\n### {code}\n") == 1
        assert entry.remedy.id.split("(")[0] in document


def test_the_document_on_indicators_is_what_the_plan_says() -> None:
    document = (ROOT / "docs/indicators.md").read_text(encoding="utf-8")
    assert document == indicators_page(plan(), (VIETNAMESE, ENGLISH)), "run: make docs"


def test_the_document_on_indicators_has_every_indicator_and_quotation() -> None:
    document = indicators_page(plan(), (VIETNAMESE, ENGLISH))
    for indicator in plan().indicators:
        assert document.count(f"\n## {indicator.id}\n") == 1
        assert indicator.title.vi in document
        assert indicator.title.en in document
    for target in plan().targets:
        assert f"> {target.id} ({target.clause}): “" in document


@pytest.fixture(scope="module")
def layered(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """A nation, a target that binds districts only, and a district called 401."""
    place = write_plan(
        tmp_path_factory.mktemp("nation"), f"{NATION}401,Huyện Tây,huyen,2013-01-01,,,,02\n"
    )
    file = place / "plan.toml"
    text = file.read_text(encoding="utf-8")
    only = text.replace('id = "T08"\n', 'id = "T08"\nlevels = ["huyen"]\n')
    file.write_text(only, encoding="utf-8")
    return load_plan(place)


def told_of(name: str, about: Plan) -> dict[str, object]:
    data = json.loads(page_json(explain(name, about), ENGLISH))
    VALIDATOR.validate(data)
    assert isinstance(data, dict)
    return data


def test_an_upper_unit_tells_what_stands_above_and_below_it(layered: Plan) -> None:
    told = told_of("02", layered)
    rows = told["rows"]
    assert isinstance(rows, list)
    (row,) = rows
    assert (row["name"], row["kind"], row["form"], row["parent"]) == (
        "Tỉnh Thử Hai",
        "tinh",
        None,
        "VN",
    )
    assert (told["below"], told["filing"]) == (["003", "401"], 2)
    text = page_text(explain("02", layered), ENGLISH)
    assert "— one level above it: VN Cả nước" in text
    assert "2: 003 Huyện Đông, 401 Huyện Tây" in text


def test_a_level_names_the_targets_that_bind_it(layered: Plan) -> None:
    province, district = told_of("tinh", layered), told_of("huyen", layered)
    binding = [target.id for target in layered.targets]
    assert district["targets"] == binding
    assert province["targets"] == [each for each in binding if each != "T08"]
    assert (province["units"], province["form"]) == (["01", "02"], None)
    assert "only units of the level District" in page_text(explain("T08", layered), ENGLISH)


def test_of_two_things_of_one_name_each_can_be_asked_for(layered: Plan) -> None:
    item, unit = told_of("401", layered), told_of("unit:401", layered)
    assert (item["kind"], item["namesakes"]) == ("item", ["unit:401"])
    assert (unit["kind"], unit["title"], "namesakes" in unit) == ("unit", "Huyện Tây", False)


def test_a_class_names_its_units_and_what_is_asked_of_them() -> None:
    told = told_of("dbkk", EVERY_WAY)
    assert told["units"] == ["91003", "91004"]
    assert told["indicators"] == ["gia-dinh-dbkk", "xa-dat"]
    text = page_text(explain("DBKK", EVERY_WAY), ENGLISH)
    assert "of a unit of\n    this class at least 60%" in text


def test_every_warning_of_plan_check_can_be_explained() -> None:
    code = re.compile(r'(?:Lint\(|_of_two\(|yield)\s*(?:code=)?"(P\d{3})"')
    files = (ROOT / "xhht_cli").rglob("*.py")
    given = {found for file in files for found in code.findall(file.read_text(encoding="utf-8"))}
    in_docs = set(re.findall(r"\bP\d{3}\b", (ROOT / "docs/plans.md").read_text(encoding="utf-8")))
    assert set(REMARKS) == given == in_docs
    for name in REMARKS:
        assert told_of(name, plan())["kind"] == "remark"
