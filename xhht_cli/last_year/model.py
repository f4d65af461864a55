"""Last year as a value: the figures of one unit."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LastYear:
    """The known figures of an earlier year for one unit, by item, and the files they come from.

    A yes-no item is 1 for Có and 0 for Không. ``values`` is empty where nothing is known of exactly
    the unit's territory, as before a split.
    """

    year: int
    values: Mapping[str, int]
    files: tuple[str, ...]
