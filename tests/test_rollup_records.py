"""Roll-up records: JSON and CSV as the contract has them, and valid by the published schema."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.assessments import Known, small
from tests.rollups import rolled
from xhht_cli.present.language import language
from xhht_cli.present.records import COLUMNS
from xhht_cli.present.rollup_records import rollup_csv, rollup_json

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "schemas" / "rollup-1.schema.json").read_text(encoding="utf-8"))
VI, EN = language("vi"), language("en")
HOUSEHOLDS = ("ho-hieu-hoc",)

MERGED: Known = {
    # Việt Dân and Tân Việt, one unit from November 2024
    2023: {"07084": {"401": 900, "403": 300}, "07087": {"401": 700, "403": 200}},
    2024: {"07084": {"401": 1600, "403": 1200}},
}
VIET_DAN = small("07084", "07087")

SPLIT: Known = {
    # Phường Đức Chính was divided between An Sinh and Đông Triều in July 2025
    2024: {"07093": {"401": 1000, "403": 650}},
    2025: {"07090": {"401": 600, "403": 300}, "07093": {"401": 400, "403": 300}},
}
DUC_CHINH = small("07090", "07093")

IN_2024 = {
    "year": 2024,
    "measures": [
        {
            "id": "ho-hieu-hoc",
            "title": "Hộ gia đình được công nhận là gia đình hiếu học",
            "judged": True,
            "numerator": 1200,
            "denominator": 1600,
            "percent": 75.0,
            "reported": 1,
            "expected": 1,
            "lower": 75.0,
            "upper": 75.0,
            "estimated": False,
            "mean_disagrees": False,
            "value": 75.0,
            "per": 100,
        },
        {
            "id": "ho-hieu-hoc:402/401",
            "title": "Đăng ký danh hiệu gia đình hiếu học",
            "judged": False,
            "numerator": 0,
            "denominator": 0,
            "percent": None,
            "reported": 0,
            "expected": 1,
            "lower": 0.0,
            "upper": 100.0,
            "estimated": False,
            "mean_disagrees": False,
            "value": None,
            "per": 100,
        },
    ],
    "targets": [
        {
            "id": "T08",
            "year": 2015,
            "floor": 65,
            "aim": 70,
            "ceiling": None,
            "clause": "II.3",
            "orientation": False,
            "phase": "past",
            "outcome": "met",
            "estimated": False,
            "provisional": None,
            "aim_reached": True,
            "shortfall": 0,
            "over": False,
            "decisive": [],
            "needed": None,
            "outstanding": None,
            "pace": None,
            "pace_best": None,
            "pace_base": None,
            "measure": "ho-hieu-hoc",
            "measures": [{"id": "ho-hieu-hoc", "outcome": "met", "shortfall": 0, "pace": None}],
        }
    ],
}


def test_the_object_is_that_of_the_contract() -> None:
    drawn = rolled(MERGED, VIET_DAN, years=(2024,), indicators=HOUSEHOLDS)
    found = json.loads(rollup_json(drawn, VI))
    assert found == {
        "schema": "xhht/rollup/1",
        "plan": "dong-trieu-2011",
        "unit": None,
        "years": [2024],
        "indicators": [
            {
                "id": "ho-hieu-hoc",
                "title": "Hộ gia đình được công nhận là gia đình hiếu học",
                "years": [IN_2024],
            }
        ],
        "trends": [],
    }
    assert list(found) == ["schema", "plan", "unit", "years", "indicators", "trends"]
    assert list(found["indicators"][0]) == ["id", "title", "years"]


def test_every_year_has_its_own_figures_and_verdict() -> None:
    found = json.loads(rollup_json(rolled(MERGED, VIET_DAN, indicators=HOUSEHOLDS), VI))
    assert found["years"] == [2023, 2024]
    assert [
        (each["year"], each["measures"][0]["percent"], each["targets"][0]["outcome"])
        for each in found["indicators"][0]["years"]
    ] == [(2023, 31.25, "not-met"), (2024, 75.0, "met")]


def test_a_target_is_left_out_in_the_years_that_do_not_list_it() -> None:
    known: Known = {year: {"BTG": {"501": 8, "503": 8}} for year in (2015, 2016)}
    found = json.loads(rollup_json(rolled(known, small("BTG"), indicators=("boi-duong-nam",)), VI))
    (indicator,) = found["indicators"]
    assert [[target["id"] for target in each["targets"]] for each in indicator["years"]] == [
        ["T14"],
        [],
    ]


def lines_of(found: dict[str, object]) -> list[tuple[object, object, object, object]]:
    units = found["units"]
    assert isinstance(units, list)
    return [
        (
            each["unit"],
            each["name"],
            each["merged_from"],
            [
                (year["year"], year["measures"][0]["numerator"])
                for year in each["indicators"][0]["years"]
            ],
        )
        for each in units
    ]


def test_lines_of_then_begin_anew_with_a_merger() -> None:
    drawn = rolled(MERGED, VIET_DAN, by_unit=True, indicators=HOUSEHOLDS)
    assert lines_of(json.loads(rollup_json(drawn, VI))) == [
        ("07084", "Xã Việt Dân", [], [(2023, 300)]),
        ("07084", "Xã Việt Dân", ["07087"], [(2024, 1200)]),
        ("07087", "Xã Tân Việt", [], [(2023, 200)]),
    ]


def test_lines_of_later_boundaries_sum_what_was_merged() -> None:
    drawn = rolled(MERGED, VIET_DAN, by_unit=True, boundaries=2024, indicators=HOUSEHOLDS)
    assert lines_of(json.loads(rollup_json(drawn, VI))) == [
        ("07084", "Xã Việt Dân", ["07087"], [(2023, 500), (2024, 1200)]),
    ]


def test_a_line_of_then_bears_the_name_of_its_last_year_shown() -> None:
    # the town of Mạo Khê became a ward in March 2015
    known: Known = {year: {"07069": {"401": 1000, "403": 400}} for year in (2013, 2014, 2015)}

    def names(*years: int, boundaries: int | None = None) -> list[str]:
        drawn = rolled(known, small("07069"), years=years, by_unit=True, boundaries=boundaries)
        return [each["name"] for each in json.loads(rollup_json(drawn, VI))["units"]]

    assert names(2013, 2014) == ["Thị trấn Mạo Khê"]
    assert names(2013, 2014, 2015) == ["Phường Mạo Khê"]
    assert names(2013, 2014, 2015, boundaries=2013) == ["Thị trấn Mạo Khê"]


def test_what_cannot_be_separated_is_one_line_under_all_codes() -> None:
    drawn = rolled(SPLIT, DUC_CHINH, by_unit=True, boundaries=2025, indicators=HOUSEHOLDS)
    found = lines_of(json.loads(rollup_json(drawn, EN)))
    assert ("07090+07093", [(2024, 650)]) in [(code, years) for code, _, _, years in found]
    assert "inseparable: Phường An Sinh, Phường Đông Triều" in [name for _, name, _, _ in found]


def test_one_unit_is_named() -> None:
    drawn = rolled(MERGED, VIET_DAN, unit="07084", indicators=HOUSEHOLDS)
    found = json.loads(rollup_json(drawn, VI))
    assert found["unit"] == "07084"
    assert "units" not in found


@pytest.mark.parametrize("boundaries", [None, 2023, 2024, 2025])
def test_it_is_valid_by_the_schema(boundaries: int | None) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for known, few in ((MERGED, VIET_DAN), (SPLIT, DUC_CHINH)):
        drawn = rolled(known, few, by_unit=True, boundaries=boundaries)
        Draft202012Validator(SCHEMA).validate(json.loads(rollup_json(drawn, VI)))


@pytest.mark.parametrize(
    "place",
    [
        *[(), ("units", 0), ("trends", 0), ("trends", 0, "years", 0)],
        *[("indicators", 0), ("indicators", 0, "years", 0)],
        *[("indicators", 0, "years", 0, at, 0) for at in ("measures", "targets")],
    ],
)
def test_the_schema_takes_no_key_it_does_not_know(place: tuple[str | int, ...]) -> None:
    found: object = json.loads(rollup_json(rolled(MERGED, VIET_DAN, by_unit=True), VI))
    inner = found
    for step in place:
        inner = inner[step]  # type: ignore[index]  # JSON as it comes
    inner["extra"] = 1  # type: ignore[index]  # likewise
    assert not Draft202012Validator(SCHEMA).is_valid(found)


def test_a_direction_without_a_figure_is_a_trend() -> None:
    # 30 of 400 women are not literate, at least 30 of the 1 000 of both communes
    known: Known = {
        2013: {"07075": {"801": 400, "802": 370}, "07078": {"801": 600}},
        2014: {"07075": {"801": 400, "802": 380, "909": 1}, "07078": {"801": 600, "802": 560}},
    }
    found = json.loads(rollup_json(rolled(known, small("07075", "07078")), EN))
    illiterate, universal = found["trends"]
    assert (illiterate["id"], illiterate["clause"]) == ("mu-chu", "IV.5")
    keys = ("numerator", "denominator", "percent", "lower", "upper", "reported", "expected")
    figures = [
        (year["year"], *(each[key] for key in keys))
        for year in illiterate["years"]
        for each in year["measures"]
    ]
    assert figures == [
        (2013, 30, 400, 7.5, 3.0, 63.0, 1, 2),  # 30 to 630 of 1 000
        (2014, 60, 1000, 6.0, 6.0, 6.0, 2, 2),
    ]
    last = universal["years"][1]["measures"][0]
    assert (last["numerator"], last["denominator"], last["reported"]) == (1, 1, 1)


def test_a_trend_has_rows_in_the_csv_without_a_target() -> None:
    known: Known = {2014: {"07075": {"801": 400, "802": 380, "909": 1}}}
    rows = csv.DictReader(StringIO(rollup_csv(rolled(known, small("07075")), EN)))
    assert [
        (row["indicator"], row["judged"], row["numerator"], row["percent"], row["target"])
        for row in rows
        if row["indicator"] in {"mu-chu", "pho-cap"}
    ] == [("mu-chu", "false", "20", "5.0", ""), ("pho-cap", "false", "1", "100.0", "")]


def test_the_csv_has_the_columns_of_an_assessment_and_the_lines_below_the_district() -> None:
    drawn = rolled(MERGED, VIET_DAN, by_unit=True, boundaries=2024, indicators=HOUSEHOLDS)
    rows = list(csv.DictReader(StringIO(rollup_csv(drawn, VI))))
    assert tuple(rows[0]) == COLUMNS
    assert [
        (row["year"], row["unit"], row["numerator"], row["denominator"], row["outcome"])
        for row in rows
        if row["judged"] == "true"
    ] == [
        ("2023", "", "500", "1600", "not-met"),
        ("2024", "", "1200", "1600", "met"),
        ("2023", "07084", "500", "1600", "not-met"),
        ("2024", "07084", "1200", "1600", "met"),
    ]


def test_code_and_first_day_tell_the_lines_of_one_code_apart() -> None:
    drawn = rolled(MERGED, VIET_DAN, by_unit=True, indicators=HOUSEHOLDS)
    found = json.loads(rollup_json(drawn, VI))["units"]
    assert [(each["unit"], each["since"]) for each in found] == [
        ("07084", "2004-08-31"),
        ("07084", "2024-11-01"),
        ("07087", "2004-08-31"),
    ]
    drawn = rolled(SPLIT, DUC_CHINH, by_unit=True, boundaries=2025, indicators=HOUSEHOLDS)
    found = json.loads(rollup_json(drawn, VI))["units"]
    assert ("07090+07093", None) in [(each["unit"], each["since"]) for each in found]


def test_each_unit_has_its_trends() -> None:
    known: Known = {
        2013: {"07075": {"801": 400, "802": 370}, "07078": {"801": 600, "802": 590}},
    }
    drawn = rolled(known, small("07075", "07078"), by_unit=True, indicators=("mu-chu",))
    units = json.loads(rollup_json(drawn, VI))["units"]
    assert [
        (each["unit"], trend["id"], year["year"], year["measures"][0]["numerator"])
        for each in units
        for trend in each["trends"]
        for year in trend["years"]
    ] == [("07075", "mu-chu", 2013, 30), ("07078", "mu-chu", 2013, 10)]
    rows = csv.DictReader(StringIO(rollup_csv(drawn, EN)))
    assert [
        (row["unit"], row["measure"], row["numerator"], row["denominator"]) for row in rows
    ] == [
        ("", "mu-chu", "40", "1000"),
        ("07075", "mu-chu", "30", "400"),
        ("07078", "mu-chu", "10", "600"),
    ]


def test_the_csv_of_one_unit_names_it() -> None:
    drawn = rolled(MERGED, VIET_DAN, unit="07084", indicators=HOUSEHOLDS)
    rows = csv.DictReader(StringIO(rollup_csv(drawn, VI)))
    assert {row["unit"] for row in rows} == {"07084"}


def test_the_csv_of_an_inseparable_line_has_all_its_codes() -> None:
    drawn = rolled(SPLIT, DUC_CHINH, by_unit=True, boundaries=2025, indicators=HOUSEHOLDS)
    rows = csv.DictReader(StringIO(rollup_csv(drawn, VI)))
    assert ("2024", "07090+07093", "650") in {(r["year"], r["unit"], r["numerator"]) for r in rows}
