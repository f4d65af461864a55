"""Review records: JSON, valid by the published schema."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.assessments import Known, small
from tests.rollups import rolled
from xhht_cli.present.language import language
from xhht_cli.present.review_records import review_json

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "schemas" / "review-1.schema.json").read_text(encoding="utf-8"))
VI = language("vi")
AN_SINH, TRANG_LUONG = "07075", "07078"
TWO = small(AN_SINH, TRANG_LUONG)

FIGURES: Known = {
    2013: {AN_SINH: {"401": 1000, "403": 400}, TRANG_LUONG: {"401": 500, "403": 200}},
    2014: {AN_SINH: {"401": 1000, "403": 500}, TRANG_LUONG: {"401": 500, "403": 310}},
}


def test_a_review_as_json() -> None:
    drawn = rolled(FIGURES, TWO, years=(2014,), indicators=("ho-hieu-hoc",))
    assert json.loads(review_json(drawn, VI)) == {
        "schema": "xhht/review/1",
        "plan": "dong-trieu-2011",
        "unit": None,
        "year": 2014,
        "expected": 2,
        "usable": 2,
        "targets": [
            {
                "id": "T08",
                "indicator": "ho-hieu-hoc",
                "title": "Hộ gia đình được công nhận là gia đình hiếu học",
                "measure": "ho-hieu-hoc",
                "year": 2015,
                "floor": 65,
                "ceiling": None,
                "over": False,
                "phase": "upcoming",
                "outcome": "not-met",
                "start": {
                    "year": 2013,
                    "numerator": 600,
                    "denominator": 1500,
                    "percent": 40.0,
                    "value": 40.0,
                    "per": 100,
                    "reported": 2,
                    "expected": 2,
                },
                "now": {
                    "year": 2014,
                    "numerator": 810,
                    "denominator": 1500,
                    "percent": 54.0,
                    "value": 54.0,
                    "per": 100,
                    "reported": 2,
                    "expected": 2,
                },
                # 65 % of 1500 is 975
                "shortfall": 165,
                "points_a_year": 11.0,
                "count_a_year": 165,
                # 14 of 25 points are due after 1,12 of 2 years
                "years_ahead": 0.12,
                "years_ahead_best": 0.12,
                "holding": [
                    {"unit": "07075", "name": "Xã An Sinh", "shortfall": 150},
                    {"unit": "07078", "name": "Xã Tràng Lương", "shortfall": 15},
                ],
            }
        ],
    }


@pytest.mark.parametrize("unit", [None, AN_SINH])
@pytest.mark.parametrize("year", [2013, 2014])
def test_it_is_valid_by_the_schema(year: int, unit: str | None) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    drawn = rolled(FIGURES, TWO, years=(year,), unit=unit)
    Draft202012Validator(SCHEMA).validate(json.loads(review_json(drawn, VI)))


@pytest.mark.parametrize(
    "place", [(), ("targets", 0), ("targets", 0, "now"), ("targets", 0, "holding", 0)]
)
def test_the_schema_takes_no_key_it_does_not_know(place: tuple[str | int, ...]) -> None:
    drawn = rolled(FIGURES, TWO, years=(2014,), indicators=("ho-hieu-hoc",))
    found: object = json.loads(review_json(drawn, VI))
    inner = found
    for step in place:
        inner = inner[step]  # type: ignore[index]  # JSON as it comes
    inner["extra"] = 1  # type: ignore[index]  # likewise
    assert not Draft202012Validator(SCHEMA).is_valid(found)
