"""Facts file: what is exported is read back the same, and what does not fit is named."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.builders import BLANK, drawn, fault, heading, number, plan
from tests.filling import draw_years
from tests.in_memory import records_of, returns_of
from xhht_cli.errors import WrongCallError
from xhht_cli.facts_file import FILE_COLUMNS, read_facts
from xhht_cli.present.facts import facts_csv, facts_json
from xhht_cli.provenance import Record
from xhht_cli.returns.model import Fault

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "schemas/facts-1.schema.json").read_text(encoding="utf-8"))
HEADER = ",".join(FILE_COLUMNS)
GOOD = "07075,Xã An Sinh,2013,01.N/XHHT-X,401,ho,1000,1000,a.xlsx,Biểu,E29,"


def facts() -> tuple[Record, ...]:
    cells = {
        "401": number(1000, "1.000"),
        "402": BLANK,
        "403": fault("=1+1", Fault.UNCALCULATED),
        "404": number(0, "-"),
        "201": number(1, "Có"),
    }
    return records_of([drawn(cells, heading(), '+thư/xã "A", B.xlsx')], plan())


def written(folder: Path, *lines: str, name: str = "facts.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def told(path: Path) -> str:
    with pytest.raises(WrongCallError) as raised:
        read_facts(path, plan())
    return str(raised.value)


def test_the_csv_has_a_row_for_each_entry_and_no_formula() -> None:
    found = facts_csv(facts(), plan(), ";").split("\r\n")
    assert found[0] == HEADER.replace(",", ";")
    assert found[1] == (
        '07075;Xã An Sinh;2013;01.N/XHHT-X;401;ho;1000;1.000;"\'+thư/xã ""A"", B.xlsx";Biểu;E11;'
    )
    assert found[3].split(";")[6:8] == ["", "'=1+1"]
    assert found[4].split(";")[6:8] == ["0", "'-"]


def test_the_json_fits_its_schema() -> None:
    data = json.loads(facts_json(facts(), plan()))
    Draft202012Validator(SCHEMA).validate(data)
    assert data["facts"][1] == {
        "unit": "07075",
        "unit_name": "Xã An Sinh",
        "year": 2013,
        "form": "01.N/XHHT-X",
        "item": "402",
        "item_id": "ho_dang_ky",
        "value": None,
        "raw": "",
        "file": '+thư/xã "A", B.xlsx',
        "sheet": "Biểu",
        "cell": "E12",
        "sha256": None,
    }


def read_back(
    records: tuple[Record, ...], folder: Path, name: str, separator: str = ","
) -> tuple[Record, ...]:
    path = folder / name
    csv = facts_csv(records, plan(), separator)
    text = facts_json(records, plan()) if name.endswith("json") else csv
    path.write_bytes(text.encode("utf-8-sig" if name.endswith("csv") else "utf-8"))
    return read_facts(path, plan())


@pytest.mark.parametrize(("name", "separator"), [("f.json", ","), ("f.csv", ","), ("f.csv", ";")])
def test_what_is_written_is_read_back_the_same(tmp_path: Path, name: str, separator: str) -> None:
    filed = draw_years(plan(), (2011, 2015), 4)
    records = records_of(returns_of(plan(), filed), plan())
    ordered = tuple(sorted(records, key=lambda each: (each.fact.year, each.fact.unit)))
    assert read_back(records, tmp_path, name, separator) == ordered


def test_odd_texts_are_read_back_the_same(tmp_path: Path) -> None:
    records = facts()
    for name in ("f.csv", "f.json"):
        assert read_back(records, tmp_path, name) == records


def test_a_code_that_lost_its_zero_in_excel_is_known_again(tmp_path: Path) -> None:
    found = read_facts(written(tmp_path, HEADER, GOOD.removeprefix("0")), plan())
    assert [each.fact.unit for each in found] == ["07075"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (GOOD.replace("2013", "13"), "facts.csv:2: “13” is no year."),
        (GOOD.replace("07075", "99999"), "the register has no unit 99999 in 2013."),
        (GOOD.replace(",401,", ",751,"), "item 751 is not asked of Xã An Sinh."),
        (GOOD.replace("01.N/XHHT-X", "02.N/XHHT-CQ"), "Xã An Sinh does not file 02.N/XHHT-CQ."),
        (GOOD.replace(",1000,", ",1.5,", 1), "“1.5” is no value of item 401."),
        (GOOD.replace(",1000,", ",-1,", 1), "“-1” is no value of item 401."),
        (GOOD.replace(",1000,", f",{9 * 10**18 * 2},", 1), "is no value of item 401."),
        (GOOD.replace(",401,ho,", ",201,ho,"), "“1000” is no value of item 201."),
        (f"{GOOD}\n{GOOD}", "facts.csv:3: the same item as in facts.csv:2."),
        (GOOD.removesuffix(","), "the row has 11 cells, the header 12."),
    ],
)
def test_a_row_that_does_not_fit_is_named_by_its_line(
    tmp_path: Path, line: str, expected: str
) -> None:
    found = told(written(tmp_path, HEADER, line))
    assert "facts.csv cannot be used as facts." in found
    assert expected in found


def test_a_missing_and_an_unknown_column_are_both_named(tmp_path: Path) -> None:
    found = told(written(tmp_path, HEADER.replace("sha256", "md5"), GOOD))
    assert "there is no column sha256" in found
    assert "“md5” is not known" in found


def test_many_mistakes_are_counted_after_the_first_ten(tmp_path: Path) -> None:
    found = told(written(tmp_path, HEADER, *[GOOD.replace("2013", "13")] * 25))
    assert found.count("is no year") == 10
    assert found.endswith("And 15 more.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "It is not JSON."),
        ("[" * 100_000, "It is not JSON."),
        ("[]", "Its schema is not xhht/facts/1."),
        ('{"schema": "xhht/compute/1", "facts": []}', "Its schema is not xhht/facts/1."),
        ('{"schema": "xhht/facts/1", "plan": "x", "facts": []}', "It is of the plan x, not "),
        (
            '{"schema": "xhht/facts/1", "plan": "dong-trieu-2011", "facts": [{"unit": 1}]}',
            "facts.json: facts[0]: its keys are not unit, unit_name",
        ),
    ],
)
def test_json_that_is_no_facts_says_why(tmp_path: Path, text: str, expected: str) -> None:
    assert expected in told(written(tmp_path, text, name="facts.json"))


def test_a_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_bytes("Xã".encode("cp1258", errors="replace") + b"\xff")
    assert "the file is not UTF-8" in told(path)
