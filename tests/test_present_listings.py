"""Listings: the plan's targets and the register's units."""

import csv
import json
from collections.abc import Iterable
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from rich.console import Console, RenderableType

from tests.builders import plan
from tests.every_way import PLAN as EVERY_WAY
from xhht_cli.present.language import language
from xhht_cli.present.listings import (
    plan_csv,
    plan_json,
    plan_markdown,
    plan_table,
)
from xhht_cli.present.register import units_csv, units_json, units_markdown, units_table

ROOT = Path(__file__).parent.parent
ENGLISH = language("en")


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((ROOT / f"schemas/{name}-1.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=FormatChecker())


def screen(blocks: Iterable[RenderableType], width: int) -> list[str]:
    console = Console(width=width, color_system=None, highlight=False)
    with console.capture() as capture:
        for block in blocks:
            console.print(block)
    return [line.rstrip() for line in capture.get().splitlines()]


def test_the_plan_is_listed_by_milestone_with_each_target_once() -> None:
    lines = screen(plan_table(plan(), ENGLISH), 120)
    headings = [line for line in lines if line.startswith(("To the end", "Each year"))]
    assert headings == [
        *(f"To the end of {year}" for year in (2011, 2012, 2015, 2020)), "Each year"
    ]  # fmt: skip
    assert sorted(line[:3] for line in lines if line[:1] == "T" and line[1:3].isdigit()) == [
        f"T{n:02}" for n in range(1, 28)
    ]
    (line,) = (line for line in lines if line.startswith("T08"))
    assert line.split()[1:4] == ["≥", "65–70%", "II.3"]


@pytest.mark.parametrize("width", [80, 120])
def test_the_listings_keep_within_the_width(width: int) -> None:
    for blocks in (plan_table(plan(), ENGLISH), units_table(plan(), 2013, ENGLISH)):
        assert max(map(len, screen(blocks, width))) <= width


def test_the_plan_as_json_fits_its_schema() -> None:
    data = json.loads(plan_json(plan(), ENGLISH))
    validator("plan").validate(data)
    assert len(data["targets"]) == 27
    yearly = next(target for target in data["targets"] if target["id"] == "T14")
    assert (yearly["first_year"], yearly["year"], yearly["aim"]) == (2011, 2015, None)


def test_the_plan_as_csv_has_a_row_for_each_target() -> None:
    rows = list(csv.DictReader(StringIO(plan_csv(plan(), ENGLISH))))
    assert [row["id"] for row in rows][:3] == ["T01", "T02", "T03"]
    t22 = next(row for row in rows if row["id"] == "T22")
    assert (t22["floor"], t22["aim"], t22["orientation"]) == ("10", "", "true")


def test_the_plan_as_markdown_quotes_the_plan() -> None:
    text = plan_markdown(plan(), ENGLISH)
    assert "“có 30% trường mầm non, mẫu giáo đạt Chuẩn quốc gia”" in text
    assert text.count("\n## ") == 6
    assert "## Directions without a figure" in text


def test_what_later_documents_changed_and_which_level_is_bound_is_shown_in_every_format() -> None:
    """G1 asks for 65–70% until 2013; a decision raises it to 75–80% from 2014 on."""
    told = "from 2014 at least 75%, aiming at 80%, 31 December 2015 (Quyết định mẫu)"
    first, *others = EVERY_WAY.targets
    bound = replace(EVERY_WAY, targets=(replace(first, levels=("xa",)), *others))
    table = screen(plan_table(bound, ENGLISH), 120)
    (place,) = (n for n, line in enumerate(table) if line.startswith("G1"))
    assert [line.strip() for line in table[place + 2 : place + 4]] == [
        f"→ {told}",
        "→ only units of the level Commune",
    ]
    assert f"“G1” → {told} → only units" in plan_markdown(bound, ENGLISH)
    row = next(csv.DictReader(StringIO(plan_csv(bound, ENGLISH))))
    assert (row["levels"], row["changes"]) == ("xa", told)
    record = json.loads(plan_json(bound, ENGLISH))
    validator("plan").validate(record)
    change = record["targets"][0]["changes"][0]
    assert (change["from"], change["floor"], change["ceiling"]) == (2014, 75, None)


def test_directions_without_a_figure_are_listed_behind_the_targets() -> None:
    table = "\n".join(screen(plan_table(plan(), ENGLISH), 120))
    _, directions = table.split("Directions without a figure (shown, never judged)")
    assert all(each.title.en in directions for each in plan().trends)
    listed = json.loads(plan_json(plan(), ENGLISH))["trends"]
    assert [each["id"] for each in listed] == [each.measure.id for each in plan().trends]


@pytest.mark.parametrize(("year", "count"), [(2013, 63), (2026, 5), (2003, 0), (None, 84)])
def test_units_of_a_year_or_all_rows_of_the_register(year: int | None, count: int) -> None:
    data = json.loads(units_json(plan(), year))
    validator("units").validate(data)
    assert (data["year"], len(data["units"])) == (year, count)
    assert len(list(csv.DictReader(StringIO(units_csv(plan(), year))))) == count
    assert screen(units_table(plan(), year, ENGLISH), 120)[-1] == f"Units: {count}"
    assert units_markdown(plan(), year, ENGLISH).count("\n") == count + 2


def test_a_unit_bears_its_days_and_successors() -> None:
    rows = list(csv.DictReader(StringIO(units_csv(plan(), 2024))))
    merged = next(row for row in rows if row["unit"] == "07093")
    assert merged == {
        "unit": "07093",
        "name": "Phường Đức Chính",
        "kind": "phuong",
        "form": "01.N/XHHT-X",
        "valid_from": "2024-11-01",
        "valid_to": "2025-06-30",
        "successors": "07090 07093",
        "class": "",
        "basis": "1199/NQ-UBTVQH15",
        "parent": "",
    }
