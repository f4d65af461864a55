"""The JSON Schemas of a plan's files: kept, and of one mind with what reads the files."""

import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.starters import STARTER
from xhht_cli.cases.json_schemas import json_schemas
from xhht_cli.plan import BUILT_IN, DEFAULT_PLAN

ROOT = Path(__file__).parent.parent
FOLDERS = (STARTER, BUILT_IN / DEFAULT_PLAN)


def valid(kind: str, text: str) -> bool:
    schema = json.loads(json_schemas()[f"{kind}.schema.json"])
    Draft202012Validator.check_schema(schema)
    return bool(Draft202012Validator(schema).is_valid(tomllib.loads(text)))


def files(kind: str) -> list[Path]:
    below = "tests/*.toml" if kind == "cases" else f"{kind}.toml"
    return [path for folder in FOLDERS for path in sorted(folder.glob(below))]


@pytest.mark.parametrize("name", sorted(json_schemas()))
def test_the_schemas_in_the_repository_are_those_of_the_code(name: str) -> None:
    assert (ROOT / "schemas" / name).read_text(encoding="utf-8") == json_schemas()[name]


@pytest.mark.parametrize("name", sorted(json_schemas()))
def test_every_key_has_a_note_for_whoever_writes_it_in_an_editor(name: str) -> None:
    schema = json.loads(json_schemas()[name])
    tables = [schema, *schema["$defs"].values()]
    keys = [(key, value) for table in tables for key, value in table["properties"].items()]
    assert keys
    assert [key for key, value in keys if " / " not in value["description"]] == []


@pytest.mark.parametrize("kind", ["plan", "items", "cases"])
def test_the_files_of_the_plans_are_valid(kind: str) -> None:
    for path in files(kind):
        assert valid(kind, path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("plan", 'id = "T1"', 'name = "T1"'),
        ("plan", "floor = 50", "floor = 0"),
        ("plan", "floor = 50", 'floor = "50"'),
        ("plan", "year = 2015", "year = 1915"),
        ("plan", "title.en = ", "title.fr = "),
        ("plan", 'of = "communes"', "of = 1"),
        ("plan", 'of = "communes"', "of = []"),
        ("plan", 'clause = "II.1"', 'clause = " "'),
        ("items", 'kind = "yes-no"', 'kind = "maybe"'),
        ("items", 'code = "101"', 'code = "10"'),
        ("items", "depth = 1", "depth = 3"),
        ("cases", "101 = 1000", "101 = -1"),
        ("cases", "101 = 1000", '101 = "many"'),
        ("cases", '= "missing"', '= "lost"'),
        ("cases", '"met"', '"reached"'),
        ("cases", '"900/1800"', '"half"'),
    ],
)
def test_a_slip_of_the_pen_is_not_valid(kind: str, old: str, new: str) -> None:
    text = files(kind)[0].read_text(encoding="utf-8")
    assert valid(kind, text)
    assert old in text
    assert not valid(kind, text.replace(old, new, 1))


@pytest.mark.parametrize("path", sorted(STARTER.rglob("*.toml")), ids=lambda path: path.name)
def test_the_starter_names_the_schema_of_each_file_in_its_first_line(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    schema = path.parent / first.removeprefix("#:schema ")
    assert first.startswith("#:schema ")
    assert schema.resolve().relative_to(STARTER).as_posix() in {
        f"schemas/{name}" for name in json_schemas()
    }
