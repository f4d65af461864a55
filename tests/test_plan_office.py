"""The office of a plan: optional, and its mistakes told with the rest."""

from pathlib import Path

from tests.test_plan_mistakes import draw, mistakes
from xhht_cli.messages import Text
from xhht_cli.plan import load_plan
from xhht_cli.plan.model import Office

WHOLE = """
[office]
parent = { vi = "UBND huyện X", en = "District X" }
body = { vi = "Phòng Y", en = "Office Y" }
sign = "BC-Y"
place = "X"
addressee = { vi = "Ủy ban nhân dân huyện X", en = "People's Committee of X" }
recipients = [{ vi = "Như trên", en = "As above" }]
signer = { vi = "Trưởng phòng", en = "Head" }

[[kind]]"""


def drawn(folder: Path, table: str) -> Path:
    return draw(folder, ("plan.toml", "[[kind]]", table))


def test_a_plan_needs_no_office(tmp_path: Path) -> None:
    assert load_plan(draw(tmp_path)).office is None


def test_the_whole_table_is_read(tmp_path: Path) -> None:
    assert load_plan(drawn(tmp_path, WHOLE)).office == Office(
        parent=Text(vi="UBND huyện X", en="District X"),
        body=Text(vi="Phòng Y", en="Office Y"),
        sign="BC-Y",
        place="X",
        addressee=Text(vi="Ủy ban nhân dân huyện X", en="People's Committee of X"),
        recipients=(Text(vi="Như trên", en="As above"),),
        signer=Text(vi="Trưởng phòng", en="Head"),
    )


def test_recipients_may_be_left_out(tmp_path: Path) -> None:
    few = WHOLE.replace('recipients = [{ vi = "Như trên", en = "As above" }]\n', "")
    office = load_plan(drawn(tmp_path, few)).office
    assert office is not None
    assert office.recipients == ()


def test_mistakes_are_told_by_their_key_path(tmp_path: Path) -> None:
    wrong = WHOLE.replace('sign = "BC-Y"\n', "").replace('place = "X"', "place = 1")
    assert mistakes(drawn(tmp_path, wrong)) == [
        "plan.toml: office.sign: this key is missing.",
        "plan.toml: office.place: must be a text in quotation marks.",
    ]


def test_the_built_in_plan_names_its_office() -> None:
    office = load_plan().office
    assert office is not None
    assert (office.sign, office.place) == ("BC-PGDĐT", "Đông Triều")
