"""Every way: the plan with targets of every kind, and figures for its four communes."""

from collections.abc import Mapping
from pathlib import Path

from tests.dossiers import drawn_up
from tests.filling import Filed
from xhht_cli.dossier import Dossier
from xhht_cli.plan import load_plan

PLAN = load_plan(Path(__file__).parent / "plans" / "every-way")
PLAIN, RIVER, HIGH, FAR = "91001", "91002", "91003", "91004"
"""Xã Đồng Bằng, Ven Sông, Núi Cao and Núi Xa, the last two of class dbkk."""


def of_year(year: int, **units: Mapping[str, int]) -> Filed:
    """What communes filed for a year (``u91001={"101": 100}``)."""
    return {(year, code[1:]): dict(items) for code, items in units.items()}


def dossier_of(filed: Filed, year: int, unit: str | None = None) -> Dossier:
    """Draw up the dossier of a year."""
    return drawn_up(filed, year, PLAN, unit)
