"""Facts table: the facts as a frame, whose columns and types do not depend on what is in it."""

import pandas as pd

from xhht_cli.facts import COLUMNS, Fact
from xhht_cli.facts_table import to_table

LARGE = 2**53 + 1
FIRST = Fact("07075", 2013, "01.N/XHHT-X", "401", LARGE, "9.007.199.254.740.993", "a", "B", "E5")
SECOND = FIRST._replace(item="402", value=None, raw="", cell="E6")


def test_a_fact_is_a_row_that_keeps_texts_and_large_counts_and_has_na_for_what_is_not_known() -> (
    None
):
    table = to_table([FIRST, SECOND])
    assert next(table.itertuples(index=False, name=None)) == tuple(FIRST)
    assert table["value"][0] == LARGE
    assert table["value"][1] is pd.NA
    assert table["raw"].tolist() == ["9.007.199.254.740.993", ""]


def test_no_facts_give_an_empty_table_of_the_same_columns_and_types() -> None:
    some, none = to_table([FIRST]), to_table([])
    assert (
        tuple(none.columns)
        == COLUMNS
        == (*("unit", "year", "form", "item", "value", "raw", "file", "sheet", "cell"),)
    )
    assert none.dtypes.equals(some.dtypes)
    assert (str(none["year"].dtype), str(none["value"].dtype)) == ("int64", "Int64")
