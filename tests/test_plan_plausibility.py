"""The plausibility table of a plan: optional, and its mistakes told with the rest."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.test_plan_mistakes import draw, mistakes
from xhht_cli.plan import load_plan
from xhht_cli.plan.model import Copies, Fall, Jump, Outlier, Pair, Plausibility, Thousandth

LAST = 'quote = "100% số xã"\n'

WHOLE = """
[[plausibility.jump]]
items = ["201"]
percent = 12.5
least = 10

[plausibility.fall]
ratios = ["202+203/201"]
points = 5
least = 2

[plausibility.outlier]
ratios = ["202/201"]
score = 3.5
points = 20
units = 8
least = 30

[plausibility.thousandth]
years = [500, 2000]
peers = [100, 5000]
units = 9

[plausibility.copies]
units = 8
years = 15
"""


def drawn(folder: Path, table: str) -> Path:
    return draw(folder, ("plan.toml", LAST, LAST + table))


def test_a_plan_needs_no_plausibility(tmp_path: Path) -> None:
    assert load_plan(draw(tmp_path)).plausibility is None


def test_the_whole_table_is_read_with_exact_decimals(tmp_path: Path) -> None:
    assert load_plan(drawn(tmp_path, WHOLE)).plausibility == Plausibility(
        jumps=(Jump(items=("201",), percent=Decimal("12.5"), least=10),),
        fall=Fall(
            ratios=(Pair(numerator=("202", "203"), denominator="201"),), points=Decimal(5), least=2
        ),
        outlier=Outlier(
            ratios=(Pair(numerator=("202",), denominator="201"),),
            score=Decimal("3.5"),
            points=Decimal(20),
            units=8,
            least=30,
        ),
        thousandth=Thousandth(years=(500, 2000), peers=(100, 5000), units=9),
        copies=Copies(units=8, years=15),
    )


def test_each_part_may_be_left_out(tmp_path: Path) -> None:
    table = "[plausibility.copies]\nunits = 8\nyears = 15\n"
    assert load_plan(drawn(tmp_path, table)).plausibility == Plausibility(
        jumps=(), fall=None, outlier=None, thousandth=None, copies=Copies(units=8, years=15)
    )


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("percent = 12.5", "percent = 0", "jump[1].percent: must be above 0."),
        ("least = 10", "least = 0", "jump[1].least: must be at least 1."),
        ("least = 10", "lest = 10", "jump[1].least: this key is missing."),
        ('["201"]', "[]", "jump[1].items: needs at least 1 entries."),
        (
            '["201"]',
            '["299"]',
            "jump[1].items[1]: “299” is none of the [[item]] in items.toml.",
        ),
        ('["201"]', '["204"]', "jump[1].items[1]: item 204 is yes-no; a count is needed."),
        (
            '["201"]',
            '["201", "201"]',
            "jump[1].items[2]: “201” is taken already by plan.toml: plausibility.jump[1].items[1].",
        ),
        (
            "202+203/201",
            "202-203/201",
            "fall.ratios[1]: “202-203/201” is not a ratio such as “102/101”.",
        ),
        (
            '["202/201"]',
            '["299/201"]',
            "outlier.ratios[1]: “299” is none of the [[item]] in items.toml.",
        ),
        (
            '["202/201"]',
            '["202/201", "202/204"]',
            "outlier.ratios[2]: item 204 is yes-no; a ratio takes counts.",
        ),
        ("points = 5", "points = 101", "fall.points: must be at most 100."),
        ("units = 9", "units = 2", "thousandth.units: must be at least 3."),
        (
            "[500, 2000]",
            "[2000, 2000]",
            "thousandth.years: the first number must be below the second.",
        ),
        (
            "[100, 5000]",
            "[5000, 100]",
            "thousandth.peers: the first number must be below the second.",
        ),
        ("[100, 5000]", "[100]", "thousandth.peers: needs at least 2 entries."),
    ],
)
def test_a_mistake_is_told_with_its_key_path(
    tmp_path: Path, old: str, new: str, mistake: str
) -> None:
    folder = drawn(tmp_path, WHOLE.replace(old, new, 1))
    assert f"plan.toml: plausibility.{mistake}" in mistakes(folder)


def test_it_must_be_a_table(tmp_path: Path) -> None:
    folder = draw(tmp_path, ("plan.toml", 'id = "thu"', 'id = "thu"\nplausibility = 3'))
    assert mistakes(folder) == ["plan.toml: plausibility: must be a table in curly brackets."]


def test_its_mistakes_hide_none_of_the_others(tmp_path: Path) -> None:
    folder = drawn(tmp_path, WHOLE.replace("points = 5", "points = 0", 1))
    text = (folder / "plan.toml").read_text(encoding="utf-8")
    (folder / "plan.toml").write_text(
        text.replace("floor = 65", "floor = 80").replace('of = "communes"', 'of = "towns"'),
        encoding="utf-8",
    )
    share = "plan.toml: indicator[2] (co-thu-vien).measure[1].share.of"
    assert mistakes(folder) == [
        "plan.toml: plausibility.fall.points: must be above 0.",
        f"{share}: “towns” is no kind and no group.",
        "plan.toml: target[1] (T1).floor: the floor 80 is above the aim 70.5.",
    ]
