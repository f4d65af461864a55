"""Provenance: facts with the digests of their files, indexed by year, unit and item."""

from dataclasses import replace

from tests.builders import drawn, heading, plan
from tests.in_memory import DIGEST, records_of
from xhht_cli.provenance import Place, Written, written


def test_every_fact_bears_the_digest_of_its_file_where_that_is_known() -> None:
    known = replace(drawn({"401": 10}, heading(unit="07075"), "a.xlsx"), sha256=DIGEST)
    unknown = drawn({"401": 20}, heading(unit="07078"), "b.xlsx")
    records = records_of([known, unknown], plan())
    assert [each.sha256 for each in records] == [DIGEST, ""]
    assert written(records) == {
        (2013, "07075", "401"): (
            Written(
                value=10,
                raw="10",
                place=Place(file="a.xlsx", sheet="Biểu", cell="E11", sha256=DIGEST),
            ),
        ),
        (2013, "07078", "401"): (
            Written(
                value=20,
                raw="20",
                place=Place(file="b.xlsx", sheet="Biểu", cell="E11", sha256=None),
            ),
        ),
    }
