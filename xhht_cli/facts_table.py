"""Facts table: the facts as a frame of pandas, for those who go on from it."""

from collections.abc import Sequence

import pandas as pd

from xhht_cli.facts import COLUMNS, Fact

_DTYPES = dict.fromkeys(COLUMNS, "str") | {"year": "int64", "value": "Int64"}


def to_table(facts: Sequence[Fact]) -> pd.DataFrame:
    """Put facts into a frame with the columns `COLUMNS`; a value that is not known is NA.

    They are objects at first, since beside what is not known a count would be made a float.
    """
    return pd.DataFrame(facts, columns=list(COLUMNS), dtype="object").astype(_DTYPES)
